/* What the tests of Ember share: short ways to open, run and ask, each checked. */
#ifndef EMBER_TEST_SUPPORT_H
#define EMBER_TEST_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "turso.h"

typedef const turso_database_t *db_t;
typedef turso_connection_t *conn_t;
typedef turso_statement_t *stmt_t;

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Fails with the error text when the status is another one; releases the text. */
static inline void expect_at(int line, const char *what, turso_status_code_t expected,
                             turso_status_code_t status, const char **error)
{
    if (status != expected)
        fail_msg("line %d: %s gave %d, not %d: %s", line, what, (int)status, (int)expected,
                 *error ? *error : "(no text)");
    turso_str_deinit(*error);
    *error = NULL;
}

/* `call` uses `&error` for its error text. */
#define expect(expected, call)                                                                               \
    do {                                                                                                     \
        const char *error = NULL;                                                                            \
        turso_status_code_t status_ = (call);                                                                \
        expect_at(__LINE__, #call, (expected), status_, &error);                                             \
    } while (0)

/* The same for failures, whose text has to contain `words`. */
#define expect_error(expected, words, call)                                                                  \
    do {                                                                                                     \
        const char *error = NULL;                                                                            \
        turso_status_code_t status_ = (call);                                                                \
        if (!error || !strstr(error, (words)))                                                               \
            fail_msg("line %d: %s: \"%s\" does not contain \"%s\"", __LINE__, #call,                         \
                     error ? error : "(no text)", (words));                                                  \
        expect_at(__LINE__, #call, (expected), status_, &error);                                             \
    } while (0)

static inline db_t new_db(const char *path, turso_database_config_t config)
{
    db_t db = NULL;
    config.path = path;
    expect(TURSO_OK, turso_database_new(&config, &db, &error));
    return db;
}

static inline db_t open_db(const char *path)
{
    db_t db = new_db(path, (turso_database_config_t){0});
    expect(TURSO_OK, turso_database_open(db, &error));
    return db;
}

static inline conn_t connect_db(db_t db)
{
    conn_t c = NULL;
    expect(TURSO_OK, turso_database_connect(db, &c, &error));
    return c;
}

static inline stmt_t prepare(conn_t c, const char *sql)
{
    stmt_t s = NULL;
    expect(TURSO_OK, turso_connection_prepare_single(c, sql, &s, &error));
    return s;
}

/* Runs one statement to its end, driving TURSO_IO; prepare errors are answered too. */
static inline turso_status_code_t run(conn_t c, const char *sql, uint64_t *changes, const char **error)
{
    stmt_t s = NULL;
    turso_status_code_t status = turso_connection_prepare_single(c, sql, &s, error);
    if (status != TURSO_OK)
        return status;
    while ((status = turso_statement_execute(s, changes, error)) == TURSO_IO)
        assert_int_equal(turso_statement_run_io(s, NULL), TURSO_OK);
    turso_statement_deinit(s);
    return status;
}

static inline void exec(conn_t c, const char *sql)
{
    const char *error = NULL;
    turso_status_code_t status = run(c, sql, NULL, &error);
    if (status != TURSO_DONE)
        fail_msg("%s gave %d: %s", sql, (int)status, error ? error : "(no text)");
}

/* The first column of the first row. */
static inline int64_t ask_int(conn_t c, const char *sql)
{
    stmt_t s = prepare(c, sql);
    turso_status_code_t status;
    const char *error = NULL;
    while ((status = turso_statement_step(s, &error)) == TURSO_IO)
        turso_statement_run_io(s, NULL);
    if (status != TURSO_ROW || turso_statement_row_value_kind(s, 0) != TURSO_TYPE_INTEGER)
        fail_msg("%s gave %d: %s", sql, (int)status, error ? error : "(no integer)");
    int64_t value = turso_statement_row_value_int(s, 0);
    turso_statement_deinit(s);
    return value;
}

/* The same for a text, copied to a buffer that the next call overwrites. */
static inline const char *ask_text(conn_t c, const char *sql)
{
    static char buffer[512];
    stmt_t s = prepare(c, sql);
    turso_status_code_t status;
    const char *error = NULL;
    while ((status = turso_statement_step(s, &error)) == TURSO_IO)
        turso_statement_run_io(s, NULL);
    if (status != TURSO_ROW || turso_statement_row_value_kind(s, 0) != TURSO_TYPE_TEXT)
        fail_msg("%s gave %d: %s", sql, (int)status, error ? error : "(no text)");
    snprintf(buffer, sizeof buffer, "%.*s", (int)turso_statement_row_value_bytes_count(s, 0),
             turso_statement_row_value_bytes_ptr(s, 0));
    turso_statement_deinit(s);
    return buffer;
}

/* A new empty directory, current from now on. */
static inline void enter_scratch(char *path, size_t size)
{
    const char *base = getenv("TMPDIR");
    snprintf(path, size, "%s/ember-XXXXXX", base && *base ? base : "/tmp");
    assert_non_null(mkdtemp(path));
    assert_int_equal(chdir(path), 0);
}

static inline void leave_scratch(const char *path)
{
    char command[600];
    assert_int_equal(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", path);
    assert_int_equal(system(command), 0);
}

#endif
