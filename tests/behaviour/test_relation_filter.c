/* Records found by what is true of the records at the other side of a relation, and by text and other fields. */
#include "relation_filter.toasty.h"
#include "support.h"

/*
 * Ann: todos 1 (done 1, planned 1, steps 1 2), 2 (done 0, planned 3); profile score 10. Bob: todo 3 (no title, done 2,
 * planned 1); profile score 60. Cid: none at all. Todo 4 and profile 3 belong to nobody.
 */
static toasty_db *people(void)
{
    toasty_db *db = test_db(&User, &Todo, &Step, &Profile);
    toasty_free(user_create_many(db, users_new({.id = 1, .name = "Ann"}, {.id = 2, .name = "Bob"},
                                               {.id = 3, .name = "Cid"})));
    toasty_free(todo_create_many(
        db, todos_new({.id = 1, .user_id = toasty_i64(1), .title = "Paint_it 100%", .done = 1, .planned = 1},
                      {.id = 2, .user_id = toasty_i64(1), .title = "paint over", .done = 0, .planned = 3},
                      {.id = 3, .user_id = toasty_i64(2), .done = 2, .planned = 1},
                      {.id = 4, .title = "Lost", .done = 1, .planned = 1})));
    toasty_free(step_create_many(db, steps_new({.id = 1, .todo_id = 1, .what = "buy"},
                                               {.id = 2, .todo_id = 1, .what = "brush"})));
    toasty_free(profile_create_many(
        db, profiles_new({.id = 1, .user_id = toasty_i64(1), .score = 10, .bio = "painter"},
                         {.id = 2, .user_id = toasty_i64(2), .score = 60, .bio = "baker"},
                         {.id = 3, .score = 99, .bio = "nobody"})));
    test_ok(db);
    return db;
}

/* The ids of users or todos that meet a condition, as "1,2". */
static const char *users(toasty_db *db, toasty_expr where)
{
    static char text[64];
    struct User_list *list = user_find(db, .where = where, .order_by = {toasty_asc(User.id)});
    test_true(db, list);
    text[0] = 0;
    toasty_each (user, list)
        sprintf(text + strlen(text), "%s%d", text[0] ? "," : "", (int)user->id);
    toasty_free(list);
    return text;
}

static const char *todos(toasty_db *db, toasty_expr where)
{
    static char text[64];
    struct Todo_list *list = todo_find(db, .where = where, .order_by = {toasty_asc(Todo.id)});
    test_true(db, list);
    text[0] = 0;
    toasty_each (todo, list)
        sprintf(text + strlen(text), "%s%d", text[0] ? "," : "", (int)todo->id);
    toasty_free(list);
    return text;
}

static void filter_parent_any_child_matches(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(users(db, toasty_any(User.todos, toasty_eq(Todo.done, 0))), "1");
    assert_string_equal(users(db, toasty_any(User.todos, toasty_gt(Todo.done, 0))), "1,2");
    assert_string_equal(users(db, toasty_not(toasty_any(User.todos, toasty_gt(Todo.done, 0)))), "3");
    assert_string_equal(users(db, toasty_and(toasty_any(User.todos, toasty_eq(Todo.done, 1)),
                                             toasty_any(User.profile, toasty_lt(Profile.score, 50)))),
                        "1");
    toasty_close(db);
}

static void filter_parent_all_children_match(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(users(db, toasty_every(User.todos, toasty_gt(Todo.done, 0))), "2,3");
    assert_string_equal(users(db, toasty_every(User.todos, toasty_ge(Todo.done, 0))), "1,2,3");
    assert_string_equal(users(db, toasty_not(toasty_every(User.todos, toasty_gt(Todo.done, 0)))), "1");
    /* a child for which the condition is unknown does not meet it */
    assert_string_equal(users(db, toasty_every(User.todos, toasty_like(Todo.title, "%"))), "1,3");
    toasty_close(db);
}

static void filter_parent_all_ignores_unlinked_children(void **state)
{
    (void)state;
    toasty_db *db = people();
    /* todo 4 belongs to nobody: it neither spoils every nor none */
    assert_string_equal(users(db, toasty_every(User.todos, toasty_ne(Todo.title, "Lost"))), "1,3");
    assert_string_equal(users(db, toasty_none(User.todos, toasty_eq(Todo.title, "Lost"))), "1,2,3");
    toasty_close(db);
}

static void filter_parent_no_child_matches(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(users(db, toasty_none(User.todos, toasty_eq(Todo.done, 2))), "1,3");
    assert_string_equal(users(db, toasty_exists(User.todos)), "1,2");
    assert_string_equal(users(db, toasty_not(toasty_exists(User.todos))), "3");
    assert_string_equal(users(db, toasty_is_null(User.profile)), "3");
    assert_string_equal(users(db, toasty_is_not_null(User.profile)), "1,2");
    toasty_close(db);
}

static void filter_by_belongs_to_field(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(todos(db, toasty_eq(toasty_path(Todo.user, User.name), "Ann")), "1,2");
    assert_string_equal(todos(db, toasty_ne(toasty_path(Todo.user, User.name), "Ann")), "3");
    assert_string_equal(todos(db, toasty_in(toasty_path(Todo.user, User.name), "Bob", "Cid")), "3");
    assert_string_equal(todos(db, toasty_between(toasty_path(Todo.user, User.id), 1, 1)), "1,2");
    assert_string_equal(todos(db, toasty_like(toasty_path(Todo.user, User.name), "_o%")), "3");
    assert_string_equal(todos(db, toasty_any(Todo.user, toasty_eq(User.name, "Ann"))), "1,2");
    assert_string_equal(todos(db, toasty_none(Todo.user, toasty_eq(User.name, "Ann"))), "3,4");
    assert_string_equal(todos(db, toasty_every(Todo.user, toasty_eq(User.name, "Ann"))), "1,2,4");
    toasty_close(db);
}

static void filter_by_has_one_field(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(users(db, toasty_eq(toasty_path(User.profile, Profile.score), 60)), "2");
    assert_string_equal(users(db, toasty_gt(toasty_path(User.profile, Profile.score), 5)), "1,2");
    assert_string_equal(users(db, toasty_like(toasty_path(User.profile, Profile.bio), "b%")), "2");
    toasty_close(db);
}

static void filter_by_several_steps(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_int_equal(step_count(db, .where = toasty_eq(toasty_path(Step.todo, toasty_path(Todo.user, User.name)),
                                                       "Ann")),
                     2);
    assert_int_equal(step_count(db, .where = toasty_gt(toasty_path(Step.todo, toasty_path(Todo.user,
                                                                  toasty_path(User.profile, Profile.score))),
                                                       10)),
                     0);
    assert_string_equal(users(db, toasty_any(User.todos, toasty_any(Todo.steps, toasty_eq(Step.what, "brush")))),
                        "1");
    assert_string_equal(users(db, toasty_any(User.todos, toasty_none(Todo.steps, toasty_eq(Step.what, "brush")))),
                        "1,2");
    toasty_close(db);
}

static void filter_by_composite_relation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Plan, &Part);
    toasty_free(plan_create_many(db, plans_new({.id = 1, .revision = 1}, {.id = 1, .revision = 2})));
    toasty_free(part_create_many(
        db, parts_new({.id = 1, .plan_id = toasty_i64(1), .plan_revision = toasty_i64(2), .size = 5},
                      {.id = 2, .plan_id = toasty_i64(1), .size = 7}, {.id = 3, .size = 7})));
    test_ok(db);
    struct Plan *plan = plan_one(db, .where = toasty_any(Plan.parts, toasty_eq(Part.size, 5)));
    test_true(db, plan);
    assert_int_equal(plan->revision, 2);
    toasty_free(plan);
    assert_int_equal(plan_count(db, .where = toasty_none(Plan.parts, toasty_eq(Part.size, 7))), 2);
    assert_int_equal(plan_count(db, .where = toasty_every(Plan.parts, toasty_eq(Part.size, 7))), 1);
    assert_int_equal(part_count(db, .where = toasty_eq(toasty_path(Part.plan, Plan.revision), 2)), 1);
    assert_int_equal(part_count(db, .where = toasty_none(Part.plan, toasty_eq(Plan.revision, 2))), 2);
    toasty_close(db);
}

static void two_fields_are_compared(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(todos(db, toasty_eq_field(Todo.done, Todo.planned)), "1,4");
    assert_string_equal(todos(db, toasty_ne_field(Todo.done, Todo.planned)), "2,3");
    assert_string_equal(todos(db, toasty_gt_field(Todo.done, Todo.planned)), "3");
    assert_string_equal(todos(db, toasty_ge_field(Todo.done, Todo.planned)), "1,3,4");
    assert_string_equal(todos(db, toasty_lt_field(Todo.done, Todo.planned)), "2");
    assert_string_equal(todos(db, toasty_le_field(Todo.done, Todo.planned)), "1,2,4");
    assert_string_equal(todos(db, toasty_eq_field(Todo.user_id, Todo.id)), "1");
    assert_null(todo_find(db, .where = toasty_eq_field(Todo.done, Todo.title)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`done`", "`title`", "Todo");
    toasty_close(db);
}

static void text_is_searched(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_string_equal(todos(db, toasty_contains(Todo.title, "aint")), "1,2");
    assert_string_equal(todos(db, toasty_contains(Todo.title, "_it 100%")), "1");
    assert_string_equal(todos(db, toasty_contains(Todo.title, "AINT")), "");
    assert_string_equal(todos(db, toasty_contains(Todo.title, "")), "1,2,4");
    assert_string_equal(todos(db, toasty_ends_with(Todo.title, "%")), "1");
    assert_string_equal(todos(db, toasty_ends_with(Todo.title, "over")), "2");
    assert_string_equal(todos(db, toasty_ends_with(Todo.title, "Over")), "");
    assert_string_equal(todos(db, toasty_ends_with(Todo.title, "")), "1,2,4");
    assert_string_equal(todos(db, toasty_ends_with(Todo.title, "a much longer text than any title")), "");
    assert_string_equal(todos(db, toasty_ieq(Todo.title, "PAINT OVER")), "2");
    assert_string_equal(todos(db, toasty_ieq(Todo.title, "paint%")), "");
    assert_string_equal(todos(db, toasty_istarts_with(Todo.title, "PAINT")), "1,2");
    assert_string_equal(todos(db, toasty_istarts_with(Todo.title, "PAINT_")), "1");
    assert_string_equal(todos(db, toasty_icontains(Todo.title, "OVER")), "2");
    assert_string_equal(todos(db, toasty_icontains(Todo.title, "0%")), "1");
    assert_string_equal(todos(db, toasty_not(toasty_contains(Todo.title, "aint"))), "4");
    toasty_close(db);
}

static void what_cannot_match_is_not_asked(void **state)
{
    (void)state;
    toasty_db *db = people();
    test_log_start();
    assert_string_equal(users(db, toasty_any(User.todos, toasty_in_array(Todo.id, NULL, 0))), "");
    assert_string_equal(users(db, toasty_any(User.todos, toasty_eq(Todo.title, NULL))), "");
    assert_int_equal(test_log_count(), 0);
    assert_string_equal(users(db, toasty_none(User.todos, toasty_eq(Todo.title, NULL))), "1,2,3");
    toasty_close(db);
}

static void wrong_relations_are_told(void **state)
{
    (void)state;
    toasty_db *db = people();
    assert_null(user_find(db, .where = toasty_any(Todo.steps, toasty_eq(Step.what, "x"))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.steps", "User");
    assert_null(user_find(db, .where = toasty_any(User.todos, toasty_eq(Step.what, "x"))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Step.what", "Todo");
    assert_null(user_find(db, .where = toasty_eq(toasty_path(Todo.user, User.name), "x")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "User");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(filter_parent_any_child_matches),
    cmocka_unit_test(filter_parent_all_children_match),
    cmocka_unit_test(filter_parent_all_ignores_unlinked_children),
    cmocka_unit_test(filter_parent_no_child_matches),
    cmocka_unit_test(filter_by_belongs_to_field),
    cmocka_unit_test(filter_by_has_one_field),
    cmocka_unit_test(filter_by_several_steps),
    cmocka_unit_test(filter_by_composite_relation),
    cmocka_unit_test(two_fields_are_compared),
    cmocka_unit_test(text_is_searched),
    cmocka_unit_test(what_cannot_match_is_not_asked),
    cmocka_unit_test(wrong_relations_are_told),
};

TEST_MAIN(tests)
