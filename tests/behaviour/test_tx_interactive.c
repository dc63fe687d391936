/* Transactions and savepoints. */
#include "tx_interactive.toasty.h"
#include "support.h"

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

static void check_users(toasty_db *db, const char *names)
{
    struct User_list *users = user_find(db);
    test_true(db, users);
    assert_string_equal(test_names(users, name), names);
    toasty_free(users);
}

static void commit_persists_data(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    check_users(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    test_ok(db);
    check_users(db, "Ada");
    toasty_close(db);
}

static void rollback_discards_data(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    check_users(db, "");
    toasty_close(db);
}

static void close_without_finalize_rolls_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    test_log_start();
    toasty_close(tx);
    assert_string_equal(test_log(), "ROLLBACK");
    check_users(db, "");
    /* the connection is as good as new */
    tx = begin(db);
    add_user(tx, "Bob");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "Bob");
    toasty_close(db);
}

static void multiple_ops_in_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    add_user(tx, "Bob");
    struct Post *post = post_create(tx, .title = "Hello");
    test_true(tx, post);
    toasty_free(post);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "Ada,Bob");
    assert_int_equal(post_count(db), 1);
    toasty_close(db);
}

static void update_inside_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    toasty_db *tx = begin(db);
    test_true(tx, user_update(tx, ada, .name = toasty_set("Bob")) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(ada->name, "Bob");
    check_users(db, "Bob");
    toasty_free(ada);
    toasty_close(db);
}

static void update_rolled_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    toasty_db *tx = begin(db);
    test_true(tx, user_update(tx, ada, .name = toasty_set("Bob")) == TOASTY_OK);
    check_users(tx, "Bob");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    check_users(db, "Ada");
    toasty_free(ada);
    toasty_close(db);
}

static void delete_rolled_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = user_create(db, .name = "Ada", .posts = posts_new({.title = "p"}));
    test_true(db, ada);
    toasty_db *tx = begin(db);
    test_true(tx, user_delete(tx, ada) == TOASTY_OK);
    assert_int_equal(user_count(tx), 0);
    assert_int_equal(post_count(tx, .where = toasty_is_null(Post.user_id)), 1);
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    check_users(db, "Ada");
    assert_int_equal(user_posts_count(db, ada), 1);
    toasty_free(ada);
    toasty_close(db);
}

/* Statement by statement what the database is told. */
static void driver_sees_the_steps(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_log_start();
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, COMMIT");
    assert_string_equal(test_log_sql(0), "BEGIN");
    test_log_start();
    tx = begin(db);
    add_user(tx, "Bob");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, ROLLBACK");
    test_log_start();
    tx = begin(db);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, COMMIT");
    toasty_close(db);
}

static void nested_driver_sees_savepoint_ops(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_log_start();
    toasty_db *tx = begin(db), *inner = begin(tx);
    add_user(inner, "Ada");
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    inner = begin(tx);
    add_user(inner, "Bob");
    toasty_db *innermost = begin(inner);
    add_user(innermost, "Carol");
    test_true(inner, toasty_rollback(innermost) == TOASTY_OK);
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(),
                        "BEGIN, SAVEPOINT, INSERT users, RELEASE, SAVEPOINT, INSERT users, SAVEPOINT, "
                        "INSERT users, ROLLBACK TO, RELEASE, COMMIT");
    check_users(db, "Ada,Bob");
    toasty_close(db);
}

static void nested_commit_both(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "outer");
    toasty_db *inner = begin(tx);
    add_user(inner, "inner");
    check_users(inner, "inner,outer");
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "inner,outer");
    toasty_close(db);
}

static void nested_rollback_inner(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "outer");
    toasty_db *inner = begin(tx);
    add_user(inner, "inner");
    test_true(tx, toasty_rollback(inner) == TOASTY_OK);
    check_users(tx, "outer");
    add_user(tx, "after");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "after,outer");
    toasty_close(db);
}

static void nested_rollback_outer(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "outer");
    toasty_db *inner = begin(tx);
    add_user(inner, "inner");
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    check_users(db, "");
    toasty_close(db);
}

static void nested_close_rolls_back_savepoint(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    add_user(tx, "outer");
    toasty_db *inner = begin(tx);
    add_user(inner, "inner");
    toasty_close(inner);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "outer");
    toasty_close(db);
}

static void two_sequential_nested_transactions(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    toasty_db *inner = begin(tx);
    add_user(inner, "first");
    test_true(tx, toasty_commit(inner) == TOASTY_OK);
    inner = begin(tx);
    add_user(inner, "second");
    test_true(tx, toasty_rollback(inner) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "first");
    toasty_close(db);
}

/* A statement that fails is undone alone. */
static void a_failed_statement_leaves_the_transaction_open(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = begin(db);
    struct Post *post = post_create(tx, .title = "one");
    test_true(tx, post);
    assert_null(post_create(tx, .title = "one"));
    assert_true(toasty_is_unique_violation(tx));
    assert_null(post_get_by_title(tx, "two"));
    test_failed(tx, TOASTY_RECORD_NOT_FOUND, "Post");
    toasty_free(post);
    post = post_create(tx, .title = "two");
    test_true(tx, post);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(post_count(db), 2);
    toasty_free(post);
    toasty_close(db);
}

static void commit_failure_rolls_back_before_connection_reuse(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    /* a foreign key that is checked at the end lets the commit itself fail */
    test_true(db, toasty_exec(db, "CREATE TABLE parent (id INTEGER PRIMARY KEY)") == TOASTY_OK);
    test_true(db, toasty_exec(db, "CREATE TABLE child (id INTEGER REFERENCES parent (id) "
                                  "DEFERRABLE INITIALLY DEFERRED)") == TOASTY_OK);
    test_true(db, toasty_exec(db, "PRAGMA foreign_keys = ON") == TOASTY_OK);
    toasty_db *tx = begin(db);
    add_user(tx, "Ada");
    test_true(tx, toasty_exec(tx, "INSERT INTO child VALUES (5)") == TOASTY_OK);
    test_log_start();
    test_true(db, toasty_commit(tx) != TOASTY_OK);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "FOREIGN KEY");
    assert_string_equal(test_log(), "COMMIT!, ROLLBACK");
    check_users(db, "");
    tx = begin(db);
    add_user(tx, "Bob");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "Bob");
    toasty_close(db);
}

static void options(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = toasty_begin(db, .isolation = TOASTY_SERIALIZABLE);
    test_true(db, tx);
    add_user(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    tx = toasty_begin(db, .isolation = TOASTY_SERIALIZABLE, .read_only = true, .mode = TOASTY_MODE_DEFERRED);
    test_true(db, tx);
    check_users(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    toasty_close(db);
}

static void isolation_levels_that_are_not_there(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    static const toasty_isolation levels[] = {TOASTY_READ_UNCOMMITTED, TOASTY_READ_COMMITTED,
                                              TOASTY_REPEATABLE_READ};
    static const char *const names[] = {"READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ"};
    for (int i = 0; i < 3; i++) {
        assert_null(toasty_begin(db, .isolation = levels[i]));
        test_failed(db, TOASTY_UNSUPPORTED_FEATURE, names[i]);
        assert_true(toasty_is_unsupported_feature(db));
    }
    add_user(db, "Ada");
    toasty_close(db);
}

static void check_mode(toasty_mode mode, const char *sql)
{
    toasty_db *db = test_db(&User, &Post);
    test_log_start();
    toasty_db *tx = toasty_begin(db, .mode = mode);
    test_true(db, tx);
    add_user(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, COMMIT");
    assert_string_equal(test_log_sql(0), sql);
    check_users(db, "Ada");
    toasty_close(db);
}

static void mode_deferred_reaches_driver_and_commits(void **state)
{
    (void)state;
    check_mode(TOASTY_MODE_DEFERRED, "BEGIN DEFERRED");
}

static void mode_immediate_reaches_driver_and_commits(void **state)
{
    (void)state;
    check_mode(TOASTY_MODE_IMMEDIATE, "BEGIN IMMEDIATE");
}

static void mode_exclusive_reaches_driver_and_commits(void **state)
{
    (void)state;
    check_mode(TOASTY_MODE_EXCLUSIVE, "BEGIN EXCLUSIVE");
}

static void read_only_transactions_refuse_writes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    add_user(db, "Ada");
    toasty_db *tx = toasty_begin(db, .read_only = true);
    test_true(db, tx);
    check_users(tx, "Ada");
    assert_null(user_create(tx, .name = "Bob"));
    test_failed(tx, TOASTY_READ_ONLY_TRANSACTION, "read-only");
    test_true(tx, user_update_where(tx, TOASTY_ALL_ROWS, .name = toasty_set("x")) != TOASTY_OK);
    test_failed(tx, TOASTY_READ_ONLY_TRANSACTION, "read-only");
    check_users(tx, "Ada");
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    check_users(db, "Ada");
    /* the connection that it ran on writes again */
    add_user(db, "Bob");
    check_users(db, "Ada,Bob");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(commit_persists_data),
    cmocka_unit_test(rollback_discards_data),
    cmocka_unit_test(close_without_finalize_rolls_back),
    cmocka_unit_test(multiple_ops_in_transaction),
    cmocka_unit_test(update_inside_transaction),
    cmocka_unit_test(update_rolled_back),
    cmocka_unit_test(delete_rolled_back),
    cmocka_unit_test(driver_sees_the_steps),
    cmocka_unit_test(nested_driver_sees_savepoint_ops),
    cmocka_unit_test(nested_commit_both),
    cmocka_unit_test(nested_rollback_inner),
    cmocka_unit_test(nested_rollback_outer),
    cmocka_unit_test(nested_close_rolls_back_savepoint),
    cmocka_unit_test(two_sequential_nested_transactions),
    cmocka_unit_test(a_failed_statement_leaves_the_transaction_open),
    cmocka_unit_test(commit_failure_rolls_back_before_connection_reuse),
    cmocka_unit_test(options),
    cmocka_unit_test(isolation_levels_that_are_not_there),
    cmocka_unit_test(mode_deferred_reaches_driver_and_commits),
    cmocka_unit_test(mode_immediate_reaches_driver_and_commits),
    cmocka_unit_test(mode_exclusive_reaches_driver_and_commits),
    cmocka_unit_test(read_only_transactions_refuse_writes),
};

TEST_MAIN(tests)
