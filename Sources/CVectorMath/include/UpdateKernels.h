#ifndef STEPLAB_UPDATE_KERNELS_H
#define STEPLAB_UPDATE_KERNELS_H

// Whole passes of optimizers that are bound by square roots and divisions rather than by memory.
//
// Swift compiles for the baseline instruction set, and nothing but compiler flags could change
// that for a package; these loops are compiled several times, and the widest version that the
// processor has is chosen when the program starts. What is computed is documented at the Swift
// functions that call them.
//
// Buffers are whole vectors of 64 bytes, of which a pass takes `count` from the vector `first` on.
// `fresh` is the weight of the new beside that of the old, such as 1 - beta.

#include "Pass.h"

typedef struct {
  double first, second;
} steplab_sums;

STEPLAB_PASS(double, sum_of_squares, {
  const void *_Nonnull x;
  ptrdiff_t first, count;
})

STEPLAB_PASS(void, momentum, {
  void *_Nonnull w, *_Nonnull m;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane decay, gradient_rate, momentum_rate;
  double beta, fresh;
})

STEPLAB_PASS(void, adaptive, {
  void *_Nonnull w, *_Nonnull v;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane keep, decay, gradient_rate;
  double beta2, fresh2, root, epsilon;
})

STEPLAB_PASS(void, adaptive_momentum, {
  void *_Nonnull w, *_Nonnull m, *_Nonnull v;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane keep, decay, momentum_rate, gradient_rate;
  double beta1, fresh1, beta2, fresh2, root, epsilon;
})

STEPLAB_PASS(void, adamax, {
  void *_Nonnull w, *_Nonnull m, *_Nonnull u;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane decay, rate;
  double beta1, fresh1, beta2, epsilon;
})

STEPLAB_PASS(void, adadelta, {
  void *_Nonnull w, *_Nonnull v, *_Nonnull u;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane decay, rate;
  double rho, fresh, epsilon;
})

STEPLAB_PASS(void, lion, {
  void *_Nonnull w, *_Nonnull m;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane keep, decay, rate;
  double beta1, fresh1, beta2, fresh2;
})

STEPLAB_PASS(void, schedule_free, {
  void *_Nonnull y, *_Nonnull z, *_Nonnull v;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane rate, rate_of_y, decay_at_y, decay_at_z;
  double average_weight, beta2, fresh2, root, epsilon;
})

// The sums are those of the correlation and of |s|.
STEPLAB_PASS(steplab_sums, dadapt_adam, {
  void *_Nonnull w, *_Nonnull m, *_Nonnull v, *_Nonnull s;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane keep, decay;
  double beta1, fresh1, beta2, fresh2, keep_s, fresh_s, epsilon;
})

// The sums are those of the way from the origin along the gradient and of |s|.
STEPLAB_PASS(steplab_sums, prodigy_moments, {
  const void *_Nonnull w, *_Nonnull origin;
  void *_Nonnull m, *_Nonnull v, *_Nonnull s;
  const void *_Nonnull gradient;
  ptrdiff_t first, count;
  steplab_per_lane decay;
  double beta1, fresh1, beta2, fresh2, beta3, fresh3;
})

STEPLAB_PASS(void, prodigy_step, {
  void *_Nonnull w;
  const void *_Nonnull m, *_Nonnull v;
  ptrdiff_t first, count;
  steplab_per_lane keep;
  double rate, epsilon;
})

// Reads `reads` streams, at most 7, writes the first `writes` of them, at most 6, and computes next
// to nothing. The result has no meaning.
STEPLAB_PASS(double, stream, {
  void *_Nonnull const *_Nonnull streams;
  ptrdiff_t reads, writes, first, count;
})

#endif
