/*
 * Deferred fields: columns that a query reads only when it is asked to. Where they are not read, NULL is
 * selected in their place, so that every column stands where it always does.
 */
#ifndef TOASTY_ENGINE_DEFERRED_H
#define TOASTY_ENGINE_DEFERRED_H

#include "engine/call.h"
#include <toasty/expr.h>

static inline bool toasty__is_deferred(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_SCALAR && (field->flags & TOASTY_DEFERRED);
}

/* Which deferred columns the includes ask for, by column; NULL: none. The list ends at the first empty one or
   after `most`. */
toasty_status toasty__deferred_wanted(toasty__call *call, const toasty__table *table,
                                      const toasty_include *includes, size_t most, bool **load);
/* True when relations are loaded, which take queries of their own: among the includes, or with every query. */
bool toasty__includes_relations(const toasty__table *table, const toasty_include *includes, size_t most);

/*
 * Notes of records side by side, which are where they stay, that the deferred columns of `load` were read
 * where they are NULL; `load` may be NULL.
 */
toasty_status toasty__deferred_show(toasty__call *call, const toasty__table *table, const bool *load,
                                    const char *records, size_t count);

#endif
