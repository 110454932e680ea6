#define STEPLAB_DEFINES_PASSES
#include "UpdateKernels.h"

#include "CVectorMath.h"
#include "Versions.h"

#define PASSES "UpdateKernels.inc"
#include "Versions.inc"
