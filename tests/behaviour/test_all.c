/* Calls that are described first and made each by itself. */
#include "all.toasty.h"
#include "support.h"

static struct User *make_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name, .email = name);
    test_true(db, user);
    return user;
}

static void each_has_its_own_result(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "ada"), *bob = make_user(db, "bob"), *cid = make_user(db, "cid");
    struct User *found = NULL, *none = ada, *upserted = NULL;
    struct User_list *users = NULL;
    struct Todo *todo = NULL;
    struct Todo_list *todos = NULL, *many = NULL;
    struct User_page *page = NULL;
    int64_t count = 0;
    bool any = false;
    assert_int_equal(
        toasty_all(
            db, user_get_by_email_op(&found, "ada"), user_first_op(&none, .where = toasty_eq(User.name, "x")),
            user_upsert_by_email_op(&upserted, "dan", .name = toasty_set("dan")),
            user_find_op(&users, .where = toasty_eq(User.name, "ada"), .include = {toasty_with(User.todos)}),
            user_todos_create_op(&todo, bob, .title = "t"), user_todos_op(&todos, ada),
            todo_create_many_op(&many, todos_new({.title = "m", .user = toasty_set(bob)},
                                                 {.title = "n", .user = toasty_set(bob)})),
            user_paginate_op(&page, .where = toasty_eq(User.name, "ada"), .order_by = {toasty_asc(User.name)},
                             .per_page = 1),
            user_count_op(&count, .where = toasty_eq(User.name, "bob")),
            user_exists_op(&any, .where = toasty_eq(User.name, "ada")),
            user_update_op(bob, .visits = toasty_add(5)), user_delete_op(cid),
            user_create_op(NULL, .name = "not looked at", .email = "e")),
        TOASTY_OK);
    test_ok(db);
    assert_string_equal(found->name, "ada");
    assert_null(none);
    assert_string_equal(upserted->email, "dan");
    assert_string_equal(test_names(users, name), "ada");
    assert_int_equal(users->items[0].todos->len, 0);
    assert_int_equal(todo->user_id, bob->id);
    assert_true(todos && todos->len == 0);
    assert_string_equal(test_names(many, title), "m,n");
    assert_int_equal(page->len, 1);
    assert_int_equal(count, 1);
    assert_true(any);
    assert_int_equal(bob->visits, 5);
    struct User_list *left = user_find(db);
    assert_string_equal(test_names(left, name), "ada,bob,dan,not looked at");
    void *all[] = {ada, bob, cid, found, upserted, users, todo, todos, many, page, left};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        toasty_free(all[i]);
    toasty_close(db);
}

static void what_fails_keeps_nothing_else_from_being_made(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "ada"), *bob = make_user(db, "bob");
    struct User *made = NULL, *again = ada, *absent = ada;
    struct User_list *users = (struct User_list *)ada;
    int64_t count = 7;
    bool any = true;
    assert_int_equal(toasty_all(db, user_create_op(&made, .name = "cid", .email = "c"),
                                user_get_by_email_op(&absent, "nobody"),
                                user_create_op(&again, .name = "ada", .email = "ada"),
                                user_update_op(bob, .email = toasty_set("ada")),
                                user_find_op(&users, .limit = -1), user_count_op(&count, .limit = -1),
                                user_exists_op(&any, .limit = -1),
                                user_update_where_op(toasty_eq(User.name, "ada"), .visits = toasty_set(3))),
                     TOASTY_RECORD_NOT_FOUND);
    /* the first of them, by its place */
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "no record of model `User` matches");
    test_true(db, made && !absent && !again && !users);
    assert_int_equal(count, -1);
    assert_false(any);
    assert_string_equal(bob->email, "bob");
    assert_int_equal(user_count(db), 3);
    assert_int_equal(user_count(db, .where = toasty_eq(User.visits, 3)), 1);

    assert_int_equal(toasty_all(db, user_count_op(&count),
                                user_create_op(&again, .name = "x", .email = "ada"),
                                user_get_by_email_op(&absent, "nobody")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`email`");
    assert_int_equal(count, 3);
    void *all[] = {ada, bob, made};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        toasty_free(all[i]);
    toasty_close(db);
}

static void inside_a_transaction_they_run_on_its_connection(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    toasty_db *tx = toasty_begin(db);
    struct User *ada = NULL, *again = NULL, *lost = (struct User *)db;
    int64_t count = 0;
    test_true(db, tx);
    assert_int_equal(toasty_all(db, user_create_op(&lost, .name = "x", .email = "x")), TOASTY_MISUSE);
    assert_null(lost);
    test_failed(db, TOASTY_MISUSE, "transaction");
    test_log_start();
    assert_int_equal(toasty_all(tx, user_create_op(&ada, .name = "ada", .email = "a"),
                                user_create_op(&again, .name = "ada", .email = "a"), user_count_op(&count)),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(test_log(), "INSERT users, INSERT users!, SELECT users");
    test_failed(tx, TOASTY_DRIVER_OPERATION_FAILED, "`email`");
    assert_int_equal(count, 1);
    assert_null(again);
    assert_int_equal(toasty_all(tx, user_count_op(&count), user_count_op(NULL)), TOASTY_OK);
    test_ok(tx);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(user_count(db), 0);
    toasty_free(ada);
    toasty_close(db);
}

static void one_and_none(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = NULL;
    int64_t count = 7;
    assert_int_equal(toasty_all_run(db, NULL, 0), TOASTY_OK);
    test_log_start();
    assert_int_equal(toasty_all(db, user_create_op(&ada, .name = "ada", .email = "a")), TOASTY_OK);
    assert_string_equal(test_log(), "INSERT users");
    assert_string_equal(ada->name, "ada");
    toasty_free(ada);
    ada = (struct User *)db;
    assert_int_equal(toasty_all(NULL, user_first_op(&ada), user_count_op(&count)), TOASTY_MISUSE);
    assert_null(ada);
    assert_int_equal(count, -1);
    assert_int_equal(toasty_all_run(NULL, NULL, 0), TOASTY_MISUSE);
    toasty_op nothing = user_first_op(&ada);
    nothing.input = NULL;
    ada = (struct User *)db;
    assert_int_equal(toasty_all_run(db, &nothing, 1), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(ada);
    toasty_close(db);
}

/* Far more of them than connections; what they send is counted on the handle. */
static void many(void **state)
{
    enum { MANY = 100 };
    (void)state;
    toasty_db *db = test_open_fresh(
        &(const toasty_open_options){.models = toasty_models(&User, &Todo), .max_pool_size = 3});
    struct User *ada = make_user(db, "ada");
    toasty_op ops[MANY];
    int64_t counts[MANY];
    const toasty_op visit = user_update_where_op(toasty_eq(User.name, "ada"), .visits = toasty_add(1));
    const toasty_op count = user_count_op(NULL);
    for (int i = 0; i < MANY; i++) {
        ops[i] = i % 2 ? visit : count;
        ops[i].result = i % 2 ? NULL : &counts[i];
    }
    toasty_assert_queries(db, MANY) assert_int_equal(toasty_all_run(db, ops, MANY), TOASTY_OK);
    test_ok(db);
    for (int i = 0; i < MANY; i += 2)
        assert_int_equal(counts[i], 1);
    assert_int_equal(user_count(db, .where = toasty_eq(User.visits, MANY / 2)), 1);
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_has_its_own_result),
    cmocka_unit_test(what_fails_keeps_nothing_else_from_being_made),
    cmocka_unit_test(inside_a_transaction_they_run_on_its_connection),
    cmocka_unit_test(one_and_none),
    cmocka_unit_test(many),
};

TEST_MAIN(tests)
