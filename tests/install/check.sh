#!/bin/sh
# check.sh SOURCE WORK static|shared CC CMAKE: installs into a new prefix, moves it elsewhere (a package must not care
# where it lies), looks at the exported symbols, then builds and runs the examples with find_package and the first of them
# with make.
set -eu
source=$1
work=$2
kind=$3
export CC="$4"
cmake=$5
unset CFLAGS LDFLAGS ASAN_OPTIONS DESTDIR MAKEFLAGS PKG_CONFIG_PATH

rm -rf "$work"
mkdir -p "$work"
shared=OFF
[ "$kind" = static ] || shared=ON
"$cmake" -S "$source" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=$shared \
    -DTOASTY_EXAMPLES=OFF -DTOASTY_WERROR=ON -DCMAKE_INSTALL_PREFIX="$work/first" >/dev/null
"$cmake" --build "$work/build" -j2 >"$work/build.log" || { cat "$work/build.log"; exit 1; }
"$cmake" --install "$work/build" >/dev/null
mv "$work/first" "$work/prefix"
prefix=$work/prefix
lib=$(dirname "$(dirname "$(find "$prefix" -name toasty.pc)")")
export PKG_CONFIG_PATH="$lib/pkgconfig"

if [ "$kind" = shared ]; then
    nm -D --defined-only "$lib"/libtoasty*.so | grep -E '^[0-9a-f]+ ' >"$work/exported"
    # libtoasty_uv.so may look a little deeper into libtoasty.so than programs
    ! grep -v -E ' ((toasty|turso|ember)_[^_].*|toasty__(fiber_[a-z_]+|monotonic_ns|calloc|realloc|free))$' "$work/exported" || { echo "exported, but not public"; exit 1; }
    grep -hE '^[a-zA-Z]' "$prefix"/include/*.h "$prefix"/include/toasty/*.h | grep -vE '^(static|typedef) ' |
        sed -nE 's/^[a-zA-Z0-9_ ]+[ *]((toasty|turso|ember)_[a-z0-9_]+)\(.*/\1/p' >"$work/declared"
    [ "$(wc -l <"$work/declared")" -gt 60 ] || { echo "no declarations found in the headers"; exit 1; }
    while read -r name; do
        grep -q " $name\$" "$work/exported" || { echo "$name is declared, but not exported"; exit 1; }
    done <"$work/declared"
    readelf -d "$lib/libtoasty.so" | grep -q NODELETE || { echo "its threads would not survive dlclose"; exit 1; }
    export LD_LIBRARY_PATH="$lib"
else
    nm --defined-only -g "$lib"/libtoasty*.a "$lib/libember.a" | grep -E '^[0-9a-f]+ [A-Z] ' >"$work/exported"
    ! grep -v -E ' (toasty_|turso_|ember_)[^ ]*$' "$work/exported" || {
        echo "a name without a prefix could clash with the program's own"
        exit 1
    }
fi

run() { # folder with the program: it must find what it stored
    (cd "$1" && rm -f app.db* && ./quickstart >out && grep -q 'Ada Lovelace' out && grep -q 'ship it' out) || {
        echo "the example in $1 does not run as it should"
        exit 1
    }
}

"$cmake" -S "$source/examples/quickstart" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_C_FLAGS="-Wall -Wextra -Werror" >/dev/null
"$cmake" --build "$work/cmake"
run "$work/cmake"

for example in forum shop tasks; do
    "$cmake" -S "$source/examples/$example" -B "$work/$example" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
        -DCMAKE_C_FLAGS="-Wall -Wextra -Werror" >/dev/null
    "$cmake" --build "$work/$example"
    "$source/tests/examples/transcript.sh" "$work/$example/$example" "$source/examples/$example/README.md" \
        "$work/$example/run"
done

mkdir "$work/make"
cp "$source"/examples/quickstart/main.c "$source"/examples/quickstart/models.h \
    "$source"/examples/quickstart/Makefile "$work/make"
make -C "$work/make" CFLAGS="-Wall -Wextra -Werror"
run "$work/make"

# fibers, where libuv is there
if pkg-config --exists toasty-uv; then
    cat >"$work/fiber.c" <<'C'
#include <stdio.h>
#include <toasty/async.h>
#include <toasty/db.h>
#include <uv.h>
static void run(void *said)
{
    toasty_db *db = toasty_open("turso::memory:");
    toasty_rows *rows = toasty_query(db, "SELECT 1");
    *(int *)said = rows && toasty_loop() ? 0 : 1;
    toasty_free(rows);
    toasty_close(db);
}
int main(void)
{
    int failed = 1;
    return toasty_run(run, &failed) != TOASTY_OK || failed;
}
C
    # shellcheck disable=SC2046
    $CC -o "$work/fiber" "$work/fiber.c" $(pkg-config --cflags --libs toasty-uv)
    "$work/fiber"
    mkdir "$work/fibers"
    cat >"$work/fibers/CMakeLists.txt" <<'C'
cmake_minimum_required(VERSION 3.20)
project(fibers LANGUAGES C)
find_package(toasty REQUIRED)
add_executable(fibers ../fiber.c)
target_link_libraries(fibers PRIVATE toasty::uv)
C
    "$cmake" -S "$work/fibers" -B "$work/fibers/build" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
    "$cmake" --build "$work/fibers/build"
    "$work/fibers/build/fibers"
fi

# ember by itself
cat >"$work/engine.c" <<'C'
#include <stdio.h>
#include <turso.h>
int main(void)
{
    puts(turso_version());
    return 0;
}
C
# shellcheck disable=SC2046
$CC -o "$work/engine" "$work/engine.c" $(pkg-config --cflags --libs ember)
"$work/engine"
echo "installed, linked and run: $kind"
