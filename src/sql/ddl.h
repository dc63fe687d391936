/* CREATE TABLE and CREATE INDEX text of a schema. */
#ifndef TOASTY_SQL_DDL_H
#define TOASTY_SQL_DDL_H

#include "schema/schema.h"

typedef struct toasty__ddl {
    const char *sql;
    const toasty__table *reads; /* a statement that creates nothing, but fails when this table lacks a column; NULL */
} toasty__ddl;

/*
 * The statements that create everything, or everything that is missing, in order, in `arena`. 0 with *out NULL: memory is
 * out (or no tables).
 */
size_t toasty__ddl_create(const toasty__schema *schema, bool if_missing, toasty__arena *arena, toasty__ddl **out);

#endif
