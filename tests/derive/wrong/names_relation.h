#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *create TOASTY(has_many);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

/* expect 5:23: model User and the relation 'create' of User would both generate user_create | rename one */
