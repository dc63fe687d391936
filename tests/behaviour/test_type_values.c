/* Dates, times, decimals, JSON and network addresses: round trips, filters, order, and the text in the file.
 */
#include "type_values.toasty.h"
#include "support.h"

/* In file runs, asserts what stock sqlite3 prints. */
static void stored(const char *sql, const char *wanted)
{
    if (!test_in_memory())
        assert_string_equal(test_sqlite3(sql), wanted);
}

/* ---- instants ---- */

static void ty_timestamp(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Moment);
    const toasty_timestamp values[] = {
        {-62135596800, 0}, {-1, 999999999},          {0, 0}, {0, 1}, {1700000000, 123456789},
        {4102444800, 0},   {253402300799, 999999999}};
    const int64_t count = sizeof values / sizeof *values;
    for (int64_t i = count - 1; i >= 0; i--) {
        struct Moment *made = moment_create(db, .id = i, .at = values[i], .maybe = &values[i]);
        test_true(db, made);
        toasty_free(made);
        struct Moment *read = moment_one(db, .where = toasty_eq(Moment.at, values[i]));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_int_equal(read->at.seconds, values[i].seconds);
        assert_int_equal(read->at.nanoseconds, values[i].nanoseconds);
        assert_int_equal(read->maybe->seconds, values[i].seconds);
        test_true(db, moment_update(db, read, .at = toasty_set(values[0])) == TOASTY_OK);
        assert_int_equal(read->at.seconds, values[0].seconds);
        test_true(db, moment_update(db, read, .at = toasty_set(values[i])) == TOASTY_OK);
        assert_int_equal(read->at.nanoseconds, values[i].nanoseconds);
        toasty_free(read);
    }
    stored("SELECT group_concat(at, ' ') FROM (SELECT at FROM moments ORDER BY id)",
           "0001-01-01T00:00:00.000000000Z 1969-12-31T23:59:59.999999999Z 1970-01-01T00:00:00.000000000Z "
           "1970-01-01T00:00:00.000000001Z 2023-11-14T22:13:20.123456789Z 2100-01-01T00:00:00.000000000Z "
           "9999-12-31T23:59:59.999999999Z\n");
    toasty_close(db);
}

/* The text sorts as the instants do. */
static void order_by_timestamp(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Moment);
    const toasty_timestamp values[] = {{100, 5},        {100, 50}, {99, 999999999},
                                       {1700000000, 0}, {-5, 0},   {100, 0}};
    static const int wanted[] = {4, 2, 5, 0, 1, 3};
    for (int64_t i = 0; i < 6; i++) {
        struct Moment *made = moment_create(db, .id = i, .at = values[i]);
        test_true(db, made);
        toasty_free(made);
    }
    struct Moment_list *all = moment_find(db, .order_by = {toasty_asc(Moment.at)});
    test_true(db, all);
    for (int i = 0; i < 6; i++)
        assert_int_equal(all->items[i].id, wanted[i]);
    toasty_free(all);
    const toasty_timestamp from = {100, 0}, to = {100, 50};
    assert_int_equal(moment_count(db, .where = toasty_between(Moment.at, from, to)), 3);
    assert_int_equal(moment_count(db, .where = toasty_lt(Moment.at, from)), 2);
    struct Moment *latest = moment_first(db, .order_by = {toasty_desc(Moment.at)});
    test_true(db, latest);
    assert_int_equal(latest->id, 3);
    toasty_free(latest);
    toasty_close(db);
}

/* ---- calendar ---- */

static void ty_date(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Day);
    const toasty_date values[] = {{1, 1, 1},     {1900, 2, 28}, {1999, 12, 31},
                                  {2000, 2, 29}, {2024, 2, 29}, {9999, 12, 31}};
    for (int64_t i = 0; i < 6; i++) {
        struct Day *made = day_create(db, .id = i, .val = values[i], .maybe = &values[i]);
        test_true(db, made);
        toasty_free(made);
        struct Day *read = day_one(db, .where = toasty_eq(Day.val, values[i]));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_int_equal(read->val.year, values[i].year);
        assert_int_equal(read->val.month, values[i].month);
        assert_int_equal(read->maybe->day, values[i].day);
        toasty_free(read);
    }
    stored("SELECT group_concat(val, ' ') FROM days",
           "0001-01-01 1900-02-28 1999-12-31 2000-02-29 2024-02-29 9999-12-31\n");
    assert_int_equal(day_count(db, .where = toasty_gt(Day.val, values[2])), 3);
    toasty_close(db);
}

static void ty_time(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Clock);
    const toasty_time values[] = {
        {0, 0, 0, 0}, {0, 0, 0, 1}, {9, 5, 3, 123456000}, {12, 0, 0, 0}, {23, 59, 59, 999999999}};
    for (int64_t i = 0; i < 5; i++) {
        struct Clock *made = clock_create(db, .id = i, .val = values[i], .maybe = &values[i]);
        test_true(db, made);
        toasty_free(made);
        struct Clock *read = clock_one(db, .where = toasty_eq(Clock.val, values[i]));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_int_equal(read->val.hour, values[i].hour);
        assert_int_equal(read->val.second, values[i].second);
        assert_int_equal(read->maybe->nanosecond, values[i].nanosecond);
        toasty_free(read);
    }
    stored(
        "SELECT group_concat(val, ' ') FROM clocks",
        "00:00:00.000000000 00:00:00.000000001 09:05:03.123456000 12:00:00.000000000 23:59:59.999999999\n");
    toasty_close(db);
}

static void ty_datetime(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Local);
    const toasty_datetime values[] = {{{1900, 1, 1}, {0, 0, 0, 0}},
                                      {{2024, 2, 29}, {13, 14, 15, 678900000}},
                                      {{2099, 12, 31}, {23, 59, 59, 999999000}}};
    for (int64_t i = 0; i < 3; i++) {
        struct Local *made = local_create(db, .id = i, .val = values[i], .maybe = &values[i]);
        test_true(db, made);
        toasty_free(made);
        struct Local *read = local_one(db, .where = toasty_eq(Local.maybe, values[i]));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_int_equal(read->val.date.year, values[i].date.year);
        assert_int_equal(read->val.time.nanosecond, values[i].time.nanosecond);
        toasty_free(read);
    }
    stored("SELECT group_concat(val, ' ') FROM locals",
           "1900-01-01T00:00:00.000000000 2024-02-29T13:14:15.678900000 2099-12-31T23:59:59.999999000\n");
    toasty_close(db);
}

/* A value that is no date, time or instant is refused before it is sent. */
static void malformed_calendar_values(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Day, &Clock, &Local, &Moment);
    test_log_start();
    assert_null(day_create(db, .id = 1, .val = {2023, 2, 29}));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Day`");
    assert_null(day_create(db, .id = 1));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Day`");
    assert_null(clock_create(db, .id = 1, .val = {24, 0, 0, 0}));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Clock`");
    assert_null(clock_create(db, .id = 1, .val = {0, 0, 0, 1000000000}));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Clock`");
    assert_null(clock_create(db, .id = 1, .val = {0, 0, 0, -1}));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Clock`");
    assert_null(local_create(db, .id = 1, .val = {{2024, 13, 1}, {0, 0, 0, 0}}));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Local`");
    assert_null(moment_create(db, .id = 1, .at = {0, 1000000000}));
    test_failed(db, TOASTY_VALIDATION, "`at`", "`Moment`");
    assert_null(moment_create(db, .id = 1, .at = {INT64_MAX, 0}));
    test_failed(db, TOASTY_VALIDATION, "`at`", "`Moment`");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- decimals ---- */

static void ty_decimal(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Price);
    static const char *const values[] = {"0",
                                         "1",
                                         "-1",
                                         "123.456",
                                         "-0.001",
                                         "79228162514264337593543950335",
                                         "1234567890123456789012345678901234567890",
                                         "0.00000000000000000000001",
                                         "12.50",
                                         "99999999999999999999.99999999999999999999"};
    struct Price *one = price_create(db, .id = 1000, .val = {"5"});
    test_true(db, one);
    assert_null(one->maybe);
    for (int64_t i = 0; i < 10; i++) {
        const toasty_decimal value = {values[i]};
        struct Price *made = price_create(db, .id = i, .val = value, .maybe = &value);
        test_true(db, made);
        assert_string_equal(made->val.text, values[i]);
        toasty_free(made);
        struct Price *read = price_one(db, .where = toasty_eq(Price.val, value));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_string_equal(read->val.text, values[i]);
        assert_string_equal(read->maybe->text, values[i]);
        toasty_free(read);
        test_true(db, price_update(db, one, .maybe = toasty_set(value)) == TOASTY_OK);
        assert_string_equal(one->maybe->text, values[i]);
    }
    stored("SELECT group_concat(DISTINCT typeof(val)), min(length(val)), max(length(val)) FROM prices",
           "text|1|41\n");
    test_true(db, price_update(db, one, .maybe = toasty_null) == TOASTY_OK);
    assert_null(one->maybe);
    toasty_free(one);
    test_log_start();
    static const char *const wrong[] = {"", "abc", "1e5", "1.2.3", "--1", "NaN", " 1", "1 ", "."};
    for (int64_t i = 0; i < 9; i++) {
        assert_null(price_create(db, .id = 2000, .val = {wrong[i]}));
        test_failed(db, TOASTY_VALIDATION, "`val`", "`Price`");
    }
    assert_null(price_create(db, .id = 2000));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Price`");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- JSON ---- */

static void ty_json(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Paper);
    static const char *const values[] = {
        "{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"}",        "[]", "null", "\"text\"", "17",
        "{\"quote\":\"it's \\\"so\\\"\",\"ü\":\"日本\"}"};
    for (int64_t i = 0; i < 6; i++) {
        const toasty_json value = {values[i]};
        struct Paper *made = paper_create(db, .id = i, .val = value, .maybe = i % 2 ? NULL : &value);
        test_true(db, made);
        toasty_free(made);
        struct Paper *read = paper_get_by_id(db, i);
        test_true(db, read);
        assert_string_equal(read->val.text, values[i]);
        if (i % 2)
            assert_null(read->maybe);
        else
            assert_string_equal(read->maybe->text, values[i]);
        toasty_free(read);
    }
    stored("SELECT json_extract(val, '$.a[1]') FROM papers WHERE id = 0", "2\n");
    stored("SELECT count(*) FROM papers WHERE maybe IS NULL", "3\n");
    /* text that is no JSON is refused before it is sent */
    static const char *const wrong[] = {"", "{", "{'a':1}", "[1,]", "nul", "1 2", "\"\n\"", "\"\xFF\""};
    test_log_start();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(paper_create(db, .id = 9, .val = {wrong[i]}));
        test_failed(db, TOASTY_VALIDATION, "`val`", "`Paper`");
        assert_int_equal(
            paper_update_where(db, TOASTY_ALL_ROWS, .maybe = toasty_set((toasty_json){wrong[i]})),
            TOASTY_VALIDATION);
    }
    assert_int_equal(test_log_count(), 0);
    assert_null(paper_create(db, .id = 9));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Paper`");
    toasty_close(db);
}

/* ---- network addresses ---- */

static void network_address_round_trip(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Host);
    toasty_inet inet4, inet6;
    toasty_cidr cidr4, cidr6;
    toasty_macaddr mac;
    toasty_macaddr8 mac8;
    assert_true(toasty_inet_parse("192.168.0.1/24", &inet4));
    assert_true(toasty_inet_parse("2001:db8::1", &inet6));
    assert_true(toasty_cidr_parse("10.0.0.0/8", &cidr4));
    assert_true(toasty_cidr_parse("2001:db8::/32", &cidr6));
    assert_true(toasty_macaddr_parse("08:00:2b:01:02:03", &mac));
    assert_true(toasty_macaddr8_parse("08:00:2b:ff:fe:01:02:03", &mac8));
    struct Host *a = host_create(db, .id = 4, .inet = inet4, .cidr = cidr4, .mac = mac, .mac8 = mac8,
                                 .inet2 = &inet6, .cidr2 = &cidr6, .mac2 = &mac, .mac82 = &mac8);
    test_true(db, a);
    struct Host *b = host_create(db, .id = 6, .inet = inet6, .cidr = cidr6, .mac = mac, .mac8 = mac8);
    test_true(db, b);
    struct Host *read = host_get_by_id(db, 4);
    test_true(db, read);
    char text[TOASTY_TEXT_MAX];
    assert_string_equal(toasty_inet_format(read->inet, text), "192.168.0.1/24");
    assert_string_equal(toasty_cidr_format(read->cidr, text), "10.0.0.0/8");
    assert_string_equal(toasty_inet_format(*read->inet2, text), "2001:db8::1");
    assert_string_equal(toasty_cidr_format(*read->cidr2, text), "2001:db8::/32");
    assert_memory_equal(read->mac.bytes, mac.bytes, 6);
    assert_memory_equal(read->mac82->bytes, mac8.bytes, 8);
    toasty_free(read);
    read = host_one(db, .where = toasty_eq(Host.inet, &inet6));
    test_true(db, read);
    assert_int_equal(read->id, 6);
    assert_null(read->inet2);
    assert_null(read->mac2);
    test_true(db, host_update(db, read, .inet = toasty_set(inet4), .mac2 = toasty_set(mac)) == TOASTY_OK);
    assert_memory_equal(&read->inet, &inet4, sizeof inet4);
    assert_memory_equal(read->mac2->bytes, mac.bytes, 6);
    toasty_free(read);
    assert_int_equal(host_count(db, .where = toasty_eq(Host.mac, mac)), 2);
    stored("SELECT inet, cidr, mac, mac8, inet2 FROM hosts WHERE id = 4",
           "192.168.0.1/24|10.0.0.0/8|08:00:2B:01:02:03|08:00:2B:FF:FE:01:02:03|2001:db8::1\n");
    /* a network whose address has bits behind its prefix is none */
    toasty_cidr wrong = cidr4;
    wrong.address[3] = 1;
    assert_int_equal(host_update(db, a, .cidr = toasty_set(wrong)), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`cidr`", "`Host`");
    toasty_inet odd = inet4;
    odd.prefix = 33;
    assert_int_equal(host_update(db, a, .inet = toasty_set(odd)), TOASTY_VALIDATION);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ty_timestamp),
    cmocka_unit_test(order_by_timestamp),
    cmocka_unit_test(ty_date),
    cmocka_unit_test(ty_time),
    cmocka_unit_test(ty_datetime),
    cmocka_unit_test(malformed_calendar_values),
    cmocka_unit_test(ty_decimal),
    cmocka_unit_test(ty_json),
    cmocka_unit_test(network_address_round_trip),
};

TEST_MAIN(tests)
