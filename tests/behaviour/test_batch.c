/* Calls that are described first and made together. */
#include "batch.toasty.h"
#include "support.h"

static void make_user(toasty_db *db, const char *name)
{
    toasty_free(user_create(db, .name = name, .email = name));
    test_ok(db);
}

static void batch_two_creates_same_model(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = NULL, *bob = NULL;
    test_log_start();
    assert_int_equal(toasty_batch(db, user_create_op(&ada, .name = "ada", .email = "a"),
                                  user_create_op(&bob, .name = "bob", .email = "b")),
                     TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT users, COMMIT");
    test_true(db, ada && bob && ada->id == 1 && bob->id == 2);
    assert_string_equal(bob->name, "bob");
    assert_int_equal(user_count(db), 2);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void batch_create_query_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = NULL;
    struct User_list *users = NULL;
    struct Post *post = NULL;
    test_log_start();
    assert_int_equal(toasty_batch(db, user_create_op(&ada, .name = "ada", .email = "a"), user_find_op(&users),
                                  post_create_op(&post, .title = "p")),
                     TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, SELECT users, INSERT posts, COMMIT");
    test_true(db, ada && users && users->len == 1 && post);
    toasty_free(ada);
    toasty_free(users);
    toasty_free(post);
    toasty_close(db);
}

static void batch_queries(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User_list *users = NULL;
    struct Post_list *posts = NULL;
    struct Post *none = (struct Post *)db;
    int64_t count = 7;
    make_user(db, "ada");
    make_user(db, "bob");
    test_log_start();
    assert_int_equal(toasty_batch(db, user_find_op(&users, .where = toasty_eq(User.name, "bob")),
                                  post_find_op(&posts), post_first_op(&none),
                                  user_count_op(&count, .where = toasty_ne(User.name, "x"))),
                     TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT posts, SELECT posts, SELECT users, COMMIT");
    assert_string_equal(test_names(users, name), "bob");
    test_true(db, posts && posts->len == 0 && !none && count == 2);
    toasty_free(users);
    toasty_free(posts);
    toasty_close(db);
}

static void batch_all_four_statement_types(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    make_user(db, "ada");
    make_user(db, "bob");
    struct User *cid = NULL, *ada = user_get_by_email(db, "ada");
    struct User_list *before = NULL;
    test_log_start();
    assert_int_equal(
        toasty_batch(db, user_find_op(&before), user_create_op(&cid, .name = "cid", .email = "c"),
                     user_update_op(ada, .name = toasty_set("Ada")),
                     user_update_where_op(toasty_eq(User.name, "cid"), .name = toasty_set("Cid")),
                     user_delete_where_op(toasty_and(toasty_eq(User.name, "bob"), toasty_gt(User.id, 0)))),
        TOASTY_OK);
    assert_int_equal(
        strncmp(test_log(), "BEGIN, SELECT users, INSERT users, UPDATE users, UPDATE users, ", 62), 0);
    assert_string_equal(test_names(before, name), "ada,bob"); /* before the update */
    assert_string_equal(ada->name, "Ada");
    struct User_list *after = user_find(db);
    assert_string_equal(test_names(after, name), "Ada,Cid");
    toasty_free(after);
    toasty_free(before);
    assert_int_equal(toasty_batch(db, user_delete_op(ada), user_delete_op(cid)), TOASTY_OK);
    assert_int_equal(user_count(db), 0);
    toasty_free(ada);
    toasty_free(cid);
    toasty_close(db);
}

static void batch_scoped(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    make_user(db, "ada");
    make_user(db, "bob");
    struct User *ada = user_get_by_email(db, "ada"), *bob = user_get_by_email(db, "bob");
    struct Todo *one = NULL, *two = NULL;
    struct Todo_list *hers = NULL, *his = NULL;
    assert_int_equal(toasty_batch(db, user_todos_create_op(&one, ada, .title = "one"),
                                  user_todos_create_op(&two, bob, .title = "two"), user_todos_op(&hers, ada),
                                  user_todos_op(&his, bob, .order_by = {toasty_asc(Todo.title)})),
                     TOASTY_OK);
    assert_int_equal(one->user_id, ada->id);
    assert_string_equal(test_names(hers, title), "one");
    assert_string_equal(test_names(his, title), "two");
    void *all[] = {ada, bob, one, two, hers, his};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        toasty_free(all[i]);
    toasty_close(db);
}

static void batch_two_creates_rolls_back_on_second_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *ada = NULL, *again = (struct User *)db;
    int64_t count = 0;
    test_log_start();
    assert_int_equal(toasty_batch(db, user_create_op(&ada, .name = "ada", .email = "a"),
                                  user_create_op(&again, .name = "ada", .email = "a"), user_count_op(&count)),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT users!, ROLLBACK");
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`email`");
    assert_null(ada);
    assert_null(again);
    assert_int_equal(count, -1);
    assert_int_equal(user_count(db), 0);
    toasty_close(db);
}

static void batch_of_one_and_of_none(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_log_start();
    assert_int_equal(toasty_batch(db, post_create_op(NULL, .title = "not looked at")), TOASTY_OK);
    assert_string_equal(test_log(), "INSERT posts");
    assert_int_equal(toasty_batch_run(db, NULL, 0), TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    struct User *wrong = NULL;
    assert_int_equal(toasty_batch(db, user_create_op(&wrong, .name = "x")), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "email");
    assert_null(wrong);
    toasty_close(db);
}

static void batch_inside_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    struct Post *post = NULL;
    make_user(tx, "ada");
    assert_int_equal(
        toasty_batch(db, post_create_op(&post, .title = "p"), post_create_op(NULL, .title = "q")),
        TOASTY_MISUSE);
    assert_null(post);
    test_log_start();
    assert_int_equal(toasty_batch(tx, post_create_op(&post, .title = "p"),
                                  user_create_op(NULL, .name = "ada", .email = "ada")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_null(post);
    assert_int_equal(strncmp(test_log(), "SAVEPOINT", 9), 0);
    assert_int_equal(post_count(tx), 0);
    assert_int_equal(user_count(tx), 1);
    assert_int_equal(
        toasty_batch(tx, post_create_op(&post, .title = "p"), post_create_op(NULL, .title = "q")), TOASTY_OK);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(post_count(db), 2);
    toasty_free(post);
    assert_int_equal(toasty_batch_run(NULL, NULL, 0), TOASTY_MISUSE);
    toasty_close(db);
}

/* What was described may hang on what was read before: whether it is to be tried again is not for us to say.
 */
static void a_batch_is_tried_once(void **state)
{
    (void)state;
    if (test_in_memory())
        skip();
    toasty_db *db = test_db(&User, &Post);
    toasty_db *other = test_reopen(&(const toasty_open_options){
        .models = toasty_models(&User, &Post),
        .driver = {.driver = test_is_turso() ? "turso" : "sqlite", .busy_timeout_ms = 1}});
    test_ok(other);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    test_true(db, tx);
    test_log_start();
    assert_int_equal(
        toasty_batch(other, post_create_op(NULL, .title = "p"), post_create_op(NULL, .title = "q")),
        TOASTY_SERIALIZATION_FAILURE);
    assert_string_equal(test_log(), "BEGIN!");
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(
        toasty_batch(other, post_create_op(NULL, .title = "p"), post_create_op(NULL, .title = "q")),
        TOASTY_OK);
    assert_int_equal(post_count(db), 2);
    toasty_close(other);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(batch_two_creates_same_model),
    cmocka_unit_test(batch_create_query_create),
    cmocka_unit_test(batch_queries),
    cmocka_unit_test(batch_all_four_statement_types),
    cmocka_unit_test(batch_scoped),
    cmocka_unit_test(batch_two_creates_rolls_back_on_second_failure),
    cmocka_unit_test(batch_of_one_and_of_none),
    cmocka_unit_test(batch_inside_a_transaction),
    cmocka_unit_test(a_batch_is_tried_once),
};

TEST_MAIN(tests)
