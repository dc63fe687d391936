#!/bin/sh
# transcript.sh PROGRAM TRANSCRIPT FOLDER: runs the commands of a transcript in an empty folder and compares what they
# print with it. Commands are the lines that begin with "$ "; of a Markdown file, those of its console blocks. A status above
# 1 is none of the example's own: it is told, and so is no part of any transcript.
set -eu
program=$1
transcript=$2
rm -rf "$3"
mkdir -p "$3"
cd "$3"
PATH=$(dirname "$program"):$PATH
case $transcript in
*.md) awk '/^```console$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$transcript" >expected ;;
*) cp "$transcript" expected ;;
esac
grep '^\$ ' expected >commands || { echo "$transcript has no commands"; exit 1; }
while IFS= read -r line; do
    echo "$line"
    status=0
    sh -c "${line#\$ }" 2>&1 </dev/null || status=$?
    [ "$status" -le 1 ] || echo "(status $status)"
done <commands >printed
diff -u expected printed
