/*
 * Pages by keyset: the rows beyond those values of the order's keys at which the page before ended. Keys that
 * are not unique together are completed by the primary key, so that no row is lost or seen twice.
 */
#include <string.h>

#include "engine/cursor.h"
#include "engine/deferred.h"
#include "engine/find.h"
#include "record/embed.h"
#include "record/encode.h"
#include "record/member.h"

typedef struct paging {
    toasty__finding f;
    uint16_t count; /* keys */
    toasty__order_key keys[TOASTY__CURSOR_MOST];
    uint64_t purpose;
    bool backward;
    toasty__cell from[TOASTY__CURSOR_MOST]; /* the cursor's values */
} paging;

static bool ordered_by(const paging *p, uint16_t column)
{
    for (uint16_t i = 0; i < p->count; i++)
        if (p->keys[i].column == column)
            return true;
    return false;
}

static bool covers(const paging *p, const uint16_t *columns, uint16_t count)
{
    for (uint16_t i = 0; i < count; i++)
        if (!ordered_by(p, columns[i]) || p->f.table->columns[columns[i]].nullable)
            return false;
    return true;
}

/* Whether no two rows are alike in all keys. */
static bool is_total(const paging *p)
{
    const toasty__table *table = p->f.table;
    if (covers(p, table->key, table->key_count))
        return true;
    for (uint16_t i = 0; i < table->index_count; i++)
        if (table->indexes[i].unique && covers(p, table->indexes[i].columns, table->indexes[i].count))
            return true;
    return false;
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001B3u;
    return hash;
}

/* Names, not addresses: a cursor outlives the program that made it. */
static uint64_t purpose_of(const paging *p)
{
    uint64_t hash = mix(0xCBF29CE484222325u, p->f.table->name, strlen(p->f.table->name) + 1);
    for (uint16_t i = 0; i < p->count; i++) {
        const char *name = p->f.table->columns[p->keys[i].column].name;
        hash = mix(hash, name, strlen(name) + 1);
        hash = mix(hash, p->keys[i].descending ? "-" : "+", 1);
    }
    return hash;
}

/* Two records of such a view may look the same: a page could not say where it ended. */
static toasty_status no_key(paging *p)
{
    const toasty_model *view = p->f.table->model, *model = view->view->model;
    return toasty__fail(p->f.call.error, TOASTY_INVALID_STATEMENT,
                        "view `%s` has no pages: for that it must show the primary key of model `%s` (`%s`%s)",
                        view->name, model->name, model->fields[model->key[0]].name,
                        model->key_count > 1 ? ", …" : "");
}

/* The keys of the order and what completes them; those of a page that is looked for backwards the other way
 * round. */
static toasty_status complete_order(paging *p)
{
    const toasty__table *table = p->f.table;
    if (!p->f.select.order_count)
        return toasty__fail(p->f.call.error, TOASTY_UNSUPPORTED_FEATURE,
                            "cursor-based pagination on %s requires an ORDER BY clause: give .order_by",
                            p->f.call.db->database->driver->scheme);
    for (uint16_t i = 0; i < p->f.select.order_count; i++)
        if (!ordered_by(p, p->f.select.order[i].column))
            p->keys[p->count++] = p->f.select.order[i];
    bool last = p->keys[p->count - 1].descending;
    if (!table->key)
        return no_key(p);
    for (uint16_t i = 0; !is_total(p) && i < table->key_count; i++)
        if (ordered_by(p, table->key[i]))
            continue;
        else if (p->count == TOASTY__CURSOR_MOST)
            return toasty__fail(p->f.call.error, TOASTY_INVALID_STATEMENT,
                                "pages of `%s` would be ordered by more than %d fields", table->model->name,
                                TOASTY__CURSOR_MOST);
        else
            p->keys[p->count++] = (toasty__order_key){.column = table->key[i], .descending = last};
    p->purpose = purpose_of(p);
    for (uint16_t i = 0; p->backward && i < p->count; i++)
        p->keys[i].descending = !p->keys[i].descending;
    p->f.select.order = p->keys;
    p->f.select.order_count = p->count;
    return TOASTY_OK;
}

/* ---- the condition "beyond the cursor" ---- */

static bool is_nullable(const paging *p, uint16_t i)
{
    return p->f.table->columns[p->keys[i].column].nullable;
}

static void one_column(toasty__cond *cond, const paging *p, uint16_t i, toasty__cond_kind kind)
{
    memset(cond, 0, sizeof *cond);
    cond->kind = kind;
    cond->table = p->f.table;
    cond->column = p->keys[i].column;
    if (kind == TOASTY__COND_NULL || kind == TOASTY__COND_NOT_NULL)
        return;
    cond->count = 1;
    cond->cells = &p->from[i];
}

static void same(toasty__cond *cond, const paging *p, uint16_t i)
{
    one_column(cond, p, i, p->from[i].kind == TOASTY__CELL_NULL ? TOASTY__COND_NULL : TOASTY__COND_EQ);
}

/* Behind the cursor in key `i`. NULLs come first in an ascending order and last in a descending one; behind
   the first key they are looked up by themselves. */
static toasty_status behind(toasty__cond *cond, paging *p, uint16_t i)
{
    bool nulls_first = !p->keys[i].descending;
    if (p->from[i].kind == TOASTY__CELL_NULL) {
        one_column(cond, p, i, TOASTY__COND_NOT_NULL);
        if (!nulls_first)
            cond->kind = TOASTY__COND_FALSE;
        return TOASTY_OK;
    }
    toasty__cond_kind kind = p->keys[i].descending ? TOASTY__COND_LT : TOASTY__COND_GT;
    if (nulls_first || !i || !is_nullable(p, i)) {
        one_column(cond, p, i, kind);
        return TOASTY_OK;
    }
    toasty__cond *either = toasty__call_zalloc(&p->f.call, 2 * sizeof *either);
    if (!either)
        return TOASTY_OUT_OF_MEMORY;
    one_column(&either[0], p, i, kind);
    one_column(&either[1], p, i, TOASTY__COND_NULL);
    memset(cond, 0, sizeof *cond);
    cond->kind = TOASTY__COND_OR;
    cond->count = 2;
    cond->children = either;
    return TOASTY_OK;
}

/* From one key on: equal in those before the n-th and behind in that one, for each n; and the first of them
   not before the cursor, which says nothing new but is what an index can look up. */
static toasty_status beyond(paging *p, uint16_t from, const toasty__cond **out)
{
    uint16_t count = p->count - from;
    toasty__cond *conds = toasty__call_zalloc(&p->f.call, (3u + count) * sizeof *conds);
    if (!conds)
        return TOASTY_OUT_OF_MEMORY;
    toasty__cond *all = &conds[0], *parts = &conds[1], *steps = &conds[3];
    if (!count) {
        all->kind = TOASTY__COND_FALSE; /* of a view: its only group without a value */
        *out = all;
        return TOASTY_OK;
    }
    for (uint16_t n = 0; n < count; n++) {
        toasty__cond *step = toasty__call_zalloc(&p->f.call, (n + 1u) * sizeof *step);
        if (!step)
            return TOASTY_OUT_OF_MEMORY;
        for (uint16_t i = 0; i < n; i++)
            same(&step[i], p, from + i);
        toasty_status status = behind(&step[n], p, from + n);
        if (status)
            return status;
        steps[n].kind = TOASTY__COND_AND;
        steps[n].count = n + 1u;
        steps[n].children = step;
    }
    parts[1].kind = TOASTY__COND_OR;
    parts[1].count = count;
    parts[1].children = steps;
    *out = &parts[1];
    if (p->from[from].kind == TOASTY__CELL_NULL || (from && p->keys[from].descending && is_nullable(p, from)))
        return TOASTY_OK;
    one_column(&parts[0], p, from, p->keys[from].descending ? TOASTY__COND_LE : TOASTY__COND_GE);
    all->kind = TOASTY__COND_AND;
    all->count = 2;
    all->children = parts;
    *out = all;
    return TOASTY_OK;
}

/* Whether the first key is NULL or has a value. */
static toasty_status first_key(paging *p, bool null, const toasty__cond **out)
{
    toasty__cond *cond = toasty__call_zalloc(&p->f.call, sizeof *cond);
    if (!cond)
        return TOASTY_OUT_OF_MEMORY;
    one_column(cond, p, 0, null ? TOASTY__COND_NULL : TOASTY__COND_NOT_NULL);
    *out = cond;
    return TOASTY_OK;
}

/*
 * In the first key NULLs lie apart from values: where one kind follows the other, the rows of each are looked
 * up by themselves, for an index cannot look up both at once.
 */
static toasty_status start_at(paging *p, const char *cursor)
{
    const toasty__cond *cond, *is_null, *other;
    if (!cursor)
        return TOASTY_OK;
    toasty__select *select = &p->f.select;
    toasty_status status =
        toasty__cursor_read(cursor, p->count, p->purpose, &p->f.call.arena, p->from, p->f.call.error);
    if (status)
        return status;
    bool null = p->from[0].kind == TOASTY__CELL_NULL;
    if (is_nullable(p, 0) && null != p->keys[0].descending) {
        status = first_key(p, !null, &other);
        if (!status)
            status = toasty__both(&p->f.call, select->where, other, &select->then_where);
    }
    if (!status)
        status = beyond(p, null ? 1 : 0, &cond);
    if (!status && null && !(status = first_key(p, true, &is_null)))
        status = toasty__both(&p->f.call, is_null, cond, &cond);
    return status ? status : toasty__both(&p->f.call, select->where, cond, &select->where);
}

/* A cursor is made of what the page is ordered by: that must be read, deferred or not. */
static toasty_status load_order(paging *p, const toasty_find_options *options)
{
    const toasty__table *table = p->f.table;
    bool *load;
    toasty_status status =
        toasty__deferred_wanted(&p->f.call, table, options->include, TOASTY_MAX_INCLUDE, &load);
    for (uint16_t i = 0; !status && i < p->count; i++) {
        if (!table->deferred[p->keys[i].column])
            continue;
        if (!load && !(load = toasty__call_zalloc(&p->f.call, table->column_count * sizeof *load)))
            return TOASTY_OUT_OF_MEMORY;
        load[p->keys[i].column] = true;
    }
    p->f.select.load = load;
    return status;
}

static toasty_status prepare(paging *p, toasty_target target, const toasty_find_options *options)
{
    toasty__error *error = p->f.call.error;
    if (options->per_page <= 0)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT,
                            "a page needs .per_page of at least 1 (it is %lld)",
                            (long long)options->per_page);
    if (options->limit || options->offset)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT,
                            "a page has no .limit or .offset: its size is .per_page, its place a cursor");
    if (options->after && options->before)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT,
                            "a page comes after a cursor or before one, not both");
    if (options->lock)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT, "a page locks no records: find them, with .limit");
    p->backward = options->before != NULL;
    toasty_find_options rows = *options;
    rows.per_page = 0;
    rows.after = rows.before = NULL;
    toasty_status status = toasty__find_prepare(&p->f, target, &rows);
    if (!status)
        status = complete_order(p);
    if (!status && p->f.table->deferred)
        status = load_order(p, options);
    if (!status)
        status = start_at(p, p->backward ? options->before : options->after);
    return status ? status : toasty__find_limit(&p->f, options->per_page, 0);
}

/* ---- the page ---- */

static void reverse(char *items, size_t len, size_t size, char *spare)
{
    for (size_t a = 0, b = len; a + 1 < b; a++) {
        b--;
        memcpy(spare, items + a * size, size);
        memcpy(items + a * size, items + b * size, size);
        memcpy(items + b * size, spare, size);
    }
}

/* The cursor at a record. */
static toasty_status cursor_at(paging *p, toasty__block *block, const char *record, const char **out)
{
    toasty__cell cells[TOASTY__CURSOR_MOST];
    for (uint16_t i = 0; i < p->count; i++) {
        const toasty__column *column = &p->f.table->columns[p->keys[i].column];
        toasty_value value = toasty__field_value(toasty__field_in(column, record), record);
        toasty_status status =
            toasty__encode(&value, column->storage, &p->f.call.arena, &cells[i], p->f.call.error);
        if (status)
            return status;
    }
    *out = toasty__cursor_write(cells, p->count, p->purpose, block);
    return *out ? TOASTY_OK : toasty__fail_memory(p->f.call.error);
}

/* Looking backwards the page has something behind it for sure, and before it when it is full; forwards
 * likewise. */
static toasty_status fill_page(paging *p, const toasty_find_options *options, toasty__block *block,
                               toasty__records *records)
{
    toasty_page *page = toasty__block_top(block);
    size_t size = p->f.table->model->size;
    bool full = records->len == (size_t)options->per_page, came = options->after || options->before;
    bool next = p->backward ? came : full, prev = p->backward ? full : came;
    page->len = records->len;
    page->items = records->items;
    if (!records->len)
        return TOASTY_OK;
    char *spare = toasty__call_alloc(&p->f.call, size);
    if (!spare)
        return TOASTY_OUT_OF_MEMORY;
    if (p->backward)
        reverse(records->items, records->len, size, spare);
    toasty_status status = TOASTY_OK;
    if (next)
        status = cursor_at(p, block, records->items + (records->len - 1) * size, &page->next);
    if (!status && prev)
        status = cursor_at(p, block, records->items, &page->prev);
    return status;
}

void *toasty_model_paginate(toasty_target target, const toasty_find_options *options)
{
    paging p;
    toasty__block *block = 0;
    if (!options || !toasty__call_begin(&p.f.call, options->db))
        return 0;
    p.count = 0;
    toasty_status status = prepare(&p, target, options);
    if (!status && !(block = toasty__block_new(sizeof(toasty_page), 1024)))
        status = toasty__fail_memory(p.f.call.error);
    if (!status && !p.f.never && toasty__includes_relations(p.f.table, options->include, TOASTY_MAX_INCLUDE))
        status = toasty__call_snapshot(&p.f.call);
    if (!status && !p.f.never) {
        toasty__records records = {.table = p.f.table, .block = block};
        status = toasty__read(&p.f.call, &p.f.select, &records, 0, 0);
        status = toasty__records_keep(&p.f.call, &records, status);
        if (!status)
            status = fill_page(&p, options, block, &records);
        if (!status)
            status = toasty__find_includes(&p.f, block, records.items, records.len, options->include);
    }
    status = toasty__call_end(&p.f.call, status);
    if (status && block)
        toasty__block_free(block);
    return status ? 0 : toasty__block_top(block);
}
