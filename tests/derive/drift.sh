#!/bin/sh
# A header that was changed after its generated pair was written does not compile, and the compiler's words name what
# has changed. Usage: drift.sh COMPILER INCLUDE_FOLDER GOLDEN_FOLDER
set -eu
compiler=$1
include=$2
golden=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$golden"/quickstart.toasty.[hc] "$golden"/variants.toasty.[hc] "$folder"
header=quickstart
failed=0

compiles() {
    "$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$include" -fsyntax-only "$folder/$header.toasty.c" \
        >"$folder/out" 2>&1
}

# expect WORDS SED: after the edit the compiler's words contain WORDS ("" means: it compiles)
expect() {
    sed "$2" "$golden/$header.h" >"$folder/$header.h"
    if [ -n "$2" ] && cmp -s "$golden/$header.h" "$folder/$header.h"; then
        echo "the edit changes nothing: $2"
        failed=1
    elif [ -z "$1" ]; then
        compiles || { echo "should compile after '$2':"; cat "$folder/out"; failed=1; }
    elif compiles; then
        echo "compiles although changed: $2"
        failed=1
    elif ! grep -q "$1" "$folder/out"; then
        echo "after '$2' the compiler does not say '$1':"
        cat "$folder/out"
        failed=1
    fi
}

expect '' ''
expect 'User.age is not of the type that it had' 's/int64_t \*age;/int32_t *age;/'
expect 'User.age is not of the type that it had' 's/int64_t \*age;/int64_t age;/'
expect 'Todo.done is not of the type that it had' 's/bool done/int64_t done/'
expect 'Todo.title is not of the type that it had' 's/char \*title/toasty_bytes title/'
expect 'User.todos is not of the type that it had' 's/struct Todo_list \*todos/struct Profile_list *todos/'
expect 'User.profile is not of the type that it had' 's/struct Profile \*profile/struct Todo *profile/'
expect 'struct Todo has changed' 's/char \*title;/char *title; int64_t added;/'
expect 'title' '/char \*title;/d'
# a library whose tables have another form
mkdir "$folder/newer"
cp -r "$include/toasty" "$folder/newer"
sed 's/define TOASTY_META_VERSION .*/define TOASTY_META_VERSION 99/' "$include/toasty/meta.h" >"$folder/newer/toasty/meta.h"
kept=$include
include=$folder/newer
expect 'written by toasty derive of another version' 's/person/human being/'
include=$kept
# what the compiler lays out by itself may differ
expect '' 's/char \*name;/const char *name;/'
expect '' '/char \*name;/{h;d;};/int64_t \*age;/{G;}'
# members of a union
header=variants
expect '' ''
expect 'Contact.email.address is not of the type that it had' 's/char \*address/toasty_bytes address/'
expect 'Contact.email has changed' 's/char \*address/int64_t added; char *address/'
expect 'Contact.phone is not of the type that it had' 's/struct Phone phone/struct Phone *phone/'
expect 'struct Contact has changed' 's/struct Phone phone/int64_t more[9]; struct Phone phone/'
exit $failed
