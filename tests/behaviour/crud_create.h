#include <toasty/model.h>

struct TOASTY(model) Item {
    uint64_t id TOASTY(key, auto);
    char *name;
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(unique);
};

struct TOASTY(model) Post {
    toasty_uuid id TOASTY(key, auto);
    char *title TOASTY(index);
};

struct TOASTY(model) Contact {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    char *email;
    int32_t *age;
    char *note TOASTY(nullable);
};

struct TOASTY(model) Owner {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to(key = owner_id, references = id));
    char *title;
};
