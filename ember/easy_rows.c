/* Walking over the rows of a query. */
#include "easy.h"
#include "alloc.h"

#include <strings.h>

/* Stand for rows that could not be made; never changed. */
static ember_rows rows_without_memory = {.fault = {.status = EMBER_OUT_OF_MEMORY, .own = "out of memory"}};
static ember_rows rows_without_handle = {
    .fault = {.status = EMBER_MISUSE, .own = "the database handle is NULL"}};

static ember_rows *new_rows(ember_db *db)
{
    if (!db)
        return &rows_without_handle;
    bool usable = ember__enter(db);
    ember_rows *rows = ember__calloc(1, sizeof *rows);
    if (!rows) {
        ember__fault_memory(&db->fault);
        return &rows_without_memory;
    }
    rows->db = db;
    db->children++;
    db->changes = 0;
    if (!usable)
        ember__fault_copy(&rows->fault, &db->fault);
    return rows;
}

/* `prepared`, which may be NULL after a failure, becomes that of the rows. */
static ember_rows *start(ember_rows *rows, ember__prepared *prepared, ember_arg_list args)
{
    rows->prepared = prepared;
    if (prepared) {
        if (ember__bind_all(prepared, args, &rows->fault))
            prepared->running = rows->running = true;
        else
            ember__finish(prepared, &rows->fault);
    }
    if (rows->fault.status != EMBER_OK)
        ember__fault_copy(&rows->db->fault, &rows->fault);
    return rows;
}

ember_rows *ember_query_sql(ember_db *db, ember_sql sql)
{
    ember_rows *rows = new_rows(db);
    if (rows->fault.status != EMBER_OK)
        return rows;
    if (sql.text)
        return start(rows, ember__obtain(db, sql.text, &rows->fault), sql.args);
    ember__fault_set(&rows->fault, EMBER_MISUSE, "ember_query: the SQL text is NULL");
    return start(rows, NULL, sql.args);
}

ember_rows *ember_run_query_with(ember_call call)
{
    ember_stmt *stmt = call.stmt;
    if (!stmt)
        return &rows_without_handle;
    ember_rows *rows = new_rows(stmt->db);
    if (rows->fault.status != EMBER_OK)
        return rows;
    if (!ember__stmt_ready(stmt, &rows->fault))
        return start(rows, NULL, call.args);
    stmt->prepared->users++;
    return start(rows, stmt->prepared, call.args);
}

static void drop_names(ember_rows *rows)
{
    for (size_t i = 0; i < rows->columns; i++)
        turso_str_deinit(rows->names[i]);
    ember__free(rows->names);
    rows->names = NULL;
    rows->columns = 0;
}

static void end(ember_rows *rows)
{
    ember_db *db = rows->db;
    rows->row = false;
    rows->running = false;
    if (db->connection) {
        ember__finish(rows->prepared, &rows->fault);
        int64_t changed = turso_statement_n_change(rows->prepared->vm);
        if (changed > 0)
            db->changes = changed;
        ember__settle(db, &rows->fault);
    }
    if (rows->fault.status != EMBER_OK)
        ember__fault_copy(&db->fault, &rows->fault);
}

bool ember_next(ember_rows *rows)
{
    const char *error = NULL;
    if (EMBER__UNLIKELY(!rows || !rows->running))
        return false;
    if (EMBER__UNLIKELY(!rows->db->connection || rows->db->lasting.status != EMBER_OK) &&
        rows->fault.status == EMBER_OK)
        ember__fault_copy(&rows->fault, &rows->db->lasting);
    if (EMBER__UNLIKELY(rows->fault.status != EMBER_OK)) {
        end(rows);
        return false;
    }
    /* The first step may find the schema changed, and other columns behind the same text. */
    if (EMBER__UNLIKELY(rows->names && !rows->row))
        drop_names(rows);
    turso_status_code_t code = turso_statement_step(rows->prepared->vm, &error);
    rows->row = code == TURSO_ROW;
    if (rows->row)
        return true;
    if (code != TURSO_DONE)
        ember__fault_engine(&rows->fault, code, error);
    end(rows);
    return false;
}

ember_status ember_rows_free(ember_rows *rows)
{
    if (!rows)
        return EMBER_OK;
    if (!rows->db)
        return rows->fault.status;
    ember_db *db = rows->db;
    if (rows->running)
        end(rows);
    drop_names(rows);
    ember__release(rows->prepared);
    ember_status status = rows->fault.status;
    if (status != EMBER_OK)
        ember__fault_move(&db->fault, &rows->fault);
    ember__free(rows);
    ember__leave_child(db);
    return status;
}

ember_status ember_rows_errcode(const ember_rows *rows)
{
    return rows ? rows->fault.status : EMBER_MISUSE;
}

const char *ember_rows_errmsg(const ember_rows *rows)
{
    return rows ? ember__fault_words(&rows->fault) : "the rows are NULL";
}

/* ---- columns ---- */

size_t ember_column_count(const ember_rows *rows)
{
    int64_t count = rows && rows->prepared ? turso_statement_column_count(rows->prepared->vm) : 0;
    return count > 0 ? (size_t)count : 0;
}

static bool load_names(ember_rows *rows)
{
    size_t count = ember_column_count(rows);
    if (rows->names || count == 0)
        return rows->names != NULL;
    rows->names = ember__calloc(count, sizeof *rows->names);
    for (size_t i = 0; rows->names && i < count; i++) {
        rows->names[i] = turso_statement_column_name(rows->prepared->vm, i);
        rows->columns = i + 1;
        if (!rows->names[i])
            drop_names(rows);
    }
    if (!rows->names && rows->fault.status == EMBER_OK)
        ember__fault_memory(&rows->fault);
    return rows->names != NULL;
}

const char *ember_column_name(ember_rows *rows, size_t column)
{
    return rows && column < ember_column_count(rows) && load_names(rows) ? rows->names[column] : NULL;
}

int64_t ember_column_index(ember_rows *rows, const char *name)
{
    if (!rows || !name || !load_names(rows))
        return -1;
    for (size_t i = 0; i < rows->columns; i++) {
        if (strcasecmp(rows->names[i], name) == 0)
            return (int64_t)i;
    }
    return -1;
}
