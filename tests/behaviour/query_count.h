#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};
