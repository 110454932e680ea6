#!/usr/bin/env bash
# Builds the examples and runs them as their readers would: another package's optimizer, schedule,
# problems and data in lists, a comparison, a sweep, a boundary, kernels and conformance; a model of
# one's own; and the runs of a plan without the command line.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root/Examples"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
  printf 'examples: %s\n' "$1" >&2
  exit 1
}

swift build -c release

bin=$(swift build -c release --show-bin-path)
own() { "$bin/OwnOptimizer" "$@"; }

for entry in "optimizers qhm" "schedules rex" "problems himmelblau" "problems bottleneck" \
  "data rings"; do
  # shellcheck disable=SC2086
  own list $entry >"$work/list" || fail "'list $entry' does not know it"
done
own list problems mlp | grep -q rings || fail "mlp does not take the data 'rings'"

for plan in comparison sweep boundary; do
  own run "OwnOptimizer/$plan.yaml" --results "$work/results" >"$work/$plan" ||
    fail "the plan $plan.yaml failed"
done
grep -q qhm "$work/results/own-comparison/summary.md" || fail "the comparison lacks qhm"
own reproduce --experiments OwnOptimizer --results "$work/results" --check >"$work/claims" || {
  cat "$work/claims" >&2
  fail "the boundary of qhm is not the predicted one"
}
own kernels --optimizers qhm,adamw --sizes 64K --results "$work/results" >"$work/kernels"
grep -q qhm "$work/results/kernels/kernels.tsv" || fail "the kernels lack qhm"
own conformance OwnOptimizer/reference.json | tail -n 1 | grep -q ' 0 failed, 0 skipped' ||
  fail "qhm does not follow its reference"

"$bin/TrainYourOwnModel" | tee "$work/model"
grep -q '^cooled down' "$work/model" || fail "the model of one's own was not trained"
"$bin/RunAPlan" | tee "$work/runs"
[ "$(grep -c ' finished ' "$work/runs")" -eq 6 ] || fail "not all six runs of the plan finished"
printf 'examples: all run\n'
