/* Includes that take only some records of each list. */
#include "relation_preload_limit.toasty.h"
#include "support.h"

#define MODELS  &User, &Profile, &Todo, &Step, &Tagging, &Tag, &Room, &Desk
#define BY_NAME .order_by = {toasty_asc(User.name)}

/* Ada: a1 b3 c2 d3 e1 (title and rank), Bob: f9, Cid: none. Nobody: z0. */
static toasty_db *seeded(void)
{
    toasty_db *db = test_db(MODELS);
    struct User_list *users = user_create_many(
        db, users_new({.name = "Ada",
                       .todos = todos_new({.title = "a", .rank = 1}, {.title = "b", .rank = 3},
                                          {.title = "c", .rank = 2}, {.title = "d", .rank = 3},
                                          {.title = "e", .rank = 1})},
                      {.name = "Bob", .todos = todos_new({.title = "f", .rank = 9})}, {.name = "Cid"}));
    test_true(db, users);
    toasty_free(users);
    struct Todo *nobodys = todo_create(db, .title = "z");
    test_true(db, nobodys);
    toasty_free(nobodys);
    return db;
}

static void check_todos(toasty_db *db, toasty_include include, const char *ada, const char *bob)
{
    struct User_list *users = user_find(db, BY_NAME, .include = {include});
    test_true(db, users);
    assert_int_equal(users->len, 3);
    assert_string_equal(test_names_in_order(users->items[0].todos, title), ada);
    assert_string_equal(test_names_in_order(users->items[1].todos, title), bob);
    assert_int_equal(users->items[2].todos->len, 0);
    toasty_free(users);
}

static void the_limit_is_each_parents_own(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_desc(Todo.title)}, .limit = 2), "e,d", "f");
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}, .limit = 5), "a,b,c,d,e",
                "f");
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}, .limit = INT64_MAX),
                "a,b,c,d,e", "f");
    toasty_close(db);
}

static void one_statement_for_the_level(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    test_log_start();
    check_todos(db, toasty_with(User.todos, .limit = 1), "a", "f");
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT todos, COMMIT");
    assert_non_null(
        strstr(test_log_sql(2), "ROW_NUMBER() OVER (PARTITION BY \"user_id\" ORDER BY \"id\" ASC)"));
    /* a deferred field is not dragged through the numbering */
    assert_null(strstr(test_log_sql(2), "\"text\""));
    toasty_close(db);
}

static void ties_are_broken_by_the_key(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_desc(Todo.rank)}, .limit = 1), "b", "f");
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_desc(Todo.rank)}, .limit = 4), "b,d,c,a",
                "f");
    check_todos(
        db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.rank), toasty_desc(Todo.id)}, .limit = 2),
        "e,a", "f");
    toasty_close(db);
}

static void rows_can_be_skipped(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}, .limit = 2, .offset = 1),
                "b,c", "");
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}, .offset = 3), "d,e", "");
    check_todos(db, toasty_with(User.todos, .limit = 1, .offset = INT64_MAX), "", "");
    check_todos(db, toasty_with(User.todos, .limit = INT64_MAX, .offset = 4), "e", "");
    toasty_close(db);
}

static void conditions_come_first(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    check_todos(db,
                toasty_with(User.todos, .where = toasty_ge(Todo.rank, 2),
                            .order_by = {toasty_asc(Todo.title)}, .limit = 2),
                "b,c", "f");
    check_todos(db, toasty_with(User.todos, .where = toasty_in_array(Todo.title, NULL, 0), .limit = 2), "",
                "");
    toasty_close(db);
}

static void the_last_include_decides(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada =
        user_one(db, .where = toasty_eq(User.name, "Ada"),
                 .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "b"), .limit = 1),
                             toasty_with(User.todos, .where = toasty_ne(Todo.title, "b"),
                                         .order_by = {toasty_asc(Todo.title)}, .limit = 3)});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->todos, title), "a,b,c");
    toasty_free(ada);
    check_todos(db, toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}), "a,b,c,d,e", "f");
    toasty_close(db);
}

static void deferred_fields_come_along_when_asked_for(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_int_equal(todo_update_where(db, toasty_eq(Todo.title, "a"), .text = toasty_set("long")),
                     TOASTY_OK);
    struct User *ada =
        user_one(db, .where = toasty_eq(User.name, "Ada"),
                 .include = {toasty_with(User.todos, .order_by = {toasty_desc(Todo.text)}, .limit = 2)});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->todos, title), "a,b");
    assert_null(ada->todos->items[0].text);
    assert_false(toasty_is_loaded(&ada->todos->items[0], Todo.text));
    toasty_free(ada);
    ada = user_one(db, .where = toasty_eq(User.name, "Ada"),
                   .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.title)}, .limit = 2,
                                           .include = {toasty_with_field(Todo.text)})});
    test_true(db, ada);
    assert_string_equal(ada->todos->items[0].text, "long");
    assert_true(toasty_is_loaded(&ada->todos->items[1], Todo.text));
    toasty_free(ada);
    toasty_close(db);
}

/* Todos 1 to 3 with steps 1 to 4 each, and what is cut above is not asked for below. */
static void limits_at_several_levels(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Todo_list *todos = todo_find(db);
    test_true(db, todos);
    toasty_each (todo, todos)
        for (int i = 1; i <= 4; i++) {
            char name[8];
            snprintf(name, sizeof name, "%s%d", todo->title, i);
            struct Step *step = todo_steps_create(db, todo, .name = name);
            test_true(db, step);
            toasty_free(step);
        }
    toasty_free(todos);
    struct User_list *users = user_find(
        db, BY_NAME,
        .include = {toasty_with(User.todos, .order_by = {toasty_desc(Todo.title)}, .limit = 2,
                                .include = {toasty_with(Todo.steps, .order_by = {toasty_desc(Step.name)},
                                                        .limit = 3, .offset = 1)}),
                    toasty_with(User.steps, .order_by = {toasty_desc(Step.name)}, .limit = 2, .offset = 3)});
    test_true(db, users);
    const struct Todo_list *adas = users->items[0].todos;
    assert_string_equal(test_names_in_order(adas, title), "e,d");
    assert_string_equal(test_names_in_order(adas->items[0].steps, name), "e3,e2,e1");
    assert_string_equal(test_names_in_order(adas->items[1].steps, name), "d3,d2,d1");
    assert_string_equal(test_names_in_order(users->items[1].todos->items[0].steps, name), "f3,f2,f1");
    assert_string_equal(test_names_in_order(users->items[0].steps, name), "e1,d4");
    assert_string_equal(test_names_in_order(users->items[1].steps, name), "f1");
    assert_int_equal(users->items[2].steps->len, 0);
    toasty_free(users);
    toasty_close(db);
}

static struct Tag *tagged(toasty_db *db, const char *name, struct Todo *const *todos, size_t count)
{
    struct Tag *tag = tag_create(db, .name = name);
    test_true(db, tag);
    for (size_t i = 0; i < count; i++) {
        struct Tagging *tagging = tag_taggings_create(db, tag, .todo = toasty_set(todos[i]));
        test_true(db, tagging);
        toasty_free(tagging);
    }
    return tag;
}

/* Over a model between the two: what two ways lead to counts once. */
static void limits_of_relations_via_others(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Todo_list *todos = todo_find(db, .order_by = {toasty_asc(Todo.title)}, .limit = 2);
    test_true(db, todos);
    struct Todo *a = &todos->items[0], *b = &todos->items[1];
    toasty_free(tagged(db, "x", (struct Todo *[]){a, a, a, b}, 4));
    toasty_free(tagged(db, "y", (struct Todo *[]){a, a}, 2));
    toasty_free(tagged(db, "z", (struct Todo *[]){a, b}, 2));
    test_log_start();
    struct Todo_list *found =
        todo_find(db, .where = toasty_in(Todo.title, "a", "b"), .order_by = {toasty_asc(Todo.title)},
                  .include = {toasty_with(Todo.tags, .order_by = {toasty_asc(Tag.name)}, .limit = 2)});
    test_true(db, found);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, SELECT tags, COMMIT");
    assert_string_equal(test_names_in_order(found->items[0].tags, name), "x,y");
    assert_string_equal(test_names_in_order(found->items[1].tags, name), "x,z");
    toasty_free(found);
    found = todo_find(db, .where = toasty_in(Todo.title, "a", "b", "c"), .order_by = {toasty_asc(Todo.title)},
                      .include = {toasty_with(Todo.tags, .where = toasty_ne(Tag.name, "z"),
                                              .order_by = {toasty_desc(Tag.name)}, .limit = 1, .offset = 1)});
    test_true(db, found);
    assert_string_equal(test_names_in_order(found->items[0].tags, name), "x");
    assert_int_equal(found->items[1].tags->len, 0);
    assert_int_equal(found->items[2].tags->len, 0);
    toasty_free(found);
    /* a deferred field of what is at the end */
    struct Tag *x = tag_get_by_name(db, "x");
    test_true(db, x);
    test_true(db, !tag_load(db, x,
                            .include = {toasty_with(Tag.todos, .order_by = {toasty_desc(Todo.title)},
                                                    .limit = 1, .include = {toasty_with_field(Todo.text)})}));
    assert_string_equal(test_names_in_order(x->todos, title), "b");
    assert_true(toasty_is_loaded(&x->todos->items[0], Todo.text));
    toasty_free(x);
    toasty_free(todos);
    toasty_close(db);
}

static void keys_of_several_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct Room_list *rooms = room_create_many(
        db,
        rooms_new(
            {.site = "K", .number = 1, .desks = desks_new({.label = "p"}, {.label = "q"}, {.label = "r"})},
            {.site = "K", .number = 2, .desks = desks_new({.label = "s"}, {.label = "t"})},
            {.site = "L", .number = 1}));
    test_true(db, rooms);
    toasty_free(rooms);
    rooms =
        room_find(db, .order_by = {toasty_asc(Room.site), toasty_asc(Room.number)},
                  .include = {toasty_with(Room.desks, .order_by = {toasty_desc(Desk.label)}, .limit = 2)});
    test_true(db, rooms);
    assert_string_equal(test_names_in_order(rooms->items[0].desks, label), "r,q");
    assert_string_equal(test_names_in_order(rooms->items[1].desks, label), "t,s");
    assert_int_equal(rooms->items[2].desks->len, 0);
    toasty_free(rooms);
    toasty_close(db);
}

static void what_is_refused(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(user_find(db, .include = {toasty_with(User.todos, .limit = -1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.todos", "negative", "limit -1");
    assert_null(user_find(db, .include = {toasty_with(User.steps, .offset = -2)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.steps", "negative", "offset -2");
    assert_null(user_find(db, .include = {toasty_with(User.profile, .limit = 1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User.profile", "nothing to limit");
    assert_null(todo_find(db, .include = {toasty_with(Todo.user, .offset = 1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "nothing to limit");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_limit_is_each_parents_own),
    cmocka_unit_test(one_statement_for_the_level),
    cmocka_unit_test(ties_are_broken_by_the_key),
    cmocka_unit_test(rows_can_be_skipped),
    cmocka_unit_test(conditions_come_first),
    cmocka_unit_test(the_last_include_decides),
    cmocka_unit_test(deferred_fields_come_along_when_asked_for),
    cmocka_unit_test(limits_at_several_levels),
    cmocka_unit_test(limits_of_relations_via_others),
    cmocka_unit_test(keys_of_several_fields),
    cmocka_unit_test(what_is_refused),
};

TEST_MAIN(tests)
