#include <toasty/model.h>

struct TOASTY(model) User {
    uint64_t id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    uint64_t id TOASTY(key, auto);
    uint64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *title TOASTY(index);
};
