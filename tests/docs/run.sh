#!/bin/sh
# run.sh PROGRAM EXPECTED FOLDER: runs an example of the guide in an empty folder; it must succeed and print EXPECTED.
set -eu
rm -rf "$3"
mkdir -p "$3"
cd "$3"
"$1" >out || { echo "$1 failed"; cat out; exit 1; }
diff -u "$2" out
