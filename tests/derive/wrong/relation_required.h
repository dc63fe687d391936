#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many, required);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to, required);
};

/* expect 5:46: 'required' is said of a has_one only | a list may always be empty */
/* expect 10:42: 'required' is said of a has_one only | key is not nullable */
