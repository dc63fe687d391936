#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *email TOASTY(unique, column("e_mail"));
    int32_t *age;
    char *nick TOASTY(nullable);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *title;
};

struct TOASTY(model) Stranger {
    int64_t id TOASTY(key);
    char *name;
};

struct TOASTY(model, key(one, two)) Pair {
    char *one;
    char *two;
};
