/* What the tests of concurrent transactions share: a handle with three connections, and short words for them.
 */
#ifndef EMBER_TEST_CONCURRENT_H
#define EMBER_TEST_CONCURRENT_H

#include "support.h"
#include "testing.h"

static char directory[500];

typedef struct {
    db_t db;
    conn_t a;
    conn_t b;
    conn_t c;
} fixture;

static inline fixture *open_fixture(const char *path)
{
    static fixture f;
    enter_scratch(directory, sizeof directory);
    f.db = open_db(path);
    f.a = connect_db(f.db);
    assert_string_equal(ask_text(f.a, "PRAGMA journal_mode = 'mvcc'"), "mvcc");
    f.b = connect_db(f.db);
    f.c = connect_db(f.db);
    return &f;
}

/* A fresh handle to a.db with other limits. */
static inline void reopen(fixture *f, const ember__test_limits_t *limits)
{
    ember__test_limits_t usual;
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    ember__concurrency_get_limits(&usual);
    ember__concurrency_test_limits(limits);
    f->db = open_db("a.db");
    f->a = connect_db(f->db);
    exec(f->a, "PRAGMA journal_mode = mvcc");
    f->b = connect_db(f->db);
    f->c = connect_db(f->db);
    ember__concurrency_test_limits(&usual);
}

/* A number of PRAGMA ember_stats. */
static inline int64_t stat_of(conn_t c, const char *name)
{
    int64_t value = -1;
    stmt_t s = prepare(c, "PRAGMA ember_stats");
    while (turso_statement_step(s, NULL) == TURSO_ROW)
        if (strcmp(turso_statement_row_value_bytes_ptr(s, 0), name) == 0)
            value = turso_statement_row_value_int(s, 1);
    turso_statement_deinit(s);
    return value;
}

static inline int set_up(void **state)
{
    *state = open_fixture("a.db");
    return 0;
}

static inline int set_up_memory(void **state)
{
    *state = open_fixture(":memory:");
    return 0;
}

/* What the stock program has to say about the file. */
static inline void assert_sound(const char *file)
{
    char command[800];
    char line[200] = "";
    snprintf(
        command, sizeof command,
        "sqlite3 -bail '%s' 'PRAGMA integrity_check; SELECT count(*) FROM pragma_foreign_key_check' 2>&1",
        file);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    assert_non_null(fgets(line, sizeof line, out));
    assert_string_equal(line, "ok\n");
    assert_non_null(fgets(line, sizeof line, out));
    assert_string_equal(line, "0\n");
    pclose(out);
}

static inline int tear_down(void **state)
{
    fixture *f = *state;
    /* By a connection that has read nothing: libsqlite3 3.53 checks a table of FTS5 by what the connection
     * has in its cache, though others have written since. */
    conn_t fresh = connect_db(f->db);
    assert_string_equal(ask_text(fresh, "PRAGMA integrity_check"), "ok");
    turso_connection_deinit(fresh);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    if (access("a.db", F_OK) == 0)
        assert_sound("a.db");
    leave_scratch(directory);
    return 0;
}

/* Runs statements that are separated by semicolons; the first failure is the answer. */
static inline turso_status_code_t script(conn_t c, const char *sql, const char **error)
{
    turso_status_code_t status = TURSO_DONE;
    while (*sql && status == TURSO_DONE) {
        stmt_t s = NULL;
        size_t tail = 0;
        status = turso_connection_prepare_first(c, sql, &s, &tail, error);
        if (status != TURSO_OK)
            return status;
        sql += tail;
        status = s ? turso_statement_execute(s, NULL, error) : TURSO_DONE;
        turso_statement_deinit(s);
    }
    return status;
}

static inline void exec_all(conn_t c, const char *sql)
{
    const char *error = NULL;
    turso_status_code_t status = script(c, sql, &error);
    if (status != TURSO_DONE)
        fail_msg("%s gave %d: %s", sql, (int)status, error ? error : "(no text)");
}

/* a does `first` and b does `second`, both from one moment; a commits before b. Answers b's COMMIT. */
static inline turso_status_code_t race(fixture *f, const char *first, const char *second, const char **error)
{
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec_all(f->a, first);
    exec_all(f->b, second);
    exec(f->a, "COMMIT");
    turso_status_code_t status = run(f->b, "COMMIT", NULL, error);
    if (status != TURSO_DONE)
        exec(f->b, "ROLLBACK");
    return status;
}

#define expect_merge(f, first, second) expect(TURSO_DONE, race(f, first, second, &error))
#define expect_conflict(f, words, first, second)                                                             \
    expect_error(TURSO_BUSY_SNAPSHOT, words, race(f, first, second, &error))

#endif
