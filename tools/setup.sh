#!/bin/sh
# Installs what hearsay is built on, on Debian 12 or later as root; elsewhere says what to install.
#
#   tools/setup.sh            install what is missing
#   tools/setup.sh --check    only say what is missing; exit status 1 if anything is
#
# Debian 12 lacks lexbor and yyjson. Where the machine's own suites do not have them, they come from Debian's
# testing suite, from the same mirror that the machine already uses; the suite is pinned at -10 and only these
# two at 500, so nothing else ever comes from there. liblexbor 3 needs libc 2.33 or later, which Debian 12 has.
set -eu

packages="gcc clang libclang-rt-dev meson ninja-build pkg-config git ca-certificates python3 python3-jsonschema
libsqlite3-dev libcurl4-openssl-dev libmicrohttpd-dev libxml2-dev libzstd-dev libdeflate-dev libutf8proc-dev
libstemmer-dev libpsl-dev libuchardet-dev libxxhash-dev libgraphviz-dev graphviz libcmocka-dev"
pinned="liblexbor-dev libyyjson-dev"

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# The compiler's sanitizer runtime is named after the compiler's version on Debian 12.
runtime_package() {
    version=$(clang -dumpversion 2>/dev/null | cut -d. -f1)
    [ -n "$version" ] && echo "libclang-rt-$version-dev"
}

missing_of() {
    for package in "$@"; do is_installed "$package" || printf '%s ' "$package"; done
}

has_candidate() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }

# The first mirror named by the machine's own sources for a Debian suite, in either format of those files.
mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -n -e 's/^URIs:[[:space:]]*\([^[:space:]]*debian\/\{0,1\}\)\([[:space:]].*\)\{0,1\}$/\1/p' \
            -e 's/^deb[[:space:]]\(\[[^]]*\][[:space:]]*\)\{0,1\}\([^[:space:]]*debian\/\{0,1\}\)[[:space:]].*/\2/p' |
        head -n 1
}

pin_testing() {
    from=$(mirror)
    if [ -z "$from" ]; then
        echo "setup: no Debian mirror in the apt sources: install $pinned by hand" >&2
        exit 1
    fi
    cat >/etc/apt/sources.list.d/hearsay-testing.sources <<END
Types: deb
URIs: $from
Suites: testing
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    cat >/etc/apt/preferences.d/hearsay-testing <<END
Package: *
Pin: release a=testing
Pin-Priority: -10

Package: liblexbor* libyyjson*
Pin: release a=testing
Pin-Priority: 500
END
    apt-get update -q
}

install() { DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; }

if ! command -v apt-get >/dev/null 2>&1; then
    for tool in meson ninja pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || echo "setup: $tool is missing" >&2
    done
    echo "setup: not a Debian system. hearsay needs the development files of: lexbor (3.0 or later), yyjson," >&2
    echo "sqlite3, libcurl, libmicrohttpd, libxml2, zstd, libdeflate, utf8proc, libstemmer, libpsl, uchardet," >&2
    echo "xxhash, graphviz (cgraph, gvc), cmocka; meson, ninja, pkg-config, and GCC or Clang." >&2
    for library in lexbor yyjson; do pkg-config --exists "$library" || exit 1; done
    exit 0
fi

base=$(echo "$packages" | tr '\n' ' ' | sed 's/libclang-rt-dev//')
wanted=$(missing_of $base $(runtime_package) $pinned)
[ -n "$wanted" ] || exit 0
if [ "${1:-}" = "--check" ]; then
    echo "setup: missing: $wanted" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "setup: run as root, or install: $wanted" >&2
    exit 1
fi
apt-get update -q
for package in $pinned; do has_candidate "$package" || { pin_testing; break; }; done
install $(missing_of $base $pinned)
still=$(missing_of $(runtime_package))
[ -z "$still" ] || install $still
