#ifndef STEPLAB_UPDATE_KERNELS_H
#define STEPLAB_UPDATE_KERNELS_H

// Whole passes of optimizers that are bound by square roots and divisions rather than by memory.
//
// Swift compiles for the baseline instruction set, and nothing but compiler flags could change
// that for a package; these loops are compiled several times, and the widest version that the
// processor has is chosen when the program starts. Everything is in vectors of 64 bytes; counts are
// in vectors. What is computed is documented at the Swift functions that call them.
//
// All have the same form. `buffers` are the buffers of the pass in the order of its comment,
// `vectors` the coefficients that can differ from lane to lane, 64 bytes each, at any address;
// `scalars` those that are the same for all. What a pass sums up is its result, else zeros.

#include "CVectorMath.h"

typedef struct {
  double first, second;
} steplab_sums;

#define STEPLAB_DECLARE_PASS(name, suffix, real)                                              \
  steplab_sums steplab_##name##_##suffix(real *_Nonnull const *_Nonnull buffers,              \
                                         int64_t count, const real *_Nonnull vectors,         \
                                         const real *_Nonnull scalars);

#define STEPLAB_DECLARE_UPDATES(suffix, real)                                                 \
  STEPLAB_DECLARE_PASS(sum_of_squares, suffix, real)                                          \
  STEPLAB_DECLARE_PASS(momentum, suffix, real)                                                \
  STEPLAB_DECLARE_PASS(adaptive, suffix, real)                                                \
  STEPLAB_DECLARE_PASS(adaptive_momentum, suffix, real)                                       \
  STEPLAB_DECLARE_PASS(adamax, suffix, real)                                                  \
  STEPLAB_DECLARE_PASS(adadelta, suffix, real)                                                \
  STEPLAB_DECLARE_PASS(lion, suffix, real)                                                    \
  STEPLAB_DECLARE_PASS(schedule_free, suffix, real)                                           \
  STEPLAB_DECLARE_PASS(dadapt_adam, suffix, real)                                             \
  STEPLAB_DECLARE_PASS(prodigy_moments, suffix, real)                                         \
  STEPLAB_DECLARE_PASS(prodigy_step, suffix, real)                                            \
  /* Reads `reads` streams, at most 7, writes the first `writes` of them, at most 6, and */   \
  /* computes next to nothing. The result has no meaning. */                                  \
  real steplab_stream_##suffix(real *_Nonnull const *_Nonnull streams, int32_t reads,         \
                               int32_t writes, int64_t first, int64_t count);

STEPLAB_DECLARE_UPDATES(f32, float)
STEPLAB_DECLARE_UPDATES(f64, double)

#endif
