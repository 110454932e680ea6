#ifndef STEPLAB_THREAD_MEMORY_H
#define STEPLAB_THREAD_MEMORY_H

#include <stddef.h>

// What a thread keeps memory for, from the first use to its end.
typedef enum __attribute__((enum_extensibility(closed))) {
  // Copies of blocks of large matrices.
  STEPLAB_BLOCKS __attribute__((swift_name("blocks"))),
  // Sums of portions.
  STEPLAB_SUMS __attribute__((swift_name("sums"))),
} steplab_memory_use;

// At least `size` bytes at a multiple of 64, valid until the same use asks for more; null where they
// cannot be had. What they hold is of no meaning.
void *_Nullable steplab_thread_memory(steplab_memory_use use, size_t size);

#endif
