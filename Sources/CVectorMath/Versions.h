#ifndef STEPLAB_VERSIONS_H
#define STEPLAB_VERSIONS_H

// What the versions of a kernel have in common; see `Versions.inc`.

#include "InstructionSet.h"

extern steplab_instruction_set steplab_set;

#if defined(__x86_64__)
// Vectors of 64 bytes in registers, which clang avoids on this set unless it is told to.
#define STEPLAB_FOR_V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define STEPLAB_FOR_V3 __attribute__((target("arch=x86-64-v3"), min_vector_width(256)))
#endif

#endif
