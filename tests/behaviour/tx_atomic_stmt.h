#include <toasty/model.h>

struct TOASTY(model) User {
    uint64_t id TOASTY(key, auto);
    char *name TOASTY(nullable);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    uint64_t id TOASTY(key, auto);
    uint64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(unique);
};

struct TOASTY(model) Profile {
    uint64_t id TOASTY(key, auto);
    char *bio TOASTY(unique);
    uint64_t user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};
