#include "AllocationCounter.h"

// A program's own malloc takes precedence over the C library's, which stays reachable by its
// internal name.

#define _GNU_SOURCE

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GLIBC__)

#include <link.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local long count;

// OpenBLAS's code. Some of its kernels, such as those for small matrices with AVX-512, take memory at
// every call: whether they do depends on the processor, and the tests are of this program.
static uintptr_t library_start, library_end;

static int find_library(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  (void)data;
  if (!info->dlpi_name || !strstr(info->dlpi_name, "openblas")) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    library_end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
    library_start = info->dlpi_addr + part->p_vaddr;
  }
  return 1;
}

__attribute__((constructor)) static void find_libraries(void) {
  dl_iterate_phdr(find_library, NULL);
}

long allocation_count(void) { return count; }

static inline void count_unless_of_library(const void *caller) {
  uintptr_t address = (uintptr_t)caller;
  if (address < library_start || address >= library_end) count++;
}

#define COUNT() count_unless_of_library(__builtin_return_address(0))

void *malloc(size_t size) {
  COUNT();
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  COUNT();
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  COUNT();
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  COUNT();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  COUNT();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  COUNT();
  void *block = __libc_memalign(alignment, size);
  if (!block) return ENOMEM;
  *memory = block;
  return 0;
}

#else

long allocation_count(void) { return -1; }

#endif
