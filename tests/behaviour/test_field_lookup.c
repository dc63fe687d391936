/* A field of each type as what records are found, fetched, changed and deleted by. */
#include "field_lookup.toasty.h"
#include "support.h"

/*
 * Two records with the values `a` and `b`, given to create as the pointers `pa` and `pb`; each way of looking
 * one up by its value must lead to it alone.
 */
#define LOOK_UP(field, a, b, pa, pb)                                                                         \
    do {                                                                                                     \
        test_true(db, all_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);                                   \
        struct All_list *made =                                                                              \
            all_create_many(db, alls_new({.id = 1, .field = pa}, {.id = 2, .field = pb}, {.id = 3}));        \
        test_true(db, made);                                                                                 \
        toasty_free(made);                                                                                   \
        struct All_list *list = all_find_by_##field(db, a);                                                  \
        test_true(db, list);                                                                                 \
        assert_int_equal(list->len, 1);                                                                      \
        assert_int_equal(list->items[0].id, 1);                                                              \
        toasty_free(list);                                                                                   \
        list = all_find_by_##field(db, b, .where = toasty_gt(All.id, 0), .limit = 5);                        \
        test_true(db, list);                                                                                 \
        assert_int_equal(list->len, 1);                                                                      \
        assert_int_equal(list->items[0].id, 2);                                                              \
        toasty_free(list);                                                                                   \
        struct All *one = all_get_by_##field(db, b);                                                         \
        test_true(db, one);                                                                                  \
        assert_int_equal(one->id, 2);                                                                        \
        toasty_free(one);                                                                                    \
        test_true(db, all_update_by_##field(db, a, .note = toasty_set(#field)) == TOASTY_OK);                \
        assert_int_equal(toasty_changes(db), 1);                                                             \
        one = all_one(db, .where = toasty_eq(All.note, #field));                                             \
        test_true(db, one);                                                                                  \
        assert_int_equal(one->id, 1);                                                                        \
        toasty_free(one);                                                                                    \
        test_true(db, all_delete_by_##field(db, a) == TOASTY_OK);                                            \
        assert_int_equal(toasty_changes(db), 1);                                                             \
        assert_null(all_get_by_##field(db, a));                                                              \
        test_failed(db, TOASTY_RECORD_NOT_FOUND, "All");                                                     \
        assert_int_equal(all_count(db, .where = toasty_is_null(All.field)), 1);                              \
        assert_int_equal(all_count(db, .where = toasty_in(All.field, a, b)), 1);                             \
    } while (0)

#define LOOK_UP_VALUES(field, type, a, b) LOOK_UP(field, a, b, toasty_ref(type, a), toasty_ref(type, b))

static void by_numbers(void **state)
{
    (void)state;
    toasty_db *db = test_db(&All);
    LOOK_UP_VALUES(vbool, bool, true, false);
    LOOK_UP_VALUES(vi8, int8_t, INT8_MIN, 0);
    LOOK_UP_VALUES(vi16, int16_t, INT16_MIN, 300);
    LOOK_UP_VALUES(vi32, int32_t, INT32_MIN, 70000);
    LOOK_UP_VALUES(vi64, int64_t, INT64_MIN, INT64_MAX);
    LOOK_UP_VALUES(vu8, uint8_t, UINT8_MAX, 0);
    LOOK_UP_VALUES(vu16, uint16_t, UINT16_MAX, 1);
    LOOK_UP_VALUES(vu32, uint32_t, UINT32_MAX, 1);
    LOOK_UP_VALUES(vu64, uint64_t, INT64_MAX, 1);
    LOOK_UP_VALUES(vf32, float, 0.1, -2.5);
    LOOK_UP_VALUES(vf64, double, 0.1, 1e300);
    toasty_close(db);
}

static void by_texts_and_bytes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&All);
    const toasty_bytes abc = {(const uint8_t *)"a\0b", 3}, none = {NULL, 0};
    LOOK_UP(vtext, "ünï", "", "ünï", "");
    LOOK_UP(vbytes, abc, none, &abc, &none);
    LOOK_UP_VALUES(vuuid, toasty_uuid, ((toasty_uuid){{1, 2, 3}}), ((toasty_uuid){{0, [15] = 7}}));
    LOOK_UP_VALUES(vdecimal, toasty_decimal, ((toasty_decimal){"12.50"}), ((toasty_decimal){"-1"}));
    toasty_close(db);
}

static void by_calendar(void **state)
{
    (void)state;
    toasty_db *db = test_db(&All);
    const toasty_timestamp now = {1700000000, 1}, then = {-1, 0};
    const toasty_date day = {2024, 2, 29}, other_day = {1, 1, 1};
    const toasty_time noon = {12, 0, 0, 0}, late = {23, 59, 59, 999999999};
    const toasty_datetime a = {{2024, 2, 29}, {12, 0, 0, 0}}, b = {{2024, 2, 29}, {12, 0, 0, 1}};
    LOOK_UP(vtimestamp, now, then, &now, &then);
    LOOK_UP(vdate, day, other_day, &day, &other_day);
    LOOK_UP(vtime, noon, late, &noon, &late);
    LOOK_UP(vdatetime, a, b, &a, &b);
    toasty_close(db);
}

static void by_addresses(void **state)
{
    (void)state;
    toasty_db *db = test_db(&All);
    toasty_inet inet[2];
    toasty_cidr cidr[2];
    const toasty_macaddr mac[2] = {{{1, 2, 3, 4, 5, 6}}, {{0}}};
    const toasty_macaddr8 mac8[2] = {{{1, 2, 3, 4, 5, 6, 7, 8}}, {{0}}};
    assert_true(toasty_inet_parse("10.0.0.1", &inet[0]) && toasty_inet_parse("::1", &inet[1]));
    assert_true(toasty_cidr_parse("10.0.0.0/8", &cidr[0]) && toasty_cidr_parse("fe80::/10", &cidr[1]));
    LOOK_UP(vinet, &inet[0], &inet[1], &inet[0], &inet[1]);
    LOOK_UP(vcidr, &cidr[0], &cidr[1], &cidr[0], &cidr[1]);
    LOOK_UP(vmac, mac[0], mac[1], &mac[0], &mac[1]);
    LOOK_UP(vmac8, mac8[0], mac8[1], &mac8[0], &mac8[1]);
    toasty_close(db);
}

/* Nobody has an absent value: no need to ask. */
static void by_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&All);
    struct All *nothing = all_create(db, .id = 1);
    test_true(db, nothing);
    toasty_free(nothing);
    test_log_start();
    struct All_list *list = all_find_by_vtext(db, NULL);
    test_true(db, list);
    assert_int_equal(list->len, 0);
    toasty_free(list);
    list = all_find_by_vinet(db, NULL);
    test_true(db, list);
    assert_int_equal(list->len, 0);
    toasty_free(list);
    assert_null(all_get_by_vdecimal(db, (toasty_decimal){NULL}));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "All");
    test_true(db, all_delete_by_vtext(db, NULL) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(all_count(db), 1);
    toasty_close(db);
}

/* A float as a key is an odd idea, but it holds. */
static void by_float_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Gauge);
    struct Gauge *gauge = gauge_create(db, .level = 0.1f, .name = "g");
    test_true(db, gauge);
    test_true(db, gauge_update(db, gauge, .name = toasty_set("h")) == TOASTY_OK);
    test_true(db, gauge_update_by_level(db, 0.1, .name = toasty_set("i")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    test_true(db, gauge_delete(db, gauge) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    toasty_free(gauge);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(by_numbers),  cmocka_unit_test(by_texts_and_bytes),
    cmocka_unit_test(by_calendar), cmocka_unit_test(by_addresses),
    cmocka_unit_test(by_null),     cmocka_unit_test(by_float_key),
};

TEST_MAIN(tests)
