#!/bin/sh
# Usage: symbols.sh LIBRARY HEADER
# The library defines what the header declares, and no global name outside its two prefixes.
set -eu
defined=$(nm -g --defined-only "$1" | awk 'NF == 3 { print $3 }' | grep -v '^__odr_asan' | sort -u)
stray=$(echo "$defined" | grep -v -e '^turso_' -e '^ember__' || true)
if [ -n "$stray" ]; then
    echo "names outside turso_ and ember__:" $stray
    exit 1
fi
# Without comments; a declaration has its name before the first parenthesis and no typedef.
declared=$(cc -E -P -x c "$2" | tr '\n' ' ' | tr ';' '\n' | grep -v typedef |
    sed -n 's/.*[ *]\(turso_[a-z_0-9]*\) *(.*/\1/p' | sort -u)
[ "$(echo "$declared" | wc -l)" -gt 40 ]
public=$(echo "$defined" | grep '^turso_')
if [ "$declared" != "$public" ]; then
    echo "declared, not defined or the other way round:"
    { echo "$declared"; echo "$public"; } | sort | uniq -u
    exit 1
fi
