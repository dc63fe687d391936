/* Who owns what: records in lists that are updated, linked and loaded onto go with their list, whatever they
 * hold. */
#include "relation_memory.toasty.h"
#include "support.h"

#define MODELS &User, &Todo, &Step, &Profile

/* Ada with a, b (with a step each) and a profile; Bob with nothing; Carol with c. */
static toasty_db *seeded(void)
{
    toasty_db *db = test_db(MODELS);
    struct User_list *users = user_create_many(
        db, users_new({.name = "Ada",
                       .todos = todos_new({.title = "a", .steps = steps_new({.text = "sa"})},
                                          {.title = "b", .steps = steps_new({.text = "sb"})}),
                       .profile = profile_new(.bio = "pa")},
                      {.name = "Bob"}, {.name = "Carol", .todos = todos_new({.title = "c"})}));
    test_true(db, users);
    toasty_free(users);
    return db;
}

static struct User_list *all_users(toasty_db *db)
{
    struct User_list *users = user_find(db, .order_by = {toasty_asc(User.name)});
    test_true(db, users);
    assert_int_equal(users->len, 3);
    return users;
}

static void items_of_a_list_are_updated(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = all_users(db);
    test_true(db, users);
    for (int round = 0; round < 3; round++)
        toasty_each (user, users) {
            char name[32], bio[64];
            snprintf(name, sizeof name, "%.3s %d", user->name, round);
            snprintf(bio, sizeof bio, "a life of a length that needs memory, round %d", round);
            test_true(db, user_update(db, user, .name = toasty_set(name), .bio = toasty_set(bio),
                                      .age = toasty_set(round)) == TOASTY_OK);
            assert_string_equal(user->name, name);
            assert_string_equal(user->bio, bio);
            assert_int_equal(*user->age, round);
        }
    test_true(db, user_update(db, &users->items[1], .bio = toasty_null, .age = toasty_null) == TOASTY_OK);
    assert_null(users->items[1].bio);
    assert_null(users->items[1].age);
    assert_string_equal(users->items[0].name, "Ada 2");
    assert_string_equal(users->items[2].name, "Car 2");
    toasty_free(users);
    toasty_close(db);
}

static void relations_are_loaded_onto_items_of_a_list(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = all_users(db);
    test_true(db, users);
    struct User *ada = &users->items[0], *bob = &users->items[1], *carol = &users->items[2];
    test_true(db, user_load(db, ada,
                            .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps)}),
                                        toasty_with(User.profile)}) == TOASTY_OK);
    assert_string_equal(test_names(ada->todos, title), "a,b");
    assert_string_equal(ada->profile->bio, "pa");
    assert_false(toasty_is_loaded(bob, User.profile));
    assert_false(toasty_is_loaded(bob, User.todos));
    test_true(db, user_load(db, bob, .include = {toasty_with(User.profile), toasty_with(User.todos)}) ==
                      TOASTY_OK);
    assert_true(toasty_is_loaded(bob, User.profile));
    assert_null(bob->profile);
    assert_int_equal(bob->todos->len, 0);
    assert_false(toasty_is_loaded(carol, User.profile));
    /* again, and onto what was loaded */
    test_true(db, user_load(db, ada, .include = {toasty_with(User.todos)}) == TOASTY_OK);
    assert_false(toasty_is_loaded(&ada->todos->items[0], Todo.steps));
    test_true(db, todo_load(db, &ada->todos->items[1],
                            .include = {toasty_with(Todo.steps), toasty_with(Todo.user)}) == TOASTY_OK);
    assert_int_equal(ada->todos->items[1].steps->len, 1);
    assert_string_equal(ada->todos->items[1].user->name, "Ada");
    test_true(db, step_load(db, &ada->todos->items[1].steps->items[0], .include = {toasty_with(Step.todo)}) ==
                      TOASTY_OK);
    assert_string_equal(ada->todos->items[1].steps->items[0].todo->title, ada->todos->items[1].title);
    toasty_free(users);
    toasty_close(db);
}

static void nested_records_are_updated(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)},
                                          .include = {toasty_with(Todo.steps)}),
                              toasty_with(User.profile)});
    test_true(db, users);
    struct User *ada = &users->items[0];
    struct Todo *a = &ada->todos->items[0];
    test_true(db,
              todo_update(db, a, .title = toasty_set("a much longer title than it was before")) == TOASTY_OK);
    assert_string_equal(a->title, "a much longer title than it was before");
    assert_int_equal(a->steps->len, 1);
    test_true(db, step_update(db, &a->steps->items[0], .text = toasty_set("changed")) == TOASTY_OK);
    assert_string_equal(ada->todos->items[0].steps->items[0].text, "changed");
    test_true(db, profile_update(db, ada->profile, .user = toasty_null) == TOASTY_OK);
    assert_null(ada->profile->user_id);
    test_true(db, todo_update(db, a, .user = user_new(.name = "Dan", .profile = profile_new(.bio = "pd"))) ==
                      TOASTY_OK);
    assert_string_equal(a->user->profile->bio, "pd");
    test_true(db, user_update(db, a->user, .name = toasty_set("Daniel")) == TOASTY_OK);
    assert_string_equal(a->user->name, "Daniel");
    struct User *stored = user_get_by_id(db, a->user->id);
    test_true(db, stored);
    assert_string_equal(stored->name, "Daniel");
    toasty_free(stored);
    toasty_free(users);
    toasty_close(db);
}

static void links_of_items_of_a_list(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = all_users(db);
    test_true(db, users);
    struct Todo_list *todos =
        todo_find(db, .order_by = {toasty_asc(Todo.title)}, .include = {toasty_with(Todo.user)});
    test_true(db, todos);
    struct Todo *a = &todos->items[0], *c = &todos->items[2];
    assert_string_equal(a->user->name, "Ada");
    test_true(db, user_todos_insert(db, &users->items[1], a) == TOASTY_OK);
    assert_true(toasty_uuid_equal(*a->user_id, users->items[1].id));
    assert_false(toasty_is_loaded(a, Todo.user));
    test_true(db, user_todos_remove(db, &users->items[2], c) == TOASTY_OK);
    assert_null(c->user_id);
    assert_null(c->user);
    /* a key that is NULL points at nobody, and that is known */
    assert_true(toasty_is_loaded(c, Todo.user));
    test_true(db, todo_update(db, c, .user = toasty_set(&users->items[0])) == TOASTY_OK);
    assert_true(toasty_uuid_equal(*c->user_id, users->items[0].id));
    assert_false(toasty_is_loaded(c, Todo.user));
    toasty_free(todos);
    toasty_free(users);
    toasty_close(db);
}

/* Parents that several records share in an include are one record each; changing it through one shows at the
 * other. */
static void shared_parents(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Todo_list *todos = todo_find(
        db, .order_by = {toasty_asc(Todo.title)},
        .include = {toasty_with(Todo.user, .include = {toasty_with(User.profile), toasty_with(User.todos)})});
    test_true(db, todos);
    struct User *ada = todos->items[0].user;
    assert_ptr_equal(todos->items[1].user, ada);
    assert_ptr_not_equal(todos->items[2].user, ada);
    assert_string_equal(ada->profile->bio, "pa");
    assert_null(todos->items[2].user->profile);
    assert_true(toasty_is_loaded(todos->items[2].user, User.profile));
    test_true(db, user_update(db, ada, .name = toasty_set("Augusta Ada King, Countess of Lovelace")) ==
                      TOASTY_OK);
    assert_string_equal(todos->items[1].user->name, "Augusta Ada King, Countess of Lovelace");
    test_true(db, user_load(db, todos->items[1].user, .include = {toasty_with(User.todos)}) == TOASTY_OK);
    assert_string_equal(test_names(ada->todos, title), "a,b");
    toasty_free(todos);
    toasty_close(db);
}

/* "Loaded, nobody there" is kept beside the records: memory used anew must not inherit it. */
static void marks_do_not_outlive_their_records(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    for (int i = 0; i < 50; i++) {
        struct User_list *users = user_find(db, .include = {toasty_with(User.profile)});
        test_true(db, users);
        toasty_each (user, users)
            assert_true(toasty_is_loaded(user, User.profile));
        toasty_free(users);
        users = user_find(db);
        test_true(db, users);
        toasty_each (user, users)
            assert_false(toasty_is_loaded(user, User.profile));
        toasty_free(users);
    }
    toasty_close(db);
}

static void a_mark_goes_with_what_makes_it_wrong(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = all_users(db);
    test_true(db, users);
    struct User *bob = &users->items[1];
    test_true(db, user_load(db, bob, .include = {toasty_with(User.profile)}) == TOASTY_OK);
    assert_true(toasty_is_loaded(bob, User.profile));
    test_true(db, user_update(db, bob, .profile = profile_new(.bio = "new")) == TOASTY_OK);
    assert_true(toasty_is_loaded(bob, User.profile));
    assert_string_equal(bob->profile->bio, "new");
    test_true(db, user_update(db, bob, .profile = toasty_null) == TOASTY_OK);
    assert_true(toasty_is_loaded(bob, User.profile));
    assert_null(bob->profile);
    struct Profile *profile = profile_one(db, .where = toasty_eq(Profile.bio, "new"));
    test_true(db, profile);
    test_true(db, user_update(db, bob, .profile = toasty_set(profile)) == TOASTY_OK);
    assert_null(bob->profile);
    assert_false(toasty_is_loaded(bob, User.profile));
    toasty_free(profile);
    toasty_free(users);
    toasty_close(db);
}

static void a_failed_update_leaves_the_struct(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    test_true(db, toasty_exec(db, "CREATE UNIQUE INDEX one_name ON users (name)") == TOASTY_OK);
    struct User_list *users = user_find(db, .order_by = {toasty_asc(User.name)},
                                        .include = {toasty_with(User.todos), toasty_with(User.profile)});
    test_true(db, users);
    struct User *ada = &users->items[0], before = *ada;
    test_log_start();
    test_true(db, user_update(db, ada, .name = toasty_set("Bob"), .bio = toasty_set("x"),
                              .age = toasty_set(3), .profile = profile_new(.bio = "next"),
                              .todos = todos_new({.title = "more"})) != TOASTY_OK);
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "name", "User");
    assert_string_equal(test_log(),
                        "BEGIN, INSERT todos, UPDATE profiles, INSERT profiles, UPDATE users!, ROLLBACK");
    assert_memory_equal(ada, &before, sizeof before);
    assert_string_equal(ada->name, "Ada");
    assert_null(ada->bio);
    assert_string_equal(ada->profile->bio, "pa");
    assert_string_equal(test_names(ada->todos, title), "a,b");
    assert_int_equal(todo_count(db), 3);
    assert_int_equal(profile_count(db), 1);
    struct User *stored = user_get_by_id(db, ada->id);
    test_true(db, stored);
    assert_string_equal(stored->name, "Ada");
    assert_null(stored->bio);
    toasty_free(stored);
    struct Profile *profile = user_profile(db, ada);
    test_true(db, profile);
    assert_string_equal(profile->bio, "pa");
    toasty_free(profile);
    toasty_free(users);
    toasty_close(db);
}

static void updating_what_is_gone(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = all_users(db);
    test_true(db, users);
    struct User *bob = &users->items[1];
    test_true(db, user_delete(db, bob) == TOASTY_OK);
    test_true(db, user_update(db, bob, .name = toasty_set("Rob")) != TOASTY_OK);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    assert_string_equal(bob->name, "Bob");
    test_true(db, user_update(db, bob, .todos = todos_new({.title = "t"})) != TOASTY_OK);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    assert_int_equal(todo_count(db), 3);
    test_true(db, user_delete(db, bob) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    toasty_free(users);
    toasty_close(db);
}

/* Records stay readable when the handles, and so the database, are gone. */
static void records_outlive_the_database(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps)}),
                              toasty_with(User.profile)});
    test_true(db, users);
    test_true(db, user_update(db, &users->items[1], .name = toasty_set("Robert")) == TOASTY_OK);
    toasty_close(db);
    assert_string_equal(test_names(users, name), "Ada,Carol,Robert");
    assert_string_equal(test_names(users->items[0].todos, title), "a,b");
    assert_int_equal(users->items[0].todos->items[0].steps->len, 1);
    assert_true(toasty_is_loaded(&users->items[1], User.profile));
    toasty_free(users);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(items_of_a_list_are_updated),
    cmocka_unit_test(relations_are_loaded_onto_items_of_a_list),
    cmocka_unit_test(nested_records_are_updated),
    cmocka_unit_test(links_of_items_of_a_list),
    cmocka_unit_test(shared_parents),
    cmocka_unit_test(marks_do_not_outlive_their_records),
    cmocka_unit_test(a_mark_goes_with_what_makes_it_wrong),
    cmocka_unit_test(a_failed_update_leaves_the_struct),
    cmocka_unit_test(updating_what_is_gone),
    cmocka_unit_test(records_outlive_the_database),
};

TEST_MAIN(tests)
