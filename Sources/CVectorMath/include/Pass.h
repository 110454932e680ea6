#ifndef STEPLAB_PASS_H
#define STEPLAB_PASS_H

// How a pass over buffers is declared, once for both precisions, for C and for Swift.
//
//   STEPLAB_PASS(double, distance, { const void *_Nonnull x, *_Nonnull y; ptrdiff_t count; })
//
// declares the arguments, a struct `steplab_distance`, and the functions `steplab_distance_f32` and
// `steplab_distance_f64`, which take it. In Swift that is
//
//   steplab_distance(x: x, y: y, count: n).run(in: S.precision)
//
// Buffers are of the precision's numbers unless their type says another; `const` ones are only read.
// Scalars are doubles, which hold the numbers of both precisions, and are rounded to the precision.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) {
  STEPLAB_SINGLE __attribute__((swift_name("single"))),
  STEPLAB_DOUBLE __attribute__((swift_name("double"))),
} steplab_precision;

// A coefficient for each lane of a vector, at any address: Swift aligns its stack to 16 bytes.
typedef struct {
  unsigned char bytes[64];
} steplab_per_lane;

#define STEPLAB_PASS(result, name, ...)                             \
  typedef struct __VA_ARGS__ steplab_##name;                        \
  result steplab_##name##_f32(const steplab_##name *_Nonnull pass); \
  result steplab_##name##_f64(const steplab_##name *_Nonnull pass); \
  STEPLAB_RUN(result, name)

#ifdef STEPLAB_DEFINES_PASSES
// Where a function has versions, none may be called before them.
#define STEPLAB_RUN(result, name)
#else
#define STEPLAB_RUN(result, name)                                                              \
  __attribute__((swift_name("steplab_" #name ".run(self:in:)"), always_inline))                \
  static inline result steplab_run_##name(const steplab_##name *_Nonnull pass,                 \
                                          steplab_precision precision) {                       \
    return precision == STEPLAB_SINGLE ? steplab_##name##_f32(pass) : steplab_##name##_f64(pass); \
  }
#endif

#endif
