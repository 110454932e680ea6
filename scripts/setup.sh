#!/bin/sh
# Installs what building and drawing need, as far as it is missing: OpenBLAS and SQLite with their
# headers, gnuplot, pkg-config; with --checks also what CI checks an installation and the kernels with:
# man, zsh, fish, a C library for AArch64 and its emulator. Changes nothing where all of it is there. Exit status 69: something is missing that this
# script cannot install.
set -eu

checks=${1:-}

unavailable=69

say() { printf 'setup: %s\n' "$*" >&2; }

on_path() { command -v "$1" >/dev/null 2>&1; }

has_package() {
  on_path dpkg-query &&
    [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

# A library that pkg-config finds serves, whichever package it came with.
has_library() { { on_path pkg-config && pkg-config --exists "$1"; } || has_package "$2"; }

# The Debian packages that are missing, each with a space in front.
missing_packages() {
  has_library openblas libopenblas-dev || printf ' libopenblas-dev'
  has_library sqlite3 libsqlite3-dev || printf ' libsqlite3-dev'
  # gnuplot-qt and gnuplot-x11 serve as well.
  on_path gnuplot || printf ' gnuplot-nox'
  on_path pkg-config || printf ' pkg-config'
  [ "$checks" = --checks ] || return 0
  on_path man || printf ' man-db'
  on_path zsh || printf ' zsh'
  on_path fish || printf ' fish'
  on_path aarch64-linux-gnu-gcc || printf ' gcc-aarch64-linux-gnu'
  # Only recommended by the compiler, and so not installed with it.
  [ -e /usr/aarch64-linux-gnu/include/stdint.h ] || printf ' libc6-dev-arm64-cross'
  on_path qemu-aarch64 || printf ' qemu-user'
}

run() {
  say "$*"
  "$@"
}

if ! on_path swift; then
  say "'swift' is not on the PATH. Install the Swift 6.3 toolchain (https://www.swift.org/install)"
  say "and put its usr/bin folder on the PATH; then start again."
  exit $unavailable
fi

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if ! on_path apt-get; then
  say "missing, by the names of the Debian packages:$missing"
  say "There is no apt-get here. Install OpenBLAS and SQLite with their headers, gnuplot and"
  say "pkg-config in the way of this system; then start again."
  exit $unavailable
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif on_path sudo; then
  as_root="sudo"
else
  say "not root, and there is no sudo. As root: apt-get update && apt-get install$missing"
  exit $unavailable
fi

# `env` stands behind sudo, which would not pass the variable on. Unquoted on purpose: the words of
# $as_root and $missing are arguments, or none.
run $as_root env DEBIAN_FRONTEND=noninteractive apt-get update
run $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install --yes --no-install-recommends $missing

missing=$(missing_packages)
if [ -n "$missing" ]; then
  say "still missing after the installation:$missing"
  exit $unavailable
fi
