#define STEPLAB_DEFINES_PASSES
#include "UpdateKernels.h"

#include "CVectorMath.h"

// One version for each set of vector instructions, chosen by the loader: glibc's can.
#if defined(__x86_64__) && defined(__GLIBC__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif

typedef float unaligned_f32x16 __attribute__((ext_vector_type(16), aligned(4)));
typedef double unaligned_f64x8 __attribute__((ext_vector_type(8), aligned(8)));

#define VECTOR steplab_f32x16
#define UNALIGNED unaligned_f32x16
#define REAL float
#define NAME(name) name##_f32
#include "UpdateKernels.inc"
#undef VECTOR
#undef UNALIGNED
#undef REAL
#undef NAME

#define VECTOR steplab_f64x8
#define UNALIGNED unaligned_f64x8
#define REAL double
#define NAME(name) name##_f64
#include "UpdateKernels.inc"
