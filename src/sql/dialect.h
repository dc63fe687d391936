/* The words of one SQL dialect: a further dialect is one more table like toasty__dialect_sqlite. */
#ifndef TOASTY_SQL_DIALECT_H
#define TOASTY_SQL_DIALECT_H

#include "schema/schema.h"

typedef struct toasty__type_name {
    const char *ddl; /* NULL: the dialect has no such type */
    toasty__storage storage;
} toasty__type_name;

typedef struct toasty__dialect {
    /* What a field gets that asks for nothing. */
    toasty__type_name of_type[TOASTY_TYPE_MACADDR8 + 1];
    /* What `type = …` gives; the integer kinds are below, lengths and digits are added to VARCHAR and
     * NUMERIC. */
    toasty__type_name of_kind[TOASTY_COLUMN_RAW + 1];
    const char *signed_integer[4]; /* 1, 2, 4 and 8 bytes */
    const char *unsigned_integer[4];
    const char *auto_type;       /* the type of an auto-increment column, whatever its width */
    const char *auto_clause;     /* written behind it */
    bool auto_clause_is_key;     /* the clause says PRIMARY KEY, so the table must not say it again */
    bool names_ignore_case;      /* "Users" and "users" are one table */
    const char *reserved_prefix; /* table names must not begin so; NULL: none is reserved */
} toasty__dialect;

extern const toasty__dialect toasty__dialect_sqlite;

#endif
