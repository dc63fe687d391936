#!/usr/bin/env bash
# soak.sh [TEST-NAME-PATTERN]: the tests in their long variants (those that read TOASTY_SOAK), with ASan and with TSan.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

need_packages "${build_packages[@]}" libcmocka-dev
export TOASTY_SOAK=1
root=${BUILD_DIR:-build-test}
for sanitizer in address,undefined thread; do
    dir=$root/soak-${sanitizer%%,*}
    cmake -S . -B "$dir" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTOASTY_TESTS=ON \
        -DTOASTY_SANITIZE="$sanitizer" >/dev/null
    cmake --build "$dir" -j2
    ctest --test-dir "$dir" -L '^(concurrency|ember|soak)$' --output-on-failure --no-tests=error --timeout 7200 \
        ${1:+-R "$1"}
done
