#!/bin/sh
# toasty_derive in a project of its own, with each generator there is: derives, derives again only after a change, and
# compiles only what has changed. Usage: cmake_function.sh CMAKE TOASTY SOURCE_FOLDER
set -eu
cmake=$1
toasty=$2
source=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/project/models"
cp "$source/tests/derive/golden/relations.h" "$folder/project/models"
# a field that is there by a definition of the target
sed -e 's/char \*label;/#ifdef WITH_LABEL\n    char *label;\n#endif/' "$source/tests/derive/golden/stock.h" \
    >"$folder/project/models/stock.h"
cat >"$folder/project/CMakeLists.txt" <<LISTS
cmake_minimum_required(VERSION 3.20)
project(function C)
include($source/cmake/ToastyDerive.cmake)
add_library(shop STATIC shop.c)
target_include_directories(shop PRIVATE $source/include extra)
target_compile_definitions(shop PRIVATE WITH_LABEL EMPTY=)
toasty_derive(shop models/relations.h models/stock.h DEPENDS extra/plain.h extra/unused.h)
LISTS
mkdir "$folder/project/extra"
echo '#define PLAIN 1' >"$folder/project/extra/plain.h"
touch "$folder/project/extra/unused.h"
sed -i 's/#include "stock.h"/#include "stock.h"\n#include <plain.h>/' "$folder/project/models/relations.h"
cat >"$folder/project/shop.c" <<'UNIT'
#include "relations.toasty.h"
const toasty_model *shop(void);
const toasty_model *shop(void) { return Item.toasty__model; }
UNIT

fail() {
    echo "$1: $2"
    cat "$folder/log"
    exit 1
}

build() {
    "$cmake" --build "$folder/build" >"$folder/log" 2>&1 || fail "$generator" "the build fails"
}

# what the last build did
derived() { grep -q 'Deriving models of shop' "$folder/log"; }
compiled() { grep -q 'Building C object.*shop\.c' "$folder/log"; }


for generator in Ninja 'Unix Makefiles'; do
    [ "$generator" != Ninja ] || command -v ninja >/dev/null || continue
    rm -rf "$folder/build"
    "$cmake" -G "$generator" -S "$folder/project" -B "$folder/build" -DTOASTY_EXECUTABLE="$toasty" \
        >"$folder/log" 2>&1 || fail "$generator" "cannot be configured"
    build
    { derived && compiled; } || fail "$generator" "the first build does not derive and compile"
    [ -f "$folder/build/toasty_shop/relations.toasty.h" ] || fail "$generator" "the header is not where it belongs"
    [ -z "$(find "$folder/project" -name '*.toasty.*')" ] || fail "$generator" "writes to the source folder"
    build
    { derived || compiled; } && fail "$generator" "a build without a change does something"
    grep -q 'label' "$folder/build/toasty_shop/stock.toasty.h" || fail "$generator" "definitions are not passed on"
    echo '/* more */' >>"$folder/project/extra/plain.h"
    build
    derived || fail "$generator" "a change in a header that models include is not noticed"
    touch "$folder/project/extra/unused.h"
    build
    derived || fail "$generator" "a change in a named header is not noticed"
    compiled && fail "$generator" "equal output is compiled again"
    # a field changes
    sed -i 's/char \*label;/char *label; int64_t *weight;/' "$folder/project/models/stock.h"
    build
    { derived && compiled; } || fail "$generator" "a new field is not derived and compiled"
    grep -q 'weight' "$folder/build/toasty_shop/stock.toasty.h" || fail "$generator" "the new field is not written"
    sed -i 's/ int64_t \*weight;//' "$folder/project/models/stock.h"
    # a mistake in a model fails the build with the generator's own words
    sed -i 's/char \*label;/char *label TOASTY(uniqe);/' "$folder/project/models/stock.h"
    if "$cmake" --build "$folder/build" >"$folder/log" 2>&1; then
        fail "$generator" "a mistake in a model does not fail the build"
    fi
    grep -q 'stock.h:.*error:.*uniqe' "$folder/log" || fail "$generator" "the mistake is not shown"
    sed -i 's/ TOASTY(uniqe)//' "$folder/project/models/stock.h"
done
echo done
