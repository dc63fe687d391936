/* Conditions on numbers that are computed from fields. */
#include <stdlib.h>

#include "arithmetic.toasty.h"
#include "support.h"

static toasty_db *filled(void)
{
    toasty_db *db = test_db(&Item, &Node);
    toasty_free(shop_create_many(db, shops_new({.id = 1, .name = "one"}, {.id = 2, .name = "two"})));
    toasty_free(item_create_many(db, items_new({.id = 1,
                                                .name = "a",
                                                .price = 100,
                                                .tax = 19,
                                                .stock = 5,
                                                .sold = toasty_i32(2),
                                                .weight = 0.5,
                                                .length = toasty_f32(2),
                                                .shop_id = toasty_i64(1)},
                                               {.id = 2,
                                                .name = "b",
                                                .price = 7,
                                                .tax = 2,
                                                .stock = 0,
                                                .sold = toasty_i32(7),
                                                .weight = 2.5,
                                                .shop_id = toasty_i64(1)},
                                               {.id = 3,
                                                .name = "c",
                                                .price = -9,
                                                .tax = 0,
                                                .stock = 3,
                                                .weight = 4,
                                                .length = toasty_f32(0.25f),
                                                .shop_id = toasty_i64(2)},
                                               {.id = 4,
                                                .name = "d",
                                                .price = INT64_MAX,
                                                .tax = 1,
                                                .stock = 1,
                                                .sold = toasty_i32(0),
                                                .weight = 1e300})));
    test_ok(db);
    return db;
}

static const char *found_by(toasty_db *db, toasty_expr where)
{
    struct Item_list *items = item_find(db, .where = where);
    test_true(db, items);
    const char *names = test_names(items, name);
    toasty_free(items);
    return names;
}

#define expect(names, condition) assert_string_equal(found_by(db, condition), names)

static void the_four_operations(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a", toasty_eq(toasty_plus(Item.price, Item.tax), 119));
    expect("b", toasty_eq(toasty_minus(Item.price, Item.tax), 5));
    expect("b", toasty_eq(toasty_times(Item.price, Item.tax), 14));
    expect("b", toasty_eq(toasty_divided_by(Item.price, Item.tax), 3));
    /* numbers on either side */
    expect("a", toasty_eq(toasty_plus(Item.price, 1), 101));
    expect("c", toasty_gt(toasty_minus(0, Item.price), 0));
    expect("b", toasty_eq(toasty_times(2, Item.price), 14));
    expect("a,b,d", toasty_ge(toasty_divided_by(Item.price, 2u), 0));
    /* parts may be computed themselves: the order is the one that was written */
    expect("a", toasty_eq(toasty_times(toasty_plus(Item.price, Item.tax), 2), 238));
    expect("a", toasty_eq(toasty_plus(Item.price, toasty_times(Item.tax, 2)), 138));
    expect("b", toasty_eq(toasty_minus(Item.price, toasty_minus(Item.tax, 1)), 6));
    expect("a", toasty_eq(toasty_minus(toasty_minus(Item.price, Item.tax), 1), 80));
    toasty_close(db);
}

static void every_comparison(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a,c,d", toasty_ne(toasty_plus(Item.price, Item.tax), 9));
    expect("a,d", toasty_gt(toasty_plus(Item.price, Item.tax), 9));
    expect("a,b,d", toasty_ge(toasty_plus(Item.price, Item.tax), 9));
    expect("c", toasty_lt(toasty_plus(Item.price, Item.tax), 9));
    expect("b,c", toasty_le(toasty_plus(Item.price, Item.tax), 9));
    expect("a,b", toasty_between(toasty_plus(Item.price, Item.tax), 9, 119));
    expect("a,c", toasty_in(toasty_plus(Item.price, Item.tax), 119, -9, 4));
    expect("b,d", toasty_not_in(toasty_plus(Item.price, Item.tax), 119, -9));
    expect("c", toasty_is_null(toasty_plus(Item.stock, Item.sold)));
    expect("a,b,d", toasty_is_not_null(toasty_plus(Item.stock, Item.sold)));
    expect("c,d", toasty_not(toasty_between(toasty_plus(Item.price, Item.tax), 9, 119)));
    toasty_value values[] = {toasty_value_int(119), toasty_value_uint(9)};
    expect("a,b", toasty_in_array(toasty_plus(Item.price, Item.tax), values, 2));
    expect("", toasty_in_array(toasty_plus(Item.price, Item.tax), values, 0));
    expect("a,b,c,d", toasty_not_in_array(toasty_plus(Item.price, Item.tax), values, 0));
    toasty_close(db);
}

static void fields_against_what_is_computed(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a,d", toasty_gt_field(Item.price, toasty_times(Item.tax, 4)));
    expect("b,c", toasty_lt_field(toasty_times(Item.price, 1), toasty_plus(toasty_times(Item.tax, 4), 1)));
    expect("a", toasty_gt_field(toasty_minus(Item.stock, Item.sold), Item.length) /* 3 > 2.0 */);
    expect("b", toasty_eq_field(toasty_plus(Item.tax, 5), Item.price));
    expect("a,c,d", toasty_ne_field(toasty_plus(Item.tax, 5), Item.price));
    expect("c", toasty_le_field(Item.price, toasty_minus(Item.tax, 9)));
    expect("a,b,d", toasty_ge_field(toasty_plus(Item.price, 0), toasty_minus(Item.tax, 8)));
    toasty_close(db);
}

static void integers_and_fractions(void **state)
{
    (void)state;
    toasty_db *db = filled();
    /* an integer result drops its fraction, towards zero */
    expect("b", toasty_eq(toasty_divided_by(Item.price, 2), 3));
    expect("c", toasty_eq(toasty_divided_by(Item.price, 2), -4));
    /* a fraction on either side keeps it */
    expect("b", toasty_eq(toasty_divided_by(Item.price, 2.0), 3.5));
    expect("c", toasty_eq(toasty_divided_by(Item.price, 2.0f), -4.5));
    expect("a", toasty_eq(toasty_divided_by(1, Item.weight), 2));
    expect("b", toasty_eq(toasty_times(Item.weight, Item.stock), 0.0));
    expect("a", toasty_eq(toasty_plus(Item.length, Item.weight), 2.5));
    expect("b", toasty_eq(toasty_divided_by(toasty_times(Item.price, 1.0), 2), 3.5));
    /* unsigned fields go below zero here */
    expect("b", toasty_lt(toasty_minus(Item.stock, Item.sold), 0));
    toasty_close(db);
}

static void nulls_and_zeros(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a,b,d", toasty_ge(toasty_plus(Item.sold, 1), 0));
    expect("", toasty_not(toasty_ge(toasty_plus(Item.sold, 1), 0)));
    /* divided by zero: unknown */
    expect("a,c,d", toasty_is_not_null(toasty_divided_by(Item.price, Item.stock)));
    expect("", toasty_and(toasty_eq(Item.id, 2), toasty_ne(toasty_divided_by(Item.price, Item.stock), 1)));
    expect("", toasty_eq(toasty_divided_by(Item.price, 0), 1));
    expect("", toasty_eq(toasty_divided_by(Item.weight, 0.0), 1));
    toasty_close(db);
}

/* Beyond the integers it goes on as a double: nothing wraps around. */
static void results_that_outgrow(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("d", toasty_gt(toasty_plus(Item.price, Item.tax), 1000));
    expect("d", toasty_gt(toasty_times(Item.price, 2), INT64_MAX));
    expect("d", toasty_gt(toasty_times(Item.weight, 1e300), 1e308));
    toasty_close(db);
}

static void wherever_conditions_are(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a,b", toasty_eq(toasty_path(Item.shop, Shop.name), "one"));
    struct Shop_list *shops =
        shop_find(db, .where = toasty_any(Shop.items, toasty_lt(toasty_minus(Item.stock, Item.sold), 0)));
    assert_string_equal(test_names(shops, name), "one");
    toasty_free(shops);
    assert_int_equal(item_count(db, .where = toasty_gt(toasty_plus(Item.price, Item.tax), 9)), 2);
    assert_int_equal(
        item_update_where(db, toasty_gt(toasty_plus(Item.price, Item.tax), 118), .stock = toasty_set(9)),
        TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(item_delete_where(db, toasty_eq(toasty_plus(Item.price, Item.tax), 119)), TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    toasty_close(db);
}

static void within_views(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct ShopStock_list *stocks =
        shop_stock_find(db, .where = toasty_eq(toasty_divided_by(ShopStock.stock, ShopStock.rows), 2));
    test_true(db, stocks && stocks->len == 1 && *stocks->items[0].shop_id == 1);
    toasty_free(stocks);
    stocks = shop_stock_find(db,
                             .where = toasty_and(toasty_lt(toasty_plus(Item.stock, 0), 5),
                                                 toasty_eq(toasty_plus(ShopStock.rows, 1), 2)),
                             .order_by = {toasty_asc(ShopStock.shop_id)});
    test_true(db, stocks && stocks->len == 3 && stocks->items[1].stock == 0);
    toasty_free(stocks);
    assert_null(shop_stock_find(db, .where = toasty_eq(toasty_plus(ShopStock.rows, Item.stock), 2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "mixes", "`ShopStock`");
    toasty_close(db);
}

static toasty_expr *copy(toasty_db *db)
{
    return toasty_expr_copy(db, toasty_gt_field(toasty_plus(toasty_times(Item.price, 1), Item.tax),
                                                toasty_plus(Item.stock, 100)));
}

static void copies_and_conditions_without_macros(void **state)
{
    (void)state;
    toasty_db *db = filled();
    toasty_expr *kept = copy(db);
    test_true(db, kept);
    volatile char overwritten[4096];
    for (size_t i = 0; i < sizeof overwritten; i++)
        overwritten[i] = 0x5a;
    expect("a,d", *kept);
    toasty_free(kept);
    const toasty_math sides[] = {toasty_math_field(Item.price.field), toasty_math_value(toasty_value_int(1))};
    const toasty_math sum = toasty_math_of(TOASTY_MATH_PLUS, sides);
    const toasty_math eight = toasty_math_value(toasty_value_int(8));
    expect("b", toasty_expr_math(TOASTY_EXPR_EQ, &sum, &eight));
    expect("a,d", toasty_expr_math(TOASTY_EXPR_LT, &eight, &sum));
    toasty_close(db);
}

static void two_fields_of_another_record(void **state)
{
    (void)state;
    toasty_db *db = filled();
    toasty_free(node_create_many(
        db, nodes_new({.id = 1, .name = "root", .low = 5, .high = 4},
                      {.id = 2, .name = "leaf", .low = 1, .high = 9, .parent_id = toasty_i64(1)})));
    struct Node_list *nodes = node_find(db, .where = toasty_gt_field(toasty_path(Node.parent, Node.low),
                                                                     toasty_path(Node.parent, Node.high)));
    assert_string_equal(test_names(nodes, name), "leaf");
    toasty_free(nodes);
    assert_null(node_find(db, .where = toasty_gt_field(toasty_path(Node.parent, Node.low), Node.high)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Node.low`", "`Node.high`", "two records");
    assert_null(node_find(db, .where = toasty_gt_field(Node.low, toasty_path(Node.parent, Node.high))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "two records");
    toasty_close(db);
}

static void what_cannot_be_computed(void **state)
{
    (void)state;
    toasty_db *db = filled();
    assert_null(item_find(db, .where = toasty_eq(toasty_plus(Node.low, 1), 1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Node.low`", "`Item`");
    assert_null(node_find(db, .where = toasty_eq(toasty_plus(toasty_path(Node.parent, Node.low), 1), 1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Node.low`", "toasty_any");
    assert_null(node_find(
        db, .where = toasty_gt_field(toasty_path(Node.parent, Node.low), toasty_plus(Node.low, 1))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Node.low`", "toasty_any");
    assert_null(item_find(db, .where = toasty_eq(toasty_plus(1, 1), 2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Item`", "without any");
    assert_null(item_find(db, .where = toasty_eq(toasty_plus(Item.price, UINT64_MAX), 2)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "18446744073709551615");
    toasty_value text = toasty_value_string("x");
    assert_null(item_find(db, .where = toasty_in_array(toasty_plus(Item.price, 1), &text, 1)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`Item`");
    const toasty_math sides[] = {toasty_math_field(Item.name.field), toasty_math_value(toasty_value_int(1))};
    const toasty_math sum = toasty_math_of(TOASTY_MATH_PLUS, sides);
    assert_null(item_find(db, .where = toasty_expr_math(TOASTY_EXPR_EQ, &sum, &sides[1])));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Item.name`", "number");
    assert_null(item_find(db, .where = toasty_expr_math(TOASTY_EXPR_LIKE, &sides[1], &sides[1])));
    test_failed(db, TOASTY_INVALID_STATEMENT, "text");
    toasty_close(db);
}

/* One statement for all values. */
static void the_same_statement_again(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    expect("a", toasty_eq(toasty_plus(Item.price, 1), 101));
    expect("b", toasty_eq(toasty_plus(Item.price, 3), 10));
    expect("c", toasty_eq(toasty_minus(Item.price, 1), -10));
    assert_string_equal(test_log_sql(0), test_log_sql(1));
    assert_string_not_equal(test_log_sql(0), test_log_sql(2));
    assert_non_null(strstr(test_log_sql(0), "WHERE (\"price\" + ?1) = ?2"));
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_four_operations),
    cmocka_unit_test(every_comparison),
    cmocka_unit_test(fields_against_what_is_computed),
    cmocka_unit_test(integers_and_fractions),
    cmocka_unit_test(nulls_and_zeros),
    cmocka_unit_test(results_that_outgrow),
    cmocka_unit_test(wherever_conditions_are),
    cmocka_unit_test(within_views),
    cmocka_unit_test(copies_and_conditions_without_macros),
    cmocka_unit_test(two_fields_of_another_record),
    cmocka_unit_test(what_cannot_be_computed),
    cmocka_unit_test(the_same_statement_again),
};

TEST_MAIN(tests)
