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
show() {
    echo
    echo "\$ sqlite3 -box app.db \"$1\""
    sqlite3 -box app.db "$1"
}
show ".schema"
show "SELECT hex(id) AS id, name, email FROM users"
show "SELECT hex(id) AS id, hex(user_id) AS user_id, title FROM todos"
