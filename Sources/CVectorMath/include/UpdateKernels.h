#ifndef STEPLAB_UPDATE_KERNELS_H
#define STEPLAB_UPDATE_KERNELS_H

// Whole passes of optimizers that are bound by square roots and divisions rather than by memory.
//
// Swift compiles for the baseline instruction set, and nothing but compiler flags could change
// that for a package; these loops are compiled several times, and the widest version that the
// processor has is chosen when the program starts. Everything is in vectors of 64 bytes; counts are
// in vectors. What is computed is documented at the Swift functions that call them.
//
// `vectors` are the coefficients that can differ from lane to lane, 64 bytes each, in the order of
// their names at the pass; the others are the same for all.

#include "CVectorMath.h"

#define STEPLAB_DECLARE_UPDATES(suffix, real)                                                     \
  typedef struct {                                                                                \
    real beta1, fresh1, beta2, fresh2, root, epsilon;                                             \
  } steplab_adaptive_##suffix;                                                                    \
                                                                                                  \
  typedef struct {                                                                                \
    real average_weight, beta2, fresh2, root, epsilon;                                            \
  } steplab_schedule_free_##suffix;                                                               \
                                                                                                  \
  typedef struct {                                                                                \
    real beta1, fresh1, beta2, fresh2, keep_s, fresh_s, epsilon;                                  \
  } steplab_dadapt_adam_##suffix;                                                                 \
                                                                                                  \
  typedef struct {                                                                                \
    real beta1, fresh1, beta2, fresh2;                                                            \
  } steplab_lion_##suffix;                                                                        \
                                                                                                  \
  typedef struct {                                                                                \
    real beta1, fresh1, beta2, fresh2, beta3, fresh3;                                             \
  } steplab_prodigy_##suffix;                                                                     \
                                                                                                  \
  /* vectors: keep, decay, momentum rate, gradient rate */                                        \
  void steplab_adaptive_momentum_step_##suffix(                                                   \
      real *w, real *m, real *v, const real *gradient, int64_t count, const real *vectors,        \
      steplab_adaptive_##suffix c);                                                               \
  void steplab_adaptive_step_##suffix(real *w, real *v, const real *gradient, int64_t count,      \
                                      const real *vectors, steplab_adaptive_##suffix c);          \
  /* vectors: rate, rate of y, decay at y, decay at z */                                          \
  void steplab_schedule_free_step_##suffix(real *y, real *z, real *v, const real *gradient,       \
                                           int64_t count, const real *vectors,                    \
                                           steplab_schedule_free_##suffix c);                     \
  /* vectors: decay, rate of the gradient, rate of the momentum */                                \
  void steplab_momentum_step_##suffix(real *w, real *m, const real *gradient, int64_t count,      \
                                      const real *vectors, real beta, real fresh);                \
  /* vectors: decay, rate */                                                                      \
  void steplab_adamax_step_##suffix(real *w, real *m, real *u, const real *gradient,              \
                                    int64_t count, const real *vectors, real beta1, real fresh1,  \
                                    real beta2, real epsilon);                                    \
  /* vectors: decay, rate */                                                                      \
  void steplab_adadelta_step_##suffix(real *w, real *v, real *u, const real *gradient,            \
                                      int64_t count, const real *vectors, real rho, real fresh,   \
                                      real epsilon);                                              \
  /* vectors: keep, decay, rate */                                                                \
  void steplab_lion_step_##suffix(real *w, real *m, const real *gradient, int64_t count,          \
                                  const real *vectors, steplab_lion_##suffix c);                  \
  /* vectors: keep, decay */                                                                      \
  steplab_distance_sums steplab_dadapt_adam_step_##suffix(                                          \
      real *w, real *m, real *v, real *s, const real *gradient, int64_t count,                    \
      const real *vectors, steplab_dadapt_adam_##suffix c);                                       \
  /* vectors: decay */                                                                            \
  steplab_distance_sums steplab_prodigy_moments_##suffix(                                         \
      const real *w, const real *start, real *m, real *v, real *s, const real *gradient,          \
      int64_t count, const real *vectors, steplab_prodigy_##suffix c);                            \
  /* vectors: keep */                                                                             \
  void steplab_prodigy_step_##suffix(real *w, const real *m, const real *v, int64_t count,        \
                                     const real *vectors, real rate, real epsilon);              \
  /* Reads `reads` streams, at most 7, writes the first `writes` of them, at most 6, and computes */ \
  /* next to nothing. The result has no meaning. */                                               \
  real steplab_stream_##suffix(real *const *streams, int32_t reads, int32_t writes,               \
                               int64_t first, int64_t count);

typedef struct {
  double correlation, norm;
} steplab_distance_sums;

STEPLAB_DECLARE_UPDATES(f32, float)
STEPLAB_DECLARE_UPDATES(f64, double)

#endif
