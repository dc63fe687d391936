/* The latest record: the first one in descending order. */
#include "latest_by.toasty.h"
#include "support.h"

static void latest_by_timestamp(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    assert_null(item_first(db, .order_by = {toasty_desc(Item.val)}));
    test_ok(db);
    /* before 1970 and fractions of different lengths: as text they must sort like instants */
    struct Item_list *made = item_create_many(
        db, items_new({.name = "old", .val = {-5, 999999999}}, {.name = "new", .val = {1700000000, 5}},
                      {.name = "mid", .val = {1700000000, 0}}, {.name = "first", .val = {-6, 0}}));
    test_true(db, made);
    struct Item *latest = item_first(db, .order_by = {toasty_desc(Item.val)});
    test_true(db, latest);
    assert_string_equal(latest->name, "new");
    toasty_free(latest);
    latest = item_first(db, .where = toasty_lt(Item.val, ((toasty_timestamp){1700000000, 0})),
                        .order_by = {toasty_desc(Item.val)});
    test_true(db, latest);
    assert_string_equal(latest->name, "old");
    toasty_free(latest);
    struct Item_list *all = item_find(db, .order_by = {toasty_desc(Item.val)});
    test_true(db, all);
    assert_string_equal(test_names_in_order(all, name), "new,mid,old,first");
    toasty_free(all);
    toasty_free(made);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(latest_by_timestamp),
};

TEST_MAIN(tests)
