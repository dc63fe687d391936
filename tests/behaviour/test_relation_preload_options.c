/* Includes with conditions and orders of their own. */
#include "relation_preload_options.toasty.h"
#include "support.h"

/* Ada: a (done, 1), b (open, 3), c (open, 2), each with comments; Bob: d (done, 5). */
static toasty_db *seeded(void)
{
    toasty_db *db = test_db(&User, &Todo, &Comment, &Profile, &Account, &Plan);
    struct User_list *users = user_create_many(
        db,
        users_new({.name = "Ada",
                   .profile = profile_new(.bio = "engines"),
                   .todos = todos_new({.title = "a",
                                       .complete = true,
                                       .priority = 1,
                                       .comments = comments_new({.body = "a1"}, {.body = "a2"})},
                                      {.title = "b", .priority = 3, .comments = comments_new({.body = "b1"})},
                                      {.title = "c", .priority = 2})},
                  {.name = "Bob",
                   .profile = profile_new(.bio = "bridges"),
                   .todos = todos_new({.title = "d", .complete = true, .priority = 5})}));
    test_true(db, users);
    toasty_free(users);
    return db;
}

#define ORDERED .order_by = {toasty_asc(User.name)}

static void preload_has_many_with_filter(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = user_find(
        db, ORDERED, .include = {toasty_with(User.todos, .where = toasty_eq(Todo.complete, false))});
    test_true(db, users);
    assert_string_equal(test_names(users->items[0].todos, title), "b,c");
    assert_true(toasty_is_loaded(&users->items[1], User.todos));
    assert_int_equal(users->items[1].todos->len, 0);
    toasty_free(users);
    /* a condition that nothing can meet */
    users = user_find(db, ORDERED,
                      .include = {toasty_with(User.todos, .where = toasty_in_array(Todo.title, NULL, 0))});
    test_true(db, users);
    toasty_each (user, users)
        assert_int_equal(user->todos->len, 0);
    toasty_free(users);
    toasty_close(db);
}

static void preload_has_many_filter_independent_of_parent_any(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users =
        user_find(db, ORDERED, .where = toasty_any(User.todos, toasty_eq(Todo.complete, true)),
                  .include = {toasty_with(User.todos, .where = toasty_eq(Todo.complete, false))});
    test_true(db, users);
    assert_string_equal(test_names_in_order(users, name), "Ada,Bob");
    assert_string_equal(test_names(users->items[0].todos, title), "b,c");
    assert_int_equal(users->items[1].todos->len, 0);
    toasty_free(users);
    users = user_find(db, .where = toasty_any(User.todos, toasty_eq(Todo.title, "d")),
                      .include = {toasty_with(User.todos)});
    test_true(db, users);
    assert_string_equal(test_names(users, name), "Bob");
    assert_string_equal(test_names(users->items[0].todos, title), "d");
    toasty_free(users);
    toasty_close(db);
}

static void preload_has_many_repeated_filters_ored(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users =
        user_find(db, ORDERED,
                  .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "a")),
                              toasty_with(User.todos, .where = toasty_eq(Todo.title, "c")),
                              toasty_with(User.todos, .where = toasty_gt(Todo.priority, 4))});
    test_true(db, users);
    assert_string_equal(test_names(users->items[0].todos, title), "a,c");
    assert_string_equal(test_names(users->items[1].todos, title), "d");
    toasty_free(users);
    toasty_close(db);
}

static void preload_has_many_bare_and_filtered_loads_all(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_one(
        db, .where = toasty_eq(User.name, "Ada"),
        .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "a")), toasty_with(User.todos)});
    test_true(db, ada);
    assert_string_equal(test_names(ada->todos, title), "a,b,c");
    toasty_free(ada);
    ada = user_one(
        db, .where = toasty_eq(User.name, "Ada"),
        .include = {toasty_with(User.todos), toasty_with(User.todos, .where = toasty_eq(Todo.title, "a"))});
    test_true(db, ada);
    assert_string_equal(test_names(ada->todos, title), "a,b,c");
    toasty_free(ada);
    toasty_close(db);
}

static void preload_has_one_with_filter(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = user_find(
        db, ORDERED, .include = {toasty_with(User.profile, .where = toasty_eq(Profile.bio, "bridges"))});
    test_true(db, users);
    assert_true(toasty_is_loaded(&users->items[0], User.profile));
    assert_null(users->items[0].profile);
    assert_string_equal(users->items[1].profile->bio, "bridges");
    toasty_free(users);
    struct Profile_list *profiles =
        profile_find(db, .order_by = {toasty_asc(Profile.bio)},
                     .include = {toasty_with(Profile.user, .where = toasty_eq(User.name, "Ada"))});
    test_true(db, profiles);
    assert_true(toasty_is_loaded(&profiles->items[0], Profile.user));
    assert_null(profiles->items[0].user);
    assert_string_equal(profiles->items[1].user->name, "Ada");
    toasty_free(profiles);
    toasty_close(db);
}

static void preload_nested_relation_with_filter(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users =
        user_find(db, ORDERED,
                  .include = {toasty_with(
                      User.todos, .order_by = {toasty_asc(Todo.title)},
                      .include = {toasty_with(Todo.comments, .where = toasty_ne(Comment.body, "a1"))})});
    test_true(db, users);
    struct Todo_list *todos = users->items[0].todos;
    assert_string_equal(test_names_in_order(todos, title), "a,b,c");
    assert_string_equal(test_names(todos->items[0].comments, body), "a2");
    assert_string_equal(test_names(todos->items[1].comments, body), "b1");
    assert_int_equal(todos->items[2].comments->len, 0);
    assert_string_equal(test_names(users->items[1].todos, title), "d");
    toasty_free(users);
    toasty_close(db);
}

static void preload_required_has_one_filter_rejected(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(
        account_find(db, .include = {toasty_with(Account.plan, .where = toasty_eq(Plan.label, "x"))}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Account.plan", "required");
    toasty_close(db);
}

static void preload_required_belongs_to_filter_rejected(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(todo_find(db, .include = {toasty_with(Todo.user, .where = toasty_eq(User.name, "Ada"))}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "required");
    /* also where the same relation is included once more without a condition */
    assert_null(todo_find(db, .include = {toasty_with(Todo.user),
                                          toasty_with(Todo.user, .where = toasty_eq(User.name, "Ada"))}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "required");
    toasty_close(db);
}

static void preload_has_many_ordered_per_parent(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = user_find(
        db, ORDERED, .include = {toasty_with(User.todos, .order_by = {toasty_desc(Todo.priority)})});
    test_true(db, users);
    assert_string_equal(test_names_in_order(users->items[0].todos, title), "b,c,a");
    assert_string_equal(test_names_in_order(users->items[1].todos, title), "d");
    toasty_free(users);
    users = user_find(db, .order_by = {toasty_desc(User.name)},
                      .include = {toasty_with(
                          User.todos, .order_by = {toasty_asc(Todo.complete), toasty_asc(Todo.priority)})});
    test_true(db, users);
    assert_string_equal(test_names_in_order(users, name), "Bob,Ada");
    assert_string_equal(test_names_in_order(users->items[1].todos, title), "c,b,a");
    toasty_free(users);
    toasty_close(db);
}

static void preload_has_many_filter_and_order(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"),
                                .include = {toasty_with(User.todos, .where = toasty_eq(Todo.complete, false),
                                                        .order_by = {toasty_asc(Todo.priority)})});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->todos, title), "c,b");
    toasty_free(ada);
    toasty_close(db);
}

static void preload_nested_relations_ordered_at_each_level(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada =
        user_one(db, .where = toasty_eq(User.name, "Ada"),
                 .include = {toasty_with(
                     User.todos, .order_by = {toasty_desc(Todo.title)},
                     .include = {toasty_with(Todo.comments, .order_by = {toasty_desc(Comment.body)})})});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->todos, title), "c,b,a");
    assert_string_equal(test_names_in_order(ada->todos->items[2].comments, body), "a2,a1");
    toasty_free(ada);
    toasty_close(db);
}

static void preload_has_many_repeated_ordering_last_wins(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"),
                                .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}),
                                            toasty_with(User.todos, .order_by = {toasty_desc(Todo.title)})});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->todos, title), "c,b,a");
    toasty_free(ada);
    test_log_start();
    ada = user_one(
        db, .where = toasty_eq(User.name, "Ada"),
        .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}), toasty_with(User.todos)});
    test_true(db, ada);
    assert_non_null(strstr(test_log_sql(2), "FROM \"todos\""));
    assert_null(strstr(test_log_sql(2), "ORDER BY"));
    assert_string_equal(test_names(ada->todos, title), "a,b,c");
    toasty_free(ada);
    toasty_close(db);
}

static void preload_has_one_ordering_rejected(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(user_find(db, .include = {toasty_with(User.profile, .order_by = {toasty_asc(Profile.bio)})}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.profile", "order");
    assert_null(todo_find(db, .include = {toasty_with(Todo.user, .order_by = {toasty_asc(User.name)})}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "order");
    toasty_close(db);
}

static void conditions_and_orders_are_of_the_included_model(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(user_find(db, .include = {toasty_with(User.todos, .where = toasty_eq(User.name, "Ada"))}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "name", "User", "Todo");
    assert_null(user_find(db, .include = {toasty_with(User.todos, .order_by = {toasty_asc(User.name)})}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "name", "User", "Todo");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(preload_has_many_with_filter),
    cmocka_unit_test(preload_has_many_filter_independent_of_parent_any),
    cmocka_unit_test(preload_has_many_repeated_filters_ored),
    cmocka_unit_test(preload_has_many_bare_and_filtered_loads_all),
    cmocka_unit_test(preload_has_one_with_filter),
    cmocka_unit_test(preload_nested_relation_with_filter),
    cmocka_unit_test(preload_required_has_one_filter_rejected),
    cmocka_unit_test(preload_required_belongs_to_filter_rejected),
    cmocka_unit_test(preload_has_many_ordered_per_parent),
    cmocka_unit_test(preload_has_many_filter_and_order),
    cmocka_unit_test(preload_nested_relations_ordered_at_each_level),
    cmocka_unit_test(preload_has_many_repeated_ordering_last_wins),
    cmocka_unit_test(preload_has_one_ordering_rejected),
    cmocka_unit_test(conditions_and_orders_are_of_the_included_model),
};

TEST_MAIN(tests)
