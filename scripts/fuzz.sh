#!/usr/bin/env bash
# fuzz.sh SECONDS [TARGET...]: builds the fuzz targets with clang's libFuzzer and runs each for so long; all without TARGET.
# What they learn stays in BUILD_DIR/corpus; an input that breaks something is written to BUILD_DIR. BUILD_DIR: build-fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

case ${1:-} in
'' | *[!0-9]*)
    echo "usage: scripts/fuzz.sh SECONDS [url|values|json|decode|annotation]..." >&2
    exit 2
    ;;
esac
seconds=$1
shift
[ $# -gt 0 ] || set -- url values json decode annotation
root=${BUILD_DIR:-build-fuzz}

need_packages "${build_packages[@]}" libcmocka-dev clang libclang-rt-14-dev
cmake -S . -B "$root" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_COMPILER=clang -DTOASTY_TESTS=ON \
    -DTOASTY_FUZZ=ON -DTOASTY_EXAMPLES=OFF -DTOASTY_SANITIZE=address,undefined \
    -DCMAKE_C_FLAGS=-fsanitize=fuzzer-no-link >/dev/null
cmake --build "$root" -j2 --target "${@/#/fuzz_}"
failed=0
for target in "$@"; do
    echo
    echo "== $target"
    mkdir -p "$root/corpus/$target"
    "$root/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="$root/$target-" "$root/corpus/$target" "tests/fuzz/seeds/$target" || failed=$((failed + 1))
done
echo
echo "$failed of $# failed"
[ "$failed" -eq 0 ]
