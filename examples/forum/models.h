#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *handle                    TOASTY(unique);
    char *name;
    struct Post_list *posts         TOASTY(has_many);
};

struct TOASTY(model) Topic {
    int64_t id                      TOASTY(key, auto);
    char *title;
    struct Post_list *posts         TOASTY(has_many);
    struct Tagging_list *taggings   TOASTY(has_many);
    struct Tag_list *tags           TOASTY(has_many(via = taggings.tag));
};

/** A post begins a topic, or replies to another post in it. */
struct TOASTY(model) Post {
    int64_t id                      TOASTY(key, auto);
    int64_t topic_id                TOASTY(index);
    struct Topic *topic             TOASTY(belongs_to);
    int64_t user_id                 TOASTY(index);
    struct User *user               TOASTY(belongs_to);
    int64_t *parent_id              TOASTY(index);
    struct Post *parent             TOASTY(belongs_to);
    struct Post_list *replies       TOASTY(has_many(pair = parent));
    char *body;
    toasty_timestamp created_at     TOASTY(auto);
};

struct TOASTY(model) Tag {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Tagging_list *taggings   TOASTY(has_many);
    struct Topic_list *topics       TOASTY(has_many(via = taggings.topic));
};

/** Joins topics and tags: no pair is there twice. */
struct TOASTY(model, key(topic_id, tag_id)) Tagging {
    int64_t topic_id;
    struct Topic *topic             TOASTY(belongs_to);
    int64_t tag_id                  TOASTY(index);
    struct Tag *tag                 TOASTY(belongs_to);
};

/** A line in the list of topics. */
struct TOASTY(view(Topic)) TopicLine {
    int64_t id;
    char *title;
    int64_t posts                   TOASTY(count(posts));
    int64_t *last_post              TOASTY(max(posts.id));
};

/** How often a tag is used. */
struct TOASTY(view(Tag)) TagLine {
    char *name;
    int64_t topics                  TOASTY(count(taggings));
};

/** Posts by user: a group for each. */
struct TOASTY(view(Post)) UserLine {
    char *name                      TOASTY(path = user.name);
    int64_t posts                   TOASTY(count);
    int64_t *last_post              TOASTY(max(id));
};

#endif
