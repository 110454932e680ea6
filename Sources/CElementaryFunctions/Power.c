#include "CElementaryFunctions.h"
#include "Exponential.h"
#include "Logarithm.h"

// 0 for a number that is not whole, 1 for an odd and 2 for an even one.
static int parity(double y) {
  const double a = __builtin_fabs(y);
  if (a >= 0x1p53) return 2;
  const int64_t whole = (int64_t)a;
  if ((double)whole != a) return 0;
  return whole % 2 ? 1 : 2;
}

// x^y where x is 0, infinite or NaN, or y infinite or NaN, or y is 0.
static double special(double x, double y) {
  if (x == 1 || y == 0) return 1;
  if (x != x || y != y) return x + y;
  const double size = __builtin_fabs(x);
  if (__builtin_isinf(y)) {
    if (size == 1) return 1;
    return (size > 1) == (y > 0) ? __builtin_inf() : 0;
  }
  const double result = (size > 1) == (y > 0) ? __builtin_inf() : 0;
  return parity(y) == 1 ? __builtin_copysign(result, x) : result;
}

// e^(y log x) with the product to 68 bits: what is exact stays exact.
double steplab_pow(double x, double y) {
  double size = __builtin_fabs(x);
  const double infinity = __builtin_inf();
  if (UNLIKELY(!(size > 0 && size < infinity && y != 0 && __builtin_fabs(y) < infinity))) {
    return special(x, y);
  }
  // Rounded once, so that a square is the same however it is written.
  if (y == 2) return x * x;
  double sign = 1;
  if (UNLIKELY(x < 0)) {
    const int kind = parity(y);
    if (kind == 0) return __builtin_nan("");
    if (kind == 1) sign = -1;
  }
  int bias = 0;
  if (UNLIKELY(size < 0x1p-1022)) {
    size *= 0x1p54;
    bias = 54;
  }
  const pair logarithm = precise_logarithm(reduced(size, bias));
  // |log x| is 0 or more than 2^-54, so that larger powers are 0 or infinite too.
  const double power = y > 0x1p65 ? 0x1p65 : y < -0x1p65 ? -0x1p65 : y;
  const pair product = product_of(logarithm.high, power);
  if (UNLIKELY(!(product.high > -746 && product.high < 710))) {
    return sign * (product.high > 0 ? infinity : 0);
  }
  reduced_exponent a = reduced_to_step(product.high);
  a.r += product.low + logarithm.low * power;
  if (UNLIKELY(!(__builtin_fabs(product.high) < 700))) {
    return sign * rounded(exponential(a, 0), a.exponent);
  }
  const pair result = exponential(a, a.exponent);
  return sign * (result.high + result.low);
}
