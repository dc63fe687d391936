/* Written by toasty derive from types.h. Do not edit. */
#include "types.toasty.h"
#include <stddef.h>

_Static_assert(TOASTY_META_VERSION == 7, "written by toasty derive of another version: run it again");

#define TOASTY__OWN_FIELD(model_, name_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct model_, name_)
#define TOASTY__FIELD(model_, name_) \
    TOASTY__OWN_FIELD(model_, name_), .new_offset = offsetof(struct model_##_new, name_), \
    .changes_offset = offsetof(struct model_##_changes, name_)
#define TOASTY__VALUE_FIELD(model_, name_) \
    TOASTY__FIELD(model_, name_), .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__OWN_FIELD_AT(model_, name_, base_, access_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct base_, access_)
#define TOASTY__FIELD_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_), \
    .changes_offset = offsetof(struct model_##_changes, name_), \
    .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__DISCRIMINANT_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_)
#define TOASTY__IS(model_, name_, type_, other_type_) \
    _Static_assert(_Generic(&((struct model_ *)0)->name_, type_ *: 1, other_type_ *: 1, default: 0), \
                   #model_ "." #name_ " is not of the type that it had: run toasty derive again")
#define TOASTY__IS_UNNAMED(model_, name_) \
    _Static_assert(sizeof((struct model_ *)0)->name_ == sizeof(struct model_##_##name_), \
                   #model_ "." #name_ " has changed: run toasty derive again")
#define TOASTY__IS_ALL(model_) \
    _Static_assert(sizeof(struct model_) == sizeof(struct model_##_toasty_copy), \
                   "struct " #model_ " has changed: run toasty derive again")

/* ---- Sample ---- */

static const uint16_t Sample_toasty_key[] = {0};
const toasty_field Sample_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Sample, id), .number = 0, .type = TOASTY_TYPE_U64, .flags = TOASTY_KEY,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Sample, flag), .number = 1, .type = TOASTY_TYPE_BOOL,
     .column = "flag"},
    {TOASTY__VALUE_FIELD(Sample, i8), .number = 2, .type = TOASTY_TYPE_I8,
     .column = "i8"},
    {TOASTY__VALUE_FIELD(Sample, i16), .number = 3, .type = TOASTY_TYPE_I16,
     .column = "i16"},
    {TOASTY__VALUE_FIELD(Sample, i32), .number = 4, .type = TOASTY_TYPE_I32,
     .column = "i32"},
    {TOASTY__VALUE_FIELD(Sample, i64), .number = 5, .type = TOASTY_TYPE_I64,
     .column = "i64"},
    {TOASTY__VALUE_FIELD(Sample, u8), .number = 6, .type = TOASTY_TYPE_U8,
     .column = "u8"},
    {TOASTY__VALUE_FIELD(Sample, u16), .number = 7, .type = TOASTY_TYPE_U16,
     .column = "u16"},
    {TOASTY__VALUE_FIELD(Sample, u32), .number = 8, .type = TOASTY_TYPE_U32,
     .column = "u32"},
    {TOASTY__VALUE_FIELD(Sample, u64), .number = 9, .type = TOASTY_TYPE_U64,
     .column = "u64"},
    {TOASTY__VALUE_FIELD(Sample, f32), .number = 10, .type = TOASTY_TYPE_F32,
     .column = "f32"},
    {TOASTY__VALUE_FIELD(Sample, f64), .number = 11, .type = TOASTY_TYPE_F64,
     .column = "f64"},
    {TOASTY__VALUE_FIELD(Sample, text), .number = 12, .type = TOASTY_TYPE_STRING,
     .column = "text"},
    {TOASTY__VALUE_FIELD(Sample, data), .number = 13, .type = TOASTY_TYPE_BYTES,
     .column = "data"},
    {TOASTY__VALUE_FIELD(Sample, token), .number = 14, .type = TOASTY_TYPE_UUID,
     .column = "token"},
    {TOASTY__VALUE_FIELD(Sample, at), .number = 15, .type = TOASTY_TYPE_TIMESTAMP,
     .column = "at"},
    {TOASTY__VALUE_FIELD(Sample, day), .number = 16, .type = TOASTY_TYPE_DATE,
     .column = "day"},
    {TOASTY__VALUE_FIELD(Sample, hour), .number = 17, .type = TOASTY_TYPE_TIME,
     .column = "hour"},
    {TOASTY__VALUE_FIELD(Sample, local), .number = 18, .type = TOASTY_TYPE_DATETIME,
     .column = "local"},
    {TOASTY__VALUE_FIELD(Sample, price), .number = 19, .type = TOASTY_TYPE_DECIMAL,
     .column = "price"},
    {TOASTY__VALUE_FIELD(Sample, extra), .number = 20, .type = TOASTY_TYPE_JSON,
     .column = "extra", .column_type = {TOASTY_COLUMN_TEXT, 0, 0, 0}},
    {TOASTY__VALUE_FIELD(Sample, host), .number = 21, .type = TOASTY_TYPE_INET,
     .column = "host"},
    {TOASTY__VALUE_FIELD(Sample, network), .number = 22, .type = TOASTY_TYPE_CIDR,
     .column = "network"},
    {TOASTY__VALUE_FIELD(Sample, card), .number = 23, .type = TOASTY_TYPE_MACADDR,
     .column = "card"},
    {TOASTY__VALUE_FIELD(Sample, card8), .number = 24, .type = TOASTY_TYPE_MACADDR8,
     .column = "card8"},
};
const toasty_model Sample_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Sample", .table = "samples",
    .size = sizeof(struct Sample), .new_size = sizeof(struct Sample_new), .changes_size = sizeof(struct Sample_changes),
    .fields = Sample_toasty_fields, .field_count = 25,
    .key = Sample_toasty_key, .key_count = 1};
const struct Sample_fields Sample = {
    &Sample_toasty_model,
    {.field = &Sample_toasty_fields[0]}, {.field = &Sample_toasty_fields[1]}, {.field = &Sample_toasty_fields[2]}, {.field = &Sample_toasty_fields[3]},
    {.field = &Sample_toasty_fields[4]}, {.field = &Sample_toasty_fields[5]}, {.field = &Sample_toasty_fields[6]}, {.field = &Sample_toasty_fields[7]},
    {.field = &Sample_toasty_fields[8]}, {.field = &Sample_toasty_fields[9]}, {.field = &Sample_toasty_fields[10]}, {.field = &Sample_toasty_fields[11]},
    {.field = &Sample_toasty_fields[12]}, {.field = &Sample_toasty_fields[13]}, {.field = &Sample_toasty_fields[14]}, {.field = &Sample_toasty_fields[15]},
    {.field = &Sample_toasty_fields[16]}, {.field = &Sample_toasty_fields[17]}, {.field = &Sample_toasty_fields[18]}, {.field = &Sample_toasty_fields[19]},
    {.field = &Sample_toasty_fields[20]}, {.field = &Sample_toasty_fields[21]}, {.field = &Sample_toasty_fields[22]}, {.field = &Sample_toasty_fields[23]},
    {.field = &Sample_toasty_fields[24]}};

struct Sample_toasty_copy {
    uint64_t id;
    bool flag;
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    float f32;
    double f64;
    char *text;
    toasty_bytes data;
    toasty_uuid token;
    toasty_timestamp at;
    toasty_date day;
    toasty_time hour;
    toasty_datetime local;
    toasty_decimal price;
    toasty_json extra;
    toasty_inet host;
    toasty_cidr network;
    toasty_macaddr card;
    toasty_macaddr8 card8;
};
TOASTY__IS_ALL(Sample);
TOASTY__IS(Sample, id, uint64_t, const uint64_t);
TOASTY__IS(Sample, flag, bool, const bool);
TOASTY__IS(Sample, i8, int8_t, const int8_t);
TOASTY__IS(Sample, i16, int16_t, const int16_t);
TOASTY__IS(Sample, i32, int32_t, const int32_t);
TOASTY__IS(Sample, i64, int64_t, const int64_t);
TOASTY__IS(Sample, u8, uint8_t, const uint8_t);
TOASTY__IS(Sample, u16, uint16_t, const uint16_t);
TOASTY__IS(Sample, u32, uint32_t, const uint32_t);
TOASTY__IS(Sample, u64, uint64_t, const uint64_t);
TOASTY__IS(Sample, f32, float, const float);
TOASTY__IS(Sample, f64, double, const double);
TOASTY__IS(Sample, text, char *, const char *);
TOASTY__IS(Sample, data, toasty_bytes, const toasty_bytes);
TOASTY__IS(Sample, token, toasty_uuid, const toasty_uuid);
TOASTY__IS(Sample, at, toasty_timestamp, const toasty_timestamp);
TOASTY__IS(Sample, day, toasty_date, const toasty_date);
TOASTY__IS(Sample, hour, toasty_time, const toasty_time);
TOASTY__IS(Sample, local, toasty_datetime, const toasty_datetime);
TOASTY__IS(Sample, price, toasty_decimal, const toasty_decimal);
TOASTY__IS(Sample, extra, toasty_json, const toasty_json);
TOASTY__IS(Sample, host, toasty_inet, const toasty_inet);
TOASTY__IS(Sample, network, toasty_cidr, const toasty_cidr);
TOASTY__IS(Sample, card, toasty_macaddr, const toasty_macaddr);
TOASTY__IS(Sample, card8, toasty_macaddr8, const toasty_macaddr8);

/* ---- Maybe ---- */

static const uint16_t Maybe_toasty_key[] = {0};
static const uint16_t Maybe_toasty_index_0[] = {1};
static const uint16_t Maybe_toasty_index_1[] = {2};
static const uint16_t Maybe_toasty_index_2[] = {3};
static const uint16_t Maybe_toasty_index_3[] = {4};
static const uint16_t Maybe_toasty_index_4[] = {5};
static const uint16_t Maybe_toasty_index_5[] = {6};
static const uint16_t Maybe_toasty_index_6[] = {7};
static const uint16_t Maybe_toasty_index_7[] = {8};
static const uint16_t Maybe_toasty_index_8[] = {9};
static const uint16_t Maybe_toasty_index_9[] = {10};
static const uint16_t Maybe_toasty_index_10[] = {11};
static const uint16_t Maybe_toasty_index_11[] = {12};
static const uint16_t Maybe_toasty_index_12[] = {13};
static const uint16_t Maybe_toasty_index_13[] = {14};
static const uint16_t Maybe_toasty_index_14[] = {15};
static const uint16_t Maybe_toasty_index_15[] = {16};
static const uint16_t Maybe_toasty_index_16[] = {17};
static const uint16_t Maybe_toasty_index_17[] = {18};
static const uint16_t Maybe_toasty_index_18[] = {19};
static const uint16_t Maybe_toasty_index_19[] = {21};
static const uint16_t Maybe_toasty_index_20[] = {22};
static const uint16_t Maybe_toasty_index_21[] = {23};
static const uint16_t Maybe_toasty_index_22[] = {24};
static const toasty_index Maybe_toasty_indexes[] = {
    {.count = 1, .fields = Maybe_toasty_index_0},
    {.count = 1, .fields = Maybe_toasty_index_1},
    {.count = 1, .fields = Maybe_toasty_index_2},
    {.count = 1, .fields = Maybe_toasty_index_3},
    {.count = 1, .fields = Maybe_toasty_index_4},
    {.count = 1, .fields = Maybe_toasty_index_5},
    {.count = 1, .fields = Maybe_toasty_index_6},
    {.count = 1, .fields = Maybe_toasty_index_7},
    {.count = 1, .fields = Maybe_toasty_index_8},
    {.count = 1, .fields = Maybe_toasty_index_9},
    {.count = 1, .fields = Maybe_toasty_index_10},
    {.count = 1, .fields = Maybe_toasty_index_11},
    {.count = 1, .fields = Maybe_toasty_index_12},
    {.count = 1, .fields = Maybe_toasty_index_13},
    {.count = 1, .fields = Maybe_toasty_index_14},
    {.count = 1, .fields = Maybe_toasty_index_15},
    {.count = 1, .fields = Maybe_toasty_index_16},
    {.count = 1, .fields = Maybe_toasty_index_17},
    {.count = 1, .fields = Maybe_toasty_index_18},
    {.count = 1, .fields = Maybe_toasty_index_19},
    {.count = 1, .fields = Maybe_toasty_index_20},
    {.count = 1, .fields = Maybe_toasty_index_21},
    {.count = 1, .fields = Maybe_toasty_index_22},
};
const toasty_field Maybe_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Maybe, id), .number = 0, .type = TOASTY_TYPE_I32, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Maybe, flag), .number = 1, .type = TOASTY_TYPE_BOOL, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "flag"},
    {TOASTY__VALUE_FIELD(Maybe, i8), .number = 2, .type = TOASTY_TYPE_I8, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "i8"},
    {TOASTY__VALUE_FIELD(Maybe, i16), .number = 3, .type = TOASTY_TYPE_I16, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "i16"},
    {TOASTY__VALUE_FIELD(Maybe, i32), .number = 4, .type = TOASTY_TYPE_I32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "i32"},
    {TOASTY__VALUE_FIELD(Maybe, i64), .number = 5, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "i64"},
    {TOASTY__VALUE_FIELD(Maybe, u8), .number = 6, .type = TOASTY_TYPE_U8, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "u8"},
    {TOASTY__VALUE_FIELD(Maybe, u16), .number = 7, .type = TOASTY_TYPE_U16, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "u16"},
    {TOASTY__VALUE_FIELD(Maybe, u32), .number = 8, .type = TOASTY_TYPE_U32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "u32"},
    {TOASTY__VALUE_FIELD(Maybe, u64), .number = 9, .type = TOASTY_TYPE_U64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "u64"},
    {TOASTY__VALUE_FIELD(Maybe, f32), .number = 10, .type = TOASTY_TYPE_F32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "f32"},
    {TOASTY__VALUE_FIELD(Maybe, f64), .number = 11, .type = TOASTY_TYPE_F64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "f64"},
    {TOASTY__VALUE_FIELD(Maybe, text), .number = 12, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "text"},
    {TOASTY__VALUE_FIELD(Maybe, data), .number = 13, .type = TOASTY_TYPE_BYTES, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "data"},
    {TOASTY__VALUE_FIELD(Maybe, token), .number = 14, .type = TOASTY_TYPE_UUID, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "token"},
    {TOASTY__VALUE_FIELD(Maybe, at), .number = 15, .type = TOASTY_TYPE_TIMESTAMP, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "at"},
    {TOASTY__VALUE_FIELD(Maybe, day), .number = 16, .type = TOASTY_TYPE_DATE, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "day"},
    {TOASTY__VALUE_FIELD(Maybe, hour), .number = 17, .type = TOASTY_TYPE_TIME, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "hour"},
    {TOASTY__VALUE_FIELD(Maybe, local), .number = 18, .type = TOASTY_TYPE_DATETIME, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "local"},
    {TOASTY__VALUE_FIELD(Maybe, price), .number = 19, .type = TOASTY_TYPE_DECIMAL, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "price"},
    {TOASTY__VALUE_FIELD(Maybe, extra), .number = 20, .type = TOASTY_TYPE_JSON, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "extra", .column_type = {TOASTY_COLUMN_TEXT, 0, 0, 0}},
    {TOASTY__VALUE_FIELD(Maybe, host), .number = 21, .type = TOASTY_TYPE_INET, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "host"},
    {TOASTY__VALUE_FIELD(Maybe, network), .number = 22, .type = TOASTY_TYPE_CIDR, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "network"},
    {TOASTY__VALUE_FIELD(Maybe, card), .number = 23, .type = TOASTY_TYPE_MACADDR, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "card"},
    {TOASTY__VALUE_FIELD(Maybe, card8), .number = 24, .type = TOASTY_TYPE_MACADDR8, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "card8"},
};
const toasty_model Maybe_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Maybe", .table = "maybes",
    .size = sizeof(struct Maybe), .new_size = sizeof(struct Maybe_new), .changes_size = sizeof(struct Maybe_changes),
    .fields = Maybe_toasty_fields, .field_count = 25,
    .key = Maybe_toasty_key, .key_count = 1,
    .indexes = Maybe_toasty_indexes, .index_count = 23};
const struct Maybe_fields Maybe = {
    &Maybe_toasty_model,
    {.field = &Maybe_toasty_fields[0]}, {.field = &Maybe_toasty_fields[1]}, {.field = &Maybe_toasty_fields[2]}, {.field = &Maybe_toasty_fields[3]},
    {.field = &Maybe_toasty_fields[4]}, {.field = &Maybe_toasty_fields[5]}, {.field = &Maybe_toasty_fields[6]}, {.field = &Maybe_toasty_fields[7]},
    {.field = &Maybe_toasty_fields[8]}, {.field = &Maybe_toasty_fields[9]}, {.field = &Maybe_toasty_fields[10]}, {.field = &Maybe_toasty_fields[11]},
    {.field = &Maybe_toasty_fields[12]}, {.field = &Maybe_toasty_fields[13]}, {.field = &Maybe_toasty_fields[14]}, {.field = &Maybe_toasty_fields[15]},
    {.field = &Maybe_toasty_fields[16]}, {.field = &Maybe_toasty_fields[17]}, {.field = &Maybe_toasty_fields[18]}, {.field = &Maybe_toasty_fields[19]},
    {.field = &Maybe_toasty_fields[20]}, {.field = &Maybe_toasty_fields[21]}, {.field = &Maybe_toasty_fields[22]}, {.field = &Maybe_toasty_fields[23]},
    {.field = &Maybe_toasty_fields[24]}};

struct Maybe_toasty_copy {
    int32_t id;
    bool *flag;
    int8_t *i8;
    int16_t *i16;
    int32_t *i32;
    int64_t *i64;
    uint8_t *u8;
    uint16_t *u16;
    uint32_t *u32;
    uint64_t *u64;
    float *f32;
    double *f64;
    char *text;
    toasty_bytes *data;
    toasty_uuid *token;
    toasty_timestamp *at;
    toasty_date *day;
    toasty_time *hour;
    toasty_datetime *local;
    toasty_decimal *price;
    toasty_json *extra;
    toasty_inet *host;
    toasty_cidr *network;
    toasty_macaddr *card;
    toasty_macaddr8 *card8;
};
TOASTY__IS_ALL(Maybe);
TOASTY__IS(Maybe, id, int32_t, const int32_t);
TOASTY__IS(Maybe, flag, bool *, const bool *);
TOASTY__IS(Maybe, i8, int8_t *, const int8_t *);
TOASTY__IS(Maybe, i16, int16_t *, const int16_t *);
TOASTY__IS(Maybe, i32, int32_t *, const int32_t *);
TOASTY__IS(Maybe, i64, int64_t *, const int64_t *);
TOASTY__IS(Maybe, u8, uint8_t *, const uint8_t *);
TOASTY__IS(Maybe, u16, uint16_t *, const uint16_t *);
TOASTY__IS(Maybe, u32, uint32_t *, const uint32_t *);
TOASTY__IS(Maybe, u64, uint64_t *, const uint64_t *);
TOASTY__IS(Maybe, f32, float *, const float *);
TOASTY__IS(Maybe, f64, double *, const double *);
TOASTY__IS(Maybe, text, char *, const char *);
TOASTY__IS(Maybe, data, toasty_bytes *, const toasty_bytes *);
TOASTY__IS(Maybe, token, toasty_uuid *, const toasty_uuid *);
TOASTY__IS(Maybe, at, toasty_timestamp *, const toasty_timestamp *);
TOASTY__IS(Maybe, day, toasty_date *, const toasty_date *);
TOASTY__IS(Maybe, hour, toasty_time *, const toasty_time *);
TOASTY__IS(Maybe, local, toasty_datetime *, const toasty_datetime *);
TOASTY__IS(Maybe, price, toasty_decimal *, const toasty_decimal *);
TOASTY__IS(Maybe, extra, toasty_json *, const toasty_json *);
TOASTY__IS(Maybe, host, toasty_inet *, const toasty_inet *);
TOASTY__IS(Maybe, network, toasty_cidr *, const toasty_cidr *);
TOASTY__IS(Maybe, card, toasty_macaddr *, const toasty_macaddr *);
TOASTY__IS(Maybe, card8, toasty_macaddr8 *, const toasty_macaddr8 *);

/* ---- Reading ---- */

static const uint16_t Reading_toasty_key[] = {0, 1};
static const uint16_t Reading_toasty_index_0[] = {0, 2, 1};
static const uint16_t Reading_toasty_index_1[] = {2, 3};
static const toasty_index Reading_toasty_indexes[] = {
    {.count = 3, .fields = Reading_toasty_index_0},
    {.name = "one_serial", .unique = true, .count = 2, .fields = Reading_toasty_index_1},
};
static void Reading_toasty_kind_default(void *out)
{
    *(const char **)out = ("water");
}
static void Reading_toasty_count_default(void *out)
{
    *(int32_t *)out = (1 + 1);
}
static void Reading_toasty_created_at_default(void *out)
{
    *(toasty_timestamp *)out = (toasty_now());
}
static void Reading_toasty_updated_at_update(void *out)
{
    *(toasty_timestamp *)out = (toasty_now());
}
static void Reading_toasty_batch_update(void *out)
{
    *(toasty_uuid *)out = (toasty_uuid_v4());
}
const toasty_field Reading_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Reading, station), .number = 0, .type = TOASTY_TYPE_STRING, .flags = TOASTY_KEY,
     .column = "station"},
    {TOASTY__VALUE_FIELD(Reading, taken), .number = 1, .type = TOASTY_TYPE_TIMESTAMP, .flags = TOASTY_KEY,
     .column = "taken_at", .column_type = {TOASTY_COLUMN_TIMESTAMP, 3, 0, 0}},
    {TOASTY__VALUE_FIELD(Reading, kind), .number = 2, .type = TOASTY_TYPE_STRING,
     .column = "kind", .column_type = {TOASTY_COLUMN_VARCHAR, 16, 0, 0}, .default_value = Reading_toasty_kind_default},
    {TOASTY__VALUE_FIELD(Reading, serial), .number = 3, .type = TOASTY_TYPE_I64,
     .column = "serial"},
    {TOASTY__VALUE_FIELD(Reading, count), .number = 4, .type = TOASTY_TYPE_I32, .flags = TOASTY_NEW_POINTER,
     .column = "count", .default_value = Reading_toasty_count_default},
    {TOASTY__VALUE_FIELD(Reading, amount), .number = 5, .type = TOASTY_TYPE_DECIMAL,
     .column = "amount"},
    {TOASTY__VALUE_FIELD(Reading, created_at), .number = 6, .type = TOASTY_TYPE_TIMESTAMP, .flags = TOASTY_NEW_POINTER,
     .column = "created_at", .default_value = Reading_toasty_created_at_default},
    {TOASTY__VALUE_FIELD(Reading, updated_at), .number = 7, .type = TOASTY_TYPE_TIMESTAMP, .flags = TOASTY_NEW_POINTER,
     .column = "updated_at", .update_value = Reading_toasty_updated_at_update},
    {TOASTY__VALUE_FIELD(Reading, batch), .number = 8, .type = TOASTY_TYPE_UUID, .flags = TOASTY_NEW_POINTER,
     .column = "batch", .update_value = Reading_toasty_batch_update},
    {TOASTY__VALUE_FIELD(Reading, raw), .number = 9, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "raw", .column_type = {TOASTY_COLUMN_RAW, 0, 0, "CLOB"}},
};
const toasty_model Reading_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Reading", .table = "meter \"readings\"",
    .size = sizeof(struct Reading), .new_size = sizeof(struct Reading_new), .changes_size = sizeof(struct Reading_changes),
    .fields = Reading_toasty_fields, .field_count = 10,
    .key = Reading_toasty_key, .key_count = 2,
    .indexes = Reading_toasty_indexes, .index_count = 2};
const struct Reading_fields Reading = {
    &Reading_toasty_model,
    {.field = &Reading_toasty_fields[0]}, {.field = &Reading_toasty_fields[1]}, {.field = &Reading_toasty_fields[2]}, {.field = &Reading_toasty_fields[3]},
    {.field = &Reading_toasty_fields[4]}, {.field = &Reading_toasty_fields[5]}, {.field = &Reading_toasty_fields[6]}, {.field = &Reading_toasty_fields[7]},
    {.field = &Reading_toasty_fields[8]}, {.field = &Reading_toasty_fields[9]}};

struct Reading_toasty_copy {
    char *station;
    toasty_timestamp taken;
    char *kind;
    int64_t serial;
    int32_t count;
    toasty_decimal amount;
    toasty_timestamp created_at;
    toasty_timestamp updated_at;
    toasty_uuid batch;
    char *raw;
};
TOASTY__IS_ALL(Reading);
TOASTY__IS(Reading, station, char *, const char *);
TOASTY__IS(Reading, taken, toasty_timestamp, const toasty_timestamp);
TOASTY__IS(Reading, kind, char *, const char *);
TOASTY__IS(Reading, serial, int64_t, const int64_t);
TOASTY__IS(Reading, count, int32_t, const int32_t);
TOASTY__IS(Reading, amount, toasty_decimal, const toasty_decimal);
TOASTY__IS(Reading, created_at, toasty_timestamp, const toasty_timestamp);
TOASTY__IS(Reading, updated_at, toasty_timestamp, const toasty_timestamp);
TOASTY__IS(Reading, batch, toasty_uuid, const toasty_uuid);
TOASTY__IS(Reading, raw, char *, const char *);

/* ---- Elsewhere ---- */

static const uint16_t Elsewhere_toasty_key[] = {0};
const toasty_field Elsewhere_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Elsewhere, id), .number = 0, .type = TOASTY_TYPE_I64, .flags = TOASTY_KEY,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Elsewhere, amount), .number = 1, .type = TOASTY_TYPE_DECIMAL,
     .column = "amount", .column_type = {TOASTY_COLUMN_NUMERIC, 12, 2, 0}},
    {TOASTY__VALUE_FIELD(Elsewhere, token), .number = 2, .type = TOASTY_TYPE_UUID,
     .column = "token", .column_type = {TOASTY_COLUMN_BINARY, 16, 0, 0}},
};
const toasty_model Elsewhere_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Elsewhere", .table = "elsewheres",
    .size = sizeof(struct Elsewhere), .new_size = sizeof(struct Elsewhere_new), .changes_size = sizeof(struct Elsewhere_changes),
    .fields = Elsewhere_toasty_fields, .field_count = 3,
    .key = Elsewhere_toasty_key, .key_count = 1};
const struct Elsewhere_fields Elsewhere = {
    &Elsewhere_toasty_model,
    {.field = &Elsewhere_toasty_fields[0]}, {.field = &Elsewhere_toasty_fields[1]}, {.field = &Elsewhere_toasty_fields[2]}};

struct Elsewhere_toasty_copy {
    int64_t id;
    toasty_decimal amount;
    toasty_uuid token;
};
TOASTY__IS_ALL(Elsewhere);
TOASTY__IS(Elsewhere, id, int64_t, const int64_t);
TOASTY__IS(Elsewhere, amount, toasty_decimal, const toasty_decimal);
TOASTY__IS(Elsewhere, token, toasty_uuid, const toasty_uuid);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
