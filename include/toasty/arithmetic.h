/*
 * Numbers computed from the fields of a record, for conditions:
 *
 *     toasty_gt(toasty_plus(Item.price, Item.tax), 100)
 *     toasty_lt_field(toasty_times(Line.count, Line.price), Line.limit)
 *
 * Both sides are number fields of the model itself, numbers, or computed themselves. With a fraction on one side the
 * result is a double; otherwise it is an int64_t, and dividing drops the fraction, as in C. What is computed from NULL
 * is NULL, as is what is divided by zero: no comparison with it holds. An integer that outgrows int64_t is
 * compared as a double.
 */
#ifndef TOASTY_ARITHMETIC_H
#define TOASTY_ARITHMETIC_H

#include <toasty/expr.h>

#ifndef __cplusplus

#define toasty_plus(a, b)       TOASTY__MATH(TOASTY_MATH_PLUS, a, b)
#define toasty_minus(a, b)      TOASTY__MATH(TOASTY_MATH_MINUS, a, b)
#define toasty_times(a, b)      TOASTY__MATH(TOASTY_MATH_TIMES, a, b)
#define toasty_divided_by(a, b) TOASTY__MATH(TOASTY_MATH_DIVIDE, a, b)

#define TOASTY__MATH(op, a, b)                                                                               \
    TOASTY__MATH_RESULT(a, b)                                                                                \
    ((const toasty_math[]){toasty_math_of(op, (const toasty_math[]){TOASTY__SIDE(a), TOASTY__SIDE(b)})})

#define TOASTY__REAL_RESULT                                                                                  \
    toasty_float_token : toasty__float_math, toasty_float_math : toasty__float_math,                         \
                                             float : toasty__float_math, double : toasty__float_math
#define TOASTY__MATH_RESULT(a, b)                                                                            \
    _Generic((a), TOASTY__REAL_RESULT, default                                                               \
             : _Generic((b), TOASTY__REAL_RESULT, default                                                    \
                        : toasty__int_math))

#define TOASTY__SIDE(v)                                                                                      \
    _Generic((v), toasty_int_token                                                                           \
             : toasty__side_int, toasty_uint_token                                                           \
             : toasty__side_uint, toasty_float_token                                                         \
             : toasty__side_float, toasty_int_math                                                           \
             : toasty__side_int_math, toasty_float_math                                                      \
             : toasty__side_float_math, float                                                                \
             : toasty__side_real, double                                                                     \
             : toasty__side_real, unsigned long                                                              \
             : toasty__side_natural, unsigned long long                                                      \
             : toasty__side_natural, unsigned                                                                \
             : toasty__side_natural, unsigned short                                                          \
             : toasty__side_natural, unsigned char                                                           \
             : toasty__side_natural, char                                                                    \
             : toasty__side_integer, signed char                                                             \
             : toasty__side_integer, short                                                                   \
             : toasty__side_integer, int                                                                     \
             : toasty__side_integer, long                                                                    \
             : toasty__side_integer, long long                                                               \
             : toasty__side_integer)(v)

#define TOASTY__SIDE_TOKEN(name)                                                                             \
    static inline toasty_math toasty__side_##name(toasty_##name##_token f)                                   \
    {                                                                                                        \
        return toasty__leaf(f.field, f.path);                                                                \
    }
TOASTY__SIDE_TOKEN(int)
TOASTY__SIDE_TOKEN(uint)
TOASTY__SIDE_TOKEN(float)
#undef TOASTY__SIDE_TOKEN

#define TOASTY__SIDE_MATH(name)                                                                              \
    static inline toasty_math toasty__side_##name##_math(toasty_##name##_math m)                             \
    {                                                                                                        \
        return *m.math;                                                                                      \
    }                                                                                                        \
    static inline toasty_##name##_math toasty__##name##_math(const toasty_math *math)                        \
    {                                                                                                        \
        return (toasty_##name##_math){.math = math};                                                          \
    }
TOASTY__SIDE_MATH(int)
TOASTY__SIDE_MATH(float)
#undef TOASTY__SIDE_MATH

static inline toasty_math toasty__side_integer(int64_t v)
{
    return toasty_math_value(toasty_value_int(v));
}

static inline toasty_math toasty__side_natural(uint64_t v)
{
    return toasty_math_value(toasty_value_uint(v));
}

static inline toasty_math toasty__side_real(double v)
{
    return toasty_math_value(toasty_value_float(v));
}

#endif
#endif
