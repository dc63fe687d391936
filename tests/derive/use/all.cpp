// Compiled, not run: in C++ the macros are left out and the functions take the option structs.
#include "quickstart.toasty.h"
#include "relations.toasty.h"
#include "types.toasty.h"
#include "writing.toasty.h"

struct User *run(toasty_db *db);

struct User *run(toasty_db *db)
{
    User_new values = {};
    values.toasty__db = db;
    values.name = "Ada";
    values.email = "ada@example.com";
    struct User *user = user_create_with(&values);
    Todo_new todo = {};
    todo.toasty__db = db;
    todo.toasty__parent = user;
    todo.title = "ship it";
    toasty_free(user_todos_create_with(&todo));
    toasty_find_options options = {};
    options.db = db;
    options.where = toasty_expr_compare(TOASTY_EXPR_EQ, User.name.field, toasty_value_string("Ada"));
    toasty_free(user_find_with(&options));
    options.toasty__parent = user;
    toasty_free(user_todos_with(&options));
    toasty_free(user_profile(db, user));
    toasty_free(reading_get_by_station_and_kind(db, "a", "gas"));
    Article_upsert upsert = {};
    upsert.toasty__db = db;
    upsert.toasty__by[0].string = "news";
    upsert.title.op = TOASTY_SET;
    upsert.title.value = "News";
    upsert.or_ignore = true;
    toasty_free(article_upsert_by_slug_with(&upsert));
    User_changes changes = {};
    changes.toasty__db = db;
    changes.toasty__record = user;
    changes.name.op = TOASTY_SET;
    changes.name.value = "Bob";
    if (user_update_with(&changes) != TOASTY_OK)
        return nullptr;
    return user_get_by_email(db, "ada@example.com");
}
