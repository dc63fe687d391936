/* Unsigned keys. */
#include "key_unsigned.toasty.h"
#include "support.h"

static void key_u16(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item16);
    const uint16_t ids[] = {0, 1, 32768, UINT16_MAX};
    for (size_t i = 0; i < 4; i++) {
        struct Item16 *item = item16_create(db, .id = ids[i], .val = "x");
        test_true(db, item);
        toasty_free(item);
        item = item16_get_by_id(db, ids[i]);
        test_true(db, item);
        assert_int_equal(item->id, ids[i]);
        test_true(db, item16_update(db, item, .val = toasty_set("y")) == TOASTY_OK);
        assert_string_equal(item->val, "y");
        toasty_free(item);
    }
    assert_int_equal(item16_count(db), 4);
    test_true(db, item16_delete_by_id(db, UINT16_MAX) == TOASTY_OK);
    assert_null(item16_get_by_id(db, UINT16_MAX));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Item16");
    toasty_close(db);
}

static void key_u32(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item32);
    struct Item32 *item = item32_create(db, .id = UINT32_MAX, .val = "x");
    test_true(db, item);
    toasty_free(item);
    item = item32_get_by_id(db, UINT32_MAX);
    test_true(db, item);
    assert_int_equal(item->id, UINT32_MAX);
    toasty_free(item);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(key_u16),
    cmocka_unit_test(key_u32),
};

TEST_MAIN(tests)
