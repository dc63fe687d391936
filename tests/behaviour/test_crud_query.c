/* Finding by conditions, alone and in every combination; absent values in conditions. */
#include "crud_query.toasty.h"
#include "support.h"

/* ---- keys of two parts ---- */

static toasty_db *with_teams(void)
{
    toasty_db *db = test_db(&Team);
    struct Team_list *made =
        team_create_many(db, teams_new({.league = "MLS", .name = "Portland", .founded = 2009},
                                       {.league = "MLS", .name = "Seattle", .founded = 2007},
                                       {.league = "EPL", .name = "Arsenal", .founded = 1886},
                                       {.league = "EPL", .name = "Chelsea", .founded = 1905},
                                       {.league = "EPL", .name = "Spurs", .founded = 1882},
                                       {.league = "La Liga", .name = "Barcelona", .founded = 1899}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void query_partition_key_string_eq(void **state)
{
    (void)state;
    toasty_db *db = with_teams();
    struct Team_list *found =
        team_find(db, .where = toasty_eq(Team.league, "EPL"), .order_by = {toasty_asc(Team.name)});
    test_true(db, found);
    assert_int_equal(found->len, 3);
    assert_string_equal(found->items[0].name, "Arsenal");
    assert_string_equal(found->items[1].name, "Chelsea");
    assert_int_equal(found->items[2].founded, 1882);
    toasty_free(found);

    found =
        team_find(db, .where = toasty_and(toasty_eq(Team.league, "MLS"), toasty_eq(Team.name, "Portland")));
    test_true(db, found);
    assert_int_equal(found->len, 1);
    assert_int_equal(found->items[0].founded, 2009);
    toasty_free(found);

    found = team_find(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_eq(Team.founded, 1905)));
    test_true(db, found);
    assert_int_equal(found->len, 1);
    assert_string_equal(found->items[0].name, "Chelsea");
    toasty_free(found);

    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "MLS"), toasty_eq(Team.name, "Arsenal"))),
        0);
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_eq(Team.founded, 1999))), 0);
    assert_int_equal(team_count(db, .where = toasty_eq(Team.league, "epl")), 0);
    test_ok(db);
    toasty_close(db);
}

static void query_partition_key_comparisons(void **state)
{
    (void)state;
    toasty_db *db = with_teams();
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_ne(Team.name, "Spurs"))), 2);
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_gt(Team.name, "Chelsea"))),
        1);
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_ge(Team.name, "Chelsea"))),
        2);
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_lt(Team.founded, 1886))), 1);
    assert_int_equal(
        team_count(db, .where = toasty_and(toasty_eq(Team.league, "EPL"), toasty_le(Team.founded, 1886))), 2);
    assert_int_equal(team_count(db, .where = toasty_ne(Team.league, "EPL")), 3);
    toasty_close(db);
}

/* ---- conditions on users ---- */

static toasty_db *with_users(void)
{
    toasty_db *db = test_db(&User);
    struct User_list *made =
        user_create_many(db, users_new({.id = 1, .name = "Alice", .age = 25, .active = true},
                                       {.id = 2, .name = "Bob", .age = 30, .active = false},
                                       {.id = 3, .name = "Charlie", .age = 35, .active = true},
                                       {.id = 4, .name = "Diana", .age = 25, .active = false},
                                       {.id = 5, .name = "Eve", .age = 40, .active = true}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

/* Asserts which users meet a condition, by id: "1 3 5". Counting and asking for existence must agree. */
static void users_are(toasty_db *db, toasty_expr where, const char *wanted, int line)
{
    char have[64] = "";
    struct User_list *found = user_find(db, .where = where, .order_by = {toasty_asc(User.id)});
    test_is_true(db, found, "user_find", __FILE__, line);
    toasty_each (user, found)
        snprintf(have + strlen(have), sizeof have - strlen(have), "%s%d", have[0] ? " " : "", (int)user->id);
    if (strcmp(have, wanted)) {
        print_error("found '%s', wanted '%s'\n", have, wanted);
        _fail(__FILE__, line);
    }
    test_is_true(db, user_count(db, .where = where) == (int64_t)found->len, "user_count agrees", __FILE__,
                 line);
    test_is_true(db, user_exists(db, .where = where) == (found->len > 0), "user_exists agrees", __FILE__,
                 line);
    toasty_free(found);
}

#define are(where, wanted) users_are(db, where, wanted, __LINE__)

static void query_or_basic(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    test_log_start();
    are(toasty_or(toasty_eq(User.name, "Alice"), toasty_eq(User.age, 35)), "1 3");
    assert_non_null(strstr(test_log_sql(0), "(\"name\" = ?1 OR \"age\" = ?2)"));
    toasty_close(db);
}

static void query_or_multiple(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_or(toasty_eq(User.name, "Alice"), toasty_eq(User.age, 35), toasty_eq(User.id, 5)), "1 3 5");
    toasty_close(db);
}

static void query_or_and_combined(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_and(toasty_or(toasty_eq(User.name, "Alice"), toasty_eq(User.name, "Bob")),
                   toasty_eq(User.active, true)),
        "1");
    are(toasty_or(toasty_eq(User.name, "Bob"),
                  toasty_and(toasty_eq(User.active, true), toasty_gt(User.age, 30))),
        "2 3 5");
    toasty_close(db);
}

static void query_arbitrary_constraint(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_gt(User.age, 30), "3 5");
    are(toasty_ge(User.age, 30), "2 3 5");
    are(toasty_lt(User.age, 30), "1 4");
    are(toasty_le(User.age, 30), "1 2 4");
    are(toasty_ne(User.age, 25), "2 3 5");
    are(toasty_and(toasty_gt(User.age, 24), toasty_lt(User.age, 31)), "1 2 4");
    are(toasty_eq(User.active, true), "1 3 5");
    are(toasty_eq(User.active, false), "2 4");
    are(toasty_ne(User.active, true), "2 4");
    toasty_close(db);
}

static void query_not_basic(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_not(toasty_eq(User.name, "Alice")), "2 3 4 5");
    are(toasty_not(toasty_not(toasty_eq(User.name, "Alice"))), "1");
    are(toasty_not(toasty_in(User.name, "Alice", "Eve")), "2 3 4");
    are(toasty_not(toasty_between(User.age, 26, 39)), "1 4 5");
    toasty_close(db);
}

static void query_not_and_combined(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_and(toasty_eq(User.active, true), toasty_not(toasty_eq(User.name, "Alice"))), "3 5");
    are(toasty_not(toasty_and(toasty_eq(User.active, true), toasty_gt(User.age, 30))), "1 2 4");
    toasty_close(db);
}

static void query_not_or_combined(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are(toasty_not(toasty_or(toasty_eq(User.name, "Alice"), toasty_eq(User.name, "Bob"))), "3 4 5");
    toasty_close(db);
}

static void query_without_condition(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    are((toasty_expr){0}, "1 2 3 4 5");
    are(TOASTY_ALL_ROWS, "1 2 3 4 5");
    are(toasty_not(TOASTY_ALL_ROWS), "");
    /* none of no conditions holds, all of them do */
    are(toasty_expr_all(NULL, 0), "1 2 3 4 5");
    are(toasty_expr_any(NULL, 0), "");
    /* an empty condition among others says nothing */
    are(toasty_and((toasty_expr){0}, toasty_eq(User.id, 2)), "2");
    are(toasty_or((toasty_expr){0}, toasty_eq(User.id, 2)), "2");
    toasty_close(db);
}

/* Conditions put together at run time. */
static void query_built_at_run_time(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    static const char *const names[] = {"Alice", "Diana", "Eve"};
    toasty_expr any[3], all[2];
    for (uint32_t i = 0; i < 3; i++)
        any[i] = toasty_eq(User.name, names[i]);
    are(toasty_expr_any(any, 3), "1 4 5");
    are(toasty_expr_any(any, 1), "1");
    all[0] = toasty_expr_any(any, 3);
    all[1] = toasty_eq(User.age, 25);
    are(toasty_expr_all(all, 2), "1 4");
    toasty_expr many[300];
    for (uint32_t i = 0; i < 300; i++)
        many[i] = toasty_eq(User.id, (int64_t)i * 3);
    are(toasty_expr_any(many, 300), "3");
    toasty_close(db);
}

/* What cannot match is answered without asking; what a contradiction hides in stays as SQL has it. */
static void query_that_cannot_match(void **state)
{
    (void)state;
    toasty_db *db = with_users();
    test_log_start();
    are(toasty_and(toasty_eq(User.name, "Alice"), toasty_eq(User.name, "Bob")), "");
    are(toasty_and(toasty_eq(User.age, 25), toasty_eq(User.active, true), toasty_eq(User.age, 26)), "");
    are(toasty_in_array(User.id, NULL, 0), "");
    are(toasty_and(toasty_eq(User.active, true), toasty_in_array(User.id, NULL, 0)), "");
    are(toasty_eq(User.name, NULL), "");
    are(toasty_ne(User.name, NULL), "");
    are(toasty_not(toasty_eq(User.name, NULL)), "");
    are(toasty_or(toasty_eq(User.name, NULL), toasty_expr_any(NULL, 0)), "");
    assert_null(user_first(db, .where = toasty_expr_any(NULL, 0)));
    test_ok(db);
    assert_null(user_one(db, .where = toasty_expr_any(NULL, 0)));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    test_true(db, user_delete_where(db, toasty_in_array(User.id, NULL, 0)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    test_true(db,
              user_update_where(db, toasty_in_array(User.id, NULL, 0), .age = toasty_set(1)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    assert_string_equal(test_log(), "");
    assert_int_equal(test_log_count(), 0);
    are(toasty_not_in_array(User.id, NULL, 0), "1 2 3 4 5");
    are(toasty_not(toasty_in_array(User.id, NULL, 0)), "1 2 3 4 5");
    toasty_close(db);
}

/* ---- conditions and indexes ---- */

static void players_are(toasty_db *db, toasty_expr where, const char *wanted, int line)
{
    char have[128] = "";
    struct Player_list *found =
        player_find(db, .where = where, .order_by = {toasty_asc(Player.team), toasty_asc(Player.name)});
    test_is_true(db, found, "player_find", __FILE__, line);
    toasty_each (player, found)
        snprintf(have + strlen(have), sizeof have - strlen(have), "%s%s", have[0] ? " " : "", player->name);
    if (strcmp(have, wanted)) {
        print_error("found '%s', wanted '%s'\n", have, wanted);
        _fail(__FILE__, line);
    }
    toasty_free(found);
}

#define players(where, wanted) players_are(db, where, wanted, __LINE__)

static toasty_db *with_players(void)
{
    toasty_db *db = test_db(&Player);
    struct Player_list *made = player_create_many(
        db, players_new({.team = "Timbers", .name = "Diego", .position = "Midfielder", .number = 8},
                        {.team = "Timbers", .name = "Felipe", .position = "Forward", .number = 9},
                        {.team = "Timbers", .name = "Dairon", .position = "Forward", .number = 11},
                        {.team = "Sounders", .name = "Raul", .position = "Forward", .number = 9},
                        {.team = "Galaxy", .name = "Riqui", .position = "Midfielder", .number = 10}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void query_boolean_filters_with_index(void **state)
{
    (void)state;
    toasty_db *db = with_players();
    toasty_expr timbers = toasty_eq(Player.team, "Timbers");
    players(
        toasty_and(timbers, toasty_or(toasty_eq(Player.position, "Forward"), toasty_eq(Player.number, 8))),
        "Dairon Diego Felipe");
    players(toasty_and(timbers, toasty_not(toasty_eq(Player.position, "Forward"))), "Diego");
    players(toasty_and(timbers, toasty_or(toasty_and(toasty_eq(Player.position, "Forward"),
                                                     toasty_gt(Player.number, 10)),
                                          toasty_eq(Player.name, "Diego"))),
            "Dairon Diego");
    players(
        toasty_and(timbers, toasty_not(toasty_or(toasty_eq(Player.number, 8), toasty_eq(Player.number, 9)))),
        "Dairon");
    toasty_close(db);
}

static void query_or_on_keys(void **state)
{
    (void)state;
    toasty_db *db = with_players();
    players(toasty_or(toasty_eq(Player.team, "Sounders"), toasty_eq(Player.team, "Galaxy")), "Riqui Raul");
    players(toasty_or(toasty_and(toasty_eq(Player.team, "Timbers"), toasty_eq(Player.name, "Diego")),
                      toasty_and(toasty_eq(Player.team, "Sounders"), toasty_eq(Player.name, "Raul"))),
            "Raul Diego");
    players(toasty_or(toasty_and(toasty_eq(Player.team, "Timbers"), toasty_eq(Player.name, "Raul")),
                      toasty_eq(Player.team, "Galaxy")),
            "Riqui");
    toasty_close(db);
}

/* ---- NULL ---- */

static toasty_db *with_items(void)
{
    toasty_db *db = test_db(&Item);
    struct Item_list *made = item_create_many(
        db, items_new({.id = 1, .name = "a", .n = 1, .bio = "likes tea"}, {.id = 2, .name = "b", .n = 2},
                      {.id = 3, .name = "c", .n = 3, .bio = ""}, {.id = 4, .name = "d", .n = 4}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void items_are(toasty_db *db, toasty_expr where, const char *wanted, int line)
{
    char have[64] = "";
    struct Item_list *found = item_find(db, .where = where, .order_by = {toasty_asc(Item.id)});
    test_is_true(db, found, "item_find", __FILE__, line);
    toasty_each (item, found)
        snprintf(have + strlen(have), sizeof have - strlen(have), "%s%d", have[0] ? " " : "", (int)item->id);
    if (strcmp(have, wanted)) {
        print_error("found '%s', wanted '%s'\n", have, wanted);
        _fail(__FILE__, line);
    }
    toasty_free(found);
}

#define items(where, wanted) items_are(db, where, wanted, __LINE__)

static void filter_option_is_none(void **state)
{
    (void)state;
    toasty_db *db = with_items();
    items(toasty_is_null(Item.bio), "2 4");
    toasty_close(db);
}

static void filter_option_is_some(void **state)
{
    (void)state;
    toasty_db *db = with_items();
    items(toasty_is_not_null(Item.bio), "1 3");
    items(toasty_not(toasty_is_null(Item.bio)), "1 3");
    items(toasty_is_null(Item.name), ""); /* never NULL */
    toasty_close(db);
}

static void filter_option_combined_with_other_filters(void **state)
{
    (void)state;
    toasty_db *db = with_items();
    items(toasty_and(toasty_is_null(Item.bio), toasty_gt(Item.n, 2)), "4");
    items(toasty_and(toasty_is_not_null(Item.bio), toasty_eq(Item.name, "a")), "1");
    items(toasty_or(toasty_is_null(Item.bio), toasty_eq(Item.bio, "")), "2 3 4");
    toasty_close(db);
}

static void filter_option_id_is_none(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Gamer);
    toasty_uuid user = toasty_uuid_v4();
    struct Gamer_list *made = gamer_create_many(
        db, gamers_new({.name = "free"}, {.name = "taken", .user_id = toasty_ref(toasty_uuid, user)}));
    test_true(db, made);
    assert_null(made->items[0].user_id);
    assert_true(toasty_uuid_equal(*made->items[1].user_id, user));
    toasty_free(made);
    struct Gamer *gamer = gamer_one(db, .where = toasty_is_null(Gamer.user_id));
    test_true(db, gamer);
    assert_string_equal(gamer->name, "free");
    toasty_free(gamer);
    gamer = gamer_one(db, .where = toasty_eq(Gamer.user_id, user));
    test_true(db, gamer);
    assert_string_equal(gamer->name, "taken");
    toasty_free(gamer);
    toasty_close(db);
}

/* SQL's rules: a comparison with an absent value holds for nobody, and neither does its opposite. */
static void filter_null_is_unknown(void **state)
{
    (void)state;
    toasty_db *db = with_items();
    items(toasty_eq(Item.bio, "likes tea"), "1");
    items(toasty_ne(Item.bio, "likes tea"), "3");
    items(toasty_not(toasty_eq(Item.bio, "likes tea")), "3");
    items(toasty_or(toasty_eq(Item.bio, "likes tea"), toasty_ne(Item.bio, "likes tea")), "1 3");
    items(toasty_in(Item.bio, "likes tea", ""), "1 3");
    items(toasty_not_in(Item.bio, "likes tea", "other"), "3");
    /* NULL in a list: no member equals it, and what is not in the rest may be it */
    items(toasty_in(Item.bio, "likes tea", NULL), "1");
    items(toasty_in(Item.bio, NULL), "");
    items(toasty_not_in(Item.bio, "likes tea", NULL), "");
    items(toasty_not(toasty_in(Item.bio, "likes tea", NULL)), "");
    items(toasty_not_in(Item.name, "a", NULL), "");
    items(toasty_between(Item.bio, NULL, "z"), "");
    items(toasty_between(Item.name, "b", NULL), "");
    items(toasty_not(toasty_between(Item.name, "c", NULL)),
          "1 2"); /* "a" is not above "c", whatever comes after */
    items(toasty_gt(Item.bio, NULL), "");
    items(toasty_or(toasty_eq(Item.bio, NULL), toasty_eq(Item.id, 4)), "4");
    items(toasty_not(toasty_and(toasty_eq(Item.bio, NULL), toasty_eq(Item.id, 4))), "1 2 3");
    items(toasty_not(toasty_or(toasty_eq(Item.bio, NULL), toasty_eq(Item.id, 4))), "");
    items(toasty_like(Item.bio, NULL), "");
    items(toasty_starts_with(Item.bio, NULL), "");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(query_partition_key_string_eq),
    cmocka_unit_test(query_partition_key_comparisons),
    cmocka_unit_test(query_or_basic),
    cmocka_unit_test(query_or_multiple),
    cmocka_unit_test(query_or_and_combined),
    cmocka_unit_test(query_arbitrary_constraint),
    cmocka_unit_test(query_not_basic),
    cmocka_unit_test(query_not_and_combined),
    cmocka_unit_test(query_not_or_combined),
    cmocka_unit_test(query_without_condition),
    cmocka_unit_test(query_built_at_run_time),
    cmocka_unit_test(query_that_cannot_match),
    cmocka_unit_test(query_boolean_filters_with_index),
    cmocka_unit_test(query_or_on_keys),
    cmocka_unit_test(filter_option_is_none),
    cmocka_unit_test(filter_option_is_some),
    cmocka_unit_test(filter_option_combined_with_other_filters),
    cmocka_unit_test(filter_option_id_is_none),
    cmocka_unit_test(filter_null_is_unknown),
};

TEST_MAIN(tests)
