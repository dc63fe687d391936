#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid author_id TOASTY(index);
    struct User *author TOASTY(belongs_to);
    toasty_uuid owner_id TOASTY(index);
    struct User *owner TOASTY(belongs_to);
};

/* expect 5:36: 'todos' could be the other side of several fields of Todo: author, owner | say which: has_many(pair =  */
