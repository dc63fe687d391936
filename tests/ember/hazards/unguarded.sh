#!/usr/bin/env bash
# unguarded.sh PROGRAM TEST GUARDS: runs one hazard test with its guards switched off. It has to fail, and a guard of
# those has to have been asked. 77: the test does not apply to this libsqlite3.
set -uo pipefail
output=$(EMBER_UNGUARDED=$3 "$1" "$2" 2>&1)
status=$?
printf '%s\n' "$output"
grep -q '^\[  SKIPPED \]' <<<"$output" && exit 77
grep -q '^unguarded: ' <<<"$output" || {
    echo "no guard was asked: is \"$3\" the name of one, and is it on the way of $2?"
    exit 1
}
[ "$status" -ne 0 ] || {
    echo "$2 passes without $3: it does not test this guard"
    exit 1
}
