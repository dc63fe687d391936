/* Lists set as a whole, where more stays than one statement can name. */
#include "relation_clear_large.toasty.h"
#include "support.h"

/* SQLite takes 32766 parameters, and a key here is eight. */
enum { KEPT = 4100, GONE = 3, ALL = KEPT + GONE };

#define KEY(first, last) .a = first, .b = 1, .c = 1, .d = 1, .e = 1, .f = 1, .g = 1, .number = last

static struct Book_list *make_books(toasty_db *db, const struct Shelf *shelf)
{
    struct Book_new *books = test_alloc(ALL, sizeof *books);
    for (int i = 0; i < ALL; i++)
        books[i] = (struct Book_new){KEY(1, i + 1), .shelf = toasty_set(shelf)};
    struct Book_list *made = book_create_array(db, books, ALL);
    test_true(db, made);
    return made;
}

/* toasty_clear, and links of all but the first few. */
static struct Book_one *keep_most(const struct Book_list *books)
{
    struct Book_one *entries = test_alloc(KEPT + 1, sizeof *entries);
    entries[0] = (struct Book_one)toasty_clear;
    for (int i = 0; i < KEPT; i++)
        entries[i + 1] = (struct Book_one)toasty_link(&books->items[GONE + i]);
    return entries;
}

static void children(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf, &Book);
    struct Shelf *shelf = shelf_create(db), *other = shelf_create(db);
    test_true(db, shelf && other);
    struct Book_list *books = make_books(db, shelf);
    struct Book *elsewhere = book_create(db, KEY(2, 1), .shelf = toasty_set(other));
    test_true(db, elsewhere);
    struct Book_one *entries = keep_most(books);
    test_true(db, !shelf_update(db, shelf, .books = books_apply_array(entries, KEPT + 1)));
    assert_int_equal(shelf_books_count(db, shelf), KEPT);
    assert_int_equal(book_count(db, .where = toasty_is_null(Book.shelf)), GONE);
    assert_int_equal(shelf_books_count(db, shelf, .where = toasty_le(Book.number, GONE)), 0);
    assert_int_equal(shelf_books_count(db, other), 1);
    toasty_free(elsewhere);
    toasty_free(books);
    toasty_free(other);
    toasty_free(shelf);
    toasty_close(db);
}

static void over_a_join_model(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf, &Book, &Reader);
    struct Shelf *shelf = shelf_create(db);
    struct Reader *ada = reader_create(db), *bob = reader_create(db);
    test_true(db, shelf && ada && bob);
    struct Book_list *books = make_books(db, shelf);
    test_true(db, !reader_books_insert_all(db, ada, books->items, books->len));
    test_true(db, !reader_books_insert_all(db, bob, books->items, GONE));
    struct Book_one *entries = keep_most(books);
    test_true(db, !reader_update(db, ada, .books = books_apply_array(entries, KEPT + 1)));
    assert_int_equal(reader_books_count(db, ada), KEPT);
    assert_int_equal(reader_books_count(db, ada, .where = toasty_le(Book.number, GONE)), 0);
    assert_int_equal(reader_books_count(db, bob), GONE);
    assert_int_equal(book_count(db), ALL);
    toasty_free(books);
    toasty_free(bob);
    toasty_free(ada);
    toasty_free(shelf);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(children),
    cmocka_unit_test(over_a_join_model),
};

TEST_MAIN(tests)
