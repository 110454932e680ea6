#ifndef STEPLAB_OPENBLAS_H
#define STEPLAB_OPENBLAS_H

// OpenBLAS, where it is installed and asked for.
//
// It is loaded then and not linked: its threads would start with every process otherwise, and each of them
// tries for ever to get its memory where there is none.

#include <stdbool.h>
#include <stdint.h>

// Loads the library, on one thread. To be called once, before the other functions.
//
// Returns why it cannot be used, null if it can.
const char *_Nullable steplab_openblas_load(void);

// C <- alpha op(A) op(B) + beta C on row-major matrices.
void steplab_openblas_sgemm(bool transposes_a, bool transposes_b, int m, int n, int k, float alpha,
                            const float *_Nonnull a, int a_row, const float *_Nonnull b, int b_row,
                            float beta, float *_Nonnull c, int c_row);
void steplab_openblas_dgemm(bool transposes_a, bool transposes_b, int m, int n, int k, double alpha,
                            const double *_Nonnull a, int a_row, const double *_Nonnull b, int b_row,
                            double beta, double *_Nonnull c, int c_row);

// The type of core whose kernels it took.
const char *_Nonnull steplab_openblas_core(void);

// Version and options of its build.
const char *_Nonnull steplab_openblas_configuration(void);

#endif
