/* Updates and deletes by condition that hand over the records that they were about. */
#include "returning.toasty.h"
#include "support.h"

static toasty_db *filled(void)
{
    toasty_db *db = test_db(&User, &Job);
    toasty_free(user_create_many(
        db, users_new({.name = "ada",
                       .age = 36,
                       .note = "x",
                       .about = "a",
                       .posts = posts_new({.title = "one"}, {.title = "two"})},
                      {.name = "bob", .age = 20, .about = "b", .badge = badge_new(.colour = "blue")},
                      {.name = "cid", .age = 20, .about = "c"})));
    toasty_free(job_create_many(db, jobs_new({.name = "a", .result = "done"}, {.name = "b"}, {.name = "c"})));
    test_ok(db);
    return db;
}

static void an_update_shows_the_new_records(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct User_list *users = user_update_where_returning(db, toasty_eq(User.age, 20), .age = toasty_add(1),
                                                          .note = toasty_set("older"));
    test_true(db, users);
    assert_string_equal(test_log(), "BEGIN, UPDATE users, COMMIT");
    assert_int_equal(toasty_changes(db), 2);
    assert_string_equal(test_names(users, name), "bob,cid");
    for (size_t i = 0; i < users->len; i++) {
        const struct User *user = &users->items[i];
        assert_int_equal(user->age, 21);
        assert_string_equal(user->note, "older");
        assert_int_equal(user->version, 2);
        assert_false(toasty_is_loaded(user, User.about));
    }
    toasty_free(users);
    users = user_find(db, .where = toasty_eq(User.age, 21));
    assert_string_equal(test_names(users, name), "bob,cid");
    /* a record that came back can be updated like any other: its version is the one that is stored */
    assert_int_equal(user_update(db, &users->items[0], .age = toasty_set(1)), TOASTY_OK);
    toasty_free(users);
    toasty_close(db);
}

static void a_delete_shows_the_records_that_went(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct Job_list *jobs = job_delete_where_returning(db, toasty_in(Job.name, "a", "c"));
    test_true(db, jobs);
    assert_int_equal(test_log_count(), 3);
    assert_non_null(strstr(test_log(), "DELETE jobs"));
    assert_null(strstr(test_log(), "SELECT"));
    assert_string_equal(test_names(jobs, name), "a,c");
    assert_int_equal(toasty_changes(db), 2);
    assert_false(toasty_is_loaded(&jobs->items[0], Job.result));
    toasty_free(jobs);
    jobs = job_find(db);
    assert_string_equal(test_names(jobs, name), "b");
    toasty_free(jobs);
    toasty_close(db);
}

static void what_depends_on_them_goes_as_ever(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct User_list *users =
        user_delete_where_returning(db, toasty_or(toasty_exists(User.posts), toasty_eq(User.name, "bob")));
    test_true(db, users);
    assert_string_equal(test_names(users, name), "ada,bob");
    assert_int_equal(toasty_changes(db), 2);
    toasty_free(users);
    assert_int_equal(user_count(db), 1);
    assert_int_equal(post_count(db), 0);
    assert_int_equal(badge_count(db, .where = toasty_is_null(Badge.user)), 1);
    toasty_close(db);
}

static void relations_that_change_with_them(void **state)
{
    (void)state;
    toasty_db *db = filled();
    /* the condition no longer holds afterwards: the records are those that it matched */
    struct User_list *users = user_update_where_returning(
        db, toasty_is_null(User.badge), .age = toasty_add(1), .badge = badge_new(.colour = "red"));
    test_true(db, users);
    assert_string_equal(test_names(users, name), "ada,cid");
    assert_true(users->items[0].age + users->items[1].age == 36 + 20 + 2);
    toasty_free(users);
    assert_int_equal(badge_count(db, .where = toasty_eq(Badge.colour, "red")), 2);
    struct Post_list *posts = post_update_where_returning(db, toasty_eq(Post.title, "one"),
                                                          .user = user_new(.name = "dot", .about = "d"));
    test_true(db, posts && posts->len == 1);
    struct User *dot = user_one(db, .where = toasty_eq(User.name, "dot"));
    test_true(db, dot);
    assert_int_equal(posts->items[0].user_id, dot->id);
    toasty_free(dot);
    toasty_free(posts);
    toasty_close(db);
}

static void only_relations_change(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf);
    toasty_free(shelf_create_many(db, shelves_new({.name = "high"}, {.name = "low"}, {.name = "other"})));
    struct Shelf_list *shelves = shelf_update_where_returning(
        db, toasty_and(toasty_ne(Shelf.name, "other"), toasty_is_null(Shelf.lamp)), .lamp = lamp_new());
    test_true(db, shelves);
    assert_string_equal(test_names(shelves, name), "high,low");
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(lamp_count(db), 2);
    toasty_free(shelves);
    toasty_close(db);
}

static void eager_relations_come_along(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf);
    toasty_free(
        shelf_create_many(db, shelves_new({.name = "high", .planks = planks_new({.id = NULL}, {.id = NULL})},
                                          {.name = "low"})));
    struct Shelf_list *shelves =
        shelf_update_where_returning(db, toasty_eq(Shelf.name, "high"), .name = toasty_set("higher"));
    test_true(db, shelves && shelves->len == 1 && shelves->items[0].planks->len == 2);
    toasty_free(shelves);
    shelves = shelf_delete_where_returning(db, TOASTY_ALL_ROWS);
    test_true(db, shelves && shelves->len == 2);
    assert_int_equal(shelves->items[0].planks->len + shelves->items[1].planks->len, 2);
    assert_int_equal(plank_count(db), 0);
    toasty_free(shelves);
    shelves = shelf_delete_where_returning(db, TOASTY_ALL_ROWS);
    test_true(db, shelves && shelves->len == 0);
    toasty_free(shelves);
    toasty_close(db);
}

static void none(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct User_list *users =
        user_update_where_returning(db, toasty_eq(User.name, "nobody"), .age = toasty_set(1));
    test_true(db, users && users->len == 0);
    toasty_free(users);
    test_log_start();
    users = user_update_where_returning(db, toasty_in_array(User.id, NULL, 0), .age = toasty_set(1));
    test_true(db, users && users->len == 0);
    toasty_free(users);
    struct Job_list *jobs = job_delete_where_returning(db, toasty_in_array(Job.id, NULL, 0));
    test_true(db, jobs && jobs->len == 0);
    toasty_free(jobs);
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(toasty_changes(db), 0);
    jobs = job_delete_where_returning(db, TOASTY_ALL_ROWS);
    test_true(db, jobs && jobs->len == 3);
    toasty_free(jobs);
    toasty_close(db);
}

static void inside_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = filled();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    struct Job_list *jobs = job_update_where_returning(tx, TOASTY_ALL_ROWS, .tries = toasty_add(1));
    test_true(tx, jobs && jobs->len == 3 && jobs->items[0].tries == 1);
    toasty_free(jobs);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(job_count(db, .where = toasty_eq(Job.tries, 1)), 0);
    toasty_close(db);
}

static void failures_change_nothing(void **state)
{
    (void)state;
    toasty_db *db = filled();
    assert_null(user_update_where_returning(db, toasty_eq(User.age, 20)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "sets nothing");
    assert_null(job_update_where_returning(db, toasty_expr_all(NULL, 0), .tries = toasty_set(1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "TOASTY_ALL_ROWS");
    assert_null(job_delete_where_returning(db, toasty_expr_all(NULL, 0)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "TOASTY_ALL_ROWS");
    assert_null(job_update_where_returning(db, TOASTY_ALL_ROWS, .name = toasty_set("same")));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`name`", "`Job`");
    assert_true(toasty_is_unique_violation(db));
    assert_null(job_update_where_returning(db, TOASTY_ALL_ROWS, .tries = toasty_add(200)));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "overflow", "`tries`");
    /* a row that cannot be read: it stays as it was */
    if (toasty_exec(db, "UPDATE jobs SET tries = 1000 WHERE name = 'b'"))
        test_ok(db);
    assert_null(job_update_where_returning(db, TOASTY_ALL_ROWS, .result = toasty_set("r")));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`tries`");
    assert_null(job_delete_where_returning(db, TOASTY_ALL_ROWS));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`tries`");
    assert_int_equal(job_count(db), 3);
    assert_int_equal(job_count(db, .where = toasty_eq(Job.result, "r")), 0);
    assert_null(job_delete_where_returning(NULL, TOASTY_ALL_ROWS));
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_update_shows_the_new_records),
    cmocka_unit_test(a_delete_shows_the_records_that_went),
    cmocka_unit_test(what_depends_on_them_goes_as_ever),
    cmocka_unit_test(relations_that_change_with_them),
    cmocka_unit_test(only_relations_change),
    cmocka_unit_test(eager_relations_come_along),
    cmocka_unit_test(none),
    cmocka_unit_test(inside_a_transaction),
    cmocka_unit_test(failures_change_nothing),
};

TEST_MAIN(tests)
