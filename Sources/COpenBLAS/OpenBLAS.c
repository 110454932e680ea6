#include "COpenBLAS.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The numbers that CBLAS defines.
enum { ROW_MAJOR = 101, AS_IS = 111, TRANSPOSED = 112 };

static void (*sgemm)(int, int, int, int, int, int, float, const float *, int, const float *, int, float,
                     float *, int);
static void (*dgemm)(int, int, int, int, int, int, double, const double *, int, const double *, int,
                     double, double *, int);
static char *(*core_name)(void);
static char *(*configuration)(void);

static const char *const names[] = {
    "libopenblas.so.0", "libopenblas.so", "libopenblas.dylib",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
};

static bool find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  memcpy(function, &symbol, sizeof symbol);
  return symbol != 0;
}

const char *steplab_openblas_load(void) {
  // Read when it is loaded.
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  void *library = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return "there is no libopenblas";
  if (!find(library, "cblas_sgemm", &sgemm) || !find(library, "cblas_dgemm", &dgemm) ||
      !find(library, "openblas_get_corename", &core_name) ||
      !find(library, "openblas_get_config", &configuration))
    return "libopenblas lacks functions of its interface";
  if (strstr(configuration(), "USE64BITINT")) return "libopenblas was built for integers of 64 bits";
  return 0;
}

void steplab_openblas_sgemm(bool transposes_a, bool transposes_b, int m, int n, int k, float alpha,
                            const float *a, int a_row, const float *b, int b_row, float beta, float *c,
                            int c_row) {
  sgemm(ROW_MAJOR, transposes_a ? TRANSPOSED : AS_IS, transposes_b ? TRANSPOSED : AS_IS, m, n, k, alpha,
        a, a_row, b, b_row, beta, c, c_row);
}

void steplab_openblas_dgemm(bool transposes_a, bool transposes_b, int m, int n, int k, double alpha,
                            const double *a, int a_row, const double *b, int b_row, double beta,
                            double *c, int c_row) {
  dgemm(ROW_MAJOR, transposes_a ? TRANSPOSED : AS_IS, transposes_b ? TRANSPOSED : AS_IS, m, n, k, alpha,
        a, a_row, b, b_row, beta, c, c_row);
}

const char *steplab_openblas_core(void) { return core_name(); }
const char *steplab_openblas_configuration(void) { return configuration(); }
