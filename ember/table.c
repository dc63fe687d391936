#include "table.h"
#include "alloc.h"
#include "guard.h"

#include <string.h>

static void free_table(ember__table_t *table)
{
    for (int i = 0; i < EMBER__ROW_STATEMENTS; i++)
        sqlite3_finalize(table->statements[i]);
    for (int i = 0; i < table->key_count && table->key_names; i++)
        sqlite3_free(table->key_names[i]);
    ember__free(table->key_names);
    ember__free(table->key_columns);
    sqlite3_free(table->rowid);
    sqlite3_free(table->columns);
    sqlite3_free(table->assignments);
    ember__free(table->name);
    ember__free(table);
}

void ember__tables_init(ember__tables_t *tables, sqlite3 *db)
{
    *tables = (ember__tables_t){.db = db};
}

void ember__tables_forget(ember__tables_t *tables)
{
    for (ember__table_t *table = tables->first, *next; table; table = next) {
        next = table->next;
        free_table(table);
    }
    tables->first = NULL;
}

bool ember__tables_schema(ember__tables_t *tables, uint32_t schema)
{
    bool other = tables->schema != schema;
    if (other && EMBER__GUARD(tables_forgotten))
        ember__tables_forget(tables);
    tables->schema = schema;
    return other;
}

static int ask(sqlite3 *db, const char *sql, const char *name, sqlite3_stmt **out)
{
    int rc = sqlite3_prepare_v2(db, sql, -1, out, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(*out, 1, name, -1, SQLITE_STATIC);
    return rc;
}

/* Asks for one row; *found says whether there is one, and `vm` holds it until it is finalized. */
static int ask_row(sqlite3 *db, const char *sql, const char *name, sqlite3_stmt **vm, bool *found)
{
    int rc = ask(db, sql, name, vm);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(*vm);
        *found = rc == SQLITE_ROW;
        if (rc == SQLITE_ROW || rc == SQLITE_DONE)
            rc = SQLITE_OK;
    }
    return rc;
}

/* The parts of the statements while they grow; takes the columns one by one. */
typedef struct {
    sqlite3_str *columns;
    sqlite3_str *assignments;
    bool shadowed[3];      /* by columns that have the names of the rowid */
    char *integer_key;     /* the column that is the rowid */
    bool generated_before; /* a virtual column lies before one of the key */
    bool generated;
} parts;

static const char *const rowid_names[] = {"rowid", "_rowid_", "oid"};

static int add_key(ember__table_t *table, int number, const char *name, int position)
{
    if (position > table->key_count) {
        int *columns = ember__realloc(table->key_columns, (size_t)position * sizeof *columns);
        if (columns)
            table->key_columns = columns;
        char **names = columns ? ember__realloc(table->key_names, (size_t)position * sizeof *names) : NULL;
        if (!names)
            return SQLITE_NOMEM;
        table->key_names = names;
        while (table->key_count < position)
            names[table->key_count++] = NULL;
    }
    table->key_columns[position - 1] = number;
    table->key_names[position - 1] = sqlite3_mprintf("%s", name);
    return table->key_names[position - 1] ? SQLITE_OK : SQLITE_NOMEM;
}

static void add_column(ember__table_t *table, parts *p, const char *name)
{
    const char *comma = table->column_count ? ", " : "";
    table->column_count++;
    sqlite3_str_appendf(p->columns, "%s\"%w\"", comma, name);
    sqlite3_str_appendf(p->assignments, "%s\"%w\" = ?%d", comma, name, table->column_count);
}

enum { VIRTUAL_COLUMN = 2, STORED_COLUMN = 3 };

static int read_columns(ember__tables_t *tables, ember__table_t *table, bool with_rowid, bool key_is_rowid,
                        parts *p)
{
    sqlite3_stmt *vm = NULL;
    int rc =
        ask(tables->db, "SELECT cid, name, pk, hidden FROM pragma_table_xinfo(?1, 'main')", table->name, &vm);
    while (rc == SQLITE_OK && (rc = sqlite3_step(vm)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(vm, 1);
        int key = sqlite3_column_int(vm, 2);
        int hidden = sqlite3_column_int(vm, 3);
        rc = SQLITE_OK;
        if (!name)
            rc = SQLITE_NOMEM;
        for (int i = 0; name && i < 3; i++)
            p->shadowed[i] |= sqlite3_stricmp(name, rowid_names[i]) == 0;
        if (rc != SQLITE_OK) {
            break;
        } else if (hidden == VIRTUAL_COLUMN || hidden == STORED_COLUMN) {
            p->generated |= hidden == VIRTUAL_COLUMN;
        } else if (key && with_rowid && key_is_rowid) {
            p->integer_key = sqlite3_mprintf("%s", name);
            if (!p->integer_key)
                rc = SQLITE_NOMEM;
        } else {
            if (key && !with_rowid) {
                p->generated_before |= p->generated;
                rc = add_key(table, sqlite3_column_int(vm, 0), name, key);
            }
            add_column(table, p, name);
        }
    }
    int end = sqlite3_finalize(vm);
    return rc == SQLITE_DONE ? end : rc;
}

static int read_rowid(ember__tables_t *tables, ember__table_t *table, parts *p)
{
    const char *name = p->integer_key;
    for (int i = 0; i < 3 && !name; i++)
        if (!p->shadowed[i])
            name = rowid_names[i];
    if (!name) {
        table->trouble = "its columns are named rowid, _rowid_ and oid, so that its rows cannot be addressed";
        name = "rowid";
    }
    table->rowid = sqlite3_mprintf("\"%w\"", name);
    if (!table->rowid)
        return SQLITE_NOMEM;
    int autoincrement = 0;
    if (p->integer_key)
        sqlite3_table_column_metadata(tables->db, "main", table->name, p->integer_key, NULL, NULL, NULL, NULL,
                                      &autoincrement);
    table->autoincrement = autoincrement != 0;
    return SQLITE_OK;
}

static int read_layout(ember__tables_t *tables, ember__table_t *table, bool with_rowid, bool key_is_rowid)
{
    parts p = {.columns = sqlite3_str_new(tables->db), .assignments = sqlite3_str_new(tables->db)};
    int rc = read_columns(tables, table, with_rowid, key_is_rowid, &p);
    bool whole =
        sqlite3_str_errcode(p.columns) == SQLITE_OK && sqlite3_str_errcode(p.assignments) == SQLITE_OK;
    table->columns = sqlite3_str_finish(p.columns);
    table->assignments = sqlite3_str_finish(p.assignments);
    if (rc == SQLITE_OK && !whole)
        rc = SQLITE_NOMEM;
    if (rc == SQLITE_OK && with_rowid)
        rc = read_rowid(tables, table, &p);
    sqlite3_free(p.integer_key);
    /* Releases of SQLite disagree on how such a column is counted where changes are announced. */
    if (p.generated_before)
        table->trouble = "a virtual generated column lies before a column of its primary key";
    return rc;
}

/* Whether the table belongs to a virtual table, and to one of which two writers cannot be told apart by its
 * rows. FTS5 writes its list of segments every time, in one row, so that two of its writers meet there. */
static int read_owner(ember__tables_t *tables, ember__table_t *table)
{
    static const char sql[] =
        "SELECT s.sql NOT LIKE 'CREATE VIRTUAL TABLE%USING fts5%' FROM pragma_table_list l "
        "JOIN main.sqlite_schema s ON s.name = l.name WHERE l.schema = 'main' AND l.type = 'virtual' AND "
        "substr(?1, 1, length(l.name) + 1) = l.name || '_' COLLATE NOCASE ORDER BY length(l.name) DESC LIMIT "
        "1";
    sqlite3_stmt *vm = NULL;
    bool found = false;
    int rc = ask_row(tables->db, sql, table->name, &vm, &found);
    table->alone = found && sqlite3_column_int(vm, 0);
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

static int describe(ember__tables_t *tables, ember__table_t *table)
{
    sqlite3_stmt *vm = NULL;
    bool found = false;
    bool with_rowid = true;
    bool shadow = false;
    int rc =
        ask_row(tables->db, "SELECT wr, type = 'shadow' FROM pragma_table_list(?1) WHERE schema = 'main'",
                table->name, &vm, &found);
    if (found) {
        with_rowid = !sqlite3_column_int(vm, 0);
        shadow = sqlite3_column_int(vm, 1) != 0;
    }
    sqlite3_finalize(vm);
    if (rc != SQLITE_OK)
        return rc;
    if (!found)
        return SQLITE_SCHEMA;
    /* A primary key that is the rowid has no index of its own. */
    bool key_has_index = false;
    vm = NULL;
    rc = ask_row(tables->db, "SELECT 1 FROM pragma_index_list(?1, 'main') WHERE origin = 'pk'", table->name,
                 &vm, &key_has_index);
    sqlite3_finalize(vm);
    if (rc == SQLITE_OK)
        rc = read_layout(tables, table, with_rowid, !key_has_index);
    if (rc == SQLITE_OK && shadow)
        rc = read_owner(tables, table);
    return rc;
}

int ember__table_get(ember__tables_t *tables, const char *name, ember__table_t **out)
{
    for (ember__table_t *table = tables->first; table; table = table->next) {
        if (strcmp(table->name, name) == 0) {
            *out = table;
            return SQLITE_OK;
        }
    }
    ember__table_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    made->name = ember__strdup(name);
    int rc = made->name ? describe(tables, made) : SQLITE_NOMEM;
    if (rc != SQLITE_OK) {
        free_table(made);
        return rc;
    }
    made->next = tables->first;
    tables->first = made;
    *out = made;
    return SQLITE_OK;
}

static void add_condition(sqlite3_str *sql, const ember__table_t *table, int first)
{
    if (table->rowid)
        sqlite3_str_appendf(sql, " WHERE %s = ?%d", table->rowid, first);
    for (int i = 0; !table->rowid && i < table->key_count; i++)
        sqlite3_str_appendf(sql, "%s \"%w\" = ?%d", i ? " AND" : " WHERE", table->key_names[i], first + i);
}

static void add_rows(sqlite3_str *sql, const ember__table_t *table, int count)
{
    int width = ember__table_width(table);
    const char *rowid = table->rowid ? table->rowid : "";
    sqlite3_str_appendf(sql, " INTO main.\"%w\"(%s%s%s) VALUES ", table->name,
                        table->column_count ? table->columns : "",
                        table->column_count && table->rowid ? ", " : "", rowid);
    for (int i = 0; i < count * width; i++)
        sqlite3_str_appendf(sql, "%s?%s",
                            i % width ? ", "
                            : i       ? ", ("
                                      : "(",
                            i % width == width - 1 ? ")" : "");
}

static char *text_of(ember__tables_t *tables, const ember__table_t *table, enum ember__row_statement kind)
{
    sqlite3_str *sql = sqlite3_str_new(tables->db);
    bool bare = table->column_count == 0;
    switch (kind) {
    case EMBER__ROW_SELECT:
        sqlite3_str_appendf(sql, "SELECT %s FROM main.\"%w\"", bare ? "NULL" : table->columns, table->name);
        add_condition(sql, table, 1);
        break;
    case EMBER__ROW_RANGE:
        sqlite3_str_appendf(sql, "SELECT %s, %s FROM main.\"%w\" WHERE %s BETWEEN ?1 AND ?2 ORDER BY %s",
                            bare ? "NULL" : table->columns, table->rowid, table->name, table->rowid,
                            table->rowid);
        break;
    case EMBER__ROW_DELETE:
        sqlite3_str_appendf(sql, "DELETE FROM main.\"%w\"", table->name);
        add_condition(sql, table, 1);
        break;
    /* OR ABORT: what the schema says for conflicts (REPLACE, IGNORE) has been done, and must not happen to
     * others' rows. */
    case EMBER__ROW_INSERT:
        sqlite3_str_appendall(sql, EMBER__GUARD(or_abort) ? "INSERT OR ABORT" : "INSERT");
        add_rows(sql, table, 1);
        break;
    /* OR FAIL keeps no journal of its own: what it leaves is undone by whoever goes on. */
    case EMBER__ROW_INSERT_MANY:
        sqlite3_str_appendall(sql, "INSERT OR FAIL");
        add_rows(sql, table, EMBER__ROWS_AT_ONCE);
        break;
    default:
        sqlite3_str_appendf(sql, "UPDATE OR ABORT main.\"%w\" SET %s", table->name,
                            bare ? table->rowid : table->assignments);
        if (bare)
            sqlite3_str_appendf(sql, " = %s", table->rowid);
        add_condition(sql, table, table->column_count + 1);
        break;
    }
    return sqlite3_str_finish(sql);
}

int ember__table_statement(ember__tables_t *tables, ember__table_t *table, enum ember__row_statement kind,
                           sqlite3_stmt **out)
{
    if (!table->statements[kind]) {
        char *sql = text_of(tables, table, kind);
        if (!sql)
            return SQLITE_NOMEM;
        int rc = sqlite3_prepare_v3(tables->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &table->statements[kind],
                                    NULL);
        sqlite3_free(sql);
        if (rc != SQLITE_OK)
            return rc;
    }
    *out = table->statements[kind];
    return SQLITE_OK;
}
