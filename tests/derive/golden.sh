#!/bin/sh
# Compares what `toasty derive` writes for the headers of golden/ with the files beside them.
# Usage: golden.sh TOASTY GOLDEN_FOLDER [--update]; with --update the files beside them are written anew.
set -eu
toasty=$1
golden=$2
update=${3-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$golden"
headers=$(ls ./*.h | grep -v '\.toasty\.h$')
# all in one run, as some need each other
# shellcheck disable=SC2086
"$toasty" derive -o "$folder" $headers
if [ "$update" = --update ]; then
    cp "$folder"/*.toasty.[ch] .
    exit 0
fi
failed=0
count=0
for written in "$folder"/*.toasty.[ch]; do
    count=$((count + 1))
    diff -u "$(basename "$written")" "$written" || failed=1
done
for kept in ./*.toasty.[ch]; do
    [ -f "$folder/$kept" ] || { echo "$kept is no longer written"; failed=1; }
done
[ "$count" -ge 8 ] || { echo "only $count files were written"; failed=1; }
# the same again, beside the headers: nothing may depend on where it is written or be written twice
cp $headers "$folder"
before=$(ls -i "$folder"/*.toasty.[ch])
(cd "$folder" && "$toasty" derive $headers)
[ "$before" = "$(ls -i "$folder"/*.toasty.[ch])" ] || { echo "equal files were written again"; failed=1; }
# a reader of a diff should see no trace of this machine
if grep -l -F "$folder" "$folder"/*.toasty.[ch] || grep -l -F "$PWD" "$folder"/*.toasty.[ch]; then
    echo "a path is in the output"
    failed=1
fi
exit $failed
