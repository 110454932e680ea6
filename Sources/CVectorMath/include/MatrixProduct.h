#ifndef STEPLAB_MATRIX_PRODUCT_H
#define STEPLAB_MATRIX_PRODUCT_H

// C <- alpha A B (+ C) for matrices that fit into the caches: those of small networks, where
// OpenBLAS spends as long on its preparations as on the arithmetic.
//
// Element (i, p) of A is at a[i * a_row + p * a_column], and so on: a transposed matrix is one with
// its strides exchanged. The rows of C lie side by side. k may be 0 only if `adds`.

#include <stdint.h>

// The set of instructions with the widest vectors for which this processor has a product: 4
// (x86-64-v4), 3 (x86-64-v3) or 0, for none.
int32_t steplab_widest_product(void);

// `set` is one that the processor has.
#define STEPLAB_DECLARE_PRODUCT(suffix, real)                                                    \
  void steplab_product_##suffix(int32_t set, int64_t m, int64_t n, int64_t k, real alpha,        \
                                const real *_Nonnull a, int64_t a_row, int64_t a_column,         \
                                const real *_Nonnull b, int64_t b_row, int64_t b_column,         \
                                int32_t adds, real *_Nonnull c, int64_t c_row);
STEPLAB_DECLARE_PRODUCT(f32, float)
STEPLAB_DECLARE_PRODUCT(f64, double)

#endif
