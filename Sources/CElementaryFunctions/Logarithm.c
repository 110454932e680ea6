#include "Logarithm.h"

#include "CElementaryFunctions.h"

#define LARGEST 0x1.fffffffffffffp1023

// The logarithm of what is not a finite number above 0.
static double special(double x) {
  if (x == 0) return -__builtin_inf();
  if (x < 0) return __builtin_nan("");
  return x + x;
}

// Whether x is finite and above 0, and if so times 2^bias a normal number.
INLINE int prepare(double *x, int *bias) {
  *bias = 0;
  if (LIKELY(*x >= 0x1p-1022 && *x <= LARGEST)) return 1;
  if (!(*x > 0 && *x <= LARGEST)) return 0;
  *x *= 0x1p54;
  *bias = 54;
  return 1;
}

static __attribute__((noinline)) double rare_logarithm(double x) {
  int bias;
  if (!prepare(&x, &bias)) return special(x);
  return logarithm(reduced(x, bias));
}

double steplab_log(double x) {
  // One comparison for both ends of the normal numbers above 0.
  if (UNLIKELY(bits_of(x) - (1ull << 52) >= 0x7fe0000000000000)) return rare_logarithm(x);
  return logarithm(reduced(x, 0));
}

double steplab_log1p(double x) {
  if (UNLIKELY(!(x > -1 && x <= LARGEST))) return x == -1 ? special(0) : special(x);
  // Keeps the sign of 0.
  if (x == 0) return x;
  const pair sum = sum_of(1, x);
  reduction a = reduced(sum.high, 0);
  // What the rounding of the sum leaves out, unless that vanishes in the result.
  if (sum.low != 0 && a.exponent < 60) {
    const pair r = sum_of(a.first, a.second);
    const pair all = sum_of(r.high, sum.low * power_of_two(-a.exponent) * a.inverse);
    a.first = all.high;
    a.second = 0;
    a.low += all.low + r.low;
  }
  return logarithm(a);
}

// log x times a number of twice the precision.
INLINE double multiple(double x, double factor, double rest) {
  int bias;
  if (UNLIKELY(!prepare(&x, &bias))) return special(x);
  const pair logarithm = precise_logarithm(reduced(x, bias));
  const pair product = product_of(logarithm.high, factor);
  return product.high + (product.low + (logarithm.low * factor + logarithm.high * rest));
}

double steplab_log2(double x) { return multiple(x, PER_LN2_1, PER_LN2_2); }
double steplab_log10(double x) { return multiple(x, PER_LN10_1, PER_LN10_2); }
