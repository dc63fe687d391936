#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name;
    char *email TOASTY(unique);
    int64_t visits TOASTY(default(0));
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key, auto);
    char *title;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};
