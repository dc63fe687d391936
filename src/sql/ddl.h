/* CREATE TABLE and CREATE INDEX text of a schema. */
#ifndef TOASTY_SQL_DDL_H
#define TOASTY_SQL_DDL_H

#include "schema/schema.h"

/* The statements that create everything, in order, in `arena`. 0 with *out NULL: memory is out (or no tables). */
size_t toasty__ddl_create(const toasty__schema *schema, toasty__arena *arena, const char ***out);

#endif
