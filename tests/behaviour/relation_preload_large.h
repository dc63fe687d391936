#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    struct Todo_list *todos TOASTY(has_many);
    struct Badge *badge TOASTY(has_one);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Badge {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

/* The same joined by two fields. */
struct TOASTY(model, key(a, b)) Box {
    int64_t a;
    int64_t b;
    struct Thing_list *things TOASTY(has_many);
};

struct TOASTY(model, index(box_a, box_b)) Thing {
    int64_t id TOASTY(key);
    int64_t box_a;
    int64_t box_b;
    struct Box *box TOASTY(belongs_to(key = [ box_a, box_b ], references = [ a, b ]));
};
