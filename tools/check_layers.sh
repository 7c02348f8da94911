#!/bin/sh
# Fails on an include that src/layers.tsv does not allow: check_layers.sh ROOT
# A file may include its own folder, any header of base and text, hearsay.h, and of other folders only FOLDER/FOLDER.h.
cd "$1" || exit 2
grep -rn --include='*.[ch]' '^ *# *include *"' src | awk -F'\t' '
    FNR == NR { may[$1] = " " $1 " " $2 " "; next }
    { split($0, at, "/"); from = at[2]; split($0, q, "\""); file = to = q[2]; sub(/\/.*/, "", to)
      open = from == to || to ~ /^(base|text|hearsay.h)$/ || file == to "/" to ".h"
      if (!open || !index(may[from], " " to " ")) { print $0 " <- not for " from; bad = 1 } }
    END { exit bad }' src/layers.tsv -
