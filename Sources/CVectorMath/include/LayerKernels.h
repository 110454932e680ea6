#ifndef STEPLAB_LAYER_KERNELS_H
#define STEPLAB_LAYER_KERNELS_H

// The passes over activations between the matrix products of a network, compiled like those of
// UpdateKernels.h for every width of vectors.
//
// All have the same form: `buffers` in the order of the pass's comment, `sizes` and `scalars`
// likewise; what a pass measures goes to `results`. "Lanes" are vectors of 64 bytes; rows that are
// counted in lanes are padded to whole ones and start at multiples of 64 bytes. What is computed is
// documented at the Swift functions that call them.

#include <stdint.h>

#define STEPLAB_DECLARE_LAYER_PASS(name, suffix, real)                               \
  void steplab_##name##_##suffix(void *_Nullable const *_Nonnull buffers,            \
                                 const int64_t *_Nonnull sizes,                      \
                                 const real *_Nonnull scalars, double *_Nonnull results);

#define STEPLAB_DECLARE_LAYER_PASSES(suffix, real)                   \
  STEPLAB_DECLARE_LAYER_PASS(activate, suffix, real)                 \
  STEPLAB_DECLARE_LAYER_PASS(activate_backward, suffix, real)        \
  STEPLAB_DECLARE_LAYER_PASS(add_bias_to_planes, suffix, real)       \
  STEPLAB_DECLARE_LAYER_PASS(planes_backward, suffix, real)          \
  STEPLAB_DECLARE_LAYER_PASS(cross_entropy, suffix, real)            \
  STEPLAB_DECLARE_LAYER_PASS(attention_softmax, suffix, real)        \
  STEPLAB_DECLARE_LAYER_PASS(attention_softmax_backward, suffix, real) \
  STEPLAB_DECLARE_LAYER_PASS(normalize_rows, suffix, real)           \
  STEPLAB_DECLARE_LAYER_PASS(normalize_rows_backward, suffix, real)  \
  STEPLAB_DECLARE_LAYER_PASS(normalize_columns, suffix, real)        \
  STEPLAB_DECLARE_LAYER_PASS(normalize_columns_backward, suffix, real) \
  STEPLAB_DECLARE_LAYER_PASS(lstm_cell, suffix, real)                \
  STEPLAB_DECLARE_LAYER_PASS(lstm_cell_backward, suffix, real)       \
  STEPLAB_DECLARE_LAYER_PASS(gather_patches, suffix, real)           \
  STEPLAB_DECLARE_LAYER_PASS(scatter_patches, suffix, real)          \
  STEPLAB_DECLARE_LAYER_PASS(pool_maximum, suffix, real)             \
  STEPLAB_DECLARE_LAYER_PASS(pool_maximum_backward, suffix, real)    \
  STEPLAB_DECLARE_LAYER_PASS(pool_average, suffix, real)             \
  STEPLAB_DECLARE_LAYER_PASS(pool_average_backward, suffix, real)    \
  STEPLAB_DECLARE_LAYER_PASS(add, suffix, real)

STEPLAB_DECLARE_LAYER_PASSES(f32, float)
STEPLAB_DECLARE_LAYER_PASSES(f64, double)

#endif
