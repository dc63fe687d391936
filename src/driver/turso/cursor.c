/* Statements: preparing, parameters, rows. */
#include <stdio.h>
#include <string.h>

#include "driver/turso/internal.h"

/* The longest text or blob that the engine takes. */
#define LONGEST_VALUE 1000000000u

/* Whether there is another statement behind the first; one that the engine cannot compile counts too. */
static bool has_more(toasty__turso_conn *conn, const char *tail)
{
    turso_statement_t *more = NULL;
    if (!*tail)
        return false;
    bool failed = turso_connection_prepare_first(conn->handle, tail, &more, NULL, NULL) != TURSO_OK;
    turso_statement_deinit(more);
    return failed || more;
}

/* SQL of the program's: it may be anything, so it is looked at before it runs. */
static toasty_status prepare_raw(toasty__turso_conn *conn, const toasty__command *command,
                                 turso_statement_t **out, toasty__error *error)
{
    turso_statement_t *statement = NULL;
    const char *text = NULL;
    size_t tail = 0;
    turso_status_code_t code =
        turso_connection_prepare_first(conn->handle, command->sql, &statement, &tail, &text);
    if (code != TURSO_OK)
        return toasty__turso_fail(conn, code, text, command->sql, error);
    toasty_status status = TOASTY_OK;
    if (!statement)
        status = toasty__fail(error, TOASTY_INVALID_STATEMENT, "the SQL text holds no statement");
    else if (has_more(conn, command->sql + tail))
        status = toasty__fail(error, TOASTY_INVALID_STATEMENT,
                              "the SQL text holds more than one statement: run them one at a time");
    else if (turso_statement_parameters_count(statement) != (int64_t)command->param_count)
        status = toasty__fail(error, TOASTY_INVALID_STATEMENT,
                              "the statement has placeholders for %lld values, but %zu were given",
                              (long long)turso_statement_parameters_count(statement), command->param_count);
    if (status != TOASTY_OK) {
        toasty__error_set_statement(error, command->sql);
        turso_statement_deinit(statement);
        return status;
    }
    *out = statement;
    return TOASTY_OK;
}

/* Finds or prepares the statement. */
static toasty_status open_statement(toasty__turso_conn *conn, const toasty__command *command,
                                    toasty__cursor *cursor, toasty__error *error)
{
    turso_statement_t *statement = NULL;
    const char *text = NULL;
    cursor->keep = false;
    cursor->slot = 0;
    cursor->pace = TOASTY__PACE_UNKNOWN;
    if (command->id) {
        int slot = toasty__turso_cache_take(&conn->cache, command->id);
        if (slot < 0) {
            turso_status_code_t code =
                turso_connection_prepare_single(conn->handle, command->sql, &statement, &text);
            if (code != TURSO_OK)
                return toasty__turso_fail(conn, code, text, command->sql, error);
            slot = toasty__turso_cache_add(&conn->cache, command->id, statement);
        }
        if (slot >= 0) {
            statement = conn->cache.kept[slot].statement;
            cursor->keep = true;
            cursor->slot = (unsigned)slot;
        }
    } else {
        toasty_status status = prepare_raw(conn, command, &statement, error);
        if (status != TOASTY_OK)
            return status;
    }
    cursor->statement = statement;
    return TOASTY_OK;
}

/* The types of cells are numbered like those of the engine, but for NULL. */
_Static_assert((int)TOASTY__CELL_NULL == TURSO_TYPE_UNKNOWN && (int)TOASTY__CELL_INT == TURSO_TYPE_INTEGER &&
                   (int)TOASTY__CELL_REAL == TURSO_TYPE_REAL && (int)TOASTY__CELL_TEXT == TURSO_TYPE_TEXT &&
                   (int)TOASTY__CELL_BLOB == TURSO_TYPE_BLOB,
               "a type is taken as it is");

_Static_assert(sizeof(((toasty__cell *)0)->as) == sizeof(((turso_cell_t *)0)->as) &&
                   offsetof(toasty__cell, as.run.bytes) - offsetof(toasty__cell, as) ==
                       offsetof(turso_cell_t, as.bytes.ptr) - offsetof(turso_cell_t, as) &&
                   offsetof(toasty__cell, as.run.length) - offsetof(toasty__cell, as) ==
                       offsetof(turso_cell_t, as.bytes.len) - offsetof(turso_cell_t, as),
               "a value is taken as it is");

/* So many cells go from one form to the other at a time. */
enum { AT_ONCE = 16 };

static turso_status_code_t bind_cells(const turso_statement_t *statement, const toasty__cell *cells,
                                      size_t count)
{
    turso_cell_t values[AT_ONCE];
    turso_status_code_t code = TURSO_OK;
    for (size_t first = 0; code == TURSO_OK && first < count; first += AT_ONCE) {
        size_t some = count - first < AT_ONCE ? count - first : AT_ONCE;
        for (size_t i = 0; i < some; i++) {
            const toasty__cell *cell = &cells[first + i];
            values[i].type = cell->kind ? (turso_type_t)cell->kind : TURSO_TYPE_NULL;
            memcpy(&values[i].as, &cell->as, sizeof cell->as);
        }
        code = turso_statement_bind_borrowed(statement, first + 1, some, values);
    }
    return code;
}

/* Binding gives a code without words. */
__attribute__((cold)) static toasty_status bind_failed(const toasty__command *command, size_t placeholders,
                                                       turso_status_code_t code, toasty__error *error)
{
    toasty_status status;
    size_t i = 0;
    while (i < command->param_count &&
           (command->params[i].kind < TOASTY__CELL_TEXT || command->params[i].as.run.length <= LONGEST_VALUE))
        i++;
    if (code == TURSO_MISUSE)
        status = toasty__fail(error, TOASTY_INVALID_STATEMENT, "the statement has no placeholder %zu",
                              placeholders + 1);
    else if (i < command->param_count)
        status = toasty__fail(error, TOASTY_DRIVER_OPERATION_FAILED,
                              "value %zu has %zu bytes; the database takes %u at most", i + 1,
                              command->params[i].as.run.length, LONGEST_VALUE);
    else
        status = toasty__fail_memory(error);
    toasty__error_set_driver(error, (int)code, "");
    toasty__error_set_statement(error, command->sql);
    return status;
}

static bool is_write(toasty__command_kind kind)
{
    return kind == TOASTY__INSERT || kind == TOASTY__UPDATE || kind == TOASTY__DELETE || kind == TOASTY__DDL;
}

/*
 * In a read-only transaction writes of the library are refused by their kind. Only for SQL of the program's,
 * which may be anything, the engine is told to refuse: that makes it compile all statements of the connection
 * anew.
 */
static toasty_status guard_read_only(toasty__turso_conn *conn, const toasty__command *command,
                                     toasty__error *error)
{
    if (is_write(command->kind)) {
        toasty__fail(error, TOASTY_READ_ONLY_TRANSACTION, "this transaction may not write");
        toasty__error_set_statement(error, command->sql);
        return TOASTY_READ_ONLY_TRANSACTION;
    }
    if (command->kind != TOASTY__RAW || conn->query_only)
        return TOASTY_OK;
    toasty_status status = toasty__turso_exec(conn, 0, "PRAGMA query_only = 1", error);
    conn->query_only = status == TOASTY_OK;
    return status;
}

bool toasty__turso_prompt(const toasty__driver_conn *base, const toasty__command *command)
{
    const toasty__turso_conn *conn = (const toasty__turso_conn *)base;
    return command->id && command->kind != TOASTY__DDL &&
           toasty__turso_cache_quick(&conn->cache, command->id) &&
           turso_connection_waits(conn->handle, is_write(command->kind)) != TURSO_WAIT_DISK;
}

toasty_status toasty__turso_start(toasty__driver_conn *base, const toasty__command *command,
                                  toasty__cursor *cursor, toasty__error *error)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    toasty_status status = conn->read_only ? guard_read_only(conn, command, error) : TOASTY_OK;
    if (status == TOASTY_OK)
        status = open_statement(conn, command, cursor, error);
    if (status != TOASTY_OK)
        return status;
    turso_status_code_t code = bind_cells(cursor->statement, command->params, command->param_count);
    if (code != TURSO_OK) {
        size_t placeholders = (size_t)turso_statement_parameters_count(cursor->statement);
        toasty__turso_finish(base, cursor);
        return bind_failed(command, placeholders, code, error);
    }
    cursor->column_count = (size_t)turso_statement_column_count(cursor->statement);
    cursor->changes = 0;
    cursor->last_insert_id = 0;
    return TOASTY_OK;
}

static bool read_row(const turso_statement_t *statement, size_t count, toasty__cell *cells)
{
    turso_cell_t values[AT_ONCE];
    for (size_t first = 0; first < count; first += AT_ONCE) {
        size_t some = count - first < AT_ONCE ? count - first : AT_ONCE;
        if (turso_statement_row_cells(statement, first, some, values) != TURSO_OK)
            return false;
        for (size_t i = 0; i < some; i++) {
            toasty__cell *cell = &cells[first + i];
            cell->kind =
                values[i].type == TURSO_TYPE_NULL ? TOASTY__CELL_NULL : (toasty__cell_kind)values[i].type;
            memcpy(&cell->as, &values[i].as, sizeof cell->as);
        }
    }
    return true;
}

toasty__step toasty__turso_step(toasty__driver_conn *base, toasty__cursor *cursor, toasty__cell *cells,
                                toasty__error *error)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    const turso_statement_t *statement = cursor->statement;
    const char *text = NULL;
    turso_status_code_t code = turso_statement_step(statement, &text);
    if (code == TURSO_ROW) {
        if (!cells || read_row(statement, cursor->column_count, cells))
            return TOASTY__STEP_ROW;
        toasty__fail_memory(error);
        return TOASTY__STEP_FAILED;
    }
    if (code == TURSO_DONE) {
        cursor->changes = turso_statement_n_change(statement);
        cursor->last_insert_id = turso_connection_last_insert_rowid(conn->handle);
        return TOASTY__STEP_DONE;
    }
    toasty__turso_fail(conn, code, text, NULL, error);
    return TOASTY__STEP_FAILED;
}

void toasty__turso_column_name(toasty__driver_conn *base, toasty__cursor *cursor, size_t column,
                               toasty__buffer *out)
{
    (void)base;
    const char *name = turso_statement_column_name(cursor->statement, column);
    if (name)
        toasty__buffer_puts(out, name);
    else
        out->failed = true;
    turso_str_deinit(name);
}

void toasty__turso_finish(toasty__driver_conn *base, toasty__cursor *cursor)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    if (cursor->keep) {
        turso_statement_reset(cursor->statement, NULL);
        toasty__turso_cache_give(&conn->cache, cursor->slot, cursor->pace);
    } else {
        turso_statement_deinit(cursor->statement);
    }
    cursor->statement = NULL;
}

toasty_status toasty__turso_exec(toasty__turso_conn *conn, uint64_t id, const char *sql, toasty__error *error)
{
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = id};
    toasty__cursor cursor;
    toasty_status status = open_statement(conn, &command, &cursor, error);
    if (status != TOASTY_OK)
        return status;
    const char *text = NULL;
    turso_status_code_t code = turso_statement_execute(cursor.statement, NULL, &text);
    if (code != TURSO_DONE)
        status = toasty__turso_fail(conn, code, text, sql, error);
    toasty__turso_finish(&conn->base, &cursor);
    return status;
}
