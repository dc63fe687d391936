/* Order, limit, offset, the first; counting. */
#include "crud_sort_limit.toasty.h"
#include "support.h"

static toasty_db *with_users(int count)
{
    toasty_db *db = test_db(&User);
    struct User_new news[100] = {0};
    for (int i = 0; i < count; i++) {
        /* 0, 37, 74, 11 …: every number below 100 once, in no order */
        news[i].name = i % 2 ? "odd" : "even";
        news[i].age = i * 37 % 100;
    }
    struct User_list *made = user_create_array(db, news, (size_t)count);
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void sort_asc(void **state)
{
    (void)state;
    toasty_db *db = with_users(100);
    test_log_start();
    struct User_list *users = user_find(db, .order_by = {toasty_asc(User.age)});
    test_true(db, users);
    assert_non_null(strstr(test_log_sql(0), " ORDER BY \"age\" ASC"));
    assert_int_equal(users->len, 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(users->items[i].age, i);
    toasty_free(users);
    users = user_find(db, .order_by = {toasty_desc(User.age)});
    test_true(db, users);
    for (int i = 0; i < 100; i++)
        assert_int_equal(users->items[i].age, 99 - i);
    toasty_free(users);
    toasty_close(db);
}

static void limit(void **state)
{
    (void)state;
    toasty_db *db = with_users(100);
    struct User_list *users = user_find(db, .limit = 5);
    test_true(db, users);
    assert_int_equal(users->len, 5);
    toasty_free(users);
    users = user_find(db, .limit = 7, .order_by = {toasty_desc(User.age)});
    test_true(db, users);
    assert_int_equal(users->len, 7);
    for (int i = 0; i < 7; i++)
        assert_int_equal(users->items[i].age, 99 - i);
    toasty_free(users);
    users = user_find(db, .limit = 1000);
    test_true(db, users);
    assert_int_equal(users->len, 100);
    toasty_free(users);
    users = user_find(db, .limit = INT64_MAX);
    test_true(db, users);
    assert_int_equal(users->len, 100);
    toasty_free(users);
    toasty_close(db);
}

static void limit_offset(void **state)
{
    (void)state;
    toasty_db *db = with_users(100);
    struct User_list *users = user_find(db, .order_by = {toasty_asc(User.age)}, .limit = 7, .offset = 5);
    test_true(db, users);
    assert_int_equal(users->len, 7);
    for (int i = 0; i < 7; i++)
        assert_int_equal(users->items[i].age, 5 + i);
    toasty_free(users);
    users = user_find(db, .order_by = {toasty_asc(User.age)}, .limit = 10, .offset = 95);
    test_true(db, users);
    assert_int_equal(users->len, 5);
    toasty_free(users);
    users = user_find(db, .order_by = {toasty_asc(User.age)}, .offset = 98);
    test_true(db, users);
    assert_int_equal(users->len, 2);
    assert_int_equal(users->items[0].age, 98);
    toasty_free(users);
    users = user_find(db, .limit = 10, .offset = 100);
    test_true(db, users);
    assert_int_equal(users->len, 0);
    toasty_free(users);
    toasty_close(db);
}

static void first_narrows_to_single_row(void **state)
{
    (void)state;
    toasty_db *db = with_users(10);
    test_log_start();
    struct User *user = user_first(db, .order_by = {toasty_asc(User.age)});
    test_true(db, user);
    assert_int_equal(user->age, 0);
    toasty_free(user);
    assert_string_equal(test_log(), "SELECT users");
    assert_non_null(strstr(test_log_sql(0), " ORDER BY \"age\" ASC LIMIT "));
    user = user_first(db, .order_by = {toasty_desc(User.age)});
    test_true(db, user);
    assert_int_equal(user->age, 96);
    toasty_free(user);
    user = user_first(db, .order_by = {toasty_asc(User.age)}, .offset = 1);
    test_true(db, user);
    assert_int_equal(user->age, 11);
    toasty_free(user);
    assert_null(user_first(db, .offset = 10));
    test_ok(db);
    user = user_one(db, .where = toasty_eq(User.name, "odd"), .order_by = {toasty_desc(User.age)});
    test_true(db, user);
    assert_int_equal(user->age, 85);
    toasty_free(user);
    toasty_close(db);
}

/* By name, and those of one name by age. */
static void order_by_multiple_columns_composes(void **state)
{
    (void)state;
    toasty_db *db = with_users(10);
    static const int wanted[] = {96, 74, 48, 22, 0, 11, 33, 37, 59, 85};
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name), toasty_desc(User.age)}, .limit = 5);
    test_true(db, users);
    for (int i = 0; i < 5; i++)
        assert_int_equal(users->items[i].age, wanted[i]);
    toasty_free(users);
    users = user_find(db, .order_by = {toasty_desc(User.name), toasty_asc(User.age)}, .limit = 5);
    test_true(db, users);
    for (int i = 0; i < 5; i++)
        assert_int_equal(users->items[i].age, wanted[5 + i]);
    toasty_free(users);
    toasty_close(db);
}

/* As many keys as there is room for, and a condition, an order, a limit and an offset in one. */
static void order_by_all_there_is(void **state)
{
    (void)state;
    toasty_db *db = with_users(100);
    toasty_find_options options = {.db = db, .where = toasty_eq(User.name, "odd"), .limit = 3, .offset = 2};
    for (int i = 0; i < TOASTY_MAX_ORDER; i++)
        options.order_by[i] = toasty_asc(User.age);
    struct User_list *users = user_find_with(&options);
    test_true(db, users);
    assert_int_equal(users->len, 3);
    struct User_list *plain =
        user_find(db, .where = toasty_eq(User.name, "odd"), .order_by = {toasty_asc(User.age)});
    test_true(db, plain);
    assert_int_equal(plain->len, 50);
    for (int i = 0; i < 3; i++)
        assert_int_equal(users->items[i].age, plain->items[i + 2].age);
    toasty_free(plain);
    toasty_free(users);
    toasty_close(db);
}

/* NULL stands before everything when ascending, behind it when descending. */
static void order_by_nullable(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Ranked);
    struct Ranked_list *list = ranked_create_many(
        db, rankeds_new({.id = 1, .name = "a", .rank = toasty_i32(2)}, {.id = 2, .name = "b"},
                        {.id = 3, .name = "c", .rank = toasty_i32(-1)}));
    test_true(db, list);
    toasty_free(list);
    list = ranked_find(db, .order_by = {toasty_asc(Ranked.rank)});
    test_true(db, list);
    assert_int_equal(list->items[0].id, 2);
    assert_null(list->items[0].rank);
    assert_int_equal(list->items[1].id, 3);
    assert_int_equal(*list->items[1].rank, -1);
    assert_int_equal(list->items[2].id, 1);
    toasty_free(list);
    list = ranked_find(db, .order_by = {toasty_desc(Ranked.rank)});
    test_true(db, list);
    assert_int_equal(list->items[0].id, 1);
    assert_int_equal(list->items[2].id, 2);
    toasty_free(list);
    toasty_close(db);
}

static void negative_limit(void **state)
{
    (void)state;
    toasty_db *db = with_users(3);
    test_log_start();
    assert_null(user_find(db, .limit = -1));
    test_failed(db, TOASTY_INVALID_STATEMENT, "limit", "-1");
    assert_null(user_find(db, .limit = 1, .offset = -2));
    test_failed(db, TOASTY_INVALID_STATEMENT, "offset", "-2");
    assert_null(user_first(db, .offset = -2));
    test_failed(db, TOASTY_INVALID_STATEMENT, "offset");
    assert_int_equal(user_count(db, .limit = -1), -1);
    test_failed(db, TOASTY_INVALID_STATEMENT, "limit");
    assert_false(user_exists(db, .offset = -1));
    test_failed(db, TOASTY_INVALID_STATEMENT, "offset");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- counting ---- */

static void count_empty_table(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Empty);
    assert_int_equal(empty_count(db), 0);
    test_ok(db);
    assert_false(empty_exists(db));
    test_ok(db);
    toasty_close(db);
}

static void count_after_inserts(void **state)
{
    (void)state;
    toasty_db *db = with_users(3);
    test_log_start();
    assert_int_equal(user_count(db), 3);
    assert_string_equal(test_log_sql(0), "SELECT COUNT(*) FROM \"users\"");
    assert_true(user_exists(db));
    toasty_close(db);
}

static void count_with_filter(void **state)
{
    (void)state;
    toasty_db *db = with_users(9);
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "even")), 5);
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "odd")), 4);
    assert_int_equal(user_count(db, .where = toasty_eq(User.name, "none")), 0);
    assert_int_equal(
        user_count(db, .where = toasty_and(toasty_eq(User.name, "even"), toasty_lt(User.age, 50))), 3);
    /* a limit counts what it lets through */
    assert_int_equal(user_count(db, .limit = 4), 4);
    assert_int_equal(user_count(db, .limit = 4, .offset = 7), 2);
    assert_int_equal(user_count(db, .offset = 3), 6);
    assert_true(user_exists(db, .offset = 8));
    assert_false(user_exists(db, .offset = 9));
    test_ok(db);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sort_asc),
    cmocka_unit_test(limit),
    cmocka_unit_test(limit_offset),
    cmocka_unit_test(first_narrows_to_single_row),
    cmocka_unit_test(order_by_multiple_columns_composes),
    cmocka_unit_test(order_by_all_there_is),
    cmocka_unit_test(order_by_nullable),
    cmocka_unit_test(negative_limit),
    cmocka_unit_test(count_empty_table),
    cmocka_unit_test(count_after_inserts),
    cmocka_unit_test(count_with_filter),
};

TEST_MAIN(tests)
