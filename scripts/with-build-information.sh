#!/bin/sh
# Runs a command that builds, such as `swift build -c release`, so that the program knows what it
# was built from: the revision, whether sources were modified, and the digest of the sources.
#
# This is a source file that is written for the build and removed after it. Left behind, it would
# make a later build without this script lie about other sources.
set -eu

# Hooks of git set these, which name another checkout than this one.
unset CDPATH GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cd "$(dirname "$0")/.."

place=Sources/CBuildInformation/Generated.c
# Stays between builds. As a link to the same file has the same date, nothing is compiled again
# where nothing has changed.
kept=.build/BuildInformation.c

# Of this checkout: only commands that read objects, and run no program that its configuration names.
in_checkout() {
  git -c core.fsmonitor=false -c core.hooksPath=/dev/null --no-optional-locks "$@" 2>/dev/null
}

# Empty if this folder is not the top of a checkout; it may have been unpacked inside another one.
revision() {
  prefix=$(in_checkout rev-parse --show-prefix) && [ -z "$prefix" ] || return 0
  in_checkout rev-parse --verify HEAD || true
}

# The blobs of the sources as they are, and as the revision has them. Compared as they are instead of
# asking for the status: that runs filters, and leaves out what some setting says to ignore.
is_modified() {
  listed=$(find Sources Package.swift -type f ! -name '.*' ! -path "$place" | LC_ALL=C sort)
  blobs=$(printf '%s\n' "$listed" | in_checkout hash-object --no-filters --stdin-paths) || return 0
  printf '%s\n' "$blobs" >"$kept.blobs"
  found=$(printf '%s\n' "$listed" | paste "$kept.blobs" -)
  rm -f "$kept.blobs"
  committed=$(in_checkout ls-tree -r HEAD -- Sources Package.swift |
    awk -F '\t' '{ split($1, part, " "); name = $2; sub(/.*\//, "", name) }
      name !~ /^\./ { print part[3] "\t" $2 }' | LC_ALL=C sort -k 2)
  [ "$found" != "$committed" ]
}

generated() {
  revision=$(revision)
  literal=0
  if [ -n "$revision" ]; then literal="\"$revision\""; fi
  modified=false
  if [ -n "$revision" ] && is_modified; then modified=true; fi
  digest=$(scripts/sources-digest.sh)
  case $digest in
    *[!0-9a-f]* | "")
      echo "with-build-information: no digest of the sources: '$digest'" >&2
      return 1
      ;;
  esac
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
