#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(index);
    bool complete;
    int64_t priority;
    struct Comment_list *comments TOASTY(has_many);
};

struct TOASTY(model) Comment {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *body;
};

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio;
};

/* One that must have a child. */
struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Plan *plan TOASTY(has_one, required);
};

struct TOASTY(model) Plan {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid account_id TOASTY(unique);
    struct Account *account TOASTY(belongs_to);
    char *label;
};
