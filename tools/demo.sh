#!/bin/sh
# The main job on the example pages: demo.sh PROGRAM
# One page read, then all of examples/pages traced: one invented story in English, German and French, HTML and text
# without markup, whose true chain examples/README.md tells.
set -eu
program=$1
cd "$(dirname "$0")/.."
[ -t 1 ] && set -- --color=always || set --
"$program" read "$@" --format text examples/pages/13-daily-relay.txt
echo
"$program" trace "$@" --format text --meta examples/pages.tsv examples/pages/*
