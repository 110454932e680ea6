#ifndef STEPLAB_MATRIX_PRODUCT_H
#define STEPLAB_MATRIX_PRODUCT_H

// C <- alpha A B (+ C), for matrices of any size and strides.
//
// Element (i, p) of A is at a[i * a_row + p * a_column], and so on: a transposed matrix is one with
// its strides exchanged. The rows of C lie side by side. k may be 0 only if `adds`.
//
// An element of C is a sum over p in order, by multiply-and-add from 0 on, over 384 at a time: each such
// sum is multiplied by alpha and added to what there is. That is all that its bits depend on, so a product
// that is cut into parts along its rows and columns, on several threads or not, has the bits of the whole,
// with vectors of any width. Only the baseline of x86-64 does not fuse multiply and add.

#include "Pass.h"

STEPLAB_PASS(void, product, {
  ptrdiff_t m, n, k;
  double alpha;
  const void *_Nonnull a;
  ptrdiff_t a_row, a_column;
  const void *_Nonnull b;
  ptrdiff_t b_row, b_column;
  bool adds;
  void *_Nonnull c;
  ptrdiff_t c_row;
})

// The bytes that a thread keeps for copies of blocks of large matrices, from its first large product
// to its end. Where they cannot be had a product takes longer.
ptrdiff_t steplab_packing_bytes(void);

#endif
