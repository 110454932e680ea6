#include "PackingMemory.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20)

static pthread_key_t key;
static int has_key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_key(void) { has_key = pthread_key_create(&key, free) == 0; }

void *steplab_packing_memory(size_t size) {
  pthread_once(&once, make_key);
  if (!has_key) return 0;
  void *memory = pthread_getspecific(key);
  if (memory) return memory;
  if (posix_memalign(&memory, HUGE_PAGE, size) != 0) return 0;
#if defined(MADV_HUGEPAGE)
  // A block read across its rows touches as many pages as it has rows.
  madvise(memory, size, MADV_HUGEPAGE);
#endif
  if (pthread_setspecific(key, memory) != 0) {
    free(memory);
    return 0;
  }
  return memory;
}
