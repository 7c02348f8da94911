#!/bin/sh
# What no source file may hold: check_style.sh ROOT
# Functions that overrun or hide state, tabs and trailing blanks, invisible or direction-changing Unicode, paths of one
# machine. Data of tests (cases, corpora) may hold anything.
export LC_ALL=C.UTF-8
cd "$1" || exit 2
failed=0
refuse() { # WHAT PATTERN FILES...
    what=$1 pattern=$2
    shift 2
    if found=$(grep -nP "$pattern" "$@" /dev/null); then
        printf '%s:\n%s\n' "$what" "$found"
        failed=1
    fi
}
code=$(find src include tools tests bench fuzz -name '*.[ch]')
refuse "banned function" \
    '(?<![\w.>])(strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|asctime|ctime|localtime|gmtime|atoi|atol|atof|rand|alloca|tmpnam|mktemp)\s*\(' $code
refuse "tab or trailing blank" '\t|[ \t]$' $code
refuse "invisible character" '[\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}\x{00AD}]' $code
refuse "unfinished work" '\b(TODO|FIXME|XXX)\b' $code
refuse "path of one machine" '"/(home|work|root)/' $code
exit $failed
