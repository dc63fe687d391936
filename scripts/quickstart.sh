#!/usr/bin/env bash
# From a fresh Debian 12 to a row in a database: installs what the build needs, builds, runs the example and looks at
# what it stored. Leaves app.db in the project's folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

need_packages "${build_packages[@]}" sqlite3

cmake -S . -B build -G Ninja >/dev/null
cmake --build build --target quickstart -j"$(nproc)"

rm -f app.db app.db-wal app.db-shm
echo
echo "\$ build/examples/quickstart/quickstart"
build/examples/quickstart/quickstart
echo
echo "\$ sqlite3 app.db .schema"
sqlite3 app.db .schema
echo
for table in users todos; do
    echo "\$ sqlite3 -box app.db 'SELECT * FROM $table'"
    case $table in
    users) columns='hex(id) AS id, name, email' ;;
    todos) columns='hex(id) AS id, hex(user_id) AS user_id, title' ;;
    esac
    sqlite3 -box app.db "SELECT $columns FROM $table"
done
