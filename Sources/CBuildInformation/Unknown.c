#include "CBuildInformation.h"

// Gives way to the definition in Generated.c, which is there only while
// scripts/with-build-information.sh builds: a plain `swift build` says that it does not know, rather
// than what was true of an earlier build. In C, so that a new commit compiles one small file.
__attribute__((weak)) steplab_build_information steplab_built_from(void) {
  return (steplab_build_information){.revision = 0};
}
