#!/usr/bin/env bash
# Compiles the C kernels for this processor and for AArch64, runs them with every set of instructions,
# AArch64's under emulation, and fails unless all give the same bits and right products.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'check-kernels: %s\n' "$1" >&2
  exit 1
}

sources=("$root"/Sources/CVectorMath/*.c "$root"/Sources/CElementaryFunctions/*.c
  "$root/Tests/KernelDigests/digests.c")
flags=(-O2 -Wall -Wextra -Werror -I "$root/Sources/CVectorMath/include"
  -I "$root/Sources/CVectorMath" -I "$root/Sources/CElementaryFunctions/include")

clang "${flags[@]}" "${sources[@]}" -o "$work/native" -lm -lpthread
# The toolchain's own lld, since the system's linker knows this machine only.
clang --target=aarch64-linux-gnu -fuse-ld=lld -static "${flags[@]}" "${sources[@]}" \
  -o "$work/aarch64" -lm -lpthread

compare() {
  if [ -s "$work/expected" ]; then
    diff "$work/expected" "$work/$1" >&2 || fail "$1 computes other bits"
  else
    mv "$work/$1" "$work/expected"
  fi
  printf '%s: %d digests\n' "$1" "$(wc -l <"$work/expected")"
}

for set in v4 v3; do
  status=0
  "$work/native" "$set" >"$work/$set" || status=$?
  case $status in
    0) compare "$set" ;;
    69) ;;
    *) fail "$set: products are wrong" ;;
  esac
done
"$work/native" baseline >"$work/baseline" || fail "baseline: products are wrong"
qemu-aarch64 "$work/aarch64" >"$work/aarch64.out" || fail "AArch64: products are wrong"
mv "$work/aarch64.out" "$work/aarch64"
compare aarch64
