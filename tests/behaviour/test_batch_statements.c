/* Batches: which statements they are, what they see of each other, and calls within relations. */
#include "batch_statements.toasty.h"
#include "support.h"

static toasty_db *with_users(struct User **ada, struct User **bob)
{
    toasty_db *db = test_db(&User, &Post);
    *ada = user_create(db, .name = "ada", .email = "ada");
    *bob = user_create(db, .name = "bob", .email = "bob");
    test_true(db, *ada && *bob);
    return db;
}

static void done(toasty_db *db, struct User *ada, struct User *bob)
{
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void batch_two_creates_different_models(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_log_start();
    assert_int_equal(
        toasty_batch(db, user_create_op(NULL, .name = "ada"), post_create_op(NULL, .title = "p")), TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT posts, COMMIT");
    assert_true(user_count(db) == 1 && post_count(db) == 1);
    toasty_close(db);
}

static void batch_query_and_create_in_either_order(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct Post_list *before, *after;
    test_log_start();
    assert_int_equal(toasty_batch(db, post_find_op(&before), post_create_op(NULL, .title = "p")), TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, SELECT posts, INSERT posts, COMMIT");
    test_log_start();
    assert_int_equal(toasty_batch(db, post_create_op(NULL, .title = "q"), post_find_op(&after)), TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT posts, SELECT posts, COMMIT");
    assert_int_equal(before->len, 0);
    assert_string_equal(test_names(after, title), "p,q");
    toasty_free(before);
    toasty_free(after);
    toasty_close(db);
}

static void batch_creates_from_an_array(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    enum { COUNT = 5 };
    struct Post_new news[COUNT];
    struct Post *made[COUNT];
    toasty_op ops[COUNT];
    const char *const titles[] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < COUNT; i++) {
        news[i] = (struct Post_new){.title = titles[i]};
        ops[i] = post_create_op_with(&made[i], &news[i]);
    }
    test_log_start();
    assert_int_equal(toasty_batch_run(db, ops, COUNT), TOASTY_OK);
    assert_string_equal(
        test_log(), "BEGIN, INSERT posts, INSERT posts, INSERT posts, INSERT posts, INSERT posts, COMMIT");
    for (int i = 0; i < COUNT; i++) {
        assert_string_equal(made[i]->title, titles[i]);
        toasty_free(made[i]);
    }
    toasty_close(db);
}

static void batch_queries_of_which_some_find_nothing(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    struct User_list *users;
    struct Post_list *posts, *none[3];
    assert_int_equal(
        toasty_batch(db, user_find_op(&users, .where = toasty_eq(User.name, "ada")), post_find_op(&posts)),
        TOASTY_OK);
    assert_true(users->len == 1 && posts->len == 0);
    toasty_op ops[] = {post_find_op(&none[0]), post_find_op(&none[1], .limit = 1), post_find_op(&none[2])};
    assert_int_equal(toasty_batch_run(db, ops, 3), TOASTY_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(none[i]->len, 0);
        toasty_free(none[i]);
    }
    toasty_free(users);
    toasty_free(posts);
    done(db, ada, bob);
}

/* Queries of two models, collected at run time: the result of each goes where it said. */
static void batch_queries_from_an_array(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    toasty_free(post_create_many(db, posts_new({.title = "ada"}, {.title = "ada"}, {.title = "eve"})));
    toasty_free(user_todos_create(db, bob, .title = "one"));
    test_ok(db);
    enum { EACH = 3 };
    const toasty_find_options of_users[EACH] = {
        {.where = toasty_eq(User.name, "bob"), .include = {toasty_with(User.todos)}},
        {.where = toasty_eq(User.name, "eve")},
        {.order_by = {toasty_desc(User.name)}, .limit = 1, .offset = 1}};
    const toasty_find_options of_posts[EACH] = {{.where = toasty_eq(Post.title, "bob")},
                                                {.where = toasty_eq(Post.title, "eve")},
                                                {.where = toasty_eq(Post.title, "ada")}};
    struct User_list *users[EACH];
    struct Post_list *posts[EACH];
    toasty_op ops[2 * EACH];
    for (int i = 0; i < EACH; i++) {
        ops[2 * i] = user_find_op_with(&users[i], &of_users[i]);
        ops[2 * i + 1] = post_find_op_with(&posts[i], &of_posts[i]);
    }
    assert_int_equal(toasty_batch_run(db, ops, 2 * EACH), TOASTY_OK);
    static const char *const names[EACH] = {"bob", "", "ada"}, *const titles[EACH] = {"", "eve", "ada,ada"};
    for (int i = 0; i < EACH; i++) {
        assert_string_equal(test_names(users[i], name), names[i]);
        assert_string_equal(test_names(posts[i], title), titles[i]);
    }
    assert_string_equal(test_names(users[0]->items[0].todos, title), "one");
    assert_null(users[2]->items[0].todos);
    for (int i = 0; i < EACH; i++) {
        toasty_free(users[i]);
        toasty_free(posts[i]);
    }
    done(db, ada, bob);
}

static void batch_updates_and_deletes(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    toasty_free(post_create_many(db, posts_new({.title = "p"}, {.title = "q"}, {.title = "r"})));
    test_log_start();
    assert_int_equal(
        toasty_batch(db, user_update_where_op(toasty_eq(User.name, "ada"), .name = toasty_set("Ada")),
                     user_update_where_op(toasty_eq(User.name, "bob"), .name = toasty_set("Bob"))),
        TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE users, UPDATE users, COMMIT");
    assert_int_equal(user_count(db, .where = toasty_in(User.name, "Ada", "Bob")), 2);
    test_log_start();
    assert_int_equal(toasty_batch(db, post_delete_where_op(toasty_eq(Post.title, "p")),
                                  post_delete_where_op(toasty_eq(Post.title, "q"))),
                     TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, DELETE posts, DELETE posts, COMMIT");
    assert_int_equal(toasty_batch(db, user_update_op(ada, .name = toasty_set("ada")),
                                  post_delete_where_op(TOASTY_ALL_ROWS)),
                     TOASTY_OK);
    assert_int_equal(post_count(db), 0);
    assert_string_equal(ada->name, "ada");
    assert_int_equal(toasty_batch(db, user_delete_op(ada), user_delete_op(bob)), TOASTY_OK);
    assert_int_equal(user_count(db), 0);
    done(db, ada, bob);
}

static void batch_update_and_create_rolls_back_on_create_failure(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    assert_int_equal(
        toasty_batch(db, user_update_where_op(toasty_eq(User.name, "bob"), .name = toasty_set("Bob")),
                     user_create_op(NULL, .name = "eve", .email = "ada")),
        TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "bob")), 1);
    assert_int_equal(user_count(db), 2);
    done(db, ada, bob);
}

static void what_a_failed_batch_deleted_is_there_again(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    toasty_free(user_todos_create(db, ada, .title = "one"));
    toasty_free(post_create(db, .title = "p"));
    test_ok(db);
    assert_int_equal(toasty_batch(db, user_delete_op(ada), post_delete_where_op(TOASTY_ALL_ROWS),
                                  user_update_op(bob, .name = toasty_set("Bob")),
                                  post_create_many_op(NULL, posts_new({.title = "q"}, {.title = "r"})),
                                  user_create_op(NULL, .name = "eve", .email = "bob")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`email`");
    struct User_list *users = user_find(db, .include = {toasty_with(User.todos)});
    assert_string_equal(test_names(users, name), "ada,bob");
    assert_string_equal(test_names(users->items[0].todos, title), "one");
    struct Post_list *posts = post_find(db);
    assert_string_equal(test_names(posts, title), "p");
    toasty_free(posts);
    toasty_free(users);
    done(db, ada, bob);
}

static void scoped_creates(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    struct Todo *one, *two;
    struct Comment *comment;
    assert_int_equal(toasty_batch(db, user_todos_create_op(&one, ada, .title = "one"),
                                  user_todos_create_op(&two, ada, .title = "two"),
                                  user_comments_create_op(&comment, ada, .text = "c")),
                     TOASTY_OK);
    assert_true(one->user_id == ada->id && two->user_id == ada->id && comment->user_id == ada->id);
    assert_string_equal(one->title, "one");
    assert_string_equal(two->title, "two");
    struct Todo_list *todos;
    struct Comment_list *comments, *none;
    assert_int_equal(toasty_batch(db, user_todos_op(&todos, ada), user_comments_op(&comments, ada),
                                  user_comments_op(&none, bob)),
                     TOASTY_OK);
    assert_string_equal(test_names(todos, title), "one,two");
    assert_true(comments->len == 1 && none->len == 0);
    toasty_free(one);
    toasty_free(two);
    toasty_free(comment);
    toasty_free(todos);
    toasty_free(comments);
    toasty_free(none);
    done(db, ada, bob);
}

static void scoped_updates_and_deletes(void **state)
{
    (void)state;
    struct User *ada, *bob;
    toasty_db *db = with_users(&ada, &bob);
    struct Todo_list *before;
    struct Todo *made;
    toasty_free(user_todos_create(db, ada, .title = "one"));
    toasty_free(user_todos_create(db, ada, .title = "two"));
    toasty_free(user_todos_create(db, bob, .title = "one"));
    /* all four at once; bob's are left alone */
    assert_int_equal(toasty_batch(db, user_todos_op(&before, ada),
                                  user_todos_create_op(&made, ada, .title = "three"),
                                  user_todos_update_where_op(ada, toasty_eq(Todo.title, "one"),
                                                             .title = toasty_set("first")),
                                  user_todos_delete_where_op(ada, toasty_eq(Todo.title, "two")),
                                  user_todos_delete_where_op(bob, toasty_eq(Todo.title, "three"))),
                     TOASTY_OK);
    assert_string_equal(test_names(before, title), "one,two");
    toasty_free(before);
    toasty_free(made);
    struct Todo_list *todos = user_todos(db, ada);
    assert_string_equal(test_names(todos, title), "first,three");
    toasty_free(todos);
    /* beside a call that is not scoped */
    assert_int_equal(
        toasty_batch(db, user_todos_delete_where_op(ada, TOASTY_ALL_ROWS),
                     user_update_where_op(toasty_eq(User.name, "bob"), .name = toasty_set("Bob"))),
        TOASTY_OK);
    todos = todo_find(db);
    assert_string_equal(test_names(todos, title), "one");
    toasty_free(todos);
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "Bob")), 1);
    assert_int_equal(toasty_batch(db, user_todos_delete_where_op(NULL, TOASTY_ALL_ROWS)), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "`User.todos`");
    done(db, ada, bob);
}

static void batch_as_nested_has_many_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct Todo_new todos[3] = {{.title = "a"}, {.title = "b"}};
    todos[2] = todos[1]; /* what is described can be copied and changed */
    todos[2].title = "c";
    struct User *user = user_create(db, .name = "ada", .todos = {.items = todos, .count = 3});
    test_true(db, user);
    assert_string_equal(test_names(user->todos, title), "a,b,c");
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.user, user)), 3);
    toasty_free(user);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(batch_two_creates_different_models),
    cmocka_unit_test(batch_query_and_create_in_either_order),
    cmocka_unit_test(batch_creates_from_an_array),
    cmocka_unit_test(batch_queries_of_which_some_find_nothing),
    cmocka_unit_test(batch_queries_from_an_array),
    cmocka_unit_test(batch_updates_and_deletes),
    cmocka_unit_test(batch_update_and_create_rolls_back_on_create_failure),
    cmocka_unit_test(what_a_failed_batch_deleted_is_there_again),
    cmocka_unit_test(scoped_creates),
    cmocka_unit_test(scoped_updates_and_deletes),
    cmocka_unit_test(batch_as_nested_has_many_create),
};

TEST_MAIN(tests)
