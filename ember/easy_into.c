/* One row into variables. */
#include "easy.h"
#include "alloc.h"

#include <string.h>

/* A value on its way: all are taken from the row before the first variable changes. */
typedef struct {
    ember_type type;
    int64_t integer;
    double real;
    char *copy; /* ours until it is stored */
    size_t len;
} pending;

static void fail_type(ember_rows *rows, size_t column, ember_type found, const char *wanted)
{
    const char *name = ember_column_name(rows, column);
    if (rows->fault.status == EMBER_OK)
        ember__fault_set(&rows->fault, EMBER_MISMATCH, "column %zu (%s) holds %s, not %s", column,
                         name ? name : "?", ember__type_name(found), wanted);
}

/* Whether an integer fits a variable of `size` bytes. */
static bool fits(const ember_out *out, int64_t value)
{
    unsigned bits = (unsigned)out->size * 8;
    if (out->kind == EMBER_OUT_BOOL)
        return value == 0 || value == 1;
    if (out->kind == EMBER_OUT_UNSIGNED)
        return value >= 0 && (bits >= 64 || value >> bits == 0);
    if (bits >= 64)
        return true;
    int64_t limit = INT64_C(1) << (bits - 1);
    return value >= -limit && value < limit;
}

static void take_integer(ember_rows *rows, size_t column, const ember_out *out, pending *value)
{
    if (value->type != EMBER_TYPE_INTEGER) {
        fail_type(rows, column, value->type, out->kind == EMBER_OUT_BOOL ? "0 or 1" : "INTEGER");
        return;
    }
    value->integer = ember_int_at(rows, column);
    if (fits(out, value->integer))
        return;
    const char *name = ember_column_name(rows, column);
    ember__fault_set(&rows->fault, EMBER_MISMATCH, "column %zu (%s) holds %lld, which the variable cannot",
                     column, name ? name : "?", (long long)value->integer);
}

static void take_bytes(ember_rows *rows, size_t column, const ember_out *out, pending *value)
{
    ember_bytes bytes;
    if (value->type != EMBER_TYPE_TEXT && !(value->type == EMBER_TYPE_BLOB && out->kind == EMBER_OUT_BYTES)) {
        fail_type(rows, column, value->type, out->kind == EMBER_OUT_BYTES ? "BLOB or TEXT" : "TEXT");
        return;
    }
    bytes = ember_blob_at(rows, column);
    if (rows->fault.status != EMBER_OK)
        return;
    if (out->kind == EMBER_OUT_CHARS && bytes.len >= out->size) {
        fail_type(rows, column, value->type, "so short that it fits the array");
        return;
    }
    value->copy = ember__malloc(bytes.len + 1);
    if (!value->copy) {
        ember__fault_memory(&rows->fault);
        return;
    }
    memcpy(value->copy, bytes.data, bytes.len);
    value->copy[bytes.len] = '\0';
    value->len = bytes.len;
}

static void take(ember_rows *rows, size_t column, const ember_out *out, pending *value)
{
    bool bytes = out->kind >= EMBER_OUT_TEXT && out->kind <= EMBER_OUT_CHARS;
    if (!out->to || out->kind <= EMBER_OUT_NONE || out->kind > EMBER_OUT_CHARS || out->size == 0) {
        ember__fault_set(&rows->fault, EMBER_MISUSE, "the variable for column %zu is %s", column,
                         out->to ? "of no known type or without size" : "NULL");
        return;
    }
    value->type = ember_type_at(rows, column);
    if (value->type == EMBER_TYPE_NULL) {
        if (!bytes && !out->is_null)
            fail_type(rows, column, value->type, "a number (ember_nullable() takes it)");
    } else if (bytes) {
        take_bytes(rows, column, out, value);
    } else if (out->kind == EMBER_OUT_FLOAT || out->kind == EMBER_OUT_DOUBLE) {
        value->real = ember_double_at(rows, column);
    } else {
        take_integer(rows, column, out, value);
    }
}

static void store_integer(const ember_out *out, int64_t integer)
{
    if (out->kind == EMBER_OUT_BOOL) {
        *(bool *)out->to = integer != 0;
        return;
    }
    /* The sign does not matter to the low bytes. */
    switch (out->size) {
    case 1: *(uint8_t *)out->to = (uint8_t)integer; break;
    case 2: memcpy(out->to, &(uint16_t){(uint16_t)integer}, 2); break;
    case 4: memcpy(out->to, &(uint32_t){(uint32_t)integer}, 4); break;
    default: memcpy(out->to, &integer, sizeof integer);
    }
}

static void store(const ember_out *out, pending *value)
{
    bool null = value->type == EMBER_TYPE_NULL;
    if (out->is_null)
        *out->is_null = null;
    switch (out->kind) {
    case EMBER_OUT_TEXT: *(char **)out->to = value->copy; break;
    case EMBER_OUT_BYTES: *(ember_bytes *)out->to = ember_bytes_of(value->copy, value->len); break;
    case EMBER_OUT_CHARS:
        memcpy(out->to, value->copy ? value->copy : "", value->len + 1);
        ember__free(value->copy);
        break;
    case EMBER_OUT_FLOAT:
        if (!null)
            *(float *)out->to = (float)value->real;
        break;
    case EMBER_OUT_DOUBLE:
        if (!null)
            *(double *)out->to = value->real;
        break;
    default:
        if (!null)
            store_integer(out, value->integer);
    }
    value->copy = NULL;
}

static void take_row(ember_rows *rows, ember_out_list into, pending *values)
{
    size_t columns = ember_column_count(rows);
    if (into.count != columns) {
        ember__fault_set(&rows->fault, EMBER_MISUSE,
                         "the row has %zu columns, not %zu as there are variables", columns, into.count);
        return;
    }
    for (size_t i = 0; i < into.count && rows->fault.status == EMBER_OK; i++)
        take(rows, i, &into.outs[i], &values[i]);
}

/* Reads the first row, frees the rows, and only when all of that succeeded changes the variables. */
static ember_status first_row(ember_rows *rows, ember_out_list into)
{
    pending few[8], *values = few;
    if (!rows->db)
        return ember_rows_free(rows);
    if (into.count && !into.outs)
        ember__fault_set(&rows->fault, EMBER_MISUSE, "the list of variables is NULL");
    if (into.count > sizeof few / sizeof *few)
        values = ember__calloc(into.count, sizeof *values);
    else
        memset(few, 0, sizeof few);
    if (!values && rows->fault.status == EMBER_OK)
        ember__fault_memory(&rows->fault);
    bool found = ember_next(rows);
    if (found)
        take_row(rows, into, values);
    ember_db *db = rows->db;
    db->children++; /* so that the handle is there for what follows */
    ember_status status = ember_rows_free(rows);
    if (status == EMBER_OK && !found)
        status = ember__fault_set(&db->fault, EMBER_NO_ROW, "the query has no row");
    for (size_t i = 0; values && i < into.count; i++) {
        if (status == EMBER_OK)
            store(&into.outs[i], &values[i]);
        ember__free(values[i].copy);
    }
    if (values != few)
        ember__free(values);
    ember__leave_child(db);
    return status;
}

ember_status ember_query_row_sql(ember_db *db, ember_row_query query)
{
    return first_row(ember_query_sql(db, (ember_sql){query.text, query.args}), query.into);
}

ember_status ember_run_row_with(ember_row_call call)
{
    return first_row(ember_run_query_with((ember_call){call.stmt, call.args}), call.into);
}

void ember_free(const void *copy)
{
    ember__free((void *)copy);
}
