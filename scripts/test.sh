#!/usr/bin/env bash
# test.sh [--quick]: builds and runs the tests: gcc and clang with ASan and UBSan, the concurrent ones with TSan, the
# headers, an installation. --quick: gcc with ASan and UBSan only. BUILD_DIR: where to build (build-test).
# The last line counts test functions, and tests that are not made of functions as one each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

quick=false
case ${1:-} in
'') ;;
--quick) quick=true ;;
*)
    echo "usage: scripts/test.sh [--quick]" >&2
    exit 2
    ;;
esac

root=${BUILD_DIR:-build-test}
passed=0
failed=0

packages=("${build_packages[@]}" libcmocka-dev)
$quick || packages+=(g++ make clang libclang-rt-14-dev)
need_packages "${packages[@]}"

# configuration NAME COMPILER SANITIZERS CTEST-ARGUMENT...
configuration() {
    local name=$1 compiler=$2 sanitizers=$3 dir=$root/$1 before=$SECONDS log
    shift 3
    echo
    echo "== $name"
    cmake -S . -B "$dir" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER="$compiler" -DTOASTY_TESTS=ON \
        -DTOASTY_WERROR=ON -DTOASTY_SANITIZE="$sanitizers" >/dev/null
    cmake --build "$dir" -j2
    echo "built in $((SECONDS - before)) s"
    log=$dir/Testing/Temporary/LastTest.log
    rm -f "$log"
    before=$SECONDS
    ctest --test-dir "$dir" -j2 --output-on-failure --no-tests=error "$@" || true
    echo "tested in $((SECONDS - before)) s"
    count "$log"
}

# Adds what a log of ctest says to the sums. A program that fails without a failed function (a sanitizer's report, a
# crash) is one failure more.
count() {
    local p=0 f=0
    if [ -s "$1" ]; then
        read -r p f < <(awk '
            /^Output:$/ { functions = 0; bad = 0 }
            /^\[  PASSED  \] [0-9]+ test/ { passed += $4; functions += $4 }
            /^\[  FAILED  \] [0-9]+ test/ { failed += $4; functions += $4; bad += $4 }
            /^Test Passed\.$/ { if (functions == 0) passed++ }
            /^Test (Failed|timed out)/ || /^Unable to find executable/ { if (bad == 0) failed++ }
            END { print passed + 0, failed + 0 }' "$1")
    fi
    [ $((p + f)) -gt 0 ] || f=1 # nothing ran: that is no success
    passed=$((passed + p))
    failed=$((failed + f))
}

if $quick; then
    configuration gcc-asan gcc address,undefined -LE '^once$'
else
    configuration gcc-asan gcc address,undefined
    configuration clang-asan clang address,undefined -LE '^once$'
    configuration gcc-tsan gcc thread -L '^concurrency$'
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
