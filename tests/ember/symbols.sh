#!/bin/sh
# Usage: symbols.sh LIBRARY HEADER...
# The library defines what the headers declare, and no global name outside its prefixes.
set -eu
library=$1
shift
defined=$(nm -g --defined-only "$library" | awk 'NF == 3 { print $3 }' | grep -v '^__odr_asan' | sort -u)
stray=$(echo "$defined" | grep -v -e '^turso_' -e '^ember_' || true)
if [ -n "$stray" ]; then
    echo "names outside turso_, ember_ and ember__:" $stray
    exit 1
fi
# Without comments and inline functions; a declaration has its name before the first parenthesis and no typedef.
declared=$(for header in "$@"; do
    cc -E -P -x c "$header" | sed '/^static inline/,/^}/d' | tr '\n' ' ' | tr ';' '\n' | grep -v typedef |
        sed -n 's/.*[ *]\(\(turso\|ember\)_[a-z_0-9]*\) *(.*/\1/p'
done | sort -u)
[ "$(echo "$declared" | wc -l)" -gt 80 ]
public=$(echo "$defined" | grep -v '^ember__')
if [ "$declared" != "$public" ]; then
    echo "declared, not defined or the other way round:"
    { echo "$declared"; echo "$public"; } | sort | uniq -u
    exit 1
fi
