/* The values of one column as an array: toasty/aggregate.h. */
#include <toasty/aggregate.h>

#include <string.h>

#include "core/alloc.h"
#include "engine/column.h"
#include "record/decode.h"
#include "record/member.h"

typedef struct plucking {
    toasty__finding f;
    const toasty__column *column;
    toasty__block *block;
    size_t size; /* of a value */
    size_t len;
    size_t capacity;
    char *items;
    bool *nulls; /* from the first NULL on */
} plucking;

static toasty_status grow(plucking *p)
{
    size_t capacity = p->capacity ? p->capacity * 2 : 16;
    char *items = toasty__realloc(p->items, capacity * p->size);
    if (!items)
        return toasty__fail_memory(p->f.call.error);
    p->items = items;
    if (p->nulls) {
        bool *nulls = toasty__realloc(p->nulls, capacity * sizeof *nulls);
        if (!nulls)
            return toasty__fail_memory(p->f.call.error);
        p->nulls = nulls;
    }
    p->capacity = capacity;
    return TOASTY_OK;
}

static toasty_status add_null(plucking *p)
{
    if (!p->nulls) {
        p->nulls = toasty__malloc(p->capacity * sizeof *p->nulls);
        if (!p->nulls)
            return toasty__fail_memory(p->f.call.error);
        memset(p->nulls, 0, p->len * sizeof *p->nulls);
    }
    memset(p->items + p->len * p->size, 0, p->size);
    p->nulls[p->len++] = true;
    return TOASTY_OK;
}

static toasty_status add(plucking *p, const toasty__cell *cell)
{
    toasty__any value;
    toasty_status status = p->len == p->capacity ? grow(p) : TOASTY_OK;
    if (status)
        return status;
    if (cell->kind == TOASTY__CELL_NULL && p->column->nullable)
        return add_null(p);
    if (cell->kind == TOASTY__CELL_NULL) { /* says what is wrong */
        toasty__column own = *p->column;
        toasty_field field = *own.field;
        field.offset = 0;
        own.field = &field;
        return toasty__decode(&own, cell, &value, p->block, p->f.call.error);
    }
    status = toasty__decode_widest(p->column, cell, p->block, &value, p->f.call.error);
    if (status)
        return status;
    memcpy(p->items + p->len * p->size, &value, p->size);
    if (p->nulls)
        p->nulls[p->len] = false;
    p->len++;
    return TOASTY_OK;
}

static toasty_status read_values(plucking *p)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = p->f.select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, &p->f.call, &op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        status = add(p, &exec.cells[0]);
    return toasty__exec_close(&exec, status);
}

/* Makes the arrays part of the block; those that it cannot take are freed. */
static toasty_status hand_over(plucking *p, toasty_status status)
{
    bool items = !p->items || (!status && toasty__block_adopt(p->block, p->items, p->capacity * p->size));
    bool nulls =
        !p->nulls || (!status && toasty__block_adopt(p->block, p->nulls, p->capacity * sizeof *p->nulls));
    if (!items)
        toasty__free(p->items);
    if (!nulls)
        toasty__free(p->nulls);
    if (!status && !(items && nulls))
        status = toasty__fail_memory(p->f.call.error);
    if (status)
        return status;
    toasty_value_list *list = toasty__block_top(p->block);
    list->len = p->len;
    list->items = p->items;
    list->nulls = p->nulls;
    return TOASTY_OK;
}

void *toasty_field_values(const toasty_find_options *options, const toasty_field *field,
                          const toasty_path_step *path)
{
    plucking p;
    uint16_t column;
    if (!options || !field || !toasty__call_begin(&p.f.call, options->db))
        return 0;
    p.block = 0;
    p.len = p.capacity = 0;
    p.items = 0;
    p.nulls = 0;
    toasty_status status = toasty__find_column(&p.f, options, field, path, &column);
    if (!status && !(p.block = toasty__block_new(sizeof(toasty_value_list), 256)))
        status = toasty__fail_memory(p.f.call.error);
    if (!status && !p.f.never) {
        p.column = &p.f.table->columns[column];
        p.size = toasty__type_size(toasty__widest(field->type));
        status = read_values(&p);
        status = hand_over(&p, status);
    }
    status = toasty__call_end(&p.f.call, status);
    if (status)
        toasty__block_free(p.block);
    return status ? 0 : toasty__block_top(p.block);
}
