#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

// How many blocks of memory the calling thread has asked for since it began, those that OpenBLAS takes
// left out; -1 where the C library does not let a program stand between.
long allocation_count(void);

#endif
