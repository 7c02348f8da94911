#!/bin/sh
# Every symbol that a library shows starts with hsy_, or hearsay_ in the public one: check_symbols.sh BUILD_DIRECTORY
# (A name without prefix could clash with one of the program that links hearsay.)
nm --defined-only --extern-only $(find "$1/src" -name 'libhearsay*.a') 2>/dev/null | awk '
    /^[0-9a-f]+ [A-Z] / && $3 !~ /^(hsy|hearsay)_/ && $3 !~ /^(__asan|__odr_asan|__sanitizer)/ {
        print $3 " <- lacks the prefix"; bad = 1 }
    END { exit bad }'
