#!/bin/sh
# outside.sh EXAMPLE PREFIX FOLDER CC CMAKE: builds an example against an installed toasty, with its CMakeLists.txt and
# with its Makefile, as its reader would.
set -eu
export CC="$4"
unset CFLAGS LDFLAGS ASAN_OPTIONS DESTDIR MAKEFLAGS PKG_CONFIG_PATH
[ -d "$2" ] || { echo "nothing is installed in $2: run the test install_static first"; exit 77; }
PKG_CONFIG_PATH="$(dirname "$(find "$2" -name toasty.pc)")"
export PKG_CONFIG_PATH
rm -rf "$3"
mkdir -p "$3"
"$5" -S "$1" -B "$3/cmake" -DCMAKE_PREFIX_PATH="$2" >/dev/null
"$5" --build "$3/cmake"
"$3/cmake/app" | diff -u "$1/expected.txt" -
mkdir "$3/make"
cp "$1/main.c" "$1/models.h" "$1/Makefile" "$3/make"
make -C "$3/make"
"$3/make/app" | diff -u "$1/expected.txt" -
