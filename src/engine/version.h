/*
 * Optimistic locking. A version counts the changes of its row: a record that was read before somebody else
 * changed the row has an older one, and is refused when it is to be written.
 */
#ifndef TOASTY_ENGINE_VERSION_H
#define TOASTY_ENGINE_VERSION_H

#include "engine/cond.h"

/* Narrows the condition on a record's row to the version that the record has; leaves it alone without
 * versions. */
toasty_status toasty__version_guard(toasty__call *call, const toasty__table *table, const void *record,
                                    const toasty__cond **key);

/*
 * Why the guarded condition met no row: the error for "not there" or, when `key` alone finds it, for "changed
 * meanwhile". `verb` says what was to be done.
 */
toasty_status toasty__version_missed(toasty__call *call, const toasty__table *table, const toasty__cond *key,
                                     const char *verb);

/* The assignment that counts a change; there must be a version column. */
static inline toasty__assign toasty__version_bump(const toasty__table *table)
{
    return (toasty__assign){.column = (uint16_t)table->version_column, .kind = TOASTY__ASSIGN_COUNT};
}

/* Shows a record the version that its row has once a change is counted; nothing without versions. */
void toasty__version_show(const toasty_model *model, void *record);

#endif
