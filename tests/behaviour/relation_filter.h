#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(nullable);
    int64_t done;
    int64_t planned;
    struct Step_list *steps TOASTY(has_many);
};

struct TOASTY(model) Step {
    int64_t id TOASTY(key);
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *what;
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    int64_t score;
    char *bio;
};

struct TOASTY(model, key(id, revision)) Plan {
    int64_t id;
    int64_t revision;
    struct Part_list *parts TOASTY(has_many);
};

struct TOASTY(model, index(plan_id, plan_revision)) Part {
    int64_t id TOASTY(key);
    int64_t *plan_id;
    int64_t *plan_revision;
    struct Plan *plan TOASTY(belongs_to(key = (plan_id, plan_revision), references = (id, revision)));
    int64_t size;
};
