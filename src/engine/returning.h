/* What updates and deletes that hand over their records have in common. */
#ifndef TOASTY_ENGINE_RETURNING_H
#define TOASTY_ENGINE_RETURNING_H

#include "engine/read.h"
#include <toasty/query.h>

/* Runs an update or delete that returns rows, and adds them. `changes` may be NULL. */
toasty_status toasty__exec_returning(toasty__call *call, const toasty__op *op, toasty__records *records,
                                     int64_t *changes);
/* Records in a block of their own, which will be a list. After anything but TOASTY_OK there is none. */
toasty_status toasty__returned_begin(toasty__call *call, const toasty__table *table,
                                     toasty__records *records);
/* Makes a list of the records and loads their eager relations; to be called once they are all there. */
toasty_status toasty__returned_load(toasty__call *call, toasty__records *records);
/* Ends the call: the list, or NULL and nothing left of it. What was read wrong is undone with the rest. */
void *toasty__returned_end(toasty__call *call, toasty__records *records, toasty_status status);

#endif
