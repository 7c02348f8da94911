#!/bin/sh
# What hearsay costs, over a folder of pages: bench.sh PAGES
# Built as it ships (release). Figures are ratios within one run, since machines are noisy; docs/performance.md has ours.
set -eu
cd "$(dirname "$0")/.."
pages=${1:-examples/pages}
[ -f build-release/build.ninja ] || meson setup build-release --buildtype=release -Dtests=false
ninja -C build-release
articles=$(mktemp)
trap 'rm -f "$articles"' EXIT
build-release/src/cli/hearsay read --format jsonl "$pages"/* | /usr/bin/python3 -c '
import json, sys
for line in sys.stdin:
    page = json.loads(line)
    if page["language"] == "en" and page["text"]: print(page["text"])' >"$articles"
echo "== pages: bytes to article and JSON line, beside a bare parse of the same bytes"
build-release/bench/bench-pages "$pages"
echo "== text: each step, beside a check of the same bytes"
build-release/bench/bench-text en "$articles"
echo "== statements: words a second"
build-release/bench/bench-statements en "$articles"
echo "== trace: corpora of 1,000 and 10,000 articles made from the pages"
build-release/bench/bench-trace --steps --pages "$pages" 1000 10000
