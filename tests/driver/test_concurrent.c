/* The turso driver with concurrent writes: its transactions, its cached statements and its errors, over
 * Ember. */
#include "support.h"

static void open_concurrent(fixture *f, toasty__driver_conn **other)
{
    fixture_open(f, "turso", true, 1000);
    f->driver->disconnect(f->conn);
    f->driver->close(f->db);
    const toasty__driver_config config = {
        .url = "test:", .path = f->path, .busy_timeout_ms = 1000, .concurrent_writes = true};
    assert_int_equal(f->driver->open(&config, &f->db, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->connect(f->db, &f->conn, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->connect(f->db, other, &f->error), TOASTY_OK);
    assert_int_equal(run_sql(f, "CREATE TABLE t (id INTEGER PRIMARY KEY, v)"), TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT INTO t VALUES (1, 10), (2, 20)"), TOASTY_OK);
}

static toasty_status tx(fixture *f, toasty__driver_conn *conn, toasty__tx_request request)
{
    toasty__error_clear(&f->error);
    return f->driver->transaction(conn, &request, &f->error);
}

#define BEGIN(conn) assert_int_equal(tx(&f, conn, (toasty__tx_request){.action = TOASTY__TX_BEGIN}), TOASTY_OK)
#define COMMIT(conn)   tx(&f, conn, (toasty__tx_request){.action = TOASTY__TX_COMMIT})
#define ROLLBACK(conn) tx(&f, conn, (toasty__tx_request){.action = TOASTY__TX_ROLLBACK})

static void two_transactions_write_at_once(void **state)
{
    fixture f;
    toasty__driver_conn *other;
    (void)state;
    open_concurrent(&f, &other);
    for (int i = 0; i < 3; i++) {
        BEGIN(f.conn);
        BEGIN(other);
        assert_int_equal(run_sql(&f, "UPDATE t SET v = v + 1 WHERE id = 1"), TOASTY_OK);
        assert_int_equal(run_sql_on(&f, other, "UPDATE t SET v = v + 1 WHERE id = 2"), TOASTY_OK);
        assert_int_equal(COMMIT(f.conn), TOASTY_OK);
        assert_int_equal(COMMIT(other), TOASTY_OK);
    }
    assert_int_equal(ask(&f, "SELECT sum(v) FROM t"), 36);
    f.driver->disconnect(other);
    fixture_close(&f);
}

static void a_conflict_can_be_retried(void **state)
{
    fixture f;
    toasty__driver_conn *other;
    (void)state;
    open_concurrent(&f, &other);
    for (int i = 0; i < 3; i++) {
        BEGIN(f.conn);
        BEGIN(other);
        assert_int_equal(run_sql(&f, "UPDATE t SET v = v + 1 WHERE id = 1"), TOASTY_OK);
        assert_int_equal(run_sql_on(&f, other, "UPDATE t SET v = v + 1 WHERE id = 1"), TOASTY_OK);
        assert_int_equal(COMMIT(f.conn), TOASTY_OK);
        assert_int_equal(COMMIT(other), TOASTY_SERIALIZATION_FAILURE);
        assert_true(f.driver->in_transaction(other));
        assert_int_equal(ROLLBACK(other), TOASTY_OK);
        assert_false(f.driver->in_transaction(other));
    }
    assert_int_equal(ask(&f, "SELECT v FROM t WHERE id = 1"), 13);
    f.driver->disconnect(other);
    fixture_close(&f);
}

static void reading_and_savepoints(void **state)
{
    fixture f;
    toasty__driver_conn *other;
    (void)state;
    open_concurrent(&f, &other);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(tx(&f, f.conn, (toasty__tx_request){.action = TOASTY__TX_BEGIN, .read_only = true}),
                         TOASTY_OK);
        assert_int_equal(ask(&f, "SELECT count(*) FROM t"), 2);
        assert_int_not_equal(run_sql(&f, "DELETE FROM t"), TOASTY_OK);
        assert_int_equal(COMMIT(f.conn), TOASTY_OK);
        BEGIN(f.conn);
        assert_int_equal(tx(&f, f.conn, (toasty__tx_request){.action = TOASTY__TX_SAVEPOINT, .depth = 1}),
                         TOASTY_OK);
        assert_int_equal(run_sql(&f, "DELETE FROM t"), TOASTY_OK);
        assert_int_equal(tx(&f, f.conn, (toasty__tx_request){.action = TOASTY__TX_ROLLBACK_TO, .depth = 1}),
                         TOASTY_OK);
        assert_int_equal(run_sql(&f, "UPDATE t SET v = v + 1"), TOASTY_OK);
        assert_int_equal(COMMIT(f.conn), TOASTY_OK);
    }
    assert_int_equal(ask(&f, "SELECT sum(v) FROM t"), 34);
    f.driver->disconnect(other);
    fixture_close(&f);
}

/* Each reads what the other one writes. */
static toasty_status skew(fixture *f, toasty__driver_conn *other, toasty_isolation isolation)
{
    const toasty__tx_request request = {.action = TOASTY__TX_BEGIN, .isolation = isolation};
    assert_int_equal(tx(f, f->conn, request), TOASTY_OK);
    assert_int_equal(tx(f, other, request), TOASTY_OK);
    assert_int_equal(run_sql(f, "UPDATE t SET v = (SELECT v FROM t WHERE id = 2) WHERE id = 1"), TOASTY_OK);
    assert_int_equal(run_sql_on(f, other, "UPDATE t SET v = (SELECT v + 1 FROM t WHERE id = 1) WHERE id = 2"),
                     TOASTY_OK);
    assert_int_equal(tx(f, f->conn, (toasty__tx_request){.action = TOASTY__TX_COMMIT}), TOASTY_OK);
    return tx(f, other, (toasty__tx_request){.action = TOASTY__TX_COMMIT});
}

static void serializable_is_for_one_transaction(void **state)
{
    const toasty__tx_request begin = {.action = TOASTY__TX_BEGIN, .isolation = TOASTY_SERIALIZABLE};
    fixture f;
    toasty__driver_conn *other;
    (void)state;
    open_concurrent(&f, &other);
    assert_int_equal(skew(&f, other, TOASTY_SERIALIZABLE), TOASTY_SERIALIZATION_FAILURE);
    assert_int_equal(ROLLBACK(other), TOASTY_OK);
    assert_int_equal(skew(&f, other, TOASTY_ISOLATION_DEFAULT), TOASTY_OK);
    assert_int_equal(tx(&f, other, begin), TOASTY_OK);
    assert_int_equal(ROLLBACK(other), TOASTY_OK);
    assert_int_equal(skew(&f, other, TOASTY_ISOLATION_DEFAULT), TOASTY_OK);
    /* nor is it left on by a transaction that could not begin */
    BEGIN(f.conn);
    assert_int_equal(tx(&f, f.conn, begin), TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(f.error.info.statement, "BEGIN CONCURRENT");
    assert_int_equal(ROLLBACK(f.conn), TOASTY_OK);
    assert_int_equal(ask(&f, "PRAGMA ember_serializable"), 0);
    f.driver->disconnect(other);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_transactions_write_at_once),
        cmocka_unit_test(a_conflict_can_be_retried),
        cmocka_unit_test(reading_and_savepoints),
        cmocka_unit_test(serializable_is_for_one_transaction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
