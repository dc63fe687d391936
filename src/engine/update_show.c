/* What a record's struct shows of an update: made ready before the row is changed, so that nothing fails
 * afterwards. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/read.h"
#include "engine/update.h"
#include "engine/version.h"
#include "record/annex.h"
#include "record/embed.h"
#include "record/member.h"

/* The member of the record that holds the field: memory of its values is annexed there. */
static uint32_t place_of(const toasty_field *field)
{
    return toasty__is_apart(field) ? toasty__whole_around(field)->offset : field->offset;
}

/* How much memory outside the struct a field's new value takes; 0 when it lies in the struct itself. */
static size_t memory_for(const toasty_field *field, const toasty__assign *assign, const toasty_value *value)
{
    size_t size = 0;
    if (assign->kind == TOASTY__ASSIGN_SET && value->type == TOASTY_TYPE_NULL)
        return 0;
    if ((field->flags & TOASTY_NULLABLE) && field->type != TOASTY_TYPE_STRING)
        size = toasty__type_size(field->type) + sizeof(max_align_t);
    if (field->type == TOASTY_TYPE_BYTES)
        size += value->as.bytes.len + 1;
    else if (field->type == TOASTY_TYPE_STRING || field->type == TOASTY_TYPE_DECIMAL ||
             field->type == TOASTY_TYPE_JSON)
        size += strlen(value->as.string) + 1;
    return size;
}

/*
 * Values that were set, into the struct as it will be. Memory for each field is annexed to the field's own
 * place, so that the next update of the field can free it: a record that is updated for ever must not grow
 * for ever.
 */
static toasty_status show_values(toasty__changing *c, char *shown, char *record)
{
    for (uint16_t i = 0; i < c->count; i++) {
        const toasty_field *field = c->table->columns[c->assigns[i].column].field;
        if (toasty__is_apart(field)) {
            toasty_status status = c->memory[i] ? TOASTY_OK : toasty__update_show_whole(c, shown, record, i);
            if (status)
                return status;
            continue;
        }
        size_t size = memory_for(field, &c->assigns[i], &c->values[i]);
        if (size) {
            toasty__block *block = toasty__block_new(0, size);
            if (!block || !toasty__annex_add(record + field->offset, block)) {
                if (block)
                    toasty__block_free(block);
                return toasty__fail_memory(c->call->error);
            }
            c->memory[i] = block;
        }
        if (c->assigns[i].kind == TOASTY__ASSIGN_SET &&
            !toasty__store(field, shown, &c->values[i], c->memory[i]))
            return toasty__fail_memory(c->call->error);
    }
    return TOASTY_OK;
}

/* Whether a relation changes with the update: itself or, of a belongs_to, a field of its key. */
static bool changes(const toasty__changing *c, const toasty_field *field)
{
    bool change = false;
    if (toasty__takes_list(field))
        return toasty__many_change_says(c, field);
    if (field->kind == TOASTY_FIELD_HAS_ONE || field->kind == TOASTY_FIELD_BELONGS_TO)
        change = toasty__one_change(c, field).op != TOASTY_KEEP;
    for (uint16_t k = 0; field->kind == TOASTY_FIELD_BELONGS_TO && k < field->relation->count; k++)
        change |= c->assigned[field->relation->key[k]];
    return change;
}

/* Whether a relation via others changes, as far as can be told: with its first step. */
static bool via_changes(const toasty__changing *c, const toasty_field *field)
{
    return toasty__is_via(field) && (changes(c, field) || changes(c, field->relation->via[0]));
}

/* What the changed relations make wrong of others is no longer known. */
static void forget_others(const toasty__changing *c, char *shown)
{
    const toasty_model *model = c->table->model;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (!via_changes(c, field))
            continue;
        toasty__set_pointer(shown + field->offset, NULL);
        if (changes(c, field)) /* the records between, which came and went */
            toasty__set_pointer(shown + field->relation->via[0]->offset, NULL);
    }
}

/* The struct as it will be: values that were set, and relations that are known or no longer known. */
toasty_status toasty__update_show(toasty__changing *c, char *shown, char *record)
{
    const toasty_model *model = c->table->model;
    toasty_status status = show_values(c, shown, record);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (field->kind == TOASTY_FIELD_BELONGS_TO && changes(c, field))
            toasty__set_pointer(shown + field->offset, c->created ? c->created[i] : NULL);
    }
    forget_others(c, shown);
    if (c->table->version_column >= 0)
        toasty__version_show(model, shown);
    if (status || !c->block)
        return status;
    if (!toasty__annex_add(record, c->block))
        return toasty__fail_memory(c->call->error);
    c->annexed = c->block;
    c->block = NULL;
    return TOASTY_OK;
}

/*
 * A has_one that is unset will be known to be empty, a deferred field that is set to be loaded, NULL or not.
 * The note takes memory, so it is made before.
 */
toasty_status toasty__update_mark(toasty__changing *c, const char *record, const char *shown)
{
    const toasty_model *model = c->table->model;
    c->marked = toasty__call_zalloc(c->call, model->field_count * sizeof *c->marked);
    if (!c->marked)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        const char *slot = record + field->offset;
        bool unset = field->kind == TOASTY_FIELD_HAS_ONE ? toasty__one_change(c, field).op == TOASTY_SET_NULL
                                                         : toasty__is_deferred(field) && c->assigned[i];
        /* part of an embedded struct does not make it known; what lies behind a pointer is noted where it
         * will lie, and what is of another variant lies nowhere */
        if (!unset || field->flags & TOASTY_BEHIND || toasty__annex_is_marked(slot) ||
            !toasty__is_there(field, shown))
            continue;
        if (!toasty__annex_mark(slot))
            return toasty__fail_memory(c->call->error);
        c->marked[i] = true;
    }
    return TOASTY_OK;
}

/* Nothing was changed: what was made for the record's new values goes. */
void toasty__update_take_back(toasty__changing *c, const char *record)
{
    const toasty_model *model = c->table->model;
    for (uint16_t i = 0; i < c->count; i++)
        if (c->memory[i])
            toasty__annex_drop(record + place_of(c->table->columns[c->assigns[i].column].field),
                               c->memory[i]);
    if (c->annexed)
        toasty__annex_drop(record, c->annexed);
    for (uint16_t i = 0; c->marked && i < model->field_count; i++)
        if (c->marked[i])
            toasty__annex_unmark(record + model->fields[i].offset);
}

bool toasty__update_relates(const toasty__changing *c)
{
    const toasty_model *model = c->table->model;
    bool change = c->children || c->parents;
    for (uint16_t i = 0; !change && i < model->field_count; i++)
        change = changes(c, &model->fields[i]);
    return change;
}

/* The eager relations as they are now, into the struct that will be shown. What is known to be empty is noted
   of the record itself. */
toasty_status toasty__update_reload(toasty__changing *c, char *shown, const char *record)
{
    const toasty_model *model = c->table->model;
    void *records[] = {shown};
    toasty_status status = toasty__include(c->call, c->annexed, c->table, records, 1, 0, 0);
    for (uint16_t i = 0; i < model->field_count; i++) {
        size_t slot = model->fields[i].offset;
        if (!(model->fields[i].flags & TOASTY_EAGER) || !toasty__annex_is_marked(shown + slot))
            continue;
        toasty__annex_unmark(shown + slot);
        if (status || toasty__annex_is_marked(record + slot))
            continue;
        if (!toasty__annex_mark(record + slot))
            status = toasty__fail_memory(c->call->error);
        c->marked[i] = !status;
    }
    return status;
}

/* A relation that changed is not known to be empty any more, unless it was unset. */
static void forget_marks(toasty__changing *c, const char *record)
{
    const toasty_model *model = c->table->model;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        char *slot = toasty__is_deferred(field) ? toasty__deferred_slot(field, record) : NULL;
        if (slot && toasty__pointer_at(slot))
            toasty__annex_unmark(slot);
        if (field->kind == TOASTY_FIELD_SCALAR || toasty__holds_list(field))
            continue;
        if (c->reloads && (field->flags & TOASTY_EAGER)) {
            if (toasty__pointer_at(record + field->offset))
                toasty__annex_unmark(record + field->offset);
            continue;
        }
        bool unset =
            field->kind == TOASTY_FIELD_HAS_ONE && toasty__one_change(c, field).op == TOASTY_SET_NULL;
        if (!unset && (changes(c, field) || via_changes(c, field)))
            toasty__annex_unmark(record + field->offset);
    }
}

/* Nothing may fail any more: the struct shows what was stored, and what its fields pointed at before goes. */
void toasty__update_settle(toasty__changing *c, char *record, const char *shown)
{
    memcpy(record, shown, c->table->model->size);
    for (uint16_t i = 0; i < c->count; i++) {
        const toasty_field *field = c->table->columns[c->assigns[i].column].field;
        /* at the record's own address other things are annexed too */
        if (c->memory[i] && place_of(field))
            toasty__annex_keep_only(record + place_of(field), c->memory[i]);
    }
    if (toasty__annex_in_use())
        forget_marks(c, record);
}
