#include "record/embed.h"
#include "record/member.h"

#include <string.h>

void *toasty__pointer_at(const void *at)
{
    void *pointer;
    memcpy(&pointer, at, sizeof pointer);
    return pointer;
}

void toasty__set_pointer(void *at, const void *pointer)
{
    memcpy(at, &pointer, sizeof pointer);
}

size_t toasty__type_size(toasty_type type)
{
    switch (type) {
    case TOASTY_TYPE_NULL: return 0;
    case TOASTY_TYPE_BOOL: return sizeof(bool);
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_U8: return 1;
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_U16: return 2;
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_U32: return 4;
    case TOASTY_TYPE_I64:
    case TOASTY_TYPE_U64: return 8;
    case TOASTY_TYPE_F32: return sizeof(float);
    case TOASTY_TYPE_F64: return sizeof(double);
    case TOASTY_TYPE_STRING: return sizeof(char *);
    case TOASTY_TYPE_BYTES: return sizeof(toasty_bytes);
    case TOASTY_TYPE_UUID: return sizeof(toasty_uuid);
    case TOASTY_TYPE_TIMESTAMP: return sizeof(toasty_timestamp);
    case TOASTY_TYPE_DATE: return sizeof(toasty_date);
    case TOASTY_TYPE_TIME: return sizeof(toasty_time);
    case TOASTY_TYPE_DATETIME: return sizeof(toasty_datetime);
    case TOASTY_TYPE_DECIMAL: return sizeof(toasty_decimal);
    case TOASTY_TYPE_JSON: return sizeof(toasty_json);
    case TOASTY_TYPE_INET: return sizeof(toasty_inet);
    case TOASTY_TYPE_CIDR: return sizeof(toasty_cidr);
    case TOASTY_TYPE_MACADDR: return sizeof(toasty_macaddr);
    case TOASTY_TYPE_MACADDR8: return sizeof(toasty_macaddr8);
    }
    return 0;
}

toasty_value toasty__value_at(toasty_type type, const void *at)
{
    toasty_value v;
    v.type = type;
    switch (type) {
    case TOASTY_TYPE_NULL: v.as.u64 = 0; break;
    case TOASTY_TYPE_BOOL: v.as.boolean = *(const bool *)at; break;
    case TOASTY_TYPE_I8: v.as.i64 = *(const int8_t *)at; break;
    case TOASTY_TYPE_I16: v.as.i64 = *(const int16_t *)at; break;
    case TOASTY_TYPE_I32: v.as.i64 = *(const int32_t *)at; break;
    case TOASTY_TYPE_I64: memcpy(&v.as.i64, at, 8); break;
    case TOASTY_TYPE_U8: v.as.u64 = *(const uint8_t *)at; break;
    case TOASTY_TYPE_U16: v.as.u64 = *(const uint16_t *)at; break;
    case TOASTY_TYPE_U32: v.as.u64 = *(const uint32_t *)at; break;
    case TOASTY_TYPE_U64: memcpy(&v.as.u64, at, 8); break;
    case TOASTY_TYPE_F32: v.as.f64 = (double)*(const float *)at; break;
    case TOASTY_TYPE_F64: v.as.f64 = *(const double *)at; break;
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON:
        v.as.string = toasty__pointer_at(at);
        if (!v.as.string)
            v.type = TOASTY_TYPE_NULL;
        break;
    case TOASTY_TYPE_INET: v.as.inet = at; break;
    case TOASTY_TYPE_CIDR: v.as.cidr = at; break;
    default: memcpy(&v.as, at, toasty__type_size(type)); break;
    }
    return v;
}

toasty_value toasty__field_value(const toasty_field *field, const void *record)
{
    const char *at = (const char *)record + field->offset;
    if (toasty__is_apart(field)) {
        if (!(at = toasty__member(field, record, NULL)))
            return toasty_value_null(0);
        if (field->flags & TOASTY_PRESENCE)
            return toasty__pointer_at(at) ? toasty_value_bool(true) : toasty_value_null(0);
    }
    if ((field->flags & TOASTY_NULLABLE) && field->type != TOASTY_TYPE_STRING) {
        at = toasty__pointer_at(at);
        if (!at)
            return toasty_value_null(0);
    }
    return toasty__value_at(field->type, at);
}

static bool is_text(toasty_type type)
{
    return type == TOASTY_TYPE_STRING || type == TOASTY_TYPE_DECIMAL || type == TOASTY_TYPE_JSON;
}

bool toasty__new_value(const toasty_field *field, const void *values, toasty_value *out)
{
    const char *at = (const char *)values + field->new_offset;
    if (toasty__is_apart(field)) {
        if (!(at = toasty__new_member(field, values)))
            return false;
        if (field->flags & TOASTY_PRESENCE) {
            *out = toasty_value_bool(true);
            return toasty__pointer_at(at);
        }
    }
    if (field->flags & TOASTY_NEW_POINTER && field->type != TOASTY_TYPE_STRING) {
        at = toasty__pointer_at(at);
        if (!at)
            return false;
    }
    *out = toasty__value_at(field->type, at);
    if (is_text(field->type))
        return out->type != TOASTY_TYPE_NULL;
    if (field->type == TOASTY_TYPE_UUID && !(field->flags & TOASTY_NEW_POINTER))
        return !toasty_uuid_is_nil(out->as.uuid);
    return true;
}

/* Where the value stands behind the operation in the change type of a field's class. */
static size_t change_value_offset(toasty_type type)
{
    switch (type) {
    case TOASTY_TYPE_BOOL: return offsetof(toasty_bool_change, value);
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64: return offsetof(toasty_int_change, value);
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64: return offsetof(toasty_uint_change, value);
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64: return offsetof(toasty_float_change, value);
    case TOASTY_TYPE_STRING: return offsetof(toasty_string_change, value);
    case TOASTY_TYPE_BYTES: return offsetof(toasty_bytes_change, value);
    case TOASTY_TYPE_UUID: return offsetof(toasty_uuid_change, value);
    case TOASTY_TYPE_TIMESTAMP: return offsetof(toasty_timestamp_change, value);
    case TOASTY_TYPE_DATE: return offsetof(toasty_date_change, value);
    case TOASTY_TYPE_TIME: return offsetof(toasty_time_change, value);
    case TOASTY_TYPE_DATETIME: return offsetof(toasty_datetime_change, value);
    case TOASTY_TYPE_DECIMAL: return offsetof(toasty_decimal_change, value);
    case TOASTY_TYPE_JSON: return offsetof(toasty_json_change, value);
    case TOASTY_TYPE_INET: return offsetof(toasty_inet_change, value);
    case TOASTY_TYPE_CIDR: return offsetof(toasty_cidr_change, value);
    case TOASTY_TYPE_MACADDR: return offsetof(toasty_macaddr_change, value);
    case TOASTY_TYPE_MACADDR8: return offsetof(toasty_macaddr8_change, value);
    case TOASTY_TYPE_NULL: break;
    }
    return 0;
}

toasty_change_op toasty__change_at(toasty_type type, const void *change, toasty_value *value)
{
    const char *at = change;
    toasty_change_op op = *(const toasty_change_op *)at;
    if (op == TOASTY_KEEP || op == TOASTY_SET_NULL)
        return op;
    /* changes hold every width of a class in its widest type */
    *value = toasty__value_at(toasty__widest(type), at + change_value_offset(type));
    if (op == TOASTY_SET && value->type == TOASTY_TYPE_NULL)
        return TOASTY_SET_NULL;
    return op;
}

toasty_change_op toasty__change_of(const toasty_field *field, const void *changes, toasty_value *value)
{
    toasty_change_op op = TOASTY_KEEP;
    if (!toasty__goes_with_whole(field))
        op = toasty__change_at(field->type, (const char *)changes + field->changes_offset, value);
    return op == TOASTY_KEEP && field->embed ? toasty__whole_change(field, changes, false, value) : op;
}

const char *toasty__constant(const toasty_enum *values, int64_t number)
{
    for (uint16_t i = 0; i < values->count; i++)
        if (values->values[i].value == number)
            return values->values[i].name;
    return NULL;
}

static void write_value(toasty_type type, void *at, const toasty_value *v)
{
    switch (type) {
    case TOASTY_TYPE_BOOL: *(bool *)at = v->as.boolean; break;
    case TOASTY_TYPE_I8: *(int8_t *)at = (int8_t)v->as.i64; break;
    case TOASTY_TYPE_I16: *(int16_t *)at = (int16_t)v->as.i64; break;
    case TOASTY_TYPE_I32: *(int32_t *)at = (int32_t)v->as.i64; break;
    case TOASTY_TYPE_I64: memcpy(at, &v->as.i64, 8); break;
    case TOASTY_TYPE_U8: *(uint8_t *)at = (uint8_t)v->as.u64; break;
    case TOASTY_TYPE_U16: *(uint16_t *)at = (uint16_t)v->as.u64; break;
    case TOASTY_TYPE_U32: *(uint32_t *)at = (uint32_t)v->as.u64; break;
    case TOASTY_TYPE_U64: memcpy(at, &v->as.u64, 8); break;
    case TOASTY_TYPE_F32: *(float *)at = (float)v->as.f64; break;
    case TOASTY_TYPE_F64: *(double *)at = v->as.f64; break;
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON: toasty__set_pointer(at, v->as.string); break;
    case TOASTY_TYPE_INET: *(toasty_inet *)at = *v->as.inet; break;
    case TOASTY_TYPE_CIDR: *(toasty_cidr *)at = *v->as.cidr; break;
    default: memcpy(at, &v->as, toasty__type_size(type)); break;
    }
}

bool toasty__store(const toasty_field *field, void *record, const toasty_value *value, toasty__block *block)
{
    char *at = (char *)record + field->offset;
    toasty_value v = *value;
    if (toasty__is_apart(field)) {
        bool make = v.type != TOASTY_TYPE_NULL;
        at = toasty__member(field, record, make ? block : NULL);
        if (!at)
            return !make;
        if (field->flags & TOASTY_PRESENCE && make)
            return toasty__fill(field, record, block);
    }
    if (v.type == TOASTY_TYPE_NULL) {
        toasty__set_pointer(at, 0);
        return true;
    }
    if (is_text(field->type)) {
        v.as.string = toasty__block_bytes(block, v.as.string, strlen(v.as.string), true);
        if (!v.as.string)
            return false;
    } else if (field->type == TOASTY_TYPE_BYTES) {
        v.as.bytes.data = (const uint8_t *)toasty__block_bytes(block, v.as.bytes.data, v.as.bytes.len, true);
        if (!v.as.bytes.data)
            return false;
    }
    if ((field->flags & TOASTY_NULLABLE) && field->type != TOASTY_TYPE_STRING) {
        void *target = toasty__block_alloc(block, toasty__type_size(field->type));
        if (!target)
            return false;
        toasty__set_pointer(at, target);
        at = target;
    }
    write_value(field->type, at, &v);
    return true;
}

toasty_type toasty__widest(toasty_type type)
{
    switch (type) {
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32: return TOASTY_TYPE_I64;
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32: return TOASTY_TYPE_U64;
    case TOASTY_TYPE_F32: return TOASTY_TYPE_F64;
    default: return type;
    }
}
