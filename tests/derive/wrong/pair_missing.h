#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
};
struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
};

/* expect 5:36: 'todos' has no matching belongs_to: no field of Todo belongs to User | add to struct Todo: toasty_uuid user_id TOASTY(index); struct User *user TOASTY(belongs_to); */
/* expect 6:36: 'profile' has no matching belongs_to | add to struct Profile */
