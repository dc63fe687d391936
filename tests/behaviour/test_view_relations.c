/* Relations as fields of views: records that come with each row, with one query for each relation. */
#include "view_relations.toasty.h"
#include "support.h"

static struct User *user(toasty_db *db, const char *name, const char *team, int64_t desk)
{
    struct User *made = user_create(db, .name = name, .team_code = team, .desk = desk_new(.id = desk));
    test_true(db, made);
    return made;
}

/* ada (red, a profile): todos a, b, c of ranks 3, 1, 2, notes x at a, x and y at b; bob (red): d; cid: none.
 */
static toasty_db *filled(void)
{
    toasty_db *db = test_db(&Team, &User, &Order);
    toasty_free(
        team_create_many(db, teams_new({.code = "r", .name = "red"}, {.code = "g", .name = "green"})));
    struct User *ada = user(db, "ada", "r", 1), *bob = user(db, "bob", "r", 2),
                *cid = user(db, "cid", NULL, 3);
    toasty_free(todo_create_many(db, todos_new({.id = 1, .title = "a", .rank = 3, .user_id = ada->id},
                                               {.id = 2, .title = "d", .rank = 1, .user_id = bob->id},
                                               {.id = 3, .title = "b", .rank = 1, .user_id = ada->id},
                                               {.id = 4, .title = "c", .rank = 2, .user_id = ada->id})));
    toasty_free(note_create_many(db, notes_new({.id = 1, .todo_id = 1, .text = "x"},
                                               {.id = 2, .todo_id = 3, .text = "x"},
                                               {.id = 3, .todo_id = 3, .text = "y"})));
    toasty_free(profile_create(db, .id = 1, .bio = "countess", .user_id = &ada->id));
    toasty_free(order_create(db, .shop = "n", .number = 1,
                             .lines = lines_new({.id = 1, .what = "p"}, {.id = 2, .what = "q"})));
    toasty_free(order_create(db, .shop = "s", .number = 1, .lines = lines_new({.id = 3, .what = "r"})));
    toasty_free(order_create(db, .shop = "s", .number = 2));
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(cid);
    test_ok(db);
    return db;
}

static void lists_and_single_records(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct UserCard_list *cards = user_card_find(db, .order_by = {toasty_asc(UserCard.name)});
    test_true(db, cards);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, SELECT todos, SELECT profiles, COMMIT");
    /* the key once, which the view does not show, and nothing else besides */
    assert_string_equal(
        test_log_sql(1),
        "SELECT \"name\", \"todo_count\", \"toasty__2\" FROM (SELECT t0.\"name\" AS \"name\", (SELECT "
        "COUNT(*) FROM \"todos\" AS t1 WHERE t1.\"user_id\" = t0.\"id\") AS \"todo_count\", t0.\"id\" AS "
        "\"toasty__2\" FROM \"users\" AS t0) ORDER BY \"name\" ASC");
    assert_int_equal(cards->len, 3);
    const struct UserCard *ada = &cards->items[0], *bob = &cards->items[1], *cid = &cards->items[2];
    assert_string_equal(test_names(ada->todos, title), "a,b,c");
    assert_string_equal(test_names(bob->todos, title), "d");
    assert_true(cid->todos && cid->todos->len == 0);
    assert_int_equal(ada->todo_count, 3);
    assert_string_equal(ada->profile->bio, "countess");
    assert_null(bob->profile);
    assert_true(toasty_is_loaded(bob, UserCard.profile) && toasty_is_loaded(cid, UserCard.todos));
    assert_false(toasty_is_loaded(&ada->todos->items[0], Todo.user)); /* not asked for */
    char *json = user_card_to_json(bob);
    assert_non_null(strstr(json, "\"todos\":[{\"id\":2,\"title\":\"d\""));
    assert_non_null(strstr(json, "\"profile\":null"));
    toasty_free(json);
    toasty_free(cards);
    toasty_close(db);
}

static void conditions_limits_and_one_record(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_list *cards =
        user_card_find(db, .where = toasty_ge(UserCard.todo_count, 1),
                       .order_by = {toasty_desc(UserCard.name)}, .limit = 1, .offset = 1);
    test_true(db, cards && cards->len == 1);
    assert_string_equal(cards->items[0].name, "ada");
    assert_int_equal(cards->items[0].todos->len, 3);
    toasty_free(cards);
    struct UserCard *card = user_card_first(db, .where = toasty_eq(User.name, "ada"));
    test_true(db, card && card->todos->len == 3);
    assert_string_equal(card->profile->bio, "countess");
    toasty_free(card);
    card = user_card_one(db, .where = toasty_eq(UserCard.name, "bob"));
    test_true(db, card && card->todos->len == 1 && !card->profile);
    toasty_free(card);
    /* nobody */
    test_log_start();
    assert_null(user_card_first(db, .where = toasty_eq(User.name, "eve")));
    test_ok(db);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, COMMIT");
    assert_null(user_card_one(db, .where = toasty_eq(User.name, "eve")));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "`UserCard`");
    cards = user_card_find(db, .where = toasty_in_array(User.name, NULL, 0));
    test_true(db, cards && cards->len == 0);
    toasty_free(cards);
    test_log_start();
    assert_int_equal(user_card_count(db), 3);
    assert_true(user_card_exists(db, .where = toasty_eq(User.name, "cid")));
    assert_int_equal(test_log_count(), 2);
    toasty_close(db);
}

/* As the relation of the view or as that of its model. */
static void what_is_said_of_a_relation(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_list *cards = user_card_find(
        db, .order_by = {toasty_asc(UserCard.name)},
        .include = {toasty_with(UserCard.todos, .where = toasty_lt(Todo.rank, 3),
                                .order_by = {toasty_desc(Todo.rank)}, .include = {toasty_with(Todo.notes)}),
                    toasty_with(User.profile, .where = toasty_eq(Profile.bio, "none"))});
    test_true(db, cards && cards->len == 3);
    const struct UserCard *ada = &cards->items[0];
    assert_string_equal(test_names_in_order(ada->todos, title), "c,b");
    assert_string_equal(test_names(ada->todos->items[1].notes, text), "x,y");
    assert_null(ada->profile);
    toasty_free(cards);
    /* of each list the first */
    cards = user_card_find(
        db, .order_by = {toasty_asc(UserCard.name)},
        .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.rank)}, .limit = 1, .offset = 1)});
    test_true(db, cards);
    assert_string_equal(test_names_in_order(cards->items[0].todos, title), "c");
    assert_int_equal(cards->items[1].todos->len, 0);
    toasty_free(cards);
    /* several of one are one */
    cards = user_card_find(db, .where = toasty_eq(User.name, "ada"),
                           .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "a")),
                                       toasty_with(UserCard.todos, .where = toasty_eq(Todo.title, "c"))});
    test_true(db, cards);
    assert_string_equal(test_names(cards->items[0].todos, title), "a,c");
    toasty_free(cards);
    toasty_close(db);
}

static void what_cannot_be_said(void **state)
{
    (void)state;
    toasty_db *db = filled();
    assert_null(user_card_find(db, .include = {toasty_with(User.team)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User.team`", "`UserCard`");
    assert_null(user_card_first(db, .include = {toasty_with(UserLists.notes)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserLists.notes`", "`UserCard`");
    assert_null(user_card_find(db, .include = {toasty_with(UserCard.profile, .limit = 1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User.profile`", "nothing to limit");
    assert_null(user_card_find(db, .include = {toasty_with(UserCard.todos, .limit = -1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User.todos`", "negative");
    assert_null(
        user_card_find(db, .include = {toasty_with(UserCard.todos, .include = {toasty_with(User.todos)})}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User.todos`", "`Todo`");
    assert_null(
        todo_line_find(db, .include = {toasty_with(TodoLine.team, .order_by = {toasty_asc(Team.name)})}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.user.team`", "nothing to order");
    assert_null(order_number_find(db, .include = {toasty_with(Order.lines)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Order.lines`", "`OrderNumber`");
    assert_null(user_card_find(db, .order_by = {{.field = UserCard.todos.field}}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserCard.todos`");
    toasty_close(db);
}

static void one_record_per_row(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct TodoLine_list *lines =
        todo_line_find(db, .order_by = {toasty_asc(TodoLine.title)}, .include = {toasty_with(TodoLine.user)});
    test_true(db, lines && lines->len == 4);
    assert_string_equal(test_log(),
                        "BEGIN, SELECT todos, SELECT users, SELECT teams, SELECT profiles, COMMIT");
    const char *const names[] = {"ada", "ada", "ada", "bob"};
    for (size_t i = 0; i < lines->len; i++) {
        assert_string_equal(lines->items[i].user->name, names[i]);
        assert_string_equal(lines->items[i].team->name, "red");
        assert_int_equal(lines->items[i].profile != NULL, i < 3);
    }
    assert_true(toasty_is_loaded(&lines->items[3], TodoLine.profile));
    toasty_free(lines);
    lines = todo_line_find(db, .where = toasty_eq(toasty_path(Todo.user, User.name), "bob"),
                           .include = {toasty_with(TodoLine.user, .include = {toasty_with(User.todos)})});
    test_true(db, lines && lines->len == 1);
    assert_string_equal(test_names(lines->items[0].user->todos, title), "d");
    toasty_free(lines);
    toasty_close(db);
}

/* Of each todo the user, and no more than that. */
static void nothing_but_a_relation(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct TodoUser_list *users = todo_user_find(db, .where = toasty_ge(Todo.rank, 2));
    test_true(db, users && users->len == 2);
    assert_string_equal(users->items[0].user->name, "ada");
    assert_string_equal(users->items[1].user->name, "ada");
    toasty_free(users);
    struct TodoUser *first = todo_user_first(db, .where = toasty_eq(Todo.title, "d"));
    test_true(db, first);
    assert_string_equal(first->user->name, "bob");
    toasty_free(first);
    assert_null(todo_user_paginate(db, .order_by = {toasty_asc(Todo.id)}, .per_page = 1));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`TodoUser`", "`Todo.id`");
    toasty_close(db);
}

static void relations_over_others(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct UserLists_list *users = user_lists_find(
        db, .order_by = {toasty_asc(UserLists.name)},
        .include = {toasty_with(UserLists.first, .order_by = {toasty_asc(Todo.rank)}, .limit = 1),
                    toasty_with(UserLists.others, .order_by = {toasty_asc(Todo.rank)}, .offset = 1),
                    toasty_with(UserLists.remarks, .where = toasty_eq(Note.text, "x"))});
    test_true(db, users && users->len == 3);
    /* it shows one of the keys itself */
    assert_null(strstr(test_log_sql(1), "t0.\"id\" AS \"toasty__"));
    assert_non_null(strstr(test_log_sql(1), "t0.\"team_code\" AS \"toasty__2\""));
    const struct UserLists *ada = &users->items[0], *bob = &users->items[1], *cid = &users->items[2];
    assert_string_equal(test_names(ada->first, title), "b");
    assert_string_equal(test_names_in_order(ada->others, title), "c,a");
    assert_int_equal(bob->others->len, 0);
    assert_string_equal(test_names(ada->notes, text), "x,x,y");
    assert_string_equal(test_names(ada->remarks, text), "x,x");
    assert_true(ada->notes->items[0].todo != NULL); /* eager */
    assert_int_equal(ada->titles->len, 3);
    assert_int_equal(ada->texts->len, 2); /* each once */
    assert_true(bob->texts->len == 0 && bob->titles->len == 1 && cid->titles->len == 0);
    assert_string_equal(bob->titles->items[0], "d");
    assert_string_equal(test_names(bob->mates, name), "ada,bob");
    assert_int_equal(cid->mates->len, 0);
    assert_true(!memcmp(&ada->id, &ada->first->items[0].user_id, sizeof ada->id));
    toasty_free(users);
    /* whichever names the relation, all that show it are meant */
    users = user_lists_find(db, .where = toasty_eq(User.name, "ada"),
                            .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "a"))});
    test_true(db, users);
    assert_true(users->items[0].first->len == 1 && users->items[0].others->len == 1);
    toasty_free(users);
    toasty_close(db);
}

static void somebody_required_is_missing(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserDesk_list *desks = user_desk_find(db, .where = toasty_eq(User.name, "cid"));
    test_true(db, desks && desks->len == 1 && desks->items[0].desk->id == 3);
    assert_true(!desks->items[0].team && toasty_is_loaded(&desks->items[0], UserDesk.team));
    toasty_free(desks);
    assert_int_equal(toasty_exec(db, "DELETE FROM desks WHERE id = 3"), TOASTY_OK);
    assert_null(user_desk_find(db));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "`User.desk`", "required");
    assert_null(user_desk_first(db, .where = toasty_eq(User.name, "cid")));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "`User.desk`");
    toasty_close(db);
}

/* Nothing that the model loads by itself, but what the view shows. */
static void keys_of_several_fields(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct OrderView_list *orders =
        order_view_find(db, .order_by = {toasty_asc(OrderView.number)}, .where = toasty_eq(Order.shop, "s"));
    test_true(db, orders && orders->len == 2);
    assert_string_equal(test_log(), "BEGIN, SELECT orders, SELECT lines, COMMIT");
    assert_string_equal(test_names(orders->items[0].lines, what), "r");
    assert_int_equal(orders->items[1].lines->len, 0);
    toasty_free(orders);
    struct LineView_list *lines = line_view_find(db, .order_by = {toasty_asc(LineView.what)});
    test_true(db, lines && lines->len == 3);
    assert_string_equal(lines->items[1].order->shop, "n");
    assert_string_equal(lines->items[2].order->shop, "s");
    assert_int_equal(lines->items[1].order->lines->len, 2); /* eager */
    toasty_free(lines);
    test_log_start();
    struct OrderNumber_list *numbers = order_number_find(db);
    test_true(db, numbers && numbers->len == 3);
    assert_string_equal(test_log(), "SELECT orders");
    toasty_free(numbers);
    toasty_close(db);
}

static void conditions_on_relations_of_a_view(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_list *cards =
        user_card_find(db, .where = toasty_any(UserCard.todos, toasty_eq(Todo.rank, 2)));
    assert_string_equal(test_names(cards, name), "ada");
    toasty_free(cards);
    cards = user_card_find(
        db, .where = toasty_and(toasty_is_null(UserCard.profile), toasty_gt(UserCard.todo_count, 0)));
    assert_string_equal(test_names(cards, name), "bob");
    toasty_free(cards);
    struct UserLists_list *users =
        user_lists_find(db, .where = toasty_any(UserLists.remarks, toasty_eq(Note.text, "y")));
    assert_string_equal(test_names(users, name), "ada");
    toasty_free(users);
    struct TodoLine_list *lines =
        todo_line_find(db, .where = toasty_eq(toasty_path(TodoLine.user, User.name), "bob"));
    assert_string_equal(test_names(lines, title), "d");
    struct User *bob = lines->items[0].user;
    struct TodoLine_list *same = todo_line_find(db, .where = toasty_eq(TodoLine.user, bob));
    assert_string_equal(test_names(same, title), "d");
    toasty_free(same);
    toasty_free(lines);
    toasty_close(db);
}

static void pages(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserLists_page *page =
        user_lists_paginate(db, .order_by = {toasty_asc(UserLists.name)}, .per_page = 2,
                            .include = {toasty_with(UserLists.first, .limit = 2)});
    test_true(db, page && page->len == 2 && page->next);
    assert_int_equal(page->items[0].first->len, 2);
    assert_int_equal(page->items[0].others->len, 3);
    struct UserLists_page *last =
        user_lists_paginate(db, .order_by = {toasty_asc(UserLists.name)}, .per_page = 2, .after = page->next);
    test_true(db, last && last->len == 1 && last->prev);
    assert_string_equal(last->items[0].name, "cid");
    assert_int_equal(last->items[0].titles->len, 0);
    /* back, where the rows come the other way round */
    struct UserLists_page *again = user_lists_paginate(db, .order_by = {toasty_asc(UserLists.name)},
                                                       .per_page = 2, .before = last->prev);
    test_true(db, again && again->len == 2);
    assert_string_equal(test_names_in_order(again, name), "ada,bob");
    assert_string_equal(test_names(again->items[0].others, title), "a,b,c");
    assert_string_equal(test_names(again->items[1].others, title), "d");
    toasty_free(page);
    toasty_free(last);
    toasty_free(again);
    toasty_close(db);
}

typedef struct seen {
    toasty_db *db;
    size_t cards, todos, profiles;
} seen;

static bool see(struct UserCard *card, void *arg)
{
    seen *s = arg;
    s->cards++;
    s->todos += card->todos->len;
    s->profiles += card->profile != NULL;
    toasty_each (todo, card->todos)
        assert_non_null(todo->title);
    return true;
}

static void one_after_the_other(void **state)
{
    (void)state;
    toasty_db *db = filled();
    /* more than are read at a time */
    for (int i = 0; i < 150; i++) {
        struct User *more = user(db, "more", NULL, 100 + i);
        toasty_free(todo_create(db, .id = 100 + i, .title = "more", .user_id = more->id));
        toasty_free(more);
    }
    seen s = {.db = db};
    test_log_start();
    assert_int_equal(user_card_each(db, see, &s), TOASTY_OK);
    assert_int_equal(test_log_count(), 2 + 1 + 2 * 2);
    assert_true(s.cards == 153 && s.todos == 154 && s.profiles == 1);
    toasty_close(db);
}

static void in_a_batch_and_beside_values(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_list *cards;
    struct TodoLine *line;
    assert_int_equal(toasty_batch(db, user_card_find_op(&cards, .where = toasty_eq(User.name, "ada")),
                                  todo_line_first_op(&line, .where = toasty_eq(Todo.title, "d"))),
                     TOASTY_OK);
    assert_int_equal(cards->items[0].todos->len, 3);
    assert_string_equal(line->user->name, "bob");
    toasty_free(cards);
    toasty_free(line);
    test_log_start();
    assert_int_equal(toasty_sum(db, UserCard.todo_count), 4);
    toasty_string_list *names = toasty_pluck(db, UserCard.name, .order_by = {toasty_asc(UserCard.name)});
    test_true(db, names && names->len == 3);
    assert_int_equal(test_log_count(), 2);
    toasty_free(names);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lists_and_single_records),
    cmocka_unit_test(conditions_limits_and_one_record),
    cmocka_unit_test(what_is_said_of_a_relation),
    cmocka_unit_test(what_cannot_be_said),
    cmocka_unit_test(one_record_per_row),
    cmocka_unit_test(nothing_but_a_relation),
    cmocka_unit_test(relations_over_others),
    cmocka_unit_test(somebody_required_is_missing),
    cmocka_unit_test(keys_of_several_fields),
    cmocka_unit_test(conditions_on_relations_of_a_view),
    cmocka_unit_test(pages),
    cmocka_unit_test(one_after_the_other),
    cmocka_unit_test(in_a_batch_and_beside_values),
};

TEST_MAIN(tests)
