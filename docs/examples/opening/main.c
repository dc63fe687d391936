#include "models.toasty.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

/* [doc: thread] */
static void *work(void *argument)
{
    toasty_db *db = argument;                                           /* this thread's own */
    for (int i = 0; i < 10; i++) {
        struct Hit *hit = hit_create(db, .thread = 1);
        check(db, hit);
        toasty_free(hit);
    }
    toasty_close(db);
    return NULL;
}

static void work_in_threads(toasty_db *db)
{
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        toasty_db *session = toasty_clone(db);
        check(db, session);
        pthread_create(&threads[i], NULL, work, session);
    }
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
}
/* [end] */

static void refuse(const char *url)
{
    toasty_db *db = toasty_open(url, .models = toasty_models(&Hit));
    printf("%s\n", toasty_errmsg(db));
    toasty_close(db);
}

int main(void)
{
    /* [doc: open] */
    toasty_db *db = toasty_open("turso:./app.db?busy_timeout_ms=2000",
        .models               = toasty_models(&Hit),
        .max_pool_size        = 8,
        .pool_wait_timeout_ms = 10000,
        .slow_statement_ms    = 200);
    if (toasty_errcode(db) != TOASTY_OK) {
        fprintf(stderr, "%s\n", toasty_errmsg(db));
        toasty_close(db);
        return 1;
    }
    /* [end] */
    check(db, toasty_push_schema(db) == TOASTY_OK);
    work_in_threads(db);
    printf("%d hits\n", (int)hit_count(db));

    /* [doc: pool] */
    toasty_pool_status pool = toasty_pool(db);
    printf("at most %d connections, all there are free: %s\n", pool.max_size,
           pool.size == pool.available ? "yes" : "no");
    /* [end] */
    toasty_close(db);

    /* [doc: driver] */
    db = toasty_open("sqlite:./app.db",
        .models = toasty_models(&Hit),
        .driver = toasty_sqlite(.busy_timeout_ms = -1));
    check(db, toasty_errcode(db) == TOASTY_OK);
    toasty_close(db);
    /* [end] */

    /* [doc: wrong-urls] */
    refuse("app.db");
    refuse("postgresql://localhost/app");
    refuse("sqlite:./app.db?concurrent_writes=true");
    refuse("turso:./app.db?timeout=5");
    refuse("turso:./no/such/folder/app.db");
    /* [end] */
    return 0;
}
