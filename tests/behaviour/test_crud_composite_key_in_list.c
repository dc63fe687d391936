/* Several fields at once against rows of values: records by composite keys. */
#include "crud_composite_key_in_list.toasty.h"
#include "support.h"

static toasty_db *filled(void)
{
    toasty_db *db = test_db(&Item, &Loan);
    toasty_free(item_create_many(db, items_new({.one = "a", .two = "x"}, {.one = "a", .two = "y"},
                                               {.one = "b", .two = "x"}, {.one = "b", .two = "y"})));
    toasty_free(book_create_many(
        db,
        books_new(
            {.shelf = "A", .number = 1, .title = "a1", .bought = toasty_ref(toasty_date, {2024, 1, 2})},
            {.shelf = "A", .number = 2, .title = "a2"},
            {.shelf = "B", .number = 1, .title = "b1", .bought = toasty_ref(toasty_date, {2024, 1, 2})})));
    toasty_free(loan_create_many(db, loans_new({.id = 1, .book_shelf = "A", .book_number = 1},
                                               {.id = 2, .book_shelf = "B", .book_number = 1})));
    test_ok(db);
    return db;
}

static const char *found_by(toasty_db *db, toasty_expr where)
{
    struct Book_list *books = book_find(db, .where = where);
    test_true(db, books);
    const char *names = test_names(books, title);
    toasty_free(books);
    return names;
}

#define expect(names, condition) assert_string_equal(found_by(db, condition), names)

static void filter_composite_key_in_list(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    struct Item_list *items =
        item_find(db, .where = toasty_in_rows((Item.one, Item.two), ("a", "x"), ("b", "y")),
                  .order_by = {toasty_asc(Item.one)});
    test_true(db, items && items->len == 2);
    assert_string_equal(items->items[0].two, "x");
    assert_string_equal(items->items[1].two, "y");
    assert_int_equal(test_log_count(), 1);
    toasty_free(items);
    toasty_close(db);
}

static void filter_composite_key_in_list_empty(void **state)
{
    (void)state;
    toasty_db *db = filled();
    test_log_start();
    assert_int_equal(item_count(db, .where = toasty_in_rows_array((Item.one, Item.two), NULL, 0)), 0);
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(item_count(db, .where = toasty_not_in_rows_array((Item.one, Item.two), NULL, 0)), 4);
    toasty_close(db);
}

static void fields_of_several_types(void **state)
{
    (void)state;
    toasty_db *db = filled();
    expect("a1,b1", toasty_in_rows((Book.shelf, Book.number), ("A", 1), ("B", 1), ("C", 1)));
    expect("a2", toasty_not_in_rows((Book.shelf, Book.number), ("A", 1), ("B", 1)));
    expect("a2", toasty_in_rows((Book.number, Book.shelf), (2, "A")));
    expect("a1", toasty_in_rows((Book.shelf, Book.number, Book.title), ("A", 1, "a1"), ("A", 2, "a1")));
    expect("b1", toasty_in_rows((Book.shelf, Book.bought), ("B", ((toasty_date){2024, 1, 2}))));
    expect("a1,a2", toasty_in_rows((Book.shelf), ("A")));
    /* several of the same row are one */
    expect("a2", toasty_in_rows((Book.shelf, Book.number), ("A", 2), ("A", 2), ("A", 2)));
    /* part of a larger condition, and across relations */
    expect("a1", toasty_and(toasty_in_rows((Book.shelf, Book.number), ("A", 1), ("B", 1)),
                            toasty_ne(Book.shelf, "B")));
    assert_int_equal(
        loan_count(db, .where = toasty_any(Loan.book, toasty_in_rows((Book.shelf, Book.title), ("B", "b1")))),
        1);
    toasty_close(db);
}

static void null_in_a_row(void **state)
{
    (void)state;
    toasty_db *db = filled();
    /* of a record: neither in a list nor out of it */
    expect("a1", toasty_in_rows((Book.shelf, Book.bought), ("A", ((toasty_date){2024, 1, 2}))));
    expect("b1", toasty_not_in_rows((Book.shelf, Book.bought), ("A", ((toasty_date){2024, 1, 2}))));
    /* of a value */
    expect("", toasty_in_rows((Book.shelf, Book.number), (NULL, 1)));
    expect("a2", toasty_not_in_rows((Book.shelf, Book.number), (NULL, 1)));
    toasty_close(db);
}

static void many_rows(void **state)
{
    (void)state;
    toasty_db *db = filled();
    static toasty_value values[2 * 1000];
    for (int i = 0; i < 1000; i++) {
        values[2 * i] = toasty_value_string(i % 2 ? "A" : "B");
        values[2 * i + 1] = toasty_value_int(i);
    }
    expect("a1", toasty_in_rows_array((Book.shelf, Book.number), values, 1000));
    expect("a2,b1", toasty_not_in_rows_array((Book.shelf, Book.number), values, 1000));
    toasty_expr *kept = toasty_expr_copy(db, toasty_in_rows((Book.shelf, Book.number), ("A", 2)));
    test_true(db, kept);
    expect("a2", *kept);
    toasty_free(kept);
    toasty_close(db);
}

static void bad_rows(void **state)
{
    (void)state;
    toasty_db *db = filled();
    assert_null(book_find(db, .where = toasty_in_rows((Book.shelf, Item.one), ("A", "x"))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Item.one`", "`Book`");
    assert_null(book_find(db, .where = toasty_in_rows((Book.shelf, Book.loans), ("A", NULL))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Book.loans`", "plain field");
    assert_null(
        loan_find(db, .where = toasty_in_rows((Loan.id, toasty_path(Loan.book, Book.shelf)), (1, "A"))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Book.shelf`");
    toasty_value wrong[] = {toasty_value_string("A"), toasty_value_string("1")};
    assert_null(book_find(db, .where = toasty_in_rows_array((Book.shelf, Book.number), wrong, 1)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`number`", "`Book`");
    assert_null(book_find(db, .where = toasty_expr_rows(TOASTY_EXPR_IN_ROWS, NULL, 0, wrong, 1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Book`", "1 to 8");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(filter_composite_key_in_list),
    cmocka_unit_test(filter_composite_key_in_list_empty),
    cmocka_unit_test(fields_of_several_types),
    cmocka_unit_test(null_in_a_row),
    cmocka_unit_test(many_rows),
    cmocka_unit_test(bad_rows),
};

TEST_MAIN(tests)
