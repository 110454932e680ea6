#define STEPLAB_DEFINES_PASSES
#include "LayerKernels.h"

#include <math.h>
#include <string.h>

#include "CElementaryFunctions.h"
#include "CVectorMath.h"
#include "Versions.h"

static const steplab_f32x16 lane_numbers_f32 = {0, 1, 2,  3,  4,  5,  6,  7,
                                                8, 9, 10, 11, 12, 13, 14, 15};
static const steplab_f64x8 lane_numbers_f64 = {0, 1, 2, 3, 4, 5, 6, 7};

typedef float steplab_f32x8 __attribute__((ext_vector_type(8)));
typedef float steplab_f32x4 __attribute__((ext_vector_type(4)));
typedef float steplab_f32x2 __attribute__((ext_vector_type(2)));
typedef double steplab_f64x4 __attribute__((ext_vector_type(4)));
typedef double steplab_f64x2 __attribute__((ext_vector_type(2)));

// Joins the halves of a vector until one number is left; `join` makes one of `a`.
#define HALVE_ONCE(type, name, whole, join) \
  type name;                                \
  {                                         \
    const whole;                            \
    name = join;                            \
  }
#define HALVE_f32(x, join)                                  \
  HALVE_ONCE(steplab_f32x8, b, steplab_f32x16 a = *x, join) \
  HALVE_ONCE(steplab_f32x4, c, steplab_f32x8 a = b, join)   \
  HALVE_ONCE(steplab_f32x2, d, steplab_f32x4 a = c, join)   \
  HALVE_ONCE(float, e, steplab_f32x2 a = d, join)           \
  return e;
#define HALVE_f64(x, join)                                  \
  HALVE_ONCE(steplab_f64x4, b, steplab_f64x8 a = *x, join)  \
  HALVE_ONCE(steplab_f64x2, c, steplab_f64x4 a = b, join)   \
  HALVE_ONCE(double, d, steplab_f64x2 a = c, join)          \
  return d;

#define PASSES "LayerKernels.inc"
#include "Versions.inc"
