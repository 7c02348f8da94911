#!/bin/sh
# Each header compiles alone, cleanly: check_headers.sh ROOT COMPILER...
root=$1
shift
cd "$root" || exit 2
failed=0
for header in include/*.h src/*/*.h; do
    "$@" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Wno-unused-function -fsyntax-only -Isrc -Iinclude \
        -x c "$header" || failed=1
done
exit $failed
