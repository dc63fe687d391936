/* has_one where the child cannot be without its parent, where the parent cannot be without its child, and
 * both. */
#include "relation_has_one_required.toasty.h"
#include "support.h"

static void check_profile(toasty_db *db, const struct User *user, const char *bio)
{
    struct Profile *profile = user_profile(db, user);
    test_ok(db);
    assert_string_equal(profile ? profile->bio : "(none)", bio);
    toasty_free(profile);
}

static void crud_has_one_optional_belongs_to_required(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .email = "a@x", .profile = profile_new(.bio = "1"));
    test_true(db, ada);
    struct Profile *first = user_profile(db, ada);
    test_true(db, first);
    assert_true(toasty_uuid_equal(first->user_id, ada->id));
    assert_null(profile_create(db, .bio = "nobody's"));
    test_failed(db, TOASTY_VALIDATION, "user_id", "Profile");

    test_log_start();
    test_true(db, user_update(db, ada, .profile = profile_new(.bio = "2")) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, DELETE profiles, INSERT profiles, SELECT users, COMMIT");
    check_profile(db, ada, "2");
    assert_null(profile_get_by_id(db, first->id));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Profile");
    struct Profile *third = user_profile_create(db, ada, .bio = "3");
    test_true(db, third);
    check_profile(db, ada, "3");
    assert_int_equal(profile_count(db), 1);

    test_true(db, user_update(db, ada, .profile = toasty_null) == TOASTY_OK);
    assert_int_equal(profile_count(db), 0);
    toasty_free(third);
    third = user_profile_create(db, ada, .bio = "4");
    test_true(db, third);
    test_true(db, user_profile_remove(db, ada, third) == TOASTY_OK);
    assert_int_equal(profile_count(db), 0);
    toasty_free(third);
    third = user_profile_create(db, ada, .bio = "5");
    test_true(db, third);
    test_true(db, user_delete(db, ada) == TOASTY_OK);
    assert_int_equal(profile_count(db), 0);
    assert_int_equal(user_count(db), 0);
    toasty_free(third);
    toasty_free(first);
    toasty_free(ada);
    toasty_close(db);
}

/* Taking another's child: one's own, which cannot be alone, goes. */
static void taking_a_child_deletes_the_one_there(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .email = "a@x", .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .name = "Bob", .email = "b@x", .profile = profile_new(.bio = "b"));
    test_true(db, ada && bob);
    struct Profile *b = user_profile(db, bob);
    test_true(db, b);
    test_true(db, user_update(db, ada, .profile = toasty_set(b)) == TOASTY_OK);
    check_profile(db, ada, "b");
    check_profile(db, bob, "(none)");
    assert_int_equal(profile_count(db), 1);
    test_true(db, user_profile_insert(db, bob, b) == TOASTY_OK);
    assert_true(toasty_uuid_equal(b->user_id, bob->id));
    check_profile(db, bob, "b");
    toasty_free(b);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* From the child's side a required key has no way to step aside: the unique index refuses, and nothing
 * changes. */
static void a_rival_that_cannot_be_alone_stays(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .email = "a@x", .profile = profile_new(.bio = "a"));
    test_true(db, ada);
    assert_null(profile_create(db, .user = toasty_set(ada), .bio = "second"));
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "user_id", "Profile");
    check_profile(db, ada, "a");
    assert_int_equal(profile_count(db), 1);
    toasty_free(ada);
    toasty_close(db);
}

static void unset_has_one_in_batch_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    const char *const names[] = {"x", "x", "y"}, *const emails[] = {"1", "2", "3"};
    struct User *users[3];
    for (int i = 0; i < 3; i++) {
        users[i] =
            user_create(db, .name = names[i], .email = emails[i], .profile = profile_new(.bio = names[i]));
        test_true(db, users[i]);
    }
    test_true(db, user_update_by_name(db, "x", .profile = toasty_null) == TOASTY_OK);
    check_profile(db, users[0], "(none)");
    check_profile(db, users[1], "(none)");
    check_profile(db, users[2], "y");
    assert_int_equal(profile_count(db), 1);
    for (int i = 0; i < 3; i++)
        toasty_free(users[i]);
    toasty_close(db);
}

static void unset_has_one_with_required_pair_in_non_pk_query_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .email = "a@x", .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .name = "Bob", .email = "b@x", .profile = profile_new(.bio = "b"));
    test_true(db, ada && bob);
    test_true(db, user_update_by_email(db, "a@x", .profile = toasty_null) == TOASTY_OK);
    check_profile(db, ada, "(none)");
    check_profile(db, bob, "b");
    test_true(db, user_update_by_email(db, "b@x", .profile = profile_new(.bio = "c"),
                                       .name = toasty_set("Rob")) == TOASTY_OK);
    check_profile(db, bob, "c");
    assert_int_equal(profile_count(db), 1);
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "Rob")), 1);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* The condition is about what the update takes away. */
static void unset_has_one_by_a_condition_on_it(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .email = "a@x", .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .name = "Bob", .email = "b@x", .profile = profile_new(.bio = "b"));
    test_true(db, ada && bob);
    test_true(db, user_update_where(db, toasty_any(User.profile, toasty_eq(Profile.bio, "a")),
                                    .name = toasty_set("alone"), .profile = toasty_null) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_profile(db, ada, "(none)");
    check_profile(db, bob, "b");
    struct User_list *users = user_find(db);
    test_true(db, users);
    assert_string_equal(test_names(users, name), "Bob,alone");
    toasty_free(users);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void required_has_one_must_be_given(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account, &Settings);
    assert_null(account_create(db, .label = "none"));
    test_failed(db, TOASTY_VALIDATION, "settings", "Account");
    assert_null(account_create(db, .label = "null", .settings = toasty_null));
    test_failed(db, TOASTY_VALIDATION, "settings", "Account");
    assert_int_equal(account_count(db), 0);
    struct Account *account = account_create(db, .label = "a", .settings = settings_new(.theme = "dark"));
    test_true(db, account);
    assert_string_equal(account->settings->theme, "dark");
    test_true(db, account_update(db, account, .settings = toasty_null) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "settings", "Account", "required");
    struct Settings *settings = account_settings(db, account);
    test_true(db, settings);
    assert_string_equal(settings->theme, "dark");
    test_true(db, account_settings_remove(db, account, settings) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "settings", "Account", "required");
    assert_int_equal(settings_count(db, .where = toasty_eq(Settings.account, account)), 1);
    test_true(db, account_update_where(db, TOASTY_ALL_ROWS, .settings = toasty_null) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "settings", "Account", "required");
    assert_int_equal(settings_count(db, .where = toasty_eq(Settings.account, account)), 1);
    toasty_free(settings);
    toasty_free(account);
    toasty_close(db);
}

static void required_has_one_can_be_replaced(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account, &Settings);
    struct Account *account = account_create(db, .label = "a", .settings = settings_new(.theme = "dark"));
    test_true(db, account);
    test_true(db, account_update(db, account, .settings = settings_new(.theme = "light")) == TOASTY_OK);
    struct Settings *settings = account_settings(db, account);
    test_true(db, settings);
    assert_string_equal(settings->theme, "light");
    toasty_free(settings);
    assert_int_equal(settings_count(db), 2);
    assert_int_equal(account_count(db), 1);
    toasty_free(account);
    toasty_close(db);
}

/* Rows that break the rule, as SQL can make them, are an error to read through the relation. */
static void a_missing_required_child_is_an_error(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account, &Settings);
    struct Account *account = account_create(db, .label = "a", .settings = settings_new(.theme = "dark"));
    test_true(db, account);
    test_true(db, toasty_exec(db, "DELETE FROM settings") == TOASTY_OK);
    assert_null(account_settings(db, account));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Settings");
    assert_null(account_find(db, .include = {toasty_with(Account.settings)}));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Account.settings");
    toasty_free(account);
    toasty_close(db);
}

static void deleting_the_child_takes_the_demanding_parent_along(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account, &Settings);
    struct Account *a = account_create(db, .label = "a", .settings = settings_new(.theme = "1"));
    struct Account *b = account_create(db, .label = "b", .settings = settings_new(.theme = "2"));
    test_true(db, a && b);
    test_true(db, settings_delete(db, a->settings) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(settings_count(db), 1);
    struct Account_list *left = account_find(db);
    assert_string_equal(test_names(left, label), "b");
    toasty_free(left);
    /* the other way the child may stay */
    test_true(db, account_delete(db, b) == TOASTY_OK);
    assert_int_equal(settings_count(db), 1);
    assert_int_equal(account_count(db), 0);
    /* and one that belongs to nobody takes nobody along */
    test_true(db, settings_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);
    assert_int_equal(settings_count(db), 0);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static void each_takes_the_other_along(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Body, &Soul);
    struct Body *bodies[3];
    const char *const names[] = {"a", "b", "c"};
    for (int i = 0; i < 3; i++) {
        bodies[i] = body_create(db, .name = names[i], .soul = soul_new(.weight = "21 g"));
        test_true(db, bodies[i]);
    }
    test_true(db, soul_delete(db, bodies[0]->soul) == TOASTY_OK);
    assert_int_equal(body_count(db), 2);
    assert_int_equal(soul_count(db), 2);
    test_true(db, body_delete(db, bodies[1]) == TOASTY_OK);
    assert_int_equal(body_count(db), 1);
    assert_int_equal(soul_count(db), 1);
    test_true(db, body_update(db, bodies[2], .soul = soul_new(.weight = "22 g")) == TOASTY_OK);
    assert_int_equal(body_count(db), 1);
    struct Soul *soul = body_soul(db, bodies[2]);
    test_true(db, soul);
    assert_string_equal(soul->weight, "22 g");
    toasty_free(soul);
    assert_int_equal(soul_count(db), 1);
    for (int i = 0; i < 3; i++)
        toasty_free(bodies[i]);
    toasty_close(db);
}

static void an_optional_child_of_a_required_parent_is_included(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User_list *made =
        user_create_many(db, users_new({.name = "Ada", .email = "a", .profile = profile_new(.bio = "p")},
                                       {.name = "Bob", .email = "b"}));
    test_true(db, made);
    toasty_free(made);
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.profile, .include = {toasty_with(Profile.user)})});
    test_true(db, users);
    assert_string_equal(users->items[0].profile->bio, "p");
    assert_string_equal(users->items[0].profile->user->name, "Ada");
    assert_null(users->items[1].profile);
    assert_true(toasty_is_loaded(&users->items[1], User.profile));
    toasty_free(users);
    struct Profile *profile = profile_one(db, .include = {toasty_with(Profile.user)});
    test_true(db, profile);
    assert_string_equal(profile->user->name, "Ada");
    toasty_free(profile);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(crud_has_one_optional_belongs_to_required),
    cmocka_unit_test(taking_a_child_deletes_the_one_there),
    cmocka_unit_test(a_rival_that_cannot_be_alone_stays),
    cmocka_unit_test(unset_has_one_in_batch_update),
    cmocka_unit_test(unset_has_one_with_required_pair_in_non_pk_query_update),
    cmocka_unit_test(unset_has_one_by_a_condition_on_it),
    cmocka_unit_test(required_has_one_must_be_given),
    cmocka_unit_test(required_has_one_can_be_replaced),
    cmocka_unit_test(a_missing_required_child_is_an_error),
    cmocka_unit_test(deleting_the_child_takes_the_demanding_parent_along),
    cmocka_unit_test(each_takes_the_other_along),
    cmocka_unit_test(an_optional_child_of_a_required_parent_is_included),
};

TEST_MAIN(tests)
