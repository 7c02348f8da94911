# The commands of hearsay's makers; Meson does the work. `make demo` and `make test` need nothing but Debian 12 and root.
#
#   make          build the program into build/
#   make demo     install what is missing, build, and trace the example pages
#   make test     install what is missing, build with GCC, with it without models, then with Clang under AddressSanitizer
#                 and UBSan, run all tests
#   make test-long  the slow proofs: Clang without models, each fuzz target for minutes (SECONDS=600), run by hand
#   make test-browser  the pages of `hearsay serve` in Debian's chromium, with Playwright and axe-core, which it fetches
#   make bench    what it costs: the programs of bench/ over the example pages (PAGES=folder for others)
#   make bench-peers  the same of pages beside other readers of pages, which it installs into the user's cache; GOLD=set
#                 scores them too
#   make bench-trace-peers  the trace beside MinHash-LSH finders of near-duplicates, on a corpus of COUNT articles
#   make lint     clang-tidy and cppcheck, advice and no more
#   make format   lay the source out as .clang-format says
#   make install  build and install under PREFIX (default /usr/local), libraries in its LIBDIR (default lib)

PREFIX ?= /usr/local
# Below PREFIX. What Meson takes by itself on a Debian without dpkg-dev, lib64, neither loader nor pkg-config looks in.
LIBDIR ?= lib
SECONDS ?= 600
PAGES ?= examples/pages
COUNT ?= 10000

all: build/build.ninja
	ninja -C build

setup:
	tools/setup.sh

build/build.ninja:
	meson setup build --prefix=$(PREFIX)

demo: setup all
	tools/demo.sh build/src/cli/hearsay

test: setup
	tools/test.sh

test-long: setup
	tools/test_long.sh $(SECONDS)

test-browser: all
	tools/test_browser.sh

bench: setup
	tools/bench.sh $(PAGES)

bench-peers: setup
	tools/bench_peers.sh $(PAGES) $(if $(GOLD),--gold $(GOLD))

bench-trace-peers: setup
	tools/bench_trace_peers.sh $(COUNT) $(PAGES)

lint: all
	tools/lint.sh

format:
	git ls-files '*.c' '*.h' | xargs clang-format -i

install: all
	meson configure build --prefix=$(PREFIX) --libdir=$(LIBDIR)
	meson install -C build
	[ -n "$(DESTDIR)" ] || ldconfig || true

clean:
	rm -rf build build-rules build-rules-clang build-sanitized

.PHONY: all setup demo test test-long test-browser bench bench-peers bench-trace-peers lint format install clean
