#!/bin/sh
# Builds and tests three times and says how it went, as `N passed, N failed` on the last line:
# with GCC as it ships; with GCC without models, where rules work alone; then with Clang under AddressSanitizer and UBSan
# with the fuzz targets as libFuzzer programs, each of which runs for a few seconds. Exit status 1 when a test failed.
set -eu
cd "$(dirname "$0")/.."

count() { grep -c "\"result\": \"$2\"" "$1/meson-logs/testlog.json" || true; }

passed=0
failed=0
run() { # DIRECTORY: build there and run its tests, adding to the counts
    ninja -C "$1"
    meson test -C "$1" --no-rebuild --print-errorlogs --timeout-multiplier 4 || true
    passed=$((passed + $(count "$1" OK)))
    failed=$((failed + $(grep -c '"result"' "$1/meson-logs/testlog.json") - $(count "$1" OK)))
}

[ -f build/build.ninja ] || CC=gcc meson setup build
[ -f build-rules/build.ninja ] || CC=gcc meson setup build-rules -Dmodels=false -Dbench=false -Doptimization=1
[ -f build-sanitized/build.ninja ] ||
    CC=clang meson setup build-sanitized -Db_sanitize=address,undefined -Db_lundef=false -Dfuzz_engine=true \
        -Dbench=false -Dc_args=-fno-sanitize-recover=all
run build
run build-rules
run build-sanitized
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
