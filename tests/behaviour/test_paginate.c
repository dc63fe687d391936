/* Pages by keyset. */
#include <stdlib.h>

#include "paginate.toasty.h"
#include "support.h"

enum { COUNT = 20 };

/* 20 items: group 0 to 4 four times each, level NULL for every third, maybe NULL for every second. */
static toasty_db *items(void)
{
    toasty_db *db = test_db(&Item, &Shelf, &Pair);
    toasty_free(shelf_create_many(db, shelves_new({.id = 1}, {.id = 2})));
    for (int64_t i = 1; i <= COUNT; i++) {
        char name[16];
        snprintf(name, sizeof name, "item %d", (int)(i * 7 % COUNT));
        toasty_free(item_create(db, .id = i, .rank = 100 - i, .maybe = i % 2 ? toasty_i64(i) : NULL, .group_ = i % 5,
                                .level = i % 3 ? toasty_i64(i % 4) : NULL, .name = name, .shelf_id = 1 + i % 2));
        test_ok(db);
    }
    return db;
}

/* Walks all pages forwards, then back again, comparing with the whole list in the same order. The pages are
   told only the first `keys` of the order. */
static void walk(toasty_db *db, toasty_find_options options, int keys, int64_t per_page)
{
    options.db = db;
    struct Item_list *all = item_find_with(&options);
    test_true(db, all);
    assert_int_equal(all->len, COUNT);
    for (int i = keys; i < TOASTY_MAX_ORDER; i++)
        options.order_by[i] = (toasty_order){0};
    options.per_page = per_page;
    size_t at = 0;
    struct Item_page *page = item_paginate_with(&options), *before = NULL;
    test_true(db, page);
    assert_null(page->prev);
    for (;;) {
        for (size_t i = 0; i < page->len; i++)
            assert_int_equal(page->items[i].id, all->items[at + i].id);
        at += page->len;
        if (!page->next)
            break;
        toasty_free(before);
        before = page;
        options.after = before->next;
        page = item_paginate_with(&options);
        test_true(db, page);
        assert_true(page->len == 0 || page->prev != NULL);
    }
    assert_int_equal(at, COUNT);
    /* an exact multiple ends with an empty page */
    assert_int_equal(page->len == 0, COUNT % per_page == 0);
    if (page->len == 0) {
        toasty_free(page);
        page = before;
        before = NULL;
    }
    at -= page->len;
    while (page->prev) {
        options.after = NULL;
        options.before = page->prev;
        struct Item_page *earlier = item_paginate_with(&options);
        test_true(db, earlier);
        if (earlier->len == 0) { /* the first page was full: nothing is before it */
            assert_int_equal(at, 0);
            toasty_free(earlier);
            break;
        }
        assert_non_null(earlier->next);
        at -= earlier->len;
        for (size_t i = 0; i < earlier->len; i++)
            assert_int_equal(earlier->items[i].id, all->items[at + i].id);
        toasty_free(page);
        page = earlier;
    }
    assert_int_equal(at, 0);
    toasty_free(page);
    toasty_free(before);
    toasty_free(all);
}

#define WALK(...) WALK_TOLD(TOASTY_MAX_ORDER, __VA_ARGS__)
#define WALK_TOLD(keys, ...)                                                                                 \
    do {                                                                                                     \
        toasty_db *fresh = items();                                                                          \
        for (int64_t per_page = 1; per_page <= COUNT; per_page += per_page > 6 ? 4 : 1)                      \
            walk(fresh, (toasty_find_options){.order_by = {__VA_ARGS__}}, keys, per_page);                   \
        toasty_close(fresh);                                                                                 \
    } while (0)

static void paginate_single_non_unique_column(void **state)
{
    (void)state;
    WALK(toasty_asc(Item.group_), toasty_asc(Item.id));
    WALK(toasty_desc(Item.group_), toasty_asc(Item.id));
}

static void paginate_multi_column_equal_leading_values(void **state)
{
    (void)state;
    WALK(toasty_asc(Item.group_), toasty_desc(Item.rank));
}

static void paginate_nullable_columns(void **state)
{
    (void)state;
    WALK(toasty_asc(Item.level), toasty_asc(Item.id));
    WALK(toasty_desc(Item.level), toasty_desc(Item.id));
    WALK(toasty_asc(Item.level), toasty_desc(Item.group_), toasty_asc(Item.id));
}

static void paginate_text(void **state)
{
    (void)state;
    WALK(toasty_desc(Item.name));
}

static void the_key_completes_the_order(void **state)
{
    (void)state;
    WALK_TOLD(1, toasty_asc(Item.group_), toasty_asc(Item.id));
    WALK_TOLD(1, toasty_desc(Item.group_), toasty_desc(Item.id)); /* in the direction of the last field */
    WALK_TOLD(1, toasty_asc(Item.maybe), toasty_asc(Item.id));
    WALK_TOLD(1, toasty_desc(Item.maybe), toasty_desc(Item.id));
    WALK_TOLD(2, toasty_desc(Item.level), toasty_asc(Item.group_), toasty_asc(Item.id));
}

/* The keys that a statement orders by, as "rank,id". */
static void orders_by(const char *sql, const char *keys)
{
    char text[128] = "";
    assert_non_null(sql);
    const char *at = strstr(sql, " ORDER BY ");
    assert_non_null(at);
    while ((at = strchr(at, '"'))) {
        size_t length = strcspn(++at, "\"");
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s", text[0] ? "," : "", (int)length, at);
        at += length + 1;
    }
    assert_string_equal(text, keys);
}

static void paginate_unique_non_nullable_column_needs_no_tiebreaker(void **state)
{
    (void)state;
    toasty_db *db = items();
    test_log_start();
    toasty_free(item_paginate(db, .order_by = {toasty_asc(Item.rank)}, .per_page = 3));
    orders_by(test_log_sql(0), "rank");
    toasty_close(db);
}

static void paginate_composite_unique_non_nullable_order_needs_no_tiebreaker(void **state)
{
    (void)state;
    toasty_db *db = items();
    test_log_start();
    toasty_free(pair_paginate(db, .order_by = {toasty_asc(Pair.rank), toasty_asc(Pair.group_)}, .per_page = 3));
    orders_by(test_log_sql(0), "rank,group_");
    for (int64_t i = 0; i < 9; i++) /* (0, 0) (1, 0) (2, 0) (0, 1) … */
        toasty_free(pair_create(db, .group_ = i % 3, .rank = i / 3));
    test_ok(db);
    struct Pair_page *page = NULL;
    for (int64_t from = 0; from < 9; from += 4) {
        struct Pair_page *next =
            pair_paginate(db, .order_by = {toasty_asc(Pair.rank), toasty_asc(Pair.group_)}, .per_page = 4,
                          .after = page ? page->next : NULL);
        toasty_free(page);
        page = next;
        test_true(db, page);
        assert_int_equal(page->len, from < 8 ? 4 : 1);
        for (size_t i = 0; i < page->len; i++)
            assert_int_equal(page->items[i].rank * 3 + page->items[i].group_, from + (int64_t)i);
    }
    assert_null(page->next);
    toasty_free(page);
    toasty_close(db);
}

/* A cursor of a floating point number and, from the key, of bytes. */
static void paginate_numbers_and_bytes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pair);
    for (int64_t i = 0; i < 9; i++)
        toasty_free(pair_create(db, .group_ = i, .weight = (double)(i % 3 - 1) / 3));
    struct Pair_list *all = pair_find(db, .order_by = {toasty_desc(Pair.weight), toasty_desc(Pair.id)});
    test_true(db, all && all->len == 9);
    toasty_find_options options = {.db = db, .order_by = {toasty_desc(Pair.weight)}, .per_page = 4};
    struct Pair_page *page = NULL;
    for (size_t from = 0; from < 9; from += 4) {
        options.after = page ? page->next : NULL;
        struct Pair_page *next = pair_paginate_with(&options);
        toasty_free(page);
        page = next;
        test_true(db, page && page->len == (from < 8 ? 4 : 1));
        for (size_t i = 0; i < page->len; i++)
            assert_int_equal(page->items[i].group_, all->items[from + i].group_);
    }
    options.after = NULL;
    options.before = page->prev;
    struct Pair_page *before = pair_paginate_with(&options);
    test_true(db, before && before->len == 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(before->items[i].group_, all->items[4 + i].group_);
    toasty_free(before);
    toasty_free(page);
    toasty_free(all);
    toasty_close(db);
}

static void a_page_of_nothing(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pair);
    struct Pair_page *page = pair_paginate(db, .order_by = {toasty_asc(Pair.rank)}, .per_page = 4);
    test_true(db, page);
    assert_true(page->len == 0 && !page->next && !page->prev);
    toasty_free(page);
    test_log_start();
    page = pair_paginate(db, .where = toasty_in_array(Pair.rank, NULL, 0),
                         .order_by = {toasty_asc(Pair.rank)}, .per_page = 4);
    test_true(db, page);
    assert_true(page->len == 0 && !page->next && !page->prev);
    assert_int_equal(test_log_count(), 0);
    toasty_free(page);
    toasty_close(db);
}

static void paginate_nullable_unique_column_uses_primary_key(void **state)
{
    (void)state;
    toasty_db *db = items();
    test_log_start();
    toasty_free(item_paginate(db, .order_by = {toasty_desc(Item.maybe)}, .per_page = 3));
    orders_by(test_log_sql(0), "maybe,id");
    toasty_close(db);
    WALK(toasty_asc(Item.maybe), toasty_asc(Item.id));
}

static void paginate_with_filter_and_scope(void **state)
{
    (void)state;
    toasty_db *db = items();
    struct Shelf *shelf = shelf_get_by_id(db, 1);
    test_true(db, shelf);
    struct Item_page *page = shelf_items_paginate(db, shelf, .where = toasty_gt(Item.id, 4),
                                                  .order_by = {toasty_asc(Item.id)}, .per_page = 5);
    test_true(db, page);
    assert_int_equal(page->len, 5);
    assert_int_equal(page->items[0].id, 6);
    struct Item_page *next = shelf_items_paginate(db, shelf, .where = toasty_gt(Item.id, 4),
                                                  .order_by = {toasty_asc(Item.id)}, .per_page = 5,
                                                  .after = page->next);
    test_true(db, next);
    assert_int_equal(next->len, 3);
    assert_int_equal(next->items[0].id, 16);
    assert_null(next->next);
    toasty_free(next);
    toasty_free(page);
    toasty_free(shelf);
    toasty_close(db);
}

static void include_preserves_pagination_cursor(void **state)
{
    (void)state;
    toasty_db *db = items();
    struct Item_page *page = item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 4,
                                           .include = {toasty_with(Item.shelf)});
    test_true(db, page);
    assert_non_null(page->next);
    toasty_each (item, page)
        assert_int_equal(item->shelf->id, item->shelf_id);
    toasty_free(page);
    toasty_close(db);
}

/* Backwards, a page that is not full is the first one; behind it there is more all the same. */
static void the_first_page_found_backwards(void **state)
{
    (void)state;
    toasty_db *db = items();
    struct Item_page *page = item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 2);
    test_true(db, page);
    struct Item_page *later =
        item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 2, .after = page->next);
    test_true(db, later);
    struct Item_page *first =
        item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 5, .before = later->prev);
    test_true(db, first);
    assert_int_equal(first->len, 2);
    assert_int_equal(first->items[0].id, 1);
    assert_null(first->prev);
    assert_non_null(first->next);
    struct Item_page *next =
        item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 5, .after = first->next);
    test_true(db, next);
    assert_int_equal(next->items[0].id, 3);
    toasty_free(next);
    toasty_free(first);
    toasty_free(later);
    toasty_free(page);
    toasty_close(db);
}

/* Books 1 to 7 in one room; every third has no author, the others are of author 1 or 2. */
static toasty_db *books(void)
{
    toasty_db *db = test_db(&Author, &Book);
    toasty_free(author_create_many(db, authors_new({.id = 1}, {.id = 2}, {.id = 3})));
    for (int64_t i = 1; i <= 7; i++)
        toasty_free(book_create(db, .id = i, .author_id = i % 3 ? toasty_i64(i % 3) : NULL));
    test_ok(db);
    return db;
}

static void books_are(toasty_db *db, const struct Book_page *page, int64_t first, size_t len)
{
    test_true(db, page);
    assert_int_equal(page->len, len);
    for (size_t i = 0; i < len; i++) {
        const struct Book *book = &page->items[i];
        assert_int_equal(book->id, first + (int64_t)i);
        assert_int_equal(book->author ? book->author->id : 0, book->id % 3);
    }
}

static void include_of_optional_parents_goes_along_with_pages(void **state)
{
    (void)state;
    toasty_db *db = books();
    toasty_find_options options = {
        .db = db, .order_by = {toasty_asc(Book.room)}, .per_page = 3, .include = {toasty_with(Book.author)}};
    struct Book_page *one = book_paginate_with(&options);
    books_are(db, one, 1, 3);
    assert_null(one->prev);
    options.after = one->next;
    struct Book_page *two = book_paginate_with(&options);
    books_are(db, two, 4, 3);
    options.after = two->next;
    struct Book_page *three = book_paginate_with(&options);
    books_are(db, three, 7, 1);
    assert_null(three->next);
    options.after = NULL;
    options.before = two->prev;
    struct Book_page *again = book_paginate_with(&options);
    books_are(db, again, 1, 3);
    toasty_free(again);
    toasty_free(three);
    toasty_free(two);
    toasty_free(one);
    toasty_close(db);
}

/* The orders and limits of included lists are none of the page's business. */
static void included_lists_have_limits_of_their_own(void **state)
{
    (void)state;
    toasty_db *db = books();
    toasty_find_options options = {
        .db = db,
        .order_by = {toasty_asc(Author.id)},
        .per_page = 2,
        .include = {toasty_with(Author.books, .order_by = {toasty_desc(Book.id)}, .limit = 1)}};
    struct Author_page *page = author_paginate_with(&options);
    test_true(db, page);
    assert_int_equal(page->len, 2);
    assert_null(page->prev);
    assert_non_null(page->next);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(page->items[i].books->len, 1);
        assert_int_equal(page->items[i].books->items[0].id, i ? 5 : 7);
    }
    options.after = page->next;
    struct Author_page *next = author_paginate_with(&options);
    test_true(db, next);
    assert_int_equal(next->len, 1);
    assert_int_equal(next->items[0].id, 3);
    assert_int_equal(next->items[0].books->len, 0);
    toasty_free(next);
    toasty_free(page);
    toasty_close(db);
}

static void rows_that_come_and_go_do_not_shift_pages(void **state)
{
    (void)state;
    toasty_db *db = items();
    struct Item_page *page = item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 5);
    test_true(db, page);
    test_true(db, item_delete_by_id(db, 5) == TOASTY_OK);
    test_true(db, item_delete_by_id(db, 1) == TOASTY_OK);
    struct Item_page *next = item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 5, .after = page->next);
    test_true(db, next);
    assert_int_equal(next->items[0].id, 6);
    toasty_free(next);
    toasty_free(page);
    toasty_close(db);
}

static void cursors_are_plain_text_and_tamper_evident(void **state)
{
    (void)state;
    toasty_db *db = items();
    struct Item_page *page = item_paginate(db, .order_by = {toasty_asc(Item.name)}, .per_page = 3);
    test_true(db, page);
    char cursor[256];
    snprintf(cursor, sizeof cursor, "%s", page->next);
    assert_int_equal(strspn(cursor, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), strlen(cursor));
    for (size_t i = 0; cursor[i]; i++) {
        char kept = cursor[i];
        cursor[i] = kept == 'A' ? 'B' : 'A';
        assert_null(item_paginate(db, .order_by = {toasty_asc(Item.name)}, .per_page = 3, .after = cursor));
        test_failed(db, TOASTY_VALIDATION, "cursor");
        cursor[i] = kept;
    }
    static const char *const wrong[] = {"", "A", "!", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(item_paginate(db, .order_by = {toasty_asc(Item.name)}, .per_page = 3, .before = wrong[i]));
        test_failed(db, TOASTY_VALIDATION, "cursor");
    }
    /* of another order, and of another model */
    assert_null(item_paginate(db, .order_by = {toasty_desc(Item.name)}, .per_page = 3, .after = cursor));
    test_failed(db, TOASTY_VALIDATION, "cursor");
    assert_null(pair_paginate(db, .order_by = {toasty_asc(Pair.rank)}, .per_page = 3, .after = cursor));
    test_failed(db, TOASTY_VALIDATION, "cursor");
    toasty_free(page);
    toasty_close(db);
}

static void pages_as_json(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Task, &TaskPage, &TaskList);
    struct TaskPage_list *all = task_page_create_many(db, task_pages_new({.id = 1}, {.id = 2}, {.id = 3}));
    test_true(db, all);
    toasty_free(all);
    struct TaskPage_page *page = task_page_paginate(db, .order_by = {toasty_asc(TaskPage.id)}, .per_page = 2);
    test_true(db, page && page->next);
    char expected[256], *json = task_page_page_to_json(page);
    snprintf(expected, sizeof expected, "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":\"%s\",\"prev\":null}", page->next);
    assert_string_equal(json, expected);
    toasty_free(json);
    /* with a model TaskPage this is one of its records, not a page of tasks */
    json = task_page_to_json(&page->items[1]);
    assert_string_equal(json, "{\"id\":2}");
    toasty_free(json);
    json = task_list_to_json(&(struct TaskList){.id = 7});
    assert_string_equal(json, "{\"id\":7}");
    toasty_free(json);
    struct TaskPage_page *last =
        task_page_paginate(db, .order_by = {toasty_asc(TaskPage.id)}, .per_page = 2, .after = page->next);
    test_true(db, last && last->prev);
    json = task_page_page_to_json(last);
    snprintf(expected, sizeof expected, "{\"items\":[{\"id\":3}],\"next\":null,\"prev\":\"%s\"}", last->prev);
    assert_string_equal(json, expected);
    toasty_free(json);
    toasty_free(last);
    toasty_free(page);
    json = task_page_page_to_json(NULL);
    assert_string_equal(json, "null");
    toasty_free(json);
    toasty_close(db);
}

static void wrong_pages_are_told(void **state)
{
    (void)state;
    toasty_db *db = items();
    assert_null(item_paginate(db, .per_page = 3));
    test_failed(db, TOASTY_UNSUPPORTED_FEATURE, "requires an ORDER BY");
    assert_null(item_paginate(db, .order_by = {toasty_asc(Item.id)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page");
    assert_null(item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = -1));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page");
    assert_null(item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 1, .limit = 2));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".limit");
    assert_null(item_paginate(db, .order_by = {toasty_asc(Item.id)}, .per_page = 1, .after = "a", .before = "b"));
    test_failed(db, TOASTY_INVALID_STATEMENT, "not both");
    toasty_close(db);
}

static bool visited(struct Item *item, void *context)
{
    (void)item;
    return *(bool *)context = true;
}

/* What says which page is wanted would do nothing where all records are. */
static void only_pages_take_what_pages_need(void **state)
{
    (void)state;
    toasty_db *db = items();
    bool seen = false;
    test_log_start();
#define REFUSED(...)                                                                                         \
    do {                                                                                                     \
        assert_null(item_find(db, __VA_ARGS__));                                                             \
        test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page", "_paginate");                                 \
        assert_null(item_first(db, __VA_ARGS__));                                                            \
        test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page", "_paginate");                                 \
        assert_int_equal(item_each(db, visited, &seen, __VA_ARGS__), TOASTY_INVALID_STATEMENT);              \
        assert_int_equal(item_count(db, __VA_ARGS__), -1);                                                   \
        test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page", "_paginate");                                 \
        assert_null(toasty_pluck(db, Item.name, __VA_ARGS__));                                               \
        test_failed(db, TOASTY_INVALID_STATEMENT, ".per_page", "_paginate");                                 \
    } while (0)
    REFUSED(.per_page = 1);
    REFUSED(.after = "x");
    REFUSED(.before = "x");
#undef REFUSED
    assert_false(seen);
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(paginate_single_non_unique_column),
    cmocka_unit_test(paginate_multi_column_equal_leading_values),
    cmocka_unit_test(paginate_nullable_columns),
    cmocka_unit_test(paginate_text),
    cmocka_unit_test(the_key_completes_the_order),
    cmocka_unit_test(paginate_unique_non_nullable_column_needs_no_tiebreaker),
    cmocka_unit_test(paginate_composite_unique_non_nullable_order_needs_no_tiebreaker),
    cmocka_unit_test(paginate_numbers_and_bytes),
    cmocka_unit_test(a_page_of_nothing),
    cmocka_unit_test(paginate_nullable_unique_column_uses_primary_key),
    cmocka_unit_test(paginate_with_filter_and_scope),
    cmocka_unit_test(include_preserves_pagination_cursor),
    cmocka_unit_test(the_first_page_found_backwards),
    cmocka_unit_test(include_of_optional_parents_goes_along_with_pages),
    cmocka_unit_test(included_lists_have_limits_of_their_own),
    cmocka_unit_test(rows_that_come_and_go_do_not_shift_pages),
    cmocka_unit_test(cursors_are_plain_text_and_tamper_evident),
    cmocka_unit_test(pages_as_json),
    cmocka_unit_test(wrong_pages_are_told),
    cmocka_unit_test(only_pages_take_what_pages_need),
};

TEST_MAIN(tests)
