/* Rows in memory: what a database of one of the generated model sets holds, according to the tests. */
#ifndef TESTS_RANDOM_WORLD_H
#define TESTS_RANDOM_WORLD_H

#include "value.h"

typedef struct model_set {
    size_t count;
    const void *const *tokens;
    const void *const *views; /* two of each model */
} model_set;

/* Written by make_models. */
extern const model_set model_sets[];
extern const unsigned model_set_count;

/* One row: a value for each field of its model, those of relations left empty. */
typedef toasty_value row;

enum { WORLD_TABLES = 7, WORLD_ROWS = 128 };

typedef struct table {
    const toasty_model *model;
    size_t count;
    row *rows[WORLD_ROWS];
} table;

typedef struct world {
    const model_set *set;
    size_t count;
    table tables[WORLD_TABLES];
} world;

const toasty_model *model_of(const void *token);
/* Tables of the set without rows. */
void world_init(world *w, const model_set *set);
/* Random rows that keep to the models' rules: keys, unique indexes, required relations. */
void world_fill(world *w, unsigned most);
table *world_table(const world *w, const toasty_model *model);
/* A row with random values for `model` in which relations lead to rows that are there; NULL when that cannot
 * be. Not added. */
row *world_any_row(const world *w, const toasty_model *model);
/* Whether the row, beside the others of the table but `except`, breaks the key or a unique index. */
bool world_conflicts(const world *w, const toasty_model *model, const row *r, const row *except);

/* The rows at the other side of a relation, each once; room for WORLD_ROWS. */
size_t world_related(const world *w, const toasty_field *relation, const row *from, row **out);

/* Whether rows with these values in the pairs of a relation belong together. */
bool relation_joins(const toasty_relation *r, const row *from, const row *to);

bool holds_list(const toasty_field *relation);
bool is_relation(const toasty_field *field);
bool is_via(const toasty_field *field);

/* Opens a database of this kind and creates the world in it; NULL when that fails, and then it has been said.
 */
toasty_db *world_open(const world *w, const char *kind);

/* The row that a record shows by its key; NULL: none. */
row *world_row_of(const world *w, const toasty_model *model, const void *record);
/* NULL, or what is wrong with a record that should show the row; deferred fields are compared when they are
 * loaded. */
const char *record_differs(const toasty_model *model, const void *record, const row *r);

/* T_new of a row, every field given, in scratch memory. */
void *new_of_row(const toasty_model *model, const row *r);
void new_fill(const toasty_model *model, const row *r, void *values);

void row_print(FILE *out, const toasty_model *model, const row *r);
void world_print(FILE *out, const world *w);

#endif
