#include "models.toasty.h"
#include <stdio.h>

int main(void)
{
    toasty_db *db = toasty_open("turso:./app.db", .models = toasty_models(&User, &Todo));
    if (toasty_push_schema(db) != TOASTY_OK)
        goto fail;

    struct User *ada = user_create(db, .name = "Ada Lovelace", .email = "ada@example.com");
    struct Todo *shipped = ada ? user_todos_create(db, ada, .title = "ship it") : NULL;
    if (!shipped)
        goto fail;

    struct User *found = user_get_by_email(db, "ada@example.com");
    if (!found)
        goto fail;
    user_print(stdout, found);

    struct Todo_list *todos = user_todos(db, found);
    if (!todos)
        goto fail;
    toasty_each (todo, todos)
        todo_print(stdout, todo);

    toasty_free(todos);
    toasty_free(found);
    toasty_free(shipped);
    toasty_free(ada);
    toasty_close(db);
    return 0;
fail:
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    toasty_close(db);
    return 1;
}
