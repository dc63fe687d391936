#!/bin/sh
# How long `toasty derive` takes for many models, and what its header adds to a compile: the best of several runs, in
# milliseconds. Usage: derive.sh TOASTY INCLUDE_FOLDER [MODELS [RUNS]]; CC names the compiler.
set -eu
toasty=$1
include=$2
models=${3-300}
runs=${4-5}
compiler=${CC-cc}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# each model: 15 fields, one of them the parent, one its children; a unique field and an index
awk -v count="$models" 'BEGIN {
    print "#include <toasty/model.h>"
    for (i = 0; i < count; i++) {
        parent = (i + count - 1) % count
        child = (i + 1) % count
        printf "/** Kind %d of the things that are kept. */\nstruct TOASTY(model) Kind%03d {\n", i, i
        print "    toasty_uuid id TOASTY(key, auto);"
        print "    toasty_uuid parent_id TOASTY(index);"
        printf "    struct Kind%03d *parent TOASTY(belongs_to);\n", parent
        printf "    struct Kind%03d_list *children TOASTY(has_many);\n", child
        print "    char *name;\n    char *email TOASTY(unique);\n    int64_t *age;\n    int32_t rank TOASTY(default(1));"
        print "    bool done;\n    double score;\n    toasty_bytes data;\n    toasty_timestamp created_at TOASTY(auto);"
        print "    toasty_date day;\n    toasty_decimal *price;\n    char *note TOASTY(nullable);\n};"
    }
}' >"$folder/many.h"
printf '#include <string.h>\n#include <toasty/toasty.h>\n#include "many.h"\nint main(void) { return 0; }\n' >"$folder/plain.c"
printf '#include "many.toasty.h"\nint main(void) { return 0; }\n' >"$folder/with.c"

# best NAME COMMAND...
best() {
    name=$1
    shift
    least=
    n=0
    while [ "$n" -lt "$runs" ]; do
        n=$((n + 1))
        begin=$(date +%s%N)
        "$@"
        took=$((($(date +%s%N) - begin) / 10000))
        if [ -z "$least" ] || [ "$took" -lt "$least" ]; then
            least=$took
        fi
    done
    printf '%-42s %6d.%02d ms\n' "$name" $((least / 100)) $((least % 100))
}

derive_anew() {
    rm -f "$folder"/*.toasty.*
    "$toasty" derive "$folder/many.h"
}

compile() {
    "$compiler" -std=c11 "$2" -I"$include" -c "$folder/$1" -o "$folder/out.o"
}

echo "$models models of 15 fields, best of $runs, $("$compiler" --version | head -1)"
best 'derive' derive_anew
best 'derive, nothing changed' "$toasty" derive "$folder/many.h"
for level in -O0 -O2; do
    best "compile $level, plain header" compile plain.c "$level"
    best "compile $level, generated header" compile with.c "$level"
    best "compile $level, generated source" compile many.toasty.c "$level"
done
wc -c "$folder"/many.* | awk '{ sub(".*/", "", $2); printf "%-42s %9d bytes\n", $2, $1 }' | grep many
