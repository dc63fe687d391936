/* Conditions on columns: made from expressions on fields, from keys and from relations. All in the call's memory. */
#ifndef TOASTY_ENGINE_COND_H
#define TOASTY_ENGINE_COND_H

#include "engine/call.h"

/* What an expression says of a table's rows; *out is NULL when it says nothing (all rows). */
toasty_status toasty__lower(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                            const toasty__cond **out);

/* The same for a statement that changes rows: all of them only when TOASTY_ALL_ROWS says so. */
toasty_status toasty__lower_demanded(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                     const char *verb, const toasty__cond **out);

/* True when no row can meet the condition, so that nothing need be asked. */
bool toasty__never(const toasty__cond *cond);

/* Both conditions; either may be NULL. NULL with the call's error set when memory is out, if both were given. */
toasty_status toasty__both(toasty__call *call, const toasty__cond *a, const toasty__cond *b,
                           const toasty__cond **out);

/* The column of a scalar field, by its number in the model. */
static inline uint16_t toasty__column_of(const toasty__table *table, uint16_t field)
{
    return (uint16_t)table->column_of_field[field];
}

/* The columns of several; NULL with an error when memory is out. */
uint16_t *toasty__columns_of(toasty__call *call, const toasty__table *table, const uint16_t *fields, uint16_t count);

/*
 * The values of some fields of a record, as cells for the columns of as many fields of `to` (another table's, when the
 * two sides of a relation are stored differently). *any_null tells whether one is NULL.
 */
toasty_status toasty__record_cells(toasty__call *call, const void *record, const toasty_model *model,
                                   const uint16_t *fields, uint16_t count, const toasty__table *to,
                                   const uint16_t *to_fields, toasty__cell *cells, bool *any_null);

/* The fields equal the cells; never when a cell is NULL. */
toasty_status toasty__cond_equal(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                 uint16_t count, const toasty__cell *cells, const toasty__cond **out);

/* A value that a column is compared with, as it would be stored there; one of another type is an error. */
toasty_status toasty__encode_operand(toasty__call *call, const toasty__column *column, toasty_value value,
                                     toasty__cell *out);

/* The fields equal values, and the variants that they are in are there. */
toasty_status toasty__cond_values(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                  uint16_t count, const toasty_value *values, const toasty__cond **out);

/* Adds to a condition that all variants which the field is in are there; *cond may be NULL. In variant.c. */
toasty_status toasty__variant_gate(toasty__call *call, const toasty__table *table, const toasty_field *field,
                                   const toasty__cond **cond);

/* The fields are one of `rows` rows of cells (rows × count). */
toasty_status toasty__cond_among(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                 uint16_t count, const toasty__cell *cells, uint32_t rows,
                                 const toasty__cond **out);

/* The row of a record, by its primary key. */
toasty_status toasty__cond_key(toasty__call *call, const toasty__table *table, const void *record,
                               const toasty__cond **out);

/* Adds to a condition that the nullable ones of some fields are not NULL. */
toasty_status toasty__cond_present(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                   uint16_t count, const toasty__cond **cond);

/* Fields of `table` are among fields of the rows of `from` that meet `where`. */
toasty_status toasty__cond_in(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                              uint16_t count, const toasty__table *from, const uint16_t *from_fields,
                              const toasty__cond *where, const toasty__cond **out);

/* The records at the other side of a relation of `parent`; never when a key of it is NULL. */
toasty_status toasty__cond_related(toasty__call *call, const toasty_field *relation, const void *parent,
                                   const toasty__cond **out);

#endif
