#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many, nullable);
    struct Todo *urgent TOASTY(has_one, nullable);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

/* expect 5:46: 'todos' is a relation and cannot have 'nullable' | a list is empty */
/* expect 6:41: 'urgent' is a relation and cannot have 'nullable' | unless it is required */
