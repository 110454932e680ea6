// Elementary functions whose results are the same bits on every machine.
//
// A system's mathematical library chooses among versions of a function by the processor, and other
// versions of the library have others; their last bits differ. These use additions,
// multiplications, divisions and square roots of IEEE 754 in a fixed order, none of them
// contracted, and tables. They presume rounding to nearest, the default.
//
// Infinities, NaN, signed zeros, overflow and results below the normal numbers are as in Annex F of
// the C standard. How large errors are stands in Sources/ElementaryFunctions.
#ifndef CELEMENTARYFUNCTIONS_H
#define CELEMENTARYFUNCTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

double steplab_exp(double x);
double steplab_log(double x);
double steplab_log1p(double x);
double steplab_log2(double x);
double steplab_log10(double x);
double steplab_pow(double x, double y);
double steplab_sin(double x);
double steplab_cos(double x);
double steplab_tanh(double x);
double steplab_hypot(double x, double y);
double steplab_erfc(double x);

#ifdef __cplusplus
}
#endif

#endif
