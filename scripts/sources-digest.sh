#!/bin/sh
# Prints a digest of what the program is built from; unlike a revision it survives commits that are
# written again. It is the SHA-256 of a list of the files below Sources and of Package.swift in the
# bytewise order of their paths, each a line of the SHA-256 of its content, two blanks and the path.
# Hidden files and what with-build-information.sh generates do not count.
set -eu

unset CDPATH
cd "$(dirname "$0")/.."

if command -v sha256sum >/dev/null 2>&1; then sha256=sha256sum; else sha256="shasum -a 256"; fi

# Unquoted on purpose: the words of $sha256 are a command and its arguments.
find Sources Package.swift -type f ! -name '.*' ! -path Sources/CBuildInformation/Generated.c \
  -exec $sha256 {} + | LC_ALL=C sort -k 2 | $sha256 | cut -d ' ' -f 1
