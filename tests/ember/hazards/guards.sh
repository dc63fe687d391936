#!/usr/bin/env bash
# guards.sh FOLDER-OF-EMBER FILE...: every guard in the sources has a hazard test in the files, and none is named there
# that is not in the sources.
set -euo pipefail
guards=$(grep -ohE 'EMBER__GUARD\([a-z_]+\)' "$1"/*.c | sed 's/.*(//; s/)//' | sort -u)
shift
tested=$(grep -ohE '^ *HAZARD\("[a-z_,]+"' "$@" | sed 's/.*("//; s/"//' | tr ',' '\n' | sort -u)
[ -n "$guards" ]
diff <(echo "$guards") <(echo "$tested") || {
    echo "< is a guard without a test, > a test of a guard that is not there"
    exit 1
}
