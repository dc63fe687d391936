/*
 * Models as tables: the set of models of one database, completed and verified, with the names and column types that
 * the database's dialect gives them.
 */
#ifndef TOASTY_SCHEMA_H
#define TOASTY_SCHEMA_H

#include "core/arena.h"
#include "core/error.h"
#include "driver/driver.h"

/* How a field's value stands in its column; says how to encode a parameter and decode a cell. */
typedef enum toasty__storage {
    TOASTY__STORE_INTEGER, /* booleans too */
    TOASTY__STORE_REAL,
    TOASTY__STORE_TEXT,
    TOASTY__STORE_BLOB
} toasty__storage;

typedef struct toasty__column {
    const toasty_field *field;
    const char *name;
    const char *ddl_type; /* "BIGINT" */
    toasty__storage storage;
    bool nullable; /* also because what its field is inside of may be absent */
    bool auto_increment;
    bool pointed_at; /* children refer to it: changing it would lose them */
    uint32_t max_length; /* characters; 0: no limit */
    const toasty_field *const *sharing; /* all fields that have it, when they are several, up to NULL; else NULL */
} toasty__column;

typedef struct toasty__table_index {
    const char *name;
    bool unique;
    uint16_t count;
    const uint16_t *columns;
} toasty__table_index;

/* A constraint of the database on a belongs_to. */
typedef struct toasty__foreign_key {
    const toasty_field *field; /* the belongs_to */
    const struct toasty__table *from;
    const struct toasty__table *to;
    uint16_t count;
    const uint16_t *columns;    /* of `from` */
    const uint16_t *references; /* of `to` */
    struct toasty__foreign_key *next; /* among those that refer to the same table */
} toasty__foreign_key;

typedef struct toasty__derived toasty__derived; /* sql/op.h */

typedef struct toasty__table {
    const toasty_model *model;
    const char *name; /* with the prefix */
    uint16_t column_count;
    toasty__column *columns;         /* scalar fields in field order */
    const int16_t *column_of_field;  /* field number → column number; -1 for relations */
    uint16_t key_count;
    const uint16_t *key; /* column numbers */
    uint16_t index_count;
    toasty__table_index *indexes;
    int16_t auto_column; /* the auto-increment column, or -1 */
    const toasty__derived *derived; /* a view: the select that stands for the table; NULL */
    const bool *deferred; /* by column: those that are only read when asked for; NULL: none is */
    int16_t version_column; /* the one that counts changes, or -1 */
    bool eager; /* some relations are loaded with every query */
    bool apart; /* some fields are enums, in a union, or behind the pointer to an embedded struct */
    uint16_t foreign_key_count;
    toasty__foreign_key *foreign_keys;
    toasty__foreign_key *referrers; /* the first of those that refer to this table */
} toasty__table;

typedef struct toasty__schema {
    toasty__arena arena;
    uint16_t table_count;
    toasty__table *tables; /* sorted by model address */
    bool eager; /* some table is */
} toasty__schema;

/* Collects the models and all they reach, verifies and names. NULL: error set. */
toasty__schema *toasty__schema_new(const toasty_model_list *models, const char *prefix,
                                   const toasty__capability *capability, toasty__error *error);
void toasty__schema_free(toasty__schema *schema);
/* NULL when the model is not part of the schema. */
const toasty__table *toasty__schema_table(const toasty__schema *schema, const toasty_model *model);

#endif
