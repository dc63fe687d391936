/* Views: chosen fields, fields across relations, aggregates, groups. */
#include <stdlib.h>

#include "support.h"
#include "views.toasty.h"

/* ada (team red, blue badge): 3 todos with 2 notes; bob: 1 todo; cid (team red): none. */
static toasty_db *filled(void)
{
    toasty_db *db = test_db(&Team, &UserCard, &Person);
    toasty_free(team_create_many(db, teams_new({.id = 1, .name = "red"}, {.id = 2, .name = "green"})));
    toasty_free(user_create_many(
        db, users_new({.id = 1, .name = "ada", .age = toasty_i64(36), .team_id = toasty_i64(1)},
                      {.id = 2, .name = "bob"},
                      {.id = 3, .name = "cid", .age = toasty_i64(5), .team_id = toasty_i64(1)})));
    toasty_free(badge_create_many(db, badges_new({.id = 1, .user_id = toasty_i64(1), .colour = "blue"},
                                                 {.id = 2, .colour = "nobody's"})));
    toasty_free(todo_create_many(
        db, todos_new({.id = 1, .title = "a", .minutes = 10, .cost = 0.5, .due = {2024, 5, 1}, .user_id = 1},
                      {.id = 2, .title = "c", .minutes = 20, .cost = 1, .due = {2024, 4, 1}, .user_id = 1},
                      {.id = 3,
                       .title = "b",
                       .minutes = 60,
                       .cost = 2,
                       .due = {2024, 6, 1},
                       .user_id = 1,
                       .done = true},
                      {.id = 4, .title = "d", .minutes = 5, .cost = 3, .due = {2024, 1, 1}, .user_id = 2})));
    toasty_free(note_create_many(
        db, notes_new({.id = 1, .todo_id = 1, .text = "x"}, {.id = 2, .todo_id = 3, .text = "y"})));
    toasty_free(person_create_many(db, people_new({.id = 1, .name = "root"},
                                                  {.id = 2, .name = "a", .parent_id = toasty_i64(1)},
                                                  {.id = 3, .name = "b", .parent_id = toasty_i64(1)},
                                                  {.id = 4, .name = "c", .parent_id = toasty_i64(2)})));
    test_ok(db);
    return db;
}

static void what_a_view_shows(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct UserCard_list *cards = user_card_find(db, .order_by = {toasty_asc(UserCard.id)});
    test_true(db, cards);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(cards->len, 3);
    const struct UserCard *ada = &cards->items[0], *bob = &cards->items[1], *cid = &cards->items[2];
    assert_string_equal(ada->name, "ada");
    assert_true(ada->years && *ada->years == 36 && !bob->years);
    assert_string_equal(ada->team, "red");
    assert_null(bob->team);
    assert_string_equal(ada->colour, "blue");
    assert_null(cid->colour);
    assert_int_equal(ada->todo_count, 3);
    assert_int_equal(ada->minutes, 90);
    assert_true(ada->cost == 3.5 && bob->cost == 3.0 && cid->cost == 0.0);
    assert_true(ada->average && *ada->average == 30.0);
    assert_true(ada->first_due && ada->first_due->month == 4);
    assert_string_equal(ada->last_title, "c");
    assert_int_equal(ada->notes, 2);
    assert_int_equal(bob->todo_count, 1);
    assert_int_equal(bob->notes, 0);
    /* of nothing */
    assert_true(cid->todo_count == 0 && cid->minutes == 0 && !cid->average && !cid->first_due &&
                !cid->last_title);
    toasty_free(cards);
    toasty_close(db);
}

static void conditions_on_both_sides(void **state)
{
    (void)state;
    toasty_db *db = filled();
    /* of the model */
    struct UserCard_list *cards = user_card_find(db, .where = toasty_eq(User.age, 36));
    assert_string_equal(test_names(cards, name), "ada");
    toasty_free(cards);
    cards = user_card_find(db, .where = toasty_any(User.todos, toasty_lt(Todo.minutes, 15)));
    assert_string_equal(test_names(cards, name), "ada,bob");
    toasty_free(cards);
    cards = user_card_find(db, .where = toasty_eq(toasty_path(User.team, Team.name), "red"));
    assert_string_equal(test_names(cards, name), "ada,cid");
    toasty_free(cards);
    /* of the view */
    cards = user_card_find(db, .where = toasty_ge(UserCard.todo_count, 1));
    assert_string_equal(test_names(cards, name), "ada,bob");
    toasty_free(cards);
    cards = user_card_find(
        db, .where = toasty_or(toasty_is_null(UserCard.team), toasty_starts_with(UserCard.colour, "bl")));
    assert_string_equal(test_names(cards, name), "ada,bob");
    toasty_free(cards);
    /* of both, with values on both sides */
    cards = user_card_find(
        db, .where = toasty_and(toasty_gt(UserCard.minutes, 4), toasty_ne(User.name, "bob"),
                                toasty_and(toasty_lt(UserCard.minutes, 91), toasty_gt(User.id, 0))));
    assert_string_equal(test_names(cards, name), "ada");
    toasty_free(cards);
    assert_null(
        user_card_find(db, .where = toasty_or(toasty_eq(User.id, 1), toasty_eq(UserCard.minutes, 5))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserCard`", "`User`", "toasty_and");
    toasty_close(db);
}

static void orders_and_limits(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_list *cards = user_card_find(db, .order_by = {toasty_desc(UserCard.minutes)}, .limit = 2);
    assert_string_equal(test_names_in_order(cards, name), "ada,bob");
    toasty_free(cards);
    cards =
        user_card_find(db, .order_by = {toasty_asc(UserCard.todo_count), toasty_asc(User.name)}, .offset = 1);
    assert_string_equal(test_names_in_order(cards, name), "bob,ada");
    toasty_free(cards);
    cards = user_card_find(db, .order_by = {toasty_desc(User.age)}); /* shown as `years` */
    assert_string_equal(test_names_in_order(cards, name), "ada,cid,bob");
    toasty_free(cards);
    assert_null(user_card_find(db, .order_by = {toasty_desc(User.team_id)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserCard`", "`User.team_id`");
    assert_null(user_card_find(db, .include = {toasty_with(User.todos)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserCard`", "`User.todos`");
    assert_null(user_card_find(db, .limit = -1));
    test_failed(db, TOASTY_INVALID_STATEMENT, "negative");
    toasty_close(db);
}

static bool add_minutes(struct UserCard *card, void *arg)
{
    *(int64_t *)arg += card->minutes;
    return true;
}

static void the_other_calls(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    assert_int_equal(user_card_count(db), 3);
    assert_int_equal(user_card_count(db, .where = toasty_gt(UserCard.minutes, 5)), 1);
    assert_int_equal(user_card_count(db, .limit = 2), 2);
    assert_true(user_card_exists(db, .where = toasty_eq(UserCard.colour, "blue")));
    assert_false(user_card_exists(db, .where = toasty_eq(UserCard.colour, "nobody's")));
    assert_int_equal(test_log_count(), 5);
    struct UserCard *card = user_card_first(db, .order_by = {toasty_asc(UserCard.minutes)});
    test_true(db, card);
    assert_string_equal(card->name, "cid");
    char *json = user_card_to_json(card);
    assert_non_null(strstr(json, "\"todo_count\":0"));
    toasty_free(json);
    toasty_free(card);
    assert_null(user_card_first(db, .where = toasty_eq(User.id, 9)));
    test_ok(db);
    assert_null(user_card_one(db, .where = toasty_eq(User.id, 9)));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "`UserCard`");
    int64_t minutes = 0;
    assert_int_equal(user_card_each(db, add_minutes, &minutes), TOASTY_OK);
    assert_int_equal(minutes, 95);
    /* the fields of a view are fields */
    assert_int_equal(toasty_sum(db, UserCard.minutes, .where = toasty_gt(User.id, 1)), 5);
    toasty_string_list *teams = toasty_pluck(db, UserCard.team, .order_by = {toasty_asc(UserCard.id)});
    test_true(db, teams && teams->len == 3 && teams->nulls && teams->nulls[1]);
    assert_string_equal(teams->items[2], "red");
    toasty_free(teams);
    toasty_close(db);
}

static void longer_paths(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct TodoLine_list *lines = todo_line_find(db, .order_by = {toasty_asc(TodoLine.title)});
    assert_string_equal(test_names_in_order(lines, user), "ada,ada,ada,bob");
    assert_string_equal(lines->items[0].team, "red");
    assert_null(lines->items[3].team);
    toasty_free(lines);
    struct PersonLine_list *people = person_line_find(db, .order_by = {toasty_asc(PersonLine.name)});
    test_true(db, people && people->len == 4); /* a, b, c, root */
    assert_string_equal(people->items[0].parent, "root");
    assert_null(people->items[0].grandparent);
    assert_string_equal(people->items[2].grandparent, "root");
    assert_int_equal(people->items[3].children, 2);
    assert_int_equal(people->items[3].grandchildren, 1);
    assert_int_equal(people->items[0].children, 1);
    toasty_free(people);
    toasty_close(db);
}

static void groups(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct TodoStats_list *stats = todo_stats_find(db, .order_by = {toasty_asc(TodoStats.user_id)});
    test_true(db, stats);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(stats->len, 2);
    const struct TodoStats *ada = &stats->items[0], *bob = &stats->items[1];
    assert_string_equal(ada->user, "ada");
    assert_int_equal(ada->user_id, 1);
    assert_int_equal(ada->rows, 3);
    assert_int_equal(ada->minutes, 90);
    assert_true(ada->average && *ada->average > 1.16 && *ada->average < 1.17);
    assert_true(*ada->longest == 60 && ada->first_due->month == 4);
    assert_true(bob->rows == 1 && bob->minutes == 5 && *bob->average == 3.0);
    toasty_free(stats);
    /* where: before the rows are grouped */
    stats = todo_stats_find(db, .where = toasty_eq(Todo.done, false), .order_by = {toasty_asc(Todo.user_id)});
    test_true(db, stats && stats->len == 2 && stats->items[0].rows == 2 && stats->items[0].minutes == 30);
    toasty_free(stats);
    /* having: afterwards */
    stats =
        todo_stats_find(db, .where = toasty_and(toasty_gt(TodoStats.rows, 1), toasty_lt(Todo.minutes, 60)));
    test_true(db, stats && stats->len == 1 && stats->items[0].rows == 2);
    toasty_free(stats);
    stats = todo_stats_find(db, .where = toasty_gt(TodoStats.minutes, 100));
    test_true(db, stats && stats->len == 0);
    toasty_free(stats);
    assert_int_equal(todo_stats_count(db), 2);
    assert_int_equal(todo_stats_count(db, .where = toasty_eq(Todo.user_id, 2)), 1);
    toasty_close(db);
}

static void one_group(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct TodoTotal *total = todo_total_first(db);
    test_true(db, total && total->rows == 4 && total->minutes == 95 && *total->longest == 60);
    toasty_free(total);
    /* no rows are one group, too */
    total = todo_total_first(db, .where = toasty_gt(Todo.minutes, 1000));
    test_true(db, total && total->rows == 0 && total->minutes == 0 && !total->longest);
    toasty_free(total);
    total = todo_total_first(db, .where = toasty_in_array(Todo.id, NULL, 0));
    test_true(db, total && total->rows == 0);
    toasty_free(total);
    toasty_close(db);
}

/* The table of a view is made once for all handles; the text of its statements is kept as that of others. */
static void the_same_statement_again(void **state)
{
    (void)state;
    toasty_db *db = filled();
    toasty_db *other = toasty_clone(db);
    test_true(db, other);
    for (int i = 0; i < 20; i++) {
        struct UserCard_list *cards =
            user_card_find(i % 2 && !test_in_memory() ? other : db, .where = toasty_eq(User.id, i % 4));
        assert_non_null(cards);
        assert_int_equal(cards->len, i % 4 != 0);
        if (cards->len)
            assert_int_equal(cards->items[0].id, i % 4);
        toasty_free(cards);
    }
    toasty_close(other);
    toasty_close(db);
}

static void a_model_that_is_not_there(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    assert_null(user_card_find(db));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User`", ".models");
    assert_int_equal(user_card_count(db), -1);
    struct PersonLine_list *people = person_line_find(db);
    test_true(db, people && people->len == 0);
    toasty_free(people);
    toasty_close(db);
}

static void a_sum_that_overflows(void **state)
{
    (void)state;
    toasty_db *db = filled();
    if (toasty_exec(db, "UPDATE todos SET minutes = 9223372036854775807 WHERE id = 1"))
        test_ok(db);
    assert_null(user_card_find(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "overflow");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_a_view_shows),
    cmocka_unit_test(conditions_on_both_sides),
    cmocka_unit_test(orders_and_limits),
    cmocka_unit_test(the_other_calls),
    cmocka_unit_test(longer_paths),
    cmocka_unit_test(groups),
    cmocka_unit_test(one_group),
    cmocka_unit_test(the_same_statement_again),
    cmocka_unit_test(a_model_that_is_not_there),
    cmocka_unit_test(a_sum_that_overflows),
};

TEST_MAIN(tests)
