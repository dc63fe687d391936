/* Sums, averages, least and greatest values, and columns as arrays. */
#include <math.h>
#include <stdlib.h>

#include "aggregates.toasty.h"
#include "support.h"

static void add_order(toasty_db *db, int64_t id, int64_t customer, int64_t total)
{
    static const toasty_json json = {"{}"};
    static const toasty_macaddr card = {{1, 2, 3, 4, 5, 6}};
    bool odd = id % 2;
    struct Order *order = order_create(
        db, .id = id, .customer_id = customer ? toasty_i64(customer) : NULL, .total = total,
        .small = (int16_t)-id, .pieces = odd ? toasty_u32((uint32_t)id * 10) : NULL, .weight = (double)id / 4,
        .ratio = odd ? NULL : toasty_f32((float)id), .note = odd ? NULL : "even", .placed = {1000 * id, 5},
        .day = {2024, 1, (uint8_t)id}, .hour = {(uint8_t)id, 0, 0, 0},
        .local = {{2024, 1, (uint8_t)id}, {0, 0, 0, 0}}, .token = {{(uint8_t)id, 1}},
        .named = {{(uint8_t)id, 2}}, .raw = {(const uint8_t *)"a\0b", (size_t)id % 4},
        .price = {odd ? "1.50" : "22"}, .extra = odd ? &json : NULL,
        .address = {4, 32, {10, 0, 0, (uint8_t)id}}, .card = odd ? NULL : &card, .paid = odd);
    test_true(db, order);
    toasty_free(order);
}

/* Orders 1 to 6 with totals 10 to 60; those of ada are 1 to 4, 5 is bob's, 6 nobody's. */
static toasty_db *orders(void)
{
    toasty_db *db = test_db(&Customer, &Order);
    toasty_free(customer_create_many(db, customers_new({.id = 1, .name = "ada"}, {.id = 2, .name = "bob"})));
    test_ok(db);
    for (int64_t i = 1; i <= 6; i++)
        add_order(db, i, i <= 4 ? 1 : i == 5 ? 2 : 0, i * 10);
    return db;
}

static void sums(void **state)
{
    (void)state;
    toasty_db *db = orders();
    test_log_start();
    assert_int_equal(toasty_sum(db, Order.total), 210);
    test_ok(db);
    assert_string_equal(test_log(), "SELECT order_book");
    assert_string_equal(test_log_sql(0), "SELECT SUM(\"amount\") FROM \"order_book\"");
    assert_int_equal(toasty_sum(db, Order.total, .where = toasty_gt(Order.total, 40)), 110);
    assert_int_equal(toasty_sum(db, Order.small), -21);
    assert_int_equal(toasty_sum(db, Order.pieces), 90); /* NULLs are left out */
    assert_true(toasty_sum(db, Order.weight) == 5.25);
    assert_true(toasty_sum(db, Order.ratio) == 12.0);
    test_ok(db);
    toasty_close(db);
}

static void sum_within_a_relation(void **state)
{
    (void)state;
    toasty_db *db = orders();
    struct Customer *ada = customer_get_by_id(db, 1);
    test_true(db, ada);
    assert_int_equal(toasty_sum(db, Order.total, .where = toasty_eq(Order.customer, ada)), 100);
    assert_int_equal(
        toasty_sum(db, Order.total, .where = toasty_eq(toasty_path(Order.customer, Customer.name), "bob")),
        50);
    test_ok(db);
    toasty_free(ada);
    toasty_close(db);
}

static void averages(void **state)
{
    (void)state;
    toasty_db *db = orders();
    assert_true(toasty_avg(db, Order.total) == 35.0);
    assert_true(toasty_avg(db, Order.total, .where = toasty_le(Order.id, 2)) == 15.0);
    assert_true(toasty_avg(db, Order.pieces) == 30.0);
    assert_true(toasty_avg(db, Order.ratio) == 4.0);
    test_ok(db);
    toasty_close(db);
}

static void extremes_of_numbers(void **state)
{
    (void)state;
    toasty_db *db = orders();
    int64_t *least = toasty_min(db, Order.total), *greatest = toasty_max(db, Order.small);
    uint64_t *pieces = toasty_max(db, Order.pieces);
    double *weight = toasty_min(db, Order.weight, .where = toasty_gt(Order.id, 2)),
           *ratio = toasty_max(db, Order.ratio);
    test_true(db, least && greatest && pieces && weight && ratio);
    assert_int_equal(*least, 10);
    assert_int_equal(*greatest, -1);
    assert_int_equal(*pieces, 50);
    assert_true(*weight == 0.75 && *ratio == 6.0);
    toasty_free(least);
    toasty_free(greatest);
    toasty_free(pieces);
    toasty_free(weight);
    toasty_free(ratio);
    toasty_close(db);
}

static void extremes_of_other_types(void **state)
{
    (void)state;
    toasty_db *db = orders();
    char *name = toasty_max(db, Customer.name), *note = toasty_min(db, Order.note);
    test_true(db, name && note);
    assert_string_equal(name, "bob");
    assert_string_equal(note, "even");
    toasty_timestamp *placed = toasty_max(db, Order.placed);
    toasty_date *day = toasty_max(db, Order.day);
    toasty_time *hour = toasty_min(db, Order.hour);
    toasty_datetime *local = toasty_max(db, Order.local);
    toasty_uuid *token = toasty_max(db, Order.token), *named = toasty_min(db, Order.named);
    test_true(db, placed && day && hour && local && token && named);
    assert_true(placed->seconds == 6000 && placed->nanoseconds == 5);
    assert_true(day->day == 6 && hour->hour == 1 && local->date.day == 6);
    assert_true(token->bytes[0] == 6 && named->bytes[0] == 1);
    void *all[] = {name, note, placed, day, hour, local, token, named};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        toasty_free(all[i]);
    toasty_close(db);
}

static void of_nothing(void **state)
{
    (void)state;
    toasty_db *db = orders();
    toasty_expr none = toasty_gt(Order.id, 100);
    assert_int_equal(toasty_sum(db, Order.total, .where = none), 0);
    test_ok(db);
    assert_true(toasty_sum(db, Order.weight, .where = none) == 0);
    test_ok(db);
    assert_true(isnan(toasty_avg(db, Order.total, .where = none)));
    test_ok(db);
    assert_null(toasty_min(db, Order.total, .where = none));
    test_ok(db);
    assert_null(toasty_max(db, Order.note, .where = toasty_eq(Order.id, 1))); /* only a NULL */
    test_ok(db);
    /* what cannot be is not even asked */
    test_log_start();
    none = toasty_and(toasty_in_array(Order.id, NULL, 0));
    assert_int_equal(toasty_sum(db, Order.total, .where = none), 0);
    assert_true(isnan(toasty_avg(db, Order.total, .where = none)));
    assert_null(toasty_max(db, Order.total, .where = none));
    toasty_int_list *ids = toasty_pluck(db, Order.id, .where = none);
    test_true(db, ids && ids->len == 0 && !ids->nulls);
    toasty_free(ids);
    assert_int_equal(test_log_count(), 0);
    test_ok(db);
    toasty_close(db);
}

static void within_a_limit(void **state)
{
    (void)state;
    toasty_db *db = orders();
    assert_int_equal(toasty_sum(db, Order.total, .order_by = {toasty_desc(Order.id)}, .limit = 2), 110);
    assert_true(toasty_avg(db, Order.total, .order_by = {toasty_asc(Order.id)}, .limit = 2, .offset = 1) ==
                25.0);
    int64_t *most = toasty_max(db, Order.total, .order_by = {toasty_asc(Order.id)}, .limit = 3);
    test_true(db, most);
    assert_int_equal(*most, 30);
    toasty_free(most);
    assert_int_equal(toasty_sum(db, Order.total, .limit = -1), 0);
    test_failed(db, TOASTY_INVALID_STATEMENT, "negative");
    toasty_close(db);
}

static void sum_that_overflows(void **state)
{
    (void)state;
    toasty_db *db = orders();
    add_order(db, 7, 0, INT64_MAX);
    assert_int_equal(toasty_sum(db, Order.total), 0);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "integer overflow", "`total`", "`Order`");
    assert_string_equal(toasty_error(db)->field, "total");
    assert_int_equal(toasty_sum(db, Order.total, .where = toasty_eq(Order.id, 7)), INT64_MAX);
    test_ok(db);
    toasty_close(db);
}

static void what_is_refused(void **state)
{
    (void)state;
    toasty_db *db = orders();
    assert_int_equal(toasty_sum(db, toasty_path(Order.customer, Customer.id)), 0);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Customer.id`", "plain field");
    /* without macros a wrong field is noticed when the call is made */
    toasty_find_options options = {.db = db};
    assert_int_equal(toasty_field_sum(&options, Order.note.field, NULL), 0);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`note`", "sum");
    assert_true(isnan(toasty_field_average(&options, Order.paid.field, NULL)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`paid`", "average");
    assert_null(toasty_field_extreme(&options, Order.price.field, NULL, true));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`price`", "order");
    assert_null(toasty_field_values(&options, Order.customer.field, NULL));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Order.customer`");
    assert_null(toasty_field_values(NULL, Order.id.field, NULL));
    assert_true(isnan(toasty_field_average(NULL, Order.id.field, NULL)));
    toasty_close(db);
}

static void pluck_strings_and_numbers(void **state)
{
    (void)state;
    toasty_db *db = orders();
    test_log_start();
    toasty_string_list *names = toasty_pluck(db, Customer.name, .order_by = {toasty_desc(Customer.name)});
    test_true(db, names);
    assert_string_equal(test_log_sql(0), "SELECT \"name\" FROM \"customers\" ORDER BY \"name\" DESC");
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(names->len, 2);
    assert_string_equal(names->items[0], "bob");
    assert_string_equal(names->items[1], "ada");
    assert_null(names->nulls);
    toasty_int_list *totals = toasty_pluck(db, Order.total, .order_by = {toasty_asc(Order.id)}, .offset = 4);
    test_true(db, totals && totals->len == 2 && totals->items[0] == 50 && totals->items[1] == 60);
    toasty_int_list *small = toasty_pluck(db, Order.small, .where = toasty_eq(Order.id, 3));
    test_true(db, small && small->len == 1 && small->items[0] == -3);
    int64_t sum = 0;
    toasty_each (total, totals)
        sum += *total;
    assert_int_equal(sum, 110);
    toasty_free(names);
    toasty_free(totals);
    toasty_free(small);
    toasty_close(db);
}

static void pluck_nulls(void **state)
{
    (void)state;
    toasty_db *db = orders();
    toasty_uint_list *pieces = toasty_pluck(db, Order.pieces, .order_by = {toasty_asc(Order.id)});
    test_true(db, pieces && pieces->len == 6 && pieces->nulls);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(pieces->nulls[i], i % 2);
        assert_int_equal(pieces->items[i], i % 2 ? 0 : (i + 1) * 10);
    }
    toasty_string_list *notes = toasty_pluck(db, Order.note, .order_by = {toasty_asc(Order.id)});
    test_true(db, notes && notes->len == 6 && notes->nulls);
    assert_true(notes->nulls[0] && !notes->items[0] && !notes->nulls[1]);
    assert_string_equal(notes->items[1], "even");
    toasty_float_list *ratios = toasty_pluck(db, Order.ratio, .where = toasty_is_not_null(Order.ratio));
    test_true(db, ratios && ratios->len == 3 && !ratios->nulls && ratios->items[0] == 2.0);
    toasty_free(pieces);
    toasty_free(notes);
    toasty_free(ratios);
    toasty_close(db);
}

static void pluck_every_type(void **state)
{
    (void)state;
    toasty_db *db = orders();
    toasty_expr where = toasty_eq(Order.id, 3);
    toasty_bool_list *paid = toasty_pluck(db, Order.paid, .where = where);
    toasty_float_list *weight = toasty_pluck(db, Order.weight, .where = where);
    toasty_bytes_list *raw = toasty_pluck(db, Order.raw, .where = where);
    toasty_uuid_list *token = toasty_pluck(db, Order.token, .where = where);
    toasty_timestamp_list *placed = toasty_pluck(db, Order.placed, .where = where);
    toasty_date_list *day = toasty_pluck(db, Order.day, .where = where);
    toasty_time_list *hour = toasty_pluck(db, Order.hour, .where = where);
    toasty_datetime_list *local = toasty_pluck(db, Order.local, .where = where);
    toasty_decimal_list *price = toasty_pluck(db, Order.price, .where = where);
    toasty_json_list *extra = toasty_pluck(db, Order.extra, .where = where);
    toasty_inet_list *address = toasty_pluck(db, Order.address, .where = where);
    toasty_macaddr_list *card = toasty_pluck(db, Order.card, .where = toasty_eq(Order.id, 2));
    test_true(db, paid && weight && raw && token && placed && day && hour && local && price && extra &&
                      address && card);
    assert_true(paid->items[0] && weight->items[0] == 0.75);
    assert_true(raw->items[0].len == 3 && !memcmp(raw->items[0].data, "a\0b", 3));
    assert_int_equal(token->items[0].bytes[0], 3);
    assert_int_equal(placed->items[0].seconds, 3000);
    assert_true(day->items[0].day == 3 && hour->items[0].hour == 3 && local->items[0].date.day == 3);
    assert_string_equal(price->items[0].text, "1.50");
    assert_string_equal(extra->items[0].text, "{}");
    assert_int_equal(address->items[0].address[3], 3);
    assert_int_equal(card->items[0].bytes[5], 6);
    void *all[] = {paid, weight, raw, token, placed, day, hour, local, price, extra, address, card};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        toasty_free(all[i]);
    toasty_close(db);
}

static void pluck_many(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Customer, &Order);
    enum { MANY = 5000 };
    struct Customer_new *many = test_alloc(MANY, sizeof *many);
    assert_non_null(many);
    for (int64_t i = 0; i < MANY; i++) {
        many[i].id = i;
        many[i].name = "a name of some length";
    }
    toasty_free(customer_create_array(db, many, MANY));
    test_ok(db);
    toasty_string_list *names = toasty_pluck(db, Customer.name);
    toasty_int_list *ids = toasty_pluck(db, Customer.id, .order_by = {toasty_desc(Customer.id)});
    test_true(db, names && ids && names->len == MANY && ids->len == MANY);
    for (int64_t i = 0; i < MANY; i++) {
        assert_int_equal(ids->items[i], MANY - 1 - i);
        assert_string_equal(names->items[i], "a name of some length");
    }
    toasty_free(names);
    toasty_free(ids);
    toasty_close(db);
}

/* What another program wrote and the field cannot hold. */
static void values_that_do_not_fit(void **state)
{
    (void)state;
    toasty_db *db = orders();
    if (toasty_exec(db, "UPDATE order_book SET small = 70000 WHERE id = 1"))
        test_ok(db);
    assert_null(toasty_pluck(db, Order.small));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "70000", "`small`");
    assert_null(toasty_max(db, Order.small));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "70000", "`small`");
    if (toasty_exec(db, "UPDATE order_book SET small = 1.5 WHERE id = 1"))
        test_ok(db);
    assert_int_equal(toasty_sum(db, Order.small), 0);
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`small`", "integer");
    toasty_close(db);
}

static void in_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = orders();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    add_order(tx, 8, 1, 1000);
    assert_int_equal(toasty_sum(tx, Order.total), 1210);
    assert_int_equal(toasty_sum(db, Order.total), 0);
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
    assert_true(isnan(toasty_avg(db, Order.total)));
    assert_null(toasty_pluck(db, Order.total));
    if (toasty_rollback(tx))
        test_ok(db);
    assert_int_equal(toasty_sum(db, Order.total), 210);
    test_ok(db);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sums),
    cmocka_unit_test(sum_within_a_relation),
    cmocka_unit_test(averages),
    cmocka_unit_test(extremes_of_numbers),
    cmocka_unit_test(extremes_of_other_types),
    cmocka_unit_test(of_nothing),
    cmocka_unit_test(within_a_limit),
    cmocka_unit_test(sum_that_overflows),
    cmocka_unit_test(what_is_refused),
    cmocka_unit_test(pluck_strings_and_numbers),
    cmocka_unit_test(pluck_nulls),
    cmocka_unit_test(pluck_every_type),
    cmocka_unit_test(pluck_many),
    cmocka_unit_test(values_that_do_not_fit),
    cmocka_unit_test(in_a_transaction),
};

TEST_MAIN(tests)
