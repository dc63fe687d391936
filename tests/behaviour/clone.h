#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(index);
    char *mail TOASTY(nullable);
    struct Post_list *posts TOASTY(has_many);
};

struct TOASTY(model) Post {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
};
