#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    struct Todo_list *todos TOASTY(has_many);
    struct Note_list *notes TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Badge *badge TOASTY(has_one);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Badge {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};
