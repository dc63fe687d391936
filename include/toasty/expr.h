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

/* A token names a field; its type fixes the type of the values that the field may be compared with. */
#define TOASTY__TOKEN(name)                                                                                  \
    typedef struct toasty_##name##_token {                                                                   \
        const toasty_field *field;                                                                           \
        const toasty_path_step *path; /* NULL: a field of the model itself */                                \
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
    uint32_t count; /* how many children or list values */
    const toasty_field *field;
    const toasty_field *other; /* comparisons: with another field instead of a value */
    const toasty_path_step *path; /* where the field is looked for, from the record itself; NULL: there */
    toasty_value value;
    union {
        const struct toasty_expr *children; /* AND, OR, NOT, ANY, EVERY, NO */
        const toasty_value *list;           /* IN, NOT_IN, BETWEEN (two) */
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
    toasty_expr e = {TOASTY_EXPR_NONE, 0, 0, 0, 0, 0, {TOASTY_TYPE_NULL, {0}}, {0}};
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
             : toasty__value_record)

/* The value is what is left of the arguments: a compound literal may have commas. */
#define TOASTY__COMPARE(op, f, ...)                                                                          \
    toasty__at((f).path, toasty__compare(op, (f).field, TOASTY__TOKEN_VALUE(f)(__VA_ARGS__)))
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
    toasty__at((f).path,                                                                                     \
               toasty__list(TOASTY_EXPR_BETWEEN, (f).field, 2,                                               \
                            (const toasty_value[]){TOASTY__TOKEN_VALUE(f)(a), TOASTY__TOKEN_VALUE(f)(b)}))

/* One of up to 64 values written out; the _array forms take `count` values made with toasty_value_…. */
#define toasty_in(f, ...)                                                                                    \
    toasty__at((f).path,                                                                                     \
               toasty__list(TOASTY_EXPR_IN, (f).field, TOASTY__COUNT(__VA_ARGS__),                           \
                            (const toasty_value[]){TOASTY__EACH(TOASTY__IN_VALUE, f, __VA_ARGS__)}))
#define toasty_not_in(f, ...)                                                                                \
    toasty__at((f).path,                                                                                     \
               toasty__list(TOASTY_EXPR_NOT_IN, (f).field, TOASTY__COUNT(__VA_ARGS__),                       \
                            (const toasty_value[]){TOASTY__EACH(TOASTY__IN_VALUE, f, __VA_ARGS__)}))
#define TOASTY__IN_VALUE(f, v)              TOASTY__TOKEN_VALUE(f)(v)
#define toasty_in_array(f, values, n)       toasty__at((f).path, toasty__list(TOASTY_EXPR_IN, (f).field, (n), (values)))
#define toasty_not_in_array(f, values, n)                                                                    \
    toasty__at((f).path, toasty__list(TOASTY_EXPR_NOT_IN, (f).field, (n), (values)))

#define toasty_is_null(f)                                                                                    \
    toasty__at((f).path, toasty__compare(TOASTY_EXPR_IS_NULL, (f).field, toasty_value_null(0)))
#define toasty_is_not_null(f)                                                                                \
    toasty__at((f).path, toasty__compare(TOASTY_EXPR_IS_NOT_NULL, (f).field, toasty_value_null(0)))

/* Two fields of one model. */
#define toasty_eq_field(a, b) toasty__fields(TOASTY_EXPR_EQ, (a).field, (b).field)
#define toasty_ne_field(a, b) toasty__fields(TOASTY_EXPR_NE, (a).field, (b).field)
#define toasty_gt_field(a, b) toasty__fields(TOASTY_EXPR_GT, (a).field, (b).field)
#define toasty_ge_field(a, b) toasty__fields(TOASTY_EXPR_GE, (a).field, (b).field)
#define toasty_lt_field(a, b) toasty__fields(TOASTY_EXPR_LT, (a).field, (b).field)
#define toasty_le_field(a, b) toasty__fields(TOASTY_EXPR_LE, (a).field, (b).field)

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

/* A deferred field to load along, in the same query: .include = { toasty_with_field(Document.body) } */
#define toasty_with_field(f) ((toasty_include){&(const toasty_with_options){.relation = {.field = (f).field}}})

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
