/* What calls take are plain structs: a copy of one, changed, is another call. */
#include "clone.toasty.h"
#include "support.h"

static void clone_create_builder(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    const struct Post_new posts[] = {{.title = "a"}, {.title = "b"}};
    struct User_new first = {
        .toasty__db = db, .name = "ada", .mail = "a@x", .posts = {.items = posts, .count = 2}};
    struct User_new second = first;
    second.name = "bob";
    struct User *ada = user_create_with(&first), *bob = user_create_with(&second);
    test_true(db, ada && bob);
    assert_true(ada->id != bob->id);
    assert_string_equal(ada->name, "ada");
    assert_string_equal(bob->name, "bob");
    assert_string_equal(bob->mail, "a@x");
    assert_int_equal(post_count(db), 4);
    assert_int_equal(user_posts_count(db, bob), 2);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void clone_update_builder(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User *user = user_create(db, .name = "ada");
    test_true(db, user);
    struct User_changes first = {.toasty__db = db,
                                 .toasty__where = toasty_eq(User.id, user->id),
                                 .name = toasty_set("one"),
                                 .mail = toasty_set("m@x")};
    struct User_changes second = first;
    second.name.value = "two";
    assert_int_equal(user_update_where_with(&first), TOASTY_OK);
    struct User *read = user_get_by_id(db, user->id);
    test_true(db, read);
    assert_string_equal(read->name, "one");
    toasty_free(read);
    assert_int_equal(user_update_where_with(&second), TOASTY_OK);
    read = user_get_by_id(db, user->id);
    test_true(db, read);
    assert_string_equal(read->name, "two");
    assert_string_equal(read->mail, "m@x");
    toasty_free(read);
    toasty_free(user);
    toasty_close(db);
}

static void clone_query(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_free(user_create_many(db, users_new({.name = "ada"}, {.name = "bob"}, {.name = "bea"})));
    test_ok(db);
    const toasty_find_options all = {
        .db = db, .where = toasty_starts_with(User.name, "b"), .order_by = {toasty_asc(User.name)}};
    toasty_find_options one = all;
    one.limit = 1;
    struct User_list *users = user_find_with(&one);
    test_true(db, users);
    assert_string_equal(test_names_in_order(users, name), "bea");
    toasty_free(users);
    users = user_find_with(&all);
    test_true(db, users);
    assert_string_equal(test_names_in_order(users, name), "bea,bob");
    toasty_free(users);
    assert_int_equal(user_count_with(&all), 2);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(clone_create_builder),
    cmocka_unit_test(clone_update_builder),
    cmocka_unit_test(clone_query),
};

TEST_MAIN(tests)
