// Compiled, not run: in C++ the macros are left out and the functions take the option structs.
#include "embeds.toasty.h"
#include "quickstart.toasty.h"
#include "relations.toasty.h"
#include "types.toasty.h"
#ifdef __clang__ // which calls structs without names in a union an extension
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wnested-anon-types"
#endif
#include "variants.toasty.h"
#ifdef __clang__
#pragma clang diagnostic pop
#endif
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
    House_new house = {};
    house.toasty__db = db;
    house.number = 7;
    house.place.street = "Main Street";
    house.place.spot.x = 3;
    house.place.state = STATE_OPEN;
    struct House *stands = house_create_with(&house);
    House_changes moved = {};
    moved.toasty__db = db;
    moved.toasty__record = stands;
    moved.place.street.op = TOASTY_SET;
    moved.place.street.value = "Side Street";
    moved.before.toasty__op = TOASTY_SET;
    moved.before.toasty__value = stands->place;
    if (house_update_with(&moved) != TOASTY_OK)
        return nullptr;
    toasty_expr scratch[8];
    options.where = toasty_expr_embed(TOASTY_EXPR_EQ, House.place.toasty__embed, &stands->place, scratch);
    toasty_free(house_find_with(&options));
    toasty_free(house_get_by_place_street_and_number(db, "Side Street", 7));
    User_changes changes = {};
    changes.toasty__db = db;
    changes.toasty__record = user;
    changes.name.op = TOASTY_SET;
    changes.name.value = "Bob";
    if (user_update_with(&changes) != TOASTY_OK)
        return nullptr;
    return user_get_by_email(db, "ada@example.com");
}
