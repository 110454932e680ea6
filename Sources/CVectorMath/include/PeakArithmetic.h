#ifndef STEPLAB_PEAK_ARITHMETIC_H
#define STEPLAB_PEAK_ARITHMETIC_H

#include "Pass.h"

// Multiply-and-add on registers alone, with the widest vectors that this processor has. Returns how
// many operations that were; 0 on processors without a fused instruction.
STEPLAB_PASS(double, peak, { ptrdiff_t rounds; })

#endif
