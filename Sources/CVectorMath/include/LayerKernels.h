#ifndef STEPLAB_LAYER_KERNELS_H
#define STEPLAB_LAYER_KERNELS_H

// The passes over activations between the matrix products of a network, compiled like those of
// UpdateKernels.h for every width of vectors.
//
// "Lanes" are vectors of 64 bytes; rows that are counted in lanes are padded to whole ones and start
// at multiples of 64 bytes. Strides are elements from one row or plane to the next. What is computed
// is documented at the Swift functions that call them.

#include "Pass.h"

typedef enum __attribute__((enum_extensibility(closed))) {
  STEPLAB_LINEAR __attribute__((swift_name("linear"))),
  STEPLAB_RELU __attribute__((swift_name("relu"))),
  STEPLAB_TANH __attribute__((swift_name("tanh"))),
  STEPLAB_LEAKY_RELU __attribute__((swift_name("leakyRelu"))),
  STEPLAB_GELU __attribute__((swift_name("gelu"))),
  STEPLAB_SILU __attribute__((swift_name("silu"))),
} steplab_activation;

STEPLAB_PASS(void, activate, {
  // The products; on return z + bias, or the derivative where the output does not tell it.
  void *_Nonnull z;
  // May be z where the output tells the derivative.
  void *_Nonnull a;
  // A row.
  const void *_Nonnull bias;
  ptrdiff_t rows, lanes;
  steplab_activation activation;
  // Of leaky ReLU below zero.
  double slope;
})

STEPLAB_PASS(void, activate_backward, {
  // With respect to the output; on return to the input.
  void *_Nonnull delta;
  // The output, or the derivative.
  const void *_Nonnull saved;
  // A row.
  void *_Nonnull column_sums;
  ptrdiff_t rows, lanes;
  steplab_activation activation;
  double slope;
})

// Adds a row's bias to each of its elements, and ReLU: what a convolution whose rows are channels
// needs.
STEPLAB_PASS(void, add_bias_to_planes, {
  void *_Nonnull z;
  // An element for each row.
  const void *_Nullable bias;
  ptrdiff_t rows, columns, stride;
  bool is_rectified;
})

STEPLAB_PASS(void, planes_backward, {
  void *_Nonnull delta;
  // Null where it was not rectified.
  const void *_Nullable output;
  void *_Nullable row_sums;
  ptrdiff_t rows, columns, stride;
})

// x + y in place of x.
STEPLAB_PASS(void, add, {
  void *_Nonnull x;
  const void *_Nonnull y;
  ptrdiff_t lanes;
})

// Sums over the rows.
typedef struct {
  double loss, correct, log_normalizer;
} steplab_cross_entropy_sums;

STEPLAB_PASS(steplab_cross_entropy_sums, cross_entropy, {
  // On return their gradient.
  void *_Nonnull logits;
  const int32_t *_Nonnull labels;
  ptrdiff_t rows, lanes, columns;
  // Of the gradient.
  double scale;
  // Of the labels.
  double smoothing;
  // The weight of log^2 Z.
  double penalty;
})

// The softmax of each row, of which a causal row k sees the first k + 1 elements. The result is the
// largest scaled score.
STEPLAB_PASS(double, attention_softmax, {
  // On return weights.
  void *_Nonnull scores;
  ptrdiff_t rows, lanes, columns;
  bool is_causal;
  double scale;
})

STEPLAB_PASS(void, attention_softmax_backward, {
  // Their padding is zero.
  const void *_Nonnull weights;
  // With respect to the weights; on return to the unscaled scores. The padding is of any value.
  void *_Nonnull delta;
  ptrdiff_t rows, lanes, columns;
  double scale;
})

// Each row, cut into slices of `columns` elements, to mean 0 and variance 1 within each slice, times
// gain, plus bias.
STEPLAB_PASS(void, normalize_rows, {
  const void *_Nonnull x;
  // May be x.
  void *_Nonnull y;
  void *_Nonnull normalized;
  // Rows x slices.
  void *_Nonnull inverse_deviations;
  const void *_Nonnull gain;
  const void *_Nullable bias;
  ptrdiff_t rows, slices, columns, stride;
  double epsilon;
})

STEPLAB_PASS(void, normalize_rows_backward, {
  // With respect to y; on return to x.
  void *_Nonnull delta;
  const void *_Nonnull normalized, *_Nonnull inverse_deviations, *_Nonnull gain;
  // The sums over these rows.
  void *_Nonnull gain_gradient;
  void *_Nullable bias_gradient;
  ptrdiff_t rows, slices, columns, stride;
})

// How many examples and features there are, and the elements from one of them to the next: for
// planes, whose rows are features, the steps are exchanged.
typedef struct {
  ptrdiff_t examples, features, example_step, feature_step;
} steplab_feature_layout;

// Each feature to mean 0 and variance 1 over the examples, or by given statistics, times gain, plus
// bias.
STEPLAB_PASS(void, normalize_features, {
  // On return normalised.
  void *_Nonnull x;
  void *_Nonnull y;
  void *_Nonnull means, *_Nonnull inverse_deviations;
  const void *_Nonnull gain, *_Nonnull bias;
  steplab_feature_layout layout;
  bool statistics_are_given;
  double epsilon;
})

STEPLAB_PASS(void, normalize_features_backward, {
  // On return with respect to x.
  void *_Nonnull delta;
  const void *_Nonnull normalized, *_Nonnull inverse_deviations, *_Nonnull gain;
  void *_Nonnull gain_gradient, *_Nonnull bias_gradient;
  steplab_feature_layout layout;
})

// `width` hidden units are `lanes` vectors.
typedef struct {
  ptrdiff_t rows, lanes, width, gate_stride;
} steplab_cell_layout;

// One step. A record holds for each row i, f, g, o, the new c and tanh c, `lanes` each.
STEPLAB_PASS(void, lstm_cell, {
  // Before their activations, in the order i, f, g, o, `width` each; readable for a vector beyond
  // the end.
  const void *_Nonnull gates;
  void *_Nonnull record;
  // The c before, in a record of its step, or null for zeros.
  const void *_Nullable previous;
  // Rows x lanes.
  void *_Nonnull h;
  steplab_cell_layout layout;
})

STEPLAB_PASS(void, lstm_cell_backward, {
  const void *_Nonnull record;
  const void *_Nullable previous;
  // Rows x lanes.
  const void *_Nonnull delta_h;
  // Rows x lanes; on return with respect to the c before.
  void *_Nonnull delta_c;
  // Rows x stride.
  void *_Nonnull gate_deltas;
  steplab_cell_layout layout;
})

// Images: planes of one channel each for all examples, one after the other.
typedef struct {
  ptrdiff_t channels, examples, height, width;
} steplab_plane_shape;

// Writes the patches that a convolution of stride 1 sees: row (channel, y, x) of the kernel, with a
// column for each output.
STEPLAB_PASS(void, gather_patches, {
  const void *_Nonnull planes;
  void *_Nonnull patches;
  steplab_plane_shape shape;
  ptrdiff_t kernel, padding, plane_stride, patch_stride;
})

// The transpose of gathering: adds up what each input has contributed. The planes are overwritten.
STEPLAB_PASS(void, scatter_patches, {
  void *_Nonnull planes;
  const void *_Nonnull patches;
  steplab_plane_shape shape;
  ptrdiff_t kernel, padding, plane_stride, patch_stride;
})

// The largest of each square of `size`, squares side by side; rows and columns that fill none are
// left out. Positions are those of the largest within their images.
STEPLAB_PASS(void, pool_maximum, {
  const void *_Nonnull planes;
  void *_Nonnull pooled;
  int32_t *_Nonnull positions;
  steplab_plane_shape shape;
  ptrdiff_t size, plane_stride, pooled_stride;
})

// The planes are overwritten.
STEPLAB_PASS(void, pool_maximum_backward, {
  void *_Nonnull planes;
  const void *_Nonnull pooled;
  const int32_t *_Nonnull positions;
  steplab_plane_shape shape;
  ptrdiff_t size, plane_stride, pooled_stride;
})

// The mean of each rectangle, `tall` x `broad`, side by side.
STEPLAB_PASS(void, pool_average, {
  const void *_Nonnull planes;
  void *_Nonnull pooled;
  steplab_plane_shape shape;
  ptrdiff_t tall, broad, plane_stride, pooled_stride;
})

// The planes are overwritten.
STEPLAB_PASS(void, pool_average_backward, {
  void *_Nonnull planes;
  const void *_Nonnull pooled;
  steplab_plane_shape shape;
  ptrdiff_t tall, broad, plane_stride, pooled_stride;
})

#endif
