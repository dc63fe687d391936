/*
 * Loading relations: one query for each, whatever the number of records. The rows that come back are matched
 * to the records by the fields that join the two models.
 */
#include <string.h>

#include "engine/column.h"
#include "engine/deferred.h"
#include "engine/match.h"
#include "engine/parts.h"
#include "engine/read.h"
#include "engine/values.h"
#include "record/annex.h"
#include "record/member.h"

/* What several includes of one relation come to. */
typedef struct wanted {
    const toasty_field *relation;
    const toasty__cond *where; /* NULL: all */
    const toasty_order *order_by;
    int64_t limit; /* of each list; 0: none */
    int64_t offset;
    toasty_include *nested;
    size_t nested_count;
} wanted;

typedef struct loading {
    toasty__call *call;
    toasty__block *block;
    const wanted *want;
    const toasty__table *target;
    const toasty_relation *root; /* the pairs of fields that lead away from the records */
    const toasty__table *near;   /* where they lead: the target, unless the relation is via others */
    void **records;
    size_t count;
    uint32_t *groups; /* of each record; TOASTY__NO_GROUP when a key field is NULL */
    toasty__match match;
    toasty__records rows;
    const toasty__column *value; /* whose values the lists hold; NULL: they hold records */
    uint16_t value_number;
    toasty__values values; /* these, instead of rows */
    char *items;           /* the records or values, when all are read */
    size_t len;
    size_t size; /* of one */
    bool *nulls; /* which values are NULL; NULL: none */
    uint32_t *row_groups;
    size_t row_capacity;
    size_t *first; /* where a group's rows begin, and how many there are */
    size_t *length;
} loading;

static toasty_status find_groups(loading *l)
{
    const toasty_field *relation = l->want->relation;
    const toasty_relation *r = l->root;
    toasty__cell *cells = toasty__call_alloc(l->call, r->count * sizeof *cells);
    l->groups = toasty__call_alloc(l->call, (l->count + 1) * sizeof *l->groups);
    if (!cells || !l->groups)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__match_init(&l->match, l->call, r->count, l->count);
    for (size_t i = 0; !status && i < l->count; i++) {
        bool any_null;
        status = toasty__record_cells(l->call, l->records[i], relation->model, r->key, r->count, l->near,
                                      r->references, cells, &any_null);
        if (!status)
            l->groups[i] = any_null ? TOASTY__NO_GROUP : toasty__match_add(&l->match, cells);
    }
    return status;
}

static toasty_status note_group(void *context, toasty__call *call, const toasty__cell *cells)
{
    loading *l = context;
    const toasty_relation *r = l->root;
    bool via = toasty__is_via(l->want->relation);
    uint16_t before = l->value ? 1 : l->target->column_count;
    size_t len = l->value ? l->values.len : l->rows.len;
    toasty__cell key[TOASTY_MAX_KEY];
    for (uint16_t i = 0; i < r->count; i++)
        key[i] = cells[via ? before + i : toasty__column_of(l->target, r->references[i])];
    if (len == l->row_capacity) {
        size_t capacity = l->row_capacity ? l->row_capacity * 2 : 64;
        uint32_t *groups = toasty__call_alloc(call, capacity * sizeof *groups);
        if (!groups)
            return TOASTY_OUT_OF_MEMORY;
        if (len)
            memcpy(groups, l->row_groups, len * sizeof *groups);
        l->row_groups = groups;
        l->row_capacity = capacity;
    }
    uint32_t group = toasty__match_find(&l->match, key);
    if (group == TOASTY__NO_GROUP)
        return toasty__fail(call->error, TOASTY_INVALID_RESULT,
                            "a row of `%s` came back for relation `%s.%s` that no record asked for",
                            l->target->name, l->want->relation->model->name, l->want->relation->name);
    l->row_groups[len] = group;
    return TOASTY_OK;
}

/* The way back from the targets of a relation via others to the rows that its first step leads to. */
static toasty_status add_hops(loading *l, toasty__select *select)
{
    toasty__call *call = l->call;
    const toasty_relation *r = l->want->relation->relation;
    const toasty__table *before = l->target;
    toasty__hop *hops = toasty__call_zalloc(call, r->via_count * sizeof *hops);
    if (!hops)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = r->via_count; --i > 0;) {
        const toasty_relation *step = r->via[i]->relation;
        toasty__hop *hop = &hops[select->hop_count++];
        hop->table = toasty__call_table(call, r->via[i]->model);
        if (!hop->table)
            return TOASTY_INVALID_STATEMENT;
        hop->count = step->count;
        hop->columns = toasty__columns_of(call, hop->table, step->key, step->count);
        hop->before = toasty__columns_of(call, before, step->references, step->count);
        if (!hop->columns || !hop->before)
            return TOASTY_OUT_OF_MEMORY;
        before = hop->table;
    }
    select->hops = hops;
    select->end_column_count = l->root->count;
    select->end_columns = toasty__columns_of(call, l->near, l->root->references, l->root->count);
    return select->end_columns ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* Only some of each list. The order is completed by the primary key, that of values by the value: it must not
 * be left to chance which. */
static toasty_status cut_lists(loading *l, toasty__select *select)
{
    const wanted *want = l->want;
    const toasty__table *table = l->target;
    const uint16_t *key = l->value ? &l->value_number : table->key;
    uint16_t count = select->order_count, key_count = l->value ? 1 : table->key_count;
    if (!want->limit && !want->offset)
        return TOASTY_OK;
    toasty__order_key *order = toasty__call_zalloc(l->call, (size_t)(count + key_count) * sizeof *order);
    if (!order)
        return TOASTY_OUT_OF_MEMORY;
    if (count)
        memcpy(order, select->order, count * sizeof *order);
    for (uint16_t i = 0; i < key_count; i++) {
        uint16_t k = 0;
        while (k < select->order_count && order[k].column != key[i])
            k++;
        if (k == select->order_count)
            order[count++].column = key[i];
    }
    select->order = order;
    select->order_count = count;
    select->group_count = l->root->count;
    select->group = toasty__is_via(want->relation)
                        ? select->end_columns
                        : toasty__columns_of(l->call, table, l->root->references, l->root->count);
    select->limited = want->limit != 0;
    select->skips = want->offset != 0;
    select->limit.kind = select->offset.kind = TOASTY__CELL_INT;
    select->limit.as.integer =
        want->limit > INT64_MAX - want->offset ? INT64_MAX : want->limit + want->offset;
    select->offset.as.integer = want->offset;
    return select->group ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* Columns of the select, and the order that it may have. */
static toasty_status choose_columns(loading *l, toasty__select *select)
{
    bool *load;
    toasty_status status = TOASTY_OK;
    if (l->value) {
        select->distinct = true;
        select->columns = &l->value_number;
        select->column_count = 1;
    } else {
        status = toasty__deferred_wanted(l->call, l->target, l->want->nested, l->want->nested_count, &load);
        select->load = load;
    }
    if (!status && toasty__is_via(l->want->relation))
        status = add_hops(l, select);
    if (!status && l->want->order_by)
        status = toasty__order(l->call, l->target, l->want->order_by, select);
    if (!status && l->value)
        status = toasty__order_distinct(l->call, l->value->field, select);
    return status ? status : cut_lists(l, select);
}

static toasty_status read_values(loading *l, const toasty__select *select)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = *select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, l->call, &op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        status = note_group(l, l->call, exec.cells);
        if (!status)
            status = toasty__values_add(&l->values, &exec.cells[0]);
    }
    return toasty__exec_close(&exec, status);
}

static toasty_status keep(loading *l, toasty_status status)
{
    if (l->value)
        status = toasty__values_keep(&l->values, status);
    else
        status = toasty__records_keep(l->call, &l->rows, status);
    l->items = l->value ? l->values.items : l->rows.items;
    l->len = l->value ? l->values.len : l->rows.len;
    l->size = l->value ? l->values.size : l->target->model->size;
    l->nulls = l->values.nulls;
    return status;
}

static toasty_status read_rows(loading *l)
{
    toasty__call *call = l->call;
    const toasty_relation *r = l->root;
    toasty__select select = {.table = l->target, .where = l->want->where};
    /* a statement takes only so many values: beyond that the records are asked for in several */
    uint32_t most = call->db->database->driver->capability->max_params / 2 / r->count;
    toasty_status status = choose_columns(l, &select);
    if (!status && toasty__never(l->want->where))
        return keep(l, TOASTY_OK); /* no row can be meant: none is asked for */
    for (uint32_t at = 0; !status && at < l->match.count; at += most) {
        const toasty__cond *among;
        uint32_t n = l->match.count - at < most ? l->match.count - at : most;
        status = toasty__cond_among(call, l->near, r->references, r->count,
                                    &l->match.cells[(size_t)at * r->count], n, &among);
        if (select.hop_count)
            select.end_where = among;
        else if (!status)
            status = toasty__both(call, among, l->want->where, &select.where);
        if (!status)
            status =
                l->value ? read_values(l, &select) : toasty__read(call, &select, &l->rows, note_group, l);
    }
    return keep(l, status);
}

/* Rows of one group must lie side by side. Mostly they came that way; if not, they are copied into order. */
static toasty_status gather_groups(loading *l)
{
    bool scattered = false;
    l->first = toasty__call_zalloc(l->call, (l->match.count + 1) * sizeof *l->first);
    l->length = toasty__call_zalloc(l->call, (l->match.count + 1) * sizeof *l->length);
    if (!l->first || !l->length)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < l->len; i++) {
        uint32_t group = l->row_groups[i];
        if (!l->length[group]++)
            l->first[group] = i;
        else if (l->row_groups[i - 1] != group)
            scattered = true;
    }
    if (!scattered)
        return TOASTY_OK;
    char *sorted = toasty__block_alloc(l->block, l->len * l->size);
    bool *nulls = l->nulls ? toasty__block_alloc(l->block, l->len * sizeof *nulls) : NULL;
    size_t *next = toasty__call_alloc(l->call, (l->match.count + 1) * sizeof *next);
    if (!sorted || (l->nulls && !nulls))
        return toasty__fail_memory(l->call->error);
    if (!next)
        return TOASTY_OUT_OF_MEMORY;
    size_t at = 0;
    for (uint32_t group = 0; group < l->match.count; group++) {
        l->first[group] = next[group] = at;
        at += l->length[group];
    }
    for (size_t i = 0; i < l->len; i++) {
        size_t to = next[l->row_groups[i]]++;
        memcpy(sorted + to * l->size, l->items + i * l->size, l->size);
        if (nulls)
            nulls[to] = l->nulls[i];
    }
    l->items = sorted;
    l->nulls = nulls;
    return TOASTY_OK;
}

/* The rows are where they stay now. */
static toasty_status show_deferred(loading *l)
{
    bool *read;
    toasty_status status =
        toasty__deferred_wanted(l->call, l->target, l->want->nested, l->want->nested_count, &read);
    return status ? status : toasty__deferred_show(l->call, l->target, read, l->items, l->len);
}

static toasty_status load_nested(loading *l)
{
    if (!l->want->nested_count && !l->target->eager)
        return TOASTY_OK;
    void **children = toasty__call_alloc(l->call, (l->len + 1) * sizeof *children);
    if (!children)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < l->len; i++)
        children[i] = l->items + i * l->size;
    return toasty__include(l->call, l->block, l->target, children, l->len, l->want->nested,
                           l->want->nested_count);
}

static toasty_status attach_lists(loading *l)
{
    toasty_list *lists = toasty__block_alloc(l->block, (l->count + 1) * sizeof *lists);
    if (!lists)
        return toasty__fail_memory(l->call->error);
    for (size_t i = 0; i < l->count; i++) {
        uint32_t group = l->groups[i];
        lists[i].len = group == TOASTY__NO_GROUP ? 0 : l->length[group];
        lists[i].items = lists[i].len ? l->items + l->first[group] * l->size : 0;
        toasty__set_pointer((char *)l->records[i] + l->want->relation->offset, &lists[i]);
    }
    return TOASTY_OK;
}

static toasty_status attach_values(loading *l)
{
    toasty_value_list *lists = toasty__block_alloc(l->block, l->count * sizeof *lists);
    if (!lists)
        return toasty__fail_memory(l->call->error);
    for (size_t i = 0; i < l->count; i++) {
        uint32_t group = l->groups[i];
        size_t len = group == TOASTY__NO_GROUP ? 0 : l->length[group];
        const bool *nulls = len && l->nulls ? l->nulls + l->first[group] : NULL;
        lists[i].len = len;
        lists[i].items = len ? l->items + l->first[group] * l->size : 0;
        lists[i].nulls = nulls && memchr(nulls, true, len) ? nulls : NULL;
        toasty__set_pointer((char *)l->records[i] + l->want->relation->offset, &lists[i]);
    }
    return TOASTY_OK;
}

static toasty_status attach_single(loading *l)
{
    const toasty_field *relation = l->want->relation;
    for (size_t i = 0; i < l->count; i++) {
        uint32_t group = l->groups[i];
        char *slot = (char *)l->records[i] + relation->offset;
        if (group != TOASTY__NO_GROUP && l->length[group]) {
            toasty__set_pointer(slot, l->items + l->first[group] * l->size);
            continue;
        }
        toasty__set_pointer(slot, 0);
        if (!(relation->flags & TOASTY_NULLABLE)) {
            toasty__error_set_field(l->call->error, relation->model->name, relation->name);
            return toasty__fail(l->call->error, TOASTY_RECORD_NOT_FOUND,
                                "relation `%s.%s` is required, but a record has nobody there",
                                relation->model->name, relation->name);
        }
        if (!toasty__annex_mark(slot))
            return toasty__fail_memory(l->call->error);
    }
    return TOASTY_OK;
}

static toasty_status load(toasty__call *call, toasty__block *block, void **records, size_t count,
                          const wanted *want)
{
    loading l = {.call = call, .block = block, .want = want, .records = records, .count = count};
    l.target = toasty__call_table(call, want->relation->relation->target);
    if (!l.target)
        return TOASTY_INVALID_STATEMENT;
    l.root = want->relation->relation;
    l.near = l.target;
    if (toasty__is_via(want->relation)) {
        l.root = l.root->via[0]->relation;
        l.near = toasty__call_table(call, l.root->target);
        if (!l.near)
            return TOASTY_INVALID_STATEMENT;
    }
    if (l.want->relation->relation->value) {
        l.value_number = toasty__column_of(l.target, (uint16_t)want->relation->relation->value->number);
        l.value = &l.target->columns[l.value_number];
        l.values = (toasty__values){.error = call->error, .column = l.value, .block = block};
        l.values.size = toasty__values_size(l.value);
    }
    /* nobody to load onto, but mistakes in what is nested are told all the same */
    if (!count)
        return l.value ? TOASTY_OK : load_nested(&l);
    l.rows.table = l.target;
    l.rows.block = block;
    toasty_status status = find_groups(&l);
    if (!status)
        status = read_rows(&l);
    if (!status)
        status = gather_groups(&l);
    if (!status && !l.value)
        status = show_deferred(&l);
    if (!status && !l.value)
        status = load_nested(&l);
    if (status)
        return status;
    if (l.value)
        return attach_values(&l);
    return toasty__holds_list(want->relation) ? attach_lists(&l) : attach_single(&l);
}

static toasty_status check(toasty__call *call, const toasty__table *table, const toasty_with_options *with)
{
    const toasty_field *f = with->relation.field;
    if (f && f->model == table->model && toasty__is_deferred(f))
        return TOASTY_OK;
    if (!f || f->model != table->model || f->kind == TOASTY_FIELD_SCALAR)
        return toasty__fail(
            call->error, TOASTY_INVALID_STATEMENT,
            "`%s.%s` cannot be included here: it is not a relation or deferred field of model `%s`",
            f ? f->model->name : "?", f ? f->name : "?", table->model->name);
    if (f->relation->value && with->include[0].with)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` holds values: there is nothing to include in them",
                            f->model->name, f->name);
    if (with->limit < 0 || with->offset < 0)
        return toasty__fail(
            call->error, TOASTY_INVALID_STATEMENT,
            "limit and offset of relation `%s.%s` cannot be negative (limit %lld, offset %lld)",
            f->model->name, f->name, (long long)with->limit, (long long)with->offset);
    if (toasty__holds_list(f))
        return TOASTY_OK;
    if (with->limit || with->offset)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` has one record at most: there is nothing to limit",
                            f->model->name, f->name);
    if (with->order_by[0].field)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` has one record at most: there is nothing to order",
                            f->model->name, f->name);
    if (with->where.op != TOASTY_EXPR_NONE && !(f->flags & TOASTY_NULLABLE))
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` is required: a condition could leave it out", f->model->name,
                            f->name);
    return TOASTY_OK;
}

/*
 * Several includes of one relation are one: their conditions are joined with OR, one without a condition
 * wants all, the last one decides order, limit and offset, and all nested ones hold.
 */
static toasty_status merge(toasty__call *call, const toasty__table *table, const toasty_include *includes,
                           size_t count, size_t first, wanted *want)
{
    size_t conditions = 0, nested = 0;
    bool all = false;
    toasty_expr *exprs = toasty__call_alloc(call, count * sizeof *exprs);
    want->nested = toasty__call_alloc(call, count * TOASTY_MAX_INCLUDE * sizeof *want->nested);
    if (!exprs || !want->nested)
        return TOASTY_OUT_OF_MEMORY;
    want->relation = includes[first].with->relation.field;
    for (size_t i = first; i < count; i++) {
        const toasty_with_options *with = includes[i].with;
        if (with->relation.field != want->relation)
            continue;
        toasty_status status = check(call, table, with);
        if (status)
            return status;
        all |= with->where.op == TOASTY_EXPR_NONE;
        exprs[conditions++] = with->where;
        want->order_by = with->order_by[0].field ? with->order_by : 0;
        want->limit = with->limit;
        want->offset = with->offset;
        for (size_t k = 0; k < TOASTY_MAX_INCLUDE && with->include[k].with; k++)
            want->nested[nested++] = with->include[k];
    }
    want->nested_count = nested;
    want->where = 0;
    if (all)
        return TOASTY_OK;
    toasty_expr any = toasty_expr_any(exprs, (uint32_t)conditions);
    const toasty__table *target = toasty__call_table(call, want->relation->relation->target);
    return target ? toasty__lower(call, target, &any, &want->where) : TOASTY_INVALID_STATEMENT;
}

toasty_status toasty__load_relation(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                    void **records, size_t count)
{
    const wanted want = {.relation = relation};
    return load(call, block, records, count, &want);
}

static bool is_named(const toasty_field *relation, const toasty_include *includes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (includes[i].with->relation.field == relation)
            return true;
    return false;
}

/* The relations of one level. */
typedef struct level {
    void **records;
    size_t count;
    wanted *want;
    size_t want_count;
} level;

/* Those that are asked for. */
static toasty_status add_named(level *l, toasty__call *call, const toasty__table *table,
                               const toasty_include *includes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_named(includes[i].with->relation.field, includes, i))
            continue;
        toasty_status status = check(call, table, includes[i].with);
        if (!status && toasty__is_deferred(includes[i].with->relation.field))
            continue; /* came with its record */
        if (!status)
            status = merge(call, table, includes, count, i, &l->want[l->want_count++]);
        if (status)
            return status;
    }
    return TOASTY_OK;
}

/* Those that are loaded with every query; what is said of one by an include holds instead. */
static void add_eager(level *l, const toasty__table *table, const toasty_include *includes, size_t count)
{
    for (uint16_t i = 0; i < table->model->field_count; i++) {
        const toasty_field *field = &table->model->fields[i];
        if ((field->flags & TOASTY_EAGER) && !is_named(field, includes, count))
            l->want[l->want_count++] = (wanted){.relation = field};
    }
}

static toasty_status load_one(void *context, size_t which, toasty__call *call, toasty__block *block)
{
    const level *l = context;
    return load(call, block, l->records, l->count, &l->want[which]);
}

static toasty_status load_level(level *l, toasty__call *call, toasty__block *block, const toasty__table *table,
                                const toasty_include *includes, size_t count, bool eager)
{
    size_t room = count + (eager ? table->model->field_count : 0u);
    if (!room)
        return TOASTY_OK;
    l->want = toasty__call_zalloc(call, room * sizeof *l->want);
    if (!l->want)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = add_named(l, call, table, includes, count);
    if (status)
        return status;
    if (eager)
        add_eager(l, table, includes, count);
    return toasty__parts_run(call, block, l->want_count, load_one, l);
}

toasty_status toasty__include_only(toasty__call *call, toasty__block *block, const toasty__table *table,
                                   void **records, size_t count, const toasty_include *includes,
                                   size_t include_count)
{
    level l = {.records = records, .count = count};
    return load_level(&l, call, block, table, includes, include_count, false);
}

toasty_status toasty__include(toasty__call *call, toasty__block *block, const toasty__table *table,
                              void **records, size_t count, const toasty_include *includes, size_t most)
{
    level l = {.records = records, .count = count};
    size_t include_count = 0;
    while (include_count < most && includes[include_count].with)
        include_count++;
    return load_level(&l, call, block, table, includes, include_count, table->eager);
}
