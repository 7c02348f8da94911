#!/bin/sh
# The slow proofs: Clang builds and tests without models (GCC does in test.sh); adding to a collection is killed and fails
# hundreds of times, also between the batches of a trace (which are of 4,096 articles); each fuzz target runs for SECONDS
# (default 600), and what it finds is kept in build-sanitized/fuzz/found. The pages are opened in chromium, where it is.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
[ -f build-rules-clang/build.ninja ] ||
    CC=clang meson setup build-rules-clang -Dmodels=false -Dbench=false -Doptimization=1
ninja -C build-rules-clang
meson test -C build-rules-clang --no-rebuild --print-errorlogs --timeout-multiplier 4
[ -f build/build.ninja ] || CC=gcc meson setup build
ninja -C build
faults=build/tests/store/libfault.so
python3 tests/store/test_kill.py build/src/cli/hearsay build/tests/store/report_add "$faults" 500 300
python3 tests/store/test_kill.py build/src/cli/hearsay build/tests/store/report_add "$faults" 20 9000
python3 tests/store/test_faults.py build/src/cli/hearsay "$faults" 200
if command -v chromium >/dev/null; then
    tools/test_browser.sh
else
    echo "test_long: no chromium: the pages are not tried in a browser" >&2
fi
[ -f build-sanitized/build.ninja ] || tools/test.sh
ninja -C build-sanitized
for target in build-sanitized/fuzz/fuzz_*; do
    [ -x "$target" ] && [ -f "$target" ] || continue
    name=${target##*/fuzz_}
    echo "== $name, $seconds s"
    words=fuzz/$name.dict
    "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
        $([ ! -f "$words" ] || echo "-dict=$words") \
        -artifact_prefix=build-sanitized/fuzz/found/ "build-sanitized/fuzz/found/$name" "fuzz/corpus/$name"
done
