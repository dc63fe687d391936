/* The limits of concurrent transactions: each is read, set, and reached. */
#include "concurrent.h"

static const struct {
    const char *name;
    int64_t usual;
} limits[] = {
    {"ember_max_rows", 1000000},       {"ember_max_pages", 262144},   {"ember_memory_pages", 4096},
    {"ember_group_size", 64},          {"ember_patience", 8},         {"ember_sequence_range", 1000},
    {"ember_checkpoint_frames", 1000}, {"ember_drain_frames", 16000}, {"ember_drain_ms", 100},
    {"ember_snapshot_ms", 30000},
};

static void each_is_read_and_set_for_the_handle(void **state)
{
    fixture *f = *state;
    db_t other = open_db("other.db");
    conn_t there = connect_db(other);
    exec(there, "PRAGMA journal_mode = mvcc");
    for (size_t i = 0; i < COUNT(limits); i++) {
        char read[60], set[60];
        snprintf(read, sizeof read, "PRAGMA %s", limits[i].name);
        snprintf(set, sizeof set, "PRAGMA %s(%d);", limits[i].name, 5 + (int)i);
        assert_int_equal(ask_int(f->a, read), limits[i].usual);
        exec(f->b, set);
        assert_int_equal(ask_int(f->a, read), 5 + (int)i);
        assert_int_equal(ask_int(there, read), limits[i].usual);
    }
    turso_connection_deinit(there);
    turso_database_deinit(other);
}

static void what_is_no_number_is_refused(void **state)
{
    fixture *f = *state;
    static const char *const bad[] = {"0",  "-1", "'many'", "1.5",       "99999999999999999999",
                                      "+3", "''", "",       "4294967296"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        char sql[80];
        snprintf(sql, sizeof sql, "PRAGMA ember_max_rows = %s", bad[i]);
        expect_error(TURSO_ERROR, "from 1 to 4294967295", run(f->a, sql, NULL, &error));
    }
    assert_int_equal(ask_int(f->a, "PRAGMA ember_max_rows"), 1000000);
    expect_error(TURSO_ERROR, "there is no PRAGMA ember_max_rowz",
                 run(f->a, "PRAGMA ember_max_rowz = 5", NULL, &error));
    expect_error(TURSO_ERROR, "ON or OFF", run(f->a, "PRAGMA ember_serializable = maybe", NULL, &error));
}

static void they_belong_to_concurrency(void **state)
{
    (void)state;
    enter_scratch(directory, sizeof directory);
    db_t db = open_db("plain.db");
    conn_t c = connect_db(db);
    assert_int_equal(ask_int(c, "PRAGMA ember_group_size"), 64);
    expect_error(TURSO_ERROR, "mvcc", run(c, "PRAGMA ember_group_size = 5", NULL, &error));
    turso_connection_deinit(c);
    turso_database_deinit(db);
    leave_scratch(directory);
}

static void fill(conn_t c, int rows)
{
    char sql[160];
    snprintf(sql, sizeof sql,
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
             "INSERT INTO t SELECT i, zeroblob(3000) FROM n",
             rows);
    exec(c, sql);
}

static void rows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); PRAGMA ember_max_rows = 10; BEGIN CONCURRENT");
    fill(f->a, 11);
    expect_error(TURSO_DATABASE_FULL, "too many rows", run(f->a, "COMMIT", NULL, &error));
    /* a setting holds from the next transaction on */
    exec_all(f->a, "ROLLBACK; BEGIN CONCURRENT; PRAGMA ember_max_rows = 11");
    fill(f->a, 11);
    expect_error(TURSO_DATABASE_FULL, "too many rows", run(f->a, "COMMIT", NULL, &error));
    exec_all(f->a, "ROLLBACK; BEGIN CONCURRENT");
    fill(f->a, 11);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 11);
}

static void pages(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); PRAGMA ember_max_pages = 50;"
                   "PRAGMA ember_memory_pages = 5; BEGIN CONCURRENT");
    fill(f->a, 100);
    expect_error(TURSO_DATABASE_FULL, "full", run(f->a, "COMMIT", NULL, &error));
    /* most of them go to the private file */
    exec_all(f->a, "ROLLBACK; BEGIN CONCURRENT");
    fill(f->a, 30);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT sum(length(v)) FROM t"), 90000);
}

static void numbers_of_a_range(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v); PRAGMA ember_sequence_range = 10");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO s(v) VALUES (1), (2)");
    exec(f->b, "INSERT INTO s(v) VALUES (1)");
    assert_int_equal(ask_int(f->b, "SELECT max(id) FROM s"), 11);
    /* a runs out of its range and into that of b */
    exec(f->a, "INSERT INTO s(v) VALUES (3), (4), (5), (6), (7), (8), (9), (10), (11)");
    exec(f->a, "COMMIT");
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 11", run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
}

static void tables_with_a_range(void **state)
{
    fixture *f = *state;
    char sql[80];
    for (int i = 0; i < 17; i++) {
        snprintf(sql, sizeof sql, "CREATE TABLE s%d(id INTEGER PRIMARY KEY AUTOINCREMENT, v)", i);
        exec(f->a, sql);
    }
    for (int last = 15; last < 17; last++) {
        exec(f->a, "BEGIN CONCURRENT");
        exec(f->b, "BEGIN CONCURRENT");
        for (int i = 0; i <= last; i++) {
            snprintf(sql, sizeof sql, "INSERT INTO s%d(v) VALUES (1)", i);
            exec(f->a, sql);
            exec(f->b, sql);
        }
        exec(f->a, "COMMIT");
        if (last == 15) {
            exec(f->b, "COMMIT");
        } else {
            expect_error(TURSO_BUSY_SNAPSHOT, "\"s16\"", run(f->b, "COMMIT", NULL, &error));
            exec(f->b, "ROLLBACK");
        }
    }
}

static void conflicts_until_a_connection_is_let_through(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 0);"
                   "PRAGMA ember_patience = 2; PRAGMA ember_drain_ms = 1");
    for (int i = 1; i <= 2; i++) {
        expect_conflict(f, "rowid 1", "UPDATE t SET v = v + 1", "UPDATE t SET v = v + 1");
        assert_int_equal(stat_of(f->c, "alone"), 0);
    }
    exec(f->b, "BEGIN CONCURRENT");
    assert_int_equal(stat_of(f->c, "alone"), 1);
    /* ordinary statements do not wait, others only for a while */
    exec(f->c, "INSERT INTO t VALUES (2, 0)");
    exec(f->a, "BEGIN CONCURRENT");
    exec_all(f->b, "UPDATE t SET v = v + 1 WHERE id = 1; COMMIT");
    exec(f->a, "ROLLBACK");
    /* it has committed: the next one is like any other */
    exec_all(f->b, "BEGIN CONCURRENT; ROLLBACK");
    assert_int_equal(stat_of(f->c, "alone"), 1);
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), 3);
}

static void frames_before_the_log_is_moved(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); PRAGMA ember_checkpoint_frames = 30");
    for (int i = 0; i < 12; i++)
        exec_all(f->a, "BEGIN CONCURRENT; REPLACE INTO t VALUES (1, randomblob(10000)); COMMIT");
    assert_true(stat_of(f->c, "checkpoints") > 0);
    assert_int_equal(stat_of(f->c, "drains"), 0);
    /* the log begins anew every time, and is not let grow because it was moved before */
    for (int i = 0; i < 40; i++) {
        exec_all(f->a, "BEGIN CONCURRENT; REPLACE INTO t VALUES (1, randomblob(10000)); COMMIT");
        assert_in_range(stat_of(f->c, "wal_frames"), 1, 45);
    }
    exec(f->a, "PRAGMA ember_drain_frames = 1");
    for (int i = 0; i < 12; i++)
        exec_all(f->a, "BEGIN CONCURRENT; REPLACE INTO t VALUES (1, randomblob(10000)); COMMIT");
    assert_true(stat_of(f->c, "drains") > 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_is_read_and_set_for_the_handle),
        TEST(what_is_no_number_is_refused),
        cmocka_unit_test(they_belong_to_concurrency),
        TEST(rows),
        TEST(pages),
        TEST(numbers_of_a_range),
        TEST(tables_with_a_range),
        TEST(conflicts_until_a_connection_is_let_through),
        TEST(frames_before_the_log_is_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
