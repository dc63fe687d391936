#include <toasty/model.h>

struct TOASTY(model) User {
    uint64_t id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    uint64_t id TOASTY(key, auto);
    uint64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
};

struct TOASTY(model) Profile {
    uint64_t id TOASTY(key, auto);
    uint64_t user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio;
};
