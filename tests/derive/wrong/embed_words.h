#include <toasty/model.h>

struct TOASTY(embed) Address {
    char *street TOASTY(key);
    toasty_uuid id TOASTY(auto);
    char *city TOASTY(default("x"));
    toasty_timestamp at TOASTY(update(toasty_now()));
    uint64_t version TOASTY(version);
    struct User_list *users TOASTY(has_many);
    struct User *user;
    int64_t plain TOASTY(nullable);
    int64_t late TOASTY(deferred);
};
struct TOASTY(embed, table = "cities", unique(a)) City {
    char *name;
};
struct TOASTY(embed) Nothing {};
struct TOASTY(embed(by_value)) How {
    char *name;
};
struct TOASTY(model, embed) Both {
    toasty_uuid id TOASTY(key, auto);
};
union TOASTY(embed) Either {
    int64_t a;
    double b;
};
struct TOASTY(embed) {
    char *name;
} nameless;
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

/* expect 4:25: 'key' cannot be said of a field of an embedded struct | it is the model's affair */
/* expect 5:27: 'auto' cannot be said of a field of an embedded struct */
/* expect 6:23: 'default' cannot be said of a field of an embedded struct */
/* expect 7:32: 'update' cannot be said of a field of an embedded struct */
/* expect 8:29: 'version' cannot be said of a field of an embedded struct */
/* expect 9:23: 'users' points at struct User_list, which is not embedded | has no relations */
/* expect 9:36: 'has_many' cannot be said of a field of an embedded struct */
/* expect 10:18: 'user' points at struct User, which is not embedded | mark the other struct */
/* expect 11:26: 'plain' has the plain type 'int64_t': it cannot be NULL | write a pointer */
/* expect 12:25: 'late' has the plain type 'int64_t' and cannot be deferred | write a pointer */
/* expect 14:22: 'table' cannot be said of an embedded struct | it has no table */
/* expect 14:40: 'unique' cannot be said of an embedded struct */
/* expect 17:22: struct Nothing has no fields | give it some */
/* expect 18:15: 'embed' takes no such argument | write embed, or embed(newtype) */
/* expect 21:22: a struct is a model or embedded in one, not both | keep one */
/* expect 24:14: a union cannot be embedded | leave TOASTY(...) out */
/* expect 28:15: what is embedded needs a name after the word struct | struct TOASTY(embed) Name */
