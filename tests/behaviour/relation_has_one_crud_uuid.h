#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *bio;
};
