/* The jobs through Toasty. */
#include <stdlib.h>

#include "side.h"

static void *check(toasty_db *db, void *result)
{
    if (!result)
        bench_fail("toasty", toasty_errmsg(db));
    return result;
}

static void check_status(toasty_db *db, toasty_status status)
{
    if (status)
        bench_fail("toasty", toasty_errmsg(db));
}

static void check_count(size_t count, size_t expected)
{
    if (count != expected)
        bench_fail("toasty", "another number of records");
}

static void *open_db(const char *path)
{
    char url[256];
    snprintf(url, sizeof url, "turso:%s", path);
    toasty_db *db = toasty_open(url, .models = toasty_models(&Author, &Event, &Customer));
    check_status(db, toasty_push_schema(db));
    return db;
}

static void close_db(void *db)
{
    toasty_close(db);
}

static void *array_of(size_t count, size_t size)
{
    void *items = calloc(count, size);
    if (!items)
        bench_fail("toasty", "out of memory");
    return items;
}

static void insert_events(void *db)
{
    enum { TOGETHER = 50000 };
    struct Event_new *events = array_of(TOGETHER, sizeof *events);
    for (int first = 0; first < EVENTS; first += TOGETHER) {
        for (int i = 0; i < TOGETHER; i++)
            events[i] = (struct Event_new){.at = bench_at(first + i), .text = "Something happened"};
        toasty_free(check(db, event_create_array(db, events, TOGETHER)));
    }
    free(events);
}

static void insert_authors(void *db)
{
    const struct Chapter_new chapters[CHAPTERS] = {
        {.title = "Beginning", .pages = 10}, {.title = "Middle", .pages = 20}, {.title = "End", .pages = 30}};
    struct Book_new books[BOOKS] = {0};
    for (int i = 0; i < BOOKS; i++)
        books[i] = (struct Book_new){.title = "A book with a title",
                                     .chapters = {.items = chapters, .count = CHAPTERS}};
    for (int i = 0; i < AUTHORS; i++)
        toasty_free(
            check(db, author_create(db, .name = "An author", .books = {.items = books, .count = BOOKS})));
}

static void insert_customers(void *db)
{
    struct Customer_new customers[CUSTOMERS] = {0};
    for (int i = 0; i < CUSTOMERS; i++)
        customers[i].name = "A customer";
    toasty_free(check(db, customer_create_array(db, customers, CUSTOMERS)));
}

static void delete_sales(void *db)
{
    check_status(db, toasty_exec(db, "DELETE FROM sales"));
}

static void insert_sales(void *db)
{
    struct Sale_new *sales = array_of(SALES, sizeof *sales);
    for (int i = 0; i < SALES; i++)
        sales[i] = (struct Sale_new){
            .customer_id = i % CUSTOMERS + 1, .region = bench_region(i), .cents = bench_cents(i)};
    struct Sale_list *stored = check(db, sale_create_array(db, sales, SALES));
    check_count(stored->len, SALES);
    toasty_free(stored);
    free(sales);
}

static void tree(void *db)
{
    struct Author_list *authors = check(
        db, author_find(db, .limit = PARENTS,
                        .include = {toasty_with(Author.books, .include = {toasty_with(Book.chapters)})}));
    size_t chapters = 0;
    toasty_each (author, authors)
        toasty_each (book, author->books)
            chapters += book->chapters->len;
    check_count(chapters, PARENTS * BOOKS * CHAPTERS);
    toasty_free(authors);
}

/* A cursor in the middle of all events: a condition leads there. */
static struct Event_page *middle(toasty_db *db)
{
    return check(db, event_paginate(db, .where = toasty_ge(Event.at, bench_at(EVENTS / 2)),
                                    .order_by = {toasty_asc(Event.at)}, .per_page = 1));
}

static void pages(void *db)
{
    static struct Event_page *deep;
    if (!deep)
        deep = middle(db);
    const char *cursor = deep->next;
    struct Event_page *page = NULL;
    for (int i = 0; i < PAGES; i++) {
        struct Event_page *next = check(
            db, event_paginate(db, .order_by = {toasty_asc(Event.at)}, .per_page = PAGE, .after = cursor));
        check_count(next->len, PAGE);
        toasty_free(page);
        page = next;
        cursor = page->next;
    }
    check_count((size_t)page->items[PAGE - 1].at, (size_t)bench_at(EVENTS / 2 + PAGE * PAGES));
    toasty_free(page);
}

static void regions(void *db)
{
    struct RegionSales_list *list =
        check(db, region_sales_find(db, .order_by = {toasty_asc(RegionSales.region)}));
    int64_t sales = 0;
    toasty_each (region, list)
        sales += region->sales;
    check_count((size_t)sales, SALES);
    check_count(list->len, REGIONS);
    toasty_free(list);
}

static void customers(void *db)
{
    struct CustomerTotal_list *list = check(db, customer_total_find(db));
    int64_t sales = 0;
    toasty_each (customer, list)
        sales += customer->sales;
    check_count((size_t)sales, SALES);
    check_count(list->len, CUSTOMERS);
    toasty_free(list);
}

const bench_side bench_toasty = {
    "toasty",     open_db,      close_db, insert_events, insert_authors, insert_customers,
    delete_sales, insert_sales, tree,     pages,         regions,        customers,
};
