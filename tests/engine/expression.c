#include "expression.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

const char *const expression_words[WORD_COUNT] = {EXPRESSION_WORDS};

static char pool[1 << 18];
static size_t used;

void expression_begin(void)
{
    used = 0;
}

static void *take(size_t size)
{
    used = (used + 15) / 16 * 16;
    if (used + size > sizeof pool)
        abort();
    used += size;
    return pool + used - size;
}

/* ---- making ---- */

static const toasty_field *any_field(void)
{
    static const toasty_field *const *fields;
    static const toasty_field *list[9];
    if (!fields) {
        const toasty_field *const all[] = {Row.id.field,   Row.small.field, Row.number.field,
                                           Row.real.field, Row.text.field,  Row.word.field,
                                           Row.flag.field, Row.maybe.field, Row.day.field};
        memcpy(list, all, sizeof all);
        fields = list;
    }
    return fields[random_below(9)];
}

static toasty_value any_value(const toasty_field *field, bool null_too)
{
    if (null_too && random_below(8) == 0)
        return toasty_value_null(0);
    switch (field->type) {
    case TOASTY_TYPE_BOOL: return toasty_value_bool(random_below(2));
    case TOASTY_TYPE_F64: return toasty_value_float((random_below(5) - 2.0) / 2);
    case TOASTY_TYPE_STRING: return toasty_value_string(expression_words[random_below(WORD_COUNT)]);
    case TOASTY_TYPE_DATE:
        return toasty_value_date(
            (toasty_date){(int16_t)(2000 + random_below(2)), 1, (uint8_t)(9 + random_below(3))});
    default: return toasty_value_int((int64_t)random_below(5) - 1);
    }
}

static toasty_expr any_list(const toasty_field *field, toasty_expr_op op)
{
    uint32_t count = op == TOASTY_EXPR_BETWEEN ? 2 : random_below(5);
    toasty_value *list = take((count + 1) * sizeof *list);
    for (uint32_t i = 0; i < count; i++)
        list[i] = any_value(field, true);
    return toasty__list(op, field, count, list);
}

static toasty_expr any_text(void)
{
    static const toasty_expr_op ops[] = {
        TOASTY_EXPR_STARTS_WITH, TOASTY_EXPR_ENDS_WITH,    TOASTY_EXPR_CONTAINS, TOASTY_EXPR_LIKE,
        TOASTY_EXPR_IEQ,         TOASTY_EXPR_ISTARTS_WITH, TOASTY_EXPR_ICONTAINS};
    toasty_expr_op op = ops[random_below(7)];
    const toasty_field *field = random_below(2) ? Row.text.field : Row.word.field;
    toasty_value value = any_value(Row.text.field, true);
    if (op == TOASTY_EXPR_LIKE && value.type == TOASTY_TYPE_STRING) {
        char *pattern = take(16);
        static const char letters[] = "aAb%_[x";
        size_t length = random_below(5);
        for (size_t i = 0; i < length; i++)
            pattern[i] = letters[random_below(7)];
        pattern[length] = '\0';
        value.as.string = pattern;
    }
    return toasty__compare(op, field, value);
}

static toasty_expr any_fields(toasty_expr_op op)
{
    static const toasty_field *pairs[5][2];
    if (!pairs[0][0]) {
        const toasty_field *const all[5][2] = {{Row.small.field, Row.number.field},
                                               {Row.number.field, Row.real.field},
                                               {Row.text.field, Row.word.field},
                                               {Row.flag.field, Row.maybe.field},
                                               {Row.id.field, Row.parent_id.field}};
        memcpy(pairs, all, sizeof all);
    }
    unsigned n = random_below(5);
    return toasty__fields(op, pairs[n][0], pairs[n][1]);
}

static toasty_expr on_path(toasty_expr e)
{
    toasty_path_step *step = take(sizeof *step);
    *step = (toasty_path_step){Row.parent.field, NULL};
    if (random_below(3) == 0) {
        toasty_path_step *more = take(sizeof *more);
        *more = (toasty_path_step){Row.parent.field, step};
        step = more;
    }
    return toasty__at(step, e);
}

static toasty_expr leaf(void)
{
    const toasty_field *field = any_field();
    toasty_expr_op comparison = TOASTY_EXPR_EQ + random_below(6);
    switch (random_below(14)) {
    case 0: return any_list(field, TOASTY_EXPR_BETWEEN);
    case 1: return any_list(field, TOASTY_EXPR_IN);
    case 2: return any_list(field, TOASTY_EXPR_NOT_IN);
    case 3: return toasty__compare(TOASTY_EXPR_IS_NULL, field, toasty_value_null(0));
    case 4: return toasty__compare(TOASTY_EXPR_IS_NOT_NULL, field, toasty_value_null(0));
    case 5:
    case 6: return any_text();
    case 7: return any_fields(comparison);
    case 8:
        return toasty__compare(TOASTY_EXPR_IS_NULL + random_below(2),
                               random_below(2) ? Row.parent.field : Row.children.field, toasty_value_null(0));
    case 9:
        return random_below(4) ? toasty__compare(comparison, field, any_value(field, true)) : TOASTY_ALL_ROWS;
    default: return toasty__compare(comparison, field, any_value(field, true));
    }
}

toasty_expr expression_make(unsigned depth)
{
    unsigned kind = depth ? random_below(10) : 9;
    if (kind >= 8) {
        toasty_expr e = leaf();
        return random_below(8) == 0 && e.field && !e.other && e.field->kind == TOASTY_FIELD_SCALAR
                   ? on_path(e)
                   : e;
    }
    uint32_t count = kind < 5 ? random_below(4) : 1;
    toasty_expr *children = take((count + 1) * sizeof *children);
    for (uint32_t i = 0; i < count; i++)
        children[i] = kind < 5 && random_below(12) == 0 ? (toasty_expr){0} : expression_make(depth - 1);
    if (kind < 5)
        return kind < 3 ? toasty_expr_all(children, count) : toasty_expr_any(children, count);
    if (kind < 7)
        return toasty__junction(TOASTY_EXPR_NOT, 1, children);
    return toasty_expr_related(TOASTY_EXPR_ANY + random_below(3),
                               random_below(2) ? Row.parent.field : Row.children.field, children);
}

/* ---- meaning ---- */

static truth of(bool is)
{
    return is ? IS_TRUE : IS_FALSE;
}

static truth opposite(truth t)
{
    return IS_TRUE - t;
}

static toasty_value value_of(const toasty_field *field, const struct Row *row)
{
    const char *at = (const char *)row + field->offset;
    toasty_value v = toasty_value_null(0);
    if (field->flags & TOASTY_NULLABLE && field->type != TOASTY_TYPE_STRING) {
        memcpy(&at, at, sizeof(const char *));
        if (!at)
            return v;
    }
    switch (field->type) {
    case TOASTY_TYPE_BOOL: return toasty_value_bool(*(const bool *)at);
    case TOASTY_TYPE_I32: return toasty_value_int(*(const int32_t *)at);
    case TOASTY_TYPE_F64: return toasty_value_float(*(const double *)at);
    case TOASTY_TYPE_STRING:
        memcpy(&v.as.string, at, sizeof(char *));
        return toasty_value_string(v.as.string);
    case TOASTY_TYPE_DATE: return toasty_value_date(*(const toasty_date *)at);
    default: return toasty_value_int(*(const int64_t *)at);
    }
}

static double as_number(const toasty_value *v)
{
    return v->type == TOASTY_TYPE_F64    ? v->as.f64
           : v->type == TOASTY_TYPE_BOOL ? v->as.boolean
                                         : (double)v->as.i64;
}

static int order(const toasty_value *a, const toasty_value *b)
{
    if (a->type == TOASTY_TYPE_STRING)
        return strcmp(a->as.string, b->as.string);
    if (a->type == TOASTY_TYPE_DATE)
        return (a->as.date.year - b->as.date.year) * 400 + a->as.date.day - b->as.date.day;
    double x = as_number(a), y = as_number(b);
    return (x > y) - (x < y);
}

static truth compare(toasty_expr_op op, toasty_value a, toasty_value b)
{
    if (a.type == TOASTY_TYPE_NULL || b.type == TOASTY_TYPE_NULL)
        return IS_UNKNOWN;
    int c = order(&a, &b);
    switch (op) {
    case TOASTY_EXPR_EQ: return of(c == 0);
    case TOASTY_EXPR_NE: return of(c != 0);
    case TOASTY_EXPR_GT: return of(c > 0);
    case TOASTY_EXPR_GE: return of(c >= 0);
    case TOASTY_EXPR_LT: return of(c < 0);
    default: return of(c <= 0);
    }
}

static bool same_letter(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static bool like(const char *text, const char *pattern)
{
    if (*pattern == '%') {
        for (;; text++) {
            if (like(text, pattern + 1))
                return true;
            if (!*text)
                return false;
        }
    }
    if (!*pattern || !*text)
        return *pattern == *text;
    if (*pattern != '_')
        return same_letter(*text, *pattern) && like(text + 1, pattern + 1);
    /* one character, not one byte */
    do
        text++;
    while (((unsigned char)*text & 0xC0) == 0x80);
    return like(text, pattern + 1);
}

static bool begins(const char *text, const char *start, bool fold)
{
    for (; *start; text++, start++)
        if (fold ? !same_letter(*text, *start) : *text != *start)
            return false;
    return true;
}

static bool about_text(toasty_expr_op op, const char *text, const char *other)
{
    size_t length = strlen(text), size = strlen(other);
    switch (op) {
    case TOASTY_EXPR_STARTS_WITH: return begins(text, other, false);
    case TOASTY_EXPR_ENDS_WITH: return size <= length && !strcmp(text + length - size, other);
    case TOASTY_EXPR_CONTAINS: return strstr(text, other) != NULL;
    case TOASTY_EXPR_IEQ: return length == size && begins(text, other, true);
    case TOASTY_EXPR_ISTARTS_WITH: return begins(text, other, true);
    case TOASTY_EXPR_ICONTAINS:
        for (;; text++) {
            if (begins(text, other, true))
                return true;
            if (!*text)
                return false;
        }
    default: return like(text, other);
    }
}

static truth among(const toasty_expr *e, toasty_value v)
{
    truth found = IS_FALSE;
    for (uint32_t i = 0; i < e->count; i++) {
        truth t = compare(TOASTY_EXPR_EQ, v, e->of.list[i]);
        found = t > found ? t : found;
    }
    return e->op == TOASTY_EXPR_IN ? found : opposite(found);
}

static const struct Row *parent_of(const struct Row *rows, const struct Row *row)
{
    return row->parent_id ? &rows[*row->parent_id] : NULL;
}

/* Whether some record at the other side of a relation gives a condition this value; NULL: whether there is
 * any. */
static bool some(const toasty_field *relation, const toasty_expr *e, bool met, const struct Row *rows,
                 size_t count, const struct Row *row)
{
    bool up = relation == Row.parent.field;
    for (size_t i = 0; i < count; i++) {
        const struct Row *from = up ? row : &rows[i], *to = up ? &rows[i] : row;
        if (parent_of(rows, from) == to && (!e || e->op == TOASTY_EXPR_NONE ||
                                            (expression_value(e, rows, count, &rows[i]) == IS_TRUE) == met))
            return true;
    }
    return false;
}

static truth related(const toasty_expr *e, const struct Row *rows, size_t count, const struct Row *row)
{
    const toasty_expr *inner = e->count ? e->of.children : NULL;
    if (e->op != TOASTY_EXPR_EVERY)
        return of(some(e->field, inner, true, rows, count, row) == (e->op == TOASTY_EXPR_ANY));
    return of(!inner || inner->op == TOASTY_EXPR_NONE || !some(e->field, inner, false, rows, count, row));
}

static truth junction(const toasty_expr *e, const struct Row *rows, size_t count, const struct Row *row)
{
    bool all = e->op == TOASTY_EXPR_AND;
    truth result = all ? IS_TRUE : IS_FALSE;
    for (uint32_t i = 0; i < e->count; i++) {
        if (e->of.children[i].op == TOASTY_EXPR_NONE)
            continue;
        truth t = expression_value(&e->of.children[i], rows, count, row);
        if (all ? t < result : t > result)
            result = t;
    }
    return result;
}

truth expression_value(const toasty_expr *e, const struct Row *rows, size_t count, const struct Row *row)
{
    if (e->path) {
        const struct Row *parent = parent_of(rows, row);
        toasty_expr rest = toasty__at(e->path->next, *e);
        return of(parent && expression_value(&rest, rows, count, parent) == IS_TRUE);
    }
    toasty_value v =
        e->field && e->field->kind == TOASTY_FIELD_SCALAR ? value_of(e->field, row) : toasty_value_null(0);
    bool none = v.type == TOASTY_TYPE_NULL;
    if (e->field && e->field->kind != TOASTY_FIELD_SCALAR)
        none = !some(e->field, NULL, true, rows, count, row);
    if (e->other)
        return compare(e->op, v, value_of(e->other, row));
    switch (e->op) {
    case TOASTY_EXPR_NONE:
    case TOASTY_EXPR_ALL_ROWS: return IS_TRUE;
    case TOASTY_EXPR_AND:
    case TOASTY_EXPR_OR: return junction(e, rows, count, row);
    case TOASTY_EXPR_NOT: return opposite(expression_value(e->of.children, rows, count, row));
    case TOASTY_EXPR_ANY:
    case TOASTY_EXPR_EVERY:
    case TOASTY_EXPR_NO: return related(e, rows, count, row);
    case TOASTY_EXPR_IS_NULL: return of(none);
    case TOASTY_EXPR_IS_NOT_NULL: return of(!none);
    case TOASTY_EXPR_IN:
    case TOASTY_EXPR_NOT_IN: return among(e, v);
    case TOASTY_EXPR_BETWEEN: {
        truth low = compare(TOASTY_EXPR_GE, v, e->of.list[0]),
              high = compare(TOASTY_EXPR_LE, v, e->of.list[1]);
        return low < high ? low : high;
    }
    default: break;
    }
    if (e->op < TOASTY_EXPR_BETWEEN)
        return compare(e->op, v, e->value);
    if (none || e->value.type == TOASTY_TYPE_NULL)
        return IS_UNKNOWN;
    return of(about_text(e->op, v.as.string, e->value.as.string));
}

/* ---- looks ---- */

static void print_value(FILE *out, const toasty_value *v)
{
    switch (v->type) {
    case TOASTY_TYPE_NULL: fprintf(out, "NULL"); break;
    case TOASTY_TYPE_BOOL: fprintf(out, v->as.boolean ? "true" : "false"); break;
    case TOASTY_TYPE_F64: fprintf(out, "%g", v->as.f64); break;
    case TOASTY_TYPE_STRING: fprintf(out, "\"%s\"", v->as.string); break;
    case TOASTY_TYPE_DATE: fprintf(out, "%d-01-%02d", v->as.date.year, v->as.date.day); break;
    default: fprintf(out, "%lld", (long long)v->as.i64); break;
    }
}

void expression_print(FILE *out, const toasty_expr *e)
{
    static const char *const names[] = {
        "none",    "all_rows",     "and",         "or",        "not",      "eq",   "ne",
        "gt",      "ge",           "lt",          "le",        "between",  "in",   "not_in",
        "is_null", "is_not_null",  "starts_with", "ends_with", "contains", "like", "ilike",
        "ieq",     "istarts_with", "icontains",   "any",       "every",    "no"};
    bool tree = e->op == TOASTY_EXPR_AND || e->op == TOASTY_EXPR_OR || e->op == TOASTY_EXPR_NOT ||
                e->op >= TOASTY_EXPR_ANY;
    fprintf(out, "%s(", names[e->op]);
    for (const toasty_path_step *step = e->path; step; step = step->next)
        fprintf(out, "%s.", step->relation->name);
    if (e->field)
        fprintf(out, "%s", e->field->name);
    if (e->other)
        fprintf(out, ", field %s", e->other->name);
    else if (e->op >= TOASTY_EXPR_EQ && !tree && !e->count && e->op != TOASTY_EXPR_IS_NULL &&
             e->op != TOASTY_EXPR_IS_NOT_NULL) {
        fprintf(out, ", ");
        print_value(out, &e->value);
    }
    for (uint32_t i = 0; i < e->count; i++) {
        fprintf(out, i || e->field ? ", " : "");
        if (tree)
            expression_print(out, &e->of.children[i]);
        else
            print_value(out, &e->of.list[i]);
    }
    fprintf(out, ")");
}

/* ---- shrinking ---- */

/* The same with one child replaced, or left out when `with` is NULL. */
static toasty_expr replaced(const toasty_expr *e, uint32_t at, const toasty_expr *with)
{
    toasty_expr *children = take((e->count + 1) * sizeof *children), copy = *e;
    copy.count = 0;
    for (uint32_t i = 0; i < e->count; i++)
        if (i != at)
            children[copy.count++] = e->of.children[i];
        else if (with)
            children[copy.count++] = *with;
    copy.of.children = children;
    return copy;
}

bool expression_smaller(const toasty_expr *e, unsigned n, toasty_expr *out)
{
    bool junction_ = e->op == TOASTY_EXPR_AND || e->op == TOASTY_EXPR_OR;
    bool tree = junction_ || e->op == TOASTY_EXPR_NOT || e->op >= TOASTY_EXPR_ANY;
    if (e->op == TOASTY_EXPR_NOT && e->of.children->op == TOASTY_EXPR_NOT && n-- == 0) {
        *out = *e->of.children->of.children;
        return true;
    }
    for (uint32_t i = 0; tree && i < e->count; i++) {
        toasty_expr inner;
        unsigned k = 0;
        if (e->of.children[i].op != TOASTY_EXPR_NONE && n-- == 0) {
            *out = e->of.children[i];
            return true;
        }
        if (junction_ && n-- == 0) {
            *out = replaced(e, i, NULL);
            return true;
        }
        while (expression_smaller(&e->of.children[i], k, &inner)) {
            k++;
            if (n-- == 0) {
                *out = replaced(e, i, &inner);
                return true;
            }
        }
    }
    return false;
}
