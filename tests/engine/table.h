/* Two tables made by hand, and operations on them, for tests below the models. */
#ifndef TESTS_ENGINE_TABLE_H
#define TESTS_ENGINE_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sql/op.h"

/* clang-format off */
#define TABLE_COLUMNS(X) \
    X(0, id, TOASTY_TYPE_I64) X(1, i8, TOASTY_TYPE_I8) X(2, i16, TOASTY_TYPE_I16) X(3, i32, TOASTY_TYPE_I32) \
    X(4, i64, TOASTY_TYPE_I64) X(5, u8, TOASTY_TYPE_U8) X(6, u16, TOASTY_TYPE_U16) X(7, u32, TOASTY_TYPE_U32) \
    X(8, u64, TOASTY_TYPE_U64) X(9, f64, TOASTY_TYPE_F64) X(10, text, TOASTY_TYPE_STRING)
/* clang-format on */

enum { TABLE_WIDTH = 11 };

#define TABLE_SQL                                                                                            \
    "CREATE TABLE t(id INTEGER PRIMARY KEY, i8, i16, i32, i64, u8, u16, u32, u64, f64 REAL, \"text\" TEXT);" \
    "CREATE TABLE u(id INTEGER PRIMARY KEY, i8, i16, i32, i64, u8, u16, u32, u64, f64 REAL, \"text\" TEXT);"

#define X(n, name_, type_) {.name = #name_, .type = type_, .number = n},
static const toasty_field table_fields[] = {TABLE_COLUMNS(X)};
#undef X
#define X(n, name_, type_) {.field = &table_fields[n], .name = #name_},
static toasty__column table_columns[] = {TABLE_COLUMNS(X)};
#undef X

static const uint16_t table_key[] = {0};
static const toasty__table table_t = {.name = "t",
                                      .column_count = TABLE_WIDTH,
                                      .columns = table_columns,
                                      .key_count = 1,
                                      .key = table_key,
                                      .auto_column = 0};
static const toasty__table table_u = {.name = "u",
                                      .column_count = TABLE_WIDTH,
                                      .columns = table_columns,
                                      .key_count = 1,
                                      .key = table_key,
                                      .auto_column = 0};

/* The text of an operation, to be freed. */
static inline char *text_of(const toasty__op *op)
{
    toasty__buffer sql = {0};
    toasty__op_text(op, &sql);
    assert_false(sql.failed);
    char *copy = strdup(sql.data);
    toasty__buffer_fini(&sql);
    return copy;
}

static inline toasty__cell int_cell(int64_t n)
{
    return (toasty__cell){.kind = TOASTY__CELL_INT, .as.integer = n};
}

static inline toasty__cell text_cell(const char *text)
{
    return (toasty__cell){.kind = TOASTY__CELL_TEXT, .as.run = {text, strlen(text)}};
}

#endif
