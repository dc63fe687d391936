#include "sql/op.h"

#include <string.h>

typedef struct walk {
    char *at; /* where in the shape's bytes */
    char *end;
    toasty__shape *shape;
    toasty__params *params;
} walk;

/* What every part of a shape begins with; all that is not the table in as few numbers as it fits in. */
typedef struct head {
    uint64_t what;
    uint64_t counts;
    const toasty__table *table;
} head;

enum { LOCK_SHIFT = 16, KIND_SHIFT = 24 };

static bool grow(walk *w, size_t size)
{
    toasty__shape *shape = w->shape;
    size_t length = (size_t)(w->at - shape->bytes);
    size_t capacity = ((size_t)(w->end - shape->bytes) + size) * 2;
    char *bytes = toasty__arena_alloc(shape->arena, capacity);
    if (!bytes) {
        shape->failed = true;
        return false;
    }
    memcpy(bytes, shape->bytes, length);
    shape->bytes = bytes;
    w->at = bytes + length;
    w->end = bytes + capacity;
    return true;
}

static inline void put(walk *w, const void *bytes, size_t size)
{
    if ((size_t)(w->end - w->at) < size && !grow(w, size))
        return;
    memcpy(w->at, bytes, size);
    w->at += size;
}

static void put_number(walk *w, uint32_t n)
{
    put(w, &n, sizeof n);
}

static bool grow_params(toasty__params *p)
{
    size_t capacity = p->capacity ? p->capacity * 2 : 16;
    toasty__cell *cells = toasty__arena_alloc(p->arena, capacity * sizeof *cells);
    if (!cells) {
        p->failed = true;
        return false;
    }
    if (p->count)
        memcpy(cells, p->cells, p->count * sizeof *cells);
    p->cells = cells;
    p->capacity = capacity;
    return true;
}

static inline void put_cell(walk *w, const toasty__cell *cell)
{
    toasty__params *p = w->params;
    if (p->count == p->capacity && !grow_params(p)) /* also the first time */
        return;
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

/* A condition that can be missing: what comes before says whether it is there. */
static void put_cond(walk *w, const toasty__cond *cond)
{
    if (!cond)
        return;
    const head h = {(uint64_t)cond->kind | (uint64_t)(unsigned char)cond->escape << 8 |
                        (uint64_t)(cond->math != 0) << 16 | (uint64_t)(cond->other != 0) << 17 |
                        (uint64_t)cond->column << 32 | (uint64_t)cond->column_count << 48,
                    cond->count, cond->table};
    put(w, &h, sizeof h);
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
    const head h = {(uint64_t)select->what | (uint64_t)select->limited << 8 | (uint64_t)select->skips << 9 |
                        (uint64_t)select->distinct << 10 | (uint64_t)(select->within != 0) << 11 |
                        (uint64_t)(select->where != 0) << 12 | (uint64_t)(select->then_where != 0) << 13 |
                        (uint64_t)(select->end_where != 0) << 14 | (uint64_t)(select->columns != 0) << 15 |
                        (uint64_t)select->lock << LOCK_SHIFT | (uint64_t)select->group_count << 32 |
                        (uint64_t)select->end_column_count << 48,
                    (uint64_t)select->column_count | (uint64_t)select->order_count << 16 |
                        (uint64_t)select->hop_count << 32,
                    select->table};
    put(w, &h, sizeof h);
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
    for (uint16_t i = 0; i < count; i++) {
        const toasty__assign *a = &assigns[i];
        put_number(w, (uint32_t)a->column << 8 | (uint32_t)a->kind << 1 | a->returned);
        if (a->kind != TOASTY__ASSIGN_COUNT)
            put_cell(w, &a->cell);
    }
}

/* What the shape of a write begins with. That of a query has nothing where the kind stands. */
static void put_head(walk *w, toasty__command_kind kind, const toasty__table *table, uint64_t what,
                     uint64_t counts)
{
    const head h = {what | (uint64_t)kind << KIND_SHIFT, counts, table};
    put(w, &h, sizeof h);
}

static void put_insert(walk *w, const toasty__insert *insert)
{
    put_head(w, TOASTY__INSERT, insert->table, insert->return_auto,
             (uint64_t)insert->row_count | (uint64_t)insert->conflict_count << 32 |
                 (uint64_t)insert->assign_count << 48);
    put_cells(w, insert->cells, (size_t)insert->row_count * insert->table->column_count);
    if (!insert->conflict_count)
        return;
    put(w, insert->conflict, insert->conflict_count * sizeof *insert->conflict);
    put_assigns(w, insert->assigns, insert->assign_count);
}

static void put_update(walk *w, const toasty__update *update)
{
    put_head(w, TOASTY__UPDATE, update->table,
             (uint64_t)update->return_all | (uint64_t)(update->where != 0) << 1, update->assign_count);
    put_assigns(w, update->assigns, update->assign_count);
    put_cond(w, update->where);
}

static void put_delete(walk *w, const toasty__delete *remove)
{
    put_head(w, TOASTY__DELETE, remove->table,
             (uint64_t)remove->return_all | (uint64_t)(remove->where != 0) << 1, 0);
    put_cond(w, remove->where);
}

void toasty__op_shape(const toasty__op *op, toasty__shape *shape, toasty__params *params)
{
    walk w = {shape->few, shape->few + sizeof shape->few, shape, params};
    shape->bytes = shape->few;
    shape->failed = false;
    switch (op->kind) {
    case TOASTY__INSERT: put_insert(&w, &op->as.insert); break;
    case TOASTY__UPDATE: put_update(&w, &op->as.update); break;
    case TOASTY__DELETE: put_delete(&w, &op->as.remove); break;
    default: put_select(&w, &op->as.select); break;
    }
    shape->length = (size_t)(w.at - shape->bytes);
}
