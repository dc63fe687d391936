#!/usr/bin/env bash
# sqlite.sh PACKAGE VERSION debug|address: builds libsqlite3 from the amalgamation that the npm package better-sqlite3
# brings along, with the options of Debian's, and prints the folder where pkg-config finds it. `debug` has SQLite's own
# assertions, `address` is built with ASan. PACKAGE is the version of the package, VERSION the one that SQLite has in it.
# What is fetched and built is kept in SQLITE_CACHE (~/.cache/toasty-sqlite).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

[ $# -eq 3 ] || {
    echo "usage: scripts/sqlite.sh PACKAGE VERSION debug|address" >&2
    exit 2
}
package=$1
version=$2
case $3 in
debug) kind=(-O1 -g1 -DSQLITE_DEBUG -DSQLITE_ENABLE_EXPENSIVE_ASSERT) ;;
address) kind=(-O1 -g1 -fsanitize=address -fno-omit-frame-pointer) ;;
*)
    echo "scripts/sqlite.sh: there is no kind \"$3\"" >&2
    exit 2
    ;;
esac
options=(
    -DHAVE_ISNAN
    -DSQLITE_ENABLE_COLUMN_METADATA
    -DSQLITE_ENABLE_DBSTAT_VTAB
    -DSQLITE_ENABLE_FTS3
    -DSQLITE_ENABLE_FTS3_PARENTHESIS
    -DSQLITE_ENABLE_FTS3_TOKENIZER
    -DSQLITE_ENABLE_FTS4
    -DSQLITE_ENABLE_FTS5
    -DSQLITE_ENABLE_LOAD_EXTENSION
    -DSQLITE_ENABLE_MATH_FUNCTIONS
    -DSQLITE_ENABLE_PREUPDATE_HOOK
    -DSQLITE_ENABLE_RTREE
    -DSQLITE_ENABLE_SESSION
    -DSQLITE_ENABLE_STMTVTAB
    -DSQLITE_ENABLE_UNLOCK_NOTIFY
    -DSQLITE_LIKE_DOESNT_MATCH_BLOBS
    -DSQLITE_MAX_DEFAULT_PAGE_SIZE=32768
    -DSQLITE_MAX_VARIABLE_NUMBER=250000
    -DSQLITE_OMIT_LOOKASIDE
    -DSQLITE_SECURE_DELETE
    -DSQLITE_SOUNDEX
    -DSQLITE_TEMP_STORE=1
    -DSQLITE_THREADSAFE=1
    -DSQLITE_USE_URI
)
mkdir -p "${SQLITE_CACHE:-$HOME/.cache/toasty-sqlite}"
cache=$(cd "${SQLITE_CACHE:-$HOME/.cache/toasty-sqlite}" && pwd)
# Other options are another build.
prefix=$cache/$version-$3-$(printf '%s ' "${kind[@]}" "${options[@]}" | cksum | cut -d ' ' -f 1)
[ -e "$prefix/lib/pkgconfig/sqlite3.pc" ] && {
    echo "$prefix/lib/pkgconfig"
    exit
}

work=$(mktemp -d "$cache/work-XXXXXX")
trap 'rm -rf "$work"' EXIT
tarball=$cache/better-sqlite3-$package.tgz
[ -e "$tarball" ] || {
    command -v npm >/dev/null || need_packages npm >&2
    (cd "$work" && npm pack --silent "better-sqlite3@$package") >&2 || {
        echo "better-sqlite3 $package cannot be fetched: without it nothing is tested with SQLite $version" >&2
        exit 1
    }
    mv "$work/better-sqlite3-$package.tgz" "$tarball"
}
tar xzf "$tarball" -C "$work" --strip-components=3 package/deps/sqlite3
grep -q "^#define SQLITE_VERSION *\"$version\"" "$work/sqlite3.h" || {
    echo "better-sqlite3 $package does not hold SQLite $version" >&2
    exit 1
}
mkdir -p "$work/made/include" "$work/made/lib/pkgconfig"
mv "$work"/sqlite3*.h "$work/made/include"
gcc -w -fPIC -shared "${kind[@]}" "${options[@]}" -I"$work/made/include" "$work/sqlite3.c" \
    -o "$work/made/lib/libsqlite3.so.0" -Wl,-soname,libsqlite3.so.0 -lm -ldl -lpthread
ln -s libsqlite3.so.0 "$work/made/lib/libsqlite3.so"
cat >"$work/made/lib/pkgconfig/sqlite3.pc" <<EOF
prefix=$prefix
Name: SQLite
Description: SQL database engine
Version: $version
Libs: -L\${prefix}/lib -lsqlite3
Cflags: -I\${prefix}/include
EOF
mv "$work/made" "$prefix"
echo "$prefix/lib/pkgconfig"
