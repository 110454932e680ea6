#!/bin/sh
# Builds the documentation into .build/documentation, a static site: the articles, and a page for every
# public declaration of the libraries. A warning is an error.
#
#   BASE_PATH=steplab scripts/build-documentation.sh
#
# BASE_PATH is the folder of the web server that the site will be in; none by default.
set -eu

unset CDPATH
cd "$(dirname "$0")/.."

site=.build/documentation
# Of all library products; those that import others can link to their symbols.
targets=$(sed -n 's/^ *\.library(name: "[A-Za-z]*", targets: \["\([A-Za-z]*\)"\]),*$/--target \1/p' \
  Package.swift)
base=
if [ -n "${BASE_PATH:-}" ]; then base="--hosting-base-path $BASE_PATH"; fi

# Package.swift depends on the plugin then. Compiled as by `make`, so that nothing is compiled twice.
export STEPLAB_DOCUMENTATION=1
rm -rf "$site"
# Unquoted on purpose: the words of $targets and $base are arguments, or none.
scripts/with-build-information.sh swift package -c release --allow-writing-to-directory "$site" \
  generate-documentation $targets --enable-experimental-combined-documentation \
  --exclude-extended-types --warnings-as-errors \
  --transform-for-static-hosting $base --output-path "$site"

# The compiler's own page at the top of the site shows nothing. Relative, so that it does not matter
# where the site is.
cat >"$site/index.html" <<'EOF'
<!doctype html>
<meta charset="utf-8">
<title>Steplab</title>
<meta http-equiv="refresh" content="0; url=documentation/steplabcommands/">
<a href="documentation/steplabcommands/">Documentation of Steplab</a>
EOF
[ -s "$site/documentation/steplabcommands/index.html" ] || {
  echo "build-documentation: there is no first page" >&2
  exit 1
}
echo "Documentation: $site/index.html, for a web server"
