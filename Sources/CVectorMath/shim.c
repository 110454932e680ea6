// SwiftPM wants one translation unit in a C target; everything lives in the header.
#include "CVectorMath.h"
