#include "engine/values.h"

#include <string.h>

#include "core/alloc.h"
#include "engine/column.h"
#include "record/decode.h"
#include "record/member.h"

size_t toasty__values_size(const toasty__column *column)
{
    return toasty__type_size(toasty__widest(column->field->type));
}

static toasty_status grow(toasty__values *v)
{
    size_t capacity = v->capacity ? v->capacity * 2 : 16;
    char *items = toasty__realloc(v->items, capacity * v->size);
    if (!items)
        return toasty__fail_memory(v->error);
    v->items = items;
    if (v->nulls) {
        bool *nulls = toasty__realloc(v->nulls, capacity * sizeof *nulls);
        if (!nulls)
            return toasty__fail_memory(v->error);
        v->nulls = nulls;
    }
    v->capacity = capacity;
    return TOASTY_OK;
}

static toasty_status add_null(toasty__values *v)
{
    if (!v->nulls) {
        v->nulls = toasty__malloc(v->capacity * sizeof *v->nulls);
        if (!v->nulls)
            return toasty__fail_memory(v->error);
        memset(v->nulls, 0, v->len * sizeof *v->nulls);
    }
    memset(v->items + v->len * v->size, 0, v->size);
    v->nulls[v->len++] = true;
    return TOASTY_OK;
}

toasty_status toasty__values_add(toasty__values *v, const toasty__cell *cell)
{
    toasty__any value;
    toasty_status status = v->len == v->capacity ? grow(v) : TOASTY_OK;
    if (status)
        return status;
    if (cell->kind == TOASTY__CELL_NULL && v->column->nullable)
        return add_null(v);
    status = toasty__decode_widest(v->column, cell, v->block, &value, v->error);
    if (status)
        return status;
    memcpy(v->items + v->len * v->size, &value, v->size);
    if (v->nulls)
        v->nulls[v->len] = false;
    v->len++;
    return TOASTY_OK;
}

/* An array that the block cannot take is freed. */
static bool keep(toasty__values *v, void *array, size_t size, bool wanted)
{
    if (!array || (wanted && toasty__block_adopt(v->block, array, size)))
        return true;
    toasty__free(array);
    return false;
}

toasty_status toasty__values_keep(toasty__values *v, toasty_status status)
{
    bool items = keep(v, v->items, v->capacity * v->size, !status);
    bool nulls = keep(v, v->nulls, v->capacity * sizeof *v->nulls, !status);
    return status || (items && nulls) ? status : toasty__fail_memory(v->error);
}
