/* Calls that take several statements happen as a whole or not at all; those that take one need no
 * transaction. */
#include "tx_atomic_stmt.toasty.h"
#include "support.h"

static void check_counts(toasty_db *db, int users, int todos, int profiles)
{
    assert_int_equal(user_count(db), users);
    assert_int_equal(todo_count(db), todos);
    assert_int_equal(profile_count(db), profiles);
}

static void single_op_skips_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    test_log_start();
    struct User *user = user_create(db, .name = "Ada");
    test_true(db, user);
    struct Todo *todo = todo_create(db, .user = toasty_set(user), .title = "a");
    test_true(db, todo);
    test_true(db, user_update(db, user, .name = toasty_set("Bob")) == TOASTY_OK);
    struct User *found = user_get_by_id(db, user->id);
    test_true(db, found);
    test_true(db, todo_delete(db, todo) == TOASTY_OK);
    assert_string_equal(test_log(), "INSERT users, INSERT todos, UPDATE users, SELECT users, DELETE todos");
    toasty_free(found);
    toasty_free(todo);
    toasty_free(user);
    toasty_close(db);
}

static void create_with_has_many_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .todos = todos_new({.title = "taken"}));
    test_true(db, ada);
    test_log_start();
    assert_null(user_create(db, .todos = todos_new({.title = "free"}, {.title = "taken"})));
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "title", "Todo");
    assert_string_equal(toasty_error(db)->model, "Todo");
    assert_string_equal(toasty_error(db)->field, "title");
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT todos!, ROLLBACK");
    check_counts(db, 1, 1, 0);
    toasty_free(ada);
    toasty_close(db);
}

static void create_with_has_one_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .profile = profile_new(.bio = "taken"));
    test_true(db, ada);
    test_log_start();
    assert_null(user_create(db, .profile = profile_new(.bio = "taken")));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT profiles!, ROLLBACK");
    check_counts(db, 1, 0, 1);
    toasty_free(ada);
    toasty_close(db);
}

static void create_with_a_new_parent_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .todos = todos_new({.title = "taken"}));
    test_true(db, ada);
    test_log_start();
    assert_null(todo_create(db, .title = "taken", .user = user_new(.name = "new")));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT todos!, ROLLBACK");
    check_counts(db, 1, 1, 0);
    toasty_free(ada);
    toasty_close(db);
}

static void create_many_is_one_statement_and_atomic(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    test_log_start();
    struct Todo_list *list = todo_create_many(db, todos_new({.user = toasty_set(ada), .title = "a"},
                                                            {.user = toasty_set(ada), .title = "b"},
                                                            {.user = toasty_set(ada), .title = "c"}));
    test_true(db, list);
    assert_string_equal(test_log(), "INSERT todos");
    assert_string_equal(test_names_in_order(list, title), "a,b,c");
    for (int i = 0; i < 3; i++) {
        struct Todo *stored = todo_get_by_id(db, list->items[i].id);
        test_true(db, stored);
        assert_string_equal(stored->title, list->items[i].title);
        toasty_free(stored);
    }
    assert_null(todo_create_many(
        db, todos_new({.user = toasty_set(ada), .title = "d"}, {.user = toasty_set(ada), .title = "a"})));
    assert_true(toasty_is_unique_violation(db));
    check_counts(db, 1, 3, 0);
    test_log_start();
    struct Todo_list *empty = todo_create_array(db, NULL, 0);
    test_true(db, empty);
    assert_int_equal(empty->len, 0);
    assert_string_equal(test_log(), "");
    toasty_free(empty);
    toasty_free(list);
    toasty_free(ada);
    toasty_close(db);
}

static void update_with_has_many_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "taken"}));
    test_true(db, ada);
    test_log_start();
    test_true(db, user_update(db, ada, .name = toasty_set("Bob"),
                              .todos = todos_new({.title = "free"}, {.title = "taken"})) != TOASTY_OK);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "BEGIN, INSERT todos!, ROLLBACK");
    assert_string_equal(ada->name, "Ada");
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "Ada")), 1);
    check_counts(db, 1, 1, 0);
    toasty_free(ada);
    toasty_close(db);
}

static void update_with_a_new_parent_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .todos = todos_new({.title = "a"}, {.title = "b"}));
    test_true(db, ada);
    struct Todo *a = &ada->todos->items[0];
    test_log_start();
    test_true(db, todo_update(db, a, .title = toasty_set("b"), .user = user_new(.name = "new")) != TOASTY_OK);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "BEGIN, INSERT users, UPDATE todos!, ROLLBACK");
    assert_string_equal(a->title, "a");
    assert_int_equal(a->user_id, ada->id);
    assert_null(a->user);
    check_counts(db, 1, 2, 0);
    toasty_free(ada);
    toasty_close(db);
}

static void replacing_a_has_one_rolls_back_on_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .profile = profile_new(.bio = "b"));
    test_true(db, ada && bob);
    test_log_start();
    test_true(db, user_update(db, bob, .profile = profile_new(.bio = "a")) != TOASTY_OK);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "BEGIN, DELETE profiles, INSERT profiles!, ROLLBACK");
    assert_string_equal(bob->profile->bio, "b");
    struct Profile *stored = user_profile(db, bob);
    test_true(db, stored);
    assert_string_equal(stored->bio, "b");
    toasty_free(stored);
    assert_null(user_profile_create(db, bob, .bio = "a"));
    assert_true(toasty_is_unique_violation(db));
    check_counts(db, 2, 0, 2);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* What is wrong with a nested record is found before anything is written, or undone. */
static void validation_of_nested_records(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    assert_null(user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}, {.title = NULL})));
    test_failed(db, TOASTY_VALIDATION, "title", "Todo");
    assert_null(user_create(db, .name = "Ada", .profile = profile_new(.bio = NULL)));
    test_failed(db, TOASTY_VALIDATION, "bio", "Profile");
    check_counts(db, 0, 0, 0);
    toasty_close(db);
}

/* Inside a transaction the same is done with a savepoint, and the transaction goes on. */
static void multi_op_inside_tx_uses_savepoints(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    test_log_start();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    struct User *ada = user_create(tx, .name = "Ada", .todos = todos_new({.title = "a"}));
    test_true(tx, ada);
    assert_null(user_create(tx, .name = "Bob", .todos = todos_new({.title = "b"}, {.title = "a"})));
    assert_true(toasty_is_unique_violation(tx));
    struct User *carol = user_create(tx, .name = "Carol");
    test_true(tx, carol);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(),
                        "BEGIN, SAVEPOINT, INSERT users, INSERT todos, RELEASE, "
                        "SAVEPOINT, INSERT users, INSERT todos!, ROLLBACK TO, INSERT users, COMMIT");
    check_counts(db, 2, 1, 0);
    toasty_free(ada);
    toasty_free(carol);
    toasty_close(db);
}

static void cascades_inside_tx_use_savepoints_and_reads_need_none(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}));
    test_true(db, ada);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    test_log_start();
    struct User *found = user_one(tx, .include = {toasty_with(User.todos)});
    test_true(tx, found);
    test_true(tx, user_delete(tx, ada) == TOASTY_OK);
    assert_string_equal(test_log(), "SELECT users, SELECT todos, SAVEPOINT, DELETE todos, "
                                    "DELETE profiles, DELETE users, RELEASE");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    check_counts(db, 1, 1, 0);
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(single_op_skips_transaction),
    cmocka_unit_test(create_with_has_many_rolls_back_on_failure),
    cmocka_unit_test(create_with_has_one_rolls_back_on_failure),
    cmocka_unit_test(create_with_a_new_parent_rolls_back_on_failure),
    cmocka_unit_test(create_many_is_one_statement_and_atomic),
    cmocka_unit_test(update_with_has_many_rolls_back_on_failure),
    cmocka_unit_test(update_with_a_new_parent_rolls_back_on_failure),
    cmocka_unit_test(replacing_a_has_one_rolls_back_on_failure),
    cmocka_unit_test(validation_of_nested_records),
    cmocka_unit_test(multi_op_inside_tx_uses_savepoints),
    cmocka_unit_test(cascades_inside_tx_use_savepoints_and_reads_need_none),
};

TEST_MAIN(tests)
