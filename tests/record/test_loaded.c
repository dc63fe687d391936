#include "../core/test.h"

#include "models.h"
#include "record/annex.h"

static void belongs_to(void **state)
{
    (void)state;
    struct User user = {.id = 1};
    int64_t user_id = 1;
    struct Todo todo = {.user_id = &user_id};
    const toasty_field *relation = &Todo_fields[TODO_USER];
    assert_false(toasty_is_loaded_relation(&todo, relation));
    todo.user = &user;
    assert_true(toasty_is_loaded_relation(&todo, relation));
    todo.user = NULL;
    todo.user_id = NULL;
    assert_true(toasty_is_loaded_relation(&todo, relation));
    struct Profile profile = {.user_name = NULL};
    assert_true(toasty_is_loaded_relation(&profile, &Profile_fields[PROFILE_USER]));
    char name[] = "ada";
    profile.user_name = name;
    assert_false(toasty_is_loaded_relation(&profile, &Profile_fields[PROFILE_USER]));
    /* Loaded, and the row that the key names was not there. */
    assert_true(toasty__annex_mark(&profile.user));
    assert_true(toasty_is_loaded_relation(&profile, &Profile_fields[PROFILE_USER]));
    toasty__annex_unmark(&profile.user);
}

static void has_one(void **state)
{
    (void)state;
    struct Profile profile = {.id = 1};
    struct User user = {.id = 1};
    const toasty_field *relation = &User_fields[USER_PROFILE];
    assert_false(toasty_is_loaded_relation(&user, relation));
    user.profile = &profile;
    assert_true(toasty_is_loaded_relation(&user, relation));
    user.profile = NULL;
    assert_true(toasty__annex_mark(&user.profile));
    assert_true(toasty_is_loaded_relation(&user, relation));
    toasty__annex_unmark(&user.profile);
    assert_false(toasty_is_loaded_relation(&user, relation));
    /* What is annexed to the record, whose first member this is, is no mark. */
    assert_true(toasty__annex_add(&user, toasty__block_new(1, 0)));
    assert_false(toasty_is_loaded_relation(&user, relation));
    toasty__annex_release(&user, &user + 1);
}

static void has_many(void **state)
{
    (void)state;
    struct Todo_list none = {0};
    struct User user = {.id = 1};
    const toasty_field *relation = &User_fields[USER_TODOS];
    assert_false(toasty_is_loaded_relation(&user, relation));
    user.todos = &none;
    assert_true(toasty_is_loaded_relation(&user, relation));
}

static void what_cannot_be_loaded(void **state)
{
    (void)state;
    char name[] = "ada";
    struct User user = {.name = name};
    assert_false(toasty_is_loaded_relation(NULL, &User_fields[USER_TODOS]));
    assert_false(toasty_is_loaded_relation(&user, NULL));
    assert_false(toasty_is_loaded_relation(NULL, NULL));
    assert_false(toasty_is_loaded_relation(&user, &User_fields[2]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(belongs_to),
        cmocka_unit_test(has_one),
        cmocka_unit_test(has_many),
        cmocka_unit_test(what_cannot_be_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
