// The largest errors that the comments of Double+Elementary.swift state, against long double (64 bits
// of significand, x86). From the root of the package:
//
//     clang -O2 -ISources/CElementaryFunctions/include Sources/CElementaryFunctions/*.c \
//       Tests/Fixtures/elementary-functions/accuracy.c -lm -o accuracy && ./accuracy 20000000
#include <CElementaryFunctions.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195).
static uint64_t state;
static double uniform(double low, double high) {
  uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return low + (high - low) * ((z ^ z >> 31) >> 11) * 0x1p-53;
}

typedef struct {
  double low, high;
  // Uniform in the logarithm, with 1 or -1 added or the sign drawn, if not plainly uniform.
  enum { PLAIN, LOGARITHM, BESIDE_1, BESIDE_MINUS_1, SIGNED } kind;
} range;

static double draw(range r) {
  if (r.kind == PLAIN) return uniform(r.low, r.high);
  const double x = exp(uniform(log(r.low), log(r.high)));
  const double sign = uniform(-1, 1) < 0 ? -1 : 1;
  if (r.kind == LOGARITHM) return x;
  return r.kind == BESIDE_1 ? 1 + sign * x : r.kind == BESIDE_MINUS_1 ? x - 1 : sign * x;
}

static double error(double value, long double exact) {
  int exponent;
  frexpl(exact, &exponent);
  return (double)fabsl((value - exact) / ldexpl(1, exponent < -1021 ? -1074 : exponent - 53));
}

#define FOR_LOGARITHMS {{1e-320, 1e308, LOGARITHM}, {0.5, 2}, {0.99, 1.01}, {1e-15, 0.3, BESIDE_1}}

typedef double (*one)(double);
typedef long double (*long_one)(long double);
static const struct {
  const char *name;
  one function;
  long_one exact;
  range ranges[4];
} ones[] = {
    {"exp", steplab_exp, expl, {{-745, 709.7}, {-1, 1}, {1e-20, 1e-2, SIGNED}, {-745, -708}}},
    {"log", steplab_log, logl, FOR_LOGARITHMS},
    {"log2", steplab_log2, log2l, FOR_LOGARITHMS},
    {"log10", steplab_log10, log10l, FOR_LOGARITHMS},
    {"log1p", steplab_log1p, log1pl,
     {{-1, 3}, {1e-300, 0.1, SIGNED}, {0.1, 1e300, LOGARITHM}, {1e-16, 0.5, BESIDE_MINUS_1}}},
    {"sin", steplab_sin, sinl, {{-7, 7}, {-1e6, 1e6}, {1e6, 1e300, SIGNED}, {1e-20, 0.1, SIGNED}}},
    {"cos", steplab_cos, cosl, {{-7, 7}, {-1e6, 1e6}, {1e6, 1e300, SIGNED}, {1e-20, 0.1, SIGNED}}},
    {"tanh", steplab_tanh, tanhl, {{-22, 22}, {-1, 1}, {-0.1, 0.1}, {1e-20, 0.1, SIGNED}}},
    {"erfc", steplab_erfc, erfcl, {{-6, 6}, {0, 3}, {3, 26.5}, {26.5, 27.2}}},
};

typedef double (*two)(double, double);
typedef long double (*long_two)(long double, long double);
static const struct {
  const char *name;
  two function;
  long_two exact;
  range x, y;
} twos[] = {
    {"pow", steplab_pow, powl, {1e-300, 1e300, LOGARITHM}, {-2, 2}},
    {"pow", steplab_pow, powl, {0.9, 1.1}, {-7000, 7000}},
    {"pow", steplab_pow, powl, {1e-12, 0.5, BESIDE_1}, {1, 1e12, SIGNED}},
    {"pow", steplab_pow, powl, {1e-4, 1e-2}, {77, 160}},
    {"hypot", steplab_hypot, hypotl, {1e-300, 1e300, SIGNED}, {1e-300, 1e300, SIGNED}},
    {"hypot", steplab_hypot, hypotl, {-2, 2}, {-2, 2}},
};

static void print(const char *name, range r, double largest) {
  printf("%-5s  %8g to %-8g  %.4f\n", name, r.low, r.high, largest);
}

int main(int count, char **arguments) {
  const long draws = count > 1 ? atol(arguments[1]) : 1000000;
  for (size_t f = 0; f < sizeof ones / sizeof *ones; f++) {
    for (int k = 0; k < 4; k++) {
      double largest = 0;
      for (long i = 0; i < draws; i++) {
        const double x = draw(ones[f].ranges[k]);
        const double e = error(ones[f].function(x), ones[f].exact(x));
        if (!(e <= largest)) largest = e;
      }
      print(ones[f].name, ones[f].ranges[k], largest);
    }
  }
  for (size_t f = 0; f < sizeof twos / sizeof *twos; f++) {
    double largest = 0;
    for (long i = 0; i < draws; i++) {
      const double x = draw(twos[f].x), y = draw(twos[f].y);
      const long double exact = twos[f].exact(x, y);
      if (exact == 0 || exact > 0x1.fffffffffffffp1023L) continue;
      const double e = error(twos[f].function(x, y), exact);
      if (!(e <= largest)) largest = e;
    }
    print(twos[f].name, twos[f].x, largest);
  }
}
