#include "record/print_visit.h"
#include "record/embed.h"
#include "record/member.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool toasty__visit_begin(toasty__visit *visit, const toasty__visit *outer, const toasty_model *model,
                         const void *record)
{
    unsigned depth = outer ? outer->depth + 1 : 0;
    if (depth > TOASTY__VISIT_DEPTH)
        return false;
    for (const toasty__visit *above = outer; above; above = above->outer)
        if (above->record == record && above->model == model)
            return false;
    *visit = (toasty__visit){.outer = outer, .model = model, .record = record, .depth = depth};
    return true;
}

const toasty_embed *toasty__visit_inside(const toasty_field *field, const toasty_embed *outer)
{
    if (field->embed == outer)
        return NULL;
    const toasty_embed *inner = field->embed;
    while (inner->outer != outer)
        inner = inner->outer;
    return inner;
}

const char *toasty__visit_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

uint16_t toasty__visit_first(const toasty_embed *embed)
{
    bool presence = embed->flags & TOASTY_NULLABLE && embed->fields[embed->first].flags & TOASTY_PRESENCE;
    return (uint16_t)(embed->first + presence);
}

toasty__embed_state toasty__visit_embed(const toasty_embed *embed, const void *record)
{
    const toasty_field *first = &embed->fields[embed->first];
    if (embed->flags & TOASTY_VARIANT && !toasty__is_there(first, record))
        return TOASTY__EMBED_OTHER;
    if (!(embed->flags & TOASTY_BEHIND))
        return TOASTY__EMBED_THERE;
    if (embed->flags & TOASTY_DEFERRED && !toasty_is_loaded_relation(record, first))
        return TOASTY__EMBED_UNLOADED;
    if (embed->flags & TOASTY_NULLABLE && toasty__field_value(first, record).type == TOASTY_TYPE_NULL)
        return TOASTY__EMBED_ABSENT;
    return TOASTY__EMBED_THERE;
}

toasty_list toasty__visit_list(const void *list)
{
    /* Generated lists have their own types: copied, not looked at as a toasty_list. */
    toasty_list copy;
    memcpy(&copy, list, sizeof copy);
    return copy;
}

const void *toasty__visit_item(toasty_list list, const toasty_model *model, size_t index)
{
    return (const char *)list.items + index * model->size;
}

toasty_value_list toasty__visit_values(const void *list)
{
    toasty_value_list copy;
    memcpy(&copy, list, sizeof copy);
    return copy;
}

toasty_value toasty__visit_value(const toasty_field *field, toasty_value_list list, size_t index)
{
    toasty_type type = toasty__widest(field->type);
    if (list.nulls && list.nulls[index])
        return toasty_value_null(0);
    toasty_value value = toasty__value_at(type, (const char *)list.items + index * toasty__type_size(type));
    value.type = field->type;
    return value;
}

/* The decimal point is the locale's, of one or more bytes; the text's is to be a point. */
static void settle_point(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        size_t plain = strspn(from, "0123456789+-e");
        memmove(to, from, plain);
        to += plain;
        from += plain;
        if (*from) {
            *to++ = '.';
            from += strcspn(from, "0123456789+-e");
        }
    }
    *to = '\0';
}

const char *toasty__visit_number(const toasty_value *value, char out[TOASTY__NUMBER_MAX])
{
    double number = value->as.f64;
    bool single = value->type == TOASTY_TYPE_F32;
    if (!isfinite(number))
        return NULL;
    int last = single ? 9 : 17;
    for (int digits = single ? 6 : 15; digits <= last; digits++) {
        snprintf(out, TOASTY__NUMBER_MAX, "%.*g", digits, number);
        if (single ? strtof(out, NULL) == (float)number : strtod(out, NULL) == number)
            break;
    }
    settle_point(out);
    return out;
}
