/* [doc: program] */
#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

/* Ends the program with the reason when a call has failed. */
static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User, &Todo));
    check(db, toasty_push_schema(db) == TOASTY_OK);

    struct User *ada = user_create(db, .name = "Ada", .email = "ada@example.com");
    check(db, ada);
    struct Todo *todo = user_todos_create(db, ada, .title = "Note G");
    check(db, todo);

    struct User_list *users = user_find(db,
        .where    = toasty_starts_with(User.name, "A"),
        .order_by = { toasty_asc(User.name) },
        .include  = { toasty_with(User.todos) });
    check(db, users);
    toasty_each (user, users)
        printf("%s has %zu thing to do: %s\n", user->name, user->todos->len, user->todos->items[0].title);

    check(db, todo_update(db, todo, .done = toasty_set(true)) == TOASTY_OK);
    int64_t open = todo_count(db, .where = toasty_eq(Todo.done, false));
    check(db, open >= 0);
    printf("left to do: %d\n", (int)open);

    toasty_free(users);
    toasty_free(todo);
    toasty_free(ada);
    toasty_close(db);
    return 0;
}
/* [end] */
