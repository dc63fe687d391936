/* Inside of linking records: what one record at a time and several at once have in common. */
#ifndef TOASTY_ENGINE_LINK_H
#define TOASTY_ENGINE_LINK_H

#include "engine/match.h"
#include "engine/write.h"

/* Assignments that point a child's foreign key at a parent; *count of them. */
toasty_status toasty__assign_parent(toasty__call *call, const toasty_field *relation,
                                    const toasty__table *child, const void *parent, toasty__assign **out,
                                    uint16_t *count);

/* The contrary of a condition that is never unknown. */
toasty_status toasty__negated(toasty__call *call, const toasty__cond *cond, const toasty__cond **out);

/* TOASTY_MISUSE: a record given for a relation is NULL. */
toasty_status toasty__null_record(toasty__call *call, const toasty_field *relation);
/* TOASTY_RECORD_NOT_FOUND unless all these records are in the database; they are to be linked. */
toasty_status toasty__all_there(toasty__call *call, const toasty_field *relation, const void *const *records,
                                size_t count);
/* TOASTY_CONDITION_FAILED: one of `count` records is not in the relation that it was to be taken out of. */
toasty_status toasty__not_linked(toasty__call *call, const toasty_field *relation, size_t count);

typedef toasty_status toasty__change_rows(toasty__call *call, const toasty_field *relation,
                                          const toasty__cond *rows);
/* Changes the rows of `table` that meet `where` and whose `fields` are not in `kept`, which is more than a
 * statement can name: they are read first. */
toasty_status toasty__besides(toasty__call *call, const toasty_field *relation, const toasty__table *table,
                              const toasty__cond *where, const uint16_t *fields, const toasty__match *kept,
                              toasty__change_rows *change);

/* How a child's struct will look when its row is changed. */
typedef struct toasty__linking {
    toasty__block *block; /* what the new values point at; annexed to the child */
    char *shown;
} toasty__linking;

/* Everything that needs memory, before anything is written: afterwards nothing may fail. `parent` NULL:
 * nobody. */
toasty_status toasty__linking_begin(toasty__linking *l, toasty__call *call, const toasty_field *relation,
                                    const void *parent, void *child);
/* The call is finished: when all went well, the child's struct shows its parent (or none). */
void toasty__linking_settle(const toasty__linking *l, toasty_status status, const toasty_field *relation,
                            void *child);

#endif
