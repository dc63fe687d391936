#!/usr/bin/env bash
# soak.sh [--short] [TEST-NAME-PATTERN]: the tests in their long variants (those that read TOASTY_SOAK), with ASan and with
# TSan. --short: all of it with the amounts of ordinary tests, to see that it runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

need_packages "${build_packages[@]}" libcmocka-dev
export TOASTY_SOAK=1
if [ "${1-}" = --short ]; then
    unset TOASTY_SOAK
    shift
fi
# What libsqlite3 does in its own code is not instrumented.
export TSAN_OPTIONS="halt_on_error=1 ignore_noninstrumented_modules=1 ${TSAN_OPTIONS-}"

# campaigns FOLDER: the campaigns in shapes that are too long for a test. Each prints its seed.
campaigns() {
    local threads synchronous
    for synchronous in 1 2; do
        for threads in 2 4 8 64; do
            "$1/campaign_ledger" threads=$threads synchronous=$synchronous commits=2000
            "$1/campaign_ledger" threads=$threads synchronous=$synchronous processes=2 stock=2 commits=1000
            "$1/campaign_power" threads=$threads synchronous=$synchronous
        done
        "$1/campaign_ledger" kills=20 processes=2 stock=2 synchronous=$synchronous
    done
    for threads in 2 4 8 32; do
        "$1/campaign_history" threads=$threads handles=2
        "$1/campaign_history" threads=$threads lists=2 think=0
        "$1/campaign_history" threads=$threads lists=40 length=10 think=2000
    done
}

# simulations FOLDER: the behaviour tests cancelled at each of their suspensions and statements, and what runs in the simulator
# (tests/simulator) with other seeds. A failure prints its seed.
simulations() {
    local seed seeds=20
    [ -n "${TOASTY_SOAK-}" ] || seeds=2
    ctest --test-dir "$1" -j2 -R cancelled --output-on-failure --no-tests=error --timeout 7200
    for seed in $(seq 2 $((seeds + 1))); do
        TOASTY_SEED=$seed ctest --test-dir "$1" -j2 -R simulated --output-on-failure --no-tests=error --timeout 7200
    done
}
root=${BUILD_DIR:-build-test}
for sanitizer in address,undefined thread; do
    dir=$root/soak-${sanitizer%%,*}
    cmake -S . -B "$dir" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTOASTY_TESTS=ON \
        -DTOASTY_SANITIZE="$sanitizer" -DTOASTY_RANDOM_MODEL_SETS=40 >/dev/null
    cmake --build "$dir" -j2
    ctest --test-dir "$dir" -L '^(concurrency|ember|soak)$' --output-on-failure --no-tests=error --timeout 7200 \
        ${1:+-R "$1"}
    [ $# -gt 0 ] || campaigns "$dir/tests/campaign"
    [ $# -gt 0 ] || [ $sanitizer = thread ] || simulations "$dir"
done
