#include "Exponential.h"

#include "CElementaryFunctions.h"

// e^x where it is no normal number, or nearly none.
static __attribute__((noinline)) double rare_exponential(double x) {
  // The bounds of overflow and of the smallest positive number lie inside.
  if (x > -746 && x < 710) {
    const reduced_exponent a = reduced_to_step(x);
    return rounded(exponential(a, 0), a.exponent);
  }
  if (x != x) return x + x;
  return x > 0 ? __builtin_inf() : 0;
}

double steplab_exp(double x) {
  if (UNLIKELY(!(__builtin_fabs(x) < 700))) return rare_exponential(x);
  const reduced_exponent a = reduced_to_step(x);
  const pair power = exponential(a, a.exponent);
  return power.high + power.low;
}

// (e^2x - 1) / (e^2x + 1), numerator and denominator to twice the precision.
double steplab_tanh(double x) {
  const double a = __builtin_fabs(x);
  if (a < 0.0625) {
    // Keeps the sign of 0; x^3 / 3 is below half an ulp.
    if (a < 0x1p-27) return x;
    const double s = a * a;
    // The coefficients are 2^2n (2^2n - 1) B_2n / (2n)!; x^15's is the first left out.
    const double series =
        s * (-1.0 / 3 +
             s * (2.0 / 15 +
                  s * (-17.0 / 315 +
                       s * (62.0 / 2835 + s * (-1382.0 / 155925 + s * (21844.0 / 6081075))))));
    return x + x * series;
  }
  if (x != x) return x + x;
  double result = 1;
  if (a < 22) {
    const reduced_exponent half = reduced_to_step(2 * a);
    const pair rough = exponential(half, half.exponent);
    const pair power = sum_of_ordered(rough.high, rough.low);
    const pair less = sum_of_ordered(power.high, -1), more = sum_of_ordered(power.high, 1);
    const double quotient = less.high / more.high;
    const pair back = product_of(quotient, more.high);
    const double rest = (less.high - back.high) - back.low + (less.low + power.low) -
                        quotient * (more.low + power.low);
    result = quotient + rest / more.high;
  }
  return __builtin_copysign(result, x);
}
