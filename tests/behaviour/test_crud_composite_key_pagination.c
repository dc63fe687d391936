/* Pages, limits and orders within one part of a key of two fields. */
#include "crud_composite_key_pagination.toasty.h"
#include "support.h"

enum { EVENTS = 20 };

static toasty_db *filled(void)
{
    toasty_db *db = test_db(&Event, &Item);
    struct Event_new events[2 * EVENTS];
    for (int i = 0; i < 2 * EVENTS; i++)
        events[i] = (struct Event_new){.kind = i % 2 ? "info" : "error", .seq = i / 2};
    toasty_free(event_create_array(db, events, 2 * EVENTS));
    test_ok(db);
    return db;
}

static void expect(const struct Event *items, size_t len, int64_t first, int64_t step, size_t count)
{
    assert_int_equal(len, count);
    for (size_t i = 0; i < len; i++) {
        assert_string_equal(items[i].kind, "info");
        assert_int_equal(items[i].seq, first + step * (int64_t)i);
    }
}

#define page_of(...) event_paginate(db, .where = toasty_eq(Event.kind, "info"), __VA_ARGS__)

static void paginate_composite_key(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct Event_page *one = page_of(.order_by = {toasty_desc(Event.seq)}, .per_page = 10);
    test_true(db, one && one->next && !one->prev);
    expect(one->items, one->len, 19, -1, 10);
    struct Event_page *two =
        page_of(.order_by = {toasty_desc(Event.seq)}, .per_page = 10, .after = one->next);
    test_true(db, two && two->prev);
    expect(two->items, two->len, 9, -1, 10);
    struct Event_page *again =
        page_of(.order_by = {toasty_desc(Event.seq)}, .per_page = 10, .before = two->prev);
    test_true(db, again);
    expect(again->items, again->len, 19, -1, 10);
    toasty_free(again);
    toasty_free(two);
    toasty_free(one);
    toasty_close(db);
}

static void paginate_composite_key_asc(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct Event_page *page = page_of(.order_by = {toasty_asc(Event.seq)}, .per_page = 5);
    int64_t seen = 0;
    while (page && page->len) {
        expect(page->items, page->len, seen, 1, 5);
        seen += 5;
        struct Event_page *next =
            page_of(.order_by = {toasty_asc(Event.seq)}, .per_page = 5, .after = page->next);
        toasty_free(page);
        page = next;
    }
    test_true(db, page && !page->next);
    assert_int_equal(seen, EVENTS);
    toasty_free(page);
    toasty_close(db);
}

static void limit_and_sort_composite_key(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct Event_list *events = event_find_by_kind(db, "info", .limit = 7);
    test_true(db, events);
    assert_int_equal(events->len, 7);
    toasty_free(events);
    events = event_find_by_kind(db, "info", .order_by = {toasty_desc(Event.seq)}, .limit = 7);
    test_true(db, events);
    expect(events->items, events->len, 19, -1, 7);
    toasty_free(events);
    events = event_find_by_kind(db, "info", .order_by = {toasty_asc(Event.seq)}, .limit = 100);
    test_true(db, events);
    expect(events->items, events->len, 0, 1, EVENTS);
    toasty_free(events);
    events = event_find_by_kind(db, "info", .order_by = {toasty_desc(Event.seq)});
    test_true(db, events);
    expect(events->items, events->len, 19, -1, EVENTS);
    toasty_free(events);
    toasty_close(db);
}

static void limit_offset_by_an_index(void **state)
{
    (void)state;
    toasty_db *db = filled();
    for (int i = 0; i < 10; i++)
        toasty_free(item_create(db, .category = i % 2 ? "a" : "b", .value = i));
    struct Item_list *items = item_find_by_category(db, "a", .limit = 3);
    test_true(db, items);
    assert_int_equal(items->len, 3);
    toasty_free(items);
    items = item_find_by_category(db, "a", .order_by = {toasty_asc(Item.value)}, .limit = 2, .offset = 3);
    test_true(db, items && items->len == 2 && items->items[0].value == 7 && items->items[1].value == 9);
    toasty_free(items);
    items = item_find_by_category(db, "a", .offset = 4, .limit = 10);
    test_true(db, items);
    assert_int_equal(items->len, 1);
    toasty_free(items);
    toasty_close(db);
}

/* A field of each record instead of the record: toasty_pluck. */
static void select_with_filter_and_first(void **state)
{
    (void)state;
    toasty_db *db = filled();
    toasty_int_list *values = toasty_pluck(
        db, Event.seq,
        .where = toasty_in_rows((Event.kind, Event.seq), ("info", 3), ("error", 4), ("info", 77)),
        .order_by = {toasty_asc(Event.seq)});
    test_true(db, values && values->len == 2 && values->items[0] == 3 && values->items[1] == 4);
    toasty_free(values);
    values = toasty_pluck(db, Event.seq, .order_by = {toasty_desc(Event.seq)}, .limit = 1);
    test_true(db, values && values->len == 1 && values->items[0] == 19);
    toasty_free(values);
    values = toasty_pluck(db, Event.seq, .where = toasty_eq(Event.kind, "none"), .limit = 1);
    test_true(db, values && values->len == 0);
    toasty_free(values);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(paginate_composite_key),       cmocka_unit_test(paginate_composite_key_asc),
    cmocka_unit_test(limit_and_sort_composite_key), cmocka_unit_test(limit_offset_by_an_index),
    cmocka_unit_test(select_with_filter_and_first),
};

TEST_MAIN(tests)
