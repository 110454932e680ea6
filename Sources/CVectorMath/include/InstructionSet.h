#ifndef STEPLAB_INSTRUCTION_SET_H
#define STEPLAB_INSTRUCTION_SET_H

// Which instructions the kernels use.
//
// Nothing but compiler flags could make a package's code use more than the baseline of its processor
// family, so the kernels are compiled several times and one version is taken at run time. The versions
// compute the same bits where the instructions fuse multiply and add, as x86-64-v3, x86-64-v4 and
// AArch64 do: every sum has an order of its own that the width of vectors has no part in.

typedef enum __attribute__((enum_extensibility(closed))) {
  // What every processor of the family has.
  STEPLAB_BASELINE __attribute__((swift_name("baseline"))),
  // x86-64-v3: AVX2 and FMA.
  STEPLAB_V3 __attribute__((swift_name("v3"))),
  // x86-64-v4: AVX-512.
  STEPLAB_V4 __attribute__((swift_name("v4"))),
} steplab_instruction_set;

// The widest that this processor has.
steplab_instruction_set steplab_widest_instruction_set(void);

// The one in use: the widest, unless another one was asked for.
steplab_instruction_set steplab_instruction_set_in_use(void);

// To be called before there are threads that compute. One that the processor lacks is not taken.
void steplab_use_instruction_set(steplab_instruction_set set);

#endif
