#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many);
    struct Card *card TOASTY(has_one);
};
struct TOASTY(model, index(title, user_id)) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
    char *title;
};
struct TOASTY(model) Card {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
};

/* expect 5:36: relation User.todos cannot be queried: no index of Todo begins with the key of Todo.user (user_id) | add TOASTY(index) to the field 'user_id' of Todo */
/* expect 6:30: relation User.card cannot be queried | add TOASTY(unique) to the field 'user_id' of Card */
