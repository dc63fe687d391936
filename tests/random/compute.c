/* Numbers computed from fields: integers of 64 bits as long as they fit, then doubles; of NULL, NULL. */
#include <math.h>

#include "cond.h"
#include "dice.h"

static bool is_real(const toasty_value *v)
{
    return v->type == TOASTY_TYPE_F32 || v->type == TOASTY_TYPE_F64;
}

static double real_of(const toasty_value *v)
{
    return is_real(v) ? v->as.f64 : (double)v->as.i64;
}

static toasty_value real_result(toasty_math_op op, double a, double b)
{
    double d = op == TOASTY_MATH_PLUS    ? a + b
               : op == TOASTY_MATH_MINUS ? a - b
               : op == TOASTY_MATH_TIMES ? a * b
                                         : a / b;
    return isnan(d) ? toasty_value_null(0) : toasty_value_float(d);
}

static toasty_value result(toasty_math_op op, const toasty_value *a, const toasty_value *b)
{
    int64_t x = a->as.i64, y = b->as.i64, i = 0;
    if (value_is_null(a) || value_is_null(b) || (op == TOASTY_MATH_DIVIDE && real_of(b) == 0))
        return toasty_value_null(0);
    if (is_real(a) || is_real(b))
        return real_result(op, real_of(a), real_of(b));
    bool fits = op == TOASTY_MATH_PLUS    ? !__builtin_add_overflow(x, y, &i)
                : op == TOASTY_MATH_MINUS ? !__builtin_sub_overflow(x, y, &i)
                : op == TOASTY_MATH_TIMES ? !__builtin_mul_overflow(x, y, &i)
                                          : !(x == INT64_MIN && y == -1);
    if (fits && op == TOASTY_MATH_DIVIDE)
        i = x / y;
    return fits ? toasty_value_int(i) : real_result(op, (double)x, (double)y);
}

toasty_value computed(const toasty_math *math, const row *r)
{
    if (math->op == TOASTY_MATH_VALUE)
        return math->value;
    if (math->op == TOASTY_MATH_FIELD) {
        toasty_value v = r[math->field->number];
        if (v.type >= TOASTY_TYPE_U8 && v.type <= TOASTY_TYPE_U64)
            v.type = TOASTY_TYPE_I64;
        return v;
    }
    toasty_value a = computed(&math->sides[0], r), b = computed(&math->sides[1], r);
    return result(math->op, &a, &b);
}

toasty_math computed_any(const toasty_model *model, unsigned depth)
{
    if (depth && dice(4)) {
        toasty_math *sides = scratch(2 * sizeof *sides);
        sides[0] = computed_any(model, depth - 1);
        sides[1] = computed_any(model, depth - 1);
        return toasty_math_of(TOASTY_MATH_PLUS + dice(4), sides);
    }
    for (unsigned tries = 0; tries < 6; tries++) {
        const toasty_field *f = &model->fields[dice(model->field_count)];
        if (!is_relation(f) && is_number(f->type))
            return toasty_math_field(f);
    }
    return toasty_math_value(dice(2) ? toasty_value_int((int64_t)dice(5) - 1)
                                     : toasty_value_float(dice(5) / 2.0));
}

bool computes_field(const toasty_math *math)
{
    return math->op == TOASTY_MATH_FIELD ||
           (math->sides && (computes_field(&math->sides[0]) || computes_field(&math->sides[1])));
}

void computed_print(FILE *out, const toasty_math *math)
{
    static const char *const names[] = {"", "", "plus", "minus", "times", "divided_by"};
    if (math->op == TOASTY_MATH_VALUE) {
        value_print(out, &math->value);
    } else if (math->op == TOASTY_MATH_FIELD) {
        fprintf(out, "%s.%s", math->field->model->name, math->field->name);
    } else {
        fprintf(out, "toasty_%s(", names[math->op]);
        computed_print(out, &math->sides[0]);
        fputs(", ", out);
        computed_print(out, &math->sides[1]);
        fputc(')', out);
    }
}
