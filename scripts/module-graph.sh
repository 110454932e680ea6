#!/usr/bin/env bash
# Prints the modules of this package with what each imports, from the package description.
#
# A module stands in the layer above the highest one that it imports, so that every arrow goes down.
# With --update the block in CONTRIBUTING.md is written anew, with --check it is compared.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
readonly file=CONTRIBUTING.md
readonly begin='<!-- modules: scripts/module-graph.sh --update -->' end='<!-- end of modules -->'
# Optimizers and problems are lists, which grow with what there is.
readonly most=5000 lists=' Optimizers Problems '

# Of every target that is no test and no plugin: its name, its folder, and the targets that it imports.
targets() {
  swift package describe --type json | awk '
    /^  "targets" : \[/ { on = 1 }
    !on { next }
    /^      "name" : / { split($0, part, "\""); name = part[4] }
    /^      "path" : / { split($0, part, "\""); path = part[4] }
    /^      "target_dependencies" : \[/ { listing = 1; next }
    listing && /\]/ { listing = 0 }
    listing { split($0, part, "\""); imports = imports " " part[2] }
    /^    }/ { if (path ~ /^Sources\//) print name, path imports; name = path = imports = "" }'
}

# The table, the highest layer first; fails for a target that is too long.
graph() {
  local name path imports lines
  targets | while read -r name path imports; do
    lines=$(find "$path" -name '*.swift' -exec cat {} + | wc -l)
    if [ "$lines" -gt "$most" ] && [[ $lists != *" $name "* ]]; then
      printf 'module-graph: %s has %d lines, more than %d\n' "$name" "$lines" "$most" >&2
      exit 1
    fi
    printf '%s %d %s\n' "$name" "$((lines / 100))" "$imports"
  done | awk '
    { names[NR] = $1; hundreds[$1] = $2; $1 = $2 = ""; imports[names[NR]] = $0 }
    function layer(name,   list, count, i, own) {
      if (name in layers) return layers[name]
      count = split(imports[name], list, " ")
      own = 0
      for (i = 1; i <= count; i++) if (layer(list[i]) + 1 > own) own = layers[list[i]] + 1
      return layers[name] = own
    }
    END {
      for (i = 1; i <= NR; i++) {
        name = names[i]
        list = imports[name]
        gsub(/^ +/, "", list)
        gsub(/ +/, ", ", list)
        printf "%d\t%s\t%s\t%s\n", layer(name), name, hundreds[name] ? hundreds[name] * 100 : "", list
      }
    }' | sort -t "$(printf '\t')" -k 1,1nr -k 2,2 | awk -F '\t' '
    BEGIN { print "| layer | module | lines | imports |"; print "|---|---|---|---|" }
    { printf "| %s | `%s` | %s | %s |\n", $1, $2, $3, $4 }'
}

block=$(graph)
case ${1:-} in
--update)
  awk -v begin="$begin" -v end="$end" -v block="$block" '
    $0 == begin { print; print ""; print block; print ""; skipping = 1 }
    $0 == end { skipping = 0 }
    !skipping' "$file" >"$file.new"
  mv "$file.new" "$file"
  ;;
--check)
  # Lines change with every commit; which module imports which does not.
  columns() { cut -d '|' -f 2,3,5; }
  written=$(awk -v begin="$begin" -v end="$end" '
    $0 == end { on = 0 }
    on && /^\|/
    $0 == begin { on = 1 }' "$file")
  if [ "$(columns <<<"$block")" != "$(columns <<<"$written")" ]; then
    printf 'module-graph: %s has other modules: scripts/module-graph.sh --update\n' "$file" >&2
    exit 1
  fi
  ;;
'') printf '%s\n' "$block" ;;
*)
  printf 'usage: scripts/module-graph.sh [--update | --check]\n' >&2
  exit 64
  ;;
esac
