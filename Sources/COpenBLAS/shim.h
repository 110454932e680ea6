#ifndef STEPLAB_OPENBLAS_SHIM_H
#define STEPLAB_OPENBLAS_SHIM_H

// OpenBLAS installs its CBLAS header under different names: `cblas.h` on the include path that
// pkg-config reports on Debian and Ubuntu, `openblas/cblas.h` on others.
#if __has_include(<cblas.h>)
#include <cblas.h>
#else
#include <openblas/cblas.h>
#endif

#endif
