#ifndef STEPLAB_ELEMENTARY_LOGARITHM_H
#define STEPLAB_ELEMENTARY_LOGARITHM_H

#include "Arithmetic.h"
#include "Constants.h"
#include "Tables.h"

// log x = (high + low) + log(1 + r), r being first + second; high is 0 for |x - 1| < 2^-8, and no
// less than |r| elsewhere.
typedef struct {
  double high, low, first, second;
  // A change of x by e changes r by e 2^-exponent inverse.
  double inverse;
  int exponent;
} reduction;

// The reduction of x 2^-bias for a normal x > 0.
//
// x = 2^k z with z from the root of 1/2 to that of 2, c the nearest number of eight bits, d nearly
// 1/c: z d - 1 = (z - c) d + (c d - 1), both of which are exact. So is their sum where it is below
// 2^-8, as it is near x = 1, where the logarithm is small.
INLINE reduction reduced(double x, int bias) {
  const uint64_t bits = bits_of(x), low_end = 0x3fe6a09e667f3bcd;
  const int k = (int)((int64_t)(bits - low_end) >> 52);
  const uint64_t z = bits - ((uint64_t)(int64_t)k << 52);
  const uint64_t above = z + (1ull << 44);
  const double c = double_of(above & ~((1ull << 45) - 1));
  const steplab_logarithm entry = steplab_logarithms[(above >> 45) - (low_end >> 45)];
  const double exponent = k - bias;
  return (reduction){
      exponent * LN2_1 + entry.high, exponent * LN2_2 + entry.low,
      (double_of(z) - c) * entry.inverse, entry.offset, entry.inverse, k};
}

// (log(1 + r) - r + r^2 / 2) / r^3 by Taylor's series up to r^11 / 11.
INLINE double logarithm_tail(double r) {
  const double s = r * r;
  const double last = (1.0 / 7 - r * (1.0 / 8)) + s * ((1.0 / 9 - r * (1.0 / 10)) + s * (1.0 / 11));
  return (1.0 / 3 - r * (1.0 / 4)) + s * ((1.0 / 5 - r * (1.0 / 6)) + s * last);
}

// The logarithm to 53 bits, by the series up to r^7 / 7. Its terms stand so that few wait for
// others.
INLINE double logarithm(reduction x) {
  const double r = x.first + x.second;
  const pair sum = sum_of_ordered(x.high, r);
  const double s = r * r, cube = r * s;
  const double first = cube * (1.0 / 3 - r * (1.0 / 4)) - 0.5 * s;
  const double second = cube * s * ((1.0 / 5 - r * (1.0 / 6)) + s * (1.0 / 7));
  return sum.high + ((first + second) + (sum.low + x.low));
}

// The logarithm to 68 bits.
INLINE pair precise_logarithm(reduction x) {
  const pair r = sum_of(x.first, x.second);
  const pair square = product_of(r.high, r.high);
  const pair sum = sum_of_ordered(x.high, r.high);
  const pair more = sum_of_ordered(sum.high, -0.5 * square.high);
  const double rest =
      square.high * r.high * logarithm_tail(r.high) - 0.5 * square.low - r.high * r.low;
  return sum_of_ordered(more.high, (rest + (sum.low + more.low)) + (x.low + r.low));
}

#endif
