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
    printf("  %s\n", event->statement);
}

static struct Forum *make(toasty_db *db, const char *name)
{
    struct Forum *forum = forum_create(db, .name = name,
        .threads = threads_new({ .title = "Rules" }, { .title = "Hello" }, { .title = "Spam" }));
    check(db, forum);
    struct Photo *photo = forum_photos_create(db, forum, .file = "cover.png");
    check(db, photo);
    toasty_free(photo);
    return forum;
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Forum, &Customer));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Forum *forum = make(db, "c");

    /* [doc: ways] */
    check(db, forum_threads_delete_where(db, forum, toasty_eq(Thread.title, "Spam")) == TOASTY_OK);
    printf("%d deleted\n", (int)toasty_changes(db));

    check(db, thread_delete_where(db, toasty_starts_with(Thread.title, "Hel")) == TOASTY_OK);
    check(db, forum_delete_by_name(db, "no such forum") == TOASTY_OK);
    printf("%d deleted\n", (int)toasty_changes(db));
    /* [end] */

    toasty_set_logger(show, NULL);
    /* [doc: one] */
    check(db, forum_delete(db, forum) == TOASTY_OK);
    toasty_free(forum);
    /* [end] */
    toasty_set_logger(NULL, NULL);
    printf("%d threads, %d photo\n", (int)thread_count(db), (int)photo_count(db));

    toasty_free(make(db, "x"));
    /* [doc: returning] */
    struct Photo_list *photos = photo_delete_where_returning(db, toasty_is_null(Photo.forum));
    check(db, photos);
    toasty_each (photo, photos)
        printf("%s goes\n", photo->file);
    toasty_free(photos);
    /* [end] */
    /* [doc: all] */
    if (thread_delete_where(db, toasty_expr_all(NULL, 0)) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    check(db, thread_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);
    /* [end] */

    struct Customer *customer = customer_create(db, .orders = orders_new({ .id = NULL }), .addresses = addresses_new({ .id = NULL }));
    check(db, customer);
    /* [doc: held] */
    if (customer_delete(db, customer) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    if (!order_create(db, .customer_id = 99))
        printf("%s\n", toasty_errmsg(db));
    /* [end] */
    toasty_free(customer);
    toasty_close(db);
    return 0;
}
