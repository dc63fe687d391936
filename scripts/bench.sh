#!/usr/bin/env bash
# bench.sh [ARGUMENT...]: builds the benchmarks in Release and runs each with the arguments; then bench/http/run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

[ -e bench/CMakeLists.txt ] || {
    echo "there are no benchmarks here" >&2
    exit 1
}
need_packages "${build_packages[@]}" "${example_packages[@]}" sqlite3 wrk
cmake -S . -B build-bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE="-O2 -DNDEBUG" \
    -DTOASTY_BENCH=ON >/dev/null
cmake --build build-bench -j2
ran=0
for program in build-bench/bench/*; do
    [ -f "$program" ] && [ -x "$program" ] || continue
    echo "== ${program##*/}"
    "$program" "$@"
    ran=$((ran + 1))
done
echo "== http"
bench/http/run.sh build-bench
[ "$ran" -gt 0 ]
