/* toasty_transaction: a function that is run again after a serialization failure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <toasty/toasty.h>

static char path[64];

static toasty_db *open_file(void)
{
    char url[96];
    snprintf(url, sizeof url, "turso:%s?busy_timeout_ms=1", path);
    toasty_db *db = toasty_open(url);
    assert_int_equal(toasty_errcode(db), TOASTY_OK);
    return db;
}

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/toasty-retry-%d.db", (int)getpid());
    toasty_db *db = open_file();
    assert_int_equal(toasty_exec(db, "CREATE TABLE t (n INTEGER)"), TOASTY_OK);
    toasty_close(db);
    return 0;
}

static int tear_down(void **state)
{
    char name[80];
    (void)state;
    unlink(path);
    snprintf(name, sizeof name, "%s-wal", path);
    unlink(name);
    snprintf(name, sizeof name, "%s-shm", path);
    unlink(name);
    return 0;
}

static int64_t rows(toasty_db *db)
{
    toasty_rows *result = toasty_query(db, "SELECT count(*) FROM t");
    assert_non_null(result);
    int64_t n = toasty_row_value(result, 0, 0)->as.i64;
    toasty_free(result);
    return n;
}

/* What a run is given: who is in the way, and from which try on no longer. */
typedef struct obstacle {
    toasty_db *writer; /* a transaction that holds the write lock, ended at try `ends` */
    int ends;
    int tries;
    toasty_status answer;
} obstacle;

static toasty_status insert(toasty_db *tx, void *arg)
{
    obstacle *o = arg;
    if (++o->tries == o->ends) {
        toasty_rollback(o->writer);
        o->writer = NULL;
    }
    toasty_status status = toasty_exec(tx, "INSERT INTO t VALUES (1)");
    return status ? status : o->answer;
}

static toasty_db *take_write_lock(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    assert_non_null(tx);
    return tx;
}

static void runs_once_without_a_conflict(void **state)
{
    (void)state;
    toasty_db *db = open_file();
    obstacle o = {0};
    int attempts = -1;
    assert_int_equal(toasty_transaction(db, insert, &o, .attempts = &attempts), TOASTY_OK);
    assert_int_equal(attempts, 1);
    assert_int_equal(o.tries, 1);
    assert_int_equal(rows(db), 1);
    toasty_close(db);
}

static void runs_again_after_a_conflict(void **state)
{
    (void)state;
    toasty_db *db = open_file(), *other = open_file();
    obstacle o = {.writer = take_write_lock(other), .ends = 3};
    int attempts = -1;
    assert_int_equal(toasty_transaction(db, insert, &o, .retries = 5, .attempts = &attempts), TOASTY_OK);
    assert_int_equal(attempts, 3);
    assert_int_equal(o.tries, 3);
    assert_int_equal(rows(db), 1);
    toasty_close(other);
    toasty_close(db);
}

static void gives_up_after_the_retries(void **state)
{
    (void)state;
    toasty_db *db = open_file(), *other = open_file();
    obstacle o = {.writer = take_write_lock(other)};
    int attempts = -1;
    assert_int_equal(toasty_transaction(db, insert, &o, .retries = 2, .attempts = &attempts),
                     TOASTY_SERIALIZATION_FAILURE);
    assert_int_equal(attempts, 3);
    assert_true(toasty_is_serialization_failure(db));
    assert_string_not_equal(toasty_errmsg(db), "");
    o.tries = 0;
    assert_int_equal(toasty_transaction(db, insert, &o, .retries = TOASTY_NEVER), TOASTY_SERIALIZATION_FAILURE);
    assert_int_equal(o.tries, 1);
    toasty_rollback(o.writer);
    assert_int_equal(rows(db), 0);
    toasty_close(other);
    toasty_close(db);
}

static void another_failure_rolls_back_and_is_told(void **state)
{
    (void)state;
    toasty_db *db = open_file();
    obstacle o = {.answer = TOASTY_VALIDATION};
    assert_int_equal(toasty_transaction(db, insert, &o), TOASTY_VALIDATION);
    assert_int_equal(o.tries, 1);
    assert_int_equal(toasty_errcode(db), TOASTY_VALIDATION);
    assert_int_equal(rows(db), 0);
    toasty_close(db);
}

static toasty_status fail_in_sql(toasty_db *tx, void *arg)
{
    (void)arg;
    return toasty_exec(tx, "INSERT INTO nowhere VALUES (1)");
}

static void the_message_is_that_of_the_function(void **state)
{
    (void)state;
    toasty_db *db = open_file();
    assert_int_equal(toasty_transaction(db, fail_in_sql, NULL), TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(strstr(toasty_errmsg(db), "nowhere"));
    toasty_close(db);
}

static void inside_a_transaction_it_is_a_savepoint(void **state)
{
    (void)state;
    toasty_db *db = open_file();
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    obstacle kept = {0}, undone = {.answer = TOASTY_VALIDATION};
    assert_int_equal(toasty_transaction(tx, insert, &kept), TOASTY_OK);
    assert_int_equal(toasty_transaction(tx, insert, &undone), TOASTY_VALIDATION);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(rows(db), 1);
    toasty_close(db);
}

static toasty_status leave_savepoint(toasty_db *tx, void *arg)
{
    toasty_db *inner = toasty_begin(tx);
    toasty_status status = toasty_exec(inner, "INSERT INTO t VALUES (1)");
    return status == TOASTY_OK ? *(toasty_status *)arg : status;
}

static void a_savepoint_left_open_is_rolled_back_with_all(void **state)
{
    static const toasty_status answers[] = {TOASTY_OK, TOASTY_VALIDATION};
    (void)state;
    toasty_db *db = open_file();
    for (int i = 0; i < 2; i++) {
        toasty_status answer = answers[i];
        toasty_status wanted = answer == TOASTY_OK ? TOASTY_MISUSE : answer;
        assert_int_equal(toasty_transaction(db, leave_savepoint, &answer), wanted);
        assert_int_equal(toasty_errcode(db), wanted);
        if (answer == TOASTY_OK)
            assert_non_null(strstr(toasty_errmsg(db), "a savepoint is open"));
        assert_int_equal(rows(db), 0);
        assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    }
    toasty_close(db);
}

static void misuse_is_an_error(void **state)
{
    (void)state;
    toasty_db *db = open_file();
    assert_int_equal(toasty_transaction(NULL, insert, NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_transaction(db, NULL, NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_transaction_with(NULL), TOASTY_MISUSE);
    toasty_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(runs_once_without_a_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(runs_again_after_a_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_up_after_the_retries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_failure_rolls_back_and_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_message_is_that_of_the_function, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inside_a_transaction_it_is_a_savepoint, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_savepoint_left_open_is_rolled_back_with_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(misuse_is_an_error, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
