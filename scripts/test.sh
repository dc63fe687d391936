#!/usr/bin/env bash
# test.sh [--quick]: builds and runs the tests: gcc and clang with ASan and UBSan, those with threads with TSan, the
# headers, an installation; switching of fibers with valgrind; the engine with its guards switched off, and with other
# releases of SQLite, which scripts/sqlite.sh fetches. --quick: gcc with ASan and UBSan only. BUILD_DIR: where to build
# (build-test).
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
longest=900 # seconds that one test may take
passed=0
failed=0

packages=("${build_packages[@]}" "${example_packages[@]}" libcmocka-dev sqlite3 curl)
$quick || packages+=(g++ make clang libclang-rt-14-dev valgrind)
need_packages "${packages[@]}"

# configuration NAME COMPILER SANITIZERS CTEST-ARGUMENT...
configuration() {
    local name=$1 compiler=$2 sanitizers=$3 dir=$root/$1 before=$SECONDS
    shift 3
    echo
    echo "== $name"
    cmake -S . -B "$dir" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER="$compiler" -DTOASTY_TESTS=ON \
        -DTOASTY_WERROR=ON -DTOASTY_SANITIZE="$sanitizers" >/dev/null &&
        cmake --build "$dir" -j2 || {
        echo "$name does not build"
        failed=$((failed + 1))
        return
    }
    echo "built in $((SECONDS - before)) s"
    rm -f "$dir"/Testing/Temporary/Last*.log
    before=$SECONDS
    ctest --test-dir "$dir" -j2 --output-on-failure --no-tests=error --timeout $longest "$@" || true
    echo "tested in $((SECONDS - before)) s"
    count "$dir/Testing/Temporary"
}

# engine NAME SANITIZERS FOLDERS [CMAKE-ARGUMENT...]: the tests in these folders of tests/ alone, most of all the engine's.
engine() {
    local name=$1 sanitizers=$2 folders=$3 dir=$root/$1 before=$SECONDS folder
    shift 3
    echo
    echo "== $name"
    # shellcheck disable=SC2086 # FOLDERS are words
    cmake -S . -B "$dir" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=gcc -DTOASTY_TESTS=ON \
        -DTOASTY_WERROR=ON -DTOASTY_EXAMPLES=OFF -DTOASTY_SANITIZE="$sanitizers" "$@" >/dev/null &&
        cmake --build "$dir" -j2 --target $(printf 'tests/%s/all ' $folders) || {
        echo "$name does not build"
        failed=$((failed + 1))
        return
    }
    for folder in $folders; do
        rm -f "$dir/tests/$folder"/Testing/Temporary/Last*.log
        ctest --test-dir "$dir/tests/$folder" -j2 --output-on-failure --no-tests=error --timeout $longest || true
        count "$dir/tests/$folder/Testing/Temporary"
    done
    echo "built and tested in $((SECONDS - before)) s"
}

# other_sqlite PACKAGE VERSION KIND ENGINE-ARGUMENT...: `engine` with another libsqlite3.
other_sqlite() {
    local found
    found=$(scripts/sqlite.sh "$1" "$2" "$3") || {
        echo "there is no SQLite $2 ($3) to test with"
        failed=$((failed + 1))
        return
    }
    shift 3
    PKG_CONFIG_PATH=$found engine "$@"
}

# Adds what a run of ctest noted in its folder to the sums. A program that fails without a failed function (a
# sanitizer's report, a crash, a missing program) is one failure more.
count() {
    local p f
    touch "$1/LastTestsFailed.log" "$1/LastTest.log"
    read -r p f < <(awk -F '[: ]' '
        function finish() {
            if (test == "") return
            if (test in bad) failed += wrong ? wrong : 1
            else if (right == 0) right = 1
            passed += right
            test = ""
        }
        FILENAME ~ /LastTestsFailed/ { bad[$2] = 1; next }
        /^[0-9]+\/[0-9]+ Test: / { finish(); test = $4; right = wrong = 0 }
        /^\[  PASSED  \] [0-9]+ test/ { right += $6 }
        /^\[  FAILED  \] [0-9]+ test/ { wrong += $6 }
        END { finish(); print passed + 0, failed + 0 }' "$1/LastTestsFailed.log" "$1/LastTest.log")
    [ $((p + f)) -gt 0 ] || f=1 # nothing ran: that is no success
    passed=$((passed + p))
    failed=$((failed + f))
}

if $quick; then
    configuration gcc-asan gcc address,undefined -LE '^once$'
else
    configuration gcc-asan gcc address,undefined
    configuration clang-asan clang address,undefined -LE '^once$'
    configuration gcc-tsan gcc thread -L '^(concurrency|ember)$'
    engine unguarded '' "ember/hazards runtime" -DTOASTY_EMBER_UNGUARDED=ON # without sanitizers, so with valgrind
    other_sqlite 12.11.1 3.53.2 debug unguarded-3.53.2 '' ember/hazards -DTOASTY_EMBER_UNGUARDED=ON
    other_sqlite 8.1.0 3.40.1 debug sqlite-3.40.1-debug '' "ember campaign"
    other_sqlite 12.11.1 3.53.2 debug sqlite-3.53.2-debug '' "ember campaign"
    other_sqlite 12.11.1 3.53.2 address sqlite-3.53.2-asan address,undefined "ember campaign"
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
