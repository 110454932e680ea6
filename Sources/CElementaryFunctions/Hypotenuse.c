#include "Arithmetic.h"
#include "CElementaryFunctions.h"

// sqrt(x^2 + y^2), with one step of Newton's iteration from the root of the rounded sum.
double steplab_hypot(double x, double y) {
  x = __builtin_fabs(x);
  y = __builtin_fabs(y);
  if (__builtin_isinf(x) || __builtin_isinf(y)) return __builtin_inf();
  if (x != x || y != y) return x + y;
  double a = x > y ? x : y, b = x > y ? y : x;
  if (b <= a * 0x1p-54) return a + b;
  // So that squares and what rounding leaves of them stay normal numbers.
  double scale = 1;
  if (a > 0x1p500) {
    scale = 0x1p600;
  } else if (b < 0x1p-400) {
    scale = 0x1p-600;
  }
  a /= scale;
  b /= scale;
  const pair first = product_of(a, a), second = product_of(b, b);
  const pair sum = sum_of_ordered(first.high, second.high);
  const double root = __builtin_elementwise_sqrt(sum.high);
  const pair square = product_of(root, root);
  const double rest = (sum.high - square.high) - square.low + (sum.low + (first.low + second.low));
  return (root + rest / (2 * root)) * scale;
}
