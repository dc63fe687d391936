/* Result columns and the values of the current row. */
#include "internal.h"
#include "alloc.h"

#include <limits.h>

static bool has_column(const turso_statement_t *self, size_t index)
{
    return self && self->vm && index < (size_t)sqlite3_column_count(self->vm);
}

int64_t turso_statement_column_count(const turso_statement_t *self)
{
    if (!self)
        return -1;
    return self->vm ? sqlite3_column_count(self->vm) : 0;
}

const char *turso_statement_column_name(const turso_statement_t *self, size_t index)
{
    return has_column(self, index) ? ember__strdup(sqlite3_column_name(self->vm, (int)index)) : NULL;
}

const char *turso_statement_column_decltype(const turso_statement_t *self, size_t index)
{
    return has_column(self, index) ? ember__strdup(sqlite3_column_decltype(self->vm, (int)index)) : NULL;
}

const char *turso_statement_column_declared_name(const turso_statement_t *self, size_t index)
{
    return turso_statement_column_decltype(self, index);
}

/* SQLite has neither arrays nor types over types, so these two have one answer. */
uint32_t turso_statement_column_array_dimensions(const turso_statement_t *self, size_t index)
{
    (void)self;
    (void)index;
    return 0;
}

const char *turso_statement_column_base_type(const turso_statement_t *self, size_t index)
{
    (void)self;
    (void)index;
    return NULL;
}

turso_column_kind_t turso_statement_column_kind(const turso_statement_t *self, size_t index)
{
    return has_column(self, index) && sqlite3_column_decltype(self->vm, (int)index)
               ? TURSO_COLUMN_KIND_BUILTIN
               : TURSO_COLUMN_KIND_NONE;
}

/* row_columns is 0 whenever there is no row, so this also covers statements that are finalized. */
static inline int type_of(const turso_statement_t *self, size_t index)
{
    return self && index < self->row_columns ? sqlite3_column_type(self->vm, (int)index) : 0;
}

turso_type_t turso_statement_row_value_kind(const turso_statement_t *self, size_t index)
{
    _Static_assert((int)TURSO_TYPE_INTEGER == SQLITE_INTEGER && (int)TURSO_TYPE_REAL == SQLITE_FLOAT &&
                       (int)TURSO_TYPE_TEXT == SQLITE_TEXT && (int)TURSO_TYPE_BLOB == SQLITE_BLOB &&
                       (int)TURSO_TYPE_NULL == SQLITE_NULL,
                   "the types are numbered alike");
    return (turso_type_t)type_of(self, index);
}

int64_t turso_statement_row_value_bytes_count(const turso_statement_t *self, size_t index)
{
    int type = type_of(self, index);
    return type == SQLITE_TEXT || type == SQLITE_BLOB ? sqlite3_column_bytes(self->vm, (int)index) : -1;
}

const char *turso_statement_row_value_bytes_ptr(const turso_statement_t *self, size_t index)
{
    int type = type_of(self, index);
    if (type == SQLITE_TEXT)
        return (const char *)sqlite3_column_text(self->vm, (int)index);
    if (type != SQLITE_BLOB)
        return NULL;
    const void *bytes = sqlite3_column_blob(self->vm, (int)index);
    /* SQLite answers NULL for an empty blob and for lack of memory. */
    return bytes || sqlite3_column_bytes(self->vm, (int)index) ? bytes : "";
}

int64_t turso_statement_row_value_int(const turso_statement_t *self, size_t index)
{
    return type_of(self, index) == SQLITE_INTEGER ? sqlite3_column_int64(self->vm, (int)index) : 0;
}

double turso_statement_row_value_double(const turso_statement_t *self, size_t index)
{
    return type_of(self, index) == SQLITE_FLOAT ? sqlite3_column_double(self->vm, (int)index) : 0.0;
}
