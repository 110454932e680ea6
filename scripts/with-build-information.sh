#!/bin/sh
# Runs a command that builds, such as `swift build -c release`, so that the program knows what it
# was built from: the revision, whether sources were modified, and the digest of the sources.
#
# This is a source file that is written for the build and removed after it. Left behind, it would
# make a later build without this script lie about other sources.
set -eu

cd "$(dirname "$0")/.."

place=Sources/CBuildInformation/Generated.c
# Stays between builds. As a link to the same file has the same date, nothing is compiled again
# where nothing has changed.
kept=.build/BuildInformation.c

# Of this checkout, without programs that its configuration names and without writing to it.
in_checkout() {
  git -c core.fsmonitor=false -c core.hooksPath=/dev/null --no-optional-locks "$@" 2>/dev/null
}

# Empty if this folder is not the top of a checkout; it may have been unpacked inside another one.
revision() {
  prefix=$(in_checkout rev-parse --show-prefix) && [ -z "$prefix" ] || return 0
  in_checkout rev-parse --verify HEAD || true
}

is_modified() {
  changes=$(in_checkout status --porcelain --untracked-files=all -- Sources Package.swift) || return 0
  [ -n "$changes" ]
}

generated() {
  revision=$(revision)
  literal=0
  if [ -n "$revision" ]; then literal="\"$revision\""; fi
  modified=false
  if [ -n "$revision" ] && is_modified; then modified=true; fi
  digest=$(scripts/sources-digest.sh)
  cat <<EOF
#include "CBuildInformation.h"

steplab_build_information steplab_built_from(void) {
  return (steplab_build_information){
      .revision = $literal,
      .sources_digest = "$digest",
      .are_sources_modified = $modified,
  };
}
EOF
}

trap 'rm -f "$place" "$kept.new"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -p .build
generated >"$kept.new"
cmp -s "$kept.new" "$kept" || mv "$kept.new" "$kept"
# A copy where the two are on different file systems.
ln -f "$kept" "$place" 2>/dev/null || cp -p "$kept" "$place"

"$@"
