#include "models.toasty.h"
#include <stdio.h>

static void warn(void *context, const toasty_log_event *event)
{
    (void)context;
    if (event->level == TOASTY_LOG_WARN)
        printf("%s\n  %s\n", event->message, event->statement);
}

int main(void)
{
    toasty_set_logger(warn, NULL);
    /* [doc: option] */
    toasty_db *db = toasty_open("turso::memory:",
        .models                     = toasty_models(&User),
        .repeated_statement_warning = 3);
    /* [end] */
    if (toasty_push_schema(db) != TOASTY_OK)
        return 1;
    toasty_free(user_create_many(db, users_new({ .name = "Ada" }, { .name = "Bob" }, { .name = "Cid" })));

    struct User_list *users = user_find(db);
    /* [doc: again] */
    toasty_each (user, users) /* a statement for each user */
        toasty_free(user_todos(db, user));
    /* [end] */
    toasty_free(users);

    /* [doc: assert] */
    toasty_assert_queries (db, 4) { /* BEGIN, users, todos, COMMIT */
        users = user_find(db, .include = { toasty_with(User.todos) });
        toasty_free(users);
    }
    printf("%s\n", toasty_query_count(db) > 4 ? "counted" : "not counted");
    /* [end] */
    toasty_close(db);
    return 0;
}
