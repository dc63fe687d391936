#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    char *bio TOASTY(nullable);
    int64_t *age;
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
    struct Step_list *steps TOASTY(has_many);
};

struct TOASTY(model) Step {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *text;
};

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio;
};
