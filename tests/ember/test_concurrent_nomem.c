/* The n-th allocation fails within a concurrent transaction or a queued statement, for every n: it is there
 * whole, or not at all. */
#include "queued.h"

#include <sqlite3.h>

static _Thread_local long countdown = -1; /* below 0: nothing fails */
static bool forever;
static sqlite3_mem_methods plain;

static bool fails_now(void)
{
    if (countdown < 0)
        return false;
    if (countdown > 0) {
        countdown--;
        return false;
    }
    if (!forever)
        countdown = -2;
    return true;
}

static void *own_hook(void *block, size_t size)
{
    return fails_now() ? NULL : realloc(block, size);
}

static void *sqlite_malloc(int size)
{
    return fails_now() ? NULL : plain.xMalloc(size);
}

static void *sqlite_realloc(void *block, int size)
{
    return fails_now() ? NULL : plain.xRealloc(block, size);
}

static int group_set_up(void **state)
{
    (void)state;
    sqlite3_mem_methods failing;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain), SQLITE_OK);
    failing = plain;
    failing.xMalloc = sqlite_malloc;
    failing.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    ember__alloc_hook(own_hook);
    return 0;
}

/* No zeroblob() in the table WITHOUT ROWID: libsqlite3 3.40 crashes by itself when it has no memory to write
 * one out for the preupdate hook. */
#define WRITES                                                                                               \
    "; UPDATE t SET v = v + 1 WHERE id < 50; "                                                               \
    "INSERT INTO s(v) VALUES (1); "                                                                          \
    "DELETE FROM w WHERE k = 'x'; INSERT INTO w VALUES ('x', x'00112233445566778899'); COMMIT"

static const char *transaction;

/* Runs it once with a failure at n. False: nothing failed any more. */
static bool attempt(fixture *f, conn_t c, long n, long *committed, long *failed)
{
    const char *error = NULL;
    countdown = n;
    turso_status_code_t status = script(c, transaction, &error);
    bool reached = countdown < 0 || (forever && countdown == 0);
    countdown = -1;
    turso_str_deinit(error);
    if (status != TURSO_DONE && !turso_connection_get_autocommit(c))
        exec(c, "ROLLBACK");
    assert_true(turso_connection_get_autocommit(c));
    /* A failure after the commit of the committer: the transaction is there, though its connection heard
     * otherwise. */
    long there = (long)ask_int(f->c, "SELECT count(*) FROM s");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 49 * there);
    assert_in_range(there, *committed + (status == TURSO_DONE), *committed + 1);
    *committed = there;
    *failed += status != TURSO_DONE;
    return reached;
}

/* More than `least` attempts have to fail. */
static void whole_or_not_there(fixture *f, const char *text, long least)
{
    transaction = text;
    exec_all(
        f->a,
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v);"
        "CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID;"
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)"
        "INSERT INTO t SELECT i, 0 FROM c");
    long committed = 0;
    for (int mode = 0; mode < 4; mode++) {
        bool fresh = mode / 2; /* the connection's first such transaction, or not */
        long failed = 0;
        long n = 0;
        conn_t c = connect_db(f->db);
        forever = mode % 2;
        bool reached = true;
        for (; reached && n < 6000; n += 1 + n / 64) {
            if (fresh) {
                turso_connection_deinit(c);
                c = connect_db(f->db);
            }
            reached = attempt(f, c, n, &committed, &failed);
        }
        assert_false(reached);
        assert_true(failed > least);
        turso_connection_deinit(c);
    }
    /* And everything still works. */
    exec_all(f->a, transaction);
    exec_all(f->b, transaction);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), committed + 2);
}

static void a_transaction_is_whole_or_not_there(void **state)
{
    whole_or_not_there(*state, "BEGIN CONCURRENT" WRITES, 30);
}

static void a_queued_transaction_is_whole_or_not_there(void **state)
{
    whole_or_not_there(*state, "BEGIN QUEUED" WRITES, 5); /* the queue keeps what it has compiled */
}

/* One through the queue; true: it has answered that it is done. */
static bool write_queued(conn_t c, const char *sql, long number)
{
    stmt_t s = NULL;
    turso_status_code_t status = turso_connection_prepare_single(c, sql, &s, NULL);
    if (status == TURSO_OK)
        status = turso_statement_bind_positional_int(s, 1, number);
    if (status == TURSO_OK)
        status = turso_statement_bind_positional_text(s, 2, "a text that is kept for its row", 31);
    if (status == TURSO_OK)
        status = turso_statement_step(s, NULL);
    bool done = status == TURSO_DONE || status == TURSO_ROW;
    turso_statement_deinit(s);
    return done;
}

static void a_queued_statement_is_there_when_it_says_so(void **state)
{
    static const char *const texts[] = {
        "INSERT INTO t(n, v) VALUES (?1, ?2)",
        "INSERT INTO t(n, v) VALUES (?1, ?2), (?1, ?2 || ?2) RETURNING *, ?2",
    };
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, n, v)");
    stmt_t count = prepare(f->b, "SELECT count(*) FROM t WHERE n = ?1");
    long number = 0;
    bool more = false;
    for (int mode = 0; mode < 8; mode++) {
        bool fresh = mode & 2;
        const char *sql = texts[mode / 4];
        conn_t c = connect_db(f->db);
        bool reached = true;
        long failed = 0;
        forever = mode & 1;
        for (long n = 0; reached; n++, number++) {
            if (fresh) {
                turso_connection_deinit(c);
                c = connect_db(f->db);
                /* ... and nothing is known of the statement any more. */
                exec(f->a, more ? "ALTER TABLE t DROP COLUMN more" : "ALTER TABLE t ADD COLUMN more");
                more = !more;
            }
            countdown = n;
            bool done = write_queued(c, sql, number);
            reached = countdown < 0 || (forever && countdown == 0);
            countdown = -1;
            turso_statement_bind_positional_int(count, 1, number);
            expect(TURSO_ROW, turso_statement_step(count, &error));
            assert_int_equal(turso_statement_row_value_int(count, 0), done ? 1 + mode / 4 : 0);
            expect(TURSO_OK, turso_statement_reset(count, &error));
            failed += !done;
        }
        assert_true(failed > 5);
        turso_connection_deinit(c);
    }
    turso_statement_deinit(count);
    assert_true(stat_of(f->a, "statements") > 8);
}

/* True: something has failed. */
static bool run_with_failure(conn_t c, const char *sql, long n, turso_status_code_t *status)
{
    countdown = n;
    *status = script(c, sql, NULL);
    bool reached = countdown < 0 || (forever && countdown == 0);
    countdown = -1;
    if (*status != TURSO_DONE && !turso_connection_get_autocommit(c))
        exec(c, "ROLLBACK");
    return reached;
}

/* Memory is out while a transaction runs that is to be done again, or while that is done. */
static void what_is_done_again_is_whole_or_told(void **state)
{
    static const char inserts[] = "INSERT INTO t(v) VALUES ('a text that is kept for its row') RETURNING *";
    static const char fails[] = "INSERT OR ROLLBACK INTO t VALUES (-1, 0)";
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (-1, 0)");
    exec_all(f->b, "BEGIN QUEUED");
    expect(TURSO_DONE, script(f->b, inserts, &error)); /* the queue has compiled it */
    exec(f->b, "COMMIT");
    int64_t there = 2;
    for (int mode = 0; mode < 4; mode++) {
        bool again = mode / 2;
        long lost = 0;
        bool reached = true;
        forever = mode % 2;
        for (long n = 0; reached; n++) {
            turso_status_code_t status;
            /* It has no memory from an earlier one. */
            turso_connection_deinit(f->a);
            f->a = connect_db(f->db);
            exec(f->a, "BEGIN QUEUED");
            reached = run_with_failure(f->a, inserts, again ? -1 : n, &status) && !again;
            if (status != TURSO_DONE)
                continue;
            errand *first = share_commit(f->a, f->b);
            reached |= run_with_failure(f->b, fails, again ? n : -1, &status) && again;
            end_errand(first);
            turso_str_deinit(first->error);
            if (first->status != TURSO_DONE)
                exec(f->a, "ROLLBACK");
            there += first->status == TURSO_DONE;
            lost += first->status != TURSO_DONE;
            assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), there);
        }
        assert_true(lost > 0);
    }
}

static void turning_it_on_is_whole_or_not_done(void **state)
{
    (void)state;
    for (int mode = 0; mode < 2; mode++) {
        bool reached = true;
        forever = mode;
        for (long n = 0; reached; n += 1 + n / 32) {
            db_t db = open_db(":memory:");
            conn_t c = connect_db(db);
            countdown = n;
            turso_status_code_t status = script(c, "PRAGMA journal_mode = mvcc", NULL);
            reached = countdown < 0 || (forever && countdown == 0);
            countdown = -1;
            if (status == TURSO_DONE)
                exec_all(c, "BEGIN CONCURRENT; ROLLBACK");
            exec_all(c, "PRAGMA journal_mode = mvcc; CREATE TABLE t(x); BEGIN CONCURRENT; INSERT INTO t "
                        "VALUES (1); COMMIT");
            assert_int_equal(ask_int(c, "SELECT count(*) FROM t"), 1);
            turso_connection_deinit(c);
            turso_database_deinit(db);
        }
    }
}

/* Loaded before the first concurrent transaction of the connection, or after it. */
static void an_extension_is_loaded_or_it_is_said(void **state)
{
    (void)state;
    for (int mode = 0; mode < 4; mode++) {
        bool reached = true;
        long failed = 0;
        forever = mode % 2;
        for (long n = 0; reached; n += 1 + n / 32) {
            db_t db = open_db(":memory:");
            conn_t c = connect_db(db);
            exec(c, "PRAGMA journal_mode = mvcc");
            if (mode / 2)
                exec_all(c, "BEGIN CONCURRENT; ROLLBACK");
            countdown = n;
            turso_status_code_t status = turso_connection_load_extension(c, TEST_EXTENSION, NULL);
            if (status == TURSO_OK)
                status = script(c, "BEGIN CONCURRENT", NULL);
            reached = countdown < 0 || (forever && countdown == 0);
            countdown = -1;
            failed += status != TURSO_DONE;
            if (status != TURSO_DONE) {
                expect(TURSO_OK, turso_connection_load_extension(c, TEST_EXTENSION, &error));
                exec(c, "BEGIN CONCURRENT");
            }
            assert_int_equal(ask_int(c, "SELECT thrice(2)"), 6);
            exec(c, "ROLLBACK");
            turso_connection_deinit(c);
            turso_database_deinit(db);
        }
        assert_true(failed > 20);
    }
}

static void pragmas_answer_or_fail(void **state)
{
    static const char *const pragmas[] = {"PRAGMA ember_stats", "PRAGMA ember_max_rows",
                                          "PRAGMA ember_max_rows = 7", "PRAGMA ember_serializable"};
    fixture *f = *state;
    for (size_t i = 0; i < COUNT(pragmas); i++) {
        bool reached = true;
        forever = false;
        for (long n = 0; reached; n++) {
            countdown = n;
            turso_status_code_t status = script(f->a, pragmas[i], NULL);
            reached = countdown < 0;
            countdown = -1;
            assert_true(status == TURSO_DONE || (reached && status == TURSO_ERROR));
        }
    }
    assert_int_equal(ask_int(f->b, "PRAGMA ember_max_rows"), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_transaction_is_whole_or_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_transaction_is_whole_or_not_there, set_up_memory, tear_down),
        cmocka_unit_test_setup_teardown(a_queued_transaction_is_whole_or_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_queued_statement_is_there_when_it_says_so, set_up_memory,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_done_again_is_whole_or_told, set_up_groups, tear_down_groups),
        cmocka_unit_test(turning_it_on_is_whole_or_not_done),
        cmocka_unit_test(an_extension_is_loaded_or_it_is_said),
        cmocka_unit_test_setup_teardown(pragmas_answer_or_fail, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, group_set_up, NULL);
}
