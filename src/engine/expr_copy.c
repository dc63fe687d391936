/* toasty_expr_copy: an expression that outlives the block of code that wrote it. */
#include <string.h>

#include "engine/call.h"
#include "record/block.h"

static bool copy_value(toasty__block *block, toasty_value *value)
{
    const void *copy = value;
    switch (value->type) {
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON:
        copy = value->as.string = toasty__block_bytes(block, value->as.string, strlen(value->as.string), true);
        break;
    case TOASTY_TYPE_BYTES:
        copy = value->as.bytes.data =
            (const uint8_t *)toasty__block_bytes(block, value->as.bytes.data, value->as.bytes.len, true);
        break;
    case TOASTY_TYPE_INET: {
        toasty_inet *inet = toasty__block_alloc(block, sizeof *inet);
        if (inet)
            *inet = *value->as.inet;
        copy = value->as.inet = inet;
        break;
    }
    case TOASTY_TYPE_CIDR: {
        toasty_cidr *cidr = toasty__block_alloc(block, sizeof *cidr);
        if (cidr)
            *cidr = *value->as.cidr;
        copy = value->as.cidr = cidr;
        break;
    }
    default: break;
    }
    return copy;
}

static bool copy_into(toasty__block *block, toasty_expr *expr);

static bool copy_path(toasty__block *block, const toasty_path_step **path)
{
    for (; *path; path = &((toasty_path_step *)*path)->next) {
        toasty_path_step *step = toasty__block_alloc(block, sizeof *step);
        if (!step)
            return false;
        *step = **path;
        *path = step;
    }
    return true;
}

/* `count` of them that stand side by side. */
static bool copy_math(toasty__block *block, const toasty_math **math, size_t count)
{
    toasty_math *copy = toasty__block_alloc(block, count * sizeof *copy);
    if (!copy)
        return false;
    memcpy(copy, *math, count * sizeof *copy);
    *math = copy;
    for (size_t i = 0; i < count; i++)
        if (!copy_path(block, &copy[i].path) || !copy_value(block, &copy[i].value) ||
            (copy[i].sides && !copy_math(block, &copy[i].sides, 2)))
            return false;
    return true;
}

static bool copy_children(toasty__block *block, toasty_expr *expr)
{
    toasty_expr *children = toasty__block_alloc(block, expr->count * sizeof *children);
    if (!children)
        return false;
    memcpy(children, expr->of.children, expr->count * sizeof *children);
    expr->of.children = children;
    for (uint32_t i = 0; i < expr->count; i++)
        if (!copy_into(block, &children[i]))
            return false;
    return true;
}

static bool copy_list(toasty__block *block, toasty_expr *expr)
{
    size_t count = (size_t)expr->count * (expr->width ? expr->width : 1);
    toasty_value *list = toasty__block_alloc(block, count * sizeof *list);
    if (!list)
        return false;
    memcpy(list, expr->of.list, count * sizeof *list);
    expr->of.list = list;
    for (size_t i = 0; i < count; i++)
        if (!copy_value(block, &list[i]))
            return false;
    return true;
}

/* Replaces all that an expression points at by copies. */
static bool copy_into(toasty__block *block, toasty_expr *expr)
{
    if (!copy_path(block, &expr->path) || !copy_path(block, &expr->other_path) ||
        (expr->math && !copy_math(block, &expr->math, expr->width ? expr->width : 1)) ||
        (expr->other_math && !copy_math(block, &expr->other_math, 1)))
        return false;
    switch (expr->op) {
    case TOASTY_EXPR_AND:
    case TOASTY_EXPR_OR:
    case TOASTY_EXPR_NOT:
    case TOASTY_EXPR_ANY:
    case TOASTY_EXPR_EVERY:
    case TOASTY_EXPR_NO: return !expr->count || copy_children(block, expr);
    case TOASTY_EXPR_BETWEEN:
    case TOASTY_EXPR_IN_ROWS:
    case TOASTY_EXPR_NOT_IN_ROWS:
    case TOASTY_EXPR_IN:
    case TOASTY_EXPR_NOT_IN: return !expr->count || copy_list(block, expr);
    default: break;
    }
    /* a relation is compared with a record of the program's, which stays where it is */
    bool relation = expr->field && expr->field->kind != TOASTY_FIELD_SCALAR;
    return relation || copy_value(block, &expr->value);
}

toasty_expr *toasty_expr_copy(toasty_db *db, toasty_expr expr)
{
    if (!toasty__enter(db))
        return NULL;
    toasty__block *block = toasty__block_new(sizeof expr, 512);
    toasty_expr *copy = NULL;
    if (block) {
        copy = toasty__block_top(block);
        *copy = expr;
        if (!copy_into(block, copy)) {
            toasty__block_free(block);
            copy = NULL;
        }
    }
    if (!copy)
        toasty__fail_memory(&db->error);
    toasty__leave(db);
    return copy;
}
