/* Queries as they are written in a program: literals, variables and expressions as values, options in one
 * call. */
#include "crud_query_macro.toasty.h"
#include "support.h"

/* The names of the people found, in order of name; freed with the list. */
static const char *names(toasty_db *db, struct Person_list *people)
{
    static char text[256];
    test_true(db, people);
    text[0] = 0;
    toasty_each (person, people)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", text[0] ? " " : "", person->name);
    toasty_free(people);
    return text;
}

#define found(...) names(db, person_find(db, .order_by = {toasty_asc(Person.name)}, __VA_ARGS__))

static toasty_db *with_people(void)
{
    toasty_db *db = test_db(&Person);
    struct Person_list *made = person_create_many(
        db, people_new({.name = "Alice"}, {.name = "Bob"}, {.name = "Carol"}, {.name = "Dave"}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void query_macro_scan_filters(void **state)
{
    (void)state;
    toasty_db *db = with_people();
    assert_string_equal(names(db, person_find(db, .order_by = {toasty_asc(Person.name)})),
                        "Alice Bob Carol Dave");
    assert_string_equal(found(.where = toasty_eq(Person.name, "Bob")), "Bob");
    assert_string_equal(found(.where = toasty_ne(Person.name, "Bob")), "Alice Carol Dave");
    assert_string_equal(
        found(.where = toasty_and(toasty_ne(Person.name, "Bob"), toasty_ne(Person.name, "Dave"))),
        "Alice Carol");
    assert_string_equal(
        found(.where = toasty_or(toasty_eq(Person.name, "Bob"), toasty_eq(Person.name, "Alice"))),
        "Alice Bob");
    assert_string_equal(found(.where = toasty_not(toasty_eq(Person.name, "Bob"))), "Alice Carol Dave");
    /* variables and expressions */
    const char *wanted = "Carol";
    char first[] = "XAlice";
    assert_string_equal(found(.where = toasty_eq(Person.name, wanted)), "Carol");
    assert_string_equal(found(.where = toasty_eq(Person.name, first + 1)), "Alice");
    assert_string_equal(found(.where = toasty_eq(Person.name, wanted ? wanted : "nobody")), "Carol");
    /* lists: written out, from variables, and made elsewhere */
    assert_string_equal(found(.where = toasty_in(Person.name, "Alice", "Dave")), "Alice Dave");
    assert_string_equal(found(.where = toasty_in(Person.name, wanted, first + 1)), "Alice Carol");
    const toasty_value values[] = {toasty_value_string("Bob"), toasty_value_string("Eve")};
    assert_string_equal(found(.where = toasty_in_array(Person.name, values, 2)), "Bob");
    assert_string_equal(found(.where = toasty_and(toasty_in(Person.name, "Alice", "Bob", "Carol"),
                                                  toasty_ne(Person.name, wanted))),
                        "Alice Bob");
    toasty_close(db);
}

static void query_macro_numeric_and_boolean_filters(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User_list *made = user_create_many(db, users_new({.name = "Alice", .age = 20, .active = true},
                                                            {.name = "Bob", .age = 30, .active = false},
                                                            {.name = "Carol", .age = 40, .active = true},
                                                            {.name = "Dave", .age = 50, .active = false}));
    test_true(db, made);
    toasty_free(made);
    assert_int_equal(user_count(db, .where = toasty_gt(User.age, 30)), 2);
    assert_int_equal(user_count(db, .where = toasty_ge(User.age, 30)), 3);
    assert_int_equal(user_count(db, .where = toasty_lt(User.age, 30)), 1);
    assert_int_equal(user_count(db, .where = toasty_le(User.age, 30)), 2);
    const int age = 25;
    const short step = 5;
    assert_int_equal(user_count(db, .where = toasty_gt(User.age, age + 2 * step)), 2);
    assert_int_equal(user_count(db, .where = toasty_and(toasty_gt(User.age, 20), toasty_lt(User.age, 50))),
                     2);
    /* what stands in brackets holds together */
    assert_int_equal(
        user_count(db, .where = toasty_or(toasty_eq(User.age, 20),
                                          toasty_and(toasty_gt(User.age, 30), toasty_eq(User.active, true)))),
        2);
    assert_int_equal(
        user_count(db, .where = toasty_and(toasty_or(toasty_eq(User.age, 20), toasty_gt(User.age, 30)),
                                           toasty_eq(User.active, false))),
        1);
    assert_int_equal(
        user_count(db, .where = toasty_not(toasty_or(toasty_eq(User.age, 20), toasty_gt(User.age, 30)))), 1);
    assert_int_equal(
        user_count(db, .where = toasty_and(toasty_not(toasty_eq(User.age, 20)), toasty_le(User.age, 40))), 2);
    toasty_close(db);
}

static void query_macro_filter_bool_literal(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget_list *made = widget_create_many(
        db, widgets_new({.label = "on", .count = 1, .active = true, .description = "d"},
                        {.label = "off", .count = 2, .active = false, .description = "d"}));
    test_true(db, made);
    toasty_free(made);
    struct Widget *widget = widget_one(db, .where = toasty_eq(Widget.active, true));
    test_true(db, widget);
    assert_string_equal(widget->label, "on");
    assert_true(widget->active);
    toasty_free(widget);
    widget = widget_one(db, .where = toasty_eq(Widget.active, false));
    test_true(db, widget);
    assert_string_equal(widget->label, "off");
    toasty_free(widget);
    /* any number that is not zero is true */
    assert_int_equal(widget_count(db, .where = toasty_eq(Widget.active, 2)), 1);
    toasty_close(db);
}

static void query_macro_ordering_and_pagination(void **state)
{
    (void)state;
    toasty_db *db = with_people();
    assert_string_equal(names(db, person_find(db, .order_by = {toasty_desc(Person.name)})),
                        "Dave Carol Bob Alice");
    assert_string_equal(found(.limit = 2), "Alice Bob");
    assert_string_equal(found(.limit = 2, .offset = 1), "Bob Carol");
    const int n = 1;
    assert_string_equal(found(.limit = n, .offset = n + 1), "Carol");
    assert_string_equal(names(db, person_find(db, .where = toasty_ne(Person.name, "Dave"), .limit = 2,
                                              .order_by = {toasty_desc(Person.name)})),
                        "Carol Bob");
    toasty_close(db);
}

static void query_macro_filter_in_list_by_pk(void **state)
{
    (void)state;
    toasty_db *db = with_people();
    struct Person_list *all = person_find(db, .order_by = {toasty_asc(Person.name)});
    test_true(db, all);
    assert_string_equal(found(.where = toasty_in(Person.id, all->items[1].id, all->items[3].id)), "Bob Dave");
    toasty_value ids[3];
    for (size_t i = 0; i < 3; i++)
        ids[i] = toasty_value_uuid(all->items[i].id);
    assert_string_equal(found(.where = toasty_in_array(Person.id, ids, 3)), "Alice Bob Carol");
    toasty_free(all);
    toasty_close(db);
}

/* One condition put to use in several calls; it lives as long as the block that wrote it. */
static void query_macro_condition_in_a_variable(void **state)
{
    (void)state;
    toasty_db *db = with_people();
    const toasty_expr early = toasty_or(toasty_eq(Person.name, "Alice"), toasty_eq(Person.name, "Bob"));
    assert_string_equal(found(.where = early), "Alice Bob");
    assert_string_equal(found(.where = toasty_not(early)), "Carol Dave");
    assert_string_equal(found(.where = toasty_and(early, toasty_starts_with(Person.name, "B"))), "Bob");
    assert_int_equal(person_count(db, .where = early), 2);
    test_true(db, person_delete_where(db, early) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_false(person_exists(db, .where = early));
    assert_int_equal(person_count(db), 2);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(query_macro_scan_filters),
    cmocka_unit_test(query_macro_numeric_and_boolean_filters),
    cmocka_unit_test(query_macro_filter_bool_literal),
    cmocka_unit_test(query_macro_ordering_and_pagination),
    cmocka_unit_test(query_macro_filter_in_list_by_pk),
    cmocka_unit_test(query_macro_condition_in_a_variable),
};

TEST_MAIN(tests)
