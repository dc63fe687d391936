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
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Account));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Account *ada = account_create(db, .owner = "Ada", .note = "new");
    struct Account *bob = account_create(db, .owner = "Bob");
    check(db, ada && bob);

    /* [doc: one] */
    check(db, account_update(db, ada,
                             .owner   = toasty_set("Ada Lovelace"),
                             .note    = toasty_null,
                             .balance = toasty_add(12.5),
                             .logins  = toasty_add(1)) == TOASTY_OK);
    printf("%s: %.2f, %u login, %s\n", ada->owner, ada->balance, (unsigned)ada->logins,
           ada->note ? ada->note : "no note");
    /* [end] */

    /* [doc: by] */
    check(db, account_update_by_owner(db, "Bob", .balance = toasty_set(3)) == TOASTY_OK);
    printf("%d changed\n", (int)toasty_changes(db));
    /* [end] */

    /* [doc: where] */
    check(db, account_update_where(db, toasty_gt(Account.balance, 1),
                                   .balance = toasty_sub(1), .note = toasty_set("fee")) == TOASTY_OK);
    printf("%d changed\n", (int)toasty_changes(db));

    check(db, account_update_where(db, TOASTY_ALL_ROWS, .logins = toasty_set(0)) == TOASTY_OK);
    /* [end] */

    /* [doc: returning] */
    struct Account_list *accounts =
        account_update_where_returning(db, toasty_ge(Account.balance, 1), .logins = toasty_add(1));
    check(db, accounts);
    toasty_each (account, accounts)
        printf("%s: %u login\n", account->owner, (unsigned)account->logins);
    toasty_free(accounts);
    /* [end] */

    /* [doc: relations] */
    check(db, account_update(db, ada,
                             .card    = card_new(.number = "4711"),
                             .entries = entries_new({ .text = "opened" }, { .text = "paid" })) == TOASTY_OK);
    printf("card %s\n", ada->card->number);

    struct Card *spare = card_create(db, .number = "0815");
    check(db, spare);
    check(db, account_update(db, ada, .card = toasty_set(spare)) == TOASTY_OK);
    check(db, account_update(db, ada, .card = toasty_null) == TOASTY_OK);
    check(db, card_update(db, spare, .account = toasty_set(bob)) == TOASTY_OK);
    /* [end] */
    struct Card *card = account_card(db, bob);
    check(db, card);
    printf("Bob has card %s\n", card->number);

    /* [doc: refused] */
    if (account_update(db, ada, .level = toasty_add(10)) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    if (account_update(db, ada, .id = toasty_set(7)) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    if (account_update(db, ada) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));

    check(db, account_delete_by_owner(db, "Bob") == TOASTY_OK);
    if (account_update(db, bob, .balance = toasty_set(0)) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    /* [end] */

    toasty_free(card);
    toasty_free(spare);
    toasty_free(bob);
    toasty_free(ada);
    toasty_close(db);
    return 0;
}
