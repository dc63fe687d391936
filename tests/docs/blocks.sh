#!/bin/sh
# blocks.sh DOCS: compares the blocks of the guide's chapters, and of that on concurrent writes, with the files that they come from.
#
# A block says where it comes from in the line before it: <!-- from: FILE [REGION] -->, FILE being relative to DOCS/examples.
# With a region the block must be what stands between "[doc: REGION]" and "[end]" in the file, without the indentation
# of these marks. Without one, its lines must stand in the file one after the other; of SQL, each statement must, whatever
# its line breaks. C, C++, CMake, make and SQL must say where they come from; shell commands and other text need not.
set -eu
cd "$1"
awk '
function fail(text) { print FILENAME ":" line ": " text; bad = 1 }

# The lines of a file (or of its region) into `want`; returns how many, or -1.
function load(path, region,    text, n, on, indent, found) {
    n = 0
    on = region == ""
    while ((getline text < path) > 0) {
        if (region != "" && index(text, "[doc: " region "]")) {
            if (found) { close(path); return -1 }
            on = found = 1
            match(text, /^ */)
            indent = RLENGTH
        } else if (region != "" && on && index(text, "[end]")) {
            on = 0
        } else if (on) {
            want[++n] = region != "" && substr(text, 1, indent) ~ /^ *$/ ? substr(text, indent + 1) : text
        }
    }
    close(path)
    return n && (region == "" || found) && !(region != "" && on) ? n : -1
}

function squeeze(text) { gsub(/[ \t\n]+/, " ", text); sub(/^ /, "", text); sub(/ $/, "", text); return text }

function check_sql(count,    i, all, parts, p, n, statement) {
    all = ""
    for (i = 1; i <= count; i++) all = all " " want[i]
    gsub(/--[^\n]*/, "", body)
    all = squeeze(all)
    n = split(squeeze(body), parts, /; ?/)
    for (p = 1; p <= n; p++) {
        statement = squeeze(parts[p])
        if (statement != "" && !index(all, statement)) fail("never sent: " statement)
    }
}

function check_block(    count, path, i, k, same) {
    blocks++
    if (from == "") {
        if (language ~ /^(c|cpp|cmake|make|sql)$/) fail("a block of " language " must say where it comes from")
        return
    }
    path = "examples/" from
    count = load(path, region)
    if (count < 0) { fail("nothing, or nothing unambiguous, is in " path " " region); return }
    used[path " " region] = 1
    if (language == "sql") { check_sql(count); return }
    if (region != "") {
        same = count == length_of
        for (i = 1; same && i <= count; i++) same = want[i] == block[i]
    } else {
        for (i = 0; !same && i + length_of <= count; i++) {
            same = 1
            for (k = 1; same && k <= length_of; k++) same = want[i + k] == block[k]
        }
    }
    if (!same) fail("the block is not what is in " path " " region)
}

FNR == 1 { if (inside) fail("a block does not end"); inside = 0; from = region = "" }
inside && /^```$/ { check_block(); inside = 0; from = region = ""; next }
inside { block[++length_of] = $0; body = body $0 "\n"; next }
/^<!-- from: / { from = $3; region = $4 == "-->" ? "" : $4; next }
/^```/ { inside = 1; language = substr($0, 4); line = FNR; length_of = 0; body = ""; next }
from != "" && NF { line = FNR; fail("a block must follow the line that says where it comes from"); from = "" }

END {
    # what is marked in the examples and shown nowhere is a mistake too
    while (("grep -roH \"\\[doc: [a-z0-9-]*\\]\" examples" | getline text) > 0) {
        split(text, at, /:\[doc: |\]/)
        if (!((at[1] " " at[2]) in used)) { print at[1] ": region " at[2] " is shown in no chapter"; bad = 1 }
    }
    print blocks " blocks"
    exit bad || blocks < 50
}' guide/*.md concurrent-writes.md

# Links to files of this project must lead somewhere.
missing=$(for page in ./*.md guide/*.md; do
    grep -oE '\]\([^)#]+' "$page" | sed 's/^](//' | grep -v '^https:' | while read -r target; do
        [ -e "$(dirname "$page")/$target" ] || echo "$page: there is no $target"
    done
done)
[ -z "$missing" ] || { echo "$missing"; exit 1; }
