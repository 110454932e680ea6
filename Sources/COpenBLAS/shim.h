#ifndef STEPLAB_OPENBLAS_SHIM_H
#define STEPLAB_OPENBLAS_SHIM_H

// OpenBLAS installs its CBLAS header under different names: `cblas.h` on the include path that
// pkg-config reports on Debian and Ubuntu, `openblas/cblas.h` on others.
#if __has_include(<cblas.h>)
#include <cblas.h>
#else
#include <openblas/cblas.h>
#endif

// LAPACK by its Fortran symbols, which OpenBLAS exports; not every distribution ships LAPACKE.
// Eigenvectors of a symmetric matrix (xSYEVD), and A = LQ (xGELQF) with the rows of Q (xORGLQ).
void ssyevd_(const char *jobz, const char *uplo, const blasint *n, float *a, const blasint *lda,
             float *w, float *work, const blasint *lwork, blasint *iwork, const blasint *liwork,
             blasint *info);
void dsyevd_(const char *jobz, const char *uplo, const blasint *n, double *a, const blasint *lda,
             double *w, double *work, const blasint *lwork, blasint *iwork, const blasint *liwork,
             blasint *info);
void sgelqf_(const blasint *m, const blasint *n, float *a, const blasint *lda, float *tau,
             float *work, const blasint *lwork, blasint *info);
void dgelqf_(const blasint *m, const blasint *n, double *a, const blasint *lda, double *tau,
             double *work, const blasint *lwork, blasint *info);
void sorglq_(const blasint *m, const blasint *n, const blasint *k, float *a, const blasint *lda,
             const float *tau, float *work, const blasint *lwork, blasint *info);
void dorglq_(const blasint *m, const blasint *n, const blasint *k, double *a, const blasint *lda,
             const double *tau, double *work, const blasint *lwork, blasint *info);

// Eigenvalues of a general matrix (DGEEV).
void dgeev_(const char *jobvl, const char *jobvr, const blasint *n, double *a, const blasint *lda,
            double *wr, double *wi, double *vl, const blasint *ldvl, double *vr,
            const blasint *ldvr, double *work, const blasint *lwork, blasint *info);

#endif
