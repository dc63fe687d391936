#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name;
    int64_t *boss_id TOASTY(index);
    struct User *boss TOASTY(belongs_to);
    struct User_list *staff TOASTY(has_many(pair = boss));
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Tag_list *tags TOASTY(has_many(via = todos.taggings.tag));
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    int64_t user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key, auto);
    char *title;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Tagging_list *taggings TOASTY(has_many);
    struct Tag_list *tags TOASTY(has_many(via = taggings.tag));
};

struct TOASTY(model, key(todo_id, tag_id)) Tagging {
    int64_t todo_id;
    struct Todo *todo TOASTY(belongs_to);
    int64_t tag_id TOASTY(index);
    struct Tag *tag TOASTY(belongs_to);
};

struct TOASTY(model) Tag {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Tagging_list *taggings TOASTY(has_many);
};
