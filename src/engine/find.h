/* What the finding calls have in common. */
#ifndef TOASTY_ENGINE_FIND_H
#define TOASTY_ENGINE_FIND_H

#include "engine/read.h"
#include <toasty/query.h>

typedef struct toasty__finding {
    toasty__call call;
    const toasty__table *table;
    toasty__select select;
    bool never; /* nothing can match: no need to ask */
} toasty__finding;

/* A value given positionally. */
toasty_value toasty__key_value(const toasty_field *field, const toasty_key_value *key);
/* Whether and how rows that are read are locked. The second refuses it, for calls that read no records. */
toasty_status toasty__find_lock(toasty__finding *finding, const toasty_model *model, unsigned lock);
toasty_status toasty__find_lockless(toasty__finding *finding, const toasty_find_options *options);
/* Makes the select: target, scope, index values, condition, order, limit. The call has begun. */
toasty_status toasty__find_prepare(toasty__finding *finding, toasty_target target, const toasty_find_options *options);
/* 0 stands for no limit. */
toasty_status toasty__find_limit(toasty__finding *finding, int64_t limit, int64_t offset);
/* Loads what is to be included onto `len` records that lie side by side. `includes` may be NULL. */
toasty_status toasty__find_includes(toasty__finding *finding, toasty__block *block, char *items, size_t len,
                                    const toasty_include *includes);

#endif
