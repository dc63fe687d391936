#include "record/encode.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/valid.h"
#include "record/json_text.h"
#include "record/member.h"
#include "record/value_text.h"

toasty__storage toasty__default_storage(toasty_type type)
{
    switch (type) {
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64: return TOASTY__STORE_REAL;
    case TOASTY_TYPE_BYTES:
    case TOASTY_TYPE_UUID: return TOASTY__STORE_BLOB;
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_TIMESTAMP:
    case TOASTY_TYPE_DATE:
    case TOASTY_TYPE_TIME:
    case TOASTY_TYPE_DATETIME:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON:
    case TOASTY_TYPE_INET:
    case TOASTY_TYPE_CIDR:
    case TOASTY_TYPE_MACADDR:
    case TOASTY_TYPE_MACADDR8: return TOASTY__STORE_TEXT;
    default: return TOASTY__STORE_INTEGER;
    }
}

static toasty_status run_cell(toasty__cell *out, toasty__cell_kind kind, const void *bytes, size_t length)
{
    out->kind = kind;
    out->as.run.bytes = bytes;
    out->as.run.length = length;
    return TOASTY_OK;
}

static toasty_status text_cell(const toasty_value *value, toasty__arena *scratch, toasty__cell *out,
                               toasty__error *error)
{
    char *text = toasty__arena_alloc(scratch, TOASTY_TEXT_MAX);
    if (!text)
        return toasty__fail_memory(error);
    toasty__value_text(value, text);
    return run_cell(out, TOASTY__CELL_TEXT, text, strlen(text));
}

static toasty_status uuid_cell(const toasty_value *value, toasty__arena *scratch, toasty__cell *out,
                               toasty__error *error)
{
    toasty_uuid *copy = toasty__arena_alloc(scratch, sizeof *copy);
    if (!copy)
        return toasty__fail_memory(error);
    *copy = value->as.uuid;
    return run_cell(out, TOASTY__CELL_BLOB, copy->bytes, sizeof copy->bytes);
}

toasty_status toasty__encode(const toasty_value *value, toasty__storage storage, toasty__arena *scratch,
                             toasty__cell *out, toasty__error *error)
{
    switch (value->type) {
    case TOASTY_TYPE_NULL: out->kind = TOASTY__CELL_NULL; return TOASTY_OK;
    case TOASTY_TYPE_BOOL:
        out->kind = TOASTY__CELL_INT;
        out->as.integer = value->as.boolean;
        return TOASTY_OK;
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64:
        out->kind = TOASTY__CELL_INT;
        out->as.integer = value->as.i64;
        return TOASTY_OK;
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64:
        if (value->as.u64 > INT64_MAX)
            return toasty__fail(error, TOASTY_INVALID_TYPE_CONVERSION,
                                "%" PRIu64 " does not fit the database's integers (at most %" PRId64 ")",
                                value->as.u64, INT64_MAX);
        out->kind = TOASTY__CELL_INT;
        out->as.integer = (int64_t)value->as.u64;
        return TOASTY_OK;
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64:
        out->kind = TOASTY__CELL_REAL;
        out->as.real = value->as.f64;
        return TOASTY_OK;
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON:
        return run_cell(out, TOASTY__CELL_TEXT, value->as.string, strlen(value->as.string));
    case TOASTY_TYPE_BYTES:
        return run_cell(out, TOASTY__CELL_BLOB, value->as.bytes.data, value->as.bytes.len);
    case TOASTY_TYPE_UUID:
        return storage == TOASTY__STORE_BLOB ? uuid_cell(value, scratch, out, error)
                                             : text_cell(value, scratch, out, error);
    default: return text_cell(value, scratch, out, error);
    }
}

static toasty_status unfit(const toasty_field *field, toasty__error *error, const char *why)
{
    toasty__error_set_field(error, field->model->name, field->name);
    return toasty__fail(error, TOASTY_VALIDATION, "field `%s` of model `%s` %s", field->name, field->model->name,
                        why);
}

static bool integer_fits(toasty_type type, const toasty_value *value)
{
    static const int64_t low[] = {INT8_MIN, INT16_MIN, INT32_MIN, INT64_MIN};
    static const int64_t high[] = {INT8_MAX, INT16_MAX, INT32_MAX, INT64_MAX};
    static const uint64_t most[] = {UINT8_MAX, UINT16_MAX, UINT32_MAX, INT64_MAX};
    if (type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_I64)
        return value->as.i64 >= low[type - TOASTY_TYPE_I8] && value->as.i64 <= high[type - TOASTY_TYPE_I8];
    return value->as.u64 <= most[type - TOASTY_TYPE_U8];
}

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* What is written must be readable again. */
static bool well_formed(const toasty_value *value)
{
    switch (value->type) {
    case TOASTY_TYPE_DECIMAL: return toasty_decimal_valid(value->as.string);
    case TOASTY_TYPE_JSON: return toasty__json_valid(value->as.string);
    case TOASTY_TYPE_TIMESTAMP: return toasty__timestamp_valid(value->as.timestamp);
    case TOASTY_TYPE_DATE: return toasty__date_valid(value->as.date);
    case TOASTY_TYPE_TIME: return toasty__time_valid(value->as.time);
    case TOASTY_TYPE_DATETIME: return toasty__datetime_valid(value->as.datetime);
    case TOASTY_TYPE_INET: return toasty__inet_valid(*value->as.inet);
    case TOASTY_TYPE_CIDR: return toasty__cidr_valid(*value->as.cidr);
    default: return true;
    }
}

toasty_status toasty__fits(const toasty__column *column, const toasty_field *field, const toasty_value *value,
                           toasty__error *error)
{
    toasty_type type = field->type;
    if (value->type == TOASTY_TYPE_NULL)
        return column->nullable ? TOASTY_OK : unfit(field, error, "cannot be NULL: it is not nullable");
    if (type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64 && !integer_fits(type, value))
        return unfit(field, error, "was given a number outside the range of its type");
    if (field->values && !toasty__constant(field->values, value->as.i64)) {
        char why[128];
        snprintf(why, sizeof why, "was given %" PRId64 ", which is no constant of enum %s", value->as.i64,
                 field->values->name);
        return unfit(field, error, why);
    }
    if (type == TOASTY_TYPE_F64 || type == TOASTY_TYPE_F32) {
        if (value->as.f64 != value->as.f64)
            return unfit(field, error, "was given NaN, which the database would turn into NULL");
        if (type == TOASTY_TYPE_F32 && isfinite(value->as.f64) && fabs(value->as.f64) > (double)FLT_MAX)
            return unfit(field, error, "was given a number outside the range of its type");
        return TOASTY_OK;
    }
    if (column->max_length && type == TOASTY_TYPE_STRING && characters(value->as.string) > column->max_length) {
        char why[96];
        snprintf(why, sizeof why, "was given a value too long: length %zu (maximum: %u)",
                 characters(value->as.string), column->max_length);
        return unfit(field, error, why);
    }
    if (!well_formed(value))
        return unfit(field, error, "was given a value that is not well-formed for its type");
    return TOASTY_OK;
}
