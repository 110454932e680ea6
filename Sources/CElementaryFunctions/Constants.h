// Made by Tests/Fixtures/elementary-functions/tables.py.

#ifndef STEPLAB_ELEMENTARY_CONSTANTS_H
#define STEPLAB_ELEMENTARY_CONSTANTS_H

// 128 / ln 2, and ln 2 / 128 in parts of 34 and 53 bits.
#define EXP_INVERSE_STEP 0x1.71547652b82fep+7
#define EXP_STEP_1 0x1.62e42fef80000p-8
#define EXP_STEP_2 0x1.1cf79abc9e3b4p-43

// ln 2 as a multiple of 2^-42 and the rest.
#define LN2_1 0x1.62e42fefa3800p-1
#define LN2_2 0x1.ef35793c76730p-45

// 1 / ln 2 and 1 / ln 10, high and low.
#define PER_LN2_1 0x1.71547652b82fep+0
#define PER_LN2_2 0x1.777d0ffda0d24p-56
#define PER_LN10_1 0x1.bcb7b1526e50ep-2
#define PER_LN10_2 0x1.95355baaafad3p-57

// 64 / pi, and pi / 64 in parts of 28, 28, 28 and 53 bits.
#define PER_SINE_STEP 0x1.45f306dc9c883p+4
#define SINE_STEP_1 0x1.921fb54000000p-5
#define SINE_STEP_2 0x1.10b4612000000p-35
#define SINE_STEP_3 -0x1.676733a000000p-65
#define SINE_STEP_4 -0x1.d1fc8f8cbb5bfp-94

// pi / 64, high and low.
#define SINE_STEP_PAIR_1 0x1.921fb54442d18p-5
#define SINE_STEP_PAIR_2 0x1.1a62633145c07p-59

// 2 / sqrt(pi); h / pi and 2 pi / h for h = 7/16.
#define TWO_PER_ROOT_PI 0x1.20dd750429b6dp+0
#define STEP_PER_PI 0x1.1d34a60108f72p-3
#define TWO_PI_PER_STEP 0x1.cb91f3bbba140p+3

#endif
