#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id              TOASTY(key, auto);
    char *email             TOASTY(uniqe);
    int64_t age             TOASTY(nullable);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id              TOASTY(key, auto);
    int64_t user_id;
    struct User *user       TOASTY(belongs_to);
};
