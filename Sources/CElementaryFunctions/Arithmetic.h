// Sums and products together with what their rounding leaves out (Dekker 1971, doi
// 10.1007/BF01397083; Knuth, The Art of Computer Programming, volume 2, 4.2.2).
#ifndef STEPLAB_ELEMENTARY_ARITHMETIC_H
#define STEPLAB_ELEMENTARY_ARITHMETIC_H

#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

// Every file that includes this computes as it is written.
#pragma STDC FP_CONTRACT OFF

// high + low, high being the sum rounded.
typedef struct {
  double high, low;
} pair;

INLINE uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double double_of(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// 2^exponent, for -1022 to 1023.
INLINE double power_of_two(int exponent) { return double_of((uint64_t)(1023 + exponent) << 52); }

// a + b exactly, where |a| >= |b| or a is 0.
INLINE pair sum_of_ordered(double a, double b) {
  const double sum = a + b;
  return (pair){sum, b - (sum - a)};
}

// a + b exactly.
INLINE pair sum_of(double a, double b) {
  const double sum = a + b;
  const double other = sum - a;
  return (pair){sum, (a - (sum - other)) + (b - other)};
}

// a b exactly, where nothing leaves the normal numbers on the way.
INLINE pair product_of(double a, double b) {
  const double product = a * b;
  const double wide_a = 0x1.0000002p27 * a, wide_b = 0x1.0000002p27 * b;
  const double high_a = wide_a - (wide_a - a), high_b = wide_b - (wide_b - b);
  const double low_a = a - high_a, low_b = b - high_b;
  const double rest = high_a * high_b - product;
  return (pair){product, ((rest + high_a * low_b) + low_a * high_b) + low_a * low_b};
}

#endif
