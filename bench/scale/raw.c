/* The same jobs by hand: prepared statements, the same pragmas, the same structs filled, memory by malloc and
 * strdup. */
#include <sqlite3.h>
#include <stdlib.h>

#include "side.h"

enum {
    INSERT_AUTHOR,
    INSERT_BOOK,
    INSERT_CHAPTER,
    INSERT_EVENT,
    INSERT_CUSTOMER,
    INSERT_SALE,
    DELETE_SALES,
    AUTHORS_OF,
    BOOKS_OF,
    CHAPTERS_OF,
    PAGE_AFTER,
    REGIONS_OF,
    CUSTOMERS_OF,
    BEGIN,
    COMMIT,
    STATEMENTS
};

static const char *const texts[STATEMENTS] = {
    [INSERT_AUTHOR] = "INSERT INTO authors (name) VALUES (?1)",
    [INSERT_BOOK] = "INSERT INTO books (author_id, title) VALUES (?1, ?2)",
    [INSERT_CHAPTER] = "INSERT INTO chapters (book_id, title, pages) VALUES (?1, ?2, ?3)",
    [INSERT_EVENT] = "INSERT INTO events (at, text) VALUES (?1, ?2)",
    [INSERT_CUSTOMER] = "INSERT INTO customers (name) VALUES (?1)",
    [INSERT_SALE] = "INSERT INTO sales (customer_id, region, cents) VALUES (?1, ?2, ?3)",
    [DELETE_SALES] = "DELETE FROM sales",
    [AUTHORS_OF] = "SELECT id, name FROM authors ORDER BY id LIMIT ?1",
    [BOOKS_OF] = ("SELECT id, author_id, title FROM books"
                  " WHERE author_id IN (SELECT id FROM authors ORDER BY id LIMIT ?1) ORDER BY author_id, id"),
    [CHAPTERS_OF] =
        ("SELECT id, book_id, title, pages FROM chapters WHERE book_id IN (SELECT id FROM books"
         " WHERE author_id IN (SELECT id FROM authors ORDER BY id LIMIT ?1)) ORDER BY book_id, id"),
    [PAGE_AFTER] = "SELECT id, at, text FROM events WHERE (at, id) > (?1, ?2) ORDER BY at, id LIMIT ?3",
    [REGIONS_OF] =
        "SELECT region, count(*), sum(cents), avg(cents) FROM sales GROUP BY region ORDER BY region",
    [CUSTOMERS_OF] = ("SELECT name, (SELECT count(*) FROM sales WHERE customer_id = c.id),"
                      " (SELECT sum(cents) FROM sales WHERE customer_id = c.id) FROM customers AS c"),
    [BEGIN] = "BEGIN",
    [COMMIT] = "COMMIT"};

static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;"
    "CREATE TABLE authors (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);"
    "CREATE TABLE books (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, author_id BIGINT NOT NULL,"
    "  title TEXT NOT NULL);"
    "CREATE INDEX books_author_id ON books (author_id);"
    "CREATE TABLE chapters (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, book_id BIGINT NOT NULL,"
    "  title TEXT NOT NULL, pages INTEGER NOT NULL);"
    "CREATE INDEX chapters_book_id ON chapters (book_id);"
    "CREATE TABLE events (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at BIGINT NOT NULL, text TEXT NOT "
    "NULL);"
    "CREATE INDEX events_at ON events (at);"
    "CREATE TABLE customers (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);"
    "CREATE TABLE sales (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, customer_id BIGINT NOT NULL,"
    "  region TEXT NOT NULL, cents INTEGER NOT NULL);"
    "CREATE INDEX sales_customer_id ON sales (customer_id);";

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
} raw;

static void check(raw *r, bool ok)
{
    if (!ok)
        bench_fail("sqlite3", sqlite3_errmsg(r->db));
}

static void check_count(int64_t count, int64_t expected)
{
    if (count != expected)
        bench_fail("sqlite3", "another number of records");
}

static void *checked(void *memory)
{
    if (!memory)
        bench_fail("sqlite3", "out of memory");
    return memory;
}

static void run(raw *r, int which)
{
    check(r, sqlite3_step(r->statements[which]) == SQLITE_DONE);
    sqlite3_reset(r->statements[which]);
}

static void *open_db(const char *path)
{
    raw *r = checked(calloc(1, sizeof *r));
    check(r, sqlite3_open_v2(path, &r->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                             NULL) == SQLITE_OK);
    sqlite3_busy_timeout(r->db, 5000);
    check(r, sqlite3_exec(r->db, schema, NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < STATEMENTS; i++)
        check(r, sqlite3_prepare_v3(r->db, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &r->statements[i],
                                    NULL) == SQLITE_OK);
    return r;
}

static void close_db(void *db)
{
    raw *r = db;
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(r->statements[i]);
    sqlite3_close(r->db);
    free(r);
}

static void insert_events(void *db)
{
    raw *r = db;
    run(r, BEGIN);
    for (int i = 0; i < EVENTS; i++) {
        sqlite3_bind_int64(r->statements[INSERT_EVENT], 1, bench_at(i));
        sqlite3_bind_text(r->statements[INSERT_EVENT], 2, "Something happened", -1, SQLITE_STATIC);
        run(r, INSERT_EVENT);
    }
    run(r, COMMIT);
}

static void insert_chapters(raw *r, int64_t book)
{
    static const char *const titles[CHAPTERS] = {"Beginning", "Middle", "End"};
    for (int i = 0; i < CHAPTERS; i++) {
        sqlite3_bind_int64(r->statements[INSERT_CHAPTER], 1, book);
        sqlite3_bind_text(r->statements[INSERT_CHAPTER], 2, titles[i], -1, SQLITE_STATIC);
        sqlite3_bind_int(r->statements[INSERT_CHAPTER], 3, (i + 1) * 10);
        run(r, INSERT_CHAPTER);
    }
}

static void insert_authors(void *db)
{
    raw *r = db;
    run(r, BEGIN);
    for (int i = 0; i < AUTHORS; i++) {
        sqlite3_bind_text(r->statements[INSERT_AUTHOR], 1, "An author", -1, SQLITE_STATIC);
        run(r, INSERT_AUTHOR);
        int64_t author = sqlite3_last_insert_rowid(r->db);
        for (int k = 0; k < BOOKS; k++) {
            sqlite3_bind_int64(r->statements[INSERT_BOOK], 1, author);
            sqlite3_bind_text(r->statements[INSERT_BOOK], 2, "A book with a title", -1, SQLITE_STATIC);
            run(r, INSERT_BOOK);
            insert_chapters(r, sqlite3_last_insert_rowid(r->db));
        }
    }
    run(r, COMMIT);
}

static void insert_customers(void *db)
{
    raw *r = db;
    run(r, BEGIN);
    for (int i = 0; i < CUSTOMERS; i++) {
        sqlite3_bind_text(r->statements[INSERT_CUSTOMER], 1, "A customer", -1, SQLITE_STATIC);
        run(r, INSERT_CUSTOMER);
    }
    run(r, COMMIT);
}

static void delete_sales(void *db)
{
    run(db, DELETE_SALES);
}

/* Like Toasty's create, makes the records that were stored, with the numbers that the database gave them. */
static void insert_sales(void *db)
{
    raw *r = db;
    sqlite3_stmt *s = r->statements[INSERT_SALE];
    struct Sale *sales = checked(calloc(SALES, sizeof *sales));
    run(r, BEGIN);
    for (int i = 0; i < SALES; i++) {
        struct Sale *sale = &sales[i];
        sale->customer_id = i % CUSTOMERS + 1;
        sale->region = checked(strdup(bench_region(i)));
        sale->cents = bench_cents(i);
        sqlite3_bind_int64(s, 1, sale->customer_id);
        sqlite3_bind_text(s, 2, sale->region, -1, SQLITE_STATIC);
        sqlite3_bind_int(s, 3, sale->cents);
        run(r, INSERT_SALE);
        sale->id = sqlite3_last_insert_rowid(r->db);
    }
    run(r, COMMIT);
    for (int i = 0; i < SALES; i++)
        free(sales[i].region);
    free(sales);
}

/* Room for one more item of `size` bytes behind `len` of them; it doubles. */
static void *grow(void *items, size_t len, size_t size)
{
    return len & (len - 1) ? items : checked(realloc(items, (len ? len * 2 : 1) * size));
}

static char *text_of(sqlite3_stmt *s, int column)
{
    return checked(strdup((const char *)sqlite3_column_text(s, column)));
}

static struct Author_list read_authors(raw *r)
{
    sqlite3_stmt *s = r->statements[AUTHORS_OF];
    sqlite3_bind_int(s, 1, PARENTS);
    struct Author_list list = {0};
    while (sqlite3_step(s) == SQLITE_ROW) {
        list.items = grow(list.items, list.len, sizeof *list.items);
        list.items[list.len++] = (struct Author){.id = sqlite3_column_int64(s, 0),
                                                 .name = text_of(s, 1),
                                                 .books = checked(calloc(1, sizeof(struct Book_list)))};
    }
    sqlite3_reset(s);
    return list;
}

/* Children come in the order of their parents, so each is put where the last one was or further on. */
static void read_books(raw *r, struct Author_list *authors)
{
    sqlite3_stmt *s = r->statements[BOOKS_OF];
    sqlite3_bind_int(s, 1, PARENTS);
    struct Author *author = authors->items;
    while (sqlite3_step(s) == SQLITE_ROW) {
        int64_t key = sqlite3_column_int64(s, 1);
        while (author->id != key)
            author++;
        struct Book_list *list = author->books;
        list->items = grow(list->items, list->len, sizeof *list->items);
        list->items[list->len++] = (struct Book){.id = sqlite3_column_int64(s, 0),
                                                 .author_id = key,
                                                 .title = text_of(s, 2),
                                                 .chapters = checked(calloc(1, sizeof(struct Chapter_list)))};
    }
    sqlite3_reset(s);
}

static void read_chapters(raw *r, struct Author_list *authors)
{
    sqlite3_stmt *s = r->statements[CHAPTERS_OF];
    sqlite3_bind_int(s, 1, PARENTS);
    struct Author *author = authors->items;
    size_t book = 0;
    while (sqlite3_step(s) == SQLITE_ROW) {
        int64_t key = sqlite3_column_int64(s, 1);
        while (author->books->items[book].id != key)
            if (++book == author->books->len) {
                author++;
                book = 0;
            }
        struct Chapter_list *list = author->books->items[book].chapters;
        list->items = grow(list->items, list->len, sizeof *list->items);
        list->items[list->len++] = (struct Chapter){.id = sqlite3_column_int64(s, 0),
                                                    .book_id = key,
                                                    .title = text_of(s, 2),
                                                    .pages = sqlite3_column_int(s, 3)};
    }
    sqlite3_reset(s);
}

static int64_t free_books(struct Book_list *books)
{
    int64_t chapters = 0;
    toasty_each (book, books) {
        toasty_each (chapter, book->chapters)
            free(chapter->title);
        chapters += (int64_t)book->chapters->len;
        free(book->chapters->items);
        free(book->chapters);
        free(book->title);
    }
    free(books->items);
    free(books);
    return chapters;
}

static void tree(void *db)
{
    raw *r = db;
    int64_t chapters = 0;
    run(r, BEGIN);
    struct Author_list authors = read_authors(r);
    read_books(r, &authors);
    read_chapters(r, &authors);
    run(r, COMMIT);
    for (size_t i = 0; i < authors.len; i++) {
        chapters += free_books(authors.items[i].books);
        free(authors.items[i].name);
    }
    free(authors.items);
    check_count(chapters, PARENTS * BOOKS * CHAPTERS);
}

static struct Event_list read_page(raw *r, int64_t at, int64_t id)
{
    sqlite3_stmt *s = r->statements[PAGE_AFTER];
    struct Event_list list = {0};
    sqlite3_bind_int64(s, 1, at);
    sqlite3_bind_int64(s, 2, id);
    sqlite3_bind_int(s, 3, PAGE);
    while (sqlite3_step(s) == SQLITE_ROW) {
        list.items = grow(list.items, list.len, sizeof *list.items);
        list.items[list.len++] = (struct Event){
            .id = sqlite3_column_int64(s, 0), .at = sqlite3_column_int64(s, 1), .text = text_of(s, 2)};
    }
    sqlite3_reset(s);
    return list;
}

static void pages(void *db)
{
    int64_t at = bench_at(EVENTS / 2), id = EVENTS / 2 + 1;
    for (int i = 0; i < PAGES; i++) {
        struct Event_list page = read_page(db, at, id);
        check_count((int64_t)page.len, PAGE);
        at = page.items[PAGE - 1].at;
        id = page.items[PAGE - 1].id;
        for (int k = 0; k < PAGE; k++)
            free(page.items[k].text);
        free(page.items);
    }
    check_count(at, bench_at(EVENTS / 2 + PAGE * PAGES));
}

static void regions(void *db)
{
    sqlite3_stmt *s = ((raw *)db)->statements[REGIONS_OF];
    struct RegionSales_list list = {0};
    int64_t sales = 0;
    while (sqlite3_step(s) == SQLITE_ROW) {
        list.items = grow(list.items, list.len, sizeof *list.items);
        struct RegionSales *region = &list.items[list.len++];
        *region = (struct RegionSales){.region = text_of(s, 0),
                                       .sales = sqlite3_column_int64(s, 1),
                                       .cents = sqlite3_column_int64(s, 2),
                                       .average = checked(malloc(sizeof(double)))};
        *region->average = sqlite3_column_double(s, 3);
    }
    sqlite3_reset(s);
    check_count((int64_t)list.len, REGIONS);
    for (size_t i = 0; i < list.len; i++) {
        sales += list.items[i].sales;
        free(list.items[i].region);
        free(list.items[i].average);
    }
    free(list.items);
    check_count(sales, SALES);
}

static void customers(void *db)
{
    sqlite3_stmt *s = ((raw *)db)->statements[CUSTOMERS_OF];
    struct CustomerTotal_list list = {0};
    int64_t sales = 0;
    while (sqlite3_step(s) == SQLITE_ROW) {
        list.items = grow(list.items, list.len, sizeof *list.items);
        list.items[list.len++] = (struct CustomerTotal){
            .name = text_of(s, 0), .sales = sqlite3_column_int64(s, 1), .cents = sqlite3_column_int64(s, 2)};
    }
    sqlite3_reset(s);
    check_count((int64_t)list.len, CUSTOMERS);
    for (size_t i = 0; i < list.len; i++) {
        sales += list.items[i].sales;
        free(list.items[i].name);
    }
    free(list.items);
    check_count(sales, SALES);
}

const bench_side bench_raw = {
    "sqlite3",    open_db,      close_db, insert_events, insert_authors, insert_customers,
    delete_sales, insert_sales, tree,     pages,         regions,        customers,
};
