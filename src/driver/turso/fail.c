/* What the engine says when something fails, as statuses and names. */
#include <stdio.h>
#include <string.h>

#include "driver/turso/internal.h"

/* Turso reports the conflicts of concurrent transactions with a general code and these words. */
static bool tells_conflict(const char *text)
{
    return strstr(text, "Write-write conflict") || strstr(text, "Database schema conflict") ||
           strstr(text, "Commit dependency aborted");
}

static toasty_status status_of(const toasty__turso_conn *conn, turso_status_code_t code, const char *text)
{
    switch (code) {
    case TURSO_BUSY:
    case TURSO_BUSY_SNAPSHOT: return TOASTY_SERIALIZATION_FAILURE;
    case TURSO_READONLY:
        return conn && conn->read_only ? TOASTY_READ_ONLY_TRANSACTION : TOASTY_DRIVER_OPERATION_FAILED;
    case TURSO_IOERR:
        return conn && conn->db->turso ? TOASTY_CONNECTION_LOST : TOASTY_DRIVER_OPERATION_FAILED;
    case TURSO_ERROR:
        if (strcmp(text, "out of memory") == 0)
            return TOASTY_OUT_OF_MEMORY;
        return conn && conn->db->turso && tells_conflict(text) ? TOASTY_SERIALIZATION_FAILURE
                                                               : TOASTY_DRIVER_OPERATION_FAILED;
    default: return TOASTY_DRIVER_OPERATION_FAILED;
    }
}

static const char *after(const char *text, const char *beginning)
{
    size_t length = strlen(beginning);
    return strncmp(text, beginning, length) == 0 ? text + length : NULL;
}

/* Where a list of names ends: Turso adds a code in parentheses, " (19)". */
static size_t names_length(const char *text)
{
    size_t length = strlen(text);
    const char *open = strrchr(text, '(');
    if (open && open > text + 1 && open[-1] == ' ' &&
        strspn(open + 1, "0123456789") == strcspn(open + 1, ")") && text[length - 1] == ')')
        return (size_t)(open - 1 - text);
    return length;
}

/* "users.email, users.name": the table once, the columns with commas. */
static void set_columns(toasty__error *error, const char *names)
{
    char table[sizeof error->model];
    char columns[sizeof error->field];
    size_t end = names_length(names), length = 0;
    const char *dot = memchr(names, '.', end);
    if (!dot)
        return; /* an index over an expression, by its name */
    size_t prefix = (size_t)(dot + 1 - names);
    snprintf(table, sizeof table, "%.*s", (int)(prefix - 1), names);
    for (size_t at = 0; at < end;) {
        const char *comma = strstr(names + at, ", ");
        size_t stop = comma && (size_t)(comma - names) < end ? (size_t)(comma - names) : end;
        size_t skip = stop - at > prefix && memcmp(names + at, names, prefix) == 0 ? prefix : 0;
        if (length < sizeof columns)
            length += (size_t)snprintf(columns + length, sizeof columns - length, "%s%.*s",
                                       length ? ", " : "", (int)(stop - at - skip), names + at + skip);
        at = stop == end ? end : stop + 2;
    }
    toasty__error_set_field(error, table, columns);
}

static void set_constraint(toasty__error *error, const char *text)
{
    const char *names;
    if ((names = after(text, "UNIQUE constraint failed: "))) {
        error->info.constraint = TOASTY_CONSTRAINT_UNIQUE;
        set_columns(error, names);
    } else if ((names = after(text, "NOT NULL constraint failed: "))) {
        error->info.constraint = TOASTY_CONSTRAINT_NOT_NULL;
        set_columns(error, names);
    } else if (after(text, "FOREIGN KEY constraint failed")) {
        error->info.constraint = TOASTY_CONSTRAINT_FOREIGN_KEY;
    } else if ((names = after(text, "CHECK constraint failed: "))) {
        /* The constraint's name, or its text: neither table nor column. */
        error->info.constraint = TOASTY_CONSTRAINT_CHECK;
    }
}

/* Ember says which row was in the way: write-write conflict: table "account", rowid 1 */
static void set_conflict(toasty__error *error, const char *text)
{
    char table[sizeof error->model];
    const char *name = after(text, "write-write conflict: table \"");
    size_t length = name ? strcspn(name, "\"") : 0;
    if (!length || length >= sizeof table)
        return;
    memcpy(table, name, length);
    table[length] = '\0';
    toasty__error_set_field(error, table, NULL);
}

toasty_status toasty__turso_fail(toasty__turso_conn *conn, turso_status_code_t code, const char *text,
                                 const char *sql, toasty__error *error)
{
    const char *words = text && *text ? text : "the engine gives no reason";
    toasty_status status = status_of(conn, code, words);
    if (conn && code == TURSO_IOERR)
        conn->broken = true;
    toasty__fail(error, status, "%s", words);
    toasty__error_set_driver(error, (int)code, words);
    if (sql)
        toasty__error_set_statement(error, sql);
    if (code == TURSO_CONSTRAINT)
        set_constraint(error, words);
    if (code == TURSO_BUSY_SNAPSHOT)
        set_conflict(error, words);
    turso_str_deinit(text);
    return status;
}
