#!/bin/sh
# Installs the program, which is built if that was not done from these sources, below PREFIX: with its
# plans and data, completions of bash, zsh and fish and a manual page. Or removes them again.
#
#   PREFIX=/usr/local DESTDIR= scripts/install.sh [--uninstall]
#
# What is installed is recorded first, so that also what an interrupted installation left is removed:
# in share/steplab/installed.txt, a line for each file and each folder that did not exist, relative to
# PREFIX, and a line `above` for PREFIX and each folder above it that did not exist. DESTDIR is put
# before PREFIX, for those who make packages.
set -eu

usage=64
unset CDPATH
cd "$(dirname "$0")/.."

fail() {
  printf 'install: %s\n' "$1" >&2
  exit "${2:-1}"
}

prefix=${PREFIX:-/usr/local}
case $prefix in
  /*) ;;
  *) fail "PREFIX must be an absolute path, found '$prefix'" $usage ;;
esac
case ${DESTDIR:-} in
  "" | /*) ;;
  *) fail "DESTDIR must be an absolute path, found '$DESTDIR'" $usage ;;
esac
top=${DESTDIR:-}$prefix
record=$top/share/steplab/installed.txt

# Which of the recorded lines begin with a word; nothing outside of the prefix.
recorded() {
  sed -n "s/^$1 //p" "$record" | grep -vE '^/|(^|/)\.\.(/|$)' || true
}

# Removes the recorded files, and the recorded folders as far as nothing else is in them.
remove() {
  recorded file | while IFS= read -r file; do rm -f "$top/$file"; done
  folders=$(recorded folder | LC_ALL=C sort -r)
  rm -f "$record"
  printf '%s\n' "$folders" | while IFS= read -r folder; do
    if [ -n "$folder" ]; then rmdir "$top/$folder" 2>/dev/null || true; fi
  done
}

if [ "${1:-}" = --uninstall ]; then
  [ -f "$record" ] || fail "nothing is recorded as installed: there is no $record" 66
  made=$(grep -c '^above$' "$record" || true)
  remove
  above=$top
  while [ "$made" -gt 0 ] && rmdir "$above" 2>/dev/null; do
    made=$((made - 1))
    above=$(dirname "$above")
  done
  printf 'Removed from %s\n' "$top"
  exit 0
fi

program=.build/release/steplab
is_current() {
  [ -x "$program" ] && "$program" --version | grep -qF "sources $(scripts/sources-digest.sh))"
}
if ! is_current; then
  scripts/setup.sh
  scripts/with-build-information.sh swift build -c release --product steplab
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# A line for each file: its place below the prefix, its mode, and where it comes from.
{
  printf 'bin/steplab\t755\t%s\n' "$program"
  find Experiments data -type f ! -name '.*' ! -name '*~' |
    awk '{ print "share/steplab/" $0 "\t644\t" $0 }'
  printf 'share/doc/steplab/LICENSE\t644\tLICENSE\n'
  printf 'share/man/man1/steplab.1\t644\t%s\n' "$work/steplab.1"
  printf 'share/bash-completion/completions/steplab\t644\t%s\n' "$work/bash"
  printf 'share/zsh/site-functions/_steplab\t644\t%s\n' "$work/zsh"
  printf 'share/fish/vendor_completions.d/steplab.fish\t644\t%s\n' "$work/fish"
} | LC_ALL=C sort >"$work/files"

"$program" manual >"$work/steplab.1"
for shell in bash zsh fish; do
  "$program" --generate-completion-script "$shell" >"$work/$shell"
done

# The folders of these files, and which of them are ours: now made, or by an earlier installation.
{
  cut -f 1 "$work/files"
  printf 'share/steplab/installed.txt\n'
} | while IFS= read -r place; do
  while place=$(dirname "$place") && [ "$place" != . ]; do printf '%s\n' "$place"; done
done | LC_ALL=C sort -u >"$work/folders"
{
  if [ -f "$record" ]; then grep '^above$' "$record" || true; fi
  above=$top
  while [ ! -d "$above" ]; do
    printf 'above\n'
    above=$(dirname "$above")
  done
  while IFS= read -r folder; do
    if [ ! -d "$top/$folder" ] || { [ -f "$record" ] && grep -qxF "folder $folder" "$record"; }; then
      printf 'folder %s\n' "$folder"
    fi
  done <"$work/folders"
  cut -f 1 "$work/files" | sed 's/^/file /'
} >"$work/record"

# What an earlier version had and this one has not does not stay.
if [ -f "$record" ]; then remove; fi

umask 022
install -d "$(dirname "$record")"
install -m 644 "$work/record" "$record"
tab=$(printf '\t')
while IFS=$tab read -r place mode source; do
  install -d "$top/$(dirname "$place")"
  install -m "$mode" "$source" "$top/$place"
done <"$work/files"
printf 'Installed %s files below %s\n' "$(grep -c . "$work/files")" "$top"
