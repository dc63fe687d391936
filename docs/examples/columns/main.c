#include "models.toasty.h"
#include <math.h>
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
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new(
        { .title = "write", .minutes = toasty_i32(90), .due = {2026, 3, 1} },
        { .title = "read", .minutes = toasty_i32(30), .due = {2026, 3, 9} },
        { .title = "sleep", .due = {2026, 3, 2} }));
    struct User *bob = user_create(db, .name = "Bob", .todos = todos_new(
        { .title = "cook", .minutes = toasty_i32(45), .due = {2026, 2, 27} }));
    check(db, ada && bob);
    toasty_free(ada);
    toasty_free(bob);
}

static void numbers(toasty_db *db)
{
    /* [doc: sum] */
    int64_t minutes = toasty_sum(db, Todo.minutes, .where = toasty_eq(toasty_path(Todo.user, User.name), "Ada"));
    check(db, toasty_errcode(db) == TOASTY_OK);
    double average = toasty_avg(db, Todo.minutes);
    check(db, toasty_errcode(db) == TOASTY_OK);
    printf("%d minutes, %g on average\n", (int)minutes, average);
    /* [end] */

    /* [doc: max] */
    toasty_date *last = toasty_max(db, Todo.due);
    if (last)
        printf("all done by %d-%02d-%02d\n", last->year, last->month, last->day);
    else if (toasty_errcode(db) == TOASTY_OK)
        printf("nothing to do\n");
    toasty_free(last);
    /* [end] */
}

static void columns(toasty_db *db)
{
    /* [doc: pluck] */
    toasty_string_list *titles = toasty_pluck(db, Todo.title, .order_by = { toasty_asc(Todo.title) });
    check(db, titles);
    toasty_each (title, titles)
        printf("%s;", *title);
    printf("\n");
    toasty_free(titles);
    /* [end] */

    /* [doc: nulls] */
    toasty_int_list *minutes = toasty_pluck(db, Todo.minutes, .order_by = { toasty_asc(Todo.id) });
    check(db, minutes);
    for (size_t i = 0; i < minutes->len; i++)
        if (minutes->nulls && minutes->nulls[i])
            printf("no idea;");
        else
            printf("%d;", (int)minutes->items[i]);
    printf("\n");
    toasty_free(minutes);
    /* [end] */
}

/* [doc: visit] */
static bool print_todo(struct Todo *todo, void *arg)
{
    int *left = arg;
    printf("%s;", todo->title);
    return --*left > 0; /* false: enough */
}
/* [end] */

static void stream(toasty_db *db)
{
    /* [doc: each] */
    int left = 3;
    if (todo_each(db, print_todo, &left, .where = toasty_is_not_null(Todo.minutes), .order_by = { toasty_asc(Todo.due) }))
        fprintf(stderr, "%s\n", toasty_errmsg(db));
    printf("\n");
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    fill(db);
    numbers(db);
    columns(db);
    stream(db);
    toasty_close(db);
    return 0;
}
