/* What a record shows of an embedded struct behind a pointer or with a union: made anew as a whole, since the
   old one is the record's until the update is settled, and what was in the union may go. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/read.h"
#include "engine/update.h"
#include "record/annex.h"
#include "record/embed.h"
#include "record/member.h"

/* What the update does to a field of it; NULL: nothing. */
static const toasty__assign *assigned(const toasty__changing *c, uint16_t field, const toasty_value **value)
{
    int16_t column = c->table->column_of_field[field];
    for (uint16_t i = 0; i < c->count; i++)
        if (c->assigns[i].column == column) {
            *value = &c->values[i];
            return &c->assigns[i];
        }
    return NULL;
}

/* Part of what was not loaded stays not loaded; `slot` points at what there is of it, or is NULL. */
static bool stays_unloaded(const toasty__changing *c, const toasty_embed *embed, const char *slot)
{
    if (slot && toasty__pointer_at(slot))
        return false;
    for (uint16_t i = 0; i < embed->count; i++)
        if (!c->assigned[embed->first + i])
            return true;
    return false;
}

/* The same of a deferred struct around the field, inside of the whole. */
static bool stays_unloaded_inside(const toasty__changing *c, const toasty_embed *whole,
                                  const toasty_field *field, const char *record)
{
    const toasty_embed *deferred = NULL;
    for (const toasty_embed *e = field->embed; e != whole; e = e->outer)
        if (e->flags & TOASTY_DEFERRED)
            deferred = e;
    return deferred && field->flags & TOASTY_WITH_WHOLE &&
           stays_unloaded(c, deferred, toasty__deferred_slot(field, record));
}

static bool copy_fields(const toasty__changing *c, const toasty_embed *whole, char *shown, const char *record,
                        toasty__block *block)
{
    for (uint16_t i = 0; i < whole->count; i++) {
        const toasty_field *field = &whole->fields[whole->first + i];
        const toasty_value *set;
        toasty_value value;
        if (stays_unloaded_inside(c, whole, field, record))
            continue;
        const toasty__assign *assign = assigned(c, field->number, &set);
        if (field->flags & TOASTY_VARIANT && !toasty__is_there(field, shown))
            continue;
        value = assign && assign->kind == TOASTY__ASSIGN_SET ? *set : toasty__field_value(field, record);
        if (value.type != TOASTY_TYPE_NULL && !toasty__store(field, shown, &value, block))
            return false;
    }
    return true;
}

/* Notes which deferred fields of it are known to be NULL: set now, or known before. */
static bool mark_fields(const toasty__changing *c, const toasty_embed *whole, const char *shown,
                        const char *record)
{
    for (uint16_t i = 0; i < whole->count; i++) {
        const toasty_field *field = &whole->fields[whole->first + i];
        if (!toasty__is_deferred(field) || !(field->flags & TOASTY_BEHIND) ||
            field->flags & TOASTY_WITH_WHOLE)
            continue;
        const char *slot = toasty__deferred_slot(field, shown), *old = toasty__deferred_slot(field, record);
        bool known = c->assigned[field->number] || (old && toasty__annex_is_marked(old));
        if (slot && !toasty__pointer_at(slot) && known && !toasty__annex_mark(slot))
            return false;
    }
    return true;
}

toasty_status toasty__update_show_whole(toasty__changing *c, char *shown, char *record, uint16_t first)
{
    const toasty_embed *whole = toasty__whole_around(c->table->columns[c->assigns[first].column].field);
    toasty__block *block = toasty__block_new(0, 256);
    if (!block || !toasty__annex_add(record + whole->offset, block)) {
        if (block)
            toasty__block_free(block);
        return toasty__fail_memory(c->call->error);
    }
    for (uint16_t i = first; i < c->count; i++) {
        const toasty_field *field = c->table->columns[c->assigns[i].column].field;
        if (toasty__is_apart(field) && toasty__whole_around(field) == whole)
            c->memory[i] = block;
    }
    const bool pointer = whole->flags & TOASTY_BEHIND;
    if (pointer && stays_unloaded(c, whole, record + whole->offset))
        return TOASTY_OK;
    memset(shown + whole->offset, 0, pointer ? sizeof(void *) : whole->size);
    if (!copy_fields(c, whole, shown, record, block) || !mark_fields(c, whole, shown, record))
        return toasty__fail_memory(c->call->error);
    return TOASTY_OK;
}
