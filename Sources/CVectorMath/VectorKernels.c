#define STEPLAB_DEFINES_PASSES
#include "VectorKernels.h"

#include <float.h>
#include <math.h>

#include "CVectorMath.h"
#include "Versions.h"

// The baseline has no fused operation, and it computes the same bits here.
#pragma STDC FP_CONTRACT OFF

#define UNROLL _Pragma("clang loop unroll(full)")

// Below these a sum of squares is not exact to rounding.
#define LEAST_SQUARES_f32 (FLT_MIN / FLT_EPSILON)
#define LEAST_SQUARES_f64 (DBL_MIN / DBL_EPSILON)
#define LEAST_EXPONENT_f32 -120
#define LEAST_EXPONENT_f64 -1000

#define PASSES "VectorKernels.inc"
#include "Versions.inc"
