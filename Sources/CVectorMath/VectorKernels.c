#define STEPLAB_DEFINES_PASSES
#include "VectorKernels.h"

#include <float.h>
#include <math.h>

#include "CVectorMath.h"

#if defined(__x86_64__) && defined(__GLIBC__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif

// The baseline has no fused operation.
#pragma STDC FP_CONTRACT OFF

#define UNROLL _Pragma("clang loop unroll(full)")

#define VECTOR steplab_f32x16
#define WIDTH 16
#define REAL float
#define LEAST_SQUARES (FLT_MIN / FLT_EPSILON)
#define LEAST_EXPONENT -120
#define NAME(name) name##_f32
#include "VectorKernels.inc"
#undef VECTOR
#undef WIDTH
#undef REAL
#undef LEAST_SQUARES
#undef LEAST_EXPONENT
#undef NAME

#define VECTOR steplab_f64x8
#define WIDTH 8
#define REAL double
#define LEAST_SQUARES (DBL_MIN / DBL_EPSILON)
#define LEAST_EXPONENT -1000
#define NAME(name) name##_f64
#include "VectorKernels.inc"
