#include <toasty/model.h>

/* What several relations one behind the other lead to, from one record and from many. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Todo_list *todos TOASTY(has_many);
    struct Category_list *categories TOASTY(has_many(via = todos.category));
    struct Topic_list *topics TOASTY(has_many(via = todos.topic));
    struct Tag_list *tags TOASTY(has_many(via = todos.steps.tag));
};

/* The key of its topic has two fields, and both may be NULL. */
struct TOASTY(model, index(topic_id, topic_revision)) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid *category_id TOASTY(index);
    struct Category *category TOASTY(belongs_to);
    int64_t *topic_id;
    int64_t *topic_revision;
    struct Topic *topic TOASTY(belongs_to(key = (topic_id, topic_revision), references = (id, revision)));
    char *title;
    struct Step_list *steps TOASTY(has_many);
};

struct TOASTY(model) Category {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
    struct User_list *users TOASTY(has_many(via = todos.user));
};

struct TOASTY(model, key(id, revision)) Topic {
    int64_t id;
    int64_t revision;
    char *name;
    struct Todo_list *todos TOASTY(has_many);
    struct User_list *users TOASTY(has_many(via = todos.user));
    struct Cover *cover TOASTY(has_one);
};

struct TOASTY(model, unique(topic_id, topic_revision)) Cover {
    int64_t id TOASTY(key, auto);
    int64_t *topic_id;
    int64_t *topic_revision;
    struct Topic *topic TOASTY(belongs_to(key = (topic_id, topic_revision), references = (id, revision)));
    char *picture;
};

struct TOASTY(model) Step {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    toasty_uuid tag_id TOASTY(index);
    struct Tag *tag TOASTY(belongs_to);
};

struct TOASTY(model) Tag {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(unique);
};
