#include "sql/ddl.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "sql/dialect.h"
#include "sql/quote.h"

static void add_column_names(toasty__buffer *text, const toasty__table *table, const uint16_t *columns,
                             uint16_t count)
{
    toasty__buffer_putc(text, '(');
    for (uint16_t i = 0; i < count; i++) {
        if (i > 0)
            toasty__buffer_puts(text, ", ");
        toasty__quote_identifier(text, table->columns[columns[i]].name);
    }
    toasty__buffer_putc(text, ')');
}

static void add_column(toasty__buffer *text, const toasty__dialect *dialect, const toasty__column *column)
{
    toasty__quote_identifier(text, column->name);
    toasty__buffer_putc(text, ' ');
    toasty__buffer_puts(text, column->ddl_type);
    if (!column->nullable)
        toasty__buffer_puts(text, " NOT NULL");
    if (column->auto_increment) {
        toasty__buffer_putc(text, ' ');
        toasty__buffer_puts(text, dialect->auto_clause);
    }
}

static void add_foreign_key(toasty__buffer *text, const toasty__foreign_key *key)
{
    static const char *const actions[] = {
        [TOASTY_ON_DELETE_NO_ACTION] = "NO ACTION",
        [TOASTY_ON_DELETE_RESTRICT] = "RESTRICT",
        [TOASTY_ON_DELETE_CASCADE] = "CASCADE",
        [TOASTY_ON_DELETE_SET_NULL] = "SET NULL",
    };
    toasty__buffer_puts(text, ", FOREIGN KEY ");
    add_column_names(text, key->from, key->columns, key->count);
    toasty__buffer_puts(text, " REFERENCES ");
    toasty__quote_identifier(text, key->to->name);
    toasty__buffer_putc(text, ' ');
    add_column_names(text, key->to, key->references, key->count);
    toasty__buffer_puts(text, " ON DELETE ");
    toasty__buffer_puts(text, actions[key->field->relation->on_delete]);
}

/* The statements as they are made. */
typedef struct writing {
    const toasty__dialect *dialect;
    toasty__arena *arena;
    bool if_missing;
    toasty__buffer text;
    toasty__ddl *statements;
    size_t count;
} writing;

/* The finished statement. False when memory is out. */
static bool finish(writing *w, const toasty__table *reads)
{
    toasty__ddl *statement = &w->statements[w->count++];
    statement->reads = reads;
    statement->sql = w->text.failed ? NULL : toasty__arena_strndup(w->arena, w->text.data, w->text.len);
    w->text.len = 0;
    return statement->sql;
}

static bool create_table(writing *w, const toasty__table *table)
{
    toasty__buffer *text = &w->text;
    toasty__buffer_puts(text, w->if_missing ? "CREATE TABLE IF NOT EXISTS " : "CREATE TABLE ");
    toasty__quote_identifier(text, table->name);
    toasty__buffer_puts(text, " (");
    for (uint16_t i = 0; i < table->column_count; i++) {
        if (i > 0)
            toasty__buffer_puts(text, ", ");
        add_column(text, w->dialect, &table->columns[i]);
    }
    if (table->auto_column < 0 || !w->dialect->auto_clause_is_key) {
        toasty__buffer_puts(text, ", PRIMARY KEY ");
        add_column_names(text, table, table->key, table->key_count);
    }
    for (uint16_t i = 0; i < table->foreign_key_count; i++)
        add_foreign_key(text, &table->foreign_keys[i]);
    toasty__buffer_putc(text, ')');
    return finish(w, NULL);
}

/* No rows of all columns. With the table before each: SQLite takes "name" alone for a text when there is no such column. */
static bool read_columns(writing *w, const toasty__table *table)
{
    for (uint16_t i = 0; i < table->column_count; i++) {
        toasty__buffer_puts(&w->text, i ? ", " : "SELECT ");
        toasty__quote_identifier(&w->text, table->name);
        toasty__buffer_putc(&w->text, '.');
        toasty__quote_identifier(&w->text, table->columns[i].name);
    }
    toasty__buffer_puts(&w->text, " FROM ");
    toasty__quote_identifier(&w->text, table->name);
    toasty__buffer_puts(&w->text, " LIMIT 0");
    return finish(w, table);
}

static bool create_index(writing *w, const toasty__table *table, const toasty__table_index *index)
{
    toasty__buffer *text = &w->text;
    toasty__buffer_puts(text, index->unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    toasty__buffer_puts(text, w->if_missing ? "IF NOT EXISTS " : "");
    toasty__quote_identifier(text, index->name);
    toasty__buffer_puts(text, " ON ");
    toasty__quote_identifier(text, table->name);
    toasty__buffer_putc(text, ' ');
    add_column_names(text, table, index->columns, index->count);
    return finish(w, NULL);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp((*(const toasty__table *const *)a)->name, (*(const toasty__table *const *)b)->name);
}

/* Whether all that a table refers to stands before the n-th place; itself does not count. */
static bool may_follow(const toasty__table *table, const toasty__table *const *tables, uint16_t n)
{
    for (uint16_t i = 0; i < table->foreign_key_count; i++) {
        const toasty__table *to = table->foreign_keys[i].to;
        uint16_t k = 0;
        while (k < n && tables[k] != to)
            k++;
        if (k == n && to != table)
            return false;
    }
    return true;
}

/*
 * A table comes behind those that it refers to, and otherwise by its name. In a ring of tables the first by name begins:
 * it refers to one that is yet to be made, which SQLite allows.
 */
static void order_by_references(const toasty__table **tables, uint16_t count)
{
    for (uint16_t n = 0; n < count; n++) {
        uint16_t next = n;
        while (next < count && !may_follow(tables[next], tables, n))
            next++;
        if (next == count)
            next = n;
        const toasty__table *table = tables[next];
        memmove(&tables[n + 1], &tables[n], (size_t)(next - n) * sizeof(const toasty__table *));
        tables[n] = table;
    }
}

/* The schema sorts tables by address, which differs from build to build; the text should not. */
static const toasty__table **tables_in_order(const toasty__schema *schema, toasty__arena *arena)
{
    const toasty__table **tables = toasty__arena_alloc(arena, schema->table_count * sizeof *tables);
    if (!tables)
        return NULL;
    for (uint16_t i = 0; i < schema->table_count; i++)
        tables[i] = &schema->tables[i];
    qsort(tables, schema->table_count, sizeof *tables, compare_names);
    order_by_references(tables, schema->table_count);
    return tables;
}

static bool create(writing *w, const toasty__table *table)
{
    bool made = create_table(w, table) && (!w->if_missing || read_columns(w, table));
    for (uint16_t i = 0; i < table->index_count && made; i++)
        made = create_index(w, table, &table->indexes[i]);
    return made;
}

size_t toasty__ddl_create(const toasty__schema *schema, bool if_missing, toasty__arena *arena, toasty__ddl **out)
{
    writing w = {.dialect = &toasty__dialect_sqlite, .arena = arena, .if_missing = if_missing};
    size_t total = 0;
    bool made = true;

    *out = NULL;
    for (uint16_t t = 0; t < schema->table_count; t++)
        total += 1u + if_missing + schema->tables[t].index_count;
    if (total == 0)
        return 0;
    const toasty__table **tables = tables_in_order(schema, arena);
    w.statements = toasty__arena_alloc(arena, total * sizeof *w.statements);
    if (!tables || !w.statements)
        return 0;
    for (uint16_t t = 0; t < schema->table_count && made; t++)
        made = create(&w, tables[t]);
    toasty__buffer_fini(&w.text);
    if (!made)
        return 0;
    *out = w.statements;
    return w.count;
}
