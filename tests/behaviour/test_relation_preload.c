/* Relations loaded together with the records: one level of them. */
#include "relation_preload.toasty.h"
#include "support.h"

#define MODELS                                                                                               \
    &User, &Todo, &Step, &Detail, &Profile, &Settings, &Account, &Plan, &Category, &Brand, &Supplier, &Item

static struct User *make_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name);
    test_true(db, user);
    return user;
}

static void preload_has_one_option_none_then_some(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = make_user(db, "Ada");
    assert_false(toasty_is_loaded(ada, User.profile));
    struct User *found = user_one(db, .include = {toasty_with(User.profile)});
    test_true(db, found);
    assert_true(toasty_is_loaded(found, User.profile));
    assert_null(found->profile);
    assert_false(toasty_is_loaded(found, User.settings));
    toasty_free(found);
    struct Profile *profile = user_profile_create(db, ada, .bio = "b");
    test_true(db, profile);
    found = user_one(db, .include = {toasty_with(User.profile)});
    test_true(db, found);
    assert_true(toasty_is_loaded(found, User.profile));
    assert_string_equal(found->profile->bio, "b");
    assert_false(toasty_is_loaded(found->profile, Profile.user));
    toasty_free(found);
    toasty_free(profile);
    toasty_free(ada);
    toasty_close(db);
}

static void basic_has_many_and_belongs_to_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}, {.title = "b"}));
    test_true(db, ada);
    struct User *found =
        user_first(db, .where = toasty_eq(User.id, ada->id), .include = {toasty_with(User.todos)});
    test_true(db, found);
    assert_true(toasty_is_loaded(found, User.todos));
    assert_string_equal(test_names(found->todos, title), "a,b");
    toasty_each (todo, found->todos) {
        assert_false(toasty_is_loaded(todo, Todo.user));
        assert_true(toasty_uuid_equal(todo->user_id, ada->id));
    }
    test_log_start();
    struct Todo_list *todos =
        todo_find(db, .include = {toasty_with(Todo.user)}, .order_by = {toasty_asc(Todo.title)});
    test_true(db, todos);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, SELECT users, COMMIT");
    assert_int_equal(todos->len, 2);
    /* the parent is one record for both */
    assert_string_equal(todos->items[0].user->name, "Ada");
    assert_ptr_equal(todos->items[0].user, todos->items[1].user);
    toasty_free(todos);
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static void multiple_includes_same_model(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "t"}),
                                   .accounts = accounts_new({.label = "x", .plan = plan_new(.name = "p")},
                                                            {.label = "y", .plan = plan_new(.name = "q")}));
    test_true(db, ada);
    test_log_start();
    struct User *found = user_one(db, .include = {toasty_with(User.todos), toasty_with(User.accounts)});
    test_true(db, found);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT todos, SELECT accounts, COMMIT");
    assert_string_equal(test_names(found->todos, title), "t");
    assert_string_equal(test_names(found->accounts, label), "x,y");
    assert_false(toasty_is_loaded(found, User.profile));
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static void basic_has_one_and_belongs_to_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "b"));
    test_true(db, ada);
    struct Profile *found = profile_one(db, .include = {toasty_with(Profile.user)});
    test_true(db, found);
    assert_true(toasty_is_loaded(found, Profile.user));
    assert_string_equal(found->user->name, "Ada");
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static void multiple_includes_with_has_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "b"),
                                   .settings = settings_new(.theme = "t"));
    test_true(db, ada);
    struct User *found = user_one(db, .include = {toasty_with(User.profile), toasty_with(User.settings)});
    test_true(db, found);
    assert_string_equal(found->profile->bio, "b");
    assert_string_equal(found->settings->theme, "t");
    toasty_free(found);
    /* back from the one that cannot be without its parent */
    struct Settings *settings = settings_one(db, .include = {toasty_with(Settings.user)});
    test_true(db, settings);
    assert_true(toasty_is_loaded(settings, Settings.user));
    assert_string_equal(settings->user->name, "Ada");
    toasty_free(settings);
    toasty_free(ada);
    toasty_close(db);
}

static void combined_has_many_and_has_one_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "b"),
                                   .todos = todos_new({.title = "t"}));
    struct User *bob = make_user(db, "Bob");
    test_true(db, ada);
    struct User_list *list = user_find(db, .include = {toasty_with(User.profile), toasty_with(User.todos)},
                                       .order_by = {toasty_asc(User.name)});
    test_true(db, list);
    assert_int_equal(list->len, 2);
    assert_string_equal(list->items[0].profile->bio, "b");
    assert_string_equal(test_names(list->items[0].todos, title), "t");
    assert_true(toasty_is_loaded(&list->items[1], User.profile));
    assert_null(list->items[1].profile);
    assert_true(toasty_is_loaded(&list->items[1], User.todos));
    assert_int_equal(list->items[1].todos->len, 0);
    toasty_free(list);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void preload_on_empty_query(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    test_log_start();
    struct User_list *none = user_find(db, .where = toasty_eq(User.name, "foo"),
                                       .include = {toasty_with(User.todos), toasty_with(User.profile)});
    test_true(db, none);
    assert_int_equal(none->len, 0);
    toasty_free(none);
    /* nobody to ask for */
    assert_string_equal(test_log(), "BEGIN, SELECT users, COMMIT");
    assert_null(user_first(db, .include = {toasty_with(User.todos)}));
    test_ok(db);
    assert_null(user_one(db, .include = {toasty_with(User.todos)}));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    toasty_close(db);
}

static void preload_belongs_to_optional_orphan(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "hers"));
    struct Profile *orphan = profile_create(db, .bio = "nobody's");
    test_true(db, ada && orphan);
    struct Profile_list *list =
        profile_find(db, .include = {toasty_with(Profile.user)}, .order_by = {toasty_asc(Profile.bio)});
    test_true(db, list);
    assert_string_equal(list->items[0].user->name, "Ada");
    assert_true(toasty_is_loaded(&list->items[1], Profile.user));
    assert_null(list->items[1].user);
    toasty_free(list);
    toasty_free(orphan);
    toasty_free(ada);
    toasty_close(db);
}

/* One query for each relation, whatever the number of parents; not even one where there is nobody to ask for.
 */
static void one_query_for_each_relation(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    for (int i = 0; i < 20; i++) {
        char name[8];
        snprintf(name, sizeof name, "u%02d", i);
        struct User *user = user_create(
            db, .name = name,
            .todos = todos_new({.title = name}, {.title = "x", .steps = steps_new({.description = "s"})}));
        test_true(db, user);
        toasty_free(user);
    }
    test_log_start();
    struct User_list *list = user_find(
        db,
        .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps), toasty_with(Todo.detail)}),
                    toasty_with(User.profile, .include = {toasty_with(Profile.badges)})});
    test_true(db, list);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT todos, SELECT steps, SELECT details, "
                                    "SELECT profiles, COMMIT");
    assert_int_equal(list->len, 20);
    toasty_each (user, list) {
        char wanted[16];
        snprintf(wanted, sizeof wanted, "%s,x", user->name);
        assert_string_equal(test_names(user->todos, title), wanted);
        toasty_each (todo, user->todos) {
            assert_int_equal(todo->steps->len, todo->title[0] == 'x');
            assert_true(toasty_is_loaded(todo, Todo.detail));
            assert_null(todo->detail);
        }
    }
    toasty_free(list);
    toasty_close(db);
}

static void include_with_limit_and_offset(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    const char *const names[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++) {
        struct User *user = user_create(db, .name = names[i], .todos = todos_new({.title = names[i]}));
        test_true(db, user);
        toasty_free(user);
    }
    struct User_list *list = user_find(db, .include = {toasty_with(User.todos)},
                                       .order_by = {toasty_desc(User.name)}, .limit = 2, .offset = 1);
    test_true(db, list);
    assert_string_equal(test_names_in_order(list, name), "c,b");
    toasty_each (user, list)
        assert_string_equal(test_names(user->todos, title), user->name);
    toasty_free(list);
    toasty_close(db);
}

static void include_through_an_accessor(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(
        db, .name = "Ada",
        .todos = todos_new({.title = "a", .steps = steps_new({.description = "1"}, {.description = "2"})}));
    test_true(db, ada);
    struct Todo_list *todos =
        user_todos(db, ada, .include = {toasty_with(Todo.steps), toasty_with(Todo.user)});
    test_true(db, todos);
    assert_int_equal(todos->len, 1);
    assert_string_equal(test_names(todos->items[0].steps, description), "1,2");
    assert_string_equal(todos->items[0].user->name, "Ada");
    toasty_free(todos);
    toasty_free(ada);
    toasty_close(db);
}

static void an_include_of_another_model_is_refused(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    toasty_free(make_user(db, "Ada"));
    assert_null(user_find(db, .include = {toasty_with(Todo.user)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "User");
    assert_null(user_find(db, .include = {toasty_with(User.todos, .include = {toasty_with(User.profile)})},
                          .where = toasty_eq(User.name, "Ada")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.profile", "Todo");
    assert_null(user_first(db, .include = {toasty_with(User.todos, .include = {toasty_with(User.profile)})},
                           .where = toasty_eq(User.name, "nobody")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.profile", "Todo");
    toasty_close(db);
}

static void load_onto_a_record_in_hand(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}));
    struct Todo *more = user_todos_create(db, ada, .title = "b");
    test_true(db, ada && more);
    assert_string_equal(test_names(ada->todos, title), "a");
    test_true(db, user_load(db, ada, .include = {toasty_with(User.todos), toasty_with(User.profile)}) ==
                      TOASTY_OK);
    assert_string_equal(test_names(ada->todos, title), "a,b");
    assert_true(toasty_is_loaded(ada, User.profile));
    assert_null(ada->profile);
    struct Profile *profile = user_profile_create(db, ada, .bio = "bio");
    test_true(db, profile);
    test_true(db, user_load(db, ada, .include = {toasty_with(User.profile)}) == TOASTY_OK);
    assert_string_equal(ada->profile->bio, "bio");
    test_true(db, profile_delete(db, profile) == TOASTY_OK);
    test_true(db, user_load(db, ada, .include = {toasty_with(User.profile)}) == TOASTY_OK);
    assert_null(ada->profile);
    assert_true(toasty_is_loaded(ada, User.profile));
    test_true(db, user_load(db, ada) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "nothing to load");
    test_true(db, user_load(db, NULL, .include = {toasty_with(User.todos)}) != TOASTY_OK);
    test_failed(db, TOASTY_MISUSE, "NULL");
    test_true(db,
              user_load(db, ada, .include = {toasty_with(User.todos), toasty_with(Todo.user)}) != TOASTY_OK);
    assert_string_equal(test_names(ada->todos, title), "a,b");
    toasty_free(profile);
    toasty_free(more);
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(preload_has_one_option_none_then_some),
    cmocka_unit_test(basic_has_many_and_belongs_to_preload),
    cmocka_unit_test(multiple_includes_same_model),
    cmocka_unit_test(basic_has_one_and_belongs_to_preload),
    cmocka_unit_test(multiple_includes_with_has_one),
    cmocka_unit_test(combined_has_many_and_has_one_preload),
    cmocka_unit_test(preload_on_empty_query),
    cmocka_unit_test(preload_belongs_to_optional_orphan),
    cmocka_unit_test(one_query_for_each_relation),
    cmocka_unit_test(include_with_limit_and_offset),
    cmocka_unit_test(include_through_an_accessor),
    cmocka_unit_test(an_include_of_another_model_is_refused),
    cmocka_unit_test(load_onto_a_record_in_hand),
};

TEST_MAIN(tests)
