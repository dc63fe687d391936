#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Post_list *posts TOASTY(has_many);
};

struct TOASTY(model) Post {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(unique);
};
