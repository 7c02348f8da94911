#!/bin/sh
# Trains each tagger three times on its training set and scores the documents of its dev set, which training does not see:
#     tools/held_out_statements.sh BUILD SHARED
# Prints content and attributed F1 of each training. The shipped models are those of seed 1.
set -e
build=$1 data=$2/data/statements score=$2/eval/score_statements.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for row in "en polnear 1.5" "de german 0.5"; do
    set -- $row
    language=$1 name=$2 lean=$3
    for seed in 1 2 3; do
        "$build/tools/training/train-tagger" "$language" "$data/$name-train" --held "$data/$name-dev" --seed $seed \
            --lean "$lean" \
            --out "$work/model" --predict "$work/$seed.jsonl" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
        printf '%s seed %s\n' "$name-dev" "$seed"
        python3 "$score" "$data/$name-dev" "$work/$seed.jsonl" | grep -A2 '^statements' | tail -2
    done
done
