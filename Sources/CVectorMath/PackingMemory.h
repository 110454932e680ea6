#ifndef STEPLAB_PACKING_MEMORY_H
#define STEPLAB_PACKING_MEMORY_H

#include <stddef.h>

// The calling thread's memory for copies of blocks: `size` bytes at a multiple of 2 MiB, the same in
// every call, freed when the thread ends. Null where there is none.
void *steplab_packing_memory(size_t size);

#endif
