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
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Article));
    check(db, toasty_push_schema(db) == TOASTY_OK);

    /* [doc: conflict] */
    struct Article *ours = article_create(db, .title = "Draft");
    check(db, ours);
    struct Article *theirs = article_get_by_id(db, ours->id);
    check(db, theirs);

    check(db, article_update(db, theirs, .title = toasty_set("Their title")) == TOASTY_OK);
    printf("theirs is version %" PRIu64 "\n", theirs->version);

    if (article_update(db, ours, .title = toasty_set("Our title")) == TOASTY_CONDITION_FAILED)
        printf("%s\n", toasty_errmsg(db));
    printf("ours is still \"%s\", version %" PRIu64 "\n", ours->title, ours->version);
    /* [end] */

    /* [doc: again] */
    for (;;) {
        struct Article *now = article_get_by_id(db, ours->id);
        check(db, now);
        toasty_status status = article_update(db, now, .title = toasty_set("Our title"));
        if (status == TOASTY_OK)
            printf("\"%s\", version %" PRIu64 "\n", now->title, now->version);
        toasty_free(now);
        if (status == TOASTY_OK)
            break;
        check(db, status == TOASTY_CONDITION_FAILED);
    }
    /* [end] */

    /* [doc: where] */
    check(db, article_update_by_id(db, ours->id, .votes = toasty_add(1)) == TOASTY_OK);
    /* [end] */

    /* [doc: gone] */
    if (article_delete(db, theirs) == TOASTY_CONDITION_FAILED)
        printf("%s\n", toasty_errmsg(db));
    check(db, article_delete_by_id(db, theirs->id) == TOASTY_OK);
    if (article_delete(db, theirs) == TOASTY_RECORD_NOT_FOUND)
        printf("%s\n", toasty_errmsg(db));
    /* [end] */

    toasty_free(theirs);
    toasty_free(ours);
    toasty_close(db);
    return 0;
}
