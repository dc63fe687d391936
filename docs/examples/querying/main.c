#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

static void fill(toasty_db *db)
{
    struct Author_list *authors = author_create_many(db, authors_new({ .name = "Lem" }, { .name = "Le Guin" }, { .name = "Asimov" }));
    check(db, authors);
    const struct Author *lem = &authors->items[0], *le_guin = &authors->items[1];
    struct Book_list *books = book_create_many(db, books_new(
        { .title = "Solaris", .shelf = "A", .number = 1, .year = toasty_i32(1961), .price = 9, .author = toasty_set(lem) },
        { .title = "Eden", .shelf = "A", .number = 2, .year = toasty_i32(1959), .price = 8.5, .author = toasty_set(lem) },
        { .title = "The Dispossessed", .shelf = "B", .number = 1, .year = toasty_i32(1974), .price = 12, .sale = toasty_f64(9.9),
          .author = toasty_set(le_guin), .lent = toasty_bool(true) },
        { .title = "Beowulf", .shelf = "B", .number = 2, .price = 7 }));
    check(db, books);
    toasty_free(books);
    toasty_free(authors);
}

static void print(const char *what, const struct Book_list *books)
{
    printf("%s:", what);
    toasty_each (book, books)
        printf(" %s;", book->title);
    printf("\n");
}

static void show(toasty_db *db, const char *what, toasty_expr where)
{
    struct Book_list *books = book_find(db, .where = where, .order_by = { toasty_asc(Book.id) });
    check(db, books);
    print(what, books);
    toasty_free(books);
}

static void by(toasty_db *db)
{
    /* [doc: get] */
    struct Book *book = book_get_by_id(db, 1);
    if (!book && toasty_is_record_not_found(db))
        printf("no such book\n");
    check(db, book);
    printf("%s\n", book->title);
    toasty_free(book);
    /* [end] */

    /* [doc: find-by] */
    struct Book_list *books = book_find_by_shelf(db, "A", .order_by = { toasty_desc(Book.number) });
    check(db, books);
    print("shelf A", books);
    toasty_free(books);

    books = book_find_by_shelf_and_number(db, "B", 2);
    check(db, books);
    print("B 2", books);
    toasty_free(books);
    /* [end] */
}

static void operators(toasty_db *db)
{
    /* [doc: compare] */
    show(db, "eq", toasty_eq(Book.shelf, "A"));
    show(db, "ne", toasty_ne(Book.shelf, "A"));
    show(db, "gt", toasty_gt(Book.price, 9));
    show(db, "ge", toasty_ge(Book.price, 9));
    show(db, "lt", toasty_lt(Book.year, 1960));
    show(db, "le", toasty_le(Book.year, 1961));
    show(db, "between", toasty_between(Book.year, 1960, 1980));
    show(db, "in", toasty_in(Book.title, "Eden", "Solaris"));
    show(db, "not_in", toasty_not_in(Book.title, "Eden", "Solaris"));
    show(db, "is_null", toasty_is_null(Book.year));
    show(db, "is_not_null", toasty_is_not_null(Book.year));
    /* [end] */

    /* [doc: strings] */
    show(db, "starts_with", toasty_starts_with(Book.title, "The"));
    show(db, "ends_with", toasty_ends_with(Book.title, "ed"));
    show(db, "contains", toasty_contains(Book.title, "o"));
    show(db, "ieq", toasty_ieq(Book.title, "EDEN"));
    show(db, "istarts_with", toasty_istarts_with(Book.title, "the"));
    show(db, "icontains", toasty_icontains(Book.title, "E"));
    show(db, "like", toasty_like(Book.title, "%wul%"));
    show(db, "like_escape", toasty_like_escape(Book.title, "100!%%", '!'));
    /* [end] */

    /* [doc: junctions] */
    show(db, "and", toasty_and(toasty_eq(Book.shelf, "B"), toasty_eq(Book.lent, false)));
    show(db, "or", toasty_or(toasty_eq(Book.title, "Eden"), toasty_gt(Book.price, 10)));
    show(db, "not", toasty_not(toasty_or(toasty_eq(Book.shelf, "B"), toasty_eq(Book.number, 1))));
    /* [end] */

    /* [doc: arithmetic] */
    show(db, "two euros off", toasty_ge(toasty_minus(Book.price, Book.sale), 2));
    show(db, "price over year", toasty_lt(toasty_divided_by(Book.price, Book.year), 0.005));
    show(db, "a tenth off", toasty_le_field(Book.sale, toasty_times(Book.price, 0.9)));
    /* [end] */

    /* [doc: rows] */
    show(db, "rows", toasty_in_rows((Book.shelf, Book.number), ("A", 2), ("B", 1)));
    show(db, "not in rows", toasty_not_in_rows((Book.shelf, Book.number), ("A", 2), ("B", 1)));
    /* [end] */

    /* [doc: relation] */
    struct Author *lem = author_get_by_name(db, "Lem");
    check(db, lem);
    show(db, "by Lem", toasty_eq(Book.author, lem));
    show(db, "by nobody known", toasty_is_null(Book.author));
    toasty_free(lem);
    /* [end] */

    /* [doc: path] */
    show(db, "author's name", toasty_starts_with(toasty_path(Book.author, Author.name), "Le "));
    show(db, "on sale", toasty_lt_field(Book.sale, Book.price));
    /* [end] */

    /* [doc: nulls] */
    show(db, "year > 1960", toasty_gt(Book.year, 1960));
    show(db, "not year > 1960", toasty_not(toasty_gt(Book.year, 1960)));
    show(db, "either", toasty_or(toasty_le(Book.year, 1960), toasty_is_null(Book.year)));
    /* [end] */
}

static void print_authors(const char *what, const struct Author_list *authors)
{
    printf("%s:", what);
    toasty_each (author, authors)
        printf(" %s;", author->name);
    printf("\n");
}

static void show_authors(toasty_db *db, const char *what, toasty_expr where)
{
    struct Author_list *authors = author_find(db, .where = where, .order_by = { toasty_asc(Author.id) });
    check(db, authors);
    print_authors(what, authors);
    toasty_free(authors);
}

static void related(toasty_db *db)
{
    /* [doc: any] */
    show_authors(db, "some book after 1960", toasty_any(Author.books, toasty_gt(Book.year, 1960)));
    show_authors(db, "all books after 1960", toasty_every(Author.books, toasty_gt(Book.year, 1960)));
    show_authors(db, "no book after 1960", toasty_none(Author.books, toasty_gt(Book.year, 1960)));
    show_authors(db, "some book", toasty_exists(Author.books));
    /* [end] */
}

/* [doc: growing] */
static struct Book_list *search(toasty_db *db, const char *shelf, double most)
{
    toasty_expr conditions[2];
    uint32_t count = 0;
    if (shelf)
        conditions[count++] = toasty_eq(Book.shelf, shelf);
    if (most > 0)
        conditions[count++] = toasty_le(Book.price, most);
    return book_find(db, .where = toasty_expr_all(conditions, count), .order_by = { toasty_asc(Book.title) });
}
/* [end] */

/* [doc: in-array] */
static struct Book_list *by_ids(toasty_db *db, const int64_t *ids, uint32_t count)
{
    toasty_value *values = calloc(count + 1, sizeof *values);
    if (!values)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        values[i] = toasty_value_int(ids[i]);
    struct Book_list *books = book_find(db, .where = toasty_in_array(Book.id, values, count));
    free(values);
    return books;
}
/* [end] */

/* [doc: copy] */
static toasty_expr *cheap(toasty_db *db, double most)
{
    return toasty_expr_copy(db, toasty_and(toasty_le(Book.price, most), toasty_eq(Book.lent, false)));
}

static void print_cheap(toasty_db *db)
{
    toasty_expr *kept = cheap(db, 8);
    check(db, kept);
    struct Book_list *books = book_find(db, .where = *kept);
    check(db, books);
    print("cheap", books);
    toasty_free(books);
    toasty_free(kept);
}
/* [end] */

static void pages(toasty_db *db)
{
    /* [doc: pages] */
    struct Book_page *page = book_paginate(db, .order_by = { toasty_asc(Book.price) }, .per_page = 3);
    while (page && page->len) {
        toasty_each (book, page)
            printf("%s%s", book->title, book < page->items + page->len - 1 ? ", " : "\n");
        struct Book_page *next = NULL;
        if (page->next)
            next = book_paginate(db, .order_by = { toasty_asc(Book.price) }, .per_page = 3, .after = page->next);
        toasty_free(page);
        page = next;
    }
    toasty_free(page);
    check(db, toasty_errcode(db) == TOASTY_OK);
    /* [end] */

    page = book_paginate(db, .per_page = 3);
    printf("%s\n", page ? "no order needed" : toasty_errmsg(db));
    toasty_free(page);
    page = book_paginate(db, .order_by = { toasty_asc(Book.id) }, .per_page = 3, .after = "made-up");
    printf("%s\n", page ? "a cursor" : toasty_errmsg(db));
    toasty_free(page);
}

static void options(toasty_db *db)
{
    /* [doc: order] */
    struct Book_list *books = book_find(db,
        .order_by = { toasty_asc(Book.shelf), toasty_desc(Book.price) },
        .limit    = 2,
        .offset   = 1);
    check(db, books);
    print("second and third", books);
    toasty_free(books);
    /* [end] */

    /* [doc: first] */
    struct Book *book = book_first(db, .where = toasty_eq(Book.shelf, "C"));
    if (book)
        printf("%s\n", book->title);
    else if (toasty_errcode(db) == TOASTY_OK)
        printf("shelf C is empty\n");
    toasty_free(book);

    book = book_one(db, .where = toasty_eq(Book.shelf, "C"));
    if (!book)
        printf("%s\n", toasty_errmsg(db));
    /* [end] */

    /* [doc: count] */
    int64_t lent = book_count(db, .where = toasty_eq(Book.lent, true));
    check(db, lent >= 0);
    bool any = book_exists(db, .where = toasty_gt(Book.price, 100));
    check(db, toasty_errcode(db) == TOASTY_OK);
    printf("%d lent, %s above 100\n", (int)lent, any ? "some" : "none");
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Book));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    fill(db);
    by(db);
    operators(db);
    related(db);
    struct Book_list *books = search(db, "A", 0);
    check(db, books);
    print("search", books);
    toasty_free(books);
    books = by_ids(db, (const int64_t[]){2, 4}, 2);
    check(db, books);
    print("ids", books);
    toasty_free(books);
    print_cheap(db);
    options(db);
    pages(db);
    toasty_close(db);
    return 0;
}
