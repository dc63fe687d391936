/* Optimistic locking: versions count the changes of a row, and records that are behind are refused. */
#include "field_version.toasty.h"
#include "support.h"

static void create_initializes_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    assert_int_equal(item->version, 1);
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_int_equal(read->version, 1);
    toasty_free(read);
    toasty_free(item);
    toasty_close(db);
}

static void relative_update_increments_value_and_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Counter);
    struct Counter *counter = counter_create(db, .value = 10);
    test_true(db, counter);
    test_log_start();
    test_true(db, counter_update(db, counter, .value = toasty_add(1)) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_non_null(strstr(test_log_sql(0), "\"version\" = \"version\" + 1"));
    assert_int_equal(counter->value, 11);
    assert_int_equal(counter->version, 2);
    struct Counter *read = counter_get_by_id(db, counter->id);
    test_true(db, read);
    assert_int_equal(read->value, 11);
    assert_int_equal(read->version, 2);
    toasty_free(read);
    toasty_free(counter);
    toasty_close(db);
}

static void stale_update_fails(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    struct Item *stale = item_get_by_id(db, item->id);
    test_true(db, stale);
    test_true(db, item_update(db, item, .name = toasty_set("two")) == TOASTY_OK);
    assert_int_equal(item->version, 2);

    assert_int_equal(item_update(db, stale, .name = toasty_set("three")), TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "Item", "version", "changed");
    assert_string_equal(toasty_error(db)->field, "version");
    assert_string_equal(stale->name, "one");
    assert_int_equal(stale->version, 1);
    assert_int_equal(toasty_changes(db), 0);

    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_string_equal(read->name, "two");
    assert_int_equal(read->version, 2);
    /* what was read again can be written again */
    test_true(db, item_update(db, read, .name = toasty_set("three")) == TOASTY_OK);
    assert_int_equal(read->version, 3);
    toasty_free(read);
    toasty_free(stale);
    toasty_free(item);
    toasty_close(db);
}

static void batch_insert_checks_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item_list *made = item_create_many(db, items_new({.name = "a"}, {.name = "b"}, {.name = "c"}));
    test_true(db, made);
    toasty_each (item, made)
        assert_int_equal(item->version, 1);
    toasty_uuid taken = made->items[1].id;
    assert_null(
        item_create_many(db, items_new({.name = "d"}, {.id = toasty_ref(toasty_uuid, taken), .name = "e"})));
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(item_count(db, .where = toasty_eq(Item.version, 1)), 3);
    toasty_free(made);
    toasty_close(db);
}

static void query_update_increments_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    test_true(db, item_update_by_id(db, item->id, .name = toasty_set("two")) == TOASTY_OK);
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_int_equal(read->version, 2);
    assert_string_equal(read->name, "two");
    /* the record in hand is behind now */
    assert_int_equal(item_update(db, item, .name = toasty_set("three")), TOASTY_CONDITION_FAILED);
    toasty_free(read);
    toasty_free(item);
    toasty_close(db);
}

static void query_update_multi_key_works(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tagged);
    struct Tagged_list *made =
        tagged_create_many(db, taggeds_new({.tag = "x", .status = "new", .name = "a"},
                                           {.tag = "x", .status = "new", .name = "b"},
                                           {.tag = "y", .status = "new", .name = "c"}));
    test_true(db, made);
    test_true(db, tagged_update_by_tag(db, "x", .status = toasty_set("done")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(
        tagged_count(db, .where = toasty_and(toasty_eq(Tagged.version, 2), toasty_eq(Tagged.tag, "x"))), 2);
    assert_int_equal(
        tagged_count(db, .where = toasty_and(toasty_eq(Tagged.version, 1), toasty_eq(Tagged.tag, "y"))), 1);
    toasty_free(made);
    toasty_close(db);
}

static void query_update_unique_index_increments_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account);
    struct Account *account = account_create(db, .email = "a@x");
    test_true(db, account);
    test_true(db, account_update_by_email(db, "a@x", .email = toasty_set("b@x")) == TOASTY_OK);
    struct Account *read = account_get_by_email(db, "b@x");
    test_true(db, read);
    assert_int_equal(read->version, 2);
    toasty_free(read);
    toasty_free(account);
    toasty_close(db);
}

static void unique_index_update_and_stale_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account);
    struct Account *account = account_create(db, .email = "a@x");
    test_true(db, account);
    struct Account *stale = account_get_by_email(db, "a@x");
    test_true(db, stale);
    test_true(db, account_update(db, account, .email = toasty_set("b@x")) == TOASTY_OK);
    assert_int_equal(account->version, 2);
    assert_int_equal(account_update(db, stale, .email = toasty_set("c@x")), TOASTY_CONDITION_FAILED);
    assert_string_equal(stale->email, "a@x");
    struct Account *read = account_get_by_email(db, "b@x");
    test_true(db, read);
    toasty_free(read);
    toasty_free(stale);
    toasty_free(account);
    toasty_close(db);
}

static void update_after_delete_fails(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    test_true(db, item_delete_by_id(db, item->id) == TOASTY_OK);
    assert_int_equal(item_update(db, item, .name = toasty_set("two")), TOASTY_RECORD_NOT_FOUND);
    assert_string_equal(item->name, "one");
    assert_int_equal(item->version, 1);
    assert_int_equal(item_delete(db, item), TOASTY_RECORD_NOT_FOUND);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Item", "delete");
    toasty_free(item);
    toasty_close(db);
}

static void update_with_float_field_works(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Gauge);
    struct Gauge *gauge = gauge_create(db, .value = 1.5);
    test_true(db, gauge);
    test_true(db, gauge_update(db, gauge, .value = toasty_set(2.25)) == TOASTY_OK);
    struct Gauge *read = gauge_get_by_id(db, gauge->id);
    test_true(db, read);
    assert_true(read->value == 2.25);
    assert_int_equal(read->version, 2);
    toasty_free(read);
    toasty_free(gauge);
    toasty_close(db);
}

static void stale_delete_fails(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    struct Item *stale = item_get_by_id(db, item->id);
    test_true(db, stale);
    test_true(db, item_update(db, item, .name = toasty_set("two")) == TOASTY_OK);
    assert_int_equal(item_delete(db, stale), TOASTY_CONDITION_FAILED);
    assert_int_equal(toasty_changes(db), 0);
    assert_int_equal(item_count(db), 1);
    test_log_start();
    test_true(db, item_delete(db, item) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(item_count(db), 0);
    toasty_free(stale);
    toasty_free(item);
    toasty_close(db);
}

/* A tree two levels deep with pages; the record of its top. */
static struct Folder *make_tree(toasty_db *db)
{
    struct Folder *top =
        folder_create(db, .name = "top", .pages = pages_new({.title = "one"}, {.title = "two"}));
    test_true(db, top);
    assert_int_equal(top->revision, 1);
    assert_int_equal(top->pages->items[1].version, 1);
    struct Folder *below = folder_create(db, .name = "below", .above = toasty_set(top));
    test_true(db, below);
    toasty_free(below);
    return top;
}

static void stale_delete_takes_nothing_along(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Folder, &Page);
    struct Folder *top = make_tree(db);
    test_true(db, top);
    test_true(db, folder_update_by_id(db, top->id, .name = toasty_set("renamed")) == TOASTY_OK);
    assert_int_equal(folder_delete(db, top), TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "Folder", "revision", "delete");
    assert_int_equal(page_count(db), 2);
    assert_int_equal(folder_count(db, .where = toasty_eq(Folder.above_id, top->id)), 1);

    struct Folder *read = folder_get_by_id(db, top->id);
    test_true(db, read);
    test_true(db, folder_delete(db, read) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(page_count(db), 0);
    struct Folder *orphan = folder_one(db);
    test_true(db, orphan);
    assert_null(orphan->above_id);
    assert_int_equal(orphan->revision, 2); /* losing its parent changed it */
    assert_int_equal(folder_delete(db, read), TOASTY_RECORD_NOT_FOUND);
    toasty_free(orphan);
    toasty_free(read);
    toasty_free(top);
    toasty_close(db);
}

static void a_record_that_is_its_own_parent_can_be_deleted(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Folder, &Page);
    struct Folder *loop = folder_create(db, .name = "loop");
    test_true(db, loop);
    test_true(db, folder_update(db, loop, .above_id = toasty_set(loop->id)) == TOASTY_OK);
    assert_int_equal(loop->revision, 2);
    test_true(db, folder_delete(db, loop) == TOASTY_OK);
    assert_int_equal(folder_count(db), 0);
    toasty_free(loop);
    toasty_close(db);
}

static void relations_count_as_changes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Folder, &Page);
    struct Folder *top = make_tree(db);
    struct Folder *other = folder_create(db, .name = "other");
    test_true(db, other);
    struct Page *page = folder_pages_create(db, top, .title = "three");
    test_true(db, page);
    test_true(db, folder_pages_insert(db, other, page) == TOASTY_OK);
    assert_int_equal(page->version, 2);
    test_true(db, page_update(db, page, .title = toasty_set("3")) == TOASTY_OK);
    assert_int_equal(page->version, 3);
    struct Folder *below = folder_one(db, .where = toasty_eq(Folder.name, "below"));
    test_true(db, below);
    test_true(db, folder_below_remove(db, top, below) == TOASTY_OK);
    assert_int_equal(below->revision, 2);
    test_true(db, folder_update(db, below, .name = toasty_set("free")) == TOASTY_OK);
    /* an update that only creates children is a change too, and is guarded like any other */
    struct Folder *stale = folder_get_by_id(db, other->id);
    test_true(db, stale);
    test_true(db, folder_update(db, other, .pages = pages_new({.title = "new"})) == TOASTY_OK);
    assert_int_equal(other->revision, 2);
    int64_t pages = page_count(db);
    assert_int_equal(folder_update(db, stale, .pages = pages_new({.title = "lost"})),
                     TOASTY_CONDITION_FAILED);
    assert_null(stale->pages);
    assert_int_equal(page_count(db), pages);
    toasty_free(stale);
    toasty_free(below);
    toasty_free(page);
    toasty_free(other);
    toasty_free(top);
    toasty_close(db);
}

static void query_update_with_children_increments_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Folder, &Page);
    struct Folder *top = make_tree(db);
    test_true(db,
              folder_update_where(db, TOASTY_ALL_ROWS, .pages = pages_new({.title = "more"})) == TOASTY_OK);
    assert_int_equal(folder_count(db, .where = toasty_eq(Folder.revision, 2)), 2);
    toasty_free(top);
    toasty_close(db);
}

static void a_rollback_takes_the_version_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .name = "one");
    test_true(db, item);
    toasty_db *tx = toasty_begin(db);
    test_ok(tx);
    test_true(tx, item_update_by_id(tx, item->id, .name = toasty_set("two")) == TOASTY_OK);
    assert_int_equal(item_update(tx, item, .name = toasty_set("three")), TOASTY_CONDITION_FAILED);
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    test_true(db, item_update(db, item, .name = toasty_set("four")) == TOASTY_OK);
    assert_int_equal(item->version, 2);
    toasty_free(item);
    toasty_close(db);
}

static void a_batch_with_a_stale_record_changes_nothing(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *one = item_create(db, .name = "one"), *two = item_create(db, .name = "two");
    test_true(db, one && two);
    test_true(db, item_update_by_id(db, two->id, .name = toasty_set("2")) == TOASTY_OK);
    struct Item *made = NULL;
    assert_int_equal(toasty_batch(db, item_create_op(&made, .name = "three"),
                                  item_update_by_id_op(one->id, .name = toasty_set("1")),
                                  item_update_op(two, .name = toasty_set("second"))),
                     TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "Item", "version");
    assert_null(made);
    assert_int_equal(toasty_batch(db, item_delete_op(one), item_delete_op(two)), TOASTY_CONDITION_FAILED);
    struct Item_list *all = item_find(db);
    assert_string_equal(test_names(all, name), "2,one");
    toasty_free(all);
    struct Item *read = item_get_by_id(db, two->id);
    test_true(db, read);
    assert_int_equal(toasty_batch(db, item_update_op(one, .name = toasty_set("1")), item_delete_op(read)),
                     TOASTY_OK);
    assert_int_equal(one->version, 2);
    assert_int_equal(item_count(db), 1);
    toasty_free(read);
    toasty_free(two);
    toasty_free(one);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(create_initializes_version),
    cmocka_unit_test(relative_update_increments_value_and_version),
    cmocka_unit_test(stale_update_fails),
    cmocka_unit_test(batch_insert_checks_version),
    cmocka_unit_test(query_update_increments_version),
    cmocka_unit_test(query_update_multi_key_works),
    cmocka_unit_test(query_update_unique_index_increments_version),
    cmocka_unit_test(unique_index_update_and_stale_update),
    cmocka_unit_test(update_after_delete_fails),
    cmocka_unit_test(update_with_float_field_works),
    cmocka_unit_test(stale_delete_fails),
    cmocka_unit_test(stale_delete_takes_nothing_along),
    cmocka_unit_test(a_record_that_is_its_own_parent_can_be_deleted),
    cmocka_unit_test(relations_count_as_changes),
    cmocka_unit_test(query_update_with_children_increments_version),
    cmocka_unit_test(a_rollback_takes_the_version_back),
    cmocka_unit_test(a_batch_with_a_stale_record_changes_nothing),
};

TEST_MAIN(tests)
