/* Result columns and the values of the current row. */
#include "internal.h"
#include "alloc.h"

#include <limits.h>
#include <turso_ember.h>

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

/* What the queue ran for the connection has its rows elsewhere. */
static inline sqlite3_value *fetch(const turso_statement_t *self, size_t index)
{
    return EMBER__UNLIKELY(self->kept != NULL) ? ember__queued_value(self, index)
                                               : sqlite3_column_value(self->vm, (int)index);
}

/*
 * The value of a column of the row; NULL where there is none. Several questions are asked of one column in a
 * row, and each sqlite3_column_ call finds it anew under a lock, so the last one is kept. SQLite calls it
 * unprotected: safe for as long as one thread uses the connection, which is the contract. row_columns is 0
 * whenever there is no row, so that finalized statements are covered too.
 */
static inline sqlite3_value *value_at(const turso_statement_t *self, size_t index)
{
    if (!self || index >= self->row_columns)
        return NULL;
    if (!self->value || self->value_index != index) {
        turso_statement_t *mutable = (turso_statement_t *)self;
        mutable->value = fetch(self, index);
        mutable->value_index = index;
        mutable->value_type = sqlite3_value_type(self->value);
    }
    return self->value;
}

turso_type_t turso_statement_row_value_kind(const turso_statement_t *self, size_t index)
{
    _Static_assert((int)TURSO_TYPE_INTEGER == SQLITE_INTEGER && (int)TURSO_TYPE_REAL == SQLITE_FLOAT &&
                       (int)TURSO_TYPE_TEXT == SQLITE_TEXT && (int)TURSO_TYPE_BLOB == SQLITE_BLOB &&
                       (int)TURSO_TYPE_NULL == SQLITE_NULL,
                   "the types are numbered alike");
    return value_at(self, index) ? (turso_type_t)self->value_type : TURSO_TYPE_UNKNOWN;
}

int64_t turso_statement_row_value_bytes_count(const turso_statement_t *self, size_t index)
{
    sqlite3_value *value = value_at(self, index);
    return value && (self->value_type == SQLITE_TEXT || self->value_type == SQLITE_BLOB)
               ? sqlite3_value_bytes(value)
               : -1;
}

const char *turso_statement_row_value_bytes_ptr(const turso_statement_t *self, size_t index)
{
    sqlite3_value *value = value_at(self, index);
    if (!value)
        return NULL;
    if (self->value_type == SQLITE_TEXT)
        return (const char *)sqlite3_value_text(value);
    if (self->value_type != SQLITE_BLOB)
        return NULL;
    const void *bytes = sqlite3_value_blob(value);
    /* SQLite answers NULL for an empty blob and for lack of memory. */
    return bytes || sqlite3_value_bytes(value) ? bytes : "";
}

int64_t turso_statement_row_value_int(const turso_statement_t *self, size_t index)
{
    sqlite3_value *value = value_at(self, index);
    return value && self->value_type == SQLITE_INTEGER ? sqlite3_value_int64(value) : 0;
}

double turso_statement_row_value_double(const turso_statement_t *self, size_t index)
{
    sqlite3_value *value = value_at(self, index);
    return value && self->value_type == SQLITE_FLOAT ? sqlite3_value_double(value) : 0.0;
}

static inline bool fill(turso_cell_t *cell, sqlite3_value *value)
{
    cell->type = (turso_type_t)sqlite3_value_type(value);
    switch (cell->type) {
    case TURSO_TYPE_INTEGER: cell->as.integer = sqlite3_value_int64(value); return true;
    case TURSO_TYPE_REAL: cell->as.real = sqlite3_value_double(value); return true;
    case TURSO_TYPE_TEXT:
        cell->as.bytes.ptr = (const char *)sqlite3_value_text(value);
        cell->as.bytes.len = (size_t)sqlite3_value_bytes(value);
        return cell->as.bytes.ptr;
    case TURSO_TYPE_BLOB:
        cell->as.bytes.ptr = sqlite3_value_blob(value);
        cell->as.bytes.len = (size_t)sqlite3_value_bytes(value);
        /* SQLite answers NULL for an empty blob and for lack of memory. */
        if (!cell->as.bytes.ptr && cell->as.bytes.len)
            return false;
        if (!cell->as.bytes.ptr)
            cell->as.bytes.ptr = "";
        return true;
    case TURSO_TYPE_NULL:
    case TURSO_TYPE_UNKNOWN: break;
    }
    return true;
}

turso_status_code_t turso_statement_row_cells(const turso_statement_t *self, size_t first, size_t count,
                                              turso_cell_t *cells)
{
    if (!self || first > self->row_columns || count > self->row_columns - first)
        return TURSO_MISUSE;
    for (size_t i = 0; i < count; i++)
        if (!fill(&cells[i], fetch(self, first + i)))
            return TURSO_ERROR;
    return TURSO_OK;
}
