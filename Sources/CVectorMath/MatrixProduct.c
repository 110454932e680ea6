#include "MatrixProduct.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define UNROLL _Pragma("clang loop unroll(full)")
#define MOST_ROWS 16
// As much of k as is passed by at once: a packed panel stays in the first cache.
#define DEPTH 256

#define PANEL_TYPE(real, name)                       \
  typedef struct {                                   \
    int64_t rows, columns, depth;                    \
    real alpha;                                      \
    const real *a, *b;                               \
    int64_t a_row, a_column, b_row;                  \
    real *c;                                         \
    int64_t c_row;                                   \
    int adds;                                        \
  } name;

#define INTERLEAVE_LOWER_16(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define INTERLEAVE_UPPER_16(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define INTERLEAVE_LOWER_8(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define INTERLEAVE_UPPER_8(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#define INTERLEAVE_LOWER_4(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define INTERLEAVE_UPPER_4(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)

// 32 registers of 64 bytes.
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define MOST_VECTORS 4
#define TILES_1 ROWS(16, 1) ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(12, 2) ROWS(8, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)
#define TILES_4 ROWS(6, 4) ROWS(4, 4) ROWS(2, 4) ROWS(1, 4)

#define REAL float
#define WIDTH 16
#define VECTOR steplab_v4_f32
#define UNALIGNED steplab_v4_f32_unaligned
#define LOWER INTERLEAVE_LOWER_16
#define UPPER INTERLEAVE_UPPER_16
#define NAME(name) steplab_##name##_v4_f32
#define LOAD_PART(from, count) ((VECTOR)_mm512_maskz_loadu_ps((1u << (count)) - 1, from))
#define STORE_PART(to, count, x) _mm512_mask_storeu_ps(to, (1u << (count)) - 1, (__m512)(x))
typedef float VECTOR __attribute__((ext_vector_type(16)));
typedef float UNALIGNED __attribute__((ext_vector_type(16), aligned(4)));
PANEL_TYPE(REAL, NAME(panel))
#include "MatrixProduct.inc"
#undef REAL
#undef WIDTH
#undef VECTOR
#undef UNALIGNED
#undef LOWER
#undef LOAD_PART
#undef STORE_PART
#undef UPPER
#undef NAME

#define REAL double
#define WIDTH 8
#define VECTOR steplab_v4_f64
#define UNALIGNED steplab_v4_f64_unaligned
#define LOWER INTERLEAVE_LOWER_8
#define UPPER INTERLEAVE_UPPER_8
#define NAME(name) steplab_##name##_v4_f64
#define LOAD_PART(from, count) ((VECTOR)_mm512_maskz_loadu_pd((1u << (count)) - 1, from))
#define STORE_PART(to, count, x) _mm512_mask_storeu_pd(to, (1u << (count)) - 1, (__m512d)(x))
typedef double VECTOR __attribute__((ext_vector_type(8)));
typedef double UNALIGNED __attribute__((ext_vector_type(8), aligned(8)));
PANEL_TYPE(REAL, NAME(panel))
#include "MatrixProduct.inc"
#undef REAL
#undef WIDTH
#undef VECTOR
#undef UNALIGNED
#undef LOWER
#undef LOAD_PART
#undef STORE_PART
#undef UPPER
#undef NAME
#undef TARGET
#undef MOST_VECTORS
#undef TILES_1
#undef TILES_2
#undef TILES_4

// 16 registers of 32 bytes.
#define TARGET __attribute__((target("arch=x86-64-v3"), min_vector_width(256)))
#define MOST_VECTORS 2
#define TILES_1 ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(6, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)

#define REAL float
#define WIDTH 8
#define VECTOR steplab_v3_f32
#define UNALIGNED steplab_v3_f32_unaligned
#define LOWER INTERLEAVE_LOWER_8
#define UPPER INTERLEAVE_UPPER_8
#define NAME(name) steplab_##name##_v3_f32
#define MASK(count)                                     \
  _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(count)),   \
                     _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))
#define LOAD_PART(from, count) ((VECTOR)_mm256_maskload_ps(from, MASK(count)))
#define STORE_PART(to, count, x) _mm256_maskstore_ps(to, MASK(count), (__m256)(x))
typedef float VECTOR __attribute__((ext_vector_type(8)));
typedef float UNALIGNED __attribute__((ext_vector_type(8), aligned(4)));
PANEL_TYPE(REAL, NAME(panel))
#include "MatrixProduct.inc"
#undef REAL
#undef WIDTH
#undef VECTOR
#undef UNALIGNED
#undef MASK
#undef LOWER
#undef LOAD_PART
#undef STORE_PART
#undef UPPER
#undef NAME

#define REAL double
#define WIDTH 4
#define VECTOR steplab_v3_f64
#define UNALIGNED steplab_v3_f64_unaligned
#define LOWER INTERLEAVE_LOWER_4
#define UPPER INTERLEAVE_UPPER_4
#define NAME(name) steplab_##name##_v3_f64
#define MASK(count) _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3))
#define LOAD_PART(from, count) ((VECTOR)_mm256_maskload_pd(from, MASK(count)))
#define STORE_PART(to, count, x) _mm256_maskstore_pd(to, MASK(count), (__m256d)(x))
typedef double VECTOR __attribute__((ext_vector_type(4)));
typedef double UNALIGNED __attribute__((ext_vector_type(4), aligned(8)));
PANEL_TYPE(REAL, NAME(panel))
#include "MatrixProduct.inc"

int32_t steplab_widest_product(void) {
  if (__builtin_cpu_supports("x86-64-v4")) return 4;
  return __builtin_cpu_supports("x86-64-v3") ? 3 : 0;
}

#define DEFINE_PRODUCT(suffix, real)                                                            \
  void steplab_product_##suffix(const steplab_product *p) {                                     \
    if (p->set == 4)                                                                            \
      steplab_product_v4_##suffix(p->m, p->n, p->k, (real)p->alpha, p->a, p->a_row,             \
                                  p->a_column, p->b, p->b_row, p->b_column, p->adds, p->c,      \
                                  p->c_row);                                                    \
    else                                                                                        \
      steplab_product_v3_##suffix(p->m, p->n, p->k, (real)p->alpha, p->a, p->a_row,             \
                                  p->a_column, p->b, p->b_row, p->b_column, p->adds, p->c,      \
                                  p->c_row);                                                    \
  }

#else

int32_t steplab_widest_product(void) { return 0; }

#define DEFINE_PRODUCT(suffix, real) \
  void steplab_product_##suffix(const steplab_product *p) { __builtin_trap(); }

#endif

DEFINE_PRODUCT(f32, float)
DEFINE_PRODUCT(f64, double)
