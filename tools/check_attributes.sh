#!/bin/sh
# Attributes that the page stage reads reach the tree: check_attributes.sh SOURCE_ROOT
# src/page/gate.c leaves out those that nobody reads. A name that somebody asks for, alone or in a table called
# `attributes`, must be in its lists, in hint.c's list of naming attributes or among those that lexbor numbers, which
# gate.c has as LXB_DOM_ATTR_NAME.
cd "$1" || exit 1
bad=0
names=$(grep -ohE 'hsy_dom_attribute\([^"]*"[a-z-]+"' src/page/*.c | sed 's/.*"\(.*\)"/\1/'
        sed -n '/ attributes\[\] = {/,/};/p' src/page/*.c | grep -oE '"[a-z-]+"' | tr -d '"')
for name in $(echo "$names" | sort -u); do
    number=LXB_DOM_ATTR_$(echo "$name" | tr 'a-z-' 'A-Z_')
    grep -qE "HSY_SLICE\(\"$name\"\)|\[$number\]" src/page/gate.c && continue
    grep -q "HSY_SLICE(\"$name\")" src/page/hint.c && continue
    echo "attribute \"$name\" is read but does not pass src/page/gate.c"
    bad=1
done
exit $bad
