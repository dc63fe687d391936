#include "engine/cond.h"

#include <string.h>

#include "record/encode.h"
#include "record/member.h"

static bool same_cell(const toasty__cell *a, const toasty__cell *b)
{
    if (a->kind == TOASTY__CELL_INT)
        return a->as.integer == b->as.integer;
    if (a->kind == TOASTY__CELL_TEXT || a->kind == TOASTY__CELL_BLOB)
        return a->as.run.length == b->as.run.length &&
               (!a->as.run.length || !memcmp(a->as.run.bytes, b->as.run.bytes, a->as.run.length));
    return true; /* numbers with fractions are left to the database */
}

/* One column cannot equal two different values. (Where it is NULL the two are unknown, not false: under NOT
 * it matters.) */
static bool contradict(const toasty__cond *a, const toasty__cond *b)
{
    return a->kind == TOASTY__COND_EQ && b->kind == TOASTY__COND_EQ && a->count && b->count && !a->math &&
           !b->math && a->table == b->table && a->column == b->column && a->cells->kind == b->cells->kind &&
           !same_cell(a->cells, b->cells);
}

bool toasty__never(const toasty__cond *cond)
{
    if (!cond)
        return false;
    if (cond->kind == TOASTY__COND_FALSE || cond->kind == TOASTY__COND_UNKNOWN)
        return true;
    if (cond->kind != TOASTY__COND_AND)
        return false;
    for (uint32_t i = 0; i < cond->count; i++) {
        if (toasty__never(&cond->children[i]))
            return true;
        for (uint32_t k = 0; k < i; k++)
            if (contradict(&cond->children[k], &cond->children[i]))
                return true;
    }
    return false;
}

toasty_status toasty__both(toasty__call *call, const toasty__cond *a, const toasty__cond *b,
                           const toasty__cond **out)
{
    if (!a || !b) {
        *out = a ? a : b;
        return TOASTY_OK;
    }
    toasty__cond *both = toasty__call_zalloc(call, sizeof *both + 2 * sizeof *both);
    if (!both)
        return TOASTY_OUT_OF_MEMORY;
    both[1] = *a;
    both[2] = *b;
    both->kind = TOASTY__COND_AND;
    both->count = 2;
    both->children = &both[1];
    *out = both;
    return TOASTY_OK;
}

toasty_status toasty__record_cells(toasty__call *call, const void *record, const toasty_model *model,
                                   const uint16_t *fields, uint16_t count, const toasty__table *to,
                                   const uint16_t *to_fields, toasty__cell *cells, bool *any_null)
{
    *any_null = false;
    for (uint16_t i = 0; i < count; i++) {
        toasty__storage storage = to->columns[toasty__column_of(to, to_fields[i])].storage;
        toasty_value value = toasty__field_value(&model->fields[fields[i]], record);
        toasty_status status = toasty__encode(&value, storage, &call->arena, &cells[i], call->error);
        if (status)
            return status;
        *any_null |= cells[i].kind == TOASTY__CELL_NULL;
    }
    return TOASTY_OK;
}

uint16_t *toasty__columns_of(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                             uint16_t count)
{
    uint16_t *columns = toasty__call_alloc(call, count * sizeof *columns);
    for (uint16_t i = 0; columns && i < count; i++)
        columns[i] = toasty__column_of(table, fields[i]);
    return columns;
}

toasty_status toasty__cond_equal(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                 uint16_t count, const toasty__cell *cells, const toasty__cond **out)
{
    toasty__cond *conds = toasty__call_zalloc(call, (count + 1u) * sizeof *conds);
    if (!conds)
        return TOASTY_OUT_OF_MEMORY;
    toasty__cond *first = count == 1 ? conds : conds + 1;
    for (uint16_t i = 0; i < count; i++) {
        first[i].kind = cells[i].kind == TOASTY__CELL_NULL ? TOASTY__COND_UNKNOWN : TOASTY__COND_EQ;
        if (first[i].kind == TOASTY__COND_UNKNOWN)
            continue;
        first[i].table = table;
        first[i].column = toasty__column_of(table, fields[i]);
        first[i].count = 1;
        first[i].cells = &cells[i];
    }
    if (count != 1) {
        conds->kind = TOASTY__COND_AND;
        conds->count = count;
        conds->children = first;
    }
    *out = conds;
    return TOASTY_OK;
}

toasty_status toasty__cond_values(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                  uint16_t count, const toasty_value *values, const toasty__cond **out)
{
    toasty__cell *cells = toasty__call_alloc(call, (count + 1u) * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < count; i++) {
        const toasty__column *column = &table->columns[toasty__column_of(table, fields[i])];
        toasty_status status = toasty__encode_operand(call, column, values[i], &cells[i]);
        if (status)
            return status;
    }
    toasty_status status = toasty__cond_equal(call, table, fields, count, cells, out);
    for (uint16_t i = 0; !status && i < count; i++)
        status = toasty__variant_gate(call, table, &table->model->fields[fields[i]], out);
    return status;
}

/* Lists of like length share a plan: filled up to the next power of two by repeating the last row. */
static uint32_t padded(uint32_t rows, uint32_t most)
{
    uint32_t size = 1;
    while (size < rows)
        size *= 2;
    return size <= most ? size : rows;
}

toasty_status toasty__cond_among(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                 uint16_t count, const toasty__cell *cells, uint32_t rows,
                                 const toasty__cond **out)
{
    toasty__cond *cond = toasty__call_zalloc(call, sizeof *cond);
    if (!cond)
        return TOASTY_OUT_OF_MEMORY;
    *out = cond;
    if (!rows) {
        cond->kind = TOASTY__COND_FALSE;
        return TOASTY_OK;
    }
    uint32_t most = call->db->database->driver->capability->max_params / 2 / count;
    cond->count = padded(rows, most);
    toasty__cell *list = toasty__call_alloc(call, (size_t)cond->count * count * sizeof *list);
    if (!list)
        return TOASTY_OUT_OF_MEMORY;
    memcpy(list, cells, (size_t)rows * count * sizeof *list);
    for (uint32_t i = rows; i < cond->count; i++)
        memcpy(&list[(size_t)i * count], &cells[(size_t)(rows - 1) * count], count * sizeof *list);
    cond->cells = list;
    cond->table = table;
    if (count == 1) {
        cond->kind = TOASTY__COND_IN;
        cond->column = toasty__column_of(table, fields[0]);
        return TOASTY_OK;
    }
    cond->kind = TOASTY__COND_IN_ROWS;
    cond->column_count = count;
    cond->columns = toasty__columns_of(call, table, fields, count);
    return cond->columns ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

toasty_status toasty__cond_key(toasty__call *call, const toasty__table *table, const void *record,
                               const toasty__cond **out)
{
    const toasty_model *model = table->model;
    bool any_null;
    toasty__cell *cells = toasty__call_alloc(call, model->key_count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__record_cells(call, record, model, model->key, model->key_count, table,
                                                model->key, cells, &any_null);
    return status ? status : toasty__cond_equal(call, table, model->key, model->key_count, cells, out);
}

toasty_status toasty__cond_in(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                              uint16_t count, const toasty__table *from, const uint16_t *from_fields,
                              const toasty__cond *where, const toasty__cond **out)
{
    toasty__cond *cond = toasty__call_zalloc(call, sizeof *cond);
    toasty__select *select = toasty__call_zalloc(call, sizeof *select);
    if (!cond || !select)
        return TOASTY_OUT_OF_MEMORY;
    select->table = from;
    select->column_count = count;
    select->columns = toasty__columns_of(call, from, from_fields, count);
    select->where = where;
    cond->kind = TOASTY__COND_IN_SELECT;
    cond->table = table;
    cond->column_count = count;
    cond->columns = toasty__columns_of(call, table, fields, count);
    cond->select = select;
    *out = cond;
    return select->columns && cond->columns ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* Over several relations: those of the first, then what is related to them, and so on. */
static toasty_status cond_via(toasty__call *call, const toasty_field *relation, const void *parent,
                              const toasty__cond **out)
{
    const toasty_relation *r = relation->relation;
    toasty_status status = toasty__cond_related(call, r->via[0], parent, out);
    for (uint16_t i = 1; !status && !toasty__never(*out) && i < r->via_count; i++) {
        const toasty_relation *step = r->via[i]->relation;
        const toasty__table *from = toasty__call_table(call, r->via[i]->model);
        const toasty__table *to = toasty__call_table(call, step->target);
        if (!from || !to)
            return TOASTY_INVALID_STATEMENT;
        status = toasty__cond_in(call, to, step->references, step->count, from, step->key, *out, out);
    }
    return status;
}

toasty_status toasty__cond_related(toasty__call *call, const toasty_field *relation, const void *parent,
                                   const toasty__cond **out)
{
    const toasty_relation *r = relation->relation;
    const toasty__table *to = toasty__call_table(call, r->target);
    if (!to)
        return TOASTY_INVALID_STATEMENT;
    if (!parent)
        return toasty__fail(call->error, TOASTY_MISUSE, "relation `%s.%s` was asked of a record that is NULL",
                            relation->model->name, relation->name);
    if (r->via_count)
        return cond_via(call, relation, parent, out);
    bool any_null;
    toasty__cell *cells = toasty__call_alloc(call, r->count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__record_cells(call, parent, relation->model, r->key, r->count, to,
                                                r->references, cells, &any_null);
    return status ? status : toasty__cond_equal(call, to, r->references, r->count, cells, out);
}
