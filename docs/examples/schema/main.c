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

static void show(void *unused, const toasty_log_event *event)
{
    (void)unused;
    printf("%s\n", event->statement);
}

int main(void)
{
    toasty_db *db = toasty_open("turso:./club.db", .models = toasty_models(&Membership));
    toasty_set_logger(show, NULL);

    /* [doc: push] */
    if (toasty_push_schema(db) != TOASTY_OK)
        fprintf(stderr, "%s\n", toasty_errmsg(db));
    /* [end] */
    check(db, toasty_errcode(db) == TOASTY_OK);

    printf("again: %s\n", toasty_push_schema(db) == TOASTY_OK ? "stored" : toasty_errmsg(db));

    /* [doc: missing] */
    check(db, toasty_push_schema(db, .if_missing = true) == TOASTY_OK);
    /* [end] */

    /* [doc: reset] */
    check(db, toasty_reset_db(db) == TOASTY_OK);
    check(db, toasty_push_schema(db) == TOASTY_OK);
    /* [end] */
    toasty_close(db);

    toasty_set_logger(NULL, NULL);
    db = toasty_open("turso:./club.db", .models = toasty_models(&Membership), .table_name_prefix = "test_");
    check(db, toasty_push_schema(db) == TOASTY_OK);
    toasty_rows *rows = toasty_query(db, "SELECT name FROM sqlite_schema WHERE name LIKE 'test%' ORDER BY name");
    check(db, rows);
    for (size_t i = 0; i < rows->len; i++)
        printf("%s\n", toasty_row_value(rows, i, 0)->as.string);
    toasty_free(rows);
    toasty_close(db);
    return 0;
}
