#!/bin/sh
# Reads every page with the model that has not seen its site: held_out_pages.sh BUILD FOLDS > PRED.jsonl
# FOLDS is what train_roles.py --held-out wrote. The shipped model is put back at the end.
build=$1 folds=$2 model=$(dirname "$0")/../models/page-roles.tsv
kept=$(mktemp) && cp "$model" "$kept" || exit 1
trap 'cp "$kept" "$model"; rm -f "$kept"' EXIT
for k in 0 1 2 3 4; do
    cp "$folds/fold$k.tsv" "$model" && ninja -C "$build" bench/read-pages >&2 || exit 1
    xargs -0 "$build/bench/read-pages" <"$folds/fold$k.pages" || exit 1
done
