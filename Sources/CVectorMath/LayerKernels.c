#define STEPLAB_DEFINES_PASSES
#include "LayerKernels.h"

#include <math.h>
#include <string.h>

#include "CElementaryFunctions.h"
#include "CVectorMath.h"

#if defined(__x86_64__) && defined(__GLIBC__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif

static const steplab_f32x16 lane_numbers_f32 = {0, 1, 2,  3,  4,  5,  6,  7,
                                                8, 9, 10, 11, 12, 13, 14, 15};
static const steplab_f64x8 lane_numbers_f64 = {0, 1, 2, 3, 4, 5, 6, 7};

// Joins the halves of a vector until one number is left; `join` makes one of `a`.
#define HALVE_ONCE(type, name, whole, join) \
  type name;                                \
  {                                         \
    const whole;                            \
    name = join;                            \
  }
typedef float steplab_f32x8 __attribute__((ext_vector_type(8)));
typedef float steplab_f32x4 __attribute__((ext_vector_type(4)));
typedef float steplab_f32x2 __attribute__((ext_vector_type(2)));
typedef double steplab_f64x4 __attribute__((ext_vector_type(4)));
typedef double steplab_f64x2 __attribute__((ext_vector_type(2)));

#define VECTOR steplab_f32x16
#define WIDTH 16
#define HALVE(x, join)                                     \
  HALVE_ONCE(steplab_f32x8, b, steplab_f32x16 a = *x, join) \
  HALVE_ONCE(steplab_f32x4, c, steplab_f32x8 a = b, join)   \
  HALVE_ONCE(steplab_f32x2, d, steplab_f32x4 a = c, join)   \
  HALVE_ONCE(float, e, steplab_f32x2 a = d, join)           \
  return e;
#define REAL float
#define NAME(name) name##_f32
#include "LayerKernels.inc"
#undef VECTOR
#undef WIDTH
#undef HALVE
#undef REAL
#undef NAME

#define VECTOR steplab_f64x8
#define WIDTH 8
#define HALVE(x, join)                                     \
  HALVE_ONCE(steplab_f64x4, b, steplab_f64x8 a = *x, join)  \
  HALVE_ONCE(steplab_f64x2, c, steplab_f64x4 a = b, join)   \
  HALVE_ONCE(double, d, steplab_f64x2 a = c, join)          \
  return d;
#define REAL double
#define NAME(name) name##_f64
#include "LayerKernels.inc"
