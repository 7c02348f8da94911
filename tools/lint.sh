#!/bin/sh
# Advice from clang-tidy (bugprone, performance) and cppcheck on all that ships.
set -eu
cd "$(dirname "$0")/.."
clang-tidy -p build --quiet --checks='-*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier,clang-analyzer-*,performance-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling' \
    $(git ls-files 'src/*.c' 'tools/*.c')
cppcheck --quiet --enable=warning,performance,portability --inline-suppr --std=c11 -Isrc -Iinclude src tools
