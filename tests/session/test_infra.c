/* Pools as sessions see them, creating and emptying databases, calls that are atomic. */
#include "support.h"
#include "item.h"

#include "session/internal.h"

static void db_does_not_hold_connection(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 1), *clone = toasty_clone(db);
    for (int i = 0; i < 3; i++) {
        good(db, toasty_exec(db, "SELECT 1"));
        assert_int_equal(toasty_pool(db).available, 1);
        good(clone, toasty_exec(clone, "SELECT 1"));
        assert_int_equal(toasty_pool(clone).available, 1);
    }
    toasty_close(clone);
    toasty_close(db);
}

/* A transaction is what holds a connection here. */
static void transaction_holds_pool_slot(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 2);
    toasty_db *tx = toasty_begin(db), *inner = toasty_begin(tx);
    assert_int_equal(toasty_pool(db).size - toasty_pool(db).available, 1);
    good(inner, toasty_exec(inner, "SELECT 1"));
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_pool(db).size - toasty_pool(db).available, 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(toasty_pool(db).size, toasty_pool(db).available);
    toasty_close(db);
}

static void write_visible_on_same_handle(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 4);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    for (int i = 1; i <= 20; i++) {
        good(db, toasty_exec(db, "INSERT INTO t VALUES (?1)", toasty_args(i)));
        assert_int_equal(ask(db, "SELECT count(*) FROM t"), i);
    }
    toasty_close(db);
}

static void max_pool_size_is_applied(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 7);
    assert_int_equal(toasty_pool(db).max_size, 7);
    assert_int_equal(toasty_pool(db).size, 1); /* opening made one, to see that it can be made */
    toasty_close(db);
    db = open_good("turso::memory:");
    assert_true(toasty_pool(db).max_size >= 2);
    toasty_close(db);
}

static void the_drivers_limit_wins_with_a_warning(void **state)
{
    (void)state;
    record_begin();
    toasty_db *db = open_good("sqlite::memory:");
    assert_int_equal(toasty_pool(db).max_size, 1);
    toasty_close(db);
    assert_int_equal(recorder.count, 0);
    db = open_good("sqlite::memory:", .max_pool_size = 8);
    record_end();
    assert_int_equal(toasty_pool(db).max_size, 1);
    toasty_close(db);
    assert_int_equal(recorder.count, 1);
    assert_int_equal(recorder.events[0].level, TOASTY_LOG_WARN);
    assert_string_equal(recorder.events[0].system, "sqlite");
    assert_string_equal(recorder.events[0].message,
                        "max_pool_size is 8, but this database has 1 connection at most");
}

static void push_schema_creates_everything(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .models = toasty_models(&Item));
    good(db, toasty_push_schema(db));
    good(db, toasty_exec(db, "INSERT INTO items (name) VALUES ('a')"));
    check(db, toasty_exec(db, "INSERT INTO items (name) VALUES ('a')"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    toasty_close(db);
}

static void push_schema_creates_all_or_nothing(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .models = toasty_models(&Item));
    /* The table can be made, but not its index: the name is taken. */
    good(db, toasty_exec(db, "CREATE TABLE other (a)"));
    good(db, toasty_exec(db, "CREATE INDEX index_items_by_name ON other (a)"));
    toasty_status status = toasty_push_schema(db);
    assert_int_equal(status, TOASTY_DRIVER_OPERATION_FAILED);
    assert_message(db, "already exists");
    assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'items'"), 0);
    good(db, toasty_exec(db, "DROP TABLE other"));
    good(db, toasty_push_schema(db));
    check(db, toasty_push_schema(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(strstr(toasty_error(db)->statement, "CREATE TABLE \"items\""));
    toasty_close(db);
}

static void push_schema_without_models_does_nothing(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_push_schema(db));
    assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema"), 0);
    toasty_close(db);
}

static void push_schema_inside_a_transaction_belongs_to_it(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .models = toasty_models(&Item)), *tx = toasty_begin(db);
    good(tx, toasty_push_schema(tx));
    assert_int_equal(ask(tx, "SELECT count(*) FROM items"), 0);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema"), 0);
    toasty_close(db);
}

static void reset_db_and_recreate(void **state)
{
    static const char *const schemes[] = {"turso", "sqlite"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        temp_file file;
        temp_file_make(&file, schemes[i]);
        toasty_db *db = open_good(file.url, .models = toasty_models(&Item)), *clone = toasty_clone(db);
        for (int round = 0; round < 2; round++) {
            good(db, toasty_push_schema(db));
            good(clone, toasty_exec(clone, "INSERT INTO items (name) VALUES ('a')"));
            assert_int_equal(ask(db, "SELECT max(id) FROM items"), 1);
            good(db, toasty_reset_db(db));
            assert_int_equal(
                ask(clone, "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"),
                0);
        }
        toasty_close(clone);
        toasty_close(db);
        temp_file_remove(&file);
    }
}

static void reset_db_is_refused_inside_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:"), *tx = toasty_begin(db);
    check(tx, toasty_reset_db(tx), TOASTY_MISUSE);
    assert_message(tx, "inside a transaction");
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    toasty_close(db);
}

/* ---- what the engine calls ---- */

static void run(toasty_db *db, toasty__driver_conn *conn, const char *sql, toasty_status wanted,
                int64_t changes)
{
    const toasty__command command = {.kind = TOASTY__INSERT, .sql = sql, .sql_length = strlen(sql)};
    int64_t changed = -1, last = -1;
    assert_int_equal(toasty__run_all(db, conn, &command, &changed, &last), wanted);
    assert_int_equal(changed, changes);
}

/* One call with two statements, the second of which fails if asked to. */
static toasty_status two_inserts(toasty_db *db, bool failing)
{
    assert_true(toasty__enter(db));
    toasty__driver_conn *conn = toasty__take_connection(db);
    assert_non_null(conn);
    toasty_status status = toasty__atomic_begin(db, conn, TOASTY__ATOMIC_WRITES);
    assert_int_equal(status, TOASTY_OK);
    run(db, conn, "INSERT INTO t VALUES (1)", TOASTY_OK, 1);
    if (failing) {
        run(db, conn, "INSERT INTO t VALUES (1)", TOASTY_DRIVER_OPERATION_FAILED, -1);
        status = TOASTY_DRIVER_OPERATION_FAILED;
    } else {
        run(db, conn, "INSERT INTO t VALUES (2)", TOASTY_OK, 1);
    }
    assert_int_equal(toasty__atomic_end(db, conn, status), status);
    toasty__give_connection(db, conn);
    assert_int_equal(toasty__leave(db), status);
    return status;
}

static void atomic_calls_happen_whole_or_not_at_all(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE t (a UNIQUE)"));
    record_begin();
    check(db, two_inserts(db, true), TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    good(db, two_inserts(db, false));
    record_end();
    assert_ran((const char *const[]){"BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)",
                                     "INSERT INTO t VALUES (1)", "ROLLBACK", "BEGIN IMMEDIATE",
                                     "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)", "COMMIT", NULL});
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 2);
    toasty_close(db);
}

static void atomic_calls_inside_a_transaction_use_savepoints(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE t (a UNIQUE)"));
    toasty_db *tx = toasty_begin(db), *inner = toasty_begin(tx);
    record_begin();
    check(inner, two_inserts(inner, true), TOASTY_DRIVER_OPERATION_FAILED);
    good(inner, two_inserts(inner, false));
    record_end();
    assert_ran((const char *const[]){"SAVEPOINT tx_3", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)",
                                     "ROLLBACK TO tx_3", "SAVEPOINT tx_3", "INSERT INTO t VALUES (1)",
                                     "INSERT INTO t VALUES (2)", "RELEASE tx_3", NULL});
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 2);
    toasty_close(db);
}

/* A constraint that is checked at the commit fails the call, after its last statement succeeded. */
static void an_atomic_call_can_fail_at_its_end(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE p (id INTEGER PRIMARY KEY)"));
    good(db, toasty_exec(db, "CREATE TABLE t (a REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)"));
    assert_true(toasty__enter(db));
    toasty__driver_conn *conn = toasty__take_connection(db);
    assert_int_equal(toasty__atomic_begin(db, conn, TOASTY__ATOMIC_WRITES), TOASTY_OK);
    run(db, conn, "INSERT INTO t VALUES (1)", TOASTY_OK, 1);
    assert_int_equal(toasty__atomic_end(db, conn, TOASTY_OK), TOASTY_DRIVER_OPERATION_FAILED);
    toasty__give_connection(db, conn);
    assert_int_equal(toasty__leave(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_FOREIGN_KEY);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
    assert_int_equal(toasty_pool(db).size, 1);
    toasty_close(db);
}

/* A write of which the caller stops reading the rows has happened, and says how much. */
static void a_write_runs_to_its_end(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    const char *sql = "INSERT INTO t VALUES (1), (2), (3) RETURNING a";
    const toasty__command command = {.kind = TOASTY__INSERT, .sql = sql, .sql_length = strlen(sql), .id = 1};
    assert_true(toasty__enter(db));
    toasty__driver_conn *conn = toasty__take_connection(db);
    toasty__run one;
    toasty__cell cell;
    assert_int_equal(toasty__run_start(&one, db, conn, &command), TOASTY_OK);
    assert_int_equal(toasty__run_step(&one, &cell), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, 1);
    assert_int_equal(toasty__run_close(&one), TOASTY_OK);
    assert_int_equal(one.cursor.changes, 3);
    toasty__give_connection(db, conn);
    toasty__leave(db);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 3);
    toasty_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(db_does_not_hold_connection),
        cmocka_unit_test(transaction_holds_pool_slot),
        cmocka_unit_test(write_visible_on_same_handle),
        cmocka_unit_test(max_pool_size_is_applied),
        cmocka_unit_test(the_drivers_limit_wins_with_a_warning),
        cmocka_unit_test(push_schema_creates_everything),
        cmocka_unit_test(push_schema_creates_all_or_nothing),
        cmocka_unit_test(push_schema_without_models_does_nothing),
        cmocka_unit_test(push_schema_inside_a_transaction_belongs_to_it),
        cmocka_unit_test(reset_db_and_recreate),
        cmocka_unit_test(reset_db_is_refused_inside_a_transaction),
        cmocka_unit_test(atomic_calls_happen_whole_or_not_at_all),
        cmocka_unit_test(atomic_calls_inside_a_transaction_use_savepoints),
        cmocka_unit_test(an_atomic_call_can_fail_at_its_end),
        cmocka_unit_test(a_write_runs_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
