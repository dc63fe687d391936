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

static void create_table(toasty__buffer *text, const toasty__dialect *dialect, const toasty__table *table)
{
    toasty__buffer_puts(text, "CREATE TABLE ");
    toasty__quote_identifier(text, table->name);
    toasty__buffer_puts(text, " (");
    for (uint16_t i = 0; i < table->column_count; i++) {
        if (i > 0)
            toasty__buffer_puts(text, ", ");
        add_column(text, dialect, &table->columns[i]);
    }
    if (table->auto_column < 0 || !dialect->auto_clause_is_key) {
        toasty__buffer_puts(text, ", PRIMARY KEY ");
        add_column_names(text, table, table->key, table->key_count);
    }
    for (uint16_t i = 0; i < table->foreign_key_count; i++)
        add_foreign_key(text, &table->foreign_keys[i]);
    toasty__buffer_putc(text, ')');
}

static void create_index(toasty__buffer *text, const toasty__table *table, const toasty__table_index *index)
{
    toasty__buffer_puts(text, index->unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    toasty__quote_identifier(text, index->name);
    toasty__buffer_puts(text, " ON ");
    toasty__quote_identifier(text, table->name);
    toasty__buffer_putc(text, ' ');
    add_column_names(text, table, index->columns, index->count);
}

/* Takes the finished statement out of `text`. False when memory is out. */
static bool finish(toasty__buffer *text, toasty__arena *arena, const char **statement)
{
    *statement = text->failed ? NULL : toasty__arena_strndup(arena, text->data, text->len);
    text->len = 0;
    return *statement != NULL;
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

size_t toasty__ddl_create(const toasty__schema *schema, toasty__arena *arena, const char ***out)
{
    const toasty__dialect *dialect = &toasty__dialect_sqlite;
    const toasty__table **tables;
    const char **statements;
    toasty__buffer text = {0};
    size_t total = 0;
    size_t count = 0;
    bool made = true;

    *out = NULL;
    for (uint16_t t = 0; t < schema->table_count; t++)
        total += 1u + schema->tables[t].index_count;
    if (total == 0)
        return 0;
    tables = tables_in_order(schema, arena);
    statements = toasty__arena_alloc(arena, total * sizeof *statements);
    if (!tables || !statements)
        return 0;
    for (uint16_t t = 0; t < schema->table_count && made; t++) {
        create_table(&text, dialect, tables[t]);
        made = finish(&text, arena, &statements[count++]);
        for (uint16_t i = 0; i < tables[t]->index_count && made; i++) {
            create_index(&text, tables[t], &tables[t]->indexes[i]);
            made = finish(&text, arena, &statements[count++]);
        }
    }
    toasty__buffer_fini(&text);
    if (!made)
        return 0;
    *out = statements;
    return count;
}
