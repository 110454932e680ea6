#include "CVectorMath.h"
#include "Versions.h"

// Multiply-and-add on registers alone: sixteen chains, more than the latency times the number of
// units needs, each a vector of 64 bytes that the compiler splits where registers are shorter.
//
// The chains converge to b / (1 - a) and never leave the normal numbers. The result depends on all
// of them, so that none is left out.

#define STEPLAB_CHAINS 16

#define STEPLAB_PEAK(name, vector, scalar, lanes, attribute)                          \
  attribute static double name(int64_t rounds) {                                      \
    vector x[STEPLAB_CHAINS];                                                         \
    vector a = (scalar)0.5, b = (scalar)1;                                            \
    for (int k = 0; k < STEPLAB_CHAINS; k++) x[k] = (scalar)k;                        \
    for (int64_t i = 0; i < rounds; i++) {                                            \
      _Pragma("clang loop unroll(full)") for (int k = 0; k < STEPLAB_CHAINS; k++)     \
        x[k] = __builtin_elementwise_fma(x[k], a, b);                                 \
      /* Keeps the loop from being solved in closed form. */                          \
      __asm__ volatile("" : : : "memory");                                            \
    }                                                                                 \
    vector sum = (scalar)0;                                                           \
    for (int k = 0; k < STEPLAB_CHAINS; k++) sum += x[k];                             \
    volatile scalar sink = sum[0];                                                    \
    (void)sink;                                                                       \
    return 2.0 * STEPLAB_CHAINS * lanes * (double)rounds;                             \
  }

#if defined(__x86_64__)
STEPLAB_PEAK(peak_v4_f32, steplab_f32x16, float, 16, STEPLAB_FOR_V4)
STEPLAB_PEAK(peak_v4_f64, steplab_f64x8, double, 8, STEPLAB_FOR_V4)

// Half the vector, so that the chains still fit into the sixteen registers.
typedef float half_f32 __attribute__((ext_vector_type(8)));
typedef double half_f64 __attribute__((ext_vector_type(4)));
#undef STEPLAB_CHAINS
#define STEPLAB_CHAINS 12
STEPLAB_PEAK(peak_v3_f32, half_f32, float, 8, STEPLAB_FOR_V3)
STEPLAB_PEAK(peak_v3_f64, half_f64, double, 4, STEPLAB_FOR_V3)

double steplab_peak_f32(const steplab_peak *pass) {
  const int64_t rounds = pass->rounds;
  if (steplab_set == STEPLAB_V4) return peak_v4_f32(rounds);
  return steplab_set == STEPLAB_V3 ? peak_v3_f32(rounds) : 0;
}

double steplab_peak_f64(const steplab_peak *pass) {
  const int64_t rounds = pass->rounds;
  if (steplab_set == STEPLAB_V4) return peak_v4_f64(rounds);
  return steplab_set == STEPLAB_V3 ? peak_v3_f64(rounds) : 0;
}
#else
typedef float quarter_f32 __attribute__((ext_vector_type(4)));
typedef double quarter_f64 __attribute__((ext_vector_type(2)));
STEPLAB_PEAK(steplab_peak_any_f32, quarter_f32, float, 4, )
STEPLAB_PEAK(steplab_peak_any_f64, quarter_f64, double, 2, )

double steplab_peak_f32(const steplab_peak *pass) { return steplab_peak_any_f32(pass->rounds); }
double steplab_peak_f64(const steplab_peak *pass) { return steplab_peak_any_f64(pass->rounds); }
#endif
