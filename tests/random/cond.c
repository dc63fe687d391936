#include "cond.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"

/* ---- meaning ---- */

static truth of(bool is)
{
    return is ? IS_TRUE : IS_FALSE;
}

static truth opposite(truth t)
{
    return IS_TRUE - t;
}

static truth compare(toasty_expr_op op, const toasty_value *a, const toasty_value *b)
{
    if (value_is_null(a) || value_is_null(b))
        return IS_UNKNOWN;
    int c = value_order(a, b);
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
    return tolower((unsigned char)a) == tolower((unsigned char)b) && ((a & 0x80) == 0 ? true : a == b);
}

static const char *next_character(const char *text)
{
    do
        text++;
    while (((unsigned char)*text & 0xC0) == 0x80);
    return text;
}

static bool like(const char *text, const char *pattern, char escape)
{
    if (!*pattern)
        return !*text;
    if (escape && *pattern == escape)
        return pattern[1] && *text && same_letter(*text, pattern[1]) && like(text + 1, pattern + 2, escape);
    if (*pattern == '%') {
        for (;; text = next_character(text)) {
            if (like(text, pattern + 1, escape))
                return true;
            if (!*text)
                return false;
        }
    }
    if (!*text)
        return false;
    if (*pattern == '_')
        return like(next_character(text), pattern + 1, escape);
    return same_letter(*text, *pattern) && like(text + 1, pattern + 1, escape);
}

static bool begins(const char *text, const char *start, bool fold)
{
    for (; *start; text++, start++)
        if (fold ? !*text || !same_letter(*text, *start) : *text != *start)
            return false;
    return true;
}

static bool about_text(const cond *c, const char *text, const char *other)
{
    size_t length = strlen(text), size = strlen(other);
    switch (c->op) {
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
    default: return like(text, other, c->escape);
    }
}

static truth among(const cond *c, const toasty_value *v)
{
    truth found = IS_FALSE;
    for (unsigned i = 0; i < c->count; i++) {
        truth t = compare(TOASTY_EXPR_EQ, v, &c->list[i]);
        found = t > found ? t : found;
    }
    return c->op == TOASTY_EXPR_IN ? found : opposite(found);
}

/* A row of fields is one of the rows of values when it equals it in all fields. */
static truth among_rows(const cond *c, const row *r)
{
    truth found = IS_FALSE;
    for (unsigned i = 0; i < c->count; i++) {
        truth same = IS_TRUE;
        for (unsigned k = 0; k < c->width; k++) {
            truth t = compare(TOASTY_EXPR_EQ, &r[c->math[k].field->number], &c->list[i * c->width + k]);
            same = t < same ? t : same;
        }
        found = same > found ? same : found;
    }
    return c->op == TOASTY_EXPR_IN_ROWS ? found : opposite(found);
}

static truth between(const cond *c, const toasty_value *v)
{
    truth a = compare(TOASTY_EXPR_GE, v, &c->list[0]), b = compare(TOASTY_EXPR_LE, v, &c->list[1]);
    return a < b ? a : b;
}

/* Whether a row gives the relation's condition this value; no condition: whether there is a row. */
static bool some(const world *w, const toasty_field *relation, const cond *inner, bool met, const row *r)
{
    row *found[WORLD_ROWS];
    size_t count = world_related(w, relation, r, found);
    for (size_t i = 0; i < count; i++)
        if (cond_meets(w, inner, found[i]) == met)
            return true;
    return false;
}

/* A relation compared with a record compares the fields that join the two; one via others asks whether it is
 * there. */
static truth relation_is(const world *w, const cond *c, const row *r)
{
    const toasty_relation *pairs = c->field->relation;
    if (is_via(c->field)) {
        row *found[WORLD_ROWS];
        size_t count = world_related(w, c->field, r, found);
        bool there = false;
        for (size_t i = 0; i < count; i++)
            there |= found[i] == c->record;
        return of(there == (c->op == TOASTY_EXPR_EQ));
    }
    truth same = IS_TRUE;
    for (uint16_t i = 0; i < pairs->count; i++) {
        truth t = compare(TOASTY_EXPR_EQ, &r[pairs->key[i]], &c->record[pairs->references[i]]);
        same = t < same ? t : same;
    }
    return c->op == TOASTY_EXPR_EQ ? same : opposite(same);
}

static truth relation_value(const world *w, const cond *c, const row *r)
{
    if (c->op == TOASTY_EXPR_EQ || c->op == TOASTY_EXPR_NE)
        return relation_is(w, c, r);
    bool nobody = c->field->kind == TOASTY_FIELD_BELONGS_TO ? value_is_null(&r[c->field->relation->key[0]])
                                                            : !some(w, c->field, NULL, true, r);
    return of(nobody == (c->op == TOASTY_EXPR_IS_NULL));
}

static truth junction(const world *w, const cond *c, const row *r)
{
    bool all = c->op == TOASTY_EXPR_AND;
    truth result = all ? IS_TRUE : IS_FALSE;
    for (unsigned i = 0; i < c->count; i++) {
        if (c->children[i].op == TOASTY_EXPR_NONE)
            continue;
        truth t = cond_value(w, &c->children[i], r);
        if (all ? t < result : t > result)
            result = t;
    }
    return result;
}

static truth plain_value(const cond *c, const row *r)
{
    toasty_value left, right;
    if (c->width)
        return among_rows(c, r);
    if (c->math) {
        left = computed(c->math, r);
        right = computed(c->other_math, r);
        return compare(c->op, &left, &right);
    }
    const toasty_value *v = &r[c->field->number];
    switch (c->op) {
    case TOASTY_EXPR_IS_NULL: return of(value_is_null(v));
    case TOASTY_EXPR_IS_NOT_NULL: return of(!value_is_null(v));
    case TOASTY_EXPR_IN:
    case TOASTY_EXPR_NOT_IN: return among(c, v);
    case TOASTY_EXPR_BETWEEN: return between(c, v);
    default: break;
    }
    if (c->op >= TOASTY_EXPR_EQ && c->op <= TOASTY_EXPR_LE)
        return compare(c->op, v, c->other ? &r[c->other->number] : &c->value);
    if (value_is_null(v) || value_is_null(&c->value))
        return IS_UNKNOWN;
    return of(about_text(c, v->as.string, c->value.as.string));
}

truth cond_value(const world *w, const cond *c, const row *r)
{
    if (c && c->step_count) {
        cond rest = *c;
        rest.step_count--;
        memmove(rest.steps, rest.steps + 1, rest.step_count * sizeof *rest.steps);
        return of(some(w, c->steps[0], &rest, true, r));
    }
    switch (c ? c->op : TOASTY_EXPR_NONE) {
    case TOASTY_EXPR_NONE:
    case TOASTY_EXPR_ALL_ROWS: return IS_TRUE;
    case TOASTY_EXPR_AND:
    case TOASTY_EXPR_OR: return junction(w, c, r);
    case TOASTY_EXPR_NOT: return opposite(cond_value(w, c->children, r));
    case TOASTY_EXPR_ANY: return of(some(w, c->field, c->children, true, r));
    case TOASTY_EXPR_EVERY: return of(!some(w, c->field, c->children, false, r));
    case TOASTY_EXPR_NO: return of(!some(w, c->field, c->children, true, r));
    default: return c->field && is_relation(c->field) ? relation_value(w, c, r) : plain_value(c, r);
    }
}

bool cond_meets(const world *w, const cond *c, const row *r)
{
    return cond_value(w, c, r) == IS_TRUE;
}

/* ---- making ---- */

static const toasty_field *pick_field(const toasty_model *model, bool relation)
{
    const toasty_field *found[64];
    unsigned count = 0;
    for (uint16_t i = 0; i < model->field_count; i++)
        if (is_relation(&model->fields[i]) == relation)
            found[count++] = &model->fields[i];
    return count ? found[dice(count)] : NULL;
}

/* Mostly a value that some row has. */
static toasty_value pick_value(const world *w, const toasty_field *field)
{
    const table *t = world_table(w, field->model);
    if (t->count && dice(3))
        return t->rows[dice((unsigned)t->count)][field->number];
    return value_any_or_null(field);
}

static const char *pattern(void)
{
    static const char *const parts[] = {"a", "A", "b", "%", "_", "[", "é", "*", "日", "!", "\\"};
    char *text = scratch(32);
    for (unsigned i = 0, n = dice(5); i < n; i++)
        strcat(text, parts[dice(11)]);
    return text;
}

static void make_text(const world *w, cond *c)
{
    static const toasty_expr_op ops[] = {
        TOASTY_EXPR_STARTS_WITH, TOASTY_EXPR_ENDS_WITH, TOASTY_EXPR_CONTAINS,     TOASTY_EXPR_LIKE,
        TOASTY_EXPR_LIKE,        TOASTY_EXPR_IEQ,       TOASTY_EXPR_ISTARTS_WITH, TOASTY_EXPR_ICONTAINS};
    c->op = ops[dice(8)];
    c->value = pick_value(w, c->field);
    if (c->op == TOASTY_EXPR_LIKE && dice(3))
        c->value = toasty_value_string(pattern());
    if (c->op == TOASTY_EXPR_LIKE && dice_one_in(3)) {
        char *text = scratch(64);
        c->escape = "!\\'"[dice(3)];
        /* an escape at the end of a pattern is undefined */
        snprintf(text, 64, "%s%c%s%s", dice(2) ? "a" : "%", c->escape, dice(2) ? "%" : "_",
                 dice(2) ? "%" : "");
        c->value = toasty_value_string(text);
    }
}

/* A UUID in a column of text is refused beside one in a column of bytes. */
static bool comparable(const toasty_field *a, const toasty_field *b)
{
    return a != b && !is_relation(b) &&
           ((a->type == b->type && a->column_type.kind == b->column_type.kind) ||
            (is_number(a->type) && is_number(b->type)));
}

static bool make_fields(cond *c, const toasty_model *model)
{
    unsigned start = dice(model->field_count);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *other = &model->fields[(start + i) % model->field_count];
        if (comparable(c->field, other)) {
            c->other = other;
            return true;
        }
    }
    return false;
}

static void make_list(const world *w, cond *c, unsigned count)
{
    c->count = count;
    c->list = scratch((count + 1) * sizeof *c->list);
    for (unsigned i = 0; i < count; i++)
        c->list[i] = pick_value(w, c->field);
}

/* Fields of which some row has most of the values. */
static cond make_rows(const world *w, const toasty_model *model)
{
    const table *t = world_table(w, model);
    cond c = {.op = dice(2) ? TOASTY_EXPR_IN_ROWS : TOASTY_EXPR_NOT_IN_ROWS,
              .width = 2 + dice(2),
              .count = dice(4)};
    c.math = scratch(c.width * sizeof *c.math);
    c.list = scratch((c.count * c.width + 1) * sizeof *c.list);
    for (unsigned k = 0; k < c.width; k++)
        c.math[k] = toasty_math_field(pick_field(model, false));
    for (unsigned i = 0; i < c.count; i++) {
        const row *r = t->count ? t->rows[dice((unsigned)t->count)] : NULL;
        for (unsigned k = 0; k < c.width; k++)
            c.list[i * c.width + k] =
                r && dice(5) ? r[c.math[k].field->number] : pick_value(w, c.math[k].field);
    }
    return c;
}

static bool make_computed(const toasty_model *model, cond *c)
{
    toasty_math sides[2] = {computed_any(model, 1 + dice(2)), computed_any(model, dice(2))};
    if (!computes_field(&sides[0]) && !computes_field(&sides[1]))
        return false;
    *c = (cond){.op = TOASTY_EXPR_EQ + dice(6), .math = scratch(2 * sizeof *c->math)};
    c->other_math = c->math + 1;
    memcpy(c->math, sides, sizeof sides);
    return true;
}

static cond make_leaf(const world *w, const toasty_model *model)
{
    cond computing;
    if (dice_one_in(12))
        return make_rows(w, model);
    if (dice_one_in(12) && make_computed(model, &computing))
        return computing;
    cond c = {.op = TOASTY_EXPR_EQ + dice(6), .field = pick_field(model, false)};
    unsigned kind = dice(12);
    if (c.field->type == TOASTY_TYPE_STRING && dice(2))
        make_text(w, &c);
    else if (kind == 0)
        c.op = TOASTY_EXPR_IS_NULL + dice(2);
    else if (kind < 4) {
        c.op = kind == 1 ? TOASTY_EXPR_BETWEEN : kind == 2 ? TOASTY_EXPR_IN : TOASTY_EXPR_NOT_IN;
        make_list(w, &c, kind == 1 ? 2 : dice(6));
    } else if (kind != 4 || !make_fields(&c, model))
        c.value = pick_value(w, c.field);
    return c;
}

/* A field across relations to one record. */
static bool make_path(const world *w, const toasty_model *model, cond *out)
{
    const toasty_field *steps[COND_STEPS];
    unsigned count = 0, most = 1 + dice(COND_STEPS);
    const toasty_model *at = model;
    for (unsigned tries = 0; tries < 6 && count < most; tries++) {
        const toasty_field *f = pick_field(at, true);
        if (!f || holds_list(f))
            continue;
        steps[count++] = f;
        at = f->relation->target;
    }
    if (!count)
        return false;
    *out = make_leaf(w, at);
    if (out->other || out->math)
        return false;
    memcpy(out->steps, steps, sizeof steps);
    out->step_count = count;
    return true;
}

static cond any_cond(const world *w, const toasty_model *model, unsigned depth);

static bool make_relation(const world *w, const toasty_model *model, unsigned depth, cond *out)
{
    const toasty_field *f = pick_field(model, true);
    *out = (cond){.field = f};
    if (!f)
        return false;
    const table *t = world_table(w, f->relation->target);
    if (dice_one_in(4) && t->count) {
        out->op = TOASTY_EXPR_EQ + dice(2);
        out->record = t->rows[dice((unsigned)t->count)];
    } else if (dice_one_in(5)) {
        out->op = TOASTY_EXPR_IS_NULL + dice(2);
    } else {
        out->op = TOASTY_EXPR_ANY + dice(3);
        if (out->op == TOASTY_EXPR_ANY && dice_one_in(5))
            return true;
        out->count = 1;
        out->children = scratch(sizeof *out->children);
        *out->children = any_cond(w, f->relation->target, depth ? depth - 1 : 0);
    }
    return true;
}

static unsigned relation_depth(const toasty_field *f)
{
    return f->relation->via_count ? f->relation->via_count : 1;
}

unsigned cond_depth(const cond *c)
{
    unsigned depth = c->field && is_relation(c->field) ? relation_depth(c->field) : 0, inner = 0;
    for (unsigned i = 0; i < c->step_count; i++)
        depth += relation_depth(c->steps[i]);
    for (unsigned i = 0; c->children && i < c->count; i++) {
        unsigned d = cond_depth(&c->children[i]);
        inner = d > inner ? d : inner;
    }
    return depth + inner;
}

static cond any_cond(const world *w, const toasty_model *model, unsigned depth)
{
    cond c = {0};
    unsigned kind = dice(12);
    if (kind == 0 && make_path(w, model, &c))
        return c;
    if (kind < 4 && make_relation(w, model, depth, &c))
        return c;
    if (!depth || kind >= 10)
        return make_leaf(w, model);
    c = (cond){.op = kind < 7 ? TOASTY_EXPR_AND : kind < 9 ? TOASTY_EXPR_OR : TOASTY_EXPR_NOT};
    c.count = c.op == TOASTY_EXPR_NOT ? 1 : dice(4);
    c.children = scratch((c.count + 1) * sizeof *c.children);
    for (unsigned i = 0; i < c.count; i++)
        if (c.op == TOASTY_EXPR_NOT || dice(15))
            c.children[i] = any_cond(w, model, depth - 1);
    return c;
}

cond cond_any(const world *w, const toasty_model *model, unsigned depth)
{
    for (;;) {
        cond c = any_cond(w, model, depth);
        if (cond_depth(&c) <= COND_DEPTH)
            return c;
    }
}

/* ---- handing over ---- */

void *record_of_row(const toasty_model *model, const row *r)
{
    char *record = scratch(model->size);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        char *at = record + f->offset;
        if (is_relation(f) || value_is_null(&r[i]))
            continue;
        if ((f->flags & TOASTY_NULLABLE) && f->type != TOASTY_TYPE_STRING) {
            void *value = scratch(value_size(f->type));
            memcpy(at, &value, sizeof value);
            at = value;
        }
        value_put(f->type, at, &r[i]);
    }
    return record;
}

toasty_expr cond_expr(const cond *c)
{
    if (!c)
        return (toasty_expr){0};
    toasty_expr e = {.op = c->op,
                     .escape = c->escape,
                     .field = c->field,
                     .other = c->other,
                     .value = c->value,
                     .count = c->count,
                     .width = (uint8_t)c->width,
                     .math = c->math,
                     .other_math = c->other_math};
    toasty_path_step *before = NULL;
    for (unsigned i = c->step_count; i-- > 0;) {
        toasty_path_step *step = scratch(sizeof *step);
        *step = (toasty_path_step){c->steps[i], before};
        before = step;
    }
    e.path = before;
    if (c->record) {
        e.value = (toasty_value){.type = TOASTY_TYPE_BYTES};
        e.value.as.bytes.data = record_of_row(c->field->relation->target, c->record);
    }
    if (c->children) {
        toasty_expr *children = scratch((c->count + 1) * sizeof *children);
        for (unsigned i = 0; i < c->count; i++)
            children[i] = cond_expr(&c->children[i]);
        e.of.children = children;
    } else if (c->list)
        e.of.list = c->list;
    return e;
}

/* ---- making smaller ---- */

static cond *copy_children(const cond *c)
{
    cond *children = scratch((c->count + 1) * sizeof *children);
    if (c->count)
        memcpy(children, c->children, c->count * sizeof *children);
    return children;
}

static bool without_item(const cond *c, unsigned n, cond *out)
{
    *out = *c;
    out->count--;
    if (c->children) {
        out->children = copy_children(c);
        memmove(out->children + n, out->children + n + 1, (out->count - n) * sizeof *out->children);
    } else {
        out->list = scratch(c->count * sizeof *out->list);
        memcpy(out->list, c->list, n * sizeof *c->list);
        memcpy(out->list + n, c->list + n + 1, (out->count - n) * sizeof *c->list);
    }
    return true;
}

static bool same_model_child(const cond *c)
{
    return c->op == TOASTY_EXPR_AND || c->op == TOASTY_EXPR_OR || c->op == TOASTY_EXPR_NOT;
}

bool cond_smaller(const cond *c, unsigned n, cond *out)
{
    bool junction_or_list = c->op == TOASTY_EXPR_AND || c->op == TOASTY_EXPR_OR || c->op == TOASTY_EXPR_IN ||
                            c->op == TOASTY_EXPR_NOT_IN;
    if (same_model_child(c)) {
        if (n < c->count) {
            *out = c->children[n];
            return out->op != TOASTY_EXPR_NONE || cond_smaller(c, n + 1, out);
        }
        n -= c->count;
    }
    if (junction_or_list) {
        if (n < c->count)
            return without_item(c, n, out);
        n -= c->count;
    }
    bool has_inner = c->op == TOASTY_EXPR_ANY && c->count;
    if (has_inner) {
        if (n == 0) {
            *out = *c;
            out->count = 0;
            out->children = NULL;
            return true;
        }
        n--;
    }
    for (unsigned i = 0; c->children && i < c->count; i++)
        for (unsigned k = 0; k < 64; k++) {
            cond inner;
            if (!cond_smaller(&c->children[i], k, &inner))
                break;
            if (n--)
                continue;
            *out = *c;
            out->children = copy_children(c);
            out->children[i] = inner;
            return true;
        }
    return false;
}

/* ---- showing ---- */

static void print_field(FILE *out, const cond *c)
{
    for (unsigned i = 0; i < c->step_count; i++)
        fprintf(out, "toasty_path(%s.%s, ", c->steps[i]->model->name, c->steps[i]->name);
    fprintf(out, "%s.%s", c->field->model->name, c->field->name);
    for (unsigned i = 0; i < c->step_count; i++)
        fputc(')', out);
}

static void print_computed(FILE *out, const cond *c)
{
    for (unsigned k = 0; k < c->width; k++)
        fprintf(out, "%s%s", k ? ", " : "", c->math[k].field->name);
    for (unsigned i = 0; i < c->count * c->width; i++) {
        fputs(i % c->width ? ", " : "; ", out);
        value_print(out, &c->list[i]);
    }
    if (c->width)
        return;
    computed_print(out, c->math);
    fputs(", ", out);
    computed_print(out, c->other_math);
}

static void print_rest(FILE *out, const cond *c)
{
    print_field(out, c);
    if (c->record) {
        fputs(", &", out);
        row_print(out, c->field->relation->target, c->record);
    } else if (c->other)
        fprintf(out, ", %s.%s", c->other->model->name, c->other->name);
    else if (c->list)
        for (unsigned i = 0; i < c->count; i++) {
            fputs(", ", out);
            value_print(out, &c->list[i]);
        }
    else if (c->op != TOASTY_EXPR_IS_NULL && c->op != TOASTY_EXPR_IS_NOT_NULL && !is_relation(c->field)) {
        fputs(", ", out);
        value_print(out, &c->value);
        if (c->escape)
            fprintf(out, ", '%c'", c->escape);
    }
}

void cond_print(FILE *out, const cond *c)
{
    static const char *const names[] = {[TOASTY_EXPR_NONE] = "(none)",
                                        [TOASTY_EXPR_ALL_ROWS] = "all_rows",
                                        [TOASTY_EXPR_AND] = "and",
                                        [TOASTY_EXPR_OR] = "or",
                                        [TOASTY_EXPR_NOT] = "not",
                                        [TOASTY_EXPR_EQ] = "eq",
                                        [TOASTY_EXPR_NE] = "ne",
                                        [TOASTY_EXPR_GT] = "gt",
                                        [TOASTY_EXPR_GE] = "ge",
                                        [TOASTY_EXPR_LT] = "lt",
                                        [TOASTY_EXPR_LE] = "le",
                                        [TOASTY_EXPR_BETWEEN] = "between",
                                        [TOASTY_EXPR_IN] = "in",
                                        [TOASTY_EXPR_NOT_IN] = "not_in",
                                        [TOASTY_EXPR_IN_ROWS] = "in_rows",
                                        [TOASTY_EXPR_NOT_IN_ROWS] = "not_in_rows",
                                        [TOASTY_EXPR_IS_NULL] = "is_null",
                                        [TOASTY_EXPR_IS_NOT_NULL] = "is_not_null",
                                        [TOASTY_EXPR_STARTS_WITH] = "starts_with",
                                        [TOASTY_EXPR_ENDS_WITH] = "ends_with",
                                        [TOASTY_EXPR_CONTAINS] = "contains",
                                        [TOASTY_EXPR_LIKE] = "like",
                                        [TOASTY_EXPR_IEQ] = "ieq",
                                        [TOASTY_EXPR_ISTARTS_WITH] = "istarts_with",
                                        [TOASTY_EXPR_ICONTAINS] = "icontains",
                                        [TOASTY_EXPR_ANY] = "any",
                                        [TOASTY_EXPR_EVERY] = "every",
                                        [TOASTY_EXPR_NO] = "none"};
    fprintf(out, "toasty_%s%s(", names[c->op], c->escape ? "_escape" : c->other ? "_field" : "");
    if (c->math)
        print_computed(out, c);
    else if (c->field)
        print_rest(out, c);
    for (unsigned i = 0; c->children && i < c->count; i++) {
        fputs(i || c->field ? ", " : "", out);
        cond_print(out, &c->children[i]);
    }
    fputc(')', out);
}
