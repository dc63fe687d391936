/* async_io: waiting is the caller's. */
#include "support.h"

#include <time.h>

#include "internal.h"

typedef struct {
    db_t db;
    conn_t a, b;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.db = new_db(":memory:", (turso_database_config_t){.async_io = 1});
    expect(TURSO_OK, turso_database_open(f.db, &error));
    f.a = connect_db(f.db);
    f.b = connect_db(f.db);
    exec(f.a, "CREATE TABLE t(v)");
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

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void each_execution_begins_with_io(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->a, "SELECT 1 UNION ALL SELECT 2");
    for (int i = 0; i < 2; i++) {
        expect(TURSO_IO, turso_statement_step(s, &error));
        expect(TURSO_IO, turso_statement_step(s, &error)); /* no run_io, no progress */
        assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
        expect(TURSO_OK, turso_statement_run_io(s, &error));
        expect(TURSO_OK, turso_statement_run_io(s, &error)); /* once more does no harm */
        expect(TURSO_ROW, turso_statement_step(s, &error));
        expect(TURSO_ROW, turso_statement_step(s, &error));
        assert_int_equal(turso_statement_row_value_int(s, 0), 2);
        expect(TURSO_DONE, turso_statement_step(s, &error));
        expect(TURSO_OK, turso_statement_reset(s, &error));
    }
    turso_statement_deinit(s);
}

static void execute_surfaces_io_too(void **state)
{
    fixture *f = *state;
    uint64_t changes = 77;
    stmt_t s = prepare(f->a, "INSERT INTO t VALUES (1), (2)");
    expect(TURSO_IO, turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 77);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    expect(TURSO_OK, turso_statement_run_io(s, &error));
    expect(TURSO_DONE, turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 2);
    expect_error(TURSO_MISUSE, "reset", turso_statement_execute(s, &changes, &error));
    turso_statement_deinit(s);
}

/* A statement that awaits IO can be given up at any time. */
static void a_waiting_statement_can_be_dropped(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->a, "SELECT 1");
    expect(TURSO_IO, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    expect(TURSO_IO, turso_statement_step(s, &error));
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    turso_statement_deinit(s);
}

static void a_taken_lock_is_io_until_it_is_free(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN IMMEDIATE");
    stmt_t s = prepare(f->b, "INSERT INTO t VALUES (1) RETURNING v");
    int turns = 0;
    turso_status_code_t status;
    while ((status = turso_statement_step(s, NULL)) == TURSO_IO) {
        int64_t start = now_ms();
        expect(TURSO_OK, turso_statement_run_io(s, &error));
        assert_true(now_ms() - start < 100); /* one short turn */
        if (++turns == 12)
            exec(f->a, "COMMIT");
    }
    assert_int_equal(status, TURSO_ROW);
    assert_int_equal(turns, 12);
    expect(TURSO_DONE, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_n_change(s), 1);
    turso_statement_deinit(s);
}

static void a_taken_lock_becomes_busy_in_time(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN IMMEDIATE");
    turso_connection_set_busy_timeout_ms(f->b, 200);
    stmt_t s = prepare(f->b, "BEGIN IMMEDIATE");
    int turns = 0;
    int64_t start = now_ms();
    turso_status_code_t status;
    while ((status = turso_statement_step(s, NULL)) == TURSO_IO) {
        expect(TURSO_OK, turso_statement_run_io(s, &error));
        turns++;
    }
    assert_int_equal(status, TURSO_BUSY);
    assert_in_range(now_ms() - start, 195, 1500);
    assert_true(turns > 10);
    /* At timeout 0 it is BUSY after the first say. */
    turso_connection_set_busy_timeout_ms(f->b, 0);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    expect(TURSO_IO, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_run_io(s, &error));
    expect_error(TURSO_BUSY, "database is locked", turso_statement_step(s, &error));
    exec(f->a, "COMMIT");
    expect(TURSO_DONE, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    exec(f->b, "COMMIT");
}

/* Waiting cannot cure a stale snapshot, so it is told at once. */
static void a_stale_snapshot_does_not_wait(void **state)
{
    fixture *f = *state;
    exec(f->b, "BEGIN");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    exec(f->a, "INSERT INTO t VALUES (1)");
    int64_t start = now_ms();
    expect_error(TURSO_BUSY_SNAPSHOT, "locked", run(f->b, "INSERT INTO t VALUES (2)", NULL, &error));
    assert_true(now_ms() - start < 1000);
    exec(f->b, "ROLLBACK");
}

static int32_t same(uintptr_t context, const uint8_t *left, size_t left_len, const uint8_t *right,
                    size_t right_len)
{
    (void)context;
    (void)left;
    (void)right;
    return (int32_t)left_len - (int32_t)right_len;
}

static void expect_no_sleep(fixture *f)
{
    exec(f->a, "BEGIN IMMEDIATE");
    stmt_t s = prepare(f->b, "BEGIN IMMEDIATE");
    for (int i = 0; i < 3; i++) {
        expect(TURSO_IO, turso_statement_step(s, &error));
        expect(TURSO_OK, turso_statement_run_io(s, &error));
    }
    turso_statement_deinit(s);
    exec(f->a, "COMMIT");
}

/* PRAGMA busy_timeout brings SQLite's own, sleeping way of waiting along; it must not stay. */
static void the_pragma_does_not_bring_sleep_back(void **state)
{
    fixture *f = *state;
    stmt_t pragma = prepare(f->b, "PRAGMA busy_timeout = 500");
    expect_no_sleep(f);
    /* Replacing a collation makes SQLite compile the statement anew when it runs, and with it goes the
     * pragma. */
    expect(TURSO_OK, turso_connection_register_collation(f->b, "same", 0, same, NULL, &error));
    expect(TURSO_OK, turso_connection_register_collation(f->b, "same", 0, same, NULL, &error));
    expect(TURSO_IO, turso_statement_step(pragma, &error));
    expect(TURSO_OK, turso_statement_run_io(pragma, &error));
    expect(TURSO_ROW, turso_statement_step(pragma, &error));
    assert_int_equal(turso_statement_row_value_int(pragma, 0), 500);
    expect(TURSO_OK, turso_statement_reset(pragma, &error));
    expect_no_sleep(f);
    turso_statement_deinit(pragma);
}

/* The rows are out: repeating the statement would hand them out twice, so this BUSY is final. */
static void a_lock_missed_after_rows_is_busy(void **state)
{
    fixture *f = *state;
    exec(f->a, "ATTACH 'side' AS side"); /* with a rollback journal: a commit has to wait for readers */
    exec(f->a, "CREATE TABLE side.s(v)");
    exec(f->b, "ATTACH 'side' AS side");
    exec(f->b, "BEGIN");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM side.s"), 0);
    stmt_t s = prepare(f->a, "INSERT INTO side.s VALUES (1), (2) RETURNING v");
    expect(TURSO_IO, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_run_io(s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_error(TURSO_BUSY, "database is locked", turso_statement_step(s, &error));
    expect_error(TURSO_MISUSE, "reset", turso_statement_step(s, &error));
    turso_statement_deinit(s);
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM side.s"), 0);
}

static void no_turn_goes_past_the_deadline(void **state)
{
    const fixture *f = *state;
    int64_t start = now_ms();
    for (int i = 0; i < 300; i++)
        ember__await_unlocked(f->a, i, ember__now_us() - 1);
    assert_true(now_ms() - start < 500);
}

static void without_async_io_never_surfaces(void **state)
{
    (void)state;
    db_t db = open_db(":memory:");
    conn_t c = connect_db(db);
    stmt_t s = prepare(c, "SELECT 1");
    expect(TURSO_OK, turso_statement_run_io(s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH(each_execution_begins_with_io),        WITH(execute_surfaces_io_too),
        WITH(a_waiting_statement_can_be_dropped),   WITH(a_taken_lock_is_io_until_it_is_free),
        WITH(a_taken_lock_becomes_busy_in_time),    WITH(a_stale_snapshot_does_not_wait),
        WITH(the_pragma_does_not_bring_sleep_back), WITH(a_lock_missed_after_rows_is_busy),
        WITH(no_turn_goes_past_the_deadline),       cmocka_unit_test(without_async_io_never_surfaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
