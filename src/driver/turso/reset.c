/* Emptying a database. */
#include <string.h>

#include "core/buffer.h"
#include "driver/turso/internal.h"
#include "sql/quote.h"

static toasty_status exec(toasty__turso_conn *conn, const char *sql, toasty__error *error)
{
    return toasty__turso_exec(conn, 0, sql, error);
}

/*
 * The names of all objects of a kind, each with a NUL behind it. They are collected before anything is
 * dropped: a table that is being read cannot go.
 */
static toasty_status collect(toasty__turso_conn *conn, const char *sql, toasty__buffer *names,
                             toasty__error *error)
{
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql)};
    toasty__cursor cursor;
    toasty__cell name;
    toasty_status status = toasty__turso_start(&conn->base, &command, &cursor, error);
    if (status != TOASTY_OK)
        return status;
    toasty__step step;
    while ((step = toasty__turso_step(&conn->base, &cursor, &name, error)) == TOASTY__STEP_ROW) {
        toasty__buffer_add(names, name.as.run.bytes, name.as.run.length);
        toasty__buffer_putc(names, '\0');
    }
    toasty__turso_finish(&conn->base, &cursor);
    if (step == TOASTY__STEP_FAILED)
        return error->info.code;
    return names->failed ? toasty__fail_memory(error) : TOASTY_OK;
}

static toasty_status drop_all(toasty__turso_conn *conn, const char *drop, const char *which,
                              toasty__error *error)
{
    toasty__buffer names = {0}, sql = {0};
    toasty_status status = collect(conn, which, &names, error);
    for (size_t at = 0; status == TOASTY_OK && at < names.len; at += strlen(names.data + at) + 1) {
        sql.len = 0;
        toasty__buffer_puts(&sql, drop);
        toasty__quote_identifier(&sql, names.data + at);
        status = sql.failed ? toasty__fail_memory(error) : exec(conn, sql.data, error);
    }
    toasty__buffer_fini(&sql);
    toasty__buffer_fini(&names);
    return status;
}

/* Whether the query gives a row whose first value is not 0. */
static toasty_status ask(toasty__turso_conn *conn, const char *sql, bool *out, toasty__error *error)
{
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql)};
    toasty__cursor cursor;
    toasty__cell cell;
    toasty_status status = toasty__turso_start(&conn->base, &command, &cursor, error);
    if (status != TOASTY_OK)
        return status;
    toasty__step step = toasty__turso_step(&conn->base, &cursor, &cell, error);
    if (step == TOASTY__STEP_FAILED)
        status = error->info.code;
    else
        *out = step == TOASTY__STEP_ROW && cell.kind == TOASTY__CELL_INT && cell.as.integer != 0;
    toasty__turso_finish(&conn->base, &cursor);
    return status;
}

static toasty_status drop_everything(toasty__turso_conn *conn, toasty__error *error)
{
    /* Views and triggers first, for a table in use by one may not go; virtual tables before the tables that
     * they keep their content in, which go with them. An index goes with its table. */
    static const struct {
        const char *drop;
        const char *which;
    } steps[] = {
        {"DROP TRIGGER IF EXISTS ", "SELECT name FROM sqlite_schema WHERE type = 'trigger'"},
        {"DROP VIEW IF EXISTS ", "SELECT name FROM sqlite_schema WHERE type = 'view'"},
        {"DROP TABLE IF EXISTS ",
         "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'"},
        {"DROP TABLE IF EXISTS ",
         "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"},
    };
    toasty_status status = TOASTY_OK;
    bool counters = false;
    for (size_t i = 0; status == TOASTY_OK && i < sizeof steps / sizeof *steps; i++)
        status = drop_all(conn, steps[i].drop, steps[i].which, error);
    if (status == TOASTY_OK)
        status =
            ask(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'", &counters, error);
    if (status == TOASTY_OK && counters)
        status = exec(conn, "DELETE FROM sqlite_sequence", error);
    return status;
}

toasty_status toasty__turso_reset(toasty__driver_conn *base, toasty__error *error)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    toasty__error later;
    bool keys = false;
    toasty_status status = ask(conn, "PRAGMA foreign_keys", &keys, error);
    /* The switch does nothing inside a transaction. */
    if (status == TOASTY_OK && keys)
        status = exec(conn, "PRAGMA foreign_keys = 0", error);
    if (status != TOASTY_OK)
        return status;
    status = exec(conn, "BEGIN IMMEDIATE", error);
    if (status == TOASTY_OK) {
        status = drop_everything(conn, error);
        if (status == TOASTY_OK)
            status = exec(conn, "COMMIT", error);
        toasty__error_init(&later);
        if (status != TOASTY_OK && toasty__turso_in_transaction(base) &&
            exec(conn, "ROLLBACK", &later) != TOASTY_OK)
            conn->broken = true;
    }
    toasty__error_init(&later);
    if (keys && exec(conn, "PRAGMA foreign_keys = 1", &later) != TOASTY_OK)
        conn->broken = true;
    return status;
}
