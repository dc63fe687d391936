#!/bin/sh
# mistakes.sh COMMAND EXAMPLES FOLDER: each wrong.h of the examples must be refused with the words of wrong.txt beside it.
set -eu
count=0
mkdir -p "$3"
for header in "$2"/*/wrong.h; do
    cd "$(dirname "$header")"
    ! "$1" derive -o "$3" wrong.h 2>"$3/said" || { echo "$header is not refused"; exit 1; }
    diff -u wrong.txt "$3/said"
    count=$((count + 1))
done
[ "$count" -gt 0 ]
