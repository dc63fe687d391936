#include "models.toasty.h"
#include <stdio.h>

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Account));
    if (toasty_push_schema(db))
        return 1;
    struct Account *ada = account_create(db, .owner = "Ada");
    if (!ada)
        return 1;

    /* [doc: batch] */
    struct Entry *entry;
    struct Entry_list *entries;
    if (toasty_batch(db,
            account_entries_create_op(&entry, ada, .amount = 250),
            account_update_op(ada, .balance = toasty_add(250)),
            account_entries_op(&entries, ada)) == TOASTY_OK)
        printf("%d entries, balance %d\n", (int)entries->len, (int)ada->balance);
    toasty_free(entry);
    toasty_free(entries);
    /* [end] */

    /* [doc: fails] */
    int64_t count;
    if (toasty_batch(db, account_create_op(NULL, .owner = "Bob"),
                     account_create_op(NULL, .owner = "Ada"),
                     account_count_op(&count)))
        printf("%s (%d)\n", toasty_is_unique_violation(db) ? "taken" : toasty_errmsg(db), (int)count);
    /* [end] */

    /* [doc: all] */
    struct Account *bob;
    struct Entry_list *booked;
    int64_t accounts;
    if (toasty_all(db, account_first_op(&bob, .where = toasty_eq(Account.owner, "Bob")),
                   account_entries_op(&booked, ada, .order_by = { toasty_desc(Entry.id) }, .limit = 10),
                   account_count_op(&accounts)) == TOASTY_OK)
        printf("accounts: %d, entries: %zu, Bob: %s\n", (int)accounts, booked->len, bob ? "yes" : "no");
    toasty_free(bob);
    toasty_free(booked);
    /* [end] */

    toasty_free(ada);
    toasty_close(db);
    return 0;
}
