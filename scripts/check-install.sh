#!/usr/bin/env bash
# Installs into an empty prefix and does there what a user does: runs a shipped plan by its name from
# another folder, lets the shells read the completions and man the manual page, and removes all of it.
# Shells that are not there, and man, are left out, unless --all is given. Exit status 1: something is
# not as it should be.
set -euo pipefail

unset CDPATH
cd "$(dirname "$0")/.."
checkout=$PWD
all=${1:-}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'check-install: %s\n' "$1" >&2
  exit 1
}

# Whether a tool is there; with --all it has to be.
has() {
  if command -v "$1" >/dev/null; then return 0; fi
  [ "$all" != --all ] || fail "'$1' is not installed"
  printf 'left out: there is no %s\n' "$1"
  return 1
}

# A blank in the path, and folders above the prefix that do not exist either.
prefix="$work/a prefix/usr"
steplab="$prefix/bin/steplab"
make --no-print-directory install PREFIX="$prefix"

# Nothing of the checkout, and nothing of whoever runs this.
mkdir "$work/home" "$work/elsewhere"
export HOME="$work/home"
cd "$work/elsewhere"

"$steplab" run quickstart --dry-run 2>messages >/dev/null || fail "quickstart: $(cat messages)"
grep -qF "$prefix/share/steplab/Experiments/quickstart.yaml" messages ||
  fail "the plan that was taken is not said: $(cat messages)"
"$steplab" run schedules/cosine-wsd-schedule-free.yaml --dry-run >/dev/null 2>&1 ||
  fail "a plan in a folder, with its ending, is not found"
"$steplab" run digits --set steps=10 --set seeds=1 >/dev/null 2>messages ||
  fail "a plan with data: $(cat messages)"
[ -s results/digits/report.html ] || fail "no results in the folder of the call"
"$steplab" reproduce A1 --quick >/dev/null 2>messages || fail "reproduce: $(cat messages)"

status=0
"$steplab" run quickstrat 2>messages >/dev/null || status=$?
[ $status = 65 ] || fail "an unknown plan has the status $status"
grep -qF "did you mean 'quickstart'?" messages || fail "no nearest name: $(cat messages)"

# What is here comes first, also if it is no good.
printf 'experiment: [\n' >quickstart
status=0
"$steplab" run quickstart --dry-run 2>messages >/dev/null || status=$?
[ $status = 65 ] && ! grep -qF Shipped messages || fail "a file here does not come first"
rm quickstart

# Every plan that is shipped is found by its name, and can be read with its data.
plans=$("$steplab" list plans | grep -v '^ ' | grep -v '^Run one' | grep .)
[ "$(wc -l <<<"$plans")" = "$(find "$checkout/Experiments" -name '*.yaml' | wc -l)" ] ||
  fail "not all plans are listed"
for plan in $plans; do
  "$steplab" run "$plan" --dry-run >/dev/null 2>messages || fail "$plan: $(cat messages)"
done

# Through a link from anywhere, as many install programs.
ln -s "$steplab" "$work/linked"
"$work/linked" run quickstart --dry-run >/dev/null 2>&1 || fail "no plans through a link"

share="$prefix/share"
if has bash; then bash -n "$share/bash-completion/completions/steplab"; fi
if has zsh; then zsh -n "$share/zsh/site-functions/_steplab"; fi
if has fish; then fish --no-execute "$share/fish/vendor_completions.d/steplab.fish"; fi
if has man; then
  LC_ALL=C.UTF-8 man --warnings -l "$share/man/man1/steplab.1" >page 2>messages ||
    fail "man: $(cat messages)"
  [ ! -s messages ] || fail "man: $(cat messages)"
  for verb in $("$steplab" --help | sed -n '/^SUBCOMMANDS/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
    [ "$verb" = help ] || grep -q "steplab $verb" page || fail "the manual page lacks '$verb'"
  done
fi

cd "$checkout"
# Over an earlier version that had a file more, and beside a file of somebody else's.
mkdir -p "$share/steplab/Experiments/old"
touch "$share/steplab/Experiments/old/plan.yaml"
printf '%s\n' 'folder share/steplab/Experiments/old' 'file share/steplab/Experiments/old/plan.yaml' \
  >>"$share/steplab/installed.txt"
touch "$share/man/man1/other.1"
make --no-print-directory install PREFIX="$prefix" >/dev/null
[ ! -e "$share/steplab/Experiments/old" ] || fail "a file of an earlier version stayed"
make --no-print-directory uninstall PREFIX="$prefix"
[ "$(cd "$prefix" && find . -type f)" = ./share/man/man1/other.1 ] ||
  fail "other files stay or go than should: $(find "$prefix" -type f)"

# Into the folder of a package, and all of it away again.
stage="$work/stage"
make --no-print-directory install DESTDIR="$stage" PREFIX=/opt/steplab >/dev/null
"$stage/opt/steplab/bin/steplab" --version >/dev/null
make --no-print-directory uninstall DESTDIR="$stage" PREFIX=/opt/steplab
[ ! -e "$stage" ] || fail "left behind: $(find "$stage")"

if make --no-print-directory install PREFIX=relative >/dev/null 2>&1; then
  fail "a relative prefix is taken"
fi
printf 'Installed, used and removed.\n'
