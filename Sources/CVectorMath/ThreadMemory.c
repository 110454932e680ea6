#include "ThreadMemory.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#define USES 2
#define HUGE_PAGE ((size_t)2 << 20)

typedef struct {
  void *memory[USES];
  size_t size[USES];
} kept;

static pthread_key_t key;
static int has_key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void release(void *value) {
  kept *mine = value;
  for (int use = 0; use < USES; use++) free(mine->memory[use]);
  free(mine);
}

static void make_key(void) { has_key = pthread_key_create(&key, release) == 0; }

static kept *of_thread(void) {
  pthread_once(&once, make_key);
  if (!has_key) return 0;
  kept *mine = pthread_getspecific(key);
  if (mine) return mine;
  mine = calloc(1, sizeof *mine);
  if (mine && pthread_setspecific(key, mine) != 0) {
    free(mine);
    return 0;
  }
  return mine;
}

void *steplab_thread_memory(steplab_memory_use use, size_t size) {
  kept *mine = of_thread();
  if (!mine) return 0;
  if (mine->size[use] >= size) return mine->memory[use];
  void *memory;
  if (posix_memalign(&memory, size < HUGE_PAGE ? 64 : HUGE_PAGE, size) != 0) return 0;
#if defined(MADV_HUGEPAGE)
  // A block read across its rows touches as many pages as it has rows.
  if (size >= HUGE_PAGE) madvise(memory, size, MADV_HUGEPAGE);
#endif
  free(mine->memory[use]);
  mine->memory[use] = memory;
  mine->size[use] = size;
  return memory;
}
