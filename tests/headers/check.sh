#!/bin/sh
# Each public header by itself must compile as C11 and as C++17, with every compiler there is and no warning.
set -eu
include=$1
count=0
failed=0

check() { # compiler language standard header
    command -v "$1" >/dev/null || return 0
    count=$((count + 1))
    printf '#include <%s>\n#include <%s>\nextern int not_empty;\n' "$4" "$4" |
        "$1" -x "$2" -std="$3" -Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only -I"$include" - || {
        echo "$4 does not compile by itself as $3 with $1"
        failed=$((failed + 1))
    }
}

for header in "$include"/*.h "$include"/toasty/*.h; do
    name=${header#"$include"/}
    for compiler in gcc clang; do check $compiler c c11 "$name"; done
    for compiler in g++ clang++; do check $compiler c++ c++17 "$name"; done
done
echo "$count compilations, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
