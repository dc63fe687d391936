/*
 * The relations of a view's records. They are loaded as those of its model are, onto records of that model
 * which have nothing but the keys, and handed over from there.
 */
#include <string.h>

#include "engine/view.h"
#include "record/annex.h"
#include "record/decode.h"
#include "record/member.h"

static const toasty__view_table *view_of(const toasty__table *table)
{
    return (const toasty__view_table *)table;
}

static bool has_bytes(const toasty__cell *cell)
{
    return cell->kind == TOASTY__CELL_TEXT || cell->kind == TOASTY__CELL_BLOB;
}

/* The member of the first relation holds the cells until there is something to hold. */
toasty_status toasty__view_keep_keys(toasty__call *call, const toasty__table *table,
                                     const toasty__cell *cells, void *record)
{
    const toasty__view_table *view = view_of(table);
    if (!view->relation_count)
        return TOASTY_OK;
    toasty__cell *kept = toasty__call_alloc(call, view->key_count * sizeof *kept);
    if (!kept)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < view->key_count; i++) {
        kept[i] = cells[view->keys[i].shown];
        if (!has_bytes(&kept[i]) || !kept[i].as.run.length)
            continue;
        char *bytes = toasty__call_alloc(call, kept[i].as.run.length);
        if (!bytes)
            return TOASTY_OUT_OF_MEMORY;
        memcpy(bytes, kept[i].as.run.bytes, kept[i].as.run.length);
        kept[i].as.run.bytes = bytes;
    }
    toasty__set_pointer((char *)record + view->relations[0].shown->offset, kept);
    return TOASTY_OK;
}

/* Whether an include speaks of this relation: as of the view's, or as of the model's that it shows. */
static bool is_meant(const toasty__view_table *view, const toasty__view_relation *relation,
                     const toasty_field *field)
{
    return field == relation->shown || field == view->table.model->view->items[relation->shown->number].field;
}

static toasty_status check_includes(toasty__call *call, const toasty__view_table *view,
                                    const toasty_include *includes)
{
    for (size_t i = 0; i < TOASTY_MAX_INCLUDE && includes[i].with; i++) {
        const toasty_field *field = includes[i].with->relation.field;
        uint16_t k = 0;
        while (k < view->relation_count && !(field && is_meant(view, &view->relations[k], field)))
            k++;
        if (k == view->relation_count)
            return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                                "`%s.%s` cannot be included here: view `%s` has no field that shows it",
                                field ? field->model->name : "?", field ? field->name : "?",
                                view->table.model->name);
    }
    return TOASTY_OK;
}

typedef struct include_list {
    toasty_include *items;
    size_t count;
} include_list;

/* `said` NULL: all of it, as it is. */
static toasty_status add_include(toasty__call *call, include_list *list,
                                 const toasty__view_relation *relation, const toasty_with_options *said)
{
    toasty_with_options *with = toasty__call_zalloc(call, sizeof *with);
    if (!with)
        return TOASTY_OUT_OF_MEMORY;
    if (said)
        *with = *said;
    with->relation.field = &relation->loaded;
    list->items[list->count++].with = with;
    return TOASTY_OK;
}

static toasty_status list_includes(toasty__call *call, const toasty__view_table *view,
                                   const toasty_include *includes, include_list *list)
{
    const size_t most = (size_t)view->relation_count * TOASTY_MAX_INCLUDE;
    toasty_status status = TOASTY_OK;
    list->items = toasty__call_alloc(call, most * sizeof *list->items);
    if (!list->items)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t k = 0; k < view->relation_count; k++) {
        const toasty__view_relation *relation = &view->relations[k];
        const size_t before = list->count;
        for (size_t i = 0; !status && includes && i < TOASTY_MAX_INCLUDE && includes[i].with; i++)
            if (is_meant(view, relation, includes[i].with->relation.field))
                status = add_include(call, list, relation, includes[i].with);
        if (!status && list->count == before)
            status = add_include(call, list, relation, NULL);
    }
    return status;
}

/* Records of the view's model with what was kept of them, and room behind each for its relations. */
static toasty_status make_owners(toasty__call *call, const toasty__view_table *view, toasty__block *block,
                                 const char *items, size_t len, void **owners)
{
    const size_t size = toasty__view_member(view->derived.from->model, view->relation_count);
    toasty_status status = TOASTY_OK;
    for (size_t i = 0; !status && i < len; i++) {
        const char *record = items + i * view->table.model->size;
        const toasty__cell *kept = toasty__pointer_at(record + view->relations[0].shown->offset);
        owners[i] = toasty__block_alloc(block, size);
        if (!owners[i])
            return toasty__fail_memory(call->error);
        memset(owners[i], 0, size);
        for (uint16_t k = 0; !status && k < view->key_count; k++)
            status = toasty__decode(view->keys[k].column, &kept[k], owners[i], block, call->error);
    }
    return status;
}

static toasty_status hand_over(toasty__call *call, const toasty__view_table *view, char *items, size_t len,
                               void *const *owners)
{
    for (size_t i = 0; i < len; i++)
        for (uint16_t k = 0; k < view->relation_count; k++) {
            const toasty__view_relation *relation = &view->relations[k];
            char *slot = items + i * view->table.model->size + relation->shown->offset;
            const void *there = toasty__pointer_at((const char *)owners[i] + relation->loaded.offset);
            toasty__set_pointer(slot, there);
            if (!there && !toasty__annex_mark(slot))
                return toasty__fail_memory(call->error);
        }
    return TOASTY_OK;
}

toasty_status toasty__view_load(toasty__call *call, const toasty__table *table, toasty__block *block,
                                char *items, size_t len, const toasty_include *includes)
{
    const toasty__view_table *view = view_of(table);
    include_list list = {0};
    toasty_status status = includes ? check_includes(call, view, includes) : TOASTY_OK;
    if (status || !view->relation_count)
        return status;
    void **owners = toasty__call_alloc(call, (len + 1) * sizeof *owners);
    toasty__block *keys = owners ? toasty__block_new(0, 1024) : NULL;
    if (!keys)
        return toasty__fail_memory(call->error);
    status = make_owners(call, view, keys, items, len, owners);
    if (!status)
        status = list_includes(call, view, includes, &list);
    if (!status)
        status = toasty__include_only(call, block, view->derived.from, owners, len, list.items, list.count);
    if (!status)
        status = hand_over(call, view, items, len, owners);
    toasty__block_free(keys);
    return status;
}
