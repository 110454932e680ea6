#ifndef STEPLAB_THREAD_STATE_H
#define STEPLAB_THREAD_STATE_H

// A value of the calling thread's own: the threads that share its work.

void *_Nullable steplab_thread_team(void);
void steplab_set_thread_team(void *_Nullable team);

// For a thread that waits in a loop: leaves more of the core to others.
static inline void steplab_pause(void) {
#if defined(__x86_64__)
  __asm__ volatile("pause");
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#endif
