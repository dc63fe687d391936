#include "models.toasty.h"

#include <cstdio>
#include <memory>

/* [doc: program] */
struct Free {
    void operator()(void *result) const { toasty_free(result); }
};
template <typename T> using owned = std::unique_ptr<T, Free>;

int main()
{
    const void *tokens[] = {&User};
    toasty_open_options options = {};
    options.url = "turso::memory:";
    options.models = {1, tokens};
    toasty_db *db = toasty_open_with(&options);
    if (toasty_push_schema(db) != TOASTY_OK)
        return std::fprintf(stderr, "%s\n", toasty_errmsg(db)), 1;

    int32_t age = 36;
    User_new values = {};
    values.toasty__db = db;
    values.name = "Ada";
    values.age = &age;
    owned<struct User> ada(user_create_with(&values));
    if (!ada)
        return std::fprintf(stderr, "%s\n", toasty_errmsg(db)), 1;

    toasty_find_options find = {};
    find.db = db;
    find.where = toasty_expr_compare(TOASTY_EXPR_GT, User.age.field, toasty_value_int(18));
    owned<struct User_list> adults(user_find_with(&find));
    std::printf("%zu adult, %s\n", adults->len, adults->items[0].name);
    toasty_close(db);
}
/* [end] */
