/* SQL text of what is written, and of an operation of any kind. */
#include "sql/quote.h"
#include "sql/text.h"

/*
 * An integer that outgrows its field must fail, not turn into a float or a number that cannot be read back:
 * SQLite's abs() raises an overflow for the smallest integer. The column in its argument keeps it from being
 * computed ahead of time.
 */
static void checked_sum(toasty__writer *w, const toasty__table *table, uint16_t number, const char *operator,
                        const char * low, const char *high)
{
    unsigned parameter = w->next++;
    toasty__put(w, "CASE WHEN ");
    toasty__put_column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u BETWEEN %s AND %s AND typeof(", operator, parameter, low, high);
    toasty__put_column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u) = 'integer' THEN ", operator, parameter);
    toasty__put_column(w, table, number);
    toasty__buffer_printf(w->sql, "%s?%u WHEN ", operator, parameter);
    toasty__put_column(w, table, number);
    toasty__put(w, " IS NULL THEN NULL ELSE abs(-9223372036854775807 - 1 + 0 * ");
    toasty__put_column(w, table, number);
    toasty__put(w, ") END");
}

static void assignment(toasty__writer *w, const toasty__table *table, const toasty__assign *assign)
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
    toasty__put_column(w, table, assign->column);
    toasty__put(w, " = ");
    if (assign->kind == TOASTY__ASSIGN_SET) {
        toasty__put_placeholder(w);
    } else if (assign->kind == TOASTY__ASSIGN_COUNT) {
        toasty__put_column(w, table, assign->column);
        toasty__put(w, " + 1");
    } else if (type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64) {
        const char *const *bound = bounds[type - TOASTY_TYPE_I8];
        checked_sum(w, table, assign->column, operator, bound[0], bound[1]);
    } else {
        toasty__put_column(w, table, assign->column);
        toasty__put(w, operator);
        toasty__put_placeholder(w);
    }
}

/* In the assignments a column is the stored one: that is what to add to. */
static void conflict_text(toasty__writer *w, const toasty__insert *insert)
{
    const toasty__table *table = insert->table;
    toasty__put(w, " ON CONFLICT (");
    toasty__put_columns(w, table, insert->conflict_count, insert->conflict);
    toasty__put(w, insert->assign_count ? ") DO UPDATE SET " : ") DO NOTHING");
    for (uint16_t i = 0; i < insert->assign_count; i++) {
        if (i)
            toasty__put(w, ", ");
        assignment(w, table, &insert->assigns[i]);
    }
    toasty__put(w, " RETURNING ");
    toasty__put_columns(w, table, table->column_count, 0);
}

static void insert_text(toasty__writer *w, const toasty__insert *insert)
{
    const toasty__table *table = insert->table;
    toasty__put(w, "INSERT INTO ");
    toasty__quote_identifier(w->sql, table->name);
    toasty__put(w, " (");
    toasty__put_columns(w, table, table->column_count, 0);
    toasty__put(w, ") VALUES ");
    for (uint32_t i = 0; i < insert->row_count; i++) {
        if (i)
            toasty__put(w, ", ");
        toasty__put_placeholders(w, table->column_count);
    }
    if (insert->conflict_count)
        conflict_text(w, insert);
    if (insert->return_auto) {
        toasty__put(w, " RETURNING ");
        toasty__put_column(w, table, (uint16_t)table->auto_column);
    }
}

static void return_all(toasty__writer *w, const toasty__table *table)
{
    toasty__put(w, " RETURNING ");
    toasty__put_loaded(w, &(const toasty__select){.table = table});
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
 * condition says of the same table when some are written already: by their keys, all of them are found
 * before.
 */
static void where_written(toasty__writer *w, const toasty__table *table, const toasty__cond *cond)
{
    if (!asks_for(cond, table)) {
        toasty__put_where(w, cond);
        return;
    }
    toasty__put(w, " WHERE ");
    toasty__put_together(w, table, table->key_count, table->key);
    toasty__put(w, " IN (SELECT ");
    toasty__put_columns(w, table, table->key_count, table->key);
    toasty__put(w, " FROM ");
    toasty__quote_identifier(w->sql, table->name);
    toasty__put_where(w, cond);
    toasty__put(w, ")");
}

static void update_text(toasty__writer *w, const toasty__update *update)
{
    toasty__put(w, "UPDATE ");
    toasty__quote_identifier(w->sql, update->table->name);
    toasty__put(w, " SET ");
    for (uint16_t i = 0; i < update->assign_count; i++) {
        if (i)
            toasty__put(w, ", ");
        assignment(w, update->table, &update->assigns[i]);
    }
    where_written(w, update->table, update->where);
    const char *word = " RETURNING ";
    for (uint16_t i = 0; i < update->assign_count; i++)
        if (update->assigns[i].returned) {
            toasty__put(w, word);
            toasty__put_column(w, update->table, update->assigns[i].column);
            word = ", ";
        }
    if (update->return_all)
        return_all(w, update->table);
}

static void delete_text(toasty__writer *w, const toasty__delete *remove)
{
    toasty__put(w, "DELETE FROM ");
    toasty__quote_identifier(w->sql, remove->table->name);
    where_written(w, remove->table, remove->where);
    if (remove->return_all)
        return_all(w, remove->table);
}

void toasty__op_text(const toasty__op *op, toasty__buffer *sql)
{
    toasty__writer w = {sql, 1, 0};
    switch (op->kind) {
    case TOASTY__INSERT: insert_text(&w, &op->as.insert); break;
    case TOASTY__UPDATE: update_text(&w, &op->as.update); break;
    case TOASTY__DELETE: delete_text(&w, &op->as.remove); break;
    default: toasty__put_select(&w, &op->as.select); break;
    }
}
