#ifndef STEPLAB_MATRIX_PRODUCT_H
#define STEPLAB_MATRIX_PRODUCT_H

// C <- alpha A B (+ C) for matrices that fit into the caches: those of small networks, where
// OpenBLAS spends as long on its preparations as on the arithmetic.
//
// Element (i, p) of A is at a[i * a_row + p * a_column], and so on: a transposed matrix is one with
// its strides exchanged. The rows of C lie side by side. k may be 0 only if `adds`.

#include "Pass.h"

// The set of instructions with the widest vectors for which this processor has a product: 4
// (x86-64-v4), 3 (x86-64-v3) or 0, for none.
int32_t steplab_widest_product(void);

STEPLAB_PASS(void, product, {
  // One that the processor has.
  int32_t set;
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

#endif
