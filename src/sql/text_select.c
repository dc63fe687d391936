/* SQL text of what is read. */
#include "sql/quote.h"
#include "sql/text.h"

/* ---- derived tables ---- */

/* The n-th joined table's column; the 0th is the table that everything begins with. None goes by its own
 * name, which might be that of another. */
static void joined_column(toasty__writer *w, const toasty__derived *derived, const toasty__join *joins,
                          unsigned n, uint16_t number)
{
    toasty__buffer_printf(w->sql, "t%u.", n);
    toasty__put_column(w, n ? joins[n - 1].table : derived->from, number);
}

static void join_condition(toasty__writer *w, const toasty__derived *derived, const toasty__join *joins,
                           unsigned n)
{
    const toasty__join *join = &joins[n - 1];
    for (uint16_t i = 0; i < join->count; i++) {
        toasty__put(w, i ? " AND " : "");
        joined_column(w, derived, joins, n, join->columns[i]);
        toasty__put(w, " = ");
        joined_column(w, derived, joins, n - 1, join->before[i]);
    }
}

static void made_value(toasty__writer *w, const toasty__derived *derived, const toasty__made *made)
{
    static const char *const functions[] = {"", "COUNT(", "SUM(", "AVG(", "MIN(", "MAX("};
    if (made->kind == TOASTY_VIEW_SUM)
        toasty__put(w, "COALESCE(");
    toasty__put(w, functions[made->kind]);
    if (made->kind == TOASTY_VIEW_COUNT)
        toasty__put(w, "*");
    else
        joined_column(w, derived, made->joins, made->join_count, made->column);
    if (made->kind != TOASTY_VIEW_VALUE)
        toasty__put(w, ")");
    if (made->kind == TOASTY_VIEW_SUM)
        toasty__put(w, made->real ? ", 0.0)" : ", 0)");
}

/* What lies at the end of joins is looked up for each row. */
static void made_column(toasty__writer *w, const toasty__derived *derived, const toasty__made *made)
{
    if (!made->join_count) {
        made_value(w, derived, made);
        return;
    }
    toasty__put(w, "(SELECT ");
    made_value(w, derived, made);
    for (unsigned n = 1; n <= made->join_count; n++) {
        toasty__put(w, n == 1 ? " FROM " : " JOIN ");
        toasty__quote_identifier(w->sql, made->joins[n - 1].table->name);
        toasty__buffer_printf(w->sql, " AS t%u", n);
        if (n > 1) {
            toasty__put(w, " ON ");
            join_condition(w, derived, made->joins, n);
        }
    }
    toasty__put(w, " WHERE ");
    join_condition(w, derived, made->joins, 1);
    toasty__put(w, ")");
}

static void derived_text(toasty__writer *w, const toasty__table *table, const toasty__cond *within)
{
    const toasty__derived *derived = table->derived;
    const char *word = " GROUP BY ";
    for (uint16_t i = 0; i < derived->column_count; i++) {
        toasty__put(w, i ? ", " : "(SELECT ");
        made_column(w, derived, &derived->made[i]);
        toasty__put(w, " AS ");
        toasty__put_column(w, table, i);
    }
    toasty__put(w, " FROM ");
    toasty__quote_identifier(w->sql, derived->from->name);
    toasty__put(w, " AS t0");
    toasty__put_where(w, within);
    for (uint16_t i = 0; derived->grouped && i < derived->column_count; i++)
        if (derived->made[i].kind == TOASTY_VIEW_VALUE) {
            toasty__buffer_printf(w->sql, "%s%u", word, i + 1u);
            word = ", ";
        }
    toasty__put(w, ")");
}

/* FROM t0 JOIN t1 ON … JOIN t2 ON …, and the conditions on the first and the last */
static void from_hops(toasty__writer *w, const toasty__select *select)
{
    const toasty__table *before = select->table;
    toasty__quote_identifier(w->sql, before->name);
    toasty__put(w, " AS t0");
    for (uint16_t i = 0; i < select->hop_count; i++) {
        const toasty__hop *hop = &select->hops[i];
        toasty__put(w, " JOIN ");
        toasty__quote_identifier(w->sql, hop->table->name);
        toasty__buffer_printf(w->sql, " AS t%u ON ", i + 1u);
        for (uint16_t k = 0; k < hop->count; k++) {
            toasty__put(w, k ? " AND " : "");
            w->alias = i + 2u;
            toasty__put_column(w, hop->table, hop->columns[k]);
            toasty__put(w, " = ");
            w->alias = i + 1u;
            toasty__put_column(w, before, hop->before[k]);
        }
        before = hop->table;
    }
    w->alias = 1;
    toasty__put_where(w, select->where);
    w->alias = select->hop_count + 1u;
    toasty__put(w, select->where ? " AND " : " WHERE ");
    toasty__put_cond(w, select->end_where);
    w->alias = 1;
}

static void from_rows(toasty__writer *w, const toasty__select *select)
{
    toasty__put(w, " FROM ");
    if (select->hop_count) {
        from_hops(w, select);
    } else {
        if (select->table->derived)
            derived_text(w, select->table, select->within);
        else
            toasty__quote_identifier(w->sql, select->table->name);
        toasty__put_where(w, select->where);
    }
}

static void in_order(toasty__writer *w, const toasty__select *select)
{
    for (uint16_t i = 0; i < select->order_count; i++) {
        toasty__put(w, i ? ", " : " ORDER BY ");
        toasty__put_column(w, select->table, select->order[i].column);
        toasty__put(w, select->order[i].descending ? " DESC" : " ASC");
    }
}

static void from(toasty__writer *w, const toasty__select *select)
{
    from_rows(w, select);
    in_order(w, select);
    if (select->limited) {
        toasty__put(w, " LIMIT ");
        toasty__put_placeholder(w);
    }
    if (select->skips) {
        toasty__put(w, " OFFSET ");
        toasty__put_placeholder(w);
    }
}

/* Of the rows that a limit lets through, where there is one. */
static void aggregate_text(toasty__writer *w, const toasty__select *select, const char *function)
{
    toasty__put(w, "SELECT ");
    toasty__put(w, function);
    toasty__put(w, "(");
    toasty__put_column(w, select->table, select->columns[0]);
    toasty__put(w, ")");
    if (select->limited) {
        toasty__put(w, " FROM (SELECT ");
        toasty__put_column(w, select->table, select->columns[0]);
    }
    from(w, select);
    if (select->limited)
        toasty__put(w, ")");
}

static uint16_t column_count(const toasty__select *select)
{
    return select->columns ? select->column_count : select->table->column_count;
}

static bool is_read(const toasty__select *select, uint16_t number)
{
    const bool *deferred = select->table->deferred;
    return !deferred || !deferred[number] || (select->load && select->load[number]);
}

/* All columns, and NULL in the place of those that are not to be read. */
void toasty__put_loaded(toasty__writer *w, const toasty__select *select)
{
    for (uint16_t c = 0; c < select->table->column_count; c++) {
        toasty__put(w, c ? ", " : "");
        if (is_read(select, c))
            toasty__put_column(w, select->table, c);
        else
            toasty__put(w, "NULL");
    }
}

static void end_column(toasty__writer *w, const toasty__select *select, uint16_t number)
{
    const unsigned alias = w->alias;
    w->alias = select->hop_count ? select->hop_count + 1u : alias;
    toasty__put_column(w, select->hop_count ? select->hops[select->hop_count - 1].table : select->table,
                       number);
    w->alias = alias;
}

static const char *select_word(const toasty__select *select)
{
    return select->hop_count || select->distinct ? "SELECT DISTINCT " : "SELECT ";
}

static void plain_columns(toasty__writer *w, const toasty__select *select)
{
    toasty__put(w, select_word(select));
    if (!select->columns && select->table->deferred)
        toasty__put_loaded(w, select);
    else
        toasty__put_columns(w, select->table, column_count(select), select->columns);
    for (uint16_t i = 0; i < select->end_column_count; i++) {
        toasty__put(w, ", ");
        end_column(w, select, select->end_columns[i]);
    }
}

/* ---- some rows of each group ---- */

/*
 * Rows are numbered in a subquery whose columns are called c0, c1, … by their place in the table, end columns
 * k0, k1, … and the number n: so no name of a column can be mistaken for one of these.
 */
static void group_column(toasty__writer *w, const toasty__select *select, uint16_t n)
{
    toasty__buffer_printf(w->sql, select->end_column_count ? "k%u" : "c%u",
                          select->end_column_count ? n : select->group[n]);
}

/* The n-th column that is asked for; false when it is not to be read. */
static bool nth_column(const toasty__select *select, uint16_t n, uint16_t *number)
{
    *number = select->columns ? select->columns[n] : n;
    return select->columns || is_read(select, n);
}

/* Every row with its number in its group. A row that several ways lead to comes as often, with one number. */
static void numbered_rows(toasty__writer *w, const toasty__select *select)
{
    w->alias = select->hop_count ? 1 : 0;
    toasty__put(w, "SELECT ");
    for (uint16_t i = 0, c; i < column_count(select); i++)
        if (nth_column(select, i, &c)) {
            toasty__put_column(w, select->table, c);
            toasty__buffer_printf(w->sql, " AS c%u, ", c);
        }
    for (uint16_t i = 0; i < select->end_column_count; i++) {
        end_column(w, select, select->end_columns[i]);
        toasty__buffer_printf(w->sql, " AS k%u, ", i);
    }
    toasty__put(w, select->end_column_count ? "DENSE_RANK() OVER (PARTITION BY "
                                            : "ROW_NUMBER() OVER (PARTITION BY ");
    for (uint16_t i = 0; i < select->group_count; i++) {
        toasty__put(w, i ? ", " : "");
        end_column(w, select, select->group[i]);
    }
    in_order(w, select);
    toasty__put(w, ") AS n");
    from_rows(w, select);
    w->alias = 0;
}

static void grouped_text(toasty__writer *w, const toasty__select *select)
{
    toasty__put(w, select_word(select));
    for (uint16_t i = 0, c; i < column_count(select); i++) {
        toasty__put(w, i ? ", " : "");
        if (nth_column(select, i, &c))
            toasty__buffer_printf(w->sql, "c%u", c);
        else
            toasty__put(w, "NULL");
    }
    for (uint16_t i = 0; i < select->end_column_count; i++)
        toasty__buffer_printf(w->sql, ", k%u", i);
    toasty__put(w, select->end_column_count ? ", n FROM (" : " FROM (");
    numbered_rows(w, select);
    toasty__put(w, ") WHERE ");
    if (select->limited) {
        toasty__put(w, "n <= ");
        toasty__put_placeholder(w);
    }
    if (select->skips) {
        toasty__put(w, select->limited ? " AND n > " : "n > ");
        toasty__put_placeholder(w);
    }
    for (uint16_t i = 0; i < select->group_count; i++) {
        toasty__put(w, i ? ", " : " ORDER BY ");
        group_column(w, select, i);
    }
    toasty__put(w, ", n");
}

static void lock(toasty__writer *w, unsigned how)
{
    if (how & (TOASTY_FOR_UPDATE | TOASTY_FOR_SHARE))
        toasty__put(w, how & TOASTY_FOR_UPDATE ? " FOR UPDATE" : " FOR SHARE");
    if (how & (TOASTY_SKIP_LOCKED | TOASTY_NO_WAIT))
        toasty__put(w, how & TOASTY_SKIP_LOCKED ? " SKIP LOCKED" : " NOWAIT");
}

void toasty__put_select(toasty__writer *w, const toasty__select *select)
{
    /* the columns of a subquery are its own */
    unsigned alias = w->alias;
    w->alias = select->hop_count ? 1 : 0;
    switch (select->what) {
    case TOASTY__SELECT_SUM: aggregate_text(w, select, "SUM"); break;
    case TOASTY__SELECT_AVG: aggregate_text(w, select, "AVG"); break;
    case TOASTY__SELECT_MIN: aggregate_text(w, select, "MIN"); break;
    case TOASTY__SELECT_MAX: aggregate_text(w, select, "MAX"); break;
    case TOASTY__SELECT_COLUMNS:
        if (select->group_count) {
            grouped_text(w, select);
            break;
        }
        plain_columns(w, select);
        if (select->then_where) {
            from_rows(w, select);
            toasty__put(w, " UNION ALL ");
            plain_columns(w, select);
            toasty__select then = *select;
            then.where = select->then_where;
            from(w, &then);
        } else {
            from(w, select);
        }
        lock(w, select->lock);
        break;
    case TOASTY__SELECT_ONE:
        toasty__put(w, "SELECT 1");
        from(w, select);
        break;
    case TOASTY__SELECT_COUNT:
        /* a limit counts the rows that it lets through */
        toasty__put(w, select->limited ? "SELECT COUNT(*) FROM (SELECT 1" : "SELECT COUNT(*)");
        from(w, select);
        if (select->limited)
            toasty__put(w, ")");
        break;
    }
    w->alias = alias;
}
