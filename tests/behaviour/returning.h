#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name;
    int32_t age;
    char *note TOASTY(nullable);
    char *about TOASTY(deferred);
    toasty_timestamp updated_at TOASTY(auto);
    uint64_t version TOASTY(version);
    struct Post_list *posts TOASTY(has_many);
    struct Badge *badge TOASTY(has_one);
};

struct TOASTY(model) Post {
    int64_t id TOASTY(key, auto);
    char *title;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

/* Can be without its user. */
struct TOASTY(model) Badge {
    int64_t id TOASTY(key, auto);
    char *colour;
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

/* Nothing depends on it. */
struct TOASTY(model) Job {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    int8_t tries TOASTY(default(0));
    char *result TOASTY(deferred, nullable);
};

/* An update of its lamp leaves its own row alone. */
struct TOASTY(model) Shelf {
    int64_t id TOASTY(key, auto);
    char *name;
    struct Lamp *lamp TOASTY(has_one);
    struct Plank_list *planks TOASTY(has_many, eager);
};

struct TOASTY(model) Plank {
    int64_t id TOASTY(key, auto);
    int64_t shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
};

struct TOASTY(model) Lamp {
    int64_t id TOASTY(key, auto);
    int64_t *shelf_id TOASTY(unique);
    struct Shelf *shelf TOASTY(belongs_to);
};
