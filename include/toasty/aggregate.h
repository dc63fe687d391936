/*
 * Single columns of the rows that a find would return: sums, averages, the least and the greatest value, and
 * all values as an array. The field is a token, its type decides the type of the result:
 *
 *     int64_t minutes = toasty_sum(db, Todo.minutes, .where = toasty_eq(Todo.user, ada));
 *     double *dearest = toasty_max(db, Book.price);
 *     toasty_string_list *names = toasty_pluck(db, User.name, .order_by = { toasty_asc(User.name) });
 *
 * They take the options of the finding calls but includes and pages; with `.limit` they are about the rows
 * that it lets through. Fields are plain ones of the model itself. Every call may block and is one statement.
 * A toasty_…_list has the values row by row, or with `.distinct` each once (toasty/types.h).
 */
#ifndef TOASTY_AGGREGATE_H
#define TOASTY_AGGREGATE_H

#include <toasty/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What the macros below call. `path` must be NULL: a field of the model itself. A field whose type has no
 * such result is TOASTY_INVALID_STATEMENT.
 */

/**
 * The sum of an integer field, NULLs left out; 0 when there is nothing to add, and on failure: ask
 * toasty_errcode. A sum beyond the range of int64_t fails with TOASTY_DRIVER_OPERATION_FAILED, naming the
 * field.
 */
int64_t toasty_field_sum(const toasty_find_options *options, const toasty_field *field,
                         const toasty_path_step *path);

/** The same for a field of float or double. */
double toasty_field_sum_real(const toasty_find_options *options, const toasty_field *field,
                             const toasty_path_step *path);

/** The average of a number field, NULLs left out; NaN when there is none, and on failure: ask toasty_errcode.
 */
double toasty_field_average(const toasty_find_options *options, const toasty_field *field,
                            const toasty_path_step *path);

/**
 * The least or greatest value of a field that has an order, NULLs left out: a number, string, UUID, instant,
 * date or time. NULL when there is none, and then toasty_errcode is TOASTY_OK, or on failure. The result, for
 * toasty_free, points at an int64_t, uint64_t or double for numbers; at the characters for a string; at the
 * field's own type otherwise.
 */
void *toasty_field_extreme(const toasty_find_options *options, const toasty_field *field,
                           const toasty_path_step *path, bool greatest);

/**
 * The values of a field, in the order asked for: a toasty_…_list for toasty_free, whose items are as in
 * toasty_field_extreme but for strings (char *). NULL on failure.
 */
void *toasty_field_values(const toasty_find_options *options, const toasty_field *field,
                          const toasty_path_step *path);

/**
 * The values at the end of a has_many whose path ends at a field, of the record in toasty__parent: each once, a
 * list as above. `where` is about the records that have the field, `order_by` may name that field only; limit
 * and offset are of the values. NULL on failure.
 */
void *toasty_relation_values(const toasty_field *relation, const toasty_find_options *options);

#ifndef __cplusplus

#define TOASTY__RESULT(name, ctype)                                                                          \
    static inline ctype *toasty__least_##name(const toasty_find_options *options, toasty_##name##_token f)   \
    {                                                                                                        \
        return (ctype *)toasty_field_extreme(options, f.field, f.path, false);                               \
    }                                                                                                        \
    static inline ctype *toasty__greatest_##name(const toasty_find_options *options,                         \
                                                 toasty_##name##_token f)                                    \
    {                                                                                                        \
        return (ctype *)toasty_field_extreme(options, f.field, f.path, true);                                \
    }
TOASTY__RESULT(int, int64_t)
TOASTY__RESULT(uint, uint64_t)
TOASTY__RESULT(float, double)
TOASTY__RESULT(string, char)
TOASTY__RESULT(uuid, toasty_uuid)
TOASTY__RESULT(timestamp, toasty_timestamp)
TOASTY__RESULT(date, toasty_date)
TOASTY__RESULT(time, toasty_time)
TOASTY__RESULT(datetime, toasty_datetime)
#undef TOASTY__RESULT

#define TOASTY__VALUES(name)                                                                                 \
    static inline toasty_##name##_list *toasty__values_##name(const toasty_find_options *options,            \
                                                              toasty_##name##_token f)                       \
    {                                                                                                        \
        return (toasty_##name##_list *)toasty_field_values(options, f.field, f.path);                        \
    }
TOASTY__VALUES(bool)
TOASTY__VALUES(int)
TOASTY__VALUES(uint)
TOASTY__VALUES(float)
TOASTY__VALUES(string)
TOASTY__VALUES(bytes)
TOASTY__VALUES(uuid)
TOASTY__VALUES(timestamp)
TOASTY__VALUES(date)
TOASTY__VALUES(time)
TOASTY__VALUES(datetime)
TOASTY__VALUES(decimal)
TOASTY__VALUES(json)
TOASTY__VALUES(inet)
TOASTY__VALUES(cidr)
TOASTY__VALUES(macaddr)
TOASTY__VALUES(macaddr8)
#undef TOASTY__VALUES

static inline int64_t toasty__sum_int(const toasty_find_options *options, toasty_int_token f)
{
    return toasty_field_sum(options, f.field, f.path);
}

static inline int64_t toasty__sum_uint(const toasty_find_options *options, toasty_uint_token f)
{
    return toasty_field_sum(options, f.field, f.path);
}

static inline double toasty__sum_float(const toasty_find_options *options, toasty_float_token f)
{
    return toasty_field_sum_real(options, f.field, f.path);
}

#define TOASTY__NUMBER(f)                                                                                    \
    _Generic((f), toasty_int_token : (f), toasty_uint_token : (f), toasty_float_token : (f))
#define TOASTY__ORDERED(f, which)                                                                            \
    _Generic((f), toasty_int_token                                                                           \
             : toasty__##which##_int, toasty_uint_token                                                      \
             : toasty__##which##_uint, toasty_float_token                                                    \
             : toasty__##which##_float, toasty_string_token                                                  \
             : toasty__##which##_string, toasty_uuid_token                                                   \
             : toasty__##which##_uuid, toasty_timestamp_token                                                \
             : toasty__##which##_timestamp, toasty_date_token                                                \
             : toasty__##which##_date, toasty_time_token                                                     \
             : toasty__##which##_time, toasty_datetime_token                                                 \
             : toasty__##which##_datetime)
#define TOASTY__PLUCKED(f)                                                                                   \
    _Generic((f), toasty_bool_token                                                                          \
             : toasty__values_bool, toasty_int_token                                                         \
             : toasty__values_int, toasty_uint_token                                                         \
             : toasty__values_uint, toasty_float_token                                                       \
             : toasty__values_float, toasty_string_token                                                     \
             : toasty__values_string, toasty_bytes_token                                                     \
             : toasty__values_bytes, toasty_uuid_token                                                       \
             : toasty__values_uuid, toasty_timestamp_token                                                   \
             : toasty__values_timestamp, toasty_date_token                                                   \
             : toasty__values_date, toasty_time_token                                                        \
             : toasty__values_time, toasty_datetime_token                                                    \
             : toasty__values_datetime, toasty_decimal_token                                                 \
             : toasty__values_decimal, toasty_json_token                                                     \
             : toasty__values_json, toasty_inet_token                                                        \
             : toasty__values_inet, toasty_cidr_token                                                        \
             : toasty__values_cidr, toasty_macaddr_token                                                     \
             : toasty__values_macaddr, toasty_macaddr8_token                                                 \
             : toasty__values_macaddr8)

/* The last member is there so that a call without options has one, too. */
#define TOASTY__OPTIONS(d, ...) (&(const toasty_find_options){.db = (d), __VA_ARGS__})
#define TOASTY__SUM(d, f, ...)                                                                               \
    _Generic((f), toasty_int_token                                                                           \
             : toasty__sum_int, toasty_uint_token                                                            \
             : toasty__sum_uint, toasty_float_token                                                          \
             : toasty__sum_float)(TOASTY__OPTIONS(d, __VA_ARGS__), f)
#define TOASTY__AVERAGE(d, f, ...)                                                                           \
    toasty_field_average(TOASTY__OPTIONS(d, __VA_ARGS__), TOASTY__NUMBER(f).field, (f).path)
#define TOASTY__LEAST(d, f, ...)    TOASTY__ORDERED(f, least)(TOASTY__OPTIONS(d, __VA_ARGS__), f)
#define TOASTY__GREATEST(d, f, ...) TOASTY__ORDERED(f, greatest)(TOASTY__OPTIONS(d, __VA_ARGS__), f)
#define TOASTY__PLUCK(d, f, ...)    TOASTY__PLUCKED(f)(TOASTY__OPTIONS(d, __VA_ARGS__), f)

/* int64_t, or double for a field of float or double: toasty_sum(db, Order.total, .where = …) */
#define toasty_sum(d, ...) TOASTY__SUM(d, __VA_ARGS__, .toasty__parent = 0)
/* double */
#define toasty_avg(d, ...) TOASTY__AVERAGE(d, __VA_ARGS__, .toasty__parent = 0)
/* A pointer to the value, NULL when there is none. */
#define toasty_min(d, ...) TOASTY__LEAST(d, __VA_ARGS__, .toasty__parent = 0)
#define toasty_max(d, ...) TOASTY__GREATEST(d, __VA_ARGS__, .toasty__parent = 0)
/* A list of the values: toasty_string_list *names = toasty_pluck(db, User.name) */
#define toasty_pluck(d, ...) TOASTY__PLUCK(d, __VA_ARGS__, .toasty__parent = 0)

#endif

#ifdef __cplusplus
}
#endif
#endif
