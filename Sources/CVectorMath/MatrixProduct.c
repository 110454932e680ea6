#include "MatrixProduct.h"

#include "ThreadMemory.h"
#include "Versions.h"

// As much of k as is summed at once.
#define DEPTH 384
// The bytes of a block of A, which stays in the second cache, and of B, which need not.
#define BLOCK_OF_A (120 * DEPTH * 8)
#define BLOCK_OF_B (1024 * DEPTH * 8)
#define PACKING_BYTES (BLOCK_OF_A + BLOCK_OF_B)

ptrdiff_t steplab_packing_bytes(void) { return PACKING_BYTES; }

// Whether a product goes faster with copies of blocks of both matrices. Measured: not where most of A
// stays in the second cache from one panel of B to the next, or where there are few panels. A matrix
// that lies the other way is read line by line, of each a part, and outgrows the caches sooner. Tiles
// of few rows read every panel of B more often, so that order in memory pays sooner.
static bool is_worth_packing(const steplab_product *pass, int64_t size, int tile_rows) {
  const int64_t depth = pass->k < DEPTH ? pass->k : DEPTH;
  const double bytes = (double)pass->m * (double)(depth * size);
  const bool is_transposed = pass->a_row == 1 && pass->a_column > 1;
  if (is_transposed && pass->n >= 48 && bytes > 4e6) return true;
  if (tile_rows < 12) return pass->n >= 128 && bytes > 2e5;
  return is_transposed ? pass->n >= 128 && bytes > 1e6 : pass->n >= 512 && bytes > 1.5e6;
}

// Whether a product of tiles of few rows goes faster with a copy of each panel of B: lines at
// distances of powers of two fall into few places of the first cache, where they displace each other.
static bool is_worth_copying(const steplab_product *pass, int64_t depth, int64_t size, int tile_rows) {
  return tile_rows < 12 && pass->m >= 48 && depth * pass->b_row * size > 65536;
}

#define UNROLL _Pragma("clang loop unroll(full)")
#define MOST_ROWS 16

#if defined(__x86_64__)
#include <immintrin.h>

// 32 registers of 64 bytes.
#define TARGET STEPLAB_FOR_V4
#define SET v4
#define REGISTER 64
#define MOST_VECTORS 4
#define TILE_ROWS 12
#define TILES_1 ROWS(16, 1) ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(12, 2) ROWS(8, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)
#define TILES_4 ROWS(6, 4) ROWS(4, 4) ROWS(2, 4) ROWS(1, 4)
#define FIRST(count) ((1u << (count)) - 1)
#define LOAD_PART_f32(from, count) ((VECTOR)_mm512_maskz_loadu_ps((__mmask16)FIRST(count), from))
#define LOAD_PART_f64(from, count) ((VECTOR)_mm512_maskz_loadu_pd((__mmask8)FIRST(count), from))
#define STORE_PART_f32(to, count, x) _mm512_mask_storeu_ps(to, (__mmask16)FIRST(count), (__m512)(x))
#define STORE_PART_f64(to, count, x) _mm512_mask_storeu_pd(to, (__mmask8)FIRST(count), (__m512d)(x))
#include "ProductPrecisions.inc"

// 16 registers of 32 bytes.
#define TARGET STEPLAB_FOR_V3
#define SET v3
#define REGISTER 32
#define MOST_VECTORS 2
#define TILE_ROWS 6
#define TILES_1 ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(6, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)
#define MASK_f32(count)                               \
  _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(count)), \
                     _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))
#define MASK_f64(count) \
  _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3))
#define LOAD_PART_f32(from, count) ((VECTOR)_mm256_maskload_ps(from, MASK_f32(count)))
#define LOAD_PART_f64(from, count) ((VECTOR)_mm256_maskload_pd(from, MASK_f64(count)))
#define STORE_PART_f32(to, count, x) _mm256_maskstore_ps(to, MASK_f32(count), (__m256)(x))
#define STORE_PART_f64(to, count, x) _mm256_maskstore_pd(to, MASK_f64(count), (__m256d)(x))
#include "ProductPrecisions.inc"

#define TILE_ROWS 6
#define MOST_VECTORS 2
#define TILES_1 ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(6, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)

#define PRODUCT(precision)                                         \
  (steplab_set == STEPLAB_V4   ? product_v4_##precision            \
   : steplab_set == STEPLAB_V3 ? product_v3_##precision            \
                               : product_baseline_##precision)

#else
// AArch64 has 32 registers of 16 bytes; others are taken to have them.
#define TILE_ROWS 12
#define MOST_VECTORS 4
#define TILES_1 ROWS(16, 1) ROWS(8, 1) ROWS(4, 1) ROWS(2, 1) ROWS(1, 1)
#define TILES_2 ROWS(12, 2) ROWS(8, 2) ROWS(4, 2) ROWS(2, 2) ROWS(1, 2)
#define TILES_4 ROWS(6, 4) ROWS(4, 4) ROWS(2, 4) ROWS(1, 4)

#define PRODUCT(precision) product_baseline_##precision
#endif

// What every processor of the family has.
#define TARGET
#define SET baseline
#define REGISTER 16
#define LOAD_PART_f32(from, count)                                                 \
  ({                                                                               \
    VECTOR loaded = (VECTOR)0;                                                     \
    for (int64_t lane = 0; lane < (count); lane++) loaded[lane] = (from)[lane];    \
    loaded;                                                                        \
  })
#define LOAD_PART_f64 LOAD_PART_f32
#define STORE_PART_f32(to, count, x)                                               \
  ({                                                                               \
    const VECTOR stored = (x);                                                     \
    for (int64_t lane = 0; lane < (count); lane++) (to)[lane] = stored[lane];      \
  })
#define STORE_PART_f64 STORE_PART_f32
#include "ProductPrecisions.inc"

#define DEFINE_PRODUCT(precision) \
  void steplab_product_##precision(const steplab_product *pass) { PRODUCT(precision)(pass); }
DEFINE_PRODUCT(f32)
DEFINE_PRODUCT(f64)
