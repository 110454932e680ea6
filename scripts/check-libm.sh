#!/usr/bin/env bash
# Fails where the modules of this package call what the system's mathematical library does not define
# to the last bit: such results depend on the processor. `ElementaryFunctions` has what they need.
#
# Looks into the objects of a release build, so that it sees what the compiler makes of a call too.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
readonly build=.build/release
# Exact, or rounded once, by IEEE 754 or by the C standard.
readonly allowed='sqrt ceil floor trunc round rint nearbyint roundeven fmod remainder fma fabs fmin fmax
  copysign frexp ldexp scalbn modf ilogb logb nextafter'

library=$(ldd "$build/steplab" | awk '/libm\.so/ { print $3 }')
if [ -z "$library" ]; then
  printf 'check-libm: %s/steplab links no libm to take the names from\n' "$build" >&2
  exit 1
fi

# Every name of the library that is not allowed, in single precision neither.
names=$(nm -D --defined-only "$library" | awk -v allowed="$allowed" '
  BEGIN { count = split(allowed, list); for (i = 1; i <= count; i++) exact[list[i]] = exact[list[i] "f"] = 1 }
  { sub(/@.*/, "", $3) }
  $2 ~ /[TWi]/ && !($3 in exact) { print $3 }' | sort -u | tr "\n" " ")

found=$(for module in Sources/*/; do
  objects="$build/$(basename "$module").build"
  [ -d "$objects" ] || continue
  # A line is an object, a colon and a symbol.
  find "$objects" -name '*.o' -exec nm -A -u {} + | awk -v names="$names" '
    BEGIN { count = split(names, list, " "); for (i = 1; i <= count; i++) differs[list[i]] = 1 }
    $NF in differs { sub(/:$/, "", $1); print $1 ": " $NF }'
done)
if [ -n "$found" ]; then
  printf 'check-libm: calls of the system'"'"'s mathematical library; ElementaryFunctions has others\n%s\n' \
    "$found" >&2
  exit 1
fi
