/* Reading records: selects into the user's structs, and relations loaded onto them. */
#ifndef TOASTY_ENGINE_READ_H
#define TOASTY_ENGINE_READ_H

#include "engine/cond.h"
#include "record/block.h"

/* Records being collected: an array that grows, of structs of the table's model. */
typedef struct toasty__records {
    const toasty__table *table;
    toasty__block *block; /* what the records point at goes here */
    char *items;
    size_t len;
    size_t capacity;
} toasty__records;

/* Adds a record decoded from a row of all columns. */
toasty_status toasty__records_add(toasty__call *call, toasty__records *records, const toasty__cell *cells);
/* Makes the array part of the block; to be called once, whatever happened. Returns `status`, or what failed
 * here. */
toasty_status toasty__records_keep(toasty__call *call, toasty__records *records, toasty_status status);

/*
 * Seen before a row is added: tells where it belongs. Anything but TOASTY_OK ends the reading.
 */
typedef toasty_status toasty__row_hook(void *context, toasty__call *call, const toasty__cell *cells);

/* Runs a select of all columns and adds its rows; `hook` may be NULL. toasty__records_keep must follow. */
toasty_status toasty__read(toasty__call *call, const toasty__select *select, toasty__records *records,
                           toasty__row_hook *hook, void *context);

/* The keys of an order given by a user. */
toasty_status toasty__order(toasty__call *call, const toasty__table *table, const toasty_order *order_by,
                            toasty__select *select);

/*
 * Loads relations onto records, which are given by address: those that are asked for, and those that are
 * loaded with every query. What is loaded goes into `block`. The list of includes ends at the first empty one
 * or after `most`.
 */
toasty_status toasty__include(toasty__call *call, toasty__block *block, const toasty__table *table,
                              void **records, size_t count, const toasty_include *includes, size_t most);
/* The same for `count` includes, and none besides them. */
toasty_status toasty__include_only(toasty__call *call, toasty__block *block, const toasty__table *table,
                                   void **records, size_t count, const toasty_include *includes,
                                   size_t include_count);
/* Loads one relation onto records, all of it. */
toasty_status toasty__load_relation(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                    void **records, size_t count);
/* Completes records side by side that were just created: what came with them stays, eager relations besides
   are loaded, on them and on what came with them. */
toasty_status toasty__complete(toasty__call *call, toasty__block *block, const toasty__table *table,
                               char *records, size_t count);

#endif
