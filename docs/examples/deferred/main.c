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

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Document));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    toasty_free(document_create(db, .title = "Report", .body = "Many pages."));
    toasty_free(document_create(db, .title = "Letter", .body = "Dear all,", .summary = "a greeting"));

    /* [doc: find] */
    struct Document_list *titles = document_find(db, .where = toasty_contains(Document.body, "Dear"));
    check(db, titles);
    toasty_each (document, titles)
        printf("%s: %s\n", document->title, document->body ? document->body : "not loaded");
    toasty_free(titles);
    /* [end] */

    /* [doc: include] */
    struct Document_list *whole = document_find(db,
        .order_by = { toasty_asc(Document.title) },
        .include  = { toasty_with_field(Document.body), toasty_with_field(Document.summary) });
    check(db, whole);
    toasty_each (document, whole)
        printf("%s: %s (%s)\n", document->title, document->body,
               document->summary ? document->summary : "no summary");
    toasty_free(whole);
    /* [end] */

    /* [doc: load] */
    struct Document *report = document_get_by_title(db, "Report");
    check(db, report);
    printf("%s\n", toasty_is_loaded(report, Document.summary) ? "loaded" : "not loaded");
    check(db, document_load(db, report, .include = { toasty_with_field(Document.summary) }) == TOASTY_OK);
    printf("%s, %s\n", toasty_is_loaded(report, Document.summary) ? "loaded" : "not loaded",
           report->summary ? report->summary : "NULL");
    /* [end] */

    /* [doc: update] */
    check(db, document_update(db, report, .body = toasty_set("Fewer pages.")) == TOASTY_OK);
    printf("%s\n", report->body);
    /* [end] */

    toasty_free(report);
    toasty_close(db);
    return 0;
}
