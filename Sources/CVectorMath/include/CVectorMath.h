#ifndef STEPLAB_VECTOR_MATH_H
#define STEPLAB_VECTOR_MATH_H

// Elementwise functions on the vectors that Swift imports as SIMD16<Float> and SIMD8<Double>.
//
// Swift's own SIMD `squareRoot()` keeps a call to libm and does not vectorise; these are static
// inline, so they disappear into the Swift loop that calls them. They use nothing beyond the
// baseline instruction set (no `floor`, which would fall back to libm without SSE 4.1).

#include <stdint.h>

typedef float steplab_f32x16 __attribute__((ext_vector_type(16)));
typedef double steplab_f64x8 __attribute__((ext_vector_type(8)));
typedef int32_t steplab_i32x16 __attribute__((ext_vector_type(16)));
typedef int64_t steplab_i64x8 __attribute__((ext_vector_type(8)));

// Passing 64-byte vectors by value depends on the instruction set only for real calls; every
// function here is inlined.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

#define STEPLAB_INLINE static inline __attribute__((always_inline))

STEPLAB_INLINE steplab_f32x16 steplab_sqrt_f32(steplab_f32x16 x) {
  return __builtin_elementwise_sqrt(x);
}

STEPLAB_INLINE steplab_f64x8 steplab_sqrt_f64(steplab_f64x8 x) {
  return __builtin_elementwise_sqrt(x);
}

STEPLAB_INLINE steplab_f32x16 steplab_abs_f32(steplab_f32x16 x) {
  return __builtin_elementwise_abs(x);
}

STEPLAB_INLINE steplab_f64x8 steplab_abs_f64(steplab_f64x8 x) {
  return __builtin_elementwise_abs(x);
}

// max(x, 0) that lets NaN through.
STEPLAB_INLINE steplab_f32x16 steplab_positive_part_f32(steplab_f32x16 x) {
  steplab_f32x16 zero = 0.0f;
  return x < zero ? zero : x;
}

STEPLAB_INLINE steplab_f64x8 steplab_positive_part_f64(steplab_f64x8 x) {
  steplab_f64x8 zero = 0.0;
  return x < zero ? zero : x;
}

// x where gate > 0, else 0.
STEPLAB_INLINE steplab_f32x16 steplab_where_positive_f32(steplab_f32x16 x, steplab_f32x16 gate) {
  steplab_f32x16 zero = 0.0f;
  return gate > zero ? x : zero;
}

STEPLAB_INLINE steplab_f64x8 steplab_where_positive_f64(steplab_f64x8 x, steplab_f64x8 gate) {
  steplab_f64x8 zero = 0.0;
  return gate > zero ? x : zero;
}

// The larger of two numbers; the second where one of them is NaN.
STEPLAB_INLINE steplab_f32x16 steplab_max_f32(steplab_f32x16 x, steplab_f32x16 y) {
  return x > y ? x : y;
}

STEPLAB_INLINE steplab_f64x8 steplab_max_f64(steplab_f64x8 x, steplab_f64x8 y) {
  return x > y ? x : y;
}

// -1, 0 or 1; NaN stays NaN.
STEPLAB_INLINE steplab_f32x16 steplab_sign_f32(steplab_f32x16 x) {
  steplab_f32x16 zero = 0.0f, one = 1.0f, minus_one = -1.0f;
  return x > zero ? one : (x < zero ? minus_one : x);
}

STEPLAB_INLINE steplab_f64x8 steplab_sign_f64(steplab_f64x8 x) {
  steplab_f64x8 zero = 0.0, one = 1.0, minus_one = -1.0;
  return x > zero ? one : (x < zero ? minus_one : x);
}

// By pointer, because code for several instruction sets must not pass vectors by value between
// them, not even to functions that are inlined.
//
// exp(x) - 1 and exp(x) share one range reduction: x = n ln 2 + r with |r| <= ln 2 / 2, and
// expm1(r) by its Taylor series, whose remainder is below half an ulp at the degrees used
// (r^8/8! = 5e-9 in single, r^14/14! = 4e-18 in double precision).
//
// n is found by adding 1.5 * 2^23 (2^52), which rounds to the nearest integer and leaves it in
// the low bits of the significand; shifting those into the exponent field makes 2^n.

STEPLAB_INLINE void steplab_expm1_reduced_f32(const steplab_f32x16 *in, steplab_f32x16 *out, steplab_f32x16 *scale) {
  const steplab_f32x16 x = *in;
  const float shifter = 12582912.0f;  // 1.5 * 2^23
  steplab_f32x16 shifted = x * 1.44269504088896340736f + shifter;
  steplab_f32x16 n = shifted - shifter;
  steplab_f32x16 r = (x - n * 0.693145751953125f) - n * 1.428606820309417e-6f;
  steplab_i32x16 bits = ((steplab_i32x16)shifted << 23) + 0x3f800000;
  *scale = (steplab_f32x16)bits;
  steplab_f32x16 p = r * (1.0f / 5040) + (1.0f / 720);
  p = p * r + (1.0f / 120);
  p = p * r + (1.0f / 24);
  p = p * r + (1.0f / 6);
  p = p * r + 0.5f;
  *out = p * r * r + r;
}

STEPLAB_INLINE void steplab_expm1_reduced_f64(const steplab_f64x8 *in, steplab_f64x8 *out, steplab_f64x8 *scale) {
  const steplab_f64x8 x = *in;
  const double shifter = 6755399441055744.0;  // 1.5 * 2^52
  steplab_f64x8 shifted = x * 1.44269504088896340736 + shifter;
  steplab_f64x8 n = shifted - shifter;
  steplab_f64x8 r = (x - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10;
  steplab_i64x8 bits = ((steplab_i64x8)shifted << 52) + 0x3ff0000000000000;
  *scale = (steplab_f64x8)bits;
  steplab_f64x8 p = r * (1.0 / 6227020800) + (1.0 / 479001600);
  p = p * r + (1.0 / 39916800);
  p = p * r + (1.0 / 3628800);
  p = p * r + (1.0 / 362880);
  p = p * r + (1.0 / 40320);
  p = p * r + (1.0 / 5040);
  p = p * r + (1.0 / 720);
  p = p * r + (1.0 / 120);
  p = p * r + (1.0 / 24);
  p = p * r + (1.0 / 6);
  p = p * r + 0.5;
  *out = p * r * r + r;
}

// exp(x) for x in the range where neither the result nor 2^n leaves the normal numbers; outside
// it saturates (to exp(-87) ~ 1e-38, exp(88) ~ 1e38 in single; exp(+-708) in double precision).
// NaN stays NaN.
STEPLAB_INLINE void steplab_exp_into_f32(const steplab_f32x16 *in, steplab_f32x16 *out) {
  steplab_f32x16 x = *in;
  steplab_f32x16 low = -87.0f, high = 88.0f;
  x = x < low ? low : x;
  x = x > high ? high : x;
  steplab_f32x16 scale, p;
  steplab_expm1_reduced_f32(&x, &p, &scale);
  *out = scale * p + scale;
}

STEPLAB_INLINE void steplab_exp_into_f64(const steplab_f64x8 *in, steplab_f64x8 *out) {
  steplab_f64x8 x = *in;
  steplab_f64x8 low = -708.0, high = 708.0;
  x = x < low ? low : x;
  x = x > high ? high : x;
  steplab_f64x8 scale, p;
  steplab_expm1_reduced_f64(&x, &p, &scale);
  *out = scale * p + scale;
}

// tanh|x| = u / (u + 2) with u = exp(2|x|) - 1, which keeps full relative precision at small x.
STEPLAB_INLINE void steplab_tanh_into_f32(const steplab_f32x16 *in, steplab_f32x16 *out) {
  const steplab_f32x16 x = *in;
  steplab_i32x16 sign = (steplab_i32x16)x & (int32_t)0x80000000;
  steplab_f32x16 a = (steplab_f32x16)((steplab_i32x16)x ^ sign);
  steplab_f32x16 limit = 10.0f;
  a = a > limit ? limit : a;
  steplab_f32x16 scale, p, twice = a + a;
  steplab_expm1_reduced_f32(&twice, &p, &scale);
  steplab_f32x16 u = scale * p + (scale - 1.0f);
  *out = (steplab_f32x16)((steplab_i32x16)(u / (u + 2.0f)) ^ sign);
}

STEPLAB_INLINE void steplab_tanh_into_f64(const steplab_f64x8 *in, steplab_f64x8 *out) {
  const steplab_f64x8 x = *in;
  steplab_i64x8 sign = (steplab_i64x8)x & (int64_t)0x8000000000000000;
  steplab_f64x8 a = (steplab_f64x8)((steplab_i64x8)x ^ sign);
  steplab_f64x8 limit = 20.0;
  a = a > limit ? limit : a;
  steplab_f64x8 scale, p, twice = a + a;
  steplab_expm1_reduced_f64(&twice, &p, &scale);
  steplab_f64x8 u = scale * p + (scale - 1.0);
  *out = (steplab_f64x8)((steplab_i64x8)(u / (u + 2.0)) ^ sign);
}

// The same by value, as Swift calls them.
STEPLAB_INLINE steplab_f32x16 steplab_exp_f32(steplab_f32x16 x) {
  steplab_f32x16 result;
  steplab_exp_into_f32(&x, &result);
  return result;
}

STEPLAB_INLINE steplab_f64x8 steplab_exp_f64(steplab_f64x8 x) {
  steplab_f64x8 result;
  steplab_exp_into_f64(&x, &result);
  return result;
}

STEPLAB_INLINE steplab_f32x16 steplab_tanh_f32(steplab_f32x16 x) {
  steplab_f32x16 result;
  steplab_tanh_into_f32(&x, &result);
  return result;
}

STEPLAB_INLINE steplab_f64x8 steplab_tanh_f64(steplab_f64x8 x) {
  steplab_f64x8 result;
  steplab_tanh_into_f64(&x, &result);
  return result;
}

#pragma clang diagnostic pop

#include "DenormalNumbers.h"
#include "InstructionSet.h"
#include "LayerKernels.h"
#include "MatrixProduct.h"
#include "PeakArithmetic.h"
#include "ThreadMemory.h"
#include "ThreadState.h"
#include "UpdateKernels.h"
#include "VectorKernels.h"

#endif
