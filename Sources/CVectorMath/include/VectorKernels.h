#ifndef STEPLAB_VECTOR_KERNELS_H
#define STEPLAB_VECTOR_KERNELS_H

// The passes of linear algebra beside the matrix product: sums, multiples and reflections, compiled
// like those of UpdateKernels.h for every width of vectors.
//
// Buffers start at multiples of 64 bytes; "lanes" are vectors of 64 bytes, and rows are padded to
// whole ones: where the padding takes part in sums it is zero. Every sum has one order, whatever the
// width, and no product is fused with a sum: all versions give the same bits.

#include "Pass.h"

// The sum of the products of the elements.
STEPLAB_PASS(double, dot_product, {
  const void *_Nonnull x, *_Nonnull y;
  ptrdiff_t lanes;
})

// y + factor x in place of y.
STEPLAB_PASS(void, add_multiple, {
  void *_Nonnull y;
  const void *_Nonnull x;
  ptrdiff_t lanes;
  double factor;
})

// Rows of `lanes` vectors each, `stride` vectors from one to the next.
typedef struct {
  ptrdiff_t rows, lanes, stride;
} steplab_row_layout;

// The products of the rows with x.
STEPLAB_PASS(void, row_products, {
  const void *_Nonnull matrix, *_Nonnull x;
  // An element for each row.
  void *_Nonnull products;
  steplab_row_layout layout;
})

// Takes the sum of the rows, with these factors, from x.
STEPLAB_PASS(void, subtract_rows, {
  const void *_Nonnull matrix, *_Nonnull factors;
  void *_Nonnull x;
  steplab_row_layout layout;
})

// A - v w' - w v'.
STEPLAB_PASS(void, rank_two_update, {
  void *_Nonnull matrix;
  const void *_Nonnull v, *_Nonnull w;
  steplab_row_layout layout;
})

// Takes `factor` times its product with v, times v, from each row.
STEPLAB_PASS(void, reflect_rows, {
  void *_Nonnull matrix;
  const void *_Nonnull v;
  steplab_row_layout layout;
  double factor;
})

// Rotates the last row and the one before it, that one and the one before it, and so on up to the
// first: rows i and i + 1 become c x - s y and s x + c y.
STEPLAB_PASS(void, rotate_rows, {
  void *_Nonnull matrix;
  // For each row but the last.
  const void *_Nonnull cosines, *_Nonnull sines;
  steplab_row_layout layout;
})

// Columns of a panel.
#define STEPLAB_PANEL_COLUMNS 32

// Householder's reflections that make a panel upper triangular, from the first column on.
STEPLAB_PASS(void, reflect_panel, {
  // Rows of STEPLAB_PANEL_COLUMNS elements, of which those beyond `columns` are zero. On return the
  // reflections' vectors V, as columns: 1 on the diagonal and 0 above. The triangle is lost.
  void *_Nonnull panel;
  // STEPLAB_PANEL_COLUMNS squared elements: the transpose of the upper triangular T with which the
  // product of all reflections, the first one leftmost, is 1 - V T V'.
  void *_Nonnull factor;
  // columns <= rows
  ptrdiff_t rows, columns;
})

#endif
