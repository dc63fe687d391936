/* Databases in memory: shared by the connections of a handle, by nobody else, and never on disk. */
#include "support.h"

#include <dirent.h>
#include <pthread.h>
#include <time.h>

typedef struct {
    db_t db;
    conn_t a, b;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.db = open_db(":memory:");
    f.a = connect_db(f.db);
    f.b = connect_db(f.db);
    exec(f.a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    turso_database_deinit(f->db);
    return 0;
}

static void connections_share_the_database(void **state)
{
    fixture *f = *state;
    exec(f->a, "INSERT INTO t(v) VALUES (1), (2)");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
    /* It stays while nobody is connected. */
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    f->a = connect_db(f->db);
    f->b = connect_db(f->db);
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 3);
}

static void handles_are_private(void **state)
{
    fixture *f = *state;
    db_t other = open_db(":memory:");
    conn_t c = connect_db(other);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM sqlite_schema"), 0);
    exec(c, "CREATE TABLE t(v)");
    exec(c, "INSERT INTO t VALUES (1)");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 0);
    turso_connection_deinit(c);
    turso_database_deinit(other);
}

static void a_reader_keeps_its_snapshot_beside_a_writer(void **state)
{
    fixture *f = *state;
    exec(f->a, "INSERT INTO t(v) VALUES (1)");
    exec(f->b, "BEGIN");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 1);
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, "UPDATE t SET v = 2");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 1); /* while the write is open */
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 1); /* and after it */
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 2);
}

/* Spilling a big transaction writes frames that nobody may see, and a rollback takes them back. */
static void a_spilled_transaction_is_invisible(void **state)
{
    fixture *f = *state;
    exec(f->a, "INSERT INTO t(v) VALUES (1)");
    exec(f->a, "PRAGMA cache_size = 10");
    exec(f->a, "BEGIN");
    exec(f->a, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
               "INSERT INTO t(v) SELECT randomblob(500) FROM n");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    assert_string_equal(ask_text(f->b, "PRAGMA integrity_check"), "ok");
}

static void a_second_writer_gets_busy(void **state)
{
    fixture *f = *state;
    turso_connection_set_busy_timeout_ms(f->b, 0);
    exec(f->a, "BEGIN IMMEDIATE");
    expect_error(TURSO_BUSY, "database is locked", run(f->b, "INSERT INTO t(v) VALUES (1)", NULL, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "INSERT INTO t(v) VALUES (1)");
}

static int64_t checkpoint(conn_t c, const char *mode)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA wal_checkpoint(%s)", mode);
    return ask_int(c, sql); /* 1: somebody was in the way */
}

static void checkpoints_respect_readers(void **state)
{
    fixture *f = *state;
    turso_connection_set_busy_timeout_ms(f->a, 0);
    exec(f->a, "INSERT INTO t(v) VALUES (randomblob(100000))");
    exec(f->b, "BEGIN");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    exec(f->a, "INSERT INTO t(v) VALUES (randomblob(100000))");
    assert_int_equal(checkpoint(f->a, "TRUNCATE"), 1);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    exec(f->b, "COMMIT");
    assert_int_equal(checkpoint(f->a, "TRUNCATE"), 0);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
    exec(f->b, "DELETE FROM t");
    exec(f->b, "VACUUM");
    assert_int_equal(checkpoint(f->b, "RESTART"), 0);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 0);
    assert_string_equal(ask_text(f->a, "PRAGMA integrity_check"), "ok");
}

static int entries(const char *path)
{
    DIR *directory = opendir(path);
    int count = 0;
    assert_non_null(directory);
    while (readdir(directory))
        count++;
    closedir(directory);
    return count;
}

/* Sorts, temporary tables, journals, an attached name: with the files of the process counted while they are
 * open. */
static void nothing_reaches_the_disk(void **state)
{
    fixture *f = *state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    setenv("SQLITE_TMPDIR", scratch, 1);
    int files = entries("/proc/self/fd");
    exec(f->a, "PRAGMA temp_store = FILE");
    exec(f->a, "PRAGMA cache_size = 5");
    exec(f->a, "PRAGMA temp.cache_size = 5");
    exec(f->a, "ATTACH 'side.db' AS side");
    exec(f->a, "CREATE TABLE side.s(v)");
    exec(f->a, "CREATE TEMP TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
               "WHERE i < 9000) "
               "SELECT randomblob(200) AS v FROM n");
    exec(f->a, "BEGIN");
    exec(f->a, "UPDATE big SET v = randomblob(200)");
    exec(f->a, "INSERT INTO t(v) SELECT v FROM big");
    exec(f->a, "INSERT INTO side.s SELECT v FROM big");
    stmt_t s = prepare(f->a, "SELECT v FROM big ORDER BY v");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(entries("/proc/self/fd"), files);
    assert_int_equal(entries("."), 2);
    turso_statement_deinit(s);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM side.s"), 9000);
    assert_int_equal(entries("/proc/self/fd"), files);
    unsetenv("SQLITE_TMPDIR");
    leave_scratch(scratch);
}

static void the_vfs_makes_any_path_memory(void **state)
{
    (void)state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    db_t db = new_db("looks/like/a.db", (turso_database_config_t){.vfs = "memory"});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t c = connect_db(db), d = connect_db(db);
    exec(c, "CREATE TABLE t(v)");
    assert_int_equal(ask_int(d, "SELECT count(*) FROM t"), 0);
    assert_int_equal(entries("."), 2);
    turso_connection_deinit(c);
    turso_connection_deinit(d);
    turso_database_deinit(db);
    leave_scratch(scratch);
}

static void a_copy_can_be_written_to_disk(void **state)
{
    fixture *f = *state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    exec(f->a, "INSERT INTO t(v) VALUES (5)");
    exec(f->a, "VACUUM INTO 'file:copy.db?vfs=unix'");
    db_t db = open_db("copy.db");
    conn_t c = connect_db(db);
    assert_int_equal(ask_int(c, "SELECT v FROM t"), 5);
    turso_connection_deinit(c);
    turso_database_deinit(db);
    leave_scratch(scratch);
}

static void growing_and_shrinking(void **state)
{
    fixture *f = *state;
    exec(f->a, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
               "INSERT INTO t(v) SELECT printf('%0200d', i) FROM n");
    assert_int_equal(ask_int(f->b, "SELECT sum(CAST(v AS INTEGER)) FROM t"), 40000 * 40001 / 2);
    exec(f->b, "DELETE FROM t WHERE id % 100");
    exec(f->b, "VACUUM");
    assert_int_equal(checkpoint(f->b, "TRUNCATE"), 0);
    assert_true(ask_int(f->a, "PRAGMA page_count") < 100);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 400);
    assert_string_equal(ask_text(f->a, "PRAGMA integrity_check"), "ok");
}

/* ---- threads ---- */

enum { WRITERS = 3, READERS = 3, ROUNDS = 150, ACCOUNTS = 20 };

typedef struct {
    db_t db;
    int number;
    int problems;
} worker;

static turso_status_code_t step_once(conn_t c, const char *sql)
{
    const char *error = NULL;
    turso_status_code_t status = run(c, sql, NULL, &error);
    turso_str_deinit(error);
    return status;
}

static void *move_money(void *arg)
{
    worker *w = arg;
    conn_t c = NULL;
    if (turso_database_connect(w->db, &c, NULL) != TURSO_OK)
        return w->problems = 1, NULL;
    for (int i = 0; i < ROUNDS; i++) {
        char take[100], give[100];
        snprintf(take, sizeof take, "UPDATE account SET v = v - 1 WHERE id = %d",
                 (i * 7 + w->number) % ACCOUNTS);
        snprintf(give, sizeof give, "UPDATE account SET v = v + 1 WHERE id = %d",
                 (i * 3 + w->number) % ACCOUNTS);
        w->problems += step_once(c, "BEGIN IMMEDIATE") != TURSO_DONE;
        w->problems += step_once(c, take) != TURSO_DONE;
        w->problems += step_once(c, give) != TURSO_DONE;
        w->problems += step_once(c, "INSERT INTO ledger(v) VALUES (randomblob(300))") != TURSO_DONE;
        w->problems += step_once(c, i % 10 == 9 ? "ROLLBACK" : "COMMIT") != TURSO_DONE;
        if (i % 40 == 39)
            step_once(c, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    turso_connection_deinit(c);
    return NULL;
}

static void *add_up(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < ROUNDS; i++) {
        conn_t c = NULL;
        stmt_t s = NULL;
        if (turso_database_connect(w->db, &c, NULL) != TURSO_OK ||
            turso_connection_prepare_single(
                c, "SELECT (SELECT sum(v) FROM account), (SELECT count(*) FROM ledger)", &s, NULL) !=
                TURSO_OK ||
            turso_statement_step(s, NULL) != TURSO_ROW ||
            turso_statement_row_value_int(s, 0) != 1000 * ACCOUNTS)
            w->problems++;
        turso_statement_deinit(s);
        turso_connection_deinit(c);
    }
    return NULL;
}

static void threads_hammer_one_database(void **state)
{
    fixture *f = *state;
    pthread_t threads[WRITERS + READERS];
    worker workers[WRITERS + READERS];
    turso_setup(&(turso_config_t){.log_level = "error"}, NULL);
    exec(f->a, "CREATE TABLE account(id INTEGER PRIMARY KEY, v)");
    exec(f->a, "CREATE TABLE ledger(id INTEGER PRIMARY KEY, v)");
    exec(f->a, "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19) "
               "INSERT INTO account SELECT i, 1000 FROM n");
    for (int i = 0; i < WRITERS + READERS; i++) {
        workers[i] = (worker){f->db, i, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, i < WRITERS ? move_money : add_up, &workers[i]),
                         0);
    }
    for (int i = 0; i < WRITERS + READERS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < WRITERS + READERS; i++)
        assert_int_equal(workers[i].problems, 0);
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM account"), 1000 * ACCOUNTS);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM ledger"), WRITERS * ROUNDS * 9 / 10);
    assert_string_equal(ask_text(f->a, "PRAGMA integrity_check"), "ok");
}

/* Handles come and go in many threads at once: the VFS list of SQLite is shared by all of them. */
static void *come_and_go(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < 40; i++) {
        db_t db = NULL;
        conn_t c = NULL;
        if (turso_database_new(&(turso_database_config_t){.path = ":memory:"}, &db, NULL) != TURSO_OK ||
            turso_database_open(db, NULL) != TURSO_OK || turso_database_connect(db, &c, NULL) != TURSO_OK ||
            step_once(c, "CREATE TABLE t(v)") != TURSO_DONE)
            w->problems++;
        turso_connection_deinit(c);
        turso_database_deinit(db);
    }
    return NULL;
}

static void handles_come_and_go_in_threads(void **state)
{
    (void)state;
    pthread_t threads[4];
    worker workers[4] = {0};
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, come_and_go, &workers[i]), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++)
        assert_int_equal(workers[i].problems, 0);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH(connections_share_the_database),
        WITH(handles_are_private),
        WITH(a_reader_keeps_its_snapshot_beside_a_writer),
        WITH(a_spilled_transaction_is_invisible),
        WITH(a_second_writer_gets_busy),
        WITH(checkpoints_respect_readers),
        WITH(nothing_reaches_the_disk),
        cmocka_unit_test(the_vfs_makes_any_path_memory),
        WITH(a_copy_can_be_written_to_disk),
        WITH(growing_and_shrinking),
        WITH(threads_hammer_one_database),
        cmocka_unit_test(handles_come_and_go_in_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
