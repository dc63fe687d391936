/* Calls that were described with an `_op` twin, one at a time. */
#ifndef TOASTY_ENGINE_DESCRIBED_H
#define TOASTY_ENGINE_DESCRIBED_H

#include "engine/call.h"
#include <toasty/query.h>

bool toasty__described_writes(toasty_op_kind kind);
/* Makes the call; its result goes where the op says, unless it fails. */
toasty_status toasty__described_run(toasty_db *db, const toasty_op *op);
/* The result of one that failed or was not made: NULL, -1, false. */
void toasty__described_failed(const toasty_op *op);
/* The same of one that was made, and is to be as if it had not been. */
void toasty__described_undone(const toasty_op *op);

#endif
