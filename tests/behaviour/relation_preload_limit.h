#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Step_list *steps TOASTY(has_many(via = todos.steps));
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
    int64_t rank;
    char *text TOASTY(deferred, nullable);
    struct Step_list *steps TOASTY(has_many);
    struct Tagging_list *taggings TOASTY(has_many);
    struct Tag_list *tags TOASTY(has_many(via = taggings.tag));
};

struct TOASTY(model) Step {
    int64_t id TOASTY(key, auto);
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *name;
};

struct TOASTY(model) Tagging {
    int64_t id TOASTY(key, auto);
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    int64_t tag_id TOASTY(index);
    struct Tag *tag TOASTY(belongs_to);
};

struct TOASTY(model) Tag {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Tagging_list *taggings TOASTY(has_many);
    struct Todo_list *todos TOASTY(has_many(via = taggings.todo));
};

/* Joined by two fields. */
struct TOASTY(model, key(site, number)) Room {
    char *site;
    int32_t number;
    struct Desk_list *desks TOASTY(has_many);
};

struct TOASTY(model, index(site, room)) Desk {
    int64_t id TOASTY(key, auto);
    char *site;
    int32_t room;
    struct Room *in TOASTY(belongs_to(key = (site, room), references = (site, number)));
    char *label;
};
