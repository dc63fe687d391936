#!/usr/bin/env bash
# run.sh FOLDER [SECONDS [ROUNDS]]: the service of examples/http beside the same by hand (raw.c), both from the build in FOLDER:
# requests a second and latencies, medians of rounds in which all sides take turns. Needs wrk.
set -euo pipefail
build=$(realpath "$1")
seconds=${2:-3}
rounds=${3:-5}
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

declare -A address
start() { # NAME PROGRAM ARGUMENT...
    local name=$1
    shift
    "$@" >"$name.address" &
    until [ -s "$name.address" ]; do sleep 0.1; done
    address[$name]=$(cat "$name.address")
}

fill() { # FILE
    sqlite3 "$1" "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1000) INSERT INTO users (email, name, created_at)
        SELECT 'user' || x || '@example.com', 'User ' || x, '2026-01-01T00:00:00.000000000Z' FROM c"
}

start toasty "$build/examples/http/http" 0 "turso:$work/toasty.db"
start concurrent "$build/examples/http/http" 0 "turso:$work/concurrent.db?concurrent_writes=true"
sqlite3 toasty.db .schema | grep -v sqlite_sequence >schema.sql # the same tables for all
sqlite3 by-hand.db "PRAGMA journal_mode = WAL" >/dev/null
sqlite3 by-hand.db <schema.sql
start by-hand "$build/bench/http/raw" 0 "$work/by-hand.db"
for file in toasty concurrent by-hand; do fill $file.db; done

# measure JOB SIDE WRK-ARGUMENT...: adds "rate p50 p99" in requests a second and microseconds.
measure() {
    local job=$1 side=$2 target=$3
    shift 3
    wrk -t1 -c16 -d"${seconds}s" --latency "$@" "${address[$side]}$target" | awk '
        function us(t) { return t ~ /us$/ ? t + 0 : t ~ /ms$/ ? t * 1000 : t * 1000000 }
        $1 == "50%" { p50 = us($2) } $1 == "99%" { p99 = us($2) } $1 == "Requests/sec:" { rate = $2 }
        /Non-2xx/ { bad = $NF } END { print rate, p50, p99, bad + 0 }' >>"$job.$side"
}

for ((i = 0; i < rounds; i++)); do
    for side in toasty by-hand; do
        measure get $side /users/500
        measure list $side "/users?limit=20"
    done
    for side in toasty concurrent by-hand; do
        measure create $side / -s "$here/create.lua"
    done
done

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "load: $(cut -d' ' -f1-3 /proc/loadavg); 16 connections, $rounds rounds of $seconds s"
printf '%-8s %-12s %12s %8s %10s %10s %8s\n' job side requests/s ratio "p50 us" "p99 us" refused
for job in get list create; do
    for side in by-hand toasty concurrent; do
        [ -e $job.$side ] || continue
        ratio=$(paste -d' ' $job.$side $job.by-hand | awk '{ print $1 / $5 }' | median)
        printf '%-8s %-12s %12.0f %8.2f %10.0f %10.0f %8d\n' $job $side "$(cut -d' ' -f1 $job.$side | median)" "$ratio" \
            "$(cut -d' ' -f2 $job.$side | median)" "$(cut -d' ' -f3 $job.$side | median)" "$(awk '{ n += $4 } END { print n }' $job.$side)"
    done
done
