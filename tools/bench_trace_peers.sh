#!/bin/sh
# The trace beside MinHash-LSH finders of near-duplicates, on the same articles in the same run:
#
#   tools/bench_trace_peers.sh [COUNT [PAGES]]        default: 10000 examples/pages
#
# Makes a corpus of COUNT articles from PAGES (bench/corpus.h), runs datasketch and rensa over it (five-word shingles, 128
# permutations, thresholds swept) and the trace, on one core, then the trace on all. Both are installed with pip into a
# folder of their own, PEERS=DIR or one in the user's cache; one that cannot be had is named and left out. passim is not
# among them: what the Python package index has under that name is another program.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
count=${1:-10000}
pages=${2:-$root/examples/pages}
peers=${PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/hearsay-peers}
mkdir -p "$peers"
missing() { echo "bench: $1 cannot be had here and is left out" >&2; }

[ -x "$peers/trace-venv/bin/python" ] || python3 -m venv "$peers/trace-venv"
for package in datasketch rensa; do
    "$peers/trace-venv/bin/python" -m pip show -q "$package" 2>/dev/null ||
        "$peers/trace-venv/bin/python" -m pip install -q "$package" || missing "$package"
done

build=$root/build-release
[ -f "$build/build.ninja" ] || meson setup "$build" "$root" --buildtype=release -Dtests=false >&2
ninja -C "$build" bench/bench-trace >&2
bench=$build/bench/bench-trace
corpus=$(mktemp --suffix=.jsonl)
trap 'rm -f "$corpus"' EXIT
"$bench" --pages "$pages" --write "$corpus" "$count" >/dev/null
echo "== load $(cut -d' ' -f1-3 /proc/loadavg); seconds of the processor are what to compare on a busy machine"
"$peers/trace-venv/bin/python" "$root/tools/peers/dedup.py" "$corpus" 0.05 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8
echo "== the trace on one core (its first figure is all of it, with claims and findings; in brackets what the others do)"
"$bench" --pages "$pages" --threads 1 --steps "$count"
echo "== the trace on all cores"
"$bench" --pages "$pages" "$count"
