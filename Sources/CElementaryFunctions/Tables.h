#ifndef STEPLAB_ELEMENTARY_TABLES_H
#define STEPLAB_ELEMENTARY_TABLES_H

#include <stdint.h>

#define HIDDEN __attribute__((visibility("hidden")))

typedef struct {
  double power, rest;
} steplab_exponential;

typedef struct {
  double inverse, offset, high, low;
} steplab_logarithm;

typedef struct {
  double high, low, first, rest;
} steplab_sine;

HIDDEN extern const steplab_exponential steplab_exponentials[128];
HIDDEN extern const steplab_logarithm steplab_logarithms[130];
HIDDEN extern const steplab_sine steplab_sines[128];
HIDDEN extern const double steplab_gaussians[14];
HIDDEN extern const uint64_t steplab_steps_per_radian[20];

#endif
