#include "ThreadState.h"

static _Thread_local void *team;

void *steplab_thread_team(void) { return team; }
void steplab_set_thread_team(void *value) { team = value; }
