#include "value.h"

#include <arpa/inet.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"

#define PICK(array) array[dice(sizeof(array) / sizeof *(array))]

uint64_t dice_state;

static char *pool;
static size_t pool_used;
enum { POOL = 64 << 20 };

void *scratch(size_t size)
{
    if (!pool && !(pool = malloc(POOL)))
        abort();
    pool_used = (pool_used + 15) / 16 * 16;
    if (pool_used + size > POOL)
        abort();
    pool_used += size;
    return memset(pool + pool_used - size, 0, size);
}

size_t scratch_mark(void)
{
    return pool_used;
}

void scratch_rewind(size_t mark)
{
    pool_used = mark;
}

bool value_is_null(const toasty_value *v)
{
    return v->type == TOASTY_TYPE_NULL;
}

bool is_number(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_F64;
}

bool is_text_type(toasty_type type)
{
    return type == TOASTY_TYPE_STRING || type == TOASTY_TYPE_DECIMAL || type == TOASTY_TYPE_JSON;
}

/* ---- making ---- */

static int64_t any_signed(toasty_type type)
{
    static const int64_t low[] = {INT8_MIN, INT16_MIN, INT32_MIN, INT64_MIN};
    static const int64_t high[] = {INT8_MAX, INT16_MAX, INT32_MAX, INT64_MAX};
    switch (dice(8)) {
    case 0: return low[type - TOASTY_TYPE_I8];
    case 1: return high[type - TOASTY_TYPE_I8];
    case 2: return high[type - TOASTY_TYPE_I8] - 1;
    default: return (int64_t)dice(7) - 2;
    }
}

static uint64_t any_unsigned(toasty_type type)
{
    static const uint64_t high[] = {UINT8_MAX, UINT16_MAX, UINT32_MAX, INT64_MAX};
    return dice_one_in(6) ? high[type - TOASTY_TYPE_U8] - dice(2) : dice(6);
}

static double any_double(bool single)
{
    static const double values[] = {0,
                                    -0.0,
                                    1,
                                    -1,
                                    1.5,
                                    -1.5,
                                    0.1,
                                    2,
                                    3,
                                    1e10,
                                    DBL_MAX,
                                    -DBL_MAX,
                                    DBL_MIN,
                                    5e-324,
                                    9007199254740993.0,
                                    9223372036854775808.0,
                                    -9223372036854775808.0};
    double d = dice_one_in(12) ? (dice(2) ? HUGE_VAL : -HUGE_VAL) : PICK(values);
    if (single && isfinite(d) && fabs(d) > (double)FLT_MAX)
        d = (double)FLT_MAX;
    return single ? (double)(float)d : d;
}

static toasty_date any_date(void)
{
    static const toasty_date values[] = {
        {2024, 2, 29}, {2026, 3, 1}, {1, 1, 1}, {9999, 12, 31}, {1999, 12, 31}};
    return PICK(values);
}

static toasty_time any_time(void)
{
    static const toasty_time values[] = {
        {0, 0, 0, 0}, {23, 59, 59, 999999999}, {12, 0, 0, 1}, {12, 0, 0, 10}, {9, 5, 7, 0}};
    return PICK(values);
}

static toasty_uuid any_uuid(void)
{
    static const uint8_t ends[] = {1, 2, 3, 0x7F, 0x80, 0xFF};
    toasty_uuid id = {{0}};
    id.bytes[dice(2) ? 0 : 15] = PICK(ends);
    id.bytes[7] = (uint8_t)(0xA0 + dice(2));
    return id;
}

static toasty_bytes any_bytes(void)
{
    static const uint8_t some[][4] = {{0, 0, 0, 0}, {0, 255, 0, 1}, {'a', 'b', 'c', 'd'}, {255, 255, 0, 0}};
    const uint8_t *data = PICK(some);
    return (toasty_bytes){data, dice(5)};
}

static const char *any_string(void)
{
    static const char *const values[] = {"",     "a",   "A",  "ab", "aB", "Ab", "b",    "abc", "a%",
                                         "a_b",  "%",   "_",  "é",  "É",  "éa", "日本", "日",  "[x]",
                                         "*",    "a*b", "?",  "\\", "'",  "\"", "a'b",  " a",  "a ",
                                         "NULL", "0",   "10", "9",  "😀",  "\n", "-1",   "1.0"};
    return PICK(values);
}

/* Addresses are given by pointer: these stay where they are. */
static const toasty_inet *any_inet(void)
{
    static const toasty_inet values[] = {{4, 32, {127, 0, 0, 1}},
                                         {4, 24, {192, 168, 0, 1}},
                                         {4, 0, {0}},
                                         {4, 32, {255, 255, 255, 255}},
                                         {6, 128, {[15] = 1}},
                                         {6, 64, {0x20, 0x01, 0x0d, 0xb8, [15] = 1}}};
    return &PICK(values);
}

static const toasty_cidr *any_cidr(void)
{
    static const toasty_cidr values[] = {
        {4, 24, {192, 168, 0}}, {4, 8, {10}}, {4, 0, {0}}, {6, 32, {0x20, 0x01, 0x0d, 0xb8}}, {6, 0, {0}}};
    return &PICK(values);
}

toasty_value value_any(const toasty_field *field)
{
    static const char *const decimals[] = {
        "0", "-12.50", "1", "10", "9", "0.1", "123456789012345678901234567890"};
    static const char *const documents[] = {"{}", "[]", "null", "1", "{\"a\":1}", "\"é\"", "[1,2]"};
    toasty_timestamp at;
    switch (field->type) {
    case TOASTY_TYPE_BOOL: return toasty_value_bool(dice(2));
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64: return toasty_value_int(any_signed(field->type));
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64: return toasty_value_uint(any_unsigned(field->type));
    case TOASTY_TYPE_F32: return toasty_value_float(any_double(true));
    case TOASTY_TYPE_F64: return toasty_value_float(any_double(false));
    case TOASTY_TYPE_STRING: return toasty_value_string(any_string());
    case TOASTY_TYPE_BYTES: return toasty_value_bytes(any_bytes());
    case TOASTY_TYPE_UUID: return toasty_value_uuid(any_uuid());
    case TOASTY_TYPE_TIMESTAMP:
        at = (toasty_timestamp){(int64_t)dice(3) * 1000000000 - 1000000000, (int32_t)dice(2) * 999999999};
        return toasty_value_timestamp(dice_one_in(8) ? (toasty_timestamp){253402300799, 999999999} : at);
    case TOASTY_TYPE_DATE: return toasty_value_date(any_date());
    case TOASTY_TYPE_TIME: return toasty_value_time(any_time());
    case TOASTY_TYPE_DATETIME: return toasty_value_datetime((toasty_datetime){any_date(), any_time()});
    case TOASTY_TYPE_DECIMAL: return toasty_value_decimal((toasty_decimal){PICK(decimals)});
    case TOASTY_TYPE_JSON: return toasty_value_json((toasty_json){PICK(documents)});
    case TOASTY_TYPE_INET: return toasty_value_inet_ptr(any_inet());
    case TOASTY_TYPE_CIDR: return toasty_value_cidr_ptr(any_cidr());
    case TOASTY_TYPE_MACADDR:
        return toasty_value_macaddr((toasty_macaddr){{(uint8_t)dice(3), 0xAB, 0, 0, 0, 0xFF}});
    case TOASTY_TYPE_MACADDR8:
        return toasty_value_macaddr8((toasty_macaddr8){{0, 0xAB, 0, 0, 0, 0xFF, 1, (uint8_t)dice(3)}});
    default: abort();
    }
}

toasty_value value_any_or_null(const toasty_field *field)
{
    return dice_one_in(10) ? toasty_value_null(0) : value_any(field);
}

/* ---- comparing ---- */

static const char *address_text(uint8_t family, uint8_t prefix, const uint8_t *address, char *out)
{
    inet_ntop(family == 4 ? AF_INET : AF_INET6, address, out, 64);
    if (prefix != (family == 4 ? 32 : 128))
        sprintf(out + strlen(out), "/%u", prefix);
    return out;
}

static const char *mac_text(const uint8_t *bytes, int count, char *out)
{
    for (int i = 0; i < count; i++)
        sprintf(out + 3 * i, i + 1 < count ? "%02X:" : "%02X", bytes[i]);
    return out;
}

static const char *time_text(toasty_time t, char *out)
{
    sprintf(out, "%02d:%02d:%02d.%09d", t.hour, t.minute, t.second, (int)t.nanosecond);
    return out;
}

static const char *date_text(toasty_date d, char *out)
{
    sprintf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
    return out;
}

/* What a column of text holds; NULL for other types. */
static const char *text_of(const toasty_value *v, char out[80])
{
    switch (v->type) {
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON: return v->as.string;
    case TOASTY_TYPE_DATE: return date_text(v->as.date, out);
    case TOASTY_TYPE_TIME: return time_text(v->as.time, out);
    case TOASTY_TYPE_DATETIME:
        date_text(v->as.datetime.date, out);
        strcat(out, "T");
        time_text(v->as.datetime.time, out + strlen(out));
        return out;
    case TOASTY_TYPE_INET:
        return address_text(v->as.inet->family, v->as.inet->prefix, v->as.inet->address, out);
    case TOASTY_TYPE_CIDR:
        return address_text(v->as.cidr->family, v->as.cidr->prefix, v->as.cidr->address, out);
    case TOASTY_TYPE_MACADDR: return mac_text(v->as.macaddr.bytes, 6, out);
    case TOASTY_TYPE_MACADDR8: return mac_text(v->as.macaddr8.bytes, 8, out);
    default: return NULL;
    }
}

static int sign(int c)
{
    return (c > 0) - (c < 0);
}

/* A long double holds every int64_t and every double. */
static long double number_of(const toasty_value *v)
{
    if (v->type == TOASTY_TYPE_F32 || v->type == TOASTY_TYPE_F64)
        return (long double)v->as.f64;
    return v->type >= TOASTY_TYPE_U8 ? (long double)v->as.u64 : (long double)v->as.i64;
}

static int bytes_order(const uint8_t *a, size_t a_length, const uint8_t *b, size_t b_length)
{
    size_t less = a_length < b_length ? a_length : b_length;
    int c = less ? memcmp(a, b, less) : 0;
    return c ? sign(c) : (a_length > b_length) - (a_length < b_length);
}

int value_order(const toasty_value *a, const toasty_value *b)
{
    char a_text[80], b_text[80];
    if (value_is_null(a) || value_is_null(b))
        return value_is_null(b) - value_is_null(a);
    if (is_number(a->type)) {
        long double x = number_of(a), y = number_of(b);
        return (x > y) - (x < y);
    }
    if (a->type == TOASTY_TYPE_BOOL)
        return a->as.boolean - b->as.boolean;
    if (a->type == TOASTY_TYPE_UUID)
        return bytes_order(a->as.uuid.bytes, 16, b->as.uuid.bytes, 16);
    if (a->type == TOASTY_TYPE_BYTES)
        return bytes_order(a->as.bytes.data, a->as.bytes.len, b->as.bytes.data, b->as.bytes.len);
    if (a->type == TOASTY_TYPE_TIMESTAMP && a->as.timestamp.seconds != b->as.timestamp.seconds)
        return a->as.timestamp.seconds > b->as.timestamp.seconds ? 1 : -1;
    if (a->type == TOASTY_TYPE_TIMESTAMP)
        return sign(a->as.timestamp.nanoseconds - b->as.timestamp.nanoseconds);
    return sign(strcmp(text_of(a, a_text), text_of(b, b_text)));
}

bool value_same(const toasty_value *a, const toasty_value *b)
{
    return value_order(a, b) == 0;
}

/* ---- records ---- */

size_t value_size(toasty_type type)
{
    static const size_t numbers[] = {1, 2, 4, 8, 1, 2, 4, 8, sizeof(float), sizeof(double)};
    static const size_t others[] = {sizeof(char *),           sizeof(toasty_bytes), sizeof(toasty_uuid),
                                    sizeof(toasty_timestamp), sizeof(toasty_date),  sizeof(toasty_time),
                                    sizeof(toasty_datetime),  sizeof(char *),       sizeof(char *),
                                    sizeof(toasty_inet),      sizeof(toasty_cidr),  sizeof(toasty_macaddr),
                                    sizeof(toasty_macaddr8)};
    if (type == TOASTY_TYPE_BOOL)
        return sizeof(bool);
    return is_number(type) ? numbers[type - TOASTY_TYPE_I8] : others[type - TOASTY_TYPE_STRING];
}

toasty_value value_at(toasty_type type, const void *at)
{
    toasty_value v = {.type = type};
    switch (type) {
    case TOASTY_TYPE_BOOL: return toasty_value_bool(*(const bool *)at);
    case TOASTY_TYPE_I8: return toasty_value_int(*(const int8_t *)at);
    case TOASTY_TYPE_I16: return toasty_value_int(*(const int16_t *)at);
    case TOASTY_TYPE_I32: return toasty_value_int(*(const int32_t *)at);
    case TOASTY_TYPE_I64: return toasty_value_int(*(const int64_t *)at);
    case TOASTY_TYPE_U8: return toasty_value_uint(*(const uint8_t *)at);
    case TOASTY_TYPE_U16: return toasty_value_uint(*(const uint16_t *)at);
    case TOASTY_TYPE_U32: return toasty_value_uint(*(const uint32_t *)at);
    case TOASTY_TYPE_U64: return toasty_value_uint(*(const uint64_t *)at);
    case TOASTY_TYPE_F32: return toasty_value_float((double)*(const float *)at);
    case TOASTY_TYPE_F64: return toasty_value_float(*(const double *)at);
    case TOASTY_TYPE_INET: return toasty_value_inet_ptr(at);
    case TOASTY_TYPE_CIDR: return toasty_value_cidr_ptr(at);
    default: memcpy(&v.as, at, value_size(type));
    }
    if (is_text_type(type) && !v.as.string)
        v.type = TOASTY_TYPE_NULL;
    return v;
}

toasty_value value_of_record(const toasty_field *field, const void *record)
{
    const char *at = (const char *)record + field->offset;
    if ((field->flags & TOASTY_NULLABLE) && field->type != TOASTY_TYPE_STRING) {
        memcpy(&at, at, sizeof(const char *));
        if (!at)
            return toasty_value_null(0);
    }
    return value_at(field->type, at);
}

void value_put(toasty_type type, void *at, const toasty_value *v)
{
    float single;
    switch (type) {
    case TOASTY_TYPE_BOOL: *(bool *)at = v->as.boolean; break;
    case TOASTY_TYPE_F32:
        single = (float)v->as.f64;
        memcpy(at, &single, sizeof single);
        break;
    case TOASTY_TYPE_INET: memcpy(at, v->as.inet, sizeof *v->as.inet); break;
    case TOASTY_TYPE_CIDR: memcpy(at, v->as.cidr, sizeof *v->as.cidr); break;
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_U8: *(uint8_t *)at = (uint8_t)v->as.u64; break;
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_U16: *(uint16_t *)at = (uint16_t)v->as.u64; break;
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_U32: *(uint32_t *)at = (uint32_t)v->as.u64; break;
    default: memcpy(at, &v->as, value_size(type));
    }
}

/* ---- showing ---- */

static void print_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            fprintf(out, "\\%c", *text);
        else if (*text == '\n')
            fputs("\\n", out);
        else
            fputc(*text, out);
    fputc('"', out);
}

void value_print(FILE *out, const toasty_value *v)
{
    char text[80];
    if (value_is_null(v))
        fputs("NULL", out);
    else if (v->type == TOASTY_TYPE_BOOL)
        fputs(v->as.boolean ? "true" : "false", out);
    else if (v->type == TOASTY_TYPE_F32 || v->type == TOASTY_TYPE_F64)
        fprintf(out, "%.17g", v->as.f64);
    else if (v->type >= TOASTY_TYPE_U8 && v->type <= TOASTY_TYPE_U64)
        fprintf(out, "%" PRIu64, v->as.u64);
    else if (is_number(v->type))
        fprintf(out, "%" PRId64, v->as.i64);
    else if (v->type == TOASTY_TYPE_TIMESTAMP)
        fprintf(out, "%" PRId64 ".%09d", v->as.timestamp.seconds, (int)v->as.timestamp.nanoseconds);
    else if (v->type == TOASTY_TYPE_UUID || v->type == TOASTY_TYPE_BYTES) {
        bool id = v->type == TOASTY_TYPE_UUID;
        const uint8_t *bytes = id ? v->as.uuid.bytes : v->as.bytes.data;
        fputs("x'", out);
        for (size_t i = 0; i < (id ? 16 : v->as.bytes.len); i++)
            fprintf(out, "%02x", bytes[i]);
        fputc('\'', out);
    } else
        print_string(out, text_of(v, text));
}
