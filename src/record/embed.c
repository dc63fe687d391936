#include "record/embed.h"

#include "record/member.h"

#include <string.h>

/* Offsets inside of it are from there. */
static uint32_t base_of(const toasty_embed *embed, bool given)
{
    if (!embed || embed->flags & (given ? TOASTY_NULLABLE : TOASTY_BEHIND))
        return 0;
    return given ? embed->new_offset : embed->offset;
}

/* The field of an embedded struct itself that says which variant is there; NULL: it holds no union. */
static const toasty_field *discriminant_of(const toasty_embed *embed)
{
    const toasty_field *first = &embed->fields[embed->first];
    return first->flags & TOASTY_DISCRIMINANT && first->embed == embed ? first : NULL;
}

/* Whether the struct at `outer` has this variant. */
static bool holds(const toasty_embed *variant, const char *outer, bool given)
{
    const toasty_field *field = &variant->fields[variant->outer->first];
    uint32_t offset = (given ? field->new_offset : field->offset) - base_of(variant->outer, given);
    return toasty__value_at(field->type, outer + offset).as.i64 == variant->variant;
}

/* The struct `embed` of a record or T_new; or inside of one whole embedded struct, when `top` says which that
   is. NULL: it is not there. */
static char *reach(const toasty_embed *embed, const toasty_embed *top, const void *record, bool given)
{
    if (embed == top)
        return (char *)record;
    char *outer = reach(embed->outer, top, record, given);
    if (!outer || (embed->flags & TOASTY_VARIANT && !holds(embed, outer, given)))
        return NULL;
    char *at = outer + (given ? embed->new_offset : embed->offset) - base_of(embed->outer, given);
    return embed->flags & (given ? TOASTY_NULLABLE : TOASTY_BEHIND) ? toasty__pointer_at(at) : at;
}

static const toasty_embed *holder(const toasty_field *field)
{
    return field->flags & TOASTY_PRESENCE ? field->embed->outer : field->embed;
}

const toasty_embed *toasty__whole_around(const toasty_field *field)
{
    const toasty_embed *found = NULL;
    for (const toasty_embed *e = field->embed; e; e = e->outer)
        if (e->flags & TOASTY_BEHIND || discriminant_of(e))
            found = e;
    return found;
}

const toasty_embed *toasty__optional_around(const toasty_field *field)
{
    const toasty_embed *e = toasty__tells_absence(field) ? field->embed->outer : field->embed;
    while (e && !(e->flags & (TOASTY_NULLABLE | TOASTY_VARIANT)))
        e = e->outer;
    return e;
}

const toasty_field *toasty__teller_of(const toasty_embed *embed)
{
    return &embed->fields[embed->flags & TOASTY_VARIANT ? embed->outer->first : embed->first];
}

const toasty_field *toasty__field_in(const toasty__column *column, const void *record)
{
    const toasty_field *const *field = column->sharing;
    if (!field)
        return column->field;
    while (*field && !toasty__is_there(*field, record))
        field++;
    return *field ? *field : column->field;
}

bool toasty__is_there(const toasty_field *field, const void *record)
{
    const toasty_embed *around = toasty__optional_around(field);
    if (!around)
        return true;
    toasty_value value = toasty__field_value(toasty__teller_of(around), record);
    return toasty__says_there(around, &value);
}

/* As reach, making what is missing. */
static char *make(const toasty_embed *embed, char *record, toasty__block *block)
{
    if (!embed)
        return record;
    char *outer = make(embed->outer, record, block);
    if (!outer)
        return NULL;
    char *at = outer + embed->offset - base_of(embed->outer, false);
    if (!(embed->flags & TOASTY_BEHIND))
        return at;
    char *there = toasty__pointer_at(at);
    if (!there && (there = toasty__block_alloc(block, embed->size))) {
        memset(there, 0, embed->size);
        toasty__set_pointer(at, there);
    }
    return there;
}

char *toasty__member(const toasty_field *field, const void *record, toasty__block *block)
{
    const toasty_embed *in = holder(field);
    char *at = block ? make(in, (char *)record, block) : reach(in, NULL, record, false);
    return at ? at + field->offset - base_of(in, false) : NULL;
}

bool toasty__fill(const toasty_field *presence, const void *record, toasty__block *block)
{
    return make(presence->embed, (char *)record, block);
}

const char *toasty__new_member(const toasty_field *field, const void *values)
{
    const toasty_embed *in = holder(field);
    const char *at = reach(in, NULL, values, true);
    return at ? at + field->new_offset - base_of(in, true) : NULL;
}

char *toasty__deferred_slot(const toasty_field *field, const void *record)
{
    const toasty_embed *whole = NULL;
    for (const toasty_embed *e = field->embed; e && field->flags & TOASTY_WITH_WHOLE; e = e->outer)
        if (e->flags & TOASTY_DEFERRED)
            whole = e;
    if (!whole)
        return toasty__member(field, record, NULL);
    char *outer = reach(whole->outer, NULL, record, false);
    return outer ? outer + whole->offset - base_of(whole->outer, false) : NULL;
}

/* ---- whole values ---- */

/* The value of a field inside of a whole embedded struct; false when something around it is absent. */
static bool value_in(const toasty_field *field, const toasty_embed *top, const void *whole,
                     toasty_value *value)
{
    if (field->flags & TOASTY_PRESENCE && field->embed == top) {
        *value = toasty_value_bool(true);
        return true;
    }
    const char *at = reach(holder(field), top, whole, false);
    *value = toasty_value_null(0);
    if (!at)
        return false;
    at += field->offset - base_of(holder(field), false);
    if (field->flags & TOASTY_NULLABLE && field->type != TOASTY_TYPE_STRING) {
        at = toasty__pointer_at(at);
        if (at)
            *value =
                field->flags & TOASTY_PRESENCE ? toasty_value_bool(true) : toasty__value_at(field->type, at);
    } else {
        *value = toasty__value_at(field->type, at);
    }
    return true;
}

toasty_change_op toasty__whole_change(const toasty_field *field, const void *changes, bool in_values,
                                      toasty_value *value)
{
    for (const toasty_embed *e = field->embed; e; e = e->outer) {
        const char *at = (const char *)changes + (in_values ? e->values_offset : e->changes_offset);
        toasty_change_op op = *(const toasty_change_op *)at;
        if (op == TOASTY_KEEP)
            continue;
        *value = toasty_value_null(0);
        if (op != TOASTY_SET)
            return op;
        bool there = value_in(field, e, at + e->value_offset, value);
        if (value->type == TOASTY_TYPE_NULL && (!there || field->flags & TOASTY_NULLABLE))
            return TOASTY_SET_NULL;
        return TOASTY_SET;
    }
    return TOASTY_KEEP;
}

toasty_expr toasty_expr_embed(toasty_expr_op op, const toasty_embed *embed, const void *value,
                              toasty_expr *scratch)
{
    uint32_t count = 0;
    const toasty_field *fields = embed->fields;
    for (uint16_t i = 0; i < embed->count; i++) {
        const toasty_field *field = &fields[embed->first + i];
        toasty_value v;
        /* of a variant that is not there nothing need be said, and its columns may be shared */
        if (!value_in(field, embed, value, &v) && field->flags & TOASTY_VARIANT)
            continue;
        bool null = v.type == TOASTY_TYPE_NULL;
        toasty_expr_op one = op == TOASTY_EXPR_EQ ? (null ? TOASTY_EXPR_IS_NULL : TOASTY_EXPR_EQ)
                                                  : (null ? TOASTY_EXPR_IS_NOT_NULL : TOASTY_EXPR_NE);
        scratch[count++] = toasty_expr_compare(one, field, v);
    }
    return toasty__junction(op == TOASTY_EXPR_EQ ? TOASTY_EXPR_AND : TOASTY_EXPR_OR, count, scratch);
}
