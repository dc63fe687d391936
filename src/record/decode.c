#include "record/decode.h"

#include "core/utf8.h"
#include "record/embed.h"
#include "record/member.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* The first characters of a text for a message, which stays one line of valid UTF-8. */
static void quote_start(char *out, size_t size, const toasty__cell *cell)
{
    size_t length = cell->as.run.length < 32 ? cell->as.run.length : 32;
    int used = snprintf(out, size, "text '");
    for (size_t i = 0; i < length; i++, used++)
        out[used] = (unsigned char)cell->as.run.bytes[i] < ' ' ? '?' : cell->as.run.bytes[i];
    out[used] = 0;
    if (length < cell->as.run.length)
        used = (int)toasty__utf8_cut(out, (size_t)used);
    snprintf(out + used, size - (size_t)used, "'");
}

static toasty_status misfit(const toasty__column *column, const toasty__cell *cell, toasty__error *error)
{
    static const char *const types[] = {"NULL", "bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32",
                                        "u64", "f32", "f64", "string", "bytes", "uuid", "timestamp", "date",
                                        "time", "datetime", "decimal", "json", "inet", "cidr", "macaddr",
                                        "macaddr8"};
    const toasty_field *field = column->field;
    char what[48];
    switch (cell->kind) {
    case TOASTY__CELL_INT: snprintf(what, sizeof what, "%" PRId64, cell->as.integer); break;
    case TOASTY__CELL_REAL: snprintf(what, sizeof what, "%g", cell->as.real); break;
    case TOASTY__CELL_TEXT: quote_start(what, sizeof what, cell); break;
    default: snprintf(what, sizeof what, "%zu bytes", cell->as.run.length); break;
    }
    toasty__error_set_field(error, field->model->name, field->name);
    if (field->values)
        return toasty__fail(error, TOASTY_INVALID_TYPE_CONVERSION,
                            "%s in column `%s` is no constant of enum %s, the type of field `%s` of model `%s`", what,
                            column->name, field->values->name, field->name, field->model->name);
    return toasty__fail(error, TOASTY_INVALID_TYPE_CONVERSION,
                        "cannot convert %s in column `%s` to %s, the type of field `%s` of model `%s`", what,
                        column->name, types[field->type], field->name, field->model->name);
}

/* The text of a cell as a C string, for the parsers of short values; false when it is not short text. */
static bool short_text(const toasty__cell *cell, char text[TOASTY_TEXT_MAX])
{
    if (cell->kind != TOASTY__CELL_TEXT || cell->as.run.length >= TOASTY_TEXT_MAX)
        return false;
    memcpy(text, cell->as.run.bytes, cell->as.run.length);
    text[cell->as.run.length] = 0;
    return strlen(text) == cell->as.run.length;
}

static bool integer_value(toasty_type type, int64_t n, void *at)
{
    switch (type) {
    case TOASTY_TYPE_BOOL: *(bool *)at = n != 0; return true;
    case TOASTY_TYPE_I8: *(int8_t *)at = (int8_t)n; return n >= INT8_MIN && n <= INT8_MAX;
    case TOASTY_TYPE_I16: *(int16_t *)at = (int16_t)n; return n >= INT16_MIN && n <= INT16_MAX;
    case TOASTY_TYPE_I32: *(int32_t *)at = (int32_t)n; return n >= INT32_MIN && n <= INT32_MAX;
    case TOASTY_TYPE_I64: memcpy(at, &n, 8); return true;
    case TOASTY_TYPE_U8: *(uint8_t *)at = (uint8_t)n; return n >= 0 && n <= UINT8_MAX;
    case TOASTY_TYPE_U16: *(uint16_t *)at = (uint16_t)n; return n >= 0 && n <= UINT16_MAX;
    case TOASTY_TYPE_U32: *(uint32_t *)at = (uint32_t)n; return n >= 0 && n <= UINT32_MAX;
    default: memcpy(at, &n, 8); return n >= 0;
    }
}

static bool uuid_value(const toasty__cell *cell, toasty_uuid *out)
{
    char text[TOASTY_TEXT_MAX];
    if (cell->kind == TOASTY__CELL_BLOB && cell->as.run.length == sizeof out->bytes) {
        memcpy(out->bytes, cell->as.run.bytes, sizeof out->bytes);
        return true;
    }
    return short_text(cell, text) && toasty_uuid_parse(text, out);
}

static bool parsed_value(toasty_type type, const toasty__cell *cell, void *at)
{
    char text[TOASTY_TEXT_MAX];
    if (!short_text(cell, text))
        return false;
    switch (type) {
    case TOASTY_TYPE_TIMESTAMP: return toasty_timestamp_parse(text, at);
    case TOASTY_TYPE_DATE: return toasty_date_parse(text, at);
    case TOASTY_TYPE_TIME: return toasty_time_parse(text, at);
    case TOASTY_TYPE_DATETIME: return toasty_datetime_parse(text, at);
    case TOASTY_TYPE_INET: return toasty_inet_parse(text, at);
    case TOASTY_TYPE_CIDR: return toasty_cidr_parse(text, at);
    case TOASTY_TYPE_MACADDR: return toasty_macaddr_parse(text, at);
    case TOASTY_TYPE_MACADDR8: return toasty_macaddr8_parse(text, at);
    default: return false;
    }
}

static toasty_status text_value(const toasty__column *column, const toasty__cell *cell, void *at,
                                toasty__block *block, toasty__error *error)
{
    /* A C string would end at the NUL and lose the rest in silence. */
    if (cell->kind != TOASTY__CELL_TEXT ||
        (cell->as.run.length && memchr(cell->as.run.bytes, 0, cell->as.run.length)))
        return misfit(column, cell, error);
    char *copy = toasty__block_bytes(block, cell->as.run.bytes, cell->as.run.length, true);
    if (!copy)
        return toasty__fail_memory(error);
    if (column->field->type == TOASTY_TYPE_DECIMAL && !toasty_decimal_valid(copy))
        return misfit(column, cell, error);
    toasty__set_pointer(at, copy);
    return TOASTY_OK;
}

static toasty_status bytes_value(const toasty__column *column, const toasty__cell *cell, void *at,
                                 toasty__block *block, toasty__error *error)
{
    if (cell->kind != TOASTY__CELL_BLOB && cell->kind != TOASTY__CELL_TEXT)
        return misfit(column, cell, error);
    toasty_bytes bytes = {0};
    bytes.len = cell->as.run.length;
    bytes.data = (const uint8_t *)toasty__block_bytes(block, cell->as.run.bytes, bytes.len, true);
    if (!bytes.data)
        return toasty__fail_memory(error);
    memcpy(at, &bytes, sizeof bytes);
    return TOASTY_OK;
}

/* Whether the member is a pointer that may be NULL; the column may be NULL for more reasons. */
static bool holds_pointer(const toasty__column *column)
{
    return toasty__is_apart(column->field) ? column->field->flags & TOASTY_NULLABLE : column->nullable;
}

static toasty_status presence(const toasty__column *column, const toasty__cell *cell, void *record, char *at,
                              toasty__block *block, toasty__error *error)
{
    if (cell->kind == TOASTY__CELL_NULL) {
        toasty__set_pointer(at, 0);
        return TOASTY_OK;
    }
    if (cell->kind != TOASTY__CELL_INT)
        return misfit(column, cell, error);
    return toasty__fill(column->field, record, block) ? TOASTY_OK : toasty__fail_memory(error);
}

static toasty_status null_value(const toasty__column *column, void *at, toasty__error *error)
{
    const toasty_field *field = column->field;
    if (holds_pointer(column)) {
        toasty__set_pointer(at, 0);
        return TOASTY_OK;
    }
    toasty__error_set_field(error, field->model->name, field->name);
    return toasty__fail(error, TOASTY_INVALID_RESULT,
                        "column `%s` holds NULL, but field `%s` of model `%s` is not nullable", column->name,
                        field->name, field->model->name);
}

toasty_status toasty__decode(const toasty__column *column, const toasty__cell *cell, void *record,
                             toasty__block *block, toasty__error *error)
{
    const toasty_field *field = toasty__field_in(column, record);
    toasty__column own;
    if (column->sharing) { /* what is wrong is said of the field that is there */
        own = *column;
        own.field = field;
        column = &own;
    }
    toasty_type type = field->type;
    char *at = (char *)record + field->offset;
    bool fits;
    if (toasty__is_apart(field)) {
        bool there = toasty__is_there(field, record);
        at = toasty__member(field, record, there && cell->kind != TOASTY__CELL_NULL ? block : NULL);
        if (!at)
            return there && cell->kind != TOASTY__CELL_NULL ? toasty__fail_memory(error) : TOASTY_OK;
        if (field->flags & TOASTY_PRESENCE)
            return presence(column, cell, record, at, block, error);
    }
    if (cell->kind == TOASTY__CELL_NULL)
        return null_value(column, at, error);
    if (holds_pointer(column) && type != TOASTY_TYPE_STRING) {
        void *target = toasty__block_alloc(block, toasty__type_size(type));
        if (!target)
            return toasty__fail_memory(error);
        toasty__set_pointer(at, target);
        at = target;
    }
    if (type >= TOASTY_TYPE_BOOL && type <= TOASTY_TYPE_U64) {
        fits = cell->kind == TOASTY__CELL_INT && integer_value(type, cell->as.integer, at) &&
               (!field->values || toasty__constant(field->values, cell->as.integer));
    } else if (type == TOASTY_TYPE_F64 || type == TOASTY_TYPE_F32) {
        double real = cell->kind == TOASTY__CELL_INT ? (double)cell->as.integer : cell->as.real;
        fits = cell->kind == TOASTY__CELL_INT || cell->kind == TOASTY__CELL_REAL;
        if (fits && type == TOASTY_TYPE_F64)
            *(double *)at = real;
        else if ((fits = fits && (!isfinite(real) || fabs(real) <= (double)FLT_MAX)))
            *(float *)at = (float)real;
    } else if (type == TOASTY_TYPE_STRING || type == TOASTY_TYPE_DECIMAL || type == TOASTY_TYPE_JSON) {
        return text_value(column, cell, at, block, error);
    } else if (type == TOASTY_TYPE_BYTES) {
        return bytes_value(column, cell, at, block, error);
    } else if (type == TOASTY_TYPE_UUID) {
        fits = uuid_value(cell, (toasty_uuid *)at);
    } else {
        fits = parsed_value(type, cell, at);
    }
    return fits ? TOASTY_OK : misfit(column, cell, error);
}

/*
 * The usual kinds of columns, without ceremony; this is where reading many rows spends its time. False: not one of
 * them, or something is wrong with it.
 */
static inline bool decode_quickly(const toasty__column *column, const toasty__cell *cell, char *record,
                                  toasty__block *block)
{
    char *at = record + column->field->offset;
    toasty_type type = column->field->type;
    switch (cell->kind) {
    case TOASTY__CELL_INT:
        if (type == TOASTY_TYPE_BOOL && !column->nullable) {
            *(bool *)at = cell->as.integer != 0;
            return true;
        }
        if (type != TOASTY_TYPE_I64)
            return false;
        if (column->nullable) {
            void *target = toasty__block_alloc(block, sizeof cell->as.integer);
            toasty__set_pointer(at, target);
            if (!target)
                return false;
            at = target;
        }
        memcpy(at, &cell->as.integer, sizeof cell->as.integer);
        return true;
    case TOASTY__CELL_TEXT: {
        if (type != TOASTY_TYPE_STRING)
            return false;
        if (cell->as.run.length && memchr(cell->as.run.bytes, 0, cell->as.run.length))
            return false;
        char *copy = toasty__block_bytes(block, cell->as.run.bytes, cell->as.run.length, true);
        toasty__set_pointer(at, copy);
        return copy;
    }
    case TOASTY__CELL_BLOB:
        if (type != TOASTY_TYPE_UUID || column->nullable || cell->as.run.length != sizeof(toasty_uuid))
            return false;
        memcpy(at, cell->as.run.bytes, sizeof(toasty_uuid));
        return true;
    default: return false;
    }
}

/* Whether a deferred column of a row has nothing for its record: it was not read, or is NULL. */
static bool stays_unloaded(const toasty_field *field, void *record)
{
    char *slot = toasty__deferred_slot(field, record);
    if (slot && field->flags & TOASTY_WITH_WHOLE && toasty__pointer_at(slot))
        return false;
    if (slot)
        toasty__set_pointer(slot, 0);
    return true;
}

/* A row with columns that the quick way does not know. */
static toasty_status decode_row_apart(const toasty__table *table, const toasty__cell *cells, void *record,
                                      toasty__block *block, toasty__error *error)
{
    for (uint16_t c = 0; c < table->column_count; c++) {
        const toasty__column *column = &table->columns[c];
        const toasty_field *field = column->field;
        if (!toasty__is_apart(field) && !field->values && decode_quickly(column, &cells[c], record, block))
            continue;
        if (table->deferred && table->deferred[c] && cells[c].kind == TOASTY__CELL_NULL &&
            stays_unloaded(field, record))
            continue;
        toasty_status status = toasty__decode(column, &cells[c], record, block, error);
        if (status)
            return status;
    }
    return TOASTY_OK;
}

toasty_status toasty__decode_row(const toasty__table *table, const toasty__cell *cells, void *record,
                                 toasty__block *block, toasty__error *error)
{
    if (table->apart)
        return decode_row_apart(table, cells, record, block, error);
    for (uint16_t c = 0; c < table->column_count; c++) {
        const toasty__column *column = &table->columns[c];
        if (decode_quickly(column, &cells[c], record, block))
            continue;
        if (table->deferred && table->deferred[c] && cells[c].kind == TOASTY__CELL_NULL) {
            toasty__set_pointer((char *)record + column->field->offset, 0);
            continue;
        }
        toasty_status status = toasty__decode(column, &cells[c], record, block, error);
        if (status)
            return status;
    }
    return TOASTY_OK;
}
