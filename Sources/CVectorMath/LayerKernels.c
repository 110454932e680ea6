#include "LayerKernels.h"

#include <math.h>
#include <string.h>

#include "CVectorMath.h"

#if defined(__x86_64__) && defined(__GLIBC__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif

// As in catalogues: Activation.code.
enum { LINEAR, RELU, TANH, LEAKY, GELU, SILU };

#define VECTOR steplab_f32x16
#define WIDTH 16
#define REAL float
#define NAME(name) name##_f32
#include "LayerKernels.inc"
#undef VECTOR
#undef WIDTH
#undef REAL
#undef NAME

#define VECTOR steplab_f64x8
#define WIDTH 8
#define REAL double
#define NAME(name) name##_f64
#include "LayerKernels.inc"
