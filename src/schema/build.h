/* What the parts of the schema room share while a schema is being made. */
#ifndef TOASTY_SCHEMA_BUILD_H
#define TOASTY_SCHEMA_BUILD_H

#include "core/buffer.h"
#include "schema/schema.h"
#include "sql/dialect.h"

typedef struct toasty__build {
    toasty__schema *schema;
    const toasty__capability *capability;
    const toasty__dialect *dialect;
    const char *prefix;
    toasty__error *error;
    toasty__buffer text;         /* the name being put together */
    const toasty_model **models; /* those of the list first, then those that relations reach */
    size_t model_count;
    size_t model_capacity;
} toasty__build;

/* The functions below return false when they have set the error. */

/* Sets the error with model and field (NULL: none) in its parts. Always false. */
bool toasty__build_refuse(toasty__build *build, toasty_status code, const toasty_model *model,
                          const toasty_field *field, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
bool toasty__build_no_memory(toasty__build *build);
/* Takes the text put together so far out of build->text and into the arena. NULL: memory is out, error not
 * set. */
const char *toasty__build_take_text(toasty__build *build);

/* Fills build->models with the list's models and all they reach, each once, each of sound shape. */
bool toasty__build_collect(toasty__build *build, const toasty_model_list *list);
/* What can be said of a model by itself: its numbers point where they should, its key and automatic fields
 * are possible. */
bool toasty__build_check_model(toasty__build *build, const toasty_model *model);
/* The table of build->models[number]. */
toasty__table *toasty__build_table_at(const toasty__build *build, size_t number);
/* Fills the table, zeroed but for its model. */
bool toasty__build_table(toasty__build *build, const toasty_model *model, toasty__table *table);
/* Type, storage and length of a column whose `field` is set. */
bool toasty__build_column_type(toasty__build *build, const toasty_model *model, toasty__column *column);
/* index_<table>_by_<column>_and_<column>, cut to what the database allows. NULL: memory is out, error not
 * set. */
const char *toasty__build_index_name(toasty__build *build, const toasty__table *table,
                                     const toasty__table_index *index);
/* Names that clash, within a table and between tables. */
bool toasty__build_check_names(toasty__build *build);
/* Relations against the tables at both ends. */
bool toasty__build_check_relations(toasty__build *build);
/* Which tables have eager relations, and that these go round in no circle. */
bool toasty__build_check_eager(toasty__build *build);
/* The foreign keys of all tables; relations have been checked. */
bool toasty__build_foreign_keys(toasty__build *build);

bool toasty__type_is_integer(toasty_type type);
/* As a C programmer writes it: "int64_t". */
const char *toasty__type_words(toasty_type type);

#endif
