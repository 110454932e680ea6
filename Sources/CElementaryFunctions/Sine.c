#include "Arithmetic.h"
#include "CElementaryFunctions.h"
#include "Constants.h"
#include "Tables.h"

// An angle as n pi / 64 + (high + low), n modulo 128 and |high| at most a little above pi / 128.
typedef struct {
  double high, low;
  int n;
} angle;

// For |x| < 2^20: pi / 64 in four parts (Cody and Waite's reduction), of which n times the first
// three are exact.
INLINE angle reduced_angle(double x) {
  const double shifter = 0x1.8p52;
  const double shifted = x * PER_SINE_STEP + shifter;
  const double n = shifted - shifter;
  const pair a = sum_of(x - n * SINE_STEP_1, -(n * SINE_STEP_2));
  const pair b = sum_of(a.high, -(n * SINE_STEP_3));
  const pair c = sum_of_ordered(b.high, (a.low + b.low) - n * SINE_STEP_4);
  return (angle){c.high, c.low, (int)(bits_of(shifted) & 127)};
}

// For larger numbers, after Payne and Hanek 1983, doi 10.1145/1057600.1057602: x 64 / pi modulo 128
// from those 192 bits of 64 / pi that count. No double comes nearer to a multiple of pi / 2 than by
// 2^-62, so that 100 bits and more of the rest are right.
static __attribute__((noinline)) angle reduced_large_angle(double x) {
  const uint64_t bits = bits_of(x);
  const int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
  const uint64_t whole = (bits & 0xfffffffffffff) | 1ull << 52;
  // Places of 2^7 and more after multiplication by 2^exponent are multiples of the period. The
  // first bit of the words is that of 2^4.
  const int skipped = exponent - 2;
  uint64_t window[3];
  for (int i = 0; i < 3; i++) {
    const int start = skipped + 64 * i;
    if (start <= -64) {
      window[i] = 0;
    } else if (start < 0) {
      window[i] = steplab_steps_per_radian[0] >> -start;
    } else {
      const uint64_t *words = steplab_steps_per_radian + start / 64;
      window[i] = start % 64 ? words[0] << start % 64 | words[1] >> (64 - start % 64) : words[0];
    }
  }
  const unsigned __int128 last = (unsigned __int128)whole * window[2];
  const unsigned __int128 middle = (unsigned __int128)whole * window[1] + (uint64_t)(last >> 64);
  uint64_t first = whole * window[0] + (uint64_t)(middle >> 64);
  uint64_t second = (uint64_t)middle, third = (uint64_t)last;
  // Seven bits of n, rounded to the nearest, and 185 of the rest.
  int n = (int)((first + (1ull << 56)) >> 57);
  first &= (1ull << 57) - 1;
  const int is_negative = (int)(first >> 56);
  if (is_negative) {
    // 2^57 - first, over all three words, but for one in the last place.
    first = ~first & ((1ull << 57) - 1);
    second = ~second;
    third = ~third;
  }
  const double sign = is_negative ? -1 : 1;
  pair sum = sum_of_ordered((double)(first >> 32) * 0x1p-25, (double)(uint32_t)first * 0x1p-57);
  const double later[] = {
      (double)(second >> 32) * 0x1p-89, (double)(uint32_t)second * 0x1p-121,
      (double)(third >> 32) * 0x1p-153, (double)(uint32_t)third * 0x1p-185};
  for (int i = 0; i < 4; i++) {
    const pair more = sum_of_ordered(sum.high, sum.low);
    const pair next = sum_of_ordered(more.low, later[i]);
    sum = sum_of_ordered(more.high, next.high);
    sum.low += next.low;
  }
  sum = sum_of_ordered(sum.high, sum.low);
  const pair product = product_of(sum.high, SINE_STEP_PAIR_1);
  const double low = product.low + (sum.high * SINE_STEP_PAIR_2 + sum.low * SINE_STEP_PAIR_1);
  const pair r = sum_of_ordered(product.high, low);
  if (bits >> 63) {
    return (angle){-sign * r.high, -sign * r.low, -n & 127};
  }
  return (angle){sign * r.high, sign * r.low, n & 127};
}

// sin(n pi / 64 + r) from the sine S and the cosine C of the multiple: S + C r exactly, with 24
// bits of C times 29 of r, and what remains, S (cos r - 1) + C (sin r - r), by Taylor's series up to
// r^8.
INLINE double sine_of(angle a) {
  const steplab_sine sine = steplab_sines[a.n & 127], cosine = steplab_sines[(a.n + 32) & 127];
  const double r = a.high, s = r * r;
  const double coarse = double_of(bits_of(r) & 0xffffffffff000000);
  const double cubic = r * s * (-1.0 / 6 + s * (1.0 / 120 - s * (1.0 / 5040)));
  const double bend = s * (-0.5 + s * (1.0 / 24 + s * (-1.0 / 720 + s * (1.0 / 40320))));
  const pair sum = sum_of_ordered(sine.high, cosine.first * coarse);
  const double linear = cosine.first * (r - coarse) + cosine.rest * r;
  const double rest = linear + (sum.low + (sine.low - sine.high * (r * a.low)));
  return sum.high + ((sine.high * bend + cosine.high * (cubic + a.low)) + rest);
}

double steplab_sin(double x) {
  const double size = __builtin_fabs(x);
  if (LIKELY(size < 0x1p20)) {
    // Keeps the sign of 0; x^3 / 6 is below half an ulp.
    if (UNLIKELY(size < 0x1p-27)) return x;
    return sine_of(reduced_angle(x));
  }
  if (!(size < __builtin_inf())) return x - x;
  return sine_of(reduced_large_angle(x));
}

double steplab_cos(double x) {
  const double size = __builtin_fabs(x);
  if (UNLIKELY(!(size < __builtin_inf()))) return x - x;
  angle a = LIKELY(size < 0x1p20) ? reduced_angle(x) : reduced_large_angle(x);
  a.n += 32;
  return sine_of(a);
}
