#include "InstructionSet.h"

#include "Versions.h"

steplab_instruction_set steplab_set = STEPLAB_BASELINE;

steplab_instruction_set steplab_widest_instruction_set(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return STEPLAB_V4;
  if (__builtin_cpu_supports("x86-64-v3")) return STEPLAB_V3;
#endif
  return STEPLAB_BASELINE;
}

steplab_instruction_set steplab_instruction_set_in_use(void) { return steplab_set; }

void steplab_use_instruction_set(steplab_instruction_set set) {
  if (set <= steplab_widest_instruction_set()) steplab_set = set;
}

// Before anything else of the program runs.
__attribute__((constructor)) static void choose(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
#endif
  steplab_set = steplab_widest_instruction_set();
}
