/* A model may call its table and fields what the library's own SQL calls things. */
#include "helper_names.toasty.h"
#include "support.h"

/* "left" has books a (tags x 5, y 6, z 7), b (x 8) and c; "right" has d (w 9). */
static toasty_db *seeded(void)
{
    toasty_db *db = test_db(&Shelf, &Book, &Tag);
    struct Shelf_list *shelves = shelf_create_many(
        db, shelves_new({.n = "left",
                        .books = books_new({.toasty_number = "a",
                                            .n = 3,
                                            .tags = tags_new({.t1 = "x", .toasty_number = 5},
                                                             {.t1 = "y", .toasty_number = 6},
                                                             {.t1 = "z", .toasty_number = 7})},
                                           {.toasty_number = "b",
                                            .n = 2,
                                            .tags = tags_new({.t1 = "x", .toasty_number = 8})},
                                           {.toasty_number = "c", .n = 1})},
                       {.n = "right",
                        .books = books_new({.toasty_number = "d",
                                            .n = 9,
                                            .tags = tags_new({.t1 = "w", .toasty_number = 9})})}));
    test_true(db, shelves);
    toasty_free(shelves);
    return db;
}

static void limited_lists(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Shelf_list *shelves = shelf_find(
        db, .order_by = {toasty_asc(Shelf.n)},
        .include = {toasty_with(Shelf.books, .order_by = {toasty_asc(Book.n)}, .limit = 1, .offset = 1,
                                .include = {toasty_with(Book.tags, .limit = 2)})});
    test_true(db, shelves);
    assert_string_equal(test_names_in_order(shelves->items[0].books, toasty_number), "b");
    assert_int_equal(shelves->items[0].books->items[0].n, 2);
    assert_string_equal(test_names_in_order(shelves->items[0].books->items[0].tags, t1), "x");
    assert_int_equal(shelves->items[0].books->items[0].tags->items[0].toasty_number, 8);
    assert_int_equal(shelves->items[1].books->len, 0);
    toasty_free(shelves);
    shelves = shelf_find(
        db, .order_by = {toasty_asc(Shelf.n)},
        .include = {toasty_with(Shelf.books, .order_by = {toasty_desc(Book.toasty_number)}, .limit = 2)});
    test_true(db, shelves);
    assert_string_equal(test_names_in_order(shelves->items[0].books, toasty_number), "c,b");
    assert_string_equal(test_names_in_order(shelves->items[1].books, toasty_number), "d");
    toasty_free(shelves);
    toasty_close(db);
}

static void limited_lists_via_others(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Shelf_list *shelves = shelf_find(
        db, .order_by = {toasty_asc(Shelf.n)},
        .include = {toasty_with(Shelf.tags, .order_by = {toasty_desc(Tag.toasty_number)}, .limit = 2)});
    test_true(db, shelves);
    assert_string_equal(test_names_in_order(shelves->items[0].tags, t1), "x,z");
    assert_int_equal(shelves->items[0].tags->items[0].toasty_number, 8);
    assert_int_equal(shelves->items[0].tags->items[1].k0, 1);
    assert_string_equal(test_names_in_order(shelves->items[1].tags, t1), "w");
    toasty_free(shelves);
    toasty_close(db);
}

static void views(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct TagCard_list *cards = tag_card_find(db, .where = toasty_eq(Tag.toasty_number, 7));
    test_true(db, cards);
    assert_int_equal(cards->len, 1);
    assert_string_equal(cards->items[0].t0, "z");
    assert_string_equal(cards->items[0].n, "a");
    assert_string_equal(cards->items[0].t1, "left");
    toasty_free(cards);
    struct BookCard_list *books =
        book_card_find(db, .order_by = {toasty_desc(BookCard.toasty_2), toasty_asc(BookCard.c1)});
    test_true(db, books);
    assert_int_equal(books->len, 4);
    assert_int_equal(books->items[0].toasty_2, 18);
    assert_string_equal(books->items[0].t1, "left");
    assert_int_equal(books->items[1].toasty_2, 9);
    assert_string_equal(books->items[1].t1, "right");
    assert_int_equal(books->items[3].toasty_2, 0);
    toasty_free(books);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(limited_lists),
    cmocka_unit_test(limited_lists_via_others),
    cmocka_unit_test(views),
};

TEST_MAIN(tests)
