#ifndef STEPLAB_DENORMAL_NUMBERS_H
#define STEPLAB_DENORMAL_NUMBERS_H

#include <stdint.h>

// Numbers below the normal range (1e-38 in single precision) cost a hundred times as much as others
// on many processors. Here the calling thread treats them as zero, where it can be told to.

#if defined(__SSE__)
#include <immintrin.h>

// Flushing of results and reading as zero.
#define STEPLAB_FLUSHING 0x8040u

// The state, to give to another thread.
static inline uint64_t steplab_denormal_state(void) { return _mm_getcsr(); }

// Returns the state to go back to.
static inline uint64_t steplab_flush_denormals(void) {
  const uint32_t before = _mm_getcsr();
  _mm_setcsr(before | STEPLAB_FLUSHING);
  return before;
}

static inline void steplab_restore_denormals(uint64_t state) {
  _mm_setcsr((_mm_getcsr() & ~STEPLAB_FLUSHING) | ((uint32_t)state & STEPLAB_FLUSHING));
}

#elif defined(__aarch64__)

static inline uint64_t steplab_denormal_state(void) {
  uint64_t state;
  __asm__ volatile("mrs %0, fpcr" : "=r"(state));
  return state;
}

static inline uint64_t steplab_flush_denormals(void) {
  uint64_t before;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before));
  __asm__ volatile("msr fpcr, %0" : : "r"(before | (1ull << 24)));
  return before;
}

static inline void steplab_restore_denormals(uint64_t state) {
  __asm__ volatile("msr fpcr, %0" : : "r"(state));
}

#else

static inline uint64_t steplab_denormal_state(void) { return 0; }
static inline uint64_t steplab_flush_denormals(void) { return 0; }
static inline void steplab_restore_denormals(uint64_t state) { (void)state; }

#endif

#endif
