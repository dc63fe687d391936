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

/* [doc: leave] */
/* A doctor may go off call while another one stays. */
static toasty_status leave(toasty_db *tx, int64_t id)
{
    if (doctor_count(tx, .where = toasty_eq(Doctor.on_call, true)) < 2)
        return TOASTY_CONDITION_FAILED;
    return doctor_update_by_id(tx, id, .on_call = toasty_set(false));
}
/* [end] */

static void go(toasty_db *db, toasty_db *other, toasty_isolation isolation)
{
    /* [doc: skew] */
    toasty_db *a = toasty_begin(db, .isolation = isolation);
    toasty_db *b = toasty_begin(other, .isolation = isolation);
    check(a, leave(a, 1) == TOASTY_OK);
    check(b, leave(b, 2) == TOASTY_OK);
    check(db, toasty_commit(a) == TOASTY_OK);
    if (toasty_commit(b) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(other));
    printf("%d on call\n", (int)doctor_count(db, .where = toasty_eq(Doctor.on_call, true)));
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:",
        .models = toasty_models(&Doctor),
        .driver = toasty_turso(.concurrent_writes = true));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    toasty_free(doctor_create_many(db, doctors_new({ .id = 1, .on_call = true }, { .id = 2, .on_call = true })));
    toasty_db *other = toasty_clone(db);
    check(db, other);
    go(db, other, TOASTY_ISOLATION_DEFAULT);
    check(db, doctor_update_where(db, TOASTY_ALL_ROWS, .on_call = toasty_set(true)) == TOASTY_OK);
    go(db, other, TOASTY_SERIALIZABLE);
    toasty_close(other);
    toasty_close(db);
    return 0;
}
