/* Reading the values of a row. */
#include "easy.h"

static turso_statement_t *vm_of(ember_rows *rows)
{
    return rows->prepared->vm;
}

EMBER__COLD static ember_type no_value(ember_rows *rows, size_t column)
{
    if (!rows || rows->fault.status != EMBER_OK)
        return EMBER_TYPE_NONE; /* what went wrong first is what is told */
    if (!rows->row)
        ember__fault_set(&rows->fault, EMBER_MISUSE, "there is no row to read from");
    else if (!rows->db->connection)
        ember__fault_copy(&rows->fault, &rows->db->lasting);
    else
        ember__fault_set(&rows->fault, EMBER_MISUSE, "there is no column %zu: the row has %zu", column,
                         ember_column_count(rows));
    return EMBER_TYPE_NONE;
}

/* The type of a value that is there; NONE, and the error set, when it is not. */
static ember_type look(ember_rows *rows, size_t column)
{
    if (EMBER__UNLIKELY(!rows || !rows->row))
        return no_value(rows, column);
    switch (turso_statement_row_value_kind(vm_of(rows), column)) {
    case TURSO_TYPE_INTEGER: return EMBER_TYPE_INTEGER;
    case TURSO_TYPE_REAL: return EMBER_TYPE_REAL;
    case TURSO_TYPE_TEXT: return EMBER_TYPE_TEXT;
    case TURSO_TYPE_BLOB: return EMBER_TYPE_BLOB;
    case TURSO_TYPE_NULL: return EMBER_TYPE_NULL;
    default: return no_value(rows, column);
    }
}

const char *ember__type_name(ember_type type)
{
    static const char *const names[] = {"nothing", "INTEGER", "REAL", "TEXT", "BLOB", "NULL"};
    return names[type];
}

EMBER__COLD static void mismatch(ember_rows *rows, size_t column, ember_type found, const char *wanted)
{
    if (found == EMBER_TYPE_NULL || found == EMBER_TYPE_NONE || rows->fault.status != EMBER_OK)
        return;
    const char *name = turso_statement_column_name(vm_of(rows), column);
    ember__fault_set(&rows->fault, EMBER_MISMATCH, "column %zu (%s) holds %s, not %s", column,
                     name ? name : "?", ember__type_name(found), wanted);
    turso_str_deinit(name);
}

int64_t ember_int_at(ember_rows *rows, size_t column)
{
    ember_type type = look(rows, column);
    if (type == EMBER_TYPE_INTEGER)
        return turso_statement_row_value_int(vm_of(rows), column);
    mismatch(rows, column, type, "INTEGER");
    return 0;
}

double ember_double_at(ember_rows *rows, size_t column)
{
    ember_type type = look(rows, column);
    if (type == EMBER_TYPE_REAL)
        return turso_statement_row_value_double(vm_of(rows), column);
    if (type == EMBER_TYPE_INTEGER)
        return (double)turso_statement_row_value_int(vm_of(rows), column);
    mismatch(rows, column, type, "a number");
    return 0.0;
}

static const char *bytes_at(ember_rows *rows, size_t column)
{
    const char *bytes = turso_statement_row_value_bytes_ptr(vm_of(rows), column);
    if (!bytes && rows->fault.status == EMBER_OK)
        ember__fault_memory(&rows->fault);
    return bytes;
}

const char *ember_text_at(ember_rows *rows, size_t column)
{
    ember_type type = look(rows, column);
    if (type == EMBER_TYPE_TEXT)
        return bytes_at(rows, column);
    mismatch(rows, column, type, "TEXT");
    return NULL;
}

ember_bytes ember_blob_at(ember_rows *rows, size_t column)
{
    ember_type type = look(rows, column);
    if (type == EMBER_TYPE_TEXT || type == EMBER_TYPE_BLOB) {
        const char *bytes = bytes_at(rows, column);
        int64_t length = bytes ? turso_statement_row_value_bytes_count(vm_of(rows), column) : 0;
        return ember_bytes_of(bytes, length > 0 ? (size_t)length : 0);
    }
    mismatch(rows, column, type, "BLOB or TEXT");
    return ember_bytes_of(NULL, 0);
}

bool ember_is_null_at(ember_rows *rows, size_t column)
{
    ember_type type = look(rows, column);
    return type == EMBER_TYPE_NULL || type == EMBER_TYPE_NONE;
}

ember_type ember_type_at(ember_rows *rows, size_t column)
{
    return look(rows, column);
}

/* A position that no row has, and the error set, when the name is not there. */
static size_t find(ember_rows *rows, const char *name)
{
    int64_t column = ember_column_index(rows, name);
    if (column < 0 && rows && rows->row && rows->fault.status == EMBER_OK)
        ember__fault_set(&rows->fault, EMBER_MISUSE, "there is no column \"%s\"", name ? name : "(NULL)");
    return column < 0 ? SIZE_MAX : (size_t)column;
}

int64_t ember_int_named(ember_rows *rows, const char *column)
{
    return ember_int_at(rows, find(rows, column));
}

double ember_double_named(ember_rows *rows, const char *column)
{
    return ember_double_at(rows, find(rows, column));
}

const char *ember_text_named(ember_rows *rows, const char *column)
{
    return ember_text_at(rows, find(rows, column));
}

ember_bytes ember_blob_named(ember_rows *rows, const char *column)
{
    return ember_blob_at(rows, find(rows, column));
}

bool ember_is_null_named(ember_rows *rows, const char *column)
{
    return ember_is_null_at(rows, find(rows, column));
}

ember_type ember_type_named(ember_rows *rows, const char *column)
{
    return ember_type_at(rows, find(rows, column));
}
