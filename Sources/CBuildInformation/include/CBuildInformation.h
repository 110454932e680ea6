#ifndef STEPLAB_BUILD_INFORMATION_H
#define STEPLAB_BUILD_INFORMATION_H

// What the program was built from. A program that asked git when it runs would ask about the folder
// it happens to be started in, and do what that folder's configuration says.

#include <stdbool.h>

typedef struct {
  // The commit in hexadecimal; NULL if the sources were no checkout, or the build did not say.
  const char *_Nullable revision;
  // What scripts/sources-digest.sh prints; NULL if the build did not say.
  const char *_Nullable sources_digest;
  // Whether Sources or Package.swift differed from the commit.
  bool are_sources_modified;
} steplab_build_information;

steplab_build_information steplab_built_from(void);

#endif
