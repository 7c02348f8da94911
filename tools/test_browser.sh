#!/bin/sh
# The pages of hearsay in Debian's chromium, by tests/serve/test_browser.py: test_browser.sh [PROGRAM]
#
# Needs the Debian packages chromium and python3-venv. Playwright and axe-core come by pip, as the machine has it set up,
# into a folder of their own: BROWSER_TESTS=DIR or one in the user's cache. Takes some minutes, most of them axe-core's, and
# half a gigabyte of packages: that is why `make test` does without.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program=${1:-$root/build/src/cli/hearsay}
folder=${BROWSER_TESTS:-${XDG_CACHE_HOME:-$HOME/.cache}/hearsay-browser}

if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
    echo "test_browser: there is no chromium: apt-get install chromium python3-venv" >&2
    exit 1
fi
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
for package in playwright axe-playwright-python; do
    "$folder/bin/python" -m pip show -q "$package" 2>/dev/null || "$folder/bin/python" -m pip install -q "$package"
done
exec "$folder/bin/python" "$root/tests/serve/test_browser.py" "$program"
