/* BEGIN DEFERRED, IMMEDIATE and EXCLUSIVE, on both schemes. */
#include "support.h"

static void check_mode(const char *scheme, toasty_mode mode, const char *text, bool locks)
{
    temp_file file;
    temp_file_make(&file, scheme);
    char url[96];
    snprintf(url, sizeof url, "%s?busy_timeout_ms=0", file.url);
    toasty_db *db = open_good(url, .max_pool_size = 2), *other = toasty_clone(db);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    record_begin();
    toasty_db *tx = toasty_begin(db, .mode = mode);
    record_end();
    assert_non_null(tx);
    assert_ran((const char *const[]){text, NULL});
    toasty_status status = toasty_exec(other, "INSERT INTO t VALUES (1)");
    assert_int_equal(status, locks ? TOASTY_SERIALIZATION_FAILURE : TOASTY_OK);
    assert_int_equal(toasty_is_serialization_failure(other), locks);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (2)"));
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), locks ? 1 : 2);
    toasty_close(other);
    toasty_close(db);
    temp_file_remove(&file);
}

static void mode_default_and_deferred_take_no_lock(void **state)
{
    (void)state;
    check_mode("turso", TOASTY_MODE_DEFAULT, "BEGIN", false);
    check_mode("sqlite", TOASTY_MODE_DEFAULT, "BEGIN", false);
    check_mode("turso", TOASTY_MODE_DEFERRED, "BEGIN DEFERRED", false);
    check_mode("sqlite", TOASTY_MODE_DEFERRED, "BEGIN DEFERRED", false);
}

static void mode_immediate_reaches_driver_and_commits(void **state)
{
    (void)state;
    check_mode("turso", TOASTY_MODE_IMMEDIATE, "BEGIN IMMEDIATE", true);
    check_mode("sqlite", TOASTY_MODE_IMMEDIATE, "BEGIN IMMEDIATE", true);
}

static void mode_exclusive_reaches_driver_and_commits(void **state)
{
    (void)state;
    check_mode("turso", TOASTY_MODE_EXCLUSIVE, "BEGIN EXCLUSIVE", true);
    check_mode("sqlite", TOASTY_MODE_EXCLUSIVE, "BEGIN EXCLUSIVE", true);
}

/* Without concurrent writes there is no queue. */
static void mode_queued_takes_the_lock(void **state)
{
    (void)state;
    check_mode("turso", TOASTY_MODE_QUEUED, "BEGIN IMMEDIATE", true);
    check_mode("sqlite", TOASTY_MODE_QUEUED, "BEGIN IMMEDIATE", true);
}

/* Whoever cannot get the lock gets no transaction, and the connection is fine. */
static void a_lock_that_is_taken_fails_the_begin(void **state)
{
    temp_file file;
    char url[96];
    (void)state;
    temp_file_make(&file, "turso");
    snprintf(url, sizeof url, "%s?busy_timeout_ms=0", file.url);
    toasty_db *db = open_good(url, .max_pool_size = 2), *other = toasty_clone(db);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    assert_non_null(tx);
    assert_null(toasty_begin(other, .mode = TOASTY_MODE_EXCLUSIVE));
    assert_true(toasty_is_serialization_failure(other));
    assert_message(other, "transaction serialization failure: database is locked");
    assert_string_equal(toasty_error(other)->statement, "BEGIN EXCLUSIVE");
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    tx = toasty_begin(other, .mode = TOASTY_MODE_EXCLUSIVE);
    assert_non_null(tx);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    toasty_close(other);
    toasty_close(db);
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mode_default_and_deferred_take_no_lock),
        cmocka_unit_test(mode_immediate_reaches_driver_and_commits),
        cmocka_unit_test(mode_exclusive_reaches_driver_and_commits),
        cmocka_unit_test(mode_queued_takes_the_lock),
        cmocka_unit_test(a_lock_that_is_taken_fails_the_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
