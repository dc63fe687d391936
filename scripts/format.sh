#!/usr/bin/env bash
# format.sh [--fix]: names the files that clang-format would change, or changes them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

need_packages clang-format
mapfile -t files < <(git ls-files '*.c' '*.h' | grep -v '^tests/derive/golden/')
if [ "${1:-}" = --fix ]; then
    clang-format -i "${files[@]}"
    exit
fi
wrong=0
for file in "${files[@]}"; do
    clang-format --dry-run -Werror "$file" 2>/dev/null || {
        echo "$file"
        wrong=$((wrong + 1))
    }
done
echo "$wrong of ${#files[@]} files differ from .clang-format"
[ "$wrong" -eq 0 ]
