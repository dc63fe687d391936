#include "sql/op.h"

#include <string.h>

typedef struct walk {
    toasty__shape *shape;
    toasty__params *params;
} walk;

static bool grow(toasty__shape *shape, size_t size)
{
    size_t capacity = (shape->capacity + size) * 2;
    char *bytes = toasty__arena_alloc(shape->arena, capacity);
    if (!bytes) {
        shape->failed = true;
        return false;
    }
    memcpy(bytes, shape->bytes, shape->length);
    shape->bytes = bytes;
    shape->capacity = capacity;
    return true;
}

static inline void put(walk *w, const void *bytes, size_t size)
{
    toasty__shape *shape = w->shape;
    if (shape->capacity - shape->length < size && !grow(shape, size))
        return;
    memcpy(shape->bytes + shape->length, bytes, size);
    shape->length += size;
}

static void put_number(walk *w, uint32_t n)
{
    put(w, &n, sizeof n);
}

static void put_cell(walk *w, const toasty__cell *cell)
{
    toasty__params *p = w->params;
    if (p->count == p->capacity) { /* also the first time */
        size_t capacity = p->capacity ? p->capacity * 2 : 16;
        toasty__cell *cells = toasty__arena_alloc(p->arena, capacity * sizeof *cells);
        if (!cells) {
            p->failed = true;
            return;
        }
        if (p->count)
            memcpy(cells, p->cells, p->count * sizeof *cells);
        p->cells = cells;
        p->capacity = capacity;
    }
    p->cells[p->count++] = *cell;
}

static void put_cells(walk *w, const toasty__cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_cell(w, &cells[i]);
}

static void put_select(walk *w, const toasty__select *select);

static void put_math(walk *w, const toasty__math *math)
{
    put_number(w, (uint32_t)math->op | (uint32_t)math->column << 8);
    if (math->op == TOASTY_MATH_VALUE)
        put_cell(w, &math->cell);
    for (int i = 0; math->sides && i < 2; i++)
        put_math(w, &math->sides[i]);
}

static void put_cond(walk *w, const toasty__cond *cond)
{
    if (!cond) {
        put_number(w, UINT32_MAX);
        return;
    }
    uint32_t head[3] = {(uint32_t)cond->kind | (uint32_t)(unsigned char)cond->escape << 8 |
                            (uint32_t)cond->column << 16,
                        cond->count,
                        (uint32_t)cond->column_count | (uint32_t)(cond->math != 0) << 16 |
                            (uint32_t)(cond->other != 0) << 17};
    put(w, head, sizeof head);
    if (cond->table)
        put(w, &cond->table, sizeof cond->table);
    if (cond->column_count)
        put(w, cond->columns, cond->column_count * sizeof *cond->columns);
    if (cond->math)
        put_math(w, cond->math);
    if (cond->other)
        put_math(w, cond->other);
    switch (cond->kind) {
    case TOASTY__COND_AND:
    case TOASTY__COND_OR:
    case TOASTY__COND_NOT:
    case TOASTY__COND_NOT_TRUE:
        for (uint32_t i = 0; i < cond->count; i++)
            put_cond(w, &cond->children[i]);
        break;
    case TOASTY__COND_IN_ROWS: put_cells(w, cond->cells, (size_t)cond->count * cond->column_count); break;
    case TOASTY__COND_IN_SELECT: put_select(w, cond->select); break;
    default: put_cells(w, cond->cells, cond->count); break;
    }
}

static void put_hops(walk *w, const toasty__select *select)
{
    for (uint16_t i = 0; i < select->hop_count; i++) {
        const toasty__hop *hop = &select->hops[i];
        put(w, &hop->table, sizeof hop->table);
        put_number(w, hop->count);
        put(w, hop->columns, hop->count * sizeof *hop->columns);
        put(w, hop->before, hop->count * sizeof *hop->before);
    }
    put_cond(w, select->end_where);
}

static void put_select(walk *w, const toasty__select *select)
{
    uint32_t head[3] = {(uint32_t)select->what | (uint32_t)select->limited << 8 |
                            (uint32_t)select->skips << 9 | (uint32_t)select->lock << 10 | (uint32_t)select->group_count << 16,
                        select->column_count,
                        (uint32_t)select->order_count | (uint32_t)select->hop_count << 16};
    uint32_t end = select->end_column_count | (uint32_t)select->distinct << 16;
    put(w, &select->table, sizeof select->table);
    put(w, head, sizeof head);
    if (select->columns)
        put(w, select->columns, select->column_count * sizeof *select->columns);
    else if (select->table->deferred)
        for (uint16_t c = 0; c < select->table->column_count; c++)
            put(w, &(char){select->load && select->load[c]}, 1);
    if (select->table->derived)
        put_cond(w, select->within);
    put_cond(w, select->where);
    if (select->then_where && select->table->derived)
        put_cond(w, select->within);
    put_cond(w, select->then_where);
    if (select->hop_count)
        put_hops(w, select);
    put_number(w, end);
    if (select->end_column_count)
        put(w, select->end_columns, select->end_column_count * sizeof *select->end_columns);
    if (select->group_count)
        put(w, select->group, select->group_count * sizeof *select->group);
    for (uint16_t i = 0; i < select->order_count; i++)
        put_number(w, (uint32_t)select->order[i].column << 1 | select->order[i].descending);
    if (select->limited)
        put_cell(w, &select->limit);
    if (select->skips)
        put_cell(w, &select->offset);
}

static void put_assigns(walk *w, const toasty__assign *assigns, uint16_t count)
{
    put_number(w, count);
    for (uint16_t i = 0; i < count; i++) {
        const toasty__assign *a = &assigns[i];
        put_number(w, (uint32_t)a->column << 8 | (uint32_t)a->kind << 1 | a->returned);
        if (a->kind != TOASTY__ASSIGN_COUNT)
            put_cell(w, &a->cell);
    }
}

static void put_insert(walk *w, const toasty__insert *insert)
{
    put(w, &insert->table, sizeof insert->table);
    put_number(w, insert->row_count << 1 | insert->return_auto);
    put_number(w, insert->conflict_count);
    put_cells(w, insert->cells, (size_t)insert->row_count * insert->table->column_count);
    if (!insert->conflict_count)
        return;
    put(w, insert->conflict, insert->conflict_count * sizeof *insert->conflict);
    put_assigns(w, insert->assigns, insert->assign_count);
}

static void put_update(walk *w, const toasty__update *update)
{
    put(w, &update->table, sizeof update->table);
    put_assigns(w, update->assigns, update->assign_count);
    put_number(w, update->return_all);
    put_cond(w, update->where);
}

void toasty__op_shape(const toasty__op *op, toasty__shape *shape, toasty__params *params)
{
    walk w = {shape, params};
    shape->bytes = shape->few;
    shape->length = 0;
    shape->capacity = sizeof shape->few;
    shape->failed = false;
    put_number(&w, op->kind);
    switch (op->kind) {
    case TOASTY__INSERT: put_insert(&w, &op->as.insert); break;
    case TOASTY__UPDATE: put_update(&w, &op->as.update); break;
    case TOASTY__DELETE:
        put(&w, &op->as.remove.table, sizeof op->as.remove.table);
        put_number(&w, op->as.remove.return_all);
        put_cond(&w, op->as.remove.where);
        break;
    default: put_select(&w, &op->as.select); break;
    }
}
