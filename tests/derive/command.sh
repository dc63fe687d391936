#!/bin/sh
# The command line of `toasty`: what it takes, what it writes, what it says when it cannot.
# Usage: command.sh TOASTY VERSION INCLUDE_FOLDER
set -eu
toasty=$1
version=$2
include=$3
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
failed=0

fail() {
    echo "FAILED: $1"
    cat out err 2>/dev/null || :
    failed=1
}

# run STATUS ARGUMENT...: the command ends with this status
run() {
    expected=$1
    shift
    status=0
    "$toasty" "$@" >out 2>err || status=$?
    [ "$status" -eq "$expected" ] || fail "toasty $* ended with $status instead of $expected"
}

says() {
    grep -qF -- "$1" err || fail "expected on stderr: $1"
}

shows() {
    grep -qF -- "$1" out || fail "expected on stdout: $1"
}

model() {
    printf '#include <toasty/model.h>\n%s\n' "$1"
}

model 'struct TOASTY(model) User { toasty_uuid id TOASTY(key, auto); char *name; };' >user.h

# ---- the command itself ----
run 0 --version
shows "toasty $version"
run 0 help
shows "usage: toasty <command>"
run 0 help derive
shows "usage: toasty derive"
run 0 derive --help
shows "-o DIR"
run 2 help nothing
says "unknown command 'nothing'"
run 2
says "usage: toasty <command>"
run 2 dervie
says "unknown command 'dervie'"
run 2 --verzion
says "unknown option '--verzion'"
run 2 derive
says "no header is named"
run 2 derive --frobnicate user.h
says "unknown option '--frobnicate'"
run 2 derive user.h -o
says "a value must follow the option '-o'"
run 2 derive -o . -o . user.h
says "-o is given twice"
[ ! -e user.toasty.h ] || fail "a wrong command line writes nothing"

# ---- writing ----
run 0 derive user.h
[ ! -s out ] && [ ! -s err ] || fail "success is silent"
[ -f user.toasty.h ] && [ -f user.toasty.c ] || fail "the pair is written beside the header"
grep -q '#include "user.h"' user.toasty.h || fail "the pair includes its header"

before=$(stat -c '%i %y' user.toasty.h user.toasty.c)
run 0 derive user.h
[ "$before" = "$(stat -c '%i %y' user.toasty.h user.toasty.c)" ] || fail "what is equal is not written again"
run 0 derive ./*.h
[ "$before" = "$(stat -c '%i %y' user.toasty.h user.toasty.c)" ] || fail "generated headers are passed over"
run 1 derive user.toasty.h
says "only generated headers are named"

model 'struct TOASTY(model) User { toasty_uuid id TOASTY(key, auto); char *title; };' >user.h
run 0 derive user.h
grep -q title user.toasty.h || fail "a change is written"

mkdir gen sub
run 0 derive -ogen user.h
cmp -s user.toasty.h gen/user.toasty.h || fail "what is written does not depend on the folder"
run 0 derive -o gen/ "$folder/user.h" user.h ./user.h
cmp -s user.toasty.h gen/user.toasty.h || fail "what is written does not depend on how the header is named"
[ -z "$(find . -name '*.tmp')" ] || fail "no temporary file is left"

# ---- several headers that need each other ----
model 'struct TOASTY(model) Author { int64_t id TOASTY(key, auto); struct Book_list *books TOASTY(has_many); };' >author.h
model 'struct TOASTY(model) Book { int64_t id TOASTY(key, auto); int64_t author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to); };' >sub/book.h
run 1 derive author.h
says "author.h:2:79: error: struct Book, the target of 'books', is not a model"
[ ! -e author.toasty.h ] || fail "nothing is written after a mistake"
run 0 derive author.h sub/book.h
grep -q '#include "sub/book.toasty.h"' author.toasty.h || fail "author finds book"
grep -q '#include "../author.toasty.h"' sub/book.toasty.h || fail "book finds author"
cc -std=c11 -Wall -Wextra -Werror -I"$include" -fsyntax-only author.toasty.c sub/book.toasty.c || fail "both compile"
run 0 derive -o gen author.h sub/book.h
grep -q '#include "book.toasty.h"' gen/author.toasty.h || fail "in one folder author finds book"
cc -std=c11 -Wall -Wextra -Werror -I"$include" -I. -Isub -fsyntax-only gen/*.toasty.c || fail "both compile with -I"

cp user.h sub/user.h
run 1 derive -o gen user.h sub/user.h
says "'user.h' and 'sub/user.h' would both be written to 'gen/user.toasty.h'"

# ---- options for the reader ----
cat >macro.h <<'HEADER'
#include <toasty/model.h>
#include <extra.h>
struct TOASTY(model) Macro {
    int64_t id TOASTY(key);
    number value;
#if LEVEL == 3
    bool third;
#endif
#ifdef PLAIN
    bool plain;
#endif
};
HEADER
mkdir extra
echo 'typedef int32_t number;' >extra/extra.h
run 1 derive macro.h
says "macro.h:2:10: error: 'extra.h' file not found"
says "1 error; nothing was written"
run 0 derive -I extra -DLEVEL=3 -D PLAIN macro.h
grep -q third macro.toasty.h && grep -q plain macro.toasty.h || fail "-D defines macros"
run 0 derive -Iextra -- macro.h
! grep -q third macro.toasty.h || fail "without -D the macro is not defined"

# ---- what cannot be done ----
run 1 derive missing.h
says "cannot read 'missing.h': No such file or directory"
run 1 derive extra
says "'extra' is no header: its name does not end in .h"
mkdir folder.h
run 1 derive folder.h
says "cannot read 'folder.h': it is not a file"
echo 'int a;' >plain.h
run 1 derive plain.h
says "'plain.h' has no model"
run 1 derive -o nowhere user.h
says "cannot write to 'nowhere': No such file or directory"
run 1 derive -o user.h user.h
says "cannot write to 'user.h': it is not a directory"
rm -f sub/user.toasty.*
mkdir sub/user.toasty.c
run 1 derive sub/user.h
says "sub/user.toasty.c"
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w extra
    run 1 derive -o extra user.h
    says "cannot write to 'extra': Permission denied"
    chmod a-r user.h
    run 1 derive user.h
    says "cannot read 'user.h': Permission denied"
    chmod a+r user.h
fi

# one mistake anywhere and nothing is written, also for the headers that are right
rm -f user.toasty.* macro.toasty.*
model 'struct TOASTY(model) Bad { int id TOASTY(kye); int b TOASTY(uniqe); };' >bad.h
run 1 derive user.h bad.h
says "bad.h:2:42: error: unknown word 'kye' in an annotation"
says "hint: did you mean 'key'?"
says "bad.h:2:61: error: unknown word 'uniqe'"
says "3 errors; nothing was written"
[ ! -e user.toasty.h ] || fail "nothing is written for the header that is right either"

# ---- libclang ----
TOASTY_LIBCLANG=/nowhere/libclang.so run 1 derive user.h
says "cannot load libclang from TOASTY_LIBCLANG: /nowhere/libclang.so"
says "unset TOASTY_LIBCLANG"
TOASTY_LIBCLANG=libc.so.6 run 1 derive user.h
says "it has no function clang_createIndex"
says "apt-get install libclang1"

# a copy of the command that lies elsewhere does not find Toasty's headers by itself; installed it does
mkdir -p prefix/bin
cp "$toasty" prefix/bin/toasty
toasty=$folder/prefix/bin/toasty
run 1 derive user.h
says "user.h:1:10: error: 'toasty/model.h' file not found"
says "name the folder that holds toasty/model.h with -I"
run 0 derive -I "$include" user.h
mkdir prefix/include
cp -r "$include/toasty" prefix/include
rm -f user.toasty.*
run 0 derive user.h
[ -f user.toasty.h ] || fail "an installed command finds its headers"

exit $failed
