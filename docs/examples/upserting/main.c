#include "models.toasty.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Visit));
    check(db, toasty_push_schema(db) == TOASTY_OK);

    /* [doc: both] */
    for (int i = 0; i < 3; i++) {
        struct Visit *visit = visit_upsert_by_site_and_path(db, "example.com", "/",
            .title = toasty_set("Home"),
            .count = toasty_add(1));
        check(db, visit);
        printf("%s: %" PRId64 "\n", visit->title, visit->count);
        toasty_free(visit);
    }
    /* [end] */

    /* [doc: branches] */
    struct Visit *visit = visit_upsert_by_site_and_path(db, "example.com", "/",
        .title     = toasty_set("Start"),
        .on_create = { .count = toasty_set(1) },
        .on_update = { .count = toasty_add(10), .title = toasty_null });
    check(db, visit);
    printf("%s: %" PRId64 "\n", visit->title ? visit->title : "no title", visit->count);
    toasty_free(visit);
    /* [end] */

    /* [doc: ignore] */
    visit = visit_upsert_by_site_and_path(db, "example.com", "/", .or_ignore = true);
    if (visit)
        printf("created\n");
    else if (toasty_errcode(db) == TOASTY_OK)
        printf("there already\n");
    check(db, toasty_errcode(db) == TOASTY_OK);
    toasty_free(visit);
    /* [end] */

    /* [doc: refused] */
    if (!visit_upsert_by_id(db, 1, .count = toasty_add(1)))
        printf("%s\n", toasty_errmsg(db));
    /* [end] */

    toasty_close(db);
    return 0;
}
