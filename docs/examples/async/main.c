#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>
#include <toasty/async.h>
#include <unistd.h>
#include <uv.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

/* [doc: fiber] */
static void visit(void *argument)
{
    toasty_db *db = toasty_clone(argument);                             /* this fiber's own */
    struct Page *page = page_get_by_title(db, "Home");                  /* other fibers run meanwhile */
    check(db, page && page_update(db, page, .visits = toasty_add(1)) == TOASTY_OK);
    toasty_free(page);
    toasty_close(db);
}
/* [end] */

/* [doc: run] */
static void visit_often(void *db)
{
    for (int i = 0; i < 1000; i++)
        if (!toasty_spawn(NULL, visit, db))                             /* NULL: on the loop we are on */
            abort();
}

static void on_loop_of_its_own(toasty_db *db)
{
    check(db, toasty_run(visit_often, db) == TOASTY_OK);                /* until all fibers have ended */
}
/* [end] */

/* [doc: loop] */
static void on_your_loop(toasty_db *db, uv_loop_t *loop)
{
    toasty_spawn(loop, visit, db, .name = "visitor");
    toasty_spawn(loop, visit, db, .name = "another");
    uv_run(loop, UV_RUN_DEFAULT);
}
/* [end] */

/* [doc: join] */
static void count_one(void *argument)
{
    int64_t *count = argument;
    toasty_db *db = toasty_open("turso:./app.db", .models = toasty_models(&Page));
    *count = page_count(db, .where = toasty_gt(Page.visits, 0));
    toasty_close(db);
}

static void count_two_at_once(void *unused)
{
    int64_t counts[2];
    toasty_fiber *fibers[2];
    (void)unused;
    for (int i = 0; i < 2; i++)
        fibers[i] = toasty_spawn(NULL, count_one, &counts[i], .joinable = true);
    for (int i = 0; i < 2; i++)
        toasty_join(fibers[i]);
    printf("counted %d and %d\n", (int)counts[0], (int)counts[1]);
}
/* [end] */

/* [doc: scope] */
static toasty_status count_visited(void *count)
{
    toasty_db *db = toasty_open("turso:./app.db", .models = toasty_models(&Page));
    *(int64_t *)count = page_count(db, .where = toasty_gt(Page.visits, 0));
    toasty_status status = toasty_errcode(db);
    toasty_close(db);
    return status;
}

static toasty_status count_titled(void *count)
{
    toasty_db *db = toasty_open("turso:./app.db", .models = toasty_models(&Page));
    *(int64_t *)count = page_count(db, .where = toasty_eq(Page.title, "Home"));
    toasty_status status = toasty_errcode(db);
    toasty_close(db);
    return status;
}

static void count_in_a_scope(void *unused)
{
    int64_t visited, titled;
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, count_visited, &visited);
    toasty_scope_spawn(&scope, count_titled, &titled);
    if (toasty_scope_end(&scope) == TOASTY_OK)                          /* both have ended */
        printf("visited %d, titled %d\n", (int)visited, (int)titled);
}
/* [end] */

/* [doc: wait] */
static void read_greeting(void *argument)
{
    int fd = *(int *)argument;
    char text[64];
    while (toasty_wait(fd, TOASTY_READABLE, 1000) == TOASTY_OK) {
        ssize_t length = read(fd, text, sizeof text);
        if (length <= 0)
            break;                                                      /* the end */
        printf("read '%.*s'\n", (int)length, text);
    }
}
/* [end] */

static void greet(void *argument)
{
    int fd = *(int *)argument;
    if (write(fd, "hello", 5) != 5)
        abort();
    close(fd);
}

static void talk(void *unused)
{
    int ends[2];
    toasty_fiber *fibers[2];
    (void)unused;
    if (pipe(ends) != 0)
        abort();
    fibers[0] = toasty_spawn(NULL, read_greeting, &ends[0], .joinable = true);
    fibers[1] = toasty_spawn(NULL, greet, &ends[1], .joinable = true);
    toasty_join(fibers[0]);
    toasty_join(fibers[1]);
    close(ends[0]);
}

/* [doc: deadline] */
static void within_a_moment(void *argument)
{
    toasty_db *db = argument;
    toasty_deadline deadline = toasty_deadline_begin(20);
    if (toasty_sleep(60 * 1000) == TOASTY_DEADLINE_EXCEEDED)
        printf("slept long enough\n");
    if (!page_get_by_id(db, 1))
        printf("%s\n", toasty_errmsg(db));
    toasty_deadline_end(deadline);
}
/* [end] */

/* [doc: cancel] */
static void keep_visiting(void *argument)
{
    toasty_db *db = toasty_clone(argument);
    toasty_status status = TOASTY_OK;
    while (status == TOASTY_OK) {
        struct Page *page = page_get_by_id(db, 1);
        status = page ? page_update(db, page, .visits = toasty_add(1)) : toasty_errcode(db);
        toasty_free(page);
    }
    printf("ended: %s\n", toasty_status_text(status));
    toasty_close(db);
}

static void visit_for_a_moment(void *db)
{
    toasty_fiber *visitor = toasty_spawn(NULL, keep_visiting, db, .joinable = true);
    toasty_sleep(10);
    toasty_cancel(visitor);
    toasty_join(visitor);
}
/* [end] */

int main(void)
{
    toasty_db *db = toasty_open("turso:./app.db", .models = toasty_models(&Page));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Page *page = page_create(db, .id = 1, .title = "Home", .visits = 0);
    check(db, page);
    toasty_free(page);

    on_loop_of_its_own(db);
    uv_loop_t loop;
    uv_loop_init(&loop);
    on_your_loop(db, &loop);
    uv_loop_close(&loop);

    page = page_get_by_id(db, 1);
    check(db, page);
    printf("%d visits\n", (int)page->visits);
    toasty_free(page);

    check(db, toasty_run(count_two_at_once, NULL) == TOASTY_OK);
    check(db, toasty_run(count_in_a_scope, NULL) == TOASTY_OK);
    check(db, toasty_run(talk, NULL) == TOASTY_OK);
    check(db, toasty_run(within_a_moment, db) == TOASTY_OK);
    check(db, toasty_run(visit_for_a_moment, db) == TOASTY_OK);
    toasty_close(db);
    return 0;
}
