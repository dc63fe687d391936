/* Written by toasty derive from types.h. Do not edit. */
#ifndef TYPES_TOASTY_H_SAMPLE
#define TYPES_TOASTY_H_SAMPLE

#include <string.h>
#include <toasty/toasty.h>
#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Sample ---- */

/** Records of Sample, in order. */
struct Sample_list {
    size_t len;
    struct Sample *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Sample_page {
    size_t len;
    struct Sample *items;
    const char *next;
    const char *prev;
};

/**
 * Every type of field, plain.
 *
 * Here: one token per field of Sample.
 */
struct Sample_fields {
    const toasty_model *toasty__model;
    toasty_uint_token id;
    toasty_bool_token flag;
    toasty_int_token i8;
    toasty_int_token i16;
    toasty_int_token i32;
    toasty_int_token i64;
    toasty_uint_token u8;
    toasty_uint_token u16;
    toasty_uint_token u32;
    toasty_uint_token u64;
    toasty_float_token f32;
    toasty_float_token f64;
    toasty_string_token text;
    toasty_bytes_token data;
    toasty_uuid_token token;
    toasty_timestamp_token at;
    toasty_date_token day;
    toasty_time_token hour;
    toasty_datetime_token local;
    toasty_decimal_token price;
    toasty_json_token extra;
    toasty_inet_token host;
    toasty_cidr_token network;
    toasty_macaddr_token card;
    toasty_macaddr8_token card8;
};
extern const struct Sample_fields Sample;

struct Sample_new;
struct Sample_changes;
struct Sample_one;
/** New Sample records: samples_new({...}, {...}) */
struct Sample_many {
    const struct Sample_new *items;
    size_t count;
};
/** What becomes of a list of Sample: samples_new({...}, {...}), or
 * samples_apply(sample_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Sample_apply {
    const struct Sample_new *items;
    size_t count;
    const struct Sample_one *steps;
    size_t step_count;
};
/** One Sample as a relation's value: toasty_set(record), sample_new(...), toasty_null */
struct Sample_one {
    TOASTY__CHANGE_HEAD(const struct Sample *)
    const struct Sample_new *create;
};

/* What sample_each runs, and with what. */
struct Sample_toasty_visitor {
    bool (*visit)(struct Sample *, void *arg);
    void *arg;
};
static inline bool sample_toasty_visit(void *record, void *visitor)
{
    const struct Sample_toasty_visitor *v = (const struct Sample_toasty_visitor *)visitor;
    return v->visit((struct Sample *)record, v->arg);
}

extern const toasty_model Sample_toasty_model;
extern const toasty_field Sample_toasty_fields[25];

/* ---- Maybe ---- */

/** Records of Maybe, in order. */
struct Maybe_list {
    size_t len;
    struct Maybe *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Maybe_page {
    size_t len;
    struct Maybe *items;
    const char *next;
    const char *prev;
};

/**
 * Every type of field, nullable, and each of them found by.
 *
 * Here: one token per field of Maybe.
 */
struct Maybe_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_bool_token flag;
    toasty_int_token i8;
    toasty_int_token i16;
    toasty_int_token i32;
    toasty_int_token i64;
    toasty_uint_token u8;
    toasty_uint_token u16;
    toasty_uint_token u32;
    toasty_uint_token u64;
    toasty_float_token f32;
    toasty_float_token f64;
    toasty_string_token text;
    toasty_bytes_token data;
    toasty_uuid_token token;
    toasty_timestamp_token at;
    toasty_date_token day;
    toasty_time_token hour;
    toasty_datetime_token local;
    toasty_decimal_token price;
    toasty_json_token extra;
    toasty_inet_token host;
    toasty_cidr_token network;
    toasty_macaddr_token card;
    toasty_macaddr8_token card8;
};
extern const struct Maybe_fields Maybe;

struct Maybe_new;
struct Maybe_changes;
struct Maybe_one;
/** New Maybe records: maybes_new({...}, {...}) */
struct Maybe_many {
    const struct Maybe_new *items;
    size_t count;
};
/** What becomes of a list of Maybe: maybes_new({...}, {...}), or
 * maybes_apply(maybe_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Maybe_apply {
    const struct Maybe_new *items;
    size_t count;
    const struct Maybe_one *steps;
    size_t step_count;
};
/** One Maybe as a relation's value: toasty_set(record), maybe_new(...), toasty_null */
struct Maybe_one {
    TOASTY__CHANGE_HEAD(const struct Maybe *)
    const struct Maybe_new *create;
};

/* What maybe_each runs, and with what. */
struct Maybe_toasty_visitor {
    bool (*visit)(struct Maybe *, void *arg);
    void *arg;
};
static inline bool maybe_toasty_visit(void *record, void *visitor)
{
    const struct Maybe_toasty_visitor *v = (const struct Maybe_toasty_visitor *)visitor;
    return v->visit((struct Maybe *)record, v->arg);
}

extern const toasty_model Maybe_toasty_model;
extern const toasty_field Maybe_toasty_fields[25];

/* ---- Reading ---- */

/** Records of Reading, in order. */
struct Reading_list {
    size_t len;
    struct Reading *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Reading_page {
    size_t len;
    struct Reading *items;
    const char *next;
    const char *prev;
};

/**
 * A reading of a meter.
 * Its table is older than this program.
 *
 * Here: one token per field of Reading.
 */
struct Reading_fields {
    const toasty_model *toasty__model;
    toasty_string_token station;
    toasty_timestamp_token taken;
    toasty_string_token kind;
    toasty_int_token serial;
    toasty_int_token count;
    toasty_decimal_token amount;
    toasty_timestamp_token created_at;
    toasty_timestamp_token updated_at;
    toasty_uuid_token batch;
    toasty_string_token raw;
};
extern const struct Reading_fields Reading;

struct Reading_new;
struct Reading_changes;
struct Reading_one;
/** New Reading records: readings_new({...}, {...}) */
struct Reading_many {
    const struct Reading_new *items;
    size_t count;
};
/** What becomes of a list of Reading: readings_new({...}, {...}), or
 * readings_apply(reading_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Reading_apply {
    const struct Reading_new *items;
    size_t count;
    const struct Reading_one *steps;
    size_t step_count;
};
/** One Reading as a relation's value: toasty_set(record), reading_new(...), toasty_null */
struct Reading_one {
    TOASTY__CHANGE_HEAD(const struct Reading *)
    const struct Reading_new *create;
};

/* What reading_each runs, and with what. */
struct Reading_toasty_visitor {
    bool (*visit)(struct Reading *, void *arg);
    void *arg;
};
static inline bool reading_toasty_visit(void *record, void *visitor)
{
    const struct Reading_toasty_visitor *v = (const struct Reading_toasty_visitor *)visitor;
    return v->visit((struct Reading *)record, v->arg);
}

extern const toasty_model Reading_toasty_model;
extern const toasty_field Reading_toasty_fields[10];

/* ---- Elsewhere ---- */

/** Records of Elsewhere, in order. */
struct Elsewhere_list {
    size_t len;
    struct Elsewhere *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Elsewhere_page {
    size_t len;
    struct Elsewhere *items;
    const char *next;
    const char *prev;
};

/** One token per field of Elsewhere. */
struct Elsewhere_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_decimal_token amount;
    toasty_uuid_token token;
};
extern const struct Elsewhere_fields Elsewhere;

struct Elsewhere_new;
struct Elsewhere_changes;
struct Elsewhere_one;
/** New Elsewhere records: elsewheres_new({...}, {...}) */
struct Elsewhere_many {
    const struct Elsewhere_new *items;
    size_t count;
};
/** What becomes of a list of Elsewhere: elsewheres_new({...}, {...}), or
 * elsewheres_apply(elsewhere_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Elsewhere_apply {
    const struct Elsewhere_new *items;
    size_t count;
    const struct Elsewhere_one *steps;
    size_t step_count;
};
/** One Elsewhere as a relation's value: toasty_set(record), elsewhere_new(...), toasty_null */
struct Elsewhere_one {
    TOASTY__CHANGE_HEAD(const struct Elsewhere *)
    const struct Elsewhere_new *create;
};

/* What elsewhere_each runs, and with what. */
struct Elsewhere_toasty_visitor {
    bool (*visit)(struct Elsewhere *, void *arg);
    void *arg;
};
static inline bool elsewhere_toasty_visit(void *record, void *visitor)
{
    const struct Elsewhere_toasty_visitor *v = (const struct Elsewhere_toasty_visitor *)visitor;
    return v->visit((struct Elsewhere *)record, v->arg);
}

extern const toasty_model Elsewhere_toasty_model;
extern const toasty_field Elsewhere_toasty_fields[3];

/** What sample_create takes. */
struct Sample_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
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
    const char *text;
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

/** What sample_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Sample_changes {
    toasty_db *toasty__db;
    struct Sample *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_uint_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
};

/** Fields of Sample and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Sample_values {
    toasty_uint_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
};

/**
 * What sample_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Sample_values come first.
 */
struct Sample_upsert {
    toasty_uint_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Sample_values on_create; /* when there is none yet */
    struct Sample_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What maybe_create takes. */
struct Maybe_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int32_t *id; /* when left out: the database counts */
    const bool *flag; /* when left out: NULL */
    const int8_t *i8; /* when left out: NULL */
    const int16_t *i16; /* when left out: NULL */
    const int32_t *i32; /* when left out: NULL */
    const int64_t *i64; /* when left out: NULL */
    const uint8_t *u8; /* when left out: NULL */
    const uint16_t *u16; /* when left out: NULL */
    const uint32_t *u32; /* when left out: NULL */
    const uint64_t *u64; /* when left out: NULL */
    const float *f32; /* when left out: NULL */
    const double *f64; /* when left out: NULL */
    const char *text; /* when left out: NULL */
    const toasty_bytes *data; /* when left out: NULL */
    const toasty_uuid *token; /* when left out: NULL */
    const toasty_timestamp *at; /* when left out: NULL */
    const toasty_date *day; /* when left out: NULL */
    const toasty_time *hour; /* when left out: NULL */
    const toasty_datetime *local; /* when left out: NULL */
    const toasty_decimal *price; /* when left out: NULL */
    const toasty_json *extra; /* when left out: NULL */
    const toasty_inet *host; /* when left out: NULL */
    const toasty_cidr *network; /* when left out: NULL */
    const toasty_macaddr *card; /* when left out: NULL */
    const toasty_macaddr8 *card8; /* when left out: NULL */
};

/** What maybe_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Maybe_changes {
    toasty_db *toasty__db;
    struct Maybe *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
};

/** Fields of Maybe and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Maybe_values {
    toasty_int_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
};

/**
 * What maybe_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Maybe_values come first.
 */
struct Maybe_upsert {
    toasty_int_change id;
    toasty_bool_change flag;
    toasty_int_change i8;
    toasty_int_change i16;
    toasty_int_change i32;
    toasty_int_change i64;
    toasty_uint_change u8;
    toasty_uint_change u16;
    toasty_uint_change u32;
    toasty_uint_change u64;
    toasty_float_change f32;
    toasty_float_change f64;
    toasty_string_change text;
    toasty_bytes_change data;
    toasty_uuid_change token;
    toasty_timestamp_change at;
    toasty_date_change day;
    toasty_time_change hour;
    toasty_datetime_change local;
    toasty_decimal_change price;
    toasty_json_change extra;
    toasty_inet_change host;
    toasty_cidr_change network;
    toasty_macaddr_change card;
    toasty_macaddr8_change card8;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Maybe_values on_create; /* when there is none yet */
    struct Maybe_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What reading_create takes. */
struct Reading_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const char *station;
    toasty_timestamp taken;
    const char *kind; /* when left out: "water" */
    int64_t serial;
    const int32_t *count; /* when left out: 1 + 1 */
    toasty_decimal amount;
    const toasty_timestamp *created_at; /* when left out: toasty_now() */
    const toasty_timestamp *updated_at; /* when left out: toasty_now() */
    const toasty_uuid *batch; /* when left out: toasty_uuid_v4() */
    const char *raw; /* when left out: NULL */
};

/** What reading_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Reading_changes {
    toasty_db *toasty__db;
    struct Reading *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_string_change station;
    toasty_timestamp_change taken;
    toasty_string_change kind;
    toasty_int_change serial;
    toasty_int_change count;
    toasty_decimal_change amount;
    toasty_timestamp_change created_at;
    toasty_timestamp_change updated_at; /* when left out: toasty_now() */
    toasty_uuid_change batch; /* when left out: toasty_uuid_v4() */
    toasty_string_change raw;
};

/** Fields of Reading and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Reading_values {
    toasty_string_change station;
    toasty_timestamp_change taken;
    toasty_string_change kind;
    toasty_int_change serial;
    toasty_int_change count;
    toasty_decimal_change amount;
    toasty_timestamp_change created_at;
    toasty_timestamp_change updated_at; /* when left out: toasty_now() */
    toasty_uuid_change batch; /* when left out: toasty_uuid_v4() */
    toasty_string_change raw;
};

/**
 * What reading_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Reading_values come first.
 */
struct Reading_upsert {
    toasty_string_change station;
    toasty_timestamp_change taken;
    toasty_string_change kind;
    toasty_int_change serial;
    toasty_int_change count;
    toasty_decimal_change amount;
    toasty_timestamp_change created_at;
    toasty_timestamp_change updated_at; /* when left out: toasty_now() */
    toasty_uuid_change batch; /* when left out: toasty_uuid_v4() */
    toasty_string_change raw;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Reading_values on_create; /* when there is none yet */
    struct Reading_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What elsewhere_create takes. */
struct Elsewhere_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    int64_t id;
    toasty_decimal amount;
    toasty_uuid token;
};

/** What elsewhere_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Elsewhere_changes {
    toasty_db *toasty__db;
    struct Elsewhere *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_decimal_change amount;
    toasty_uuid_change token;
};

/** Fields of Elsewhere and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Elsewhere_values {
    toasty_int_change id;
    toasty_decimal_change amount;
    toasty_uuid_change token;
};

/**
 * What elsewhere_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Elsewhere_values come first.
 */
struct Elsewhere_upsert {
    toasty_int_change id;
    toasty_decimal_change amount;
    toasty_uuid_change token;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Elsewhere_values on_create; /* when there is none yet */
    struct Elsewhere_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Sample ---- */

/** Creates a Sample with what is nested in it; NULL on failure. */
static inline struct Sample *sample_create_with(const struct Sample_new *values)
{
    return (struct Sample *)toasty_model_create(&Sample_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Sample_list *sample_create_array(toasty_db *db, const struct Sample_new *items, size_t count)
{
    return (struct Sample_list *)toasty_model_create_many(&Sample_toasty_model, db, items, count);
}
/** The same with samples_new. */
static inline struct Sample_list *sample_create_many_with(toasty_db *db, struct Sample_many many)
{
    return sample_create_array(db, many.items, many.count);
}
static inline toasty_op sample_create_op_with(struct Sample **out, const struct Sample_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Sample_toasty_model, 0, values, out);
}
static inline toasty_op sample_create_many_op_with(struct Sample_list **out, const struct Sample_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Sample_toasty_model, 0, many, out);
}
static inline toasty_op sample_update_op_with(const struct Sample_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Sample_toasty_model, 0, changes, 0);
}
static inline toasty_op sample_update_where_op_with(const struct Sample_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Sample_toasty_model, 0, changes, 0);
}
static inline toasty_op sample_update_where_returning_op_with(struct Sample_list **out, const struct Sample_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Sample_toasty_model, 0, changes, out);
}
static inline toasty_op sample_delete_op(const struct Sample *sample)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Sample_toasty_model, 0, sample, 0);
}
static inline toasty_op sample_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Sample_toasty_model, 0, where, 0);
}
static inline toasty_op sample_delete_where_returning_op_with(struct Sample_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Sample_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Sample_list *sample_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return (struct Sample_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Sample *sample_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return (struct Sample *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Sample *sample_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return (struct Sample *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Sample_page *sample_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return (struct Sample_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status sample_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Sample *, void *arg), void *arg)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    struct Sample_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? sample_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t sample_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool sample_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Sample_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void sample_print(FILE *out, const struct Sample *sample)
{
    toasty_model_print(&Sample_toasty_model, out, sample);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *sample_to_json(const struct Sample *sample)
{
    return toasty_model_to_json(&Sample_toasty_model, sample);
}
/** The same for a list. */
static inline char *sample_list_to_json(const struct Sample_list *list)
{
    return toasty_model_list_to_json(&Sample_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *sample_page_to_json(const struct Sample_page *page)
{
    return toasty_model_page_to_json(&Sample_toasty_model, page);
}
static inline toasty_op sample_find_op_with(struct Sample_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Sample_toasty_model, 0, options, out);
}
static inline toasty_op sample_first_op_with(struct Sample **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Sample_toasty_model, 0, options, out);
}
static inline toasty_op sample_one_op_with(struct Sample **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Sample_toasty_model, 0, options, out);
}
static inline toasty_op sample_paginate_op_with(struct Sample_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Sample_toasty_model, 0, options, out);
}
static inline toasty_op sample_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Sample_toasty_model, 0, options, out);
}
static inline toasty_op sample_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Sample_toasty_model, 0, options, out);
}
/** The Sample with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Sample *sample_get_by_id(toasty_db *db, uint64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Sample_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(id)};
    return (struct Sample *)toasty_model_get_by(t, db, 0, values);
}
/** All Sample records with this id that match. */
static inline struct Sample_list *sample_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Sample_toasty_model, 0, by, 1};
    return (struct Sample_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status sample_delete_by_id(toasty_db *db, uint64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Sample_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *sample_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Sample_upsert *values = (const struct Sample_upsert *)input;
    toasty_upsert upsert = {&Sample_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Sample with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Sample *sample_upsert_by_id_with(const struct Sample_upsert *values)
{
    return (struct Sample *)sample_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status sample_update_with(const struct Sample_changes *changes)
{
    return toasty_model_update(&Sample_toasty_model, changes);
}
/** Updates every Sample that the condition matches; toasty_changes has the number. */
static inline toasty_status sample_update_where_with(const struct Sample_changes *changes)
{
    return toasty_model_update_where(&Sample_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Sample_list *sample_update_where_returning_with(const struct Sample_changes *changes)
{
    return (struct Sample_list *)toasty_model_update_where_returning(&Sample_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status sample_delete(toasty_db *db, const struct Sample *sample)
{
    return toasty_model_delete(&Sample_toasty_model, db, sample);
}
/** Deletes every Sample that the condition matches; toasty_changes has the number. */
static inline toasty_status sample_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Sample_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Sample_list *sample_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Sample_list *)toasty_model_delete_where_returning(&Sample_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status sample_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Sample_toasty_model, options);
}
/** Records from raw SQL that gives every column of Sample. */
static inline struct Sample_list *sample_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Sample_list *)toasty_model_from_sql(&Sample_toasty_model, db, sql);
}

#ifndef __cplusplus
#define samples_new(...) \
    {.items = (const struct Sample_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Sample_new[]){__VA_ARGS__}) / sizeof(struct Sample_new)}
#define samples_apply(...) \
    {.steps = (const struct Sample_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Sample_one[]){__VA_ARGS__}) / sizeof(struct Sample_one)}
#define samples_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define sample_new(...) {.op = TOASTY_CREATE, .create = &(const struct Sample_new){.toasty__db = 0, __VA_ARGS__}}
#define sample_create(...) sample_create_with(&(const struct Sample_new){.toasty__db = __VA_ARGS__})
#define sample_create_many(db_, ...) sample_create_many_with(db_, (struct Sample_many)__VA_ARGS__)
#define sample_update(db_, ...) \
    sample_update_with(&(const struct Sample_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define sample_update_where(db_, ...) \
    sample_update_where_with(&(const struct Sample_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define sample_update_where_returning(db_, ...) \
    sample_update_where_returning_with( \
        &(const struct Sample_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define sample_load(db_, ...) \
    sample_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Sample *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define sample_from_sql(db_, ...) sample_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define sample_find(...) sample_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_first(...) sample_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_one(...) sample_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_paginate(...) sample_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_count(...) sample_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_exists(...) sample_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define sample_each(db_, ...) TOASTY__VISIT(sample_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define sample_find_op(...) TOASTY__OP(sample_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_first_op(...) TOASTY__OP(sample_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_one_op(...) TOASTY__OP(sample_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_paginate_op(...) TOASTY__OP(sample_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_count_op(...) TOASTY__OP(sample_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_exists_op(...) TOASTY__OP(sample_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define sample_create_op(...) TOASTY__OP(sample_create_op_with, struct Sample_new, __VA_ARGS__, .toasty__parent = 0)
#define sample_create_many_op(db_, ...) sample_create_many_op_with(db_, &(const struct Sample_many)__VA_ARGS__)
#define sample_update_op(...) \
    sample_update_op_with(&(const struct Sample_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define sample_update_where_op(...) \
    sample_update_where_op_with(&(const struct Sample_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define sample_update_where_returning_op(db_, ...) \
    sample_update_where_returning_op_with(db_, \
        &(const struct Sample_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define sample_delete_where_op(...) sample_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define sample_delete_where_returning_op(db_, ...) \
    sample_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define sample_find_by_id(db_, ...) \
    sample_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define sample_update_by_id(db_, id_, ...) \
    sample_update_where_with(&(const struct Sample_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Sample.id, id_), __VA_ARGS__})
#define sample_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Sample_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Sample, db_))
#define sample_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Sample_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Sample_list, db_))
#define sample_update_by_id_op(id_, ...) \
    sample_update_where_op_with(&(const struct Sample_changes){.toasty__db = 0, .toasty__where = toasty_eq(Sample.id, id_), __VA_ARGS__})
#define sample_delete_by_id_op(id_) sample_delete_where_op_with((const toasty_expr[]){toasty_eq(Sample.id, id_)})
#define sample_upsert_by_id(db_, ...) \
    sample_upsert_by_id_with(&(const struct Sample_upsert){.toasty__db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define sample_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(sample_upsert_by_id_run, &(const struct Sample_upsert){.toasty__db = 0, .toasty__by[0].u64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Sample, db_))
#endif

/* ---- functions of Maybe ---- */

/** Creates a Maybe with what is nested in it; NULL on failure. */
static inline struct Maybe *maybe_create_with(const struct Maybe_new *values)
{
    return (struct Maybe *)toasty_model_create(&Maybe_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Maybe_list *maybe_create_array(toasty_db *db, const struct Maybe_new *items, size_t count)
{
    return (struct Maybe_list *)toasty_model_create_many(&Maybe_toasty_model, db, items, count);
}
/** The same with maybes_new. */
static inline struct Maybe_list *maybe_create_many_with(toasty_db *db, struct Maybe_many many)
{
    return maybe_create_array(db, many.items, many.count);
}
static inline toasty_op maybe_create_op_with(struct Maybe **out, const struct Maybe_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Maybe_toasty_model, 0, values, out);
}
static inline toasty_op maybe_create_many_op_with(struct Maybe_list **out, const struct Maybe_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Maybe_toasty_model, 0, many, out);
}
static inline toasty_op maybe_update_op_with(const struct Maybe_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Maybe_toasty_model, 0, changes, 0);
}
static inline toasty_op maybe_update_where_op_with(const struct Maybe_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Maybe_toasty_model, 0, changes, 0);
}
static inline toasty_op maybe_update_where_returning_op_with(struct Maybe_list **out, const struct Maybe_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Maybe_toasty_model, 0, changes, out);
}
static inline toasty_op maybe_delete_op(const struct Maybe *maybe)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Maybe_toasty_model, 0, maybe, 0);
}
static inline toasty_op maybe_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Maybe_toasty_model, 0, where, 0);
}
static inline toasty_op maybe_delete_where_returning_op_with(struct Maybe_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Maybe_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Maybe_list *maybe_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Maybe *maybe_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return (struct Maybe *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return (struct Maybe *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Maybe_page *maybe_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return (struct Maybe_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status maybe_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Maybe *, void *arg), void *arg)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    struct Maybe_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? maybe_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t maybe_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool maybe_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Maybe_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void maybe_print(FILE *out, const struct Maybe *maybe)
{
    toasty_model_print(&Maybe_toasty_model, out, maybe);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *maybe_to_json(const struct Maybe *maybe)
{
    return toasty_model_to_json(&Maybe_toasty_model, maybe);
}
/** The same for a list. */
static inline char *maybe_list_to_json(const struct Maybe_list *list)
{
    return toasty_model_list_to_json(&Maybe_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *maybe_page_to_json(const struct Maybe_page *page)
{
    return toasty_model_page_to_json(&Maybe_toasty_model, page);
}
static inline toasty_op maybe_find_op_with(struct Maybe_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Maybe_toasty_model, 0, options, out);
}
static inline toasty_op maybe_first_op_with(struct Maybe **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Maybe_toasty_model, 0, options, out);
}
static inline toasty_op maybe_one_op_with(struct Maybe **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Maybe_toasty_model, 0, options, out);
}
static inline toasty_op maybe_paginate_op_with(struct Maybe_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Maybe_toasty_model, 0, options, out);
}
static inline toasty_op maybe_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Maybe_toasty_model, 0, options, out);
}
static inline toasty_op maybe_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Maybe_toasty_model, 0, options, out);
}
/** The Maybe with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_id(toasty_db *db, int32_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this id that match. */
static inline struct Maybe_list *maybe_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_id(toasty_db *db, int32_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *maybe_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Maybe_upsert *values = (const struct Maybe_upsert *)input;
    toasty_upsert upsert = {&Maybe_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Maybe with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Maybe *maybe_upsert_by_id_with(const struct Maybe_upsert *values)
{
    return (struct Maybe *)maybe_upsert_by_id_run(values->toasty__db, values);
}
/** The Maybe with this flag; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_flag(toasty_db *db, bool flag)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_bool(flag)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this flag that match. */
static inline struct Maybe_list *maybe_find_by_flag_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this flag, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_flag(toasty_db *db, bool flag)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_bool(flag)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this i8; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_i8(toasty_db *db, int8_t i8)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i8)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this i8 that match. */
static inline struct Maybe_list *maybe_find_by_i8_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this i8, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_i8(toasty_db *db, int8_t i8)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i8)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this i16; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_i16(toasty_db *db, int16_t i16)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i16)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this i16 that match. */
static inline struct Maybe_list *maybe_find_by_i16_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this i16, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_i16(toasty_db *db, int16_t i16)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i16)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this i32; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_i32(toasty_db *db, int32_t i32)
{
    static const uint16_t by[] = {4};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i32)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this i32 that match. */
static inline struct Maybe_list *maybe_find_by_i32_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {4};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this i32, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_i32(toasty_db *db, int32_t i32)
{
    static const uint16_t by[] = {4};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i32)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this i64; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_i64(toasty_db *db, int64_t i64)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i64)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this i64 that match. */
static inline struct Maybe_list *maybe_find_by_i64_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this i64, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_i64(toasty_db *db, int64_t i64)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(i64)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this u8; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_u8(toasty_db *db, uint8_t u8)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u8)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this u8 that match. */
static inline struct Maybe_list *maybe_find_by_u8_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this u8, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_u8(toasty_db *db, uint8_t u8)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u8)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this u16; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_u16(toasty_db *db, uint16_t u16)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u16)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this u16 that match. */
static inline struct Maybe_list *maybe_find_by_u16_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this u16, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_u16(toasty_db *db, uint16_t u16)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u16)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this u32; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_u32(toasty_db *db, uint32_t u32)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u32)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this u32 that match. */
static inline struct Maybe_list *maybe_find_by_u32_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this u32, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_u32(toasty_db *db, uint32_t u32)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u32)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this u64; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_u64(toasty_db *db, uint64_t u64)
{
    static const uint16_t by[] = {9};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u64)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this u64 that match. */
static inline struct Maybe_list *maybe_find_by_u64_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {9};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this u64, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_u64(toasty_db *db, uint64_t u64)
{
    static const uint16_t by[] = {9};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uint(u64)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this f32; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_f32(toasty_db *db, float f32)
{
    static const uint16_t by[] = {10};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_float(f32)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this f32 that match. */
static inline struct Maybe_list *maybe_find_by_f32_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {10};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this f32, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_f32(toasty_db *db, float f32)
{
    static const uint16_t by[] = {10};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_float(f32)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this f64; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_f64(toasty_db *db, double f64)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_float(f64)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this f64 that match. */
static inline struct Maybe_list *maybe_find_by_f64_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this f64, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_f64(toasty_db *db, double f64)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_float(f64)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this text; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_text(toasty_db *db, const char *text)
{
    static const uint16_t by[] = {12};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(text)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this text that match. */
static inline struct Maybe_list *maybe_find_by_text_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {12};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this text, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_text(toasty_db *db, const char *text)
{
    static const uint16_t by[] = {12};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(text)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this data; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_data(toasty_db *db, toasty_bytes data)
{
    static const uint16_t by[] = {13};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_bytes(data)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this data that match. */
static inline struct Maybe_list *maybe_find_by_data_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {13};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this data, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_data(toasty_db *db, toasty_bytes data)
{
    static const uint16_t by[] = {13};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_bytes(data)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this token; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_token(toasty_db *db, toasty_uuid token)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(token)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this token that match. */
static inline struct Maybe_list *maybe_find_by_token_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this token, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_token(toasty_db *db, toasty_uuid token)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(token)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this at; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_at(toasty_db *db, toasty_timestamp at)
{
    static const uint16_t by[] = {15};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_timestamp(at)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this at that match. */
static inline struct Maybe_list *maybe_find_by_at_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {15};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this at, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_at(toasty_db *db, toasty_timestamp at)
{
    static const uint16_t by[] = {15};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_timestamp(at)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this day; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_day(toasty_db *db, toasty_date day)
{
    static const uint16_t by[] = {16};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_date(day)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this day that match. */
static inline struct Maybe_list *maybe_find_by_day_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {16};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this day, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_day(toasty_db *db, toasty_date day)
{
    static const uint16_t by[] = {16};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_date(day)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this hour; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_hour(toasty_db *db, toasty_time hour)
{
    static const uint16_t by[] = {17};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_time(hour)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this hour that match. */
static inline struct Maybe_list *maybe_find_by_hour_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {17};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this hour, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_hour(toasty_db *db, toasty_time hour)
{
    static const uint16_t by[] = {17};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_time(hour)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this local; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_local(toasty_db *db, toasty_datetime local)
{
    static const uint16_t by[] = {18};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_datetime(local)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this local that match. */
static inline struct Maybe_list *maybe_find_by_local_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {18};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this local, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_local(toasty_db *db, toasty_datetime local)
{
    static const uint16_t by[] = {18};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_datetime(local)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this price; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_price(toasty_db *db, toasty_decimal price)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_decimal(price)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this price that match. */
static inline struct Maybe_list *maybe_find_by_price_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this price, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_price(toasty_db *db, toasty_decimal price)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_decimal(price)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this host; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_host(toasty_db *db, const toasty_inet *host)
{
    static const uint16_t by[] = {21};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_inet_ptr(host)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this host that match. */
static inline struct Maybe_list *maybe_find_by_host_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {21};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this host, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_host(toasty_db *db, const toasty_inet *host)
{
    static const uint16_t by[] = {21};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_inet_ptr(host)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this network; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_network(toasty_db *db, const toasty_cidr *network)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_cidr_ptr(network)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this network that match. */
static inline struct Maybe_list *maybe_find_by_network_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this network, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_network(toasty_db *db, const toasty_cidr *network)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_cidr_ptr(network)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this card; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_card(toasty_db *db, toasty_macaddr card)
{
    static const uint16_t by[] = {23};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_macaddr(card)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this card that match. */
static inline struct Maybe_list *maybe_find_by_card_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {23};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this card, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_card(toasty_db *db, toasty_macaddr card)
{
    static const uint16_t by[] = {23};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_macaddr(card)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Maybe with this card8; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Maybe *maybe_get_by_card8(toasty_db *db, toasty_macaddr8 card8)
{
    static const uint16_t by[] = {24};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_macaddr8(card8)};
    return (struct Maybe *)toasty_model_get_by(t, db, 0, values);
}
/** All Maybe records with this card8 that match. */
static inline struct Maybe_list *maybe_find_by_card8_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {24};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    return (struct Maybe_list *)toasty_model_find(t, options);
}
/** Deletes what has this card8, with what depends on it; none is fine. */
static inline toasty_status maybe_delete_by_card8(toasty_db *db, toasty_macaddr8 card8)
{
    static const uint16_t by[] = {24};
    toasty_target t = {&Maybe_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_macaddr8(card8)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status maybe_update_with(const struct Maybe_changes *changes)
{
    return toasty_model_update(&Maybe_toasty_model, changes);
}
/** Updates every Maybe that the condition matches; toasty_changes has the number. */
static inline toasty_status maybe_update_where_with(const struct Maybe_changes *changes)
{
    return toasty_model_update_where(&Maybe_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Maybe_list *maybe_update_where_returning_with(const struct Maybe_changes *changes)
{
    return (struct Maybe_list *)toasty_model_update_where_returning(&Maybe_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status maybe_delete(toasty_db *db, const struct Maybe *maybe)
{
    return toasty_model_delete(&Maybe_toasty_model, db, maybe);
}
/** Deletes every Maybe that the condition matches; toasty_changes has the number. */
static inline toasty_status maybe_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Maybe_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Maybe_list *maybe_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Maybe_list *)toasty_model_delete_where_returning(&Maybe_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status maybe_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Maybe_toasty_model, options);
}
/** Records from raw SQL that gives every column of Maybe. */
static inline struct Maybe_list *maybe_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Maybe_list *)toasty_model_from_sql(&Maybe_toasty_model, db, sql);
}

#ifndef __cplusplus
#define maybes_new(...) \
    {.items = (const struct Maybe_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Maybe_new[]){__VA_ARGS__}) / sizeof(struct Maybe_new)}
#define maybes_apply(...) \
    {.steps = (const struct Maybe_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Maybe_one[]){__VA_ARGS__}) / sizeof(struct Maybe_one)}
#define maybes_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define maybe_new(...) {.op = TOASTY_CREATE, .create = &(const struct Maybe_new){.toasty__db = 0, __VA_ARGS__}}
#define maybe_create(...) maybe_create_with(&(const struct Maybe_new){.toasty__db = __VA_ARGS__})
#define maybe_create_many(db_, ...) maybe_create_many_with(db_, (struct Maybe_many)__VA_ARGS__)
#define maybe_update(db_, ...) \
    maybe_update_with(&(const struct Maybe_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define maybe_update_where(db_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define maybe_update_where_returning(db_, ...) \
    maybe_update_where_returning_with( \
        &(const struct Maybe_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define maybe_load(db_, ...) \
    maybe_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Maybe *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define maybe_from_sql(db_, ...) maybe_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define maybe_find(...) maybe_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_first(...) maybe_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_one(...) maybe_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_paginate(...) maybe_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_count(...) maybe_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_exists(...) maybe_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define maybe_each(db_, ...) TOASTY__VISIT(maybe_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define maybe_find_op(...) TOASTY__OP(maybe_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_first_op(...) TOASTY__OP(maybe_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_one_op(...) TOASTY__OP(maybe_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_paginate_op(...) TOASTY__OP(maybe_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_count_op(...) TOASTY__OP(maybe_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_exists_op(...) TOASTY__OP(maybe_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define maybe_create_op(...) TOASTY__OP(maybe_create_op_with, struct Maybe_new, __VA_ARGS__, .toasty__parent = 0)
#define maybe_create_many_op(db_, ...) maybe_create_many_op_with(db_, &(const struct Maybe_many)__VA_ARGS__)
#define maybe_update_op(...) \
    maybe_update_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define maybe_update_where_op(...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define maybe_update_where_returning_op(db_, ...) \
    maybe_update_where_returning_op_with(db_, \
        &(const struct Maybe_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define maybe_delete_where_op(...) maybe_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define maybe_delete_where_returning_op(db_, ...) \
    maybe_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define maybe_find_by_id(db_, ...) \
    maybe_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_update_by_id(db_, id_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.id, id_), __VA_ARGS__})
#define maybe_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_id_op(id_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.id, id_), __VA_ARGS__})
#define maybe_delete_by_id_op(id_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.id, id_)})
#define maybe_upsert_by_id(db_, ...) \
    maybe_upsert_by_id_with(&(const struct Maybe_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(maybe_upsert_by_id_run, &(const struct Maybe_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_flag(db_, ...) \
    maybe_find_by_flag_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].boolean = __VA_ARGS__})
#define maybe_update_by_flag(db_, flag_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.flag, flag_), __VA_ARGS__})
#define maybe_get_by_flag_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].boolean = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_flag_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].boolean = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_flag_op(flag_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.flag, flag_), __VA_ARGS__})
#define maybe_delete_by_flag_op(flag_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.flag, flag_)})
#define maybe_find_by_i8(db_, ...) \
    maybe_find_by_i8_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_update_by_i8(db_, i8_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.i8, i8_), __VA_ARGS__})
#define maybe_get_by_i8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_i8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_i8_op(i8_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.i8, i8_), __VA_ARGS__})
#define maybe_delete_by_i8_op(i8_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.i8, i8_)})
#define maybe_find_by_i16(db_, ...) \
    maybe_find_by_i16_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_update_by_i16(db_, i16_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.i16, i16_), __VA_ARGS__})
#define maybe_get_by_i16_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_i16_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_i16_op(i16_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.i16, i16_), __VA_ARGS__})
#define maybe_delete_by_i16_op(i16_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.i16, i16_)})
#define maybe_find_by_i32(db_, ...) \
    maybe_find_by_i32_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_update_by_i32(db_, i32_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.i32, i32_), __VA_ARGS__})
#define maybe_get_by_i32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){4}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_i32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){4}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_i32_op(i32_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.i32, i32_), __VA_ARGS__})
#define maybe_delete_by_i32_op(i32_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.i32, i32_)})
#define maybe_find_by_i64(db_, ...) \
    maybe_find_by_i64_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define maybe_update_by_i64(db_, i64_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.i64, i64_), __VA_ARGS__})
#define maybe_get_by_i64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_i64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_i64_op(i64_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.i64, i64_), __VA_ARGS__})
#define maybe_delete_by_i64_op(i64_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.i64, i64_)})
#define maybe_find_by_u8(db_, ...) \
    maybe_find_by_u8_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define maybe_update_by_u8(db_, u8_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.u8, u8_), __VA_ARGS__})
#define maybe_get_by_u8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_u8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_u8_op(u8_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.u8, u8_), __VA_ARGS__})
#define maybe_delete_by_u8_op(u8_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.u8, u8_)})
#define maybe_find_by_u16(db_, ...) \
    maybe_find_by_u16_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define maybe_update_by_u16(db_, u16_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.u16, u16_), __VA_ARGS__})
#define maybe_get_by_u16_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_u16_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_u16_op(u16_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.u16, u16_), __VA_ARGS__})
#define maybe_delete_by_u16_op(u16_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.u16, u16_)})
#define maybe_find_by_u32(db_, ...) \
    maybe_find_by_u32_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define maybe_update_by_u32(db_, u32_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.u32, u32_), __VA_ARGS__})
#define maybe_get_by_u32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){8}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_u32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){8}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_u32_op(u32_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.u32, u32_), __VA_ARGS__})
#define maybe_delete_by_u32_op(u32_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.u32, u32_)})
#define maybe_find_by_u64(db_, ...) \
    maybe_find_by_u64_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].u64 = __VA_ARGS__})
#define maybe_update_by_u64(db_, u64_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.u64, u64_), __VA_ARGS__})
#define maybe_get_by_u64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){9}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_u64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){9}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].u64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_u64_op(u64_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.u64, u64_), __VA_ARGS__})
#define maybe_delete_by_u64_op(u64_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.u64, u64_)})
#define maybe_find_by_f32(db_, ...) \
    maybe_find_by_f32_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].f64 = __VA_ARGS__})
#define maybe_update_by_f32(db_, f32_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.f32, f32_), __VA_ARGS__})
#define maybe_get_by_f32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){10}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].f64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_f32_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){10}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].f64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_f32_op(f32_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.f32, f32_), __VA_ARGS__})
#define maybe_delete_by_f32_op(f32_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.f32, f32_)})
#define maybe_find_by_f64(db_, ...) \
    maybe_find_by_f64_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].f64 = __VA_ARGS__})
#define maybe_update_by_f64(db_, f64_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.f64, f64_), __VA_ARGS__})
#define maybe_get_by_f64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){11}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].f64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_f64_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){11}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].f64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_f64_op(f64_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.f64, f64_), __VA_ARGS__})
#define maybe_delete_by_f64_op(f64_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.f64, f64_)})
#define maybe_find_by_text(db_, ...) \
    maybe_find_by_text_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define maybe_update_by_text(db_, text_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.text, text_), __VA_ARGS__})
#define maybe_get_by_text_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){12}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_text_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){12}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_text_op(text_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.text, text_), __VA_ARGS__})
#define maybe_delete_by_text_op(text_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.text, text_)})
#define maybe_find_by_data(db_, ...) \
    maybe_find_by_data_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].bytes = __VA_ARGS__})
#define maybe_update_by_data(db_, data_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.data, data_), __VA_ARGS__})
#define maybe_get_by_data_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){13}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].bytes = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_data_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){13}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].bytes = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_data_op(data_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.data, data_), __VA_ARGS__})
#define maybe_delete_by_data_op(data_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.data, data_)})
#define maybe_find_by_token(db_, ...) \
    maybe_find_by_token_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define maybe_update_by_token(db_, token_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.token, token_), __VA_ARGS__})
#define maybe_get_by_token_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){14}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_token_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){14}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_token_op(token_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.token, token_), __VA_ARGS__})
#define maybe_delete_by_token_op(token_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.token, token_)})
#define maybe_find_by_at(db_, ...) \
    maybe_find_by_at_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].timestamp = __VA_ARGS__})
#define maybe_update_by_at(db_, at_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.at, at_), __VA_ARGS__})
#define maybe_get_by_at_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){15}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_at_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){15}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_at_op(at_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.at, at_), __VA_ARGS__})
#define maybe_delete_by_at_op(at_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.at, at_)})
#define maybe_find_by_day(db_, ...) \
    maybe_find_by_day_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].date = __VA_ARGS__})
#define maybe_update_by_day(db_, day_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.day, day_), __VA_ARGS__})
#define maybe_get_by_day_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){16}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].date = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_day_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){16}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].date = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_day_op(day_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.day, day_), __VA_ARGS__})
#define maybe_delete_by_day_op(day_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.day, day_)})
#define maybe_find_by_hour(db_, ...) \
    maybe_find_by_hour_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].time = __VA_ARGS__})
#define maybe_update_by_hour(db_, hour_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.hour, hour_), __VA_ARGS__})
#define maybe_get_by_hour_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){17}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].time = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_hour_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){17}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].time = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_hour_op(hour_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.hour, hour_), __VA_ARGS__})
#define maybe_delete_by_hour_op(hour_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.hour, hour_)})
#define maybe_find_by_local(db_, ...) \
    maybe_find_by_local_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].datetime = __VA_ARGS__})
#define maybe_update_by_local(db_, local_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.local, local_), __VA_ARGS__})
#define maybe_get_by_local_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){18}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].datetime = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_local_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){18}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].datetime = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_local_op(local_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.local, local_), __VA_ARGS__})
#define maybe_delete_by_local_op(local_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.local, local_)})
#define maybe_find_by_price(db_, ...) \
    maybe_find_by_price_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].decimal = __VA_ARGS__})
#define maybe_update_by_price(db_, price_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.price, price_), __VA_ARGS__})
#define maybe_get_by_price_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){19}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].decimal = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_price_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){19}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].decimal = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_price_op(price_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.price, price_), __VA_ARGS__})
#define maybe_delete_by_price_op(price_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.price, price_)})
#define maybe_find_by_host(db_, ...) \
    maybe_find_by_host_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].inet = __VA_ARGS__})
#define maybe_update_by_host(db_, host_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.host, host_), __VA_ARGS__})
#define maybe_get_by_host_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){21}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].inet = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_host_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){21}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].inet = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_host_op(host_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.host, host_), __VA_ARGS__})
#define maybe_delete_by_host_op(host_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.host, host_)})
#define maybe_find_by_network(db_, ...) \
    maybe_find_by_network_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].cidr = __VA_ARGS__})
#define maybe_update_by_network(db_, network_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.network, network_), __VA_ARGS__})
#define maybe_get_by_network_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){22}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].cidr = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_network_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){22}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].cidr = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_network_op(network_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.network, network_), __VA_ARGS__})
#define maybe_delete_by_network_op(network_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.network, network_)})
#define maybe_find_by_card(db_, ...) \
    maybe_find_by_card_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].macaddr = __VA_ARGS__})
#define maybe_update_by_card(db_, card_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.card, card_), __VA_ARGS__})
#define maybe_get_by_card_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){23}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].macaddr = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_card_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){23}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].macaddr = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_card_op(card_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.card, card_), __VA_ARGS__})
#define maybe_delete_by_card_op(card_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.card, card_)})
#define maybe_find_by_card8(db_, ...) \
    maybe_find_by_card8_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].macaddr8 = __VA_ARGS__})
#define maybe_update_by_card8(db_, card8_, ...) \
    maybe_update_where_with(&(const struct Maybe_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Maybe.card8, card8_), __VA_ARGS__})
#define maybe_get_by_card8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Maybe_toasty_model, (const uint16_t[]){24}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].macaddr8 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe, db_))
#define maybe_find_by_card8_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Maybe_toasty_model, (const uint16_t[]){24}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].macaddr8 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Maybe_list, db_))
#define maybe_update_by_card8_op(card8_, ...) \
    maybe_update_where_op_with(&(const struct Maybe_changes){.toasty__db = 0, .toasty__where = toasty_eq(Maybe.card8, card8_), __VA_ARGS__})
#define maybe_delete_by_card8_op(card8_) maybe_delete_where_op_with((const toasty_expr[]){toasty_eq(Maybe.card8, card8_)})
#endif

/* ---- functions of Reading ---- */

/** Creates a Reading with what is nested in it; NULL on failure. */
static inline struct Reading *reading_create_with(const struct Reading_new *values)
{
    return (struct Reading *)toasty_model_create(&Reading_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Reading_list *reading_create_array(toasty_db *db, const struct Reading_new *items, size_t count)
{
    return (struct Reading_list *)toasty_model_create_many(&Reading_toasty_model, db, items, count);
}
/** The same with readings_new. */
static inline struct Reading_list *reading_create_many_with(toasty_db *db, struct Reading_many many)
{
    return reading_create_array(db, many.items, many.count);
}
static inline toasty_op reading_create_op_with(struct Reading **out, const struct Reading_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Reading_toasty_model, 0, values, out);
}
static inline toasty_op reading_create_many_op_with(struct Reading_list **out, const struct Reading_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Reading_toasty_model, 0, many, out);
}
static inline toasty_op reading_update_op_with(const struct Reading_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Reading_toasty_model, 0, changes, 0);
}
static inline toasty_op reading_update_where_op_with(const struct Reading_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Reading_toasty_model, 0, changes, 0);
}
static inline toasty_op reading_update_where_returning_op_with(struct Reading_list **out, const struct Reading_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Reading_toasty_model, 0, changes, out);
}
static inline toasty_op reading_delete_op(const struct Reading *reading)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Reading_toasty_model, 0, reading, 0);
}
static inline toasty_op reading_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Reading_toasty_model, 0, where, 0);
}
static inline toasty_op reading_delete_where_returning_op_with(struct Reading_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Reading_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Reading_list *reading_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Reading *reading_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return (struct Reading *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return (struct Reading *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Reading_page *reading_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return (struct Reading_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status reading_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Reading *, void *arg), void *arg)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    struct Reading_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? reading_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t reading_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool reading_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Reading_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void reading_print(FILE *out, const struct Reading *reading)
{
    toasty_model_print(&Reading_toasty_model, out, reading);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *reading_to_json(const struct Reading *reading)
{
    return toasty_model_to_json(&Reading_toasty_model, reading);
}
/** The same for a list. */
static inline char *reading_list_to_json(const struct Reading_list *list)
{
    return toasty_model_list_to_json(&Reading_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *reading_page_to_json(const struct Reading_page *page)
{
    return toasty_model_page_to_json(&Reading_toasty_model, page);
}
static inline toasty_op reading_find_op_with(struct Reading_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Reading_toasty_model, 0, options, out);
}
static inline toasty_op reading_first_op_with(struct Reading **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Reading_toasty_model, 0, options, out);
}
static inline toasty_op reading_one_op_with(struct Reading **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Reading_toasty_model, 0, options, out);
}
static inline toasty_op reading_paginate_op_with(struct Reading_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Reading_toasty_model, 0, options, out);
}
static inline toasty_op reading_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Reading_toasty_model, 0, options, out);
}
static inline toasty_op reading_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Reading_toasty_model, 0, options, out);
}
/** The Reading with this station and taken; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_station_and_taken(toasty_db *db, const char *station, toasty_timestamp taken)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_timestamp(taken)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this station and taken that match. */
static inline struct Reading_list *reading_find_by_station_and_taken_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this station and taken, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_station_and_taken(toasty_db *db, const char *station, toasty_timestamp taken)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_timestamp(taken)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *reading_upsert_by_station_and_taken_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0, 1};
    const struct Reading_upsert *values = (const struct Reading_upsert *)input;
    toasty_upsert upsert = {&Reading_toasty_model, by, 2, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Reading with this station and taken or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Reading *reading_upsert_by_station_and_taken_with(const struct Reading_upsert *values)
{
    return (struct Reading *)reading_upsert_by_station_and_taken_run(values->toasty__db, values);
}
/** The Reading with this station; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_station(toasty_db *db, const char *station)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(station)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this station that match. */
static inline struct Reading_list *reading_find_by_station_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this station, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_station(toasty_db *db, const char *station)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(station)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Reading with this station and kind; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_station_and_kind(toasty_db *db, const char *station, const char *kind)
{
    static const uint16_t by[] = {0, 2};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_string(kind)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this station and kind that match. */
static inline struct Reading_list *reading_find_by_station_and_kind_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 2};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this station and kind, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_station_and_kind(toasty_db *db, const char *station, const char *kind)
{
    static const uint16_t by[] = {0, 2};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_string(kind)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Reading with this station and kind and taken; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_station_and_kind_and_taken(toasty_db *db, const char *station, const char *kind, toasty_timestamp taken)
{
    static const uint16_t by[] = {0, 2, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 3};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_string(kind), toasty_value_timestamp(taken)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this station and kind and taken that match. */
static inline struct Reading_list *reading_find_by_station_and_kind_and_taken_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 2, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 3};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this station and kind and taken, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_station_and_kind_and_taken(toasty_db *db, const char *station, const char *kind, toasty_timestamp taken)
{
    static const uint16_t by[] = {0, 2, 1};
    toasty_target t = {&Reading_toasty_model, 0, by, 3};
    const toasty_value values[] = {toasty_value_string(station), toasty_value_string(kind), toasty_value_timestamp(taken)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Reading with this kind; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_kind(toasty_db *db, const char *kind)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(kind)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this kind that match. */
static inline struct Reading_list *reading_find_by_kind_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this kind, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_kind(toasty_db *db, const char *kind)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Reading_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(kind)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Reading with this kind and serial; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reading *reading_get_by_kind_and_serial(toasty_db *db, const char *kind, int64_t serial)
{
    static const uint16_t by[] = {2, 3};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(kind), toasty_value_int(serial)};
    return (struct Reading *)toasty_model_get_by(t, db, 0, values);
}
/** All Reading records with this kind and serial that match. */
static inline struct Reading_list *reading_find_by_kind_and_serial_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2, 3};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    return (struct Reading_list *)toasty_model_find(t, options);
}
/** Deletes what has this kind and serial, with what depends on it; none is fine. */
static inline toasty_status reading_delete_by_kind_and_serial(toasty_db *db, const char *kind, int64_t serial)
{
    static const uint16_t by[] = {2, 3};
    toasty_target t = {&Reading_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(kind), toasty_value_int(serial)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *reading_upsert_by_kind_and_serial_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {2, 3};
    const struct Reading_upsert *values = (const struct Reading_upsert *)input;
    toasty_upsert upsert = {&Reading_toasty_model, by, 2, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Reading with this kind and serial or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Reading *reading_upsert_by_kind_and_serial_with(const struct Reading_upsert *values)
{
    return (struct Reading *)reading_upsert_by_kind_and_serial_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status reading_update_with(const struct Reading_changes *changes)
{
    return toasty_model_update(&Reading_toasty_model, changes);
}
/** Updates every Reading that the condition matches; toasty_changes has the number. */
static inline toasty_status reading_update_where_with(const struct Reading_changes *changes)
{
    return toasty_model_update_where(&Reading_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Reading_list *reading_update_where_returning_with(const struct Reading_changes *changes)
{
    return (struct Reading_list *)toasty_model_update_where_returning(&Reading_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status reading_delete(toasty_db *db, const struct Reading *reading)
{
    return toasty_model_delete(&Reading_toasty_model, db, reading);
}
/** Deletes every Reading that the condition matches; toasty_changes has the number. */
static inline toasty_status reading_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Reading_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Reading_list *reading_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Reading_list *)toasty_model_delete_where_returning(&Reading_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status reading_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Reading_toasty_model, options);
}
/** Records from raw SQL that gives every column of Reading. */
static inline struct Reading_list *reading_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Reading_list *)toasty_model_from_sql(&Reading_toasty_model, db, sql);
}

#ifndef __cplusplus
#define readings_new(...) \
    {.items = (const struct Reading_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Reading_new[]){__VA_ARGS__}) / sizeof(struct Reading_new)}
#define readings_apply(...) \
    {.steps = (const struct Reading_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Reading_one[]){__VA_ARGS__}) / sizeof(struct Reading_one)}
#define readings_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define reading_new(...) {.op = TOASTY_CREATE, .create = &(const struct Reading_new){.toasty__db = 0, __VA_ARGS__}}
#define reading_create(...) reading_create_with(&(const struct Reading_new){.toasty__db = __VA_ARGS__})
#define reading_create_many(db_, ...) reading_create_many_with(db_, (struct Reading_many)__VA_ARGS__)
#define reading_update(db_, ...) \
    reading_update_with(&(const struct Reading_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define reading_update_where(db_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define reading_update_where_returning(db_, ...) \
    reading_update_where_returning_with( \
        &(const struct Reading_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define reading_load(db_, ...) \
    reading_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reading *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reading_from_sql(db_, ...) reading_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define reading_find(...) reading_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_first(...) reading_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_one(...) reading_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_paginate(...) reading_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_count(...) reading_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_exists(...) reading_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reading_each(db_, ...) TOASTY__VISIT(reading_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define reading_find_op(...) TOASTY__OP(reading_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_first_op(...) TOASTY__OP(reading_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_one_op(...) TOASTY__OP(reading_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_paginate_op(...) TOASTY__OP(reading_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_count_op(...) TOASTY__OP(reading_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_exists_op(...) TOASTY__OP(reading_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reading_create_op(...) TOASTY__OP(reading_create_op_with, struct Reading_new, __VA_ARGS__, .toasty__parent = 0)
#define reading_create_many_op(db_, ...) reading_create_many_op_with(db_, &(const struct Reading_many)__VA_ARGS__)
#define reading_update_op(...) \
    reading_update_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define reading_update_where_op(...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define reading_update_where_returning_op(db_, ...) \
    reading_update_where_returning_op_with(db_, \
        &(const struct Reading_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define reading_delete_where_op(...) reading_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define reading_delete_where_returning_op(db_, ...) \
    reading_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define reading_find_by_station_and_taken(db_, station_, ...) \
    reading_find_by_station_and_taken_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (station_), .toasty__by[1].timestamp = __VA_ARGS__})
#define reading_update_by_station_and_taken(db_, station_, taken_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.taken, taken_)), __VA_ARGS__})
#define reading_get_by_station_and_taken_op(db_, station_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_station_and_taken_op(db_, station_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_station_and_taken_op(station_, taken_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.taken, taken_)), __VA_ARGS__})
#define reading_delete_by_station_and_taken_op(station_, taken_) reading_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.taken, taken_))})
#define reading_upsert_by_station_and_taken(db_, station_, ...) \
    reading_upsert_by_station_and_taken_with(&(const struct Reading_upsert){.toasty__db = (db_), .toasty__by[0].string = (station_), .toasty__by[1].timestamp = __VA_ARGS__})
#define reading_upsert_by_station_and_taken_op(db_, station_, ...) \
    toasty__make_upsert_op(reading_upsert_by_station_and_taken_run, &(const struct Reading_upsert){.toasty__db = 0, .toasty__by[0].string = (station_), .toasty__by[1].timestamp = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_station(db_, ...) \
    reading_find_by_station_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define reading_update_by_station(db_, station_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Reading.station, station_), __VA_ARGS__})
#define reading_get_by_station_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_station_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_station_op(station_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_eq(Reading.station, station_), __VA_ARGS__})
#define reading_delete_by_station_op(station_) reading_delete_where_op_with((const toasty_expr[]){toasty_eq(Reading.station, station_)})
#define reading_find_by_station_and_kind(db_, station_, ...) \
    reading_find_by_station_and_kind_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (station_), .toasty__by[1].string = __VA_ARGS__})
#define reading_update_by_station_and_kind(db_, station_, kind_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_)), __VA_ARGS__})
#define reading_get_by_station_and_kind_op(db_, station_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){0, 2}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_station_and_kind_op(db_, station_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){0, 2}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_station_and_kind_op(station_, kind_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_)), __VA_ARGS__})
#define reading_delete_by_station_and_kind_op(station_, kind_) reading_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_))})
#define reading_find_by_station_and_kind_and_taken(db_, station_, kind_, ...) \
    reading_find_by_station_and_kind_and_taken_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (station_), .toasty__by[1].string = (kind_), .toasty__by[2].timestamp = __VA_ARGS__})
#define reading_update_by_station_and_kind_and_taken(db_, station_, kind_, taken_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_), toasty_eq(Reading.taken, taken_)), __VA_ARGS__})
#define reading_get_by_station_and_kind_and_taken_op(db_, station_, kind_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){0, 2, 1}, 3, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].string = (kind_), .toasty__by[2].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_station_and_kind_and_taken_op(db_, station_, kind_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){0, 2, 1}, 3, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (station_), .toasty__by[1].string = (kind_), .toasty__by[2].timestamp = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_station_and_kind_and_taken_op(station_, kind_, taken_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_), toasty_eq(Reading.taken, taken_)), __VA_ARGS__})
#define reading_delete_by_station_and_kind_and_taken_op(station_, kind_, taken_) reading_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Reading.station, station_), toasty_eq(Reading.kind, kind_), toasty_eq(Reading.taken, taken_))})
#define reading_find_by_kind(db_, ...) \
    reading_find_by_kind_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define reading_update_by_kind(db_, kind_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Reading.kind, kind_), __VA_ARGS__})
#define reading_get_by_kind_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_kind_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_kind_op(kind_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_eq(Reading.kind, kind_), __VA_ARGS__})
#define reading_delete_by_kind_op(kind_) reading_delete_where_op_with((const toasty_expr[]){toasty_eq(Reading.kind, kind_)})
#define reading_find_by_kind_and_serial(db_, kind_, ...) \
    reading_find_by_kind_and_serial_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (kind_), .toasty__by[1].i64 = __VA_ARGS__})
#define reading_update_by_kind_and_serial(db_, kind_, serial_, ...) \
    reading_update_where_with(&(const struct Reading_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(Reading.kind, kind_), toasty_eq(Reading.serial, serial_)), __VA_ARGS__})
#define reading_get_by_kind_and_serial_op(db_, kind_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reading_toasty_model, (const uint16_t[]){2, 3}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (kind_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading, db_))
#define reading_find_by_kind_and_serial_op(db_, kind_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reading_toasty_model, (const uint16_t[]){2, 3}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (kind_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reading_list, db_))
#define reading_update_by_kind_and_serial_op(kind_, serial_, ...) \
    reading_update_where_op_with(&(const struct Reading_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Reading.kind, kind_), toasty_eq(Reading.serial, serial_)), __VA_ARGS__})
#define reading_delete_by_kind_and_serial_op(kind_, serial_) reading_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Reading.kind, kind_), toasty_eq(Reading.serial, serial_))})
#define reading_upsert_by_kind_and_serial(db_, kind_, ...) \
    reading_upsert_by_kind_and_serial_with(&(const struct Reading_upsert){.toasty__db = (db_), .toasty__by[0].string = (kind_), .toasty__by[1].i64 = __VA_ARGS__})
#define reading_upsert_by_kind_and_serial_op(db_, kind_, ...) \
    toasty__make_upsert_op(reading_upsert_by_kind_and_serial_run, &(const struct Reading_upsert){.toasty__db = 0, .toasty__by[0].string = (kind_), .toasty__by[1].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Reading, db_))
#endif

/* ---- functions of Elsewhere ---- */

/** Creates a Elsewhere with what is nested in it; NULL on failure. */
static inline struct Elsewhere *elsewhere_create_with(const struct Elsewhere_new *values)
{
    return (struct Elsewhere *)toasty_model_create(&Elsewhere_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Elsewhere_list *elsewhere_create_array(toasty_db *db, const struct Elsewhere_new *items, size_t count)
{
    return (struct Elsewhere_list *)toasty_model_create_many(&Elsewhere_toasty_model, db, items, count);
}
/** The same with elsewheres_new. */
static inline struct Elsewhere_list *elsewhere_create_many_with(toasty_db *db, struct Elsewhere_many many)
{
    return elsewhere_create_array(db, many.items, many.count);
}
static inline toasty_op elsewhere_create_op_with(struct Elsewhere **out, const struct Elsewhere_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Elsewhere_toasty_model, 0, values, out);
}
static inline toasty_op elsewhere_create_many_op_with(struct Elsewhere_list **out, const struct Elsewhere_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Elsewhere_toasty_model, 0, many, out);
}
static inline toasty_op elsewhere_update_op_with(const struct Elsewhere_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Elsewhere_toasty_model, 0, changes, 0);
}
static inline toasty_op elsewhere_update_where_op_with(const struct Elsewhere_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Elsewhere_toasty_model, 0, changes, 0);
}
static inline toasty_op elsewhere_update_where_returning_op_with(struct Elsewhere_list **out, const struct Elsewhere_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Elsewhere_toasty_model, 0, changes, out);
}
static inline toasty_op elsewhere_delete_op(const struct Elsewhere *elsewhere)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Elsewhere_toasty_model, 0, elsewhere, 0);
}
static inline toasty_op elsewhere_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Elsewhere_toasty_model, 0, where, 0);
}
static inline toasty_op elsewhere_delete_where_returning_op_with(struct Elsewhere_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Elsewhere_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Elsewhere_list *elsewhere_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return (struct Elsewhere_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Elsewhere *elsewhere_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return (struct Elsewhere *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Elsewhere *elsewhere_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return (struct Elsewhere *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Elsewhere_page *elsewhere_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return (struct Elsewhere_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status elsewhere_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Elsewhere *, void *arg), void *arg)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    struct Elsewhere_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? elsewhere_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t elsewhere_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool elsewhere_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Elsewhere_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void elsewhere_print(FILE *out, const struct Elsewhere *elsewhere)
{
    toasty_model_print(&Elsewhere_toasty_model, out, elsewhere);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *elsewhere_to_json(const struct Elsewhere *elsewhere)
{
    return toasty_model_to_json(&Elsewhere_toasty_model, elsewhere);
}
/** The same for a list. */
static inline char *elsewhere_list_to_json(const struct Elsewhere_list *list)
{
    return toasty_model_list_to_json(&Elsewhere_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *elsewhere_page_to_json(const struct Elsewhere_page *page)
{
    return toasty_model_page_to_json(&Elsewhere_toasty_model, page);
}
static inline toasty_op elsewhere_find_op_with(struct Elsewhere_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Elsewhere_toasty_model, 0, options, out);
}
static inline toasty_op elsewhere_first_op_with(struct Elsewhere **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Elsewhere_toasty_model, 0, options, out);
}
static inline toasty_op elsewhere_one_op_with(struct Elsewhere **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Elsewhere_toasty_model, 0, options, out);
}
static inline toasty_op elsewhere_paginate_op_with(struct Elsewhere_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Elsewhere_toasty_model, 0, options, out);
}
static inline toasty_op elsewhere_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Elsewhere_toasty_model, 0, options, out);
}
static inline toasty_op elsewhere_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Elsewhere_toasty_model, 0, options, out);
}
/** The Elsewhere with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Elsewhere *elsewhere_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Elsewhere_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Elsewhere *)toasty_model_get_by(t, db, 0, values);
}
/** All Elsewhere records with this id that match. */
static inline struct Elsewhere_list *elsewhere_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Elsewhere_toasty_model, 0, by, 1};
    return (struct Elsewhere_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status elsewhere_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Elsewhere_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *elsewhere_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Elsewhere_upsert *values = (const struct Elsewhere_upsert *)input;
    toasty_upsert upsert = {&Elsewhere_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Elsewhere with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Elsewhere *elsewhere_upsert_by_id_with(const struct Elsewhere_upsert *values)
{
    return (struct Elsewhere *)elsewhere_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status elsewhere_update_with(const struct Elsewhere_changes *changes)
{
    return toasty_model_update(&Elsewhere_toasty_model, changes);
}
/** Updates every Elsewhere that the condition matches; toasty_changes has the number. */
static inline toasty_status elsewhere_update_where_with(const struct Elsewhere_changes *changes)
{
    return toasty_model_update_where(&Elsewhere_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Elsewhere_list *elsewhere_update_where_returning_with(const struct Elsewhere_changes *changes)
{
    return (struct Elsewhere_list *)toasty_model_update_where_returning(&Elsewhere_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status elsewhere_delete(toasty_db *db, const struct Elsewhere *elsewhere)
{
    return toasty_model_delete(&Elsewhere_toasty_model, db, elsewhere);
}
/** Deletes every Elsewhere that the condition matches; toasty_changes has the number. */
static inline toasty_status elsewhere_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Elsewhere_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Elsewhere_list *elsewhere_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Elsewhere_list *)toasty_model_delete_where_returning(&Elsewhere_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status elsewhere_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Elsewhere_toasty_model, options);
}
/** Records from raw SQL that gives every column of Elsewhere. */
static inline struct Elsewhere_list *elsewhere_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Elsewhere_list *)toasty_model_from_sql(&Elsewhere_toasty_model, db, sql);
}

#ifndef __cplusplus
#define elsewheres_new(...) \
    {.items = (const struct Elsewhere_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Elsewhere_new[]){__VA_ARGS__}) / sizeof(struct Elsewhere_new)}
#define elsewheres_apply(...) \
    {.steps = (const struct Elsewhere_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Elsewhere_one[]){__VA_ARGS__}) / sizeof(struct Elsewhere_one)}
#define elsewheres_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define elsewhere_new(...) {.op = TOASTY_CREATE, .create = &(const struct Elsewhere_new){.toasty__db = 0, __VA_ARGS__}}
#define elsewhere_create(...) elsewhere_create_with(&(const struct Elsewhere_new){.toasty__db = __VA_ARGS__})
#define elsewhere_create_many(db_, ...) elsewhere_create_many_with(db_, (struct Elsewhere_many)__VA_ARGS__)
#define elsewhere_update(db_, ...) \
    elsewhere_update_with(&(const struct Elsewhere_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define elsewhere_update_where(db_, ...) \
    elsewhere_update_where_with(&(const struct Elsewhere_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define elsewhere_update_where_returning(db_, ...) \
    elsewhere_update_where_returning_with( \
        &(const struct Elsewhere_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define elsewhere_load(db_, ...) \
    elsewhere_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Elsewhere *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define elsewhere_from_sql(db_, ...) elsewhere_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define elsewhere_find(...) elsewhere_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_first(...) elsewhere_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_one(...) elsewhere_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_paginate(...) elsewhere_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_count(...) elsewhere_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_exists(...) elsewhere_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define elsewhere_each(db_, ...) TOASTY__VISIT(elsewhere_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_find_op(...) TOASTY__OP(elsewhere_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_first_op(...) TOASTY__OP(elsewhere_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_one_op(...) TOASTY__OP(elsewhere_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_paginate_op(...) TOASTY__OP(elsewhere_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_count_op(...) TOASTY__OP(elsewhere_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_exists_op(...) TOASTY__OP(elsewhere_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_create_op(...) TOASTY__OP(elsewhere_create_op_with, struct Elsewhere_new, __VA_ARGS__, .toasty__parent = 0)
#define elsewhere_create_many_op(db_, ...) elsewhere_create_many_op_with(db_, &(const struct Elsewhere_many)__VA_ARGS__)
#define elsewhere_update_op(...) \
    elsewhere_update_op_with(&(const struct Elsewhere_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define elsewhere_update_where_op(...) \
    elsewhere_update_where_op_with(&(const struct Elsewhere_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define elsewhere_update_where_returning_op(db_, ...) \
    elsewhere_update_where_returning_op_with(db_, \
        &(const struct Elsewhere_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define elsewhere_delete_where_op(...) elsewhere_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define elsewhere_delete_where_returning_op(db_, ...) \
    elsewhere_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define elsewhere_find_by_id(db_, ...) \
    elsewhere_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define elsewhere_update_by_id(db_, id_, ...) \
    elsewhere_update_where_with(&(const struct Elsewhere_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Elsewhere.id, id_), __VA_ARGS__})
#define elsewhere_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Elsewhere_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Elsewhere, db_))
#define elsewhere_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Elsewhere_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Elsewhere_list, db_))
#define elsewhere_update_by_id_op(id_, ...) \
    elsewhere_update_where_op_with(&(const struct Elsewhere_changes){.toasty__db = 0, .toasty__where = toasty_eq(Elsewhere.id, id_), __VA_ARGS__})
#define elsewhere_delete_by_id_op(id_) elsewhere_delete_where_op_with((const toasty_expr[]){toasty_eq(Elsewhere.id, id_)})
#define elsewhere_upsert_by_id(db_, ...) \
    elsewhere_upsert_by_id_with(&(const struct Elsewhere_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define elsewhere_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(elsewhere_upsert_by_id_run, &(const struct Elsewhere_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Elsewhere, db_))
#endif

#ifdef __cplusplus
}
#endif
#endif
