/* Views: models that are read from the rows of others. Their tables are made when they are first asked for,
 * and kept. */
#ifndef TOASTY_ENGINE_VIEW_H
#define TOASTY_ENGINE_VIEW_H

#include "engine/find.h"

/* A relation among the fields of a view. */
typedef struct toasty__view_relation {
    const toasty_field *shown;
    toasty_field loaded; /* the same of the view's model */
} toasty__view_relation;

/* A column of a view's model that relations are loaded by. */
typedef struct toasty__view_key {
    const toasty__column *column;
    uint16_t shown; /* the same column among the view's */
} toasty__view_key;

/* Where the n-th relation has its member, behind a record of the view's model. */
static inline size_t toasty__view_member(const toasty_model *model, uint16_t n)
{
    return (model->size + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *) + n * sizeof(void *);
}

struct toasty__view_table {
    toasty__table table; /* first */
    toasty__derived derived;
    uint16_t relation_count;
    toasty__view_relation *relations;
    uint16_t key_count;
    toasty__view_key *keys;
    const uint16_t *numbers; /* of all columns, 0, 1, … */
    toasty__arena arena;
    toasty__view_table *next;
};

/* Frees a list of tables. */
void toasty__views_free(toasty__view_table *views);

/*
 * The select of a finding call on a view. Conditions on fields of its model choose the rows that it is made
 * from, those on its own fields choose among its records.
 */
toasty_status toasty__find_prepare_view(toasty__finding *finding, const toasty_model *model,
                                        const toasty_find_options *options);

/*
 * Relations, in two steps: what they are found by is kept with a record that was read (in the scratch memory
 * of the call, until the second step), which then loads them onto records side by side, as `includes` says,
 * which may be NULL.
 */
toasty_status toasty__view_keep_keys(toasty__call *call, const toasty__table *table,
                                     const toasty__cell *cells, void *record);
toasty_status toasty__view_load(toasty__call *call, const toasty__table *table, toasty__block *block,
                                char *items, size_t len, const toasty_include *includes);

#endif
