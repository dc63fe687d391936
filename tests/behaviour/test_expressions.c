/* Expressions as values: kept longer than the block that wrote them, and built at run time. */
#include <stdlib.h>

#include "expressions.toasty.h"
#include "support.h"

static toasty_db *things(void)
{
    toasty_db *db = test_db(&Owner, &Thing);
    toasty_inet home = {.family = 4, .prefix = 32, .address = {127, 0, 0, 1}};
    toasty_free(owner_create(db, .id = 1));
    toasty_free(owner_create(db, .id = 2));
    toasty_free(thing_create(db, .id = 1, .name = "one", .owner_id = 1, .address = &home));
    toasty_free(thing_create(db, .id = 2, .name = "two", .owner_id = 1));
    toasty_free(thing_create(db, .id = 3, .name = "three", .owner_id = 2));
    test_ok(db);
    return db;
}

/* Everything that it points at lies on this function's stack or is freed before it returns. */
static toasty_expr *make(toasty_db *db, const struct Owner *owner)
{
    char *name = strdup("one");
    toasty_inet *home = malloc(sizeof *home);
    *home = (toasty_inet){.family = 4, .prefix = 32, .address = {127, 0, 0, 1}};
    toasty_expr *copy = toasty_expr_copy(
        db, toasty_or(toasty_and(toasty_eq(Thing.name, name), toasty_eq(Thing.address, home)),
                      toasty_not(toasty_in(Thing.name, name, "two")), toasty_between(Thing.id, 100, 200),
                      toasty_and(toasty_eq(Thing.owner, owner), toasty_eq(Thing.id, 100))));
    memset(name, 'x', 3);
    memset(home, 0, sizeof *home);
    free(name);
    free(home);
    return copy;
}

static void overwrite_stack(void)
{
    volatile char bytes[4096];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = 0x5a;
}

static void a_copy_outlives_what_it_was_made_from(void **state)
{
    (void)state;
    toasty_db *db = things();
    struct Owner *owner = owner_get_by_id(db, 1);
    test_true(db, owner);
    toasty_expr *copy = make(db, owner);
    test_true(db, copy);
    overwrite_stack();
    struct Thing_list *found = thing_find(db, .where = *copy, .order_by = {toasty_asc(Thing.id)});
    test_true(db, found);
    assert_int_equal(found->len, 2);
    assert_int_equal(found->items[0].id, 1);
    assert_int_equal(found->items[1].id, 3);
    toasty_free(found);
    toasty_free(copy);
    toasty_free(owner);
    toasty_close(db);
}

static void conditions_grow_at_run_time(void **state)
{
    (void)state;
    toasty_db *db = things();
    toasty_expr conditions[2];
    uint32_t count = 0;
    assert_int_equal(thing_count(db, .where = toasty_expr_all(conditions, count)), 3);
    assert_int_equal(thing_count(db, .where = toasty_expr_any(conditions, count)), 0);
    conditions[count++] = toasty_eq(Thing.owner_id, 1);
    assert_int_equal(thing_count(db, .where = toasty_expr_all(conditions, count)), 2);
    conditions[count++] = toasty_eq(Thing.name, "two");
    assert_int_equal(thing_count(db, .where = toasty_expr_all(conditions, count)), 1);
    assert_int_equal(thing_count(db, .where = toasty_expr_any(conditions, count)), 2);
    toasty_close(db);
}

static void copying_without_a_handle_is_misuse(void **state)
{
    (void)state;
    assert_null(toasty_expr_copy(NULL, TOASTY_ALL_ROWS));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_copy_outlives_what_it_was_made_from),
    cmocka_unit_test(conditions_grow_at_run_time),
    cmocka_unit_test(copying_without_a_handle_is_misuse),
};

TEST_MAIN(tests)
