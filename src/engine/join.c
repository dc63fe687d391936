#include "engine/join.h"

#include <string.h>

#include "engine/link.h"
#include "engine/match.h"

/* Some records of a relation, and the rows between them and the parent. */
typedef struct joining {
    toasty__call *call;
    const toasty_field *relation;
    const toasty_field *list; /* from the parent to the rows */
    const toasty_field *end;  /* from a row to its record */
    const toasty__table *table;
    const toasty__cond *rows; /* those that there are */
    toasty__match match;      /* the records, by what their rows hold of them */
    uint32_t *groups;         /* of each record */
    bool *linked;             /* by group: there is a row; NULL: there can be none */
} joining;

/* The rows of some records, whosever they are. */
static toasty_status rows_of(joining *j, const void *const *records, size_t count, const toasty__cond **out)
{
    const toasty_relation *r = j->end->relation;
    toasty_status status = toasty__match_init(&j->match, j->call, r->count, count);
    j->groups = toasty__call_alloc(j->call, count * sizeof *j->groups);
    j->linked = toasty__call_zalloc(j->call, count * sizeof *j->linked);
    toasty__cell *cells = toasty__call_alloc(j->call, count * r->count * sizeof *cells);
    if (!j->groups || !j->linked || !cells)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; !status && i < count; i++) {
        bool any_null;
        status = toasty__record_cells(j->call, records[i], r->target, r->references, r->count, j->table,
                                      r->key, cells + i * r->count, &any_null);
        if (!status)
            j->groups[i] = toasty__match_add(&j->match, cells + i * r->count);
    }
    return status
               ? status
               : toasty__cond_among(j->call, j->table, r->key, r->count, j->match.cells, j->match.count, out);
}

static toasty_status begin(joining *j, const void *parent, const void *const *records, size_t count)
{
    const toasty__cond *mine, *theirs;
    toasty_status status = rows_of(j, records, count, &theirs);
    if (!status)
        status = toasty__cond_related(j->call, j->list, parent, &mine);
    return status ? status : toasty__both(j->call, mine, theirs, &j->rows);
}

static toasty_status find_rows(joining *j)
{
    const toasty_relation *r = j->end->relation;
    uint16_t columns[TOASTY_MAX_KEY];
    for (uint16_t i = 0; i < r->count; i++)
        columns[i] = toasty__column_of(j->table, r->key[i]);
    toasty__op op = {
        .kind = TOASTY__QUERY,
        .as.select = {.table = j->table, .column_count = r->count, .columns = columns, .where = j->rows}};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, j->call, &op);
    if (status)
        return status;
    while (toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        uint32_t group = toasty__match_find(&j->match, exec.cells);
        if (group != TOASTY__NO_GROUP)
            j->linked[group] = true;
    }
    return toasty__exec_close(&exec, TOASTY_OK);
}

/* A row as a program would create it: in the parent's list, with the record as what it belongs to. */
static toasty_status insert_rows(joining *j, const void *parent, const void *const *records, size_t count)
{
    const toasty_model *model = j->table->model;
    const void **values = toasty__call_alloc(j->call, count * sizeof *values);
    const void **parents = toasty__call_alloc(j->call, count * sizeof *parents);
    toasty__creation c = {
        .table = j->table, .values = values, .relation = j->list, .parents = parents, .unseen = true};
    if (!values || !parents)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < count; i++) {
        if (j->linked && j->linked[j->groups[i]])
            continue;
        if (j->linked)
            j->linked[j->groups[i]] = true;
        char *row = toasty__call_zalloc(j->call, model->new_size);
        if (!row)
            return TOASTY_OUT_OF_MEMORY;
        const toasty_one one = {.op = TOASTY_SET, .value = records[i]};
        memcpy(row + j->end->new_offset, &one, sizeof one);
        values[c.count] = row;
        parents[c.count++] = parent;
    }
    if (!c.count)
        return TOASTY_OK;
    c.records = toasty__call_zalloc(j->call, c.count * model->size);
    toasty__block *block = toasty__block_new(0, 256);
    toasty_status status =
        c.records && block ? toasty__create(j->call, block, &c) : toasty__fail_memory(j->call->error);
    if (block)
        toasty__block_free(block);
    return status;
}

static toasty_status join_some(joining *j, const void *parent, const void *const *records, size_t count)
{
    toasty_status status = toasty__all_there(j->call, j->relation, records, count);
    if (!status)
        status = begin(j, parent, records, count);
    if (!status)
        status = find_rows(j);
    return status ? status : insert_rows(j, parent, records, count);
}

static toasty_status part_some(joining *j, const void *parent, const void *const *records, size_t count)
{
    toasty_status status = begin(j, parent, records, count);
    if (!status)
        status = find_rows(j);
    for (uint32_t i = 0; !status && i < j->match.count; i++)
        if (!j->linked[i])
            return toasty__not_linked(j->call, j->relation, count);
    return status ? status : toasty__delete_where(j->call, j->table, j->rows, 0);
}

typedef toasty_status change_some(joining *j, const void *parent, const void *const *records, size_t count);

static toasty_status change(toasty__call *call, const toasty_field *relation, const void *parent,
                            const void *const *records, size_t count, change_some *some)
{
    const toasty_field *const *via = relation->relation->via;
    joining j = {.call = call, .relation = relation, .list = via[0], .end = via[1]};
    j.table = toasty__call_table(call, via[1]->model);
    if (!j.table)
        return TOASTY_INVALID_STATEMENT;
    uint16_t width = relation->relation->target->key_count; /* they are looked for by either */
    if (width < j.end->relation->count)
        width = j.end->relation->count;
    uint32_t most = call->db->database->driver->capability->max_params / 2 / width;
    toasty_status status = TOASTY_OK;
    for (size_t at = 0; !status && at < count; at += most)
        status = some(&j, parent, records + at, count - at < most ? count - at : most);
    return status;
}

toasty_status toasty__join_new(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *items, size_t count)
{
    const void **records = toasty__call_alloc(call, (count + 1) * sizeof *records);
    if (!records)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < count; i++)
        records[i] = (const char *)items + i * relation->relation->target->size;
    return change(call, relation, parent, records, count, insert_rows);
}

toasty_status toasty__join_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *records, size_t count)
{
    return change(call, relation, parent, records, count, join_some);
}

toasty_status toasty__part_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *records, size_t count)
{
    return change(call, relation, parent, records, count, part_some);
}

static toasty_status delete_rows(toasty__call *call, const toasty_field *relation, const toasty__cond *rows)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->via[1]->model);
    return toasty__delete_where(call, table, rows, 0);
}

toasty_status toasty__part_others(toasty__call *call, const toasty_field *relation, const void *parent,
                                  const void *const *keep, size_t count)
{
    const toasty_field *const *via = relation->relation->via;
    joining j = {.call = call, .relation = relation, .list = via[0], .end = via[1]};
    const toasty_relation *end = via[1]->relation;
    const toasty__cond *others, *kept;
    j.table = toasty__call_table(call, via[1]->model);
    if (!j.table)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = toasty__cond_related(call, j.list, parent, &others);
    /* a row with nobody at its end is no link */
    if (!status)
        status = toasty__cond_present(call, j.table, end->key, end->count, &others);
    if (!status && count) {
        status = rows_of(&j, keep, count, &kept);
        if (!status && j.match.count > call->db->database->driver->capability->max_params / 2 / end->count)
            return toasty__besides(call, relation, j.table, others, end->key, &j.match, delete_rows);
        if (!status)
            status = toasty__negated(call, kept, &kept);
        if (!status)
            status = toasty__both(call, others, kept, &others);
    }
    return status ? status : toasty__delete_where(call, j.table, others, 0);
}
