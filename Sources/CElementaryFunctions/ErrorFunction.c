#include "CElementaryFunctions.h"
#include "Exponential.h"

// erf x = 2/sqrt(pi) (x - x^3/3 + x^5/(2! 5) - ...) for |x| < 1/2; x^27 is the first left out.
static double error_function(double x) {
  const double s = x * x;
  double series = 0, factorial = 479001600;
  for (int n = 12; n >= 0; n--) {
    series = 1 / (factorial * (2 * n + 1)) - s * series;
    if (n > 0) factorial /= n;
  }
  return TWO_PER_ROOT_PI * x * series;
}

// erfc x for x from 1/2 to 27.3.
//
// The integral of e^(-t^2) / (t^2 + x^2) over all t is pi/x e^(x^2) erfc x. The trapezoidal rule
// with steps h gives it but for a relative e^(-(pi/h)^2) = 2^-74 and for the poles at +-ix, whose
// part is 2 / (e^(2 pi x / h) - 1) (Matta and Reichel 1971, Mathematics of Computation 25, 339).
static double complement(double x) {
  const double square = x * x;
  double sum = 0;
  for (int k = 14; k >= 1; k--) sum += steplab_gaussians[k - 1] / (0x1.88p-3 * (k * k) + square);
  sum += STEP_PER_PI / square;
  const pair exact = product_of(x, x);
  reduced_exponent a = reduced_to_step(-exact.high);
  a.r -= exact.low;
  const pair power = exponential(a, 0);
  const double factor = x * sum;
  const pair product = {power.high * factor, power.low * factor};
  const double integral = rounded(product, a.exponent);
  if (x > 6) return integral;
  return integral - 2 / (steplab_exp(TWO_PI_PER_STEP * x) - 1);
}

double steplab_erfc(double x) {
  if (x != x) return x + x;
  const double size = __builtin_fabs(x);
  if (size < 0.5) return 1 - error_function(x);
  // The smallest positive number is erfc 27.2.
  const double rest = size < 27.3 ? complement(size) : 0;
  return x > 0 ? rest : 2 - rest;
}
