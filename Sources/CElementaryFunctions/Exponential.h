#ifndef STEPLAB_ELEMENTARY_EXPONENTIAL_H
#define STEPLAB_ELEMENTARY_EXPONENTIAL_H

#include "Arithmetic.h"
#include "Constants.h"
#include "Tables.h"

// x = (n + 128 exponent) ln 2 / 128 + r with n from 0 to 127 and |r| <= ln 2 / 256.
typedef struct {
  double r;
  int n, exponent;
} reduced_exponent;

INLINE reduced_exponent reduced_to_step(double x) {
  // Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits.
  const double shifter = 0x1.8p52;
  const double shifted = x * EXP_INVERSE_STEP + shifter;
  const double steps = shifted - shifter;
  const int32_t whole = (int32_t)bits_of(shifted);
  return (reduced_exponent){(x - steps * EXP_STEP_1) - steps * EXP_STEP_2, whole & 127, whole >> 7};
}

// 2^(n / 128) 2^exponent e^r, by Taylor's series up to r^6 / 720, which leaves out 2^-72. Its terms
// stand so that few wait for others.
INLINE pair exponential(reduced_exponent x, int exponent) {
  const steplab_exponential entry = steplab_exponentials[x.n];
  const double power = double_of(bits_of(entry.power) + ((uint64_t)(int64_t)exponent << 52));
  const double r = x.r, s = r * r;
  const double second = power * s;
  const double low = (power * (r + entry.rest) + second * (0.5 + r * (1.0 / 6))) +
                     second * s * ((1.0 / 24 + r * (1.0 / 120)) + s * (1.0 / 720));
  return (pair){power, low};
}

// (high + low) 2^exponent, rounded once below the normal numbers too; |high| is from 2^-100 to 4.
INLINE double rounded(pair x, int exponent) {
  if (exponent > 0) return (x.high + x.low) * power_of_two(exponent - 60) * 0x1p60;
  if (exponent > -900) return (x.high + x.low) * power_of_two(exponent);
  // 2^1022 times the result, of which no place below 2^-52 is left.
  const double scale = power_of_two(exponent + 1022);
  const double high = x.high * scale, low = x.low * scale;
  if (high + low >= 1) return (high + low) * 0x1p-1022;
  const pair sum = sum_of_ordered(1, high);
  return ((sum.high + (sum.low + low)) - 1) * 0x1p-1022;
}

#endif
