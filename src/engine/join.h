/* Links over a join model: rows that hold nothing but the two records that they join. */
#ifndef TOASTY_ENGINE_JOIN_H
#define TOASTY_ENGINE_JOIN_H

#include "engine/write.h"

/* Inserts the rows between `parent` and records that have none yet; one that is not in the database is
   TOASTY_RECORD_NOT_FOUND. To be called within toasty__call_atomic, as the next. */
toasty_status toasty__join_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *records, size_t count);
/* The same for records that lie side by side and were just created: nobody knows them yet. */
toasty_status toasty__join_new(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *items, size_t count);
/* Deletes the rows between them; when there is none for a record, TOASTY_CONDITION_FAILED. */
toasty_status toasty__part_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *records, size_t count);
/* Deletes the rows between `parent` and all other records. */
toasty_status toasty__part_others(toasty__call *call, const toasty_field *relation, const void *parent,
                                  const void *const *keep, size_t count);

#endif
