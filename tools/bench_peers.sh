#!/bin/sh
# hearsay beside the other readers of pages, as one table: bench_peers.sh FOLDER [OPTION...]
#
#   tools/bench_peers.sh SHARED/data/pages/fundus-dev/pages --gold SHARED/data/pages/fundus-dev --hearsay PRED.jsonl
#
# FOLDER holds pages (.html, .html.gz). Installs trafilatura, resiliparse, readability-lxml, newspaper4k and
# @mozilla/readability (on linkedom and on jsdom) into a folder of their own, PEERS=DIR or one in the user's cache, with
# pip and npm as the machine has them set up; one that cannot be had is named and left out. The options are those of
# tools/peers/table.py: --gold SET scores what each reads, --hearsay PRED.jsonl are hearsay's own predictions, made with
# tools/held_out_pages.sh by models that have not seen the sites; --most N takes N pages for each peer; --only NAME.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n '2,4p' "$0" >&2; exit 2; }
peers=${PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/hearsay-peers}
mkdir -p "$peers"

missing() { echo "bench: $1 cannot be had here and is left out" >&2; }

[ -x "$peers/venv/bin/python" ] || python3 -m venv "$peers/venv" || missing "Python's venv"
for package in trafilatura resiliparse readability-lxml lxml_html_clean newspaper4k; do
    "$peers/venv/bin/python" -m pip show -q "$package" 2>/dev/null ||
        "$peers/venv/bin/python" -m pip install -q "$package" || missing "$package"
done
if command -v node >/dev/null && command -v npm >/dev/null; then
    for package in @mozilla/readability linkedom jsdom; do
        [ -d "$peers/node_modules/$package" ] ||
            npm install --silent --no-audit --no-fund --prefix "$peers" "$package" || missing "$package"
    done
else
    missing "Node with npm"
fi

build=$root/build-release
[ -f "$build/build.ninja" ] || meson setup "$build" "$root" --buildtype=release -Dtests=false >&2
ninja -C "$build" bench/bench-pages >&2
exec python3 "$root/tools/peers/table.py" "$@" --peers "$peers" --bench "$build/bench/bench-pages"
