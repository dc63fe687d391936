/*
 * Field tokens, expressions, orders and includes. Everything here is a value on the caller's stack: nothing
 * allocates, nothing is freed, and a value lives as long as the block that wrote it.
 */
#ifndef TOASTY_EXPR_H
#define TOASTY_EXPR_H

#include <toasty/meta.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A step over a relation to one other record, on the way to a field; see toasty_path. */
typedef struct toasty_path_step {
    const toasty_field *relation;
    const struct toasty_path_step *next;
} toasty_path_step;

/*
 * What a token begins with: the field and, where it is not one of the model itself, the way to it. The second names are
 * those that the tokens of embedded structs have, whose other members are named by the program.
 */
#define TOASTY__TOKEN_HEAD                                                                                   \
    union {                                                                                                  \
        const toasty_field *field;                                                                           \
        const toasty_field *toasty__field;                                                                   \
    };                                                                                                       \
    union {                                                                                                  \
        const toasty_path_step *path;                                                                        \
        const toasty_path_step *toasty__path;                                                                \
    };

/* A token names a field; its type fixes the type of the values that the field may be compared with. */
#define TOASTY__TOKEN(name)                                                                                  \
    typedef struct toasty_##name##_token {                                                                   \
        TOASTY__TOKEN_HEAD                                                                                   \
    } toasty_##name##_token;                                                                                 \
    static inline toasty_##name##_token toasty__path_##name(toasty_##name##_token token,                     \
                                                            const toasty_path_step *path)                    \
    {                                                                                                        \
        token.path = path;                                                                                   \
        return token;                                                                                        \
    }
TOASTY__TOKEN(bool)
TOASTY__TOKEN(int)
TOASTY__TOKEN(uint)
TOASTY__TOKEN(float)
TOASTY__TOKEN(string)
TOASTY__TOKEN(bytes)
TOASTY__TOKEN(uuid)
TOASTY__TOKEN(timestamp)
TOASTY__TOKEN(date)
TOASTY__TOKEN(time)
TOASTY__TOKEN(datetime)
TOASTY__TOKEN(decimal)
TOASTY__TOKEN(json)
TOASTY__TOKEN(inet)
TOASTY__TOKEN(cidr)
TOASTY__TOKEN(macaddr)
TOASTY__TOKEN(macaddr8)
TOASTY__TOKEN(relation)
#undef TOASTY__TOKEN

typedef enum toasty_math_op {
    TOASTY_MATH_VALUE,
    TOASTY_MATH_FIELD,
    TOASTY_MATH_PLUS,
    TOASTY_MATH_MINUS,
    TOASTY_MATH_TIMES,
    TOASTY_MATH_DIVIDE
} toasty_math_op;

/** A number computed from fields and numbers; make one with toasty_plus and its like (toasty/arithmetic.h). */
typedef struct toasty_math {
    toasty_math_op op;
    const toasty_field *field;        /* FIELD */
    const toasty_path_step *path;     /* FIELD: NULL, a field of the record itself */
    toasty_value value;               /* VALUE */
    const struct toasty_math *sides;  /* the others: two */
} toasty_math;

/* What stands for a computed number where a token may stand; `field` and `path` are NULL. */
typedef struct toasty_int_math {
    TOASTY__TOKEN_HEAD
    const toasty_math *math;
} toasty_int_math;
typedef struct toasty_float_math {
    TOASTY__TOKEN_HEAD
    const toasty_math *math;
} toasty_float_math;

typedef enum toasty_expr_op {
    TOASTY_EXPR_NONE, /* no condition: the zero value */
    TOASTY_EXPR_ALL_ROWS,
    TOASTY_EXPR_AND,
    TOASTY_EXPR_OR,
    TOASTY_EXPR_NOT,
    TOASTY_EXPR_EQ,
    TOASTY_EXPR_NE,
    TOASTY_EXPR_GT,
    TOASTY_EXPR_GE,
    TOASTY_EXPR_LT,
    TOASTY_EXPR_LE,
    TOASTY_EXPR_BETWEEN,
    TOASTY_EXPR_IN,
    TOASTY_EXPR_NOT_IN,
    TOASTY_EXPR_IN_ROWS,
    TOASTY_EXPR_NOT_IN_ROWS,
    TOASTY_EXPR_IS_NULL,
    TOASTY_EXPR_IS_NOT_NULL,
    TOASTY_EXPR_STARTS_WITH,
    TOASTY_EXPR_ENDS_WITH,
    TOASTY_EXPR_CONTAINS,
    TOASTY_EXPR_LIKE,
    TOASTY_EXPR_ILIKE,
    TOASTY_EXPR_IEQ,        /* as EQ, STARTS_WITH and CONTAINS, the case of ASCII letters apart */
    TOASTY_EXPR_ISTARTS_WITH,
    TOASTY_EXPR_ICONTAINS,
    TOASTY_EXPR_ANY,  /* some record at the other side of the relation meets the child condition */
    TOASTY_EXPR_EVERY,
    TOASTY_EXPR_NO
} toasty_expr_op;

/** A condition. Make one with the macros below. */
typedef struct toasty_expr {
    toasty_expr_op op;
    char escape;    /* LIKE: the escape character, or 0 */
    uint8_t width;  /* IN_ROWS, NOT_IN_ROWS: how many fields stand in `math`, and values in a row */
    uint32_t count; /* how many children, list values or rows */
    const toasty_field *field;
    const toasty_field *other; /* comparisons: with another field instead of a value */
    const toasty_path_step *path; /* where the field is looked for, from the record itself; NULL: there */
    const toasty_path_step *other_path;
    const toasty_math *math;       /* instead of `field`, or NULL */
    const toasty_math *other_math; /* instead of `other`, or NULL */
    toasty_value value;
    union {
        const struct toasty_expr *children; /* AND, OR, NOT, ANY, EVERY, NO */
        const toasty_value *list;           /* IN, NOT_IN, BETWEEN (two), and rows one after the other */
    } of;
} toasty_expr;

/** One key of an order. */
typedef struct toasty_order {
    const toasty_field *field;
    bool descending;
} toasty_order;

#define TOASTY_MAX_ORDER   8
#define TOASTY_MAX_INCLUDE 16
#define TOASTY_MAX_KEY     8

struct toasty_with_options;

/** A relation or deferred field to load together with the records; see toasty_with and toasty_with_field. */
typedef struct toasty_include {
    const struct toasty_with_options *with;
} toasty_include;

/** How an included relation is loaded. */
typedef struct toasty_with_options {
    toasty_relation_token relation;
    toasty_expr where;
    toasty_order order_by[TOASTY_MAX_ORDER];
    int64_t limit;  /* of each list: records at most; 0: no limit */
    int64_t offset; /* of each list: records to skip */
    toasty_include include[TOASTY_MAX_INCLUDE];
} toasty_with_options;

/* Values of every type, for expressions and for raw SQL. A NULL pointer is the value NULL. */
#define TOASTY__VALUE(name, ctype, TYPE, member)                                                             \
    static inline toasty_value toasty_value_##name(ctype v)                                                  \
    {                                                                                                        \
        toasty_value value;                                                                                  \
        value.type = TYPE;                                                                                   \
        value.as.member = v;                                                                                 \
        return value;                                                                                        \
    }
TOASTY__VALUE(bool, bool, TOASTY_TYPE_BOOL, boolean)
TOASTY__VALUE(int, int64_t, TOASTY_TYPE_I64, i64)
TOASTY__VALUE(uint, uint64_t, TOASTY_TYPE_U64, u64)
TOASTY__VALUE(float, double, TOASTY_TYPE_F64, f64)
TOASTY__VALUE(string, const char *, v ? TOASTY_TYPE_STRING : TOASTY_TYPE_NULL, string)
TOASTY__VALUE(bytes, toasty_bytes, TOASTY_TYPE_BYTES, bytes)
TOASTY__VALUE(uuid, toasty_uuid, TOASTY_TYPE_UUID, uuid)
TOASTY__VALUE(timestamp, toasty_timestamp, TOASTY_TYPE_TIMESTAMP, timestamp)
TOASTY__VALUE(date, toasty_date, TOASTY_TYPE_DATE, date)
TOASTY__VALUE(time, toasty_time, TOASTY_TYPE_TIME, time)
TOASTY__VALUE(datetime, toasty_datetime, TOASTY_TYPE_DATETIME, datetime)
TOASTY__VALUE(inet_ptr, const toasty_inet *, v ? TOASTY_TYPE_INET : TOASTY_TYPE_NULL, inet)
TOASTY__VALUE(cidr_ptr, const toasty_cidr *, v ? TOASTY_TYPE_CIDR : TOASTY_TYPE_NULL, cidr)
TOASTY__VALUE(macaddr, toasty_macaddr, TOASTY_TYPE_MACADDR, macaddr)
TOASTY__VALUE(macaddr8, toasty_macaddr8, TOASTY_TYPE_MACADDR8, macaddr8)
#undef TOASTY__VALUE

static inline toasty_value toasty_value_decimal(toasty_decimal v)
{
    toasty_value value;
    value.type = v.text ? TOASTY_TYPE_DECIMAL : TOASTY_TYPE_NULL;
    value.as.string = v.text;
    return value;
}

static inline toasty_value toasty_value_json(toasty_json v)
{
    toasty_value value;
    value.type = v.text ? TOASTY_TYPE_JSON : TOASTY_TYPE_NULL;
    value.as.string = v.text;
    return value;
}

static inline toasty_value toasty_value_null(const void *unused)
{
    toasty_value value;
    (void)unused;
    value.type = TOASTY_TYPE_NULL;
    value.as.u64 = 0;
    return value;
}

static inline toasty_expr toasty__compare(toasty_expr_op op, const toasty_field *field, toasty_value value)
{
    toasty_expr e = {TOASTY_EXPR_NONE, 0, 0, 0, 0, 0, 0, 0, 0, 0, {TOASTY_TYPE_NULL, {0}}, {0}};
    e.op = op;
    e.field = field;
    e.value = value;
    return e;
}

static inline toasty_expr toasty__list(toasty_expr_op op, const toasty_field *field, uint32_t count,
                                       const toasty_value *list)
{
    toasty_expr e = toasty__compare(op, field, toasty_value_null(0));
    e.count = count;
    e.of.list = list;
    return e;
}

static inline toasty_expr toasty__junction(toasty_expr_op op, uint32_t count, const toasty_expr *children)
{
    toasty_expr e = toasty__compare(op, 0, toasty_value_null(0));
    e.count = count;
    e.of.children = children;
    return e;
}

static inline toasty_expr toasty__at(const toasty_path_step *path, toasty_expr e)
{
    e.path = path;
    return e;
}

static inline toasty_expr toasty__computed(const toasty_math *math, toasty_expr e)
{
    e.math = math;
    return e;
}

static inline toasty_expr toasty__against(const toasty_path_step *path, const toasty_math *math, toasty_expr e)
{
    e.other_path = path;
    e.other_math = math;
    return e;
}

static inline toasty_expr toasty__fields(toasty_expr_op op, const toasty_field *field, const toasty_field *other)
{
    toasty_expr e = toasty__compare(op, field, toasty_value_null(0));
    e.other = other;
    return e;
}

/* Comparing a relation with a record compares the fields that join them; the record's address travels as bytes. */
static inline toasty_value toasty__value_record(const void *record)
{
    toasty_value value;
    value.type = record ? TOASTY_TYPE_BYTES : TOASTY_TYPE_NULL;
    value.as.bytes.data = (const uint8_t *)record;
    value.as.bytes.len = 0;
    return value;
}

/*
 * Conditions without macros: for C++ and for code that works on any model. Types are checked when the call is made.
 * Pointers are kept, nothing is copied.
 */

/** Records at the other side of a relation: ANY, EVERY, NO. `condition` NULL: any record. */
static inline toasty_expr toasty_expr_related(toasty_expr_op op, const toasty_field *relation,
                                              const toasty_expr *condition)
{
    toasty_expr e = toasty__junction(op, condition ? 1 : 0, condition);
    e.field = relation;
    return e;
}

/** Two fields of one model and the comparison between them, EQ to LE. */
static inline toasty_expr toasty_expr_fields(toasty_expr_op op, const toasty_field *field, const toasty_field *other)
{
    return toasty__fields(op, field, other);
}

/* Numbers computed from fields: a field or value as one side, and what is computed from two sides, PLUS to DIVIDE. */
static inline toasty_math toasty_math_of(toasty_math_op op, const toasty_math *sides)
{
    toasty_math m = {TOASTY_MATH_VALUE, 0, 0, {TOASTY_TYPE_NULL, {0}}, 0};
    m.op = op;
    m.sides = sides;
    return m;
}

static inline toasty_math toasty_math_field(const toasty_field *field)
{
    toasty_math m = toasty_math_of(TOASTY_MATH_FIELD, 0);
    m.field = field;
    return m;
}

static inline toasty_math toasty_math_value(toasty_value value)
{
    toasty_math m = toasty_math_of(TOASTY_MATH_VALUE, 0);
    m.value = value;
    return m;
}

static inline toasty_math toasty__leaf(const toasty_field *field, const toasty_path_step *path)
{
    toasty_math m = toasty_math_field(field);
    m.path = path;
    return m;
}

/**
 * A whole embedded struct and the `value` that it is compared with, EQ or NE: all its fields are equal, or one is not.
 * The conditions on them go to `scratch`, which is the caller's and has room for as many as it has columns.
 */
toasty_expr toasty_expr_embed(toasty_expr_op op, const toasty_embed *embed, const void *value, toasty_expr *scratch);

/** Two computed numbers and the comparison between them, EQ to LE. */
static inline toasty_expr toasty_expr_math(toasty_expr_op op, const toasty_math *left, const toasty_math *right)
{
    return toasty__against(0, right, toasty__computed(left, toasty__compare(op, 0, toasty_value_null(0))));
}

/** One field and one value: EQ to LE, and what is about text; for IS_NULL and IS_NOT_NULL the value counts for nothing. */
static inline toasty_expr toasty_expr_compare(toasty_expr_op op, const toasty_field *field, toasty_value value)
{
    return toasty__compare(op, field, value);
}

/** One field and several values: IN, NOT_IN, BETWEEN (two of them). */
static inline toasty_expr toasty_expr_list(toasty_expr_op op, const toasty_field *field, const toasty_value *values,
                                           uint32_t count)
{
    return toasty__list(op, field, count, values);
}

/**
 * Several fields at once and `count` rows of as many values, row after row: IN_ROWS, NOT_IN_ROWS. The fields are
 * made with toasty_math_field.
 */
static inline toasty_expr toasty_expr_rows(toasty_expr_op op, const toasty_math *fields, uint8_t width,
                                           const toasty_value *values, uint32_t count)
{
    toasty_expr e = toasty__computed(fields, toasty__list(op, 0, count, values));
    e.width = width;
    return e;
}

/** The contrary of a condition, which must not be NULL. */
static inline toasty_expr toasty_expr_not(const toasty_expr *condition)
{
    return toasty__junction(TOASTY_EXPR_NOT, 1, condition);
}

/** A condition that holds when all (any) of `count` conditions hold; none given: always (never). Keeps the pointer. */
static inline toasty_expr toasty_expr_all(const toasty_expr *conditions, uint32_t count)
{
    return toasty__junction(TOASTY_EXPR_AND, count, conditions);
}

static inline toasty_expr toasty_expr_any(const toasty_expr *conditions, uint32_t count)
{
    return toasty__junction(TOASTY_EXPR_OR, count, conditions);
}

#ifndef __cplusplus

#include <toasty/foreach.h>

#define TOASTY__TOKEN_VALUE(f)                                                                               \
    _Generic((f), toasty_bool_token                                                                          \
             : toasty_value_bool, toasty_int_token                                                           \
             : toasty_value_int, toasty_uint_token                                                           \
             : toasty_value_uint, toasty_float_token                                                         \
             : toasty_value_float, toasty_string_token                                                       \
             : toasty_value_string, toasty_bytes_token                                                       \
             : toasty_value_bytes, toasty_uuid_token                                                         \
             : toasty_value_uuid, toasty_timestamp_token                                                     \
             : toasty_value_timestamp, toasty_date_token                                                     \
             : toasty_value_date, toasty_time_token                                                          \
             : toasty_value_time, toasty_datetime_token                                                      \
             : toasty_value_datetime, toasty_decimal_token                                                   \
             : toasty_value_decimal, toasty_json_token                                                       \
             : toasty_value_json, toasty_inet_token                                                          \
             : toasty_value_inet_ptr, toasty_cidr_token                                                      \
             : toasty_value_cidr_ptr, toasty_macaddr_token                                                   \
             : toasty_value_macaddr, toasty_macaddr8_token                                                   \
             : toasty_value_macaddr8, toasty_relation_token                                                  \
             : toasty__value_record, toasty_int_math                                                         \
             : toasty_value_int, toasty_float_math                                                           \
             : toasty_value_float)

/* A condition on what a token stands for. */
#define TOASTY__ON(f, e) toasty__computed(TOASTY__MATH_OF(f), toasty__at((f).path, e))
#define TOASTY__MATH_OF(f)                                                                                   \
    (_Generic((f), toasty_int_math : (f), toasty_float_math : (f), default : (toasty_int_math){.math = 0}).math)

/* The value is what is left of the arguments: a compound literal may have commas. */
#define TOASTY__COMPARE(op, f, ...)                                                                          \
    TOASTY__ON(f, toasty__compare(op, (f).field, TOASTY__TOKEN_VALUE(f)(__VA_ARGS__)))
#define TOASTY__STRING_OP(op, f, v)                                                                          \
    toasty__at((f).path,                                                                                     \
               toasty__compare(op, _Generic((f), toasty_string_token : (f)).field, toasty_value_string(v)))

/*
 * A field of the one record at the other side of a belongs_to or has_one: toasty_path(Todo.user, User.name). Steps nest:
 * toasty_path(Step.todo, toasty_path(Todo.user, User.name)). Where there is nobody, no comparison holds.
 */
#define toasty_path(r, f)                                                                                    \
    (_Generic((f), toasty_bool_token                                                                         \
              : toasty__path_bool, toasty_int_token                                                          \
              : toasty__path_int, toasty_uint_token                                                          \
              : toasty__path_uint, toasty_float_token                                                        \
              : toasty__path_float, toasty_string_token                                                      \
              : toasty__path_string, toasty_bytes_token                                                      \
              : toasty__path_bytes, toasty_uuid_token                                                        \
              : toasty__path_uuid, toasty_timestamp_token                                                    \
              : toasty__path_timestamp, toasty_date_token                                                    \
              : toasty__path_date, toasty_time_token                                                         \
              : toasty__path_time, toasty_datetime_token                                                     \
              : toasty__path_datetime, toasty_decimal_token                                                  \
              : toasty__path_decimal, toasty_json_token                                                      \
              : toasty__path_json, toasty_inet_token                                                         \
              : toasty__path_inet, toasty_cidr_token                                                         \
              : toasty__path_cidr, toasty_macaddr_token                                                      \
              : toasty__path_macaddr, toasty_macaddr8_token                                                  \
              : toasty__path_macaddr8, toasty_relation_token                                                 \
              : toasty__path_relation)((f), &(const toasty_path_step){(r).field, (f).path}))

/* Comparisons. NULL compares as in SQL: it matches nothing; ask with toasty_is_null. */
#define toasty_eq(f, ...) TOASTY__COMPARE(TOASTY_EXPR_EQ, f, __VA_ARGS__)
#define toasty_ne(f, ...) TOASTY__COMPARE(TOASTY_EXPR_NE, f, __VA_ARGS__)
#define toasty_gt(f, ...) TOASTY__COMPARE(TOASTY_EXPR_GT, f, __VA_ARGS__)
#define toasty_ge(f, ...) TOASTY__COMPARE(TOASTY_EXPR_GE, f, __VA_ARGS__)
#define toasty_lt(f, ...) TOASTY__COMPARE(TOASTY_EXPR_LT, f, __VA_ARGS__)
#define toasty_le(f, ...) TOASTY__COMPARE(TOASTY_EXPR_LE, f, __VA_ARGS__)

/* From `a` to `b`, both included. */
#define toasty_between(f, a, b)                                                                              \
    TOASTY__ON(f,                                                                                     \
               toasty__list(TOASTY_EXPR_BETWEEN, (f).field, 2,                                               \
                            (const toasty_value[]){TOASTY__TOKEN_VALUE(f)(a), TOASTY__TOKEN_VALUE(f)(b)}))

/* One of up to 64 values written out; the _array forms take `count` values made with toasty_value_…. */
#define toasty_in(f, ...)                                                                                    \
    TOASTY__ON(f,                                                                                     \
               toasty__list(TOASTY_EXPR_IN, (f).field, TOASTY__COUNT(__VA_ARGS__),                           \
                            (const toasty_value[]){TOASTY__EACH(TOASTY__IN_VALUE, f, __VA_ARGS__)}))
#define toasty_not_in(f, ...)                                                                                \
    TOASTY__ON(f,                                                                                     \
               toasty__list(TOASTY_EXPR_NOT_IN, (f).field, TOASTY__COUNT(__VA_ARGS__),                       \
                            (const toasty_value[]){TOASTY__EACH(TOASTY__IN_VALUE, f, __VA_ARGS__)}))
#define TOASTY__IN_VALUE(f, v)              TOASTY__TOKEN_VALUE(f)(v)
#define toasty_in_array(f, values, n)       TOASTY__ON(f, toasty__list(TOASTY_EXPR_IN, (f).field, (n), (values)))
#define toasty_not_in_array(f, values, n)                                                                    \
    TOASTY__ON(f, toasty__list(TOASTY_EXPR_NOT_IN, (f).field, (n), (values)))

/*
 * Several fields at once, as those of a composite key: one of up to 64 rows of values, which have the fields' types.
 *     toasty_in_rows((Book.shelf, Book.number), ("A", 1), ("B", 2))
 * The _array forms take `n` rows of values made with toasty_value_…, one row after the other.
 */
#define toasty_in_rows(fields, ...)     TOASTY__ROWS(TOASTY_EXPR_IN_ROWS, fields, __VA_ARGS__)
#define toasty_not_in_rows(fields, ...) TOASTY__ROWS(TOASTY_EXPR_NOT_IN_ROWS, fields, __VA_ARGS__)
#define toasty_in_rows_array(fields, values, n)                                                              \
    toasty_expr_rows(TOASTY_EXPR_IN_ROWS, TOASTY__LEAVES fields, TOASTY__COUNT fields, (values), (n))
#define toasty_not_in_rows_array(fields, values, n)                                                          \
    toasty_expr_rows(TOASTY_EXPR_NOT_IN_ROWS, TOASTY__LEAVES fields, TOASTY__COUNT fields, (values), (n))
#define TOASTY__ROWS(op, fields, ...)                                                                        \
    toasty_expr_rows(op, TOASTY__LEAVES fields, TOASTY__COUNT fields,                                        \
                     (const toasty_value[]){TOASTY__EACH(TOASTY__ROW, fields, __VA_ARGS__)},                 \
                     TOASTY__COUNT(__VA_ARGS__))
#define TOASTY__LEAVES(...)      ((const toasty_math[]){TOASTY__EACH(TOASTY__LEAF, 0, __VA_ARGS__)})
#define TOASTY__LEAF(unused, f)  toasty__leaf((f).field, (f).path)
#define TOASTY__ROW(fields, row) TOASTY__ZIP(TOASTY__IN_VALUE, fields, row)

/* Also of embedded structs that may be absent. */
#define toasty_is_null(f)     TOASTY__WHOLE(TOASTY_EXPR_IS_NULL, f)
#define toasty_is_not_null(f) TOASTY__WHOLE(TOASTY_EXPR_IS_NOT_NULL, f)
#define TOASTY__WHOLE(op, f)                                                                                 \
    toasty__computed(TOASTY__MATH_OF(f),                                                                     \
                     toasty__at((f).toasty__path, toasty__compare(op, (f).toasty__field, toasty_value_null(0))))

/* Two fields of one model, or what is computed from them. */
#define toasty_eq_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_EQ, a, b)
#define toasty_ne_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_NE, a, b)
#define toasty_gt_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_GT, a, b)
#define toasty_ge_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_GE, a, b)
#define toasty_lt_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_LT, a, b)
#define toasty_le_field(a, b) TOASTY__FIELDS(TOASTY_EXPR_LE, a, b)
#define TOASTY__FIELDS(op, a, b)                                                                             \
    toasty__against((b).path, TOASTY__MATH_OF(b), TOASTY__ON(a, toasty__fields(op, (a).field, (b).field)))

/*
 * Records by those at the other side of a relation: some (every, none) of them meets a condition. Where there is nobody,
 * every and none hold. A condition that is unknown for a record, because of a NULL, is not met by it.
 */
#define toasty_any(r, e)                                                                                     \
    toasty_expr_related(TOASTY_EXPR_ANY, _Generic((r), toasty_relation_token : (r)).field, (const toasty_expr[]){e})
#define toasty_every(r, e)                                                                                   \
    toasty_expr_related(TOASTY_EXPR_EVERY, _Generic((r), toasty_relation_token : (r)).field,                 \
                        (const toasty_expr[]){e})
#define toasty_none(r, e)                                                                                    \
    toasty_expr_related(TOASTY_EXPR_NO, _Generic((r), toasty_relation_token : (r)).field, (const toasty_expr[]){e})
#define toasty_exists(r) toasty_expr_related(TOASTY_EXPR_ANY, _Generic((r), toasty_relation_token : (r)).field, 0)

/* Strings. starts_with, ends_with and contains are case-sensitive and take every character literally; like has the database's own rules. */
#define toasty_starts_with(f, v) TOASTY__STRING_OP(TOASTY_EXPR_STARTS_WITH, f, v)
#define toasty_ends_with(f, v)   TOASTY__STRING_OP(TOASTY_EXPR_ENDS_WITH, f, v)
#define toasty_contains(f, v)    TOASTY__STRING_OP(TOASTY_EXPR_CONTAINS, f, v)
/* The same whatever the case of ASCII letters. */
#define toasty_ieq(f, v)          TOASTY__STRING_OP(TOASTY_EXPR_IEQ, f, v)
#define toasty_istarts_with(f, v) TOASTY__STRING_OP(TOASTY_EXPR_ISTARTS_WITH, f, v)
#define toasty_icontains(f, v)    TOASTY__STRING_OP(TOASTY_EXPR_ICONTAINS, f, v)
#define toasty_like(f, v)        TOASTY__STRING_OP(TOASTY_EXPR_LIKE, f, v)
#define toasty_ilike(f, v)       TOASTY__STRING_OP(TOASTY_EXPR_ILIKE, f, v)
#define toasty_like_escape(f, v, c) toasty__with_escape(toasty_like(f, v), c)

#define toasty_and(...)                                                                                      \
    toasty_expr_all((const toasty_expr[]){__VA_ARGS__},                                                      \
                    sizeof((const toasty_expr[]){__VA_ARGS__}) / sizeof(toasty_expr))
#define toasty_or(...)                                                                                       \
    toasty_expr_any((const toasty_expr[]){__VA_ARGS__},                                                      \
                    sizeof((const toasty_expr[]){__VA_ARGS__}) / sizeof(toasty_expr))
#define toasty_not(e) toasty__junction(TOASTY_EXPR_NOT, 1, (const toasty_expr[]){e})

/* For update_where and delete_where: every row of the table, said on purpose. */
#define TOASTY_ALL_ROWS toasty__junction(TOASTY_EXPR_ALL_ROWS, 0, 0)

#define toasty_asc(f)  ((toasty_order){(f).field, false})
#define toasty_desc(f) ((toasty_order){(f).field, true})

/* A deferred field or embedded struct to load along, in the same query: .include = { toasty_with_field(Document.body) } */
#define toasty_with_field(f)                                                                                 \
    ((toasty_include){&(const toasty_with_options){.relation = {.field = (f).toasty__field}}})

/* toasty_with(User.todos, .where = …, .order_by = {…}, .limit = n, .offset = n, .include = {…}) */
#define toasty_with(...) ((toasty_include){&(const toasty_with_options){.relation = __VA_ARGS__}})

static inline toasty_expr toasty__with_escape(toasty_expr e, char escape)
{
    e.escape = escape;
    return e;
}

#endif /* !__cplusplus */

#ifdef __cplusplus
}
#endif
#endif
