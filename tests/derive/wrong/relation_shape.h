#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo *todos TOASTY(has_many);
    struct Todo_list *todo TOASTY(has_one);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User_list *user TOASTY(belongs_to);
};

/* expect 5:18: has_many needs a pointer to a list, and 'todos' has type 'struct Todo *' | struct Todo_list *todos */
/* expect 6:23: has_one needs a pointer to one record, and 'todo' has type 'struct Todo_list *' | struct Todo *todo, or has_many */
/* expect 11:23: belongs_to needs a pointer to one record | struct User *user */
