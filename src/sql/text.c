/* Pieces of SQL text that reading and writing share: columns, placeholders, conditions. */
#include "sql/quote.h"
#include "sql/text.h"

void toasty__put(toasty__writer *w, const char *words)
{
    toasty__buffer_puts(w->sql, words);
}

void toasty__put_column(toasty__writer *w, const toasty__table *table, uint16_t number)
{
    if (w->alias)
        toasty__buffer_printf(w->sql, "t%u.", w->alias - 1);
    toasty__quote_identifier(w->sql, table->columns[number].name);
}

void toasty__put_columns(toasty__writer *w, const toasty__table *table, uint16_t count,
                         const uint16_t *numbers)
{
    for (uint16_t i = 0; i < count; i++) {
        if (i)
            toasty__put(w, ", ");
        toasty__put_column(w, table, numbers ? numbers[i] : i);
    }
}

void toasty__put_placeholder(toasty__writer *w)
{
    toasty__buffer_printf(w->sql, "?%u", w->next++);
}

void toasty__put_placeholders(toasty__writer *w, size_t count)
{
    toasty__put(w, "(");
    for (size_t i = 0; i < count; i++) {
        if (i)
            toasty__put(w, ", ");
        toasty__put_placeholder(w);
    }
    toasty__put(w, ")");
}

void toasty__put_together(toasty__writer *w, const toasty__table *table, uint16_t count,
                          const uint16_t *numbers)
{
    if (count > 1)
        toasty__put(w, "(");
    toasty__put_columns(w, table, count, numbers);
    if (count > 1)
        toasty__put(w, ")");
}

static void junction(toasty__writer *w, const toasty__cond *cond, const char *word)
{
    toasty__put(w, "(");
    for (uint32_t i = 0; i < cond->count; i++) {
        if (i)
            toasty__put(w, word);
        toasty__put_cond(w, &cond->children[i]);
    }
    toasty__put(w, ")");
}

static void math_text(toasty__writer *w, const toasty__table *table, const toasty__math *math)
{
    static const char *const operators[] = {
        [TOASTY_MATH_PLUS] = " + ",
        [TOASTY_MATH_MINUS] = " - ",
        [TOASTY_MATH_TIMES] = " * ",
        [TOASTY_MATH_DIVIDE] = " / ",
    };
    if (math->op == TOASTY_MATH_VALUE) {
        toasty__put_placeholder(w);
    } else if (math->op == TOASTY_MATH_FIELD) {
        toasty__put_column(w, table, math->column);
    } else {
        toasty__put(w, "(");
        math_text(w, table, &math->sides[0]);
        toasty__put(w, operators[math->op]);
        math_text(w, table, &math->sides[1]);
        toasty__put(w, ")");
    }
}

/* What a condition is about. */
static void subject(toasty__writer *w, const toasty__cond *cond)
{
    if (cond->math)
        math_text(w, cond->table, cond->math);
    else
        toasty__put_column(w, cond->table, cond->column);
}

static void comparison(toasty__writer *w, const toasty__cond *cond, const char *operator)
{
    subject(w, cond);
    toasty__put(w, operator);
    if (cond->other)
        math_text(w, cond->table, cond->other);
    else if (cond->column_count)
        toasty__put_column(w, cond->table, cond->columns[0]);
    else
        toasty__put_placeholder(w);
}

static void contains(toasty__writer *w, const toasty__cond *cond)
{
    toasty__put(w, "instr(");
    toasty__put_column(w, cond->table, cond->column);
    toasty__put(w, ", ");
    toasty__put_placeholder(w);
    toasty__put(w, ") > 0");
}

static void ends_with(toasty__writer *w, const toasty__cond *cond)
{
    unsigned suffix = w->next++;
    toasty__put(w, "substr(");
    toasty__put_column(w, cond->table, cond->column);
    toasty__buffer_printf(w->sql, ", -length(?%u)) = ?%u", suffix, suffix);
}

static void key_columns(toasty__writer *w, const toasty__cond *cond)
{
    toasty__put_together(w, cond->table, cond->column_count, cond->columns);
}

static void in_rows(toasty__writer *w, const toasty__cond *cond)
{
    key_columns(w, cond);
    toasty__put(w, " IN (VALUES ");
    for (uint32_t i = 0; i < cond->count; i++) {
        if (i)
            toasty__put(w, ", ");
        toasty__put_placeholders(w, cond->column_count);
    }
    toasty__put(w, ")");
}

static void in_select(toasty__writer *w, const toasty__cond *cond, const char *operator)
{
    key_columns(w, cond);
    toasty__put(w, operator);
    toasty__put(w, "(");
    toasty__put_select(w, cond->select);
    toasty__put(w, ")");
}

/* SQLite's parser has a stack of fixed size, which subqueries fill: what stands before one is kept short. */
static void in_parentheses(toasty__writer *w, const toasty__cond *cond)
{
    if (cond->kind == TOASTY__COND_AND || cond->kind == TOASTY__COND_OR) {
        toasty__put_cond(w, cond); /* has its own */
        return;
    }
    toasty__put(w, "(");
    toasty__put_cond(w, cond);
    toasty__put(w, ")");
}

static void negation(toasty__writer *w, const toasty__cond *child)
{
    if (child->kind == TOASTY__COND_IN_SELECT) {
        in_select(w, child, " NOT IN ");
        return;
    }
    toasty__put(w, "NOT ");
    in_parentheses(w, child);
}

static void like(toasty__writer *w, const toasty__cond *cond)
{
    comparison(w, cond, " LIKE ");
    if (cond->escape)
        toasty__buffer_printf(w->sql, cond->escape == '\'' ? " ESCAPE ''''" : " ESCAPE '%c'", cond->escape);
}

void toasty__put_cond(toasty__writer *w, const toasty__cond *cond)
{
    switch (cond->kind) {
    case TOASTY__COND_TRUE: toasty__put(w, "TRUE"); break;
    case TOASTY__COND_FALSE: toasty__put(w, "FALSE"); break;
    case TOASTY__COND_UNKNOWN: toasty__put(w, "NULL"); break;
    case TOASTY__COND_AND: junction(w, cond, " AND "); break;
    case TOASTY__COND_OR: junction(w, cond, " OR "); break;
    case TOASTY__COND_NOT: negation(w, cond->children); break;
    case TOASTY__COND_NOT_TRUE:
        in_parentheses(w, cond->children);
        toasty__put(w, " IS NOT TRUE");
        break;
    case TOASTY__COND_ENDS_WITH: ends_with(w, cond); break;
    case TOASTY__COND_CONTAINS: contains(w, cond); break;
    case TOASTY__COND_EQ: comparison(w, cond, " = "); break;
    case TOASTY__COND_NE: comparison(w, cond, " <> "); break;
    case TOASTY__COND_GT: comparison(w, cond, " > "); break;
    case TOASTY__COND_GE: comparison(w, cond, " >= "); break;
    case TOASTY__COND_LT: comparison(w, cond, " < "); break;
    case TOASTY__COND_LE: comparison(w, cond, " <= "); break;
    case TOASTY__COND_BETWEEN:
        comparison(w, cond, " BETWEEN ");
        toasty__put(w, " AND ");
        toasty__put_placeholder(w);
        break;
    case TOASTY__COND_IN:
    case TOASTY__COND_NOT_IN:
        subject(w, cond);
        toasty__put(w, cond->kind == TOASTY__COND_IN ? " IN " : " NOT IN ");
        toasty__put_placeholders(w, cond->count);
        break;
    case TOASTY__COND_NULL:
    case TOASTY__COND_NOT_NULL:
        subject(w, cond);
        toasty__put(w, cond->kind == TOASTY__COND_NULL ? " IS NULL" : " IS NOT NULL");
        break;
    case TOASTY__COND_STARTS_WITH: comparison(w, cond, " GLOB "); break;
    case TOASTY__COND_LIKE: like(w, cond); break;
    case TOASTY__COND_ILIKE: comparison(w, cond, " ILIKE "); break;
    case TOASTY__COND_IN_ROWS: in_rows(w, cond); break;
    case TOASTY__COND_IN_SELECT: in_select(w, cond, " IN "); break;
    }
}

void toasty__put_where(toasty__writer *w, const toasty__cond *cond)
{
    if (!cond)
        return;
    toasty__put(w, " WHERE ");
    toasty__put_cond(w, cond);
}
