/* Which handle may be used when, and what other handles see. */
#include "tx_handles.toasty.h"
#include "support.h"

#include <time.h>

static toasty_db *begin(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    return tx;
}

static void add_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name);
    test_true(db, user);
    toasty_free(user);
}

static void the_parent_is_refused_while_a_transaction_is_open(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    toasty_db *tx = begin(db);
    test_log_start();
    assert_null(user_create(db, .name = "Bob"));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_null(user_find(db));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_int_equal(user_count(db), -1);
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_false(user_exists(db));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_int_equal(user_update(db, ada, .name = toasty_set("x")), TOASTY_MISUSE);
    assert_string_equal(ada->name, "Ada");
    assert_int_equal(user_delete(db, ada), TOASTY_MISUSE);
    assert_int_equal(user_delete_where(db, TOASTY_ALL_ROWS), TOASTY_MISUSE);
    assert_int_equal(user_load(db, ada, .include = {toasty_with(User.posts)}), TOASTY_MISUSE);
    assert_int_equal(toasty_exec(db, "DELETE FROM users"), TOASTY_MISUSE);
    assert_null(toasty_query(db, "SELECT 1"));
    assert_null(toasty_begin(db));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_string_equal(test_log(), "");
    assert_int_equal(user_count(tx), 1);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_free(ada);
    toasty_close(db);
}

static void a_transaction_is_refused_while_a_savepoint_is_open(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db), *inner = begin(tx);
    add_user(inner, "Ada");
    assert_null(user_create(tx, .name = "Bob"));
    test_failed(tx, TOASTY_MISUSE, "savepoint is open");
    assert_int_equal(toasty_commit(tx), TOASTY_MISUSE);
    test_failed(tx, TOASTY_MISUSE, "savepoint is open");
    assert_int_equal(toasty_rollback(tx), TOASTY_MISUSE);
    /* both are still there */
    add_user(inner, "Carol");
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 2);
    toasty_close(db);
}

static void savepoints_take_no_options(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    assert_null(toasty_begin(tx, .read_only = true));
    test_failed(tx, TOASTY_INVALID_STATEMENT, "savepoint");
    assert_null(toasty_begin(tx, .mode = TOASTY_MODE_IMMEDIATE));
    test_failed(tx, TOASTY_INVALID_STATEMENT, "savepoint");
    assert_null(toasty_begin(tx, .isolation = TOASTY_SERIALIZABLE));
    test_failed(tx, TOASTY_INVALID_STATEMENT, "savepoint");
    add_user(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_close(db);
}

static void only_transactions_are_committed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    assert_int_equal(toasty_commit(db), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "not a transaction");
    assert_int_equal(toasty_rollback(db), TOASTY_MISUSE);
    assert_int_equal(toasty_commit(NULL), TOASTY_MISUSE);
    add_user(db, "Ada");
    toasty_close(db);
}

static void closing_the_session_rolls_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *other = toasty_clone(db);
    test_true(db, other);
    toasty_db *tx = begin(db), *inner = begin(tx);
    add_user(inner, "Ada");
    toasty_close(db);
    assert_int_equal(user_count(other), 0);
    test_ok(other);
    toasty_close(other);
}

static void the_schema_is_not_pushed_or_reset_inside(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    add_user(db, "Ada");
    toasty_db *tx = begin(db);
    assert_int_not_equal(toasty_reset_db(tx), TOASTY_OK);
    assert_int_equal(user_count(tx), 1);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_close(db);
}

static void others_see_what_is_committed(void **state)
{
    (void)state;
    if (test_in_memory())
        skip();
    toasty_db *db = test_db(&User, &Post);
    toasty_db *other = test_reopen(&(const toasty_open_options){.models = toasty_models(&User, &Post)});
    test_ok(other);
    toasty_db *tx = begin(db);
    struct User *ada = user_create(tx, .name = "Ada", .posts = posts_new({.title = "p"}));
    test_true(tx, ada);
    assert_int_equal(user_count(other), 0);
    assert_string_equal(test_sqlite3("SELECT count(*) FROM users"), "0\n");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(other), 1);
    assert_int_equal(post_count(other), 1);
    assert_string_equal(test_sqlite3("SELECT name, title FROM users JOIN posts ON user_id = users.id"),
                        "Ada|p\n");
    toasty_free(ada);
    toasty_close(other);
    toasty_close(db);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void a_blocked_writer_gives_up(void **state)
{
    (void)state;
    if (test_in_memory())
        skip();
    toasty_db *db = test_db(&User, &Post);
    toasty_open_options options = {
        .models = toasty_models(&User, &Post),
        .driver = {.driver = test_is_turso() ? "turso" : "sqlite", .busy_timeout_ms = 200}};
    toasty_db *other = test_reopen(&options);
    test_ok(other);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    test_true(db, tx);
    add_user(tx, "Ada");
    double start = seconds();
    assert_null(user_create(other, .name = "Bob"));
    double waited = seconds() - start;
    test_failed(other, TOASTY_SERIALIZATION_FAILURE, "locked");
    assert_true(toasty_is_serialization_failure(other));
    assert_true(waited > 0.15 && waited < 5);
    /* several statements at once wait at their beginning, and leave nothing open */
    test_log_start();
    assert_null(user_create(other, .name = "Bob", .posts = posts_new({.title = "p"})));
    test_failed(other, TOASTY_SERIALIZATION_FAILURE, "locked");
    assert_null(strstr(test_log(), "INSERT posts"));
    assert_null(toasty_begin(other, .mode = TOASTY_MODE_IMMEDIATE));
    test_failed(other, TOASTY_SERIALIZATION_FAILURE, "locked");
    /* readers are not held up */
    assert_int_equal(user_count(other), 0);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    add_user(other, "Bob");
    assert_int_equal(user_count(db), 2);
    toasty_close(other);
    toasty_close(db);
}

/* A transaction that has read cannot write once another has: it must begin again. */
static void a_stale_reader_cannot_write(void **state)
{
    (void)state;
    if (test_in_memory())
        skip();
    toasty_db *db = test_db(&User, &Post);
    toasty_db *other = test_reopen(&(const toasty_open_options){.models = toasty_models(&User, &Post)});
    test_ok(other);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_DEFERRED);
    test_true(db, tx);
    assert_int_equal(user_count(tx), 0);
    add_user(other, "Bob");
    assert_int_equal(user_count(tx), 0);
    assert_null(user_create(tx, .name = "Ada"));
    test_failed(tx, TOASTY_SERIALIZATION_FAILURE, "transaction serialization failure");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    tx = begin(db);
    assert_int_equal(user_count(tx), 1);
    add_user(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(other), 2);
    toasty_close(other);
    toasty_close(db);
}

/* A call of several statements reads in one transaction: what others commit meanwhile does not show in half
 * of it. */
static void a_transaction_reads_one_state(void **state)
{
    (void)state;
    if (test_in_memory())
        skip();
    toasty_db *db = test_db(&User, &Post);
    toasty_db *other = toasty_clone(db);
    test_true(db, other);
    add_user(db, "Ada");
    toasty_db *tx = begin(db);
    assert_int_equal(user_count(tx), 1);
    add_user(other, "Bob");
    assert_int_equal(user_count(tx), 1);
    assert_int_equal(user_count(other), 2);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 2);
    toasty_close(other);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_parent_is_refused_while_a_transaction_is_open),
    cmocka_unit_test(a_transaction_is_refused_while_a_savepoint_is_open),
    cmocka_unit_test(savepoints_take_no_options),
    cmocka_unit_test(only_transactions_are_committed),
    cmocka_unit_test(closing_the_session_rolls_back),
    cmocka_unit_test(the_schema_is_not_pushed_or_reset_inside),
    cmocka_unit_test(others_see_what_is_committed),
    cmocka_unit_test(a_blocked_writer_gives_up),
    cmocka_unit_test(a_stale_reader_cannot_write),
    cmocka_unit_test(a_transaction_reads_one_state),
};

TEST_MAIN(tests)
