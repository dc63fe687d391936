/* PRAGMA ember_stats: each number is moved by what it counts. */
#include "concurrent.h"

#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>

static void make_table(fixture *f)
{
    exec_all(
        f->a,
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v, u UNIQUE); INSERT INTO t VALUES (1, 0, 'a'), (2, 0, 'b')");
}

static void a_handle_without_concurrency_has_zeros(void **state)
{
    (void)state;
    enter_scratch(directory, sizeof directory);
    db_t db = open_db("plain.db");
    conn_t c = connect_db(db);
    stmt_t s = prepare(c, "PRAGMA ember_stats");
    int rows = 0;
    assert_int_equal(turso_statement_column_count(s), 2);
    while (turso_statement_step(s, NULL) == TURSO_ROW) {
        assert_int_equal(turso_statement_row_value_int(s, 1), 0);
        rows++;
    }
    assert_true(rows > 10);
    turso_statement_deinit(s);
    turso_connection_deinit(c);
    turso_database_deinit(db);
    leave_scratch(directory);
}

static void transactions_and_their_ends(void **state)
{
    fixture *f = *state;
    make_table(f);
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    assert_int_equal(stat_of(f->c, "open"), 2);
    assert_int_equal(stat_of(f->c, "begun"), 2);
    exec_all(f->a, "UPDATE t SET v = 1 WHERE id = 1; COMMIT");
    exec(f->b, "ROLLBACK");
    assert_int_equal(stat_of(f->c, "open"), 0);
    assert_int_equal(stat_of(f->c, "commits"), 1);
    assert_int_equal(stat_of(f->c, "groups"), 1);
    assert_int_equal(stat_of(f->c, "group_of_1"), 1);
    assert_int_equal(stat_of(f->c, "largest_group"), 1);
    assert_int_equal(stat_of(f->c, "conflicts"), 0);
}

static void conflicts_by_table_and_retries(void **state)
{
    fixture *f = *state;
    make_table(f);
    exec(f->a, "CREATE TABLE \"odd'name\"(x PRIMARY KEY) WITHOUT ROWID");
    expect_conflict(f, "rowid 1", "UPDATE t SET v = 1 WHERE id = 1", "UPDATE t SET v = 2 WHERE id = 1");
    assert_int_equal(stat_of(f->c, "retries"), 0);
    /* b comes again, and meets another one */
    expect_conflict(f, "UNIQUE", "INSERT INTO t VALUES (10, 0, 'x')", "INSERT INTO t VALUES (11, 0, 'x')");
    expect_conflict(f, "odd'name", "INSERT INTO \"odd'name\" VALUES (5)",
                    "INSERT INTO \"odd'name\" VALUES (5)");
    /* what is not about a row is in the total only */
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->b, "UPDATE t SET v = 3 WHERE id = 2");
    exec(f->a, "CREATE TABLE another(x)");
    expect_error(TURSO_BUSY_SNAPSHOT, "schema", run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
    assert_int_equal(stat_of(f->c, "conflicts"), 4);
    assert_int_equal(stat_of(f->c, "conflicts.t"), 2);
    assert_int_equal(stat_of(f->c, "conflicts.odd'name"), 1);
    assert_int_equal(stat_of(f->c, "conflicts.another"), -1);
    assert_int_equal(stat_of(f->c, "retries"), 3);
    /* after a commit the next one is no retry */
    exec_all(f->b, "BEGIN CONCURRENT; UPDATE t SET v = 4 WHERE id = 2; COMMIT; BEGIN CONCURRENT; ROLLBACK");
    assert_int_equal(stat_of(f->c, "retries"), 4);
}

static void commits_by_others(void **state)
{
    fixture *f = *state;
    make_table(f);
    int64_t before = stat_of(f->c, "foreign_commits");
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 1; COMMIT");
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 2; COMMIT");
    int64_t between = stat_of(f->c, "foreign_commits");
    exec(f->b, "UPDATE t SET v = 3");
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 4; COMMIT");
    assert_true(between <= before + 1);
    assert_int_equal(stat_of(f->c, "foreign_commits"), between);
    sqlite3 *other;
    assert_int_equal(sqlite3_open("a.db", &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "UPDATE t SET v = 5", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 6; COMMIT");
    assert_int_equal(stat_of(f->c, "foreign_commits"), between + 1);
}

static void the_size_of_the_log(void **state)
{
    fixture *f = *state;
    struct stat about;
    make_table(f);
    int64_t frames = stat_of(f->c, "wal_frames");
    int64_t bytes = stat_of(f->c, "wal_bytes");
    assert_true(frames > 0);
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = zeroblob(40000) WHERE id = 1; COMMIT");
    assert_in_range(stat_of(f->c, "wal_frames"), frames + 10, frames + 20);
    assert_true(stat_of(f->c, "wal_bytes") >= bytes + 10 * 4096);
    if (stat("a.db-wal", &about) == 0)
        assert_int_equal(stat_of(f->c, "wal_bytes"), about.st_size);
    /* the log begins anew after a checkpoint that moved all of it */
    exec(f->a, "PRAGMA wal_checkpoint(RESTART)");
    exec(f->a, "UPDATE t SET v = 0 WHERE id = 1");
    assert_in_range(stat_of(f->c, "wal_frames"), 1, 20);
}

static void ages_of_snapshots(void **state)
{
    fixture *f = *state;
    assert_int_equal(stat_of(f->c, "oldest_snapshot_ms"), 0);
    exec(f->a, "BEGIN CONCURRENT");
    usleep(20000);
    exec(f->b, "BEGIN CONCURRENT");
    int64_t oldest = stat_of(f->c, "oldest_snapshot_ms");
    assert_true(oldest >= 20);
    assert_true(stat_of(f->c, "longest_snapshot_ms") >= oldest);
    exec(f->a, "COMMIT");
    exec(f->b, "COMMIT");
    assert_int_equal(stat_of(f->c, "oldest_snapshot_ms"), 0);
    assert_true(stat_of(f->c, "longest_snapshot_ms") >= oldest);
}

static void the_work_on_the_log(void **state)
{
    fixture *f = *state;
    exec_all(
        f->c,
        "PRAGMA ember_checkpoint_frames = 20; PRAGMA ember_drain_frames = 60; PRAGMA ember_snapshot_ms = 1;"
        "PRAGMA ember_drain_ms = 1");
    make_table(f);
    exec(f->a, "CREATE TABLE o(x)");
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO o VALUES (1)");
    usleep(3000);
    assert_int_equal(stat_of(f->c, "revoked"), 0);
    for (int i = 0; i < 6; i++)
        exec_all(f->b, "BEGIN CONCURRENT; UPDATE t SET v = randomblob(100000) WHERE id = 1; COMMIT");
    assert_true(stat_of(f->c, "checkpoints") > 0);
    assert_true(stat_of(f->c, "drains") > 0);
    assert_int_equal(stat_of(f->c, "revoked"), 1);
    exec(f->a, "ROLLBACK");
}

/* ---- groups ---- */

typedef struct {
    fixture *f;
    int row;
} member;

static void *commit_one(void *arg)
{
    member *m = arg;
    char sql[60];
    conn_t c = connect_db(m->f->db);
    exec(c, "BEGIN CONCURRENT");
    snprintf(sql, sizeof sql, "UPDATE t SET v = v + 1 WHERE id = %d", m->row);
    exec(c, sql);
    exec(c, "COMMIT");
    turso_connection_deinit(c);
    return NULL;
}

/* Several transactions want to commit while another connection holds the write lock. */
static void commit_together(fixture *f, int count)
{
    pthread_t threads[8];
    member members[8];
    exec(f->b, "BEGIN IMMEDIATE");
    for (int i = 0; i < count; i++) {
        members[i] = (member){f, i + 1};
        assert_int_equal(pthread_create(&threads[i], NULL, commit_one, &members[i]), 0);
    }
    usleep(100000);
    exec(f->b, "COMMIT");
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

static void groups_by_size(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 0), (2, 0), (3, 0), "
                   "(4, 0), (5, 0)");
    exec(f->c, "PRAGMA ember_group_size = 1");
    commit_together(f, 5);
    assert_int_equal(stat_of(f->c, "largest_group"), 1);
    assert_int_equal(stat_of(f->c, "group_of_1"), 5);
    exec(f->c, "PRAGMA ember_group_size = 3");
    int64_t commits = 5;
    while (stat_of(f->c, "largest_group") < 2 && commits < 500) {
        commit_together(f, 5);
        commits += 5;
    }
    assert_in_range(stat_of(f->c, "largest_group"), 2, 3);
    assert_true(stat_of(f->c, "group_of_2") > 0);
    assert_int_equal(stat_of(f->c, "group_of_4"), 0);
    assert_int_equal(stat_of(f->c, "group_of_1") + stat_of(f->c, "group_of_2"), stat_of(f->c, "groups"));
    assert_int_equal(stat_of(f->c, "commits"), commits);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), commits);
}

/* ---- the pragma as a statement ---- */

static void a_statement_that_is_kept_shows_the_numbers_of_now(void **state)
{
    fixture *f = *state;
    make_table(f);
    stmt_t kept = prepare(f->c, "PRAGMA ember_stats");
    for (int i = 0; i < 3; i++) {
        bool seen = false;
        while (turso_statement_step(kept, NULL) == TURSO_ROW)
            if (strcmp(turso_statement_row_value_bytes_ptr(kept, 0), "commits") == 0) {
                assert_int_equal(turso_statement_row_value_int(kept, 1), i);
                seen = true;
            }
        assert_true(seen);
        assert_int_equal(turso_statement_reset(kept, NULL), TURSO_OK);
        exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = v + 1; COMMIT");
    }
    turso_statement_deinit(kept);
    /* also inside of a transaction, and after a conflict */
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(stat_of(f->a, "open"), 1);
    exec(f->a, "ROLLBACK");
    expect_error(TURSO_ERROR, "cannot be set", run(f->a, "PRAGMA ember_stats = 1", NULL, &error));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
#define MEMORY_TEST(function)                                                                                \
    {                                                                                                        \
#function " in memory", function, set_up_memory, tear_down, NULL                                     \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_handle_without_concurrency_has_zeros),
        TEST(transactions_and_their_ends),
        TEST(conflicts_by_table_and_retries),
        TEST(commits_by_others),
        TEST(the_size_of_the_log),
        MEMORY_TEST(the_size_of_the_log),
        TEST(ages_of_snapshots),
        TEST(the_work_on_the_log),
        TEST(groups_by_size),
        TEST(a_statement_that_is_kept_shows_the_numbers_of_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
