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

/* [doc: begin] */
static toasty_status empty(toasty_db *db, int64_t from, int64_t to)
{
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    if (!tx)
        return toasty_errcode(db);
    toasty_status status = TOASTY_OK;
    struct Account *account = account_get_by_id(tx, from);
    if (!account)
        status = toasty_errcode(tx);
    if (status == TOASTY_OK)
        status = account_update_by_id(tx, to, .cents = toasty_add(account->cents));
    if (status == TOASTY_OK)
        status = account_update(tx, account, .cents = toasty_set(0));
    toasty_free(account);
    if (status == TOASTY_OK)
        return toasty_commit(tx);
    toasty_rollback(tx);
    return status;
}
/* [end] */

/* [doc: run] */
struct transfer {
    int64_t from;
    int64_t to;
    int64_t cents;
};

static toasty_status transfer(toasty_db *tx, void *argument)
{
    const struct transfer *t = argument;
    struct Account *from = account_get_by_id(tx, t->from);
    if (!from)
        return toasty_errcode(tx);
    toasty_status status = from->cents < t->cents ? TOASTY_CONDITION_FAILED : TOASTY_OK;
    if (status == TOASTY_OK)
        status = account_update(tx, from, .cents = toasty_sub(t->cents));
    if (status == TOASTY_OK)
        status = account_update_by_id(tx, t->to, .cents = toasty_add(t->cents));
    toasty_free(from);
    return status;
}
/* [end] */

static int64_t cents_of(toasty_db *db, int64_t id)
{
    struct Account *account = account_get_by_id(db, id);
    check(db, account);
    int64_t cents = account->cents;
    toasty_free(account);
    return cents;
}

static void savepoint(toasty_db *db)
{
    /* [doc: savepoint] */
    toasty_db *tx = toasty_begin(db);
    check(db, tx);
    check(tx, account_update_by_id(tx, 1, .cents = toasty_add(1)) == TOASTY_OK);

    toasty_db *part = toasty_begin(tx);
    check(tx, part);
    check(part, account_delete_where(part, TOASTY_ALL_ROWS) == TOASTY_OK);
    toasty_rollback(part);

    check(db, toasty_commit(tx) == TOASTY_OK);
    printf("%d accounts\n", (int)account_count(db));
    /* [end] */
}

static void misuse(toasty_db *db)
{
    /* [doc: parent] */
    toasty_db *tx = toasty_begin(db, .read_only = true);
    check(db, tx);
    if (account_count(db) < 0)
        printf("%s\n", toasty_errmsg(db));
    if (account_delete_by_id(tx, 1) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(tx));
    toasty_rollback(tx);
    /* [end] */
}

static void conflict(toasty_db *db)
{
    /* [doc: conflict] */
    toasty_db *other = toasty_clone(db);
    check(db, other);
    toasty_db *tx = toasty_begin(db);
    check(db, tx);
    check(tx, account_count(tx) >= 0);                                  /* tx now reads a snapshot */
    check(other, account_update_by_id(other, 1, .cents = toasty_add(1)) == TOASTY_OK);

    if (account_update_by_id(tx, 1, .cents = toasty_add(1)) == TOASTY_SERIALIZATION_FAILURE)
        printf("%s\n", toasty_errmsg(tx));
    toasty_rollback(tx);
    toasty_close(other);
    /* [end] */
}

static void many_writers(void)
{
    /* [doc: writers] */
    toasty_db *db = toasty_open("turso:./writers.db",
        .models = toasty_models(&Account),
        .driver = toasty_turso(.concurrent_writes = true));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    toasty_free(account_create_many(db, accounts_new({ .id = 1, .cents = 100 }, { .id = 2, .cents = 100 })));
    toasty_db *other = toasty_clone(db);
    check(db, other);

    toasty_db *a = toasty_begin(db), *b = toasty_begin(other);          /* both may write */
    check(a, account_update_by_id(a, 1, .cents = toasty_add(1)) == TOASTY_OK);
    check(b, account_update_by_id(b, 2, .cents = toasty_add(1)) == TOASTY_OK);
    check(db, toasty_commit(a) == TOASTY_OK);
    check(other, toasty_commit(b) == TOASTY_OK);                        /* another row: no conflict */

    a = toasty_begin(db), b = toasty_begin(other);
    check(a, account_update_by_id(a, 1, .cents = toasty_add(1)) == TOASTY_OK);
    check(b, account_update_by_id(b, 1, .cents = toasty_add(1)) == TOASTY_OK);
    check(db, toasty_commit(a) == TOASTY_OK);
    if (toasty_commit(b) == TOASTY_SERIALIZATION_FAILURE)
        printf("%s\n", toasty_errmsg(other));
    toasty_close(other);
    toasty_close(db);
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso:./bank.db", .models = toasty_models(&Account));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Account_list *accounts =
        account_create_many(db, accounts_new({ .id = 1, .cents = 100 }, { .id = 2, .cents = 0 }));
    check(db, accounts);
    toasty_free(accounts);

    /* [doc: call] */
    struct transfer thirty = {.from = 1, .to = 2, .cents = 30};
    check(db, toasty_transaction(db, transfer, &thirty) == TOASTY_OK);

    struct transfer too_much = {.from = 1, .to = 2, .cents = 1000};
    if (toasty_transaction(db, transfer, &too_much, .retries = 3) == TOASTY_CONDITION_FAILED)
        printf("not enough: %s\n", toasty_errmsg(db));
    /* [end] */
    printf("%d %d\n", (int)cents_of(db, 1), (int)cents_of(db, 2));
    check(db, empty(db, 2, 1) == TOASTY_OK);
    printf("%d %d\n", (int)cents_of(db, 1), (int)cents_of(db, 2));
    savepoint(db);
    misuse(db);
    conflict(db);
    many_writers();
    toasty_close(db);
    return 0;
}
