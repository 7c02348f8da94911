#!/bin/sh
# Installs what hearsay is built on, on Debian 12 or later as root; elsewhere says what to install.
#
#   tools/setup.sh            install what is missing
#   tools/setup.sh --check    only say what is missing; exit status 1 if anything is
#
# Debian 12 lacks lexbor and yyjson. Where the machine's own suites do not have them, they come from Debian's
# testing suite, from the same mirror that the machine already uses; the suite is pinned at -10 and only these
# two at 500, so nothing else ever comes from there. liblexbor 3 needs libc 2.33 or later, which Debian 12 has.
# A mirror that stands still has a testing suite past its date: that is taken, for its signature still holds.
set -eu
export LC_ALL=C # what apt says is compared

packages="gcc libc6-dev clang make meson ninja-build pkg-config git ca-certificates python3 python3-jsonschema
libsqlite3-dev libcurl4-openssl-dev libmicrohttpd-dev librsvg2-dev libxml2-dev libzstd-dev libdeflate-dev libutf8proc-dev
libstemmer-dev libpsl-dev libuchardet-dev libxxhash-dev libcmocka-dev
zlib1g-dev libbz2-dev libbrotli-dev libarchive-dev"
pinned="liblexbor-dev libyyjson-dev"
testing=/etc/apt/sources.list.d/hearsay-testing

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

# The archive that apt already uses for Debian's main suite, whichever way its sources are written.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

pin_testing() {
    from=$(mirror)
    if [ -z "$from" ]; then
        echo "setup: no Debian mirror in the apt sources: install $pinned by hand" >&2
        exit 1
    fi
    echo "setup: lexbor and yyjson come from Debian testing at $from (see /etc/apt/preferences.d/hearsay-testing)"
    cat >"$testing.sources" <<END
Types: deb
URIs: $from
Suites: testing
Components: main
Check-Valid-Until: no
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
    apt-get update -q && return
    rm "$testing.sources"
    echo "setup: $from has no testing suite that apt takes: install $pinned by hand" >&2
    exit 1
}

install() {
    [ $# -gt 0 ] || return 0
    echo "setup: installing $*"
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

if ! command -v apt-get >/dev/null 2>&1; then
    for tool in meson ninja pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || echo "setup: $tool is missing" >&2
    done
    echo "setup: not a Debian system. hearsay needs the development files of: lexbor (3.0 or later), yyjson," >&2
    echo "sqlite3, libcurl, libmicrohttpd, librsvg, libxml2, zstd, libdeflate, utf8proc, libstemmer, libpsl, uchardet," >&2
    echo "xxhash, zlib, bzip2, brotli, libarchive, cmocka; meson, ninja, pkg-config, and GCC or Clang." >&2
    for library in lexbor yyjson; do pkg-config --exists "$library" || exit 1; done
    exit 0
fi

wanted=$(missing_of $packages $(runtime_package) $pinned)
if [ -z "$wanted" ]; then
    echo "setup: nothing is missing"
    exit 0
fi
if [ "${1:-}" = "--check" ]; then
    echo "setup: missing: $wanted" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "setup: run as root, or install: $wanted" >&2
    exit 1
fi
echo "setup: missing: $wanted"
apt-get update -q
for package in $pinned; do has_candidate "$package" || { pin_testing; break; }; done
install $(missing_of $packages $pinned)
install $(missing_of $(runtime_package))
