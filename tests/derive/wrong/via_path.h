#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many);
    struct Todo_list *l TOASTY(has_many(via = todos.));
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

/* expect 6:53: expected the name of a relation, found ')' */
/* expect 6:23: 'l' points at a list but does not say how it is related */
