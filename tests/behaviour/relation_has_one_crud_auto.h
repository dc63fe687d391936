#include <toasty/model.h>

struct TOASTY(model) User {
    uint64_t id TOASTY(key, auto);
    char *name;
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Profile {
    uint64_t id TOASTY(key, auto);
    uint64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *bio;
};
