/* Transactions as the driver runs them. */
#include "support.h"

#include "driver/turso/internal.h"

static int open_and_create(void **state)
{
    static fixture f;
    fixture_open(&f, "turso", true, 0);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (a)"), TOASTY_OK);
    *state = &f;
    return 0;
}

static int close_again(void **state)
{
    fixture_close(*state);
    return 0;
}

static toasty_status begin(fixture *f, toasty__tx_request request)
{
    request.action = TOASTY__TX_BEGIN;
    toasty__error_clear(&f->error);
    return f->driver->transaction(f->conn, &request, &f->error);
}

static void the_text_follows_the_request(void **state)
{
    static const struct {
        toasty__tx_request request;
        const char *text;
        const char *concurrent; /* with concurrent writes; NULL: the same */
    } cases[] = {
        {{.action = TOASTY__TX_BEGIN}, "BEGIN", "BEGIN CONCURRENT"},
        {{.action = TOASTY__TX_BEGIN, .isolation = TOASTY_SERIALIZABLE},
         "BEGIN",
         "PRAGMA ember_serializable = ON; BEGIN CONCURRENT"},
        {{.action = TOASTY__TX_BEGIN, .isolation = TOASTY_SERIALIZABLE, .mode = TOASTY_MODE_IMMEDIATE},
         "BEGIN IMMEDIATE",
         NULL},
        {{.action = TOASTY__TX_BEGIN, .isolation = TOASTY_SERIALIZABLE, .read_only = true},
         "BEGIN",
         "BEGIN CONCURRENT"},
        {{.action = TOASTY__TX_BEGIN, .writes = true}, "BEGIN IMMEDIATE", "BEGIN QUEUED"},
        {{.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_QUEUED}, "BEGIN IMMEDIATE", "BEGIN QUEUED"},
        {{.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_QUEUED, .read_only = true},
         "BEGIN",
         "BEGIN CONCURRENT"},
        {{.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_DEFERRED}, "BEGIN DEFERRED", NULL},
        {{.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_IMMEDIATE}, "BEGIN IMMEDIATE", NULL},
        {{.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_EXCLUSIVE}, "BEGIN EXCLUSIVE", NULL},
        {{.action = TOASTY__TX_COMMIT}, "COMMIT", NULL},
        {{.action = TOASTY__TX_ROLLBACK}, "ROLLBACK", NULL},
        {{.action = TOASTY__TX_SAVEPOINT, .depth = 2}, "SAVEPOINT tx_2", NULL},
        {{.action = TOASTY__TX_RELEASE, .depth = 10}, "RELEASE tx_10", NULL},
        {{.action = TOASTY__TX_ROLLBACK_TO, .depth = 3}, "ROLLBACK TO tx_3", NULL},
    };
    fixture *f = *state;
    toasty__driver_db db = *f->db;
    toasty__turso_conn *conn = calloc(1, sizeof *conn);
    assert_non_null(conn);
    conn->db = &db;
    for (int concurrent = 0; concurrent < 2; concurrent++) {
        db.concurrent_writes = concurrent;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            char text[64];
            f->driver->transaction_text(&conn->base, &cases[i].request, text, sizeof text);
            assert_string_equal(text,
                                concurrent && cases[i].concurrent ? cases[i].concurrent : cases[i].text);
        }
    }
    free(conn);
}

static void commit_keeps_and_rollback_forgets(void **state)
{
    fixture *f = *state;
    for (int round = 0; round < 3; round++) {
        assert_false(f->driver->in_transaction(f->conn));
        assert_int_equal(begin(f, (toasty__tx_request){0}), TOASTY_OK);
        assert_true(f->driver->in_transaction(f->conn));
        assert_int_equal(run_sql(f, "INSERT INTO t VALUES (1)"), TOASTY_OK);
        assert_int_equal(run_tx(f, f->conn, TOASTY__TX_COMMIT, 1), TOASTY_OK);
        assert_int_equal(begin(f, (toasty__tx_request){0}), TOASTY_OK);
        assert_int_equal(run_sql(f, "INSERT INTO t VALUES (2)"), TOASTY_OK);
        assert_int_equal(run_tx(f, f->conn, TOASTY__TX_ROLLBACK, 1), TOASTY_OK);
        assert_int_equal(ask(f, "SELECT count(*) FROM t"), round + 1);
    }
}

static void savepoints_nest(void **state)
{
    fixture *f = *state;
    assert_int_equal(begin(f, (toasty__tx_request){0}), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_SAVEPOINT, 2), TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT INTO t VALUES (1)"), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_SAVEPOINT, 3), TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT INTO t VALUES (2)"), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_ROLLBACK_TO, 3), TOASTY_OK);
    /* It has also ended: there is nothing of this name any more. */
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_RELEASE, 3), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_RELEASE, 2), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_COMMIT, 1), TOASTY_OK);
    assert_int_equal(ask(f, "SELECT a FROM t"), 1);
}

static void other_isolations_are_refused_before_any_sql(void **state)
{
    fixture *f = *state;
    static const toasty_isolation refused[] = {TOASTY_READ_UNCOMMITTED, TOASTY_READ_COMMITTED,
                                               TOASTY_REPEATABLE_READ, (toasty_isolation)17};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(begin(f, (toasty__tx_request){.isolation = refused[i]}), TOASTY_UNSUPPORTED_FEATURE);
        assert_false(f->driver->in_transaction(f->conn));
    }
    assert_int_equal(begin(f, (toasty__tx_request){.isolation = TOASTY_SERIALIZABLE}), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_ROLLBACK, 1), TOASTY_OK);
}

static toasty_status run_kind(fixture *f, toasty__command_kind kind, const char *sql)
{
    const toasty__command command = {.kind = kind, .sql = sql, .sql_length = strlen(sql)};
    return run_command(f, f->conn, &command);
}

static void a_read_only_transaction_refuses_every_kind_of_write(void **state)
{
    fixture *f = *state;
    static const toasty_mode modes[] = {TOASTY_MODE_DEFAULT, TOASTY_MODE_DEFERRED, TOASTY_MODE_IMMEDIATE,
                                        TOASTY_MODE_EXCLUSIVE, TOASTY_MODE_QUEUED};
    static const toasty__command_kind kinds[] = {TOASTY__INSERT, TOASTY__UPDATE, TOASTY__DELETE, TOASTY__DDL,
                                                 TOASTY__RAW};
    for (size_t m = 0; m < sizeof modes / sizeof *modes; m++)
        for (int commit = 0; commit < 2; commit++) {
            assert_int_equal(begin(f, (toasty__tx_request){.read_only = true, .mode = modes[m]}), TOASTY_OK);
            assert_int_equal(ask(f, "SELECT count(*) FROM t"), 0);
            for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
                assert_int_equal(run_kind(f, kinds[i], "INSERT INTO t VALUES (1)"),
                                 TOASTY_READ_ONLY_TRANSACTION);
                if (kinds[i] != TOASTY__RAW)
                    assert_string_equal(f->error.info.statement, "INSERT INTO t VALUES (1)");
            }
            assert_int_equal(run_kind(f, TOASTY__RAW, "CREATE TABLE u (a)"), TOASTY_READ_ONLY_TRANSACTION);
            assert_int_equal(run_kind(f, TOASTY__RAW, "SELECT 1"), TOASTY_OK);
            assert_int_equal(run_tx(f, f->conn, commit ? TOASTY__TX_COMMIT : TOASTY__TX_ROLLBACK, 1),
                             TOASTY_OK);
            assert_int_equal(ask(f, "PRAGMA query_only"), 0);
        }
    assert_int_equal(run_kind(f, TOASTY__RAW, "INSERT INTO t VALUES (1)"), TOASTY_OK);
    assert_int_equal(ask(f, "SELECT count(*) FROM t"), 1);
}

static void a_connection_with_an_open_transaction_is_not_reused(void **state)
{
    fixture *f = *state;
    assert_true(f->driver->usable(f->conn));
    assert_int_equal(run_sql(f, "BEGIN"), TOASTY_OK);
    assert_false(f->driver->usable(f->conn));
    assert_int_equal(run_sql(f, "ROLLBACK"), TOASTY_OK);
    assert_true(f->driver->usable(f->conn));
}

/* The engine itself rolls back when a statement says so; rolling back again is no failure. */
static void rolling_back_what_is_rolled_back_is_fine(void **state)
{
    fixture *f = *state;
    assert_int_equal(run_sql(f, "CREATE UNIQUE INDEX i ON t (a)"), TOASTY_OK);
    assert_int_equal(begin(f, (toasty__tx_request){.read_only = false}), TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT INTO t VALUES (1)"), TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT OR ROLLBACK INTO t VALUES (1)"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_false(f->driver->in_transaction(f->conn));
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_ROLLBACK, 1), TOASTY_OK);
    assert_true(f->driver->usable(f->conn));
    assert_int_equal(ask(f, "SELECT count(*) FROM t"), 0);
}

static void immediate_takes_the_lock_at_once(void **state)
{
    fixture *f = *state;
    toasty__driver_conn *other = NULL;
    const toasty__tx_request immediate = {.action = TOASTY__TX_BEGIN, .mode = TOASTY_MODE_IMMEDIATE};
    assert_int_equal(f->driver->connect(f->db, &other, &f->error), TOASTY_OK);
    assert_int_equal(begin(f, (toasty__tx_request){.writes = true}), TOASTY_OK);
    assert_int_equal(f->driver->transaction(other, &immediate, &f->error), TOASTY_SERIALIZATION_FAILURE);
    assert_string_equal(f->error.info.statement, "BEGIN IMMEDIATE");
    assert_false(f->driver->in_transaction(other));
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_ROLLBACK, 1), TOASTY_OK);
    assert_int_equal(begin(f, (toasty__tx_request){0}), TOASTY_OK);
    assert_int_equal(f->driver->transaction(other, &immediate, &f->error), TOASTY_OK);
    assert_int_equal(run_tx(f, other, TOASTY__TX_COMMIT, 1), TOASTY_OK);
    assert_int_equal(run_tx(f, f->conn, TOASTY__TX_COMMIT, 1), TOASTY_OK);
    f->driver->disconnect(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_and_create, close_again)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_text_follows_the_request),
        TEST(commit_keeps_and_rollback_forgets),
        TEST(savepoints_nest),
        TEST(other_isolations_are_refused_before_any_sql),
        TEST(a_read_only_transaction_refuses_every_kind_of_write),
        TEST(a_connection_with_an_open_transaction_is_not_reused),
        TEST(rolling_back_what_is_rolled_back_is_fine),
        TEST(immediate_takes_the_lock_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
