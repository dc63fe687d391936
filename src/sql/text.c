#include "sql/op.h"
#include "sql/quote.h"

typedef struct writer {
    toasty__buffer *sql;
    unsigned next;  /* number of the next placeholder */
    unsigned alias; /* of the table that columns are of, "t" and one less; 0: none */
} writer;

static void text(writer *w, const char *words)
{
    toasty__buffer_puts(w->sql, words);
}

static void column(writer *w, const toasty__table *table, uint16_t number)
{
    if (w->alias)
        toasty__buffer_printf(w->sql, "t%u.", w->alias - 1);
    toasty__quote_identifier(w->sql, table->columns[number].name);
}

static void columns(writer *w, const toasty__table *table, uint16_t count, const uint16_t *numbers)
{
    for (uint16_t i = 0; i < count; i++) {
        if (i)
            text(w, ", ");
        column(w, table, numbers ? numbers[i] : i);
    }
}

static void placeholder(writer *w)
{
    toasty__buffer_printf(w->sql, "?%u", w->next++);
}

static void placeholders(writer *w, size_t count)
{
    text(w, "(");
    for (size_t i = 0; i < count; i++) {
        if (i)
            text(w, ", ");
        placeholder(w);
    }
    text(w, ")");
}

static void select_text(writer *w, const toasty__select *select);
static void cond_text(writer *w, const toasty__cond *cond);

static void junction(writer *w, const toasty__cond *cond, const char *word)
{
    text(w, "(");
    for (uint32_t i = 0; i < cond->count; i++) {
        if (i)
            text(w, word);
        cond_text(w, &cond->children[i]);
    }
    text(w, ")");
}

static void math_text(writer *w, const toasty__table *table, const toasty__math *math)
{
    static const char *const operators[] = {
        [TOASTY_MATH_PLUS] = " + ",
        [TOASTY_MATH_MINUS] = " - ",
        [TOASTY_MATH_TIMES] = " * ",
        [TOASTY_MATH_DIVIDE] = " / ",
    };
    if (math->op == TOASTY_MATH_VALUE) {
        placeholder(w);
    } else if (math->op == TOASTY_MATH_FIELD) {
        column(w, table, math->column);
    } else {
        text(w, "(");
        math_text(w, table, &math->sides[0]);
        text(w, operators[math->op]);
        math_text(w, table, &math->sides[1]);
        text(w, ")");
    }
}

/* What a condition is about. */
static void subject(writer *w, const toasty__cond *cond)
{
    if (cond->math)
        math_text(w, cond->table, cond->math);
    else
        column(w, cond->table, cond->column);
}

static void comparison(writer *w, const toasty__cond *cond, const char *operator)
{
    subject(w, cond);
    text(w, operator);
    if (cond->other)
        math_text(w, cond->table, cond->other);
    else if (cond->column_count)
        column(w, cond->table, cond->columns[0]);
    else
        placeholder(w);
}

static void contains(writer *w, const toasty__cond *cond)
{
    text(w, "instr(");
    column(w, cond->table, cond->column);
    text(w, ", ");
    placeholder(w);
    text(w, ") > 0");
}

static void ends_with(writer *w, const toasty__cond *cond)
{
    unsigned suffix = w->next++;
    text(w, "substr(");
    column(w, cond->table, cond->column);
    toasty__buffer_printf(w->sql, ", -length(?%u)) = ?%u", suffix, suffix);
}

static void together(writer *w, const toasty__table *table, uint16_t count, const uint16_t *numbers)
{
    if (count > 1)
        text(w, "(");
    columns(w, table, count, numbers);
    if (count > 1)
        text(w, ")");
}

static void key_columns(writer *w, const toasty__cond *cond)
{
    together(w, cond->table, cond->column_count, cond->columns);
}

static void in_rows(writer *w, const toasty__cond *cond)
{
    key_columns(w, cond);
    text(w, " IN (VALUES ");
    for (uint32_t i = 0; i < cond->count; i++) {
        if (i)
            text(w, ", ");
        placeholders(w, cond->column_count);
    }
    text(w, ")");
}

static void in_select(writer *w, const toasty__cond *cond, const char *operator)
{
    key_columns(w, cond);
    text(w, operator);
    text(w, "(");
    select_text(w, cond->select);
    text(w, ")");
}

/* SQLite's parser has a stack of fixed size, which subqueries fill: what stands before one is kept short. */
static void in_parentheses(writer *w, const toasty__cond *cond)
{
    if (cond->kind == TOASTY__COND_AND || cond->kind == TOASTY__COND_OR) {
        cond_text(w, cond); /* has its own */
        return;
    }
    text(w, "(");
    cond_text(w, cond);
    text(w, ")");
}

static void negation(writer *w, const toasty__cond *child)
{
    if (child->kind == TOASTY__COND_IN_SELECT) {
        in_select(w, child, " NOT IN ");
        return;
    }
    text(w, "NOT ");
    in_parentheses(w, child);
}

static void like(writer *w, const toasty__cond *cond)
{
    comparison(w, cond, " LIKE ");
    if (cond->escape)
        toasty__buffer_printf(w->sql, cond->escape == '\'' ? " ESCAPE ''''" : " ESCAPE '%c'", cond->escape);
}

static void cond_text(writer *w, const toasty__cond *cond)
{
    switch (cond->kind) {
    case TOASTY__COND_TRUE: text(w, "TRUE"); break;
    case TOASTY__COND_FALSE: text(w, "FALSE"); break;
    case TOASTY__COND_UNKNOWN: text(w, "NULL"); break;
    case TOASTY__COND_AND: junction(w, cond, " AND "); break;
    case TOASTY__COND_OR: junction(w, cond, " OR "); break;
    case TOASTY__COND_NOT: negation(w, cond->children); break;
    case TOASTY__COND_NOT_TRUE:
        in_parentheses(w, cond->children);
        text(w, " IS NOT TRUE");
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
        text(w, " AND ");
        placeholder(w);
        break;
    case TOASTY__COND_IN:
    case TOASTY__COND_NOT_IN:
        subject(w, cond);
        text(w, cond->kind == TOASTY__COND_IN ? " IN " : " NOT IN ");
        placeholders(w, cond->count);
        break;
    case TOASTY__COND_NULL:
    case TOASTY__COND_NOT_NULL:
        subject(w, cond);
        text(w, cond->kind == TOASTY__COND_NULL ? " IS NULL" : " IS NOT NULL");
        break;
    case TOASTY__COND_STARTS_WITH: comparison(w, cond, " GLOB "); break;
    case TOASTY__COND_LIKE: like(w, cond); break;
    case TOASTY__COND_ILIKE: comparison(w, cond, " ILIKE "); break;
    case TOASTY__COND_IN_ROWS: in_rows(w, cond); break;
    case TOASTY__COND_IN_SELECT: in_select(w, cond, " IN "); break;
    }
}

static void where(writer *w, const toasty__cond *cond)
{
    if (!cond)
        return;
    text(w, " WHERE ");
    cond_text(w, cond);
}

/* ---- derived tables ---- */

/* The n-th joined table's column; the 0th is the table that everything begins with. */
static void joined_column(writer *w, const toasty__derived *derived, const toasty__join *joins, unsigned n,
                          uint16_t number)
{
    if (n)
        toasty__buffer_printf(w->sql, "toasty_%u", n);
    else
        toasty__quote_identifier(w->sql, derived->from->name);
    text(w, ".");
    column(w, n ? joins[n - 1].table : derived->from, number);
}

static void join_condition(writer *w, const toasty__derived *derived, const toasty__join *joins, unsigned n)
{
    const toasty__join *join = &joins[n - 1];
    for (uint16_t i = 0; i < join->count; i++) {
        text(w, i ? " AND " : "");
        joined_column(w, derived, joins, n, join->columns[i]);
        text(w, " = ");
        joined_column(w, derived, joins, n - 1, join->before[i]);
    }
}

static void made_value(writer *w, const toasty__derived *derived, const toasty__made *made)
{
    static const char *const functions[] = {"", "COUNT(", "SUM(", "AVG(", "MIN(", "MAX("};
    if (made->kind == TOASTY_VIEW_SUM)
        text(w, "COALESCE(");
    text(w, functions[made->kind]);
    if (made->kind == TOASTY_VIEW_COUNT)
        text(w, "*");
    else
        joined_column(w, derived, made->joins, made->join_count, made->column);
    if (made->kind != TOASTY_VIEW_VALUE)
        text(w, ")");
    if (made->kind == TOASTY_VIEW_SUM)
        text(w, made->real ? ", 0.0)" : ", 0)");
}

/* What lies at the end of joins is looked up for each row. */
static void made_column(writer *w, const toasty__derived *derived, const toasty__made *made)
{
    if (!made->join_count) {
        made_value(w, derived, made);
        return;
    }
    text(w, "(SELECT ");
    made_value(w, derived, made);
    for (unsigned n = 1; n <= made->join_count; n++) {
        text(w, n == 1 ? " FROM " : " JOIN ");
        toasty__quote_identifier(w->sql, made->joins[n - 1].table->name);
        toasty__buffer_printf(w->sql, " AS toasty_%u", n);
        if (n > 1) {
            text(w, " ON ");
            join_condition(w, derived, made->joins, n);
        }
    }
    text(w, " WHERE ");
    join_condition(w, derived, made->joins, 1);
    text(w, ")");
}

static void where(writer *w, const toasty__cond *cond);

static void derived_text(writer *w, const toasty__table *table, const toasty__cond *within)
{
    const toasty__derived *derived = table->derived;
    const char *word = " GROUP BY ";
    for (uint16_t i = 0; i < table->column_count; i++) {
        text(w, i ? ", " : "(SELECT ");
        made_column(w, derived, &derived->made[i]);
        text(w, " AS ");
        column(w, table, i);
    }
    text(w, " FROM ");
    toasty__quote_identifier(w->sql, derived->from->name);
    where(w, within);
    for (uint16_t i = 0; derived->grouped && i < table->column_count; i++)
        if (derived->made[i].kind == TOASTY_VIEW_VALUE) {
            toasty__buffer_printf(w->sql, "%s%u", word, i + 1u);
            word = ", ";
        }
    text(w, ")");
}

/* FROM t0 JOIN t1 ON … JOIN t2 ON …, and the conditions on the first and the last */
static void from_hops(writer *w, const toasty__select *select)
{
    const toasty__table *before = select->table;
    toasty__quote_identifier(w->sql, before->name);
    text(w, " AS t0");
    for (uint16_t i = 0; i < select->hop_count; i++) {
        const toasty__hop *hop = &select->hops[i];
        text(w, " JOIN ");
        toasty__quote_identifier(w->sql, hop->table->name);
        toasty__buffer_printf(w->sql, " AS t%u ON ", i + 1u);
        for (uint16_t k = 0; k < hop->count; k++) {
            text(w, k ? " AND " : "");
            w->alias = i + 2u;
            column(w, hop->table, hop->columns[k]);
            text(w, " = ");
            w->alias = i + 1u;
            column(w, before, hop->before[k]);
        }
        before = hop->table;
    }
    w->alias = 1;
    where(w, select->where);
    w->alias = select->hop_count + 1u;
    text(w, select->where ? " AND " : " WHERE ");
    cond_text(w, select->end_where);
    w->alias = 1;
}

static void from_rows(writer *w, const toasty__select *select)
{
    text(w, " FROM ");
    if (select->hop_count) {
        from_hops(w, select);
    } else {
        if (select->table->derived)
            derived_text(w, select->table, select->within);
        else
            toasty__quote_identifier(w->sql, select->table->name);
        where(w, select->where);
    }
}

static void in_order(writer *w, const toasty__select *select)
{
    for (uint16_t i = 0; i < select->order_count; i++) {
        text(w, i ? ", " : " ORDER BY ");
        column(w, select->table, select->order[i].column);
        text(w, select->order[i].descending ? " DESC" : " ASC");
    }
}

static void from(writer *w, const toasty__select *select)
{
    from_rows(w, select);
    in_order(w, select);
    if (select->limited) {
        text(w, " LIMIT ");
        placeholder(w);
    }
    if (select->skips) {
        text(w, " OFFSET ");
        placeholder(w);
    }
}

/* Of the rows that a limit lets through, where there is one. */
static void aggregate_text(writer *w, const toasty__select *select, const char *function)
{
    text(w, "SELECT ");
    text(w, function);
    text(w, "(");
    column(w, select->table, select->columns[0]);
    text(w, ")");
    if (select->limited) {
        text(w, " FROM (SELECT ");
        column(w, select->table, select->columns[0]);
    }
    from(w, select);
    if (select->limited)
        text(w, ")");
}

static bool is_read(const toasty__select *select, uint16_t number)
{
    const bool *deferred = select->table->deferred;
    return !deferred || !deferred[number] || (select->load && select->load[number]);
}

/* All columns, and NULL in the place of those that are not to be read. */
static void loaded_columns(writer *w, const toasty__select *select)
{
    for (uint16_t c = 0; c < select->table->column_count; c++) {
        text(w, c ? ", " : "");
        if (is_read(select, c))
            column(w, select->table, c);
        else
            text(w, "NULL");
    }
}

static void end_columns(writer *w, const toasty__select *select)
{
    text(w, ", ");
    w->alias = select->hop_count + 1u;
    columns(w, select->hops[select->hop_count - 1].table, select->end_column_count, select->end_columns);
    w->alias = 1;
}

static void plain_columns(writer *w, const toasty__select *select)
{
    text(w, select->hop_count ? "SELECT DISTINCT " : "SELECT ");
    if (!select->columns && select->table->deferred)
        loaded_columns(w, select);
    else
        columns(w, select->table, select->columns ? select->column_count : select->table->column_count,
                select->columns);
    if (select->hop_count)
        end_columns(w, select);
}

/* ---- some rows of each group ---- */

/* The n-th column of a group, in the rows themselves; what is not of their table has a name of its own. */
static void group_column(writer *w, const toasty__select *select, uint16_t n)
{
    if (select->hop_count)
        toasty__buffer_printf(w->sql, "toasty_%u", n + 1u);
    else
        column(w, select->table, select->group[n]);
}

/* The same where the rows come from. */
static void source_column(writer *w, const toasty__select *select, uint16_t n)
{
    unsigned alias = w->alias;
    if (select->hop_count)
        w->alias = select->hop_count + 1u;
    column(w, select->hop_count ? select->hops[select->hop_count - 1].table : select->table,
           select->group[n]);
    w->alias = alias;
}

/* Every row with its number in its group. A row that several ways lead to comes as often, with one number. */
static void numbered_rows(writer *w, const toasty__select *select)
{
    w->alias = select->hop_count ? 1 : 0;
    for (uint16_t c = 0, count = 0; c < select->table->column_count; c++)
        if (is_read(select, c)) {
            text(w, count++ ? ", " : "SELECT ");
            column(w, select->table, c);
        }
    for (uint16_t i = 0; select->hop_count && i < select->group_count; i++) {
        text(w, ", ");
        source_column(w, select, i);
        text(w, " AS ");
        group_column(w, select, i);
    }
    text(w, select->hop_count ? ", DENSE_RANK() OVER (PARTITION BY " : ", ROW_NUMBER() OVER (PARTITION BY ");
    for (uint16_t i = 0; i < select->group_count; i++) {
        text(w, i ? ", " : "");
        source_column(w, select, i);
    }
    in_order(w, select);
    text(w, ") AS toasty_number");
    from_rows(w, select);
    w->alias = 0;
}

static void grouped_text(writer *w, const toasty__select *select)
{
    w->alias = 0;
    text(w, select->hop_count ? "SELECT DISTINCT " : "SELECT ");
    loaded_columns(w, select);
    for (uint16_t i = 0; select->hop_count && i < select->group_count; i++) {
        text(w, ", ");
        group_column(w, select, i);
    }
    text(w, select->hop_count ? ", toasty_number FROM (" : " FROM (");
    numbered_rows(w, select);
    text(w, ") WHERE ");
    if (select->limited) {
        text(w, "toasty_number <= ");
        placeholder(w);
    }
    if (select->skips) {
        text(w, select->limited ? " AND toasty_number > " : "toasty_number > ");
        placeholder(w);
    }
    for (uint16_t i = 0; i < select->group_count; i++) {
        text(w, i ? ", " : " ORDER BY ");
        group_column(w, select, i);
    }
    text(w, ", toasty_number");
}

static void lock(writer *w, unsigned how)
{
    if (how & (TOASTY_FOR_UPDATE | TOASTY_FOR_SHARE))
        text(w, how & TOASTY_FOR_UPDATE ? " FOR UPDATE" : " FOR SHARE");
    if (how & (TOASTY_SKIP_LOCKED | TOASTY_NO_WAIT))
        text(w, how & TOASTY_SKIP_LOCKED ? " SKIP LOCKED" : " NOWAIT");
}

static void select_text(writer *w, const toasty__select *select)
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
            text(w, " UNION ALL ");
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
        text(w, "SELECT 1");
        from(w, select);
        break;
    case TOASTY__SELECT_COUNT:
        /* a limit counts the rows that it lets through */
        text(w, select->limited ? "SELECT COUNT(*) FROM (SELECT 1" : "SELECT COUNT(*)");
        from(w, select);
        if (select->limited)
            text(w, ")");
        break;
    }
    w->alias = alias;
}

/*
 * An integer that outgrows its field must fail, not turn into a float or a number that cannot be read back:
 * SQLite's abs() raises an overflow for the smallest integer. The column in its argument keeps it from being
 * computed ahead of time.
 */
static void checked_sum(writer *w, const toasty__table *table, uint16_t number, const char *operator,
                        const char * low, const char *high)
{
    unsigned parameter = w->next++;
    text(w, "CASE WHEN ");
    column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u BETWEEN %s AND %s AND typeof(", operator, parameter, low, high);
    column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u) = 'integer' THEN ", operator, parameter);
    column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u WHEN ", operator, parameter);
    column(w, table, number);
    text(w, " IS NULL THEN NULL ELSE abs(-9223372036854775807 - 1 + 0 * ");
    column(w, table, number);
    text(w, ") END");
}

static void assignment(writer *w, const toasty__table *table, const toasty__assign *assign)
{
    static const char *const bounds[][2] = {{"-128", "127"},
                                            {"-32768", "32767"},
                                            {"-2147483648", "2147483647"},
                                            {"(-9223372036854775807 - 1)", "9223372036854775807"},
                                            {"0", "255"},
                                            {"0", "65535"},
                                            {"0", "4294967295"},
                                            {"0", "9223372036854775807"}};
    toasty_type type = table->columns[assign->column].field->type;
    const char *operator= assign->kind == TOASTY__ASSIGN_ADD ? " + " : " - ";
    column(w, table, assign->column);
    text(w, " = ");
    if (assign->kind == TOASTY__ASSIGN_SET) {
        placeholder(w);
    } else if (assign->kind == TOASTY__ASSIGN_COUNT) {
        column(w, table, assign->column);
        text(w, " + 1");
    } else if (type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64) {
        const char *const *bound = bounds[type - TOASTY_TYPE_I8];
        checked_sum(w, table, assign->column, operator, bound[0], bound[1]);
    } else {
        column(w, table, assign->column);
        text(w, operator);
        placeholder(w);
    }
}

/* In the assignments a column is the stored one: that is what to add to. */
static void conflict_text(writer *w, const toasty__insert *insert)
{
    const toasty__table *table = insert->table;
    text(w, " ON CONFLICT (");
    columns(w, table, insert->conflict_count, insert->conflict);
    text(w, insert->assign_count ? ") DO UPDATE SET " : ") DO NOTHING");
    for (uint16_t i = 0; i < insert->assign_count; i++) {
        if (i)
            text(w, ", ");
        assignment(w, table, &insert->assigns[i]);
    }
    text(w, " RETURNING ");
    columns(w, table, table->column_count, 0);
}

static void insert_text(writer *w, const toasty__insert *insert)
{
    const toasty__table *table = insert->table;
    text(w, "INSERT INTO ");
    toasty__quote_identifier(w->sql, table->name);
    text(w, " (");
    columns(w, table, table->column_count, 0);
    text(w, ") VALUES ");
    for (uint32_t i = 0; i < insert->row_count; i++) {
        if (i)
            text(w, ", ");
        placeholders(w, table->column_count);
    }
    if (insert->conflict_count)
        conflict_text(w, insert);
    if (insert->return_auto) {
        text(w, " RETURNING ");
        column(w, table, (uint16_t)table->auto_column);
    }
}

static void return_all(writer *w, const toasty__table *table)
{
    text(w, " RETURNING ");
    loaded_columns(w, &(const toasty__select){.table = table});
}

/* Whether a condition on rows of any table asks for rows of this one. */
static bool asks_for(const toasty__cond *cond, const toasty__table *table)
{
    if (!cond)
        return false;
    switch (cond->kind) {
    case TOASTY__COND_AND:
    case TOASTY__COND_OR:
    case TOASTY__COND_NOT:
    case TOASTY__COND_NOT_TRUE:
        for (uint32_t i = 0; i < cond->count; i++)
            if (asks_for(&cond->children[i], table))
                return true;
        return false;
    case TOASTY__COND_IN_SELECT: return cond->select->table == table || asks_for(cond->select->where, table);
    default: return false;
    }
}

/*
 * The rows that are written. SQLite (3.40) writes rows while it still looks for others, and may ask what the
 * condition says of the same table when some are written already: by their keys, all of them are found before.
 */
static void where_written(writer *w, const toasty__table *table, const toasty__cond *cond)
{
    if (!asks_for(cond, table)) {
        where(w, cond);
        return;
    }
    text(w, " WHERE ");
    together(w, table, table->key_count, table->key);
    text(w, " IN (SELECT ");
    columns(w, table, table->key_count, table->key);
    text(w, " FROM ");
    toasty__quote_identifier(w->sql, table->name);
    where(w, cond);
    text(w, ")");
}

static void update_text(writer *w, const toasty__update *update)
{
    text(w, "UPDATE ");
    toasty__quote_identifier(w->sql, update->table->name);
    text(w, " SET ");
    for (uint16_t i = 0; i < update->assign_count; i++) {
        if (i)
            text(w, ", ");
        assignment(w, update->table, &update->assigns[i]);
    }
    where_written(w, update->table, update->where);
    const char *word = " RETURNING ";
    for (uint16_t i = 0; i < update->assign_count; i++)
        if (update->assigns[i].returned) {
            text(w, word);
            column(w, update->table, update->assigns[i].column);
            word = ", ";
        }
    if (update->return_all)
        return_all(w, update->table);
}

static void delete_text(writer *w, const toasty__delete *remove)
{
    text(w, "DELETE FROM ");
    toasty__quote_identifier(w->sql, remove->table->name);
    where_written(w, remove->table, remove->where);
    if (remove->return_all)
        return_all(w, remove->table);
}

void toasty__op_text(const toasty__op *op, toasty__buffer *sql)
{
    writer w = {sql, 1, 0};
    switch (op->kind) {
    case TOASTY__INSERT: insert_text(&w, &op->as.insert); break;
    case TOASTY__UPDATE: update_text(&w, &op->as.update); break;
    case TOASTY__DELETE: delete_text(&w, &op->as.remove); break;
    default: select_text(&w, &op->as.select); break;
    }
}
