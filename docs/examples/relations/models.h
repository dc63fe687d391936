#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: three] */
struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Profile *profile         TOASTY(has_one);
    struct Post_list *written       TOASTY(has_many(pair = author));
    struct Post_list *reviewed      TOASTY(has_many(pair = reviewer));
};

struct TOASTY(model) Profile {
    int64_t id                      TOASTY(key, auto);
    int64_t user_id                 TOASTY(unique);
    struct User *user               TOASTY(belongs_to);
    char *bio;
};

struct TOASTY(model) Post {
    int64_t id                      TOASTY(key, auto);
    char *title;
    int64_t author_id               TOASTY(index);
    struct User *author             TOASTY(belongs_to);
    int64_t *reviewed_by            TOASTY(index);
    struct User *reviewer           TOASTY(belongs_to(key = reviewed_by, references = id));
    struct Tagging_list *taggings   TOASTY(has_many);
    struct Tag_list *tags           TOASTY(has_many(via = taggings.tag));
    toasty_string_list *tag_names   TOASTY(has_many(via = tags.name));
};
/* [end] */

/* [doc: many] */
struct TOASTY(model) Tag {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Tagging_list *taggings   TOASTY(has_many);
    struct Post_list *posts         TOASTY(has_many(via = taggings.post));
    struct User_list *authors       TOASTY(has_many(via = posts.author));
};

struct TOASTY(model, key(post_id, tag_id)) Tagging {
    int64_t post_id;
    struct Post *post               TOASTY(belongs_to);
    int64_t tag_id                  TOASTY(index);
    struct Tag *tag                 TOASTY(belongs_to);
};
/* [end] */

/* [doc: self] */
struct TOASTY(model) Folder {
    int64_t id                      TOASTY(key, auto);
    char *name;
    int64_t *parent_id              TOASTY(index);
    struct Folder *parent           TOASTY(belongs_to);
    struct Folder_list *folders     TOASTY(has_many(pair = parent));
};
/* [end] */

/* [doc: composite] */
struct TOASTY(model, key(building, number)) Room {
    char *building;
    int32_t number;
    struct Desk_list *desks         TOASTY(has_many);
};

struct TOASTY(model, index(building, room_number)) Desk {
    int64_t id                      TOASTY(key, auto);
    char *building;
    int32_t room_number;
    struct Room *room               TOASTY(belongs_to(key = (building, room_number), references = (building, number)));
};
/* [end] */

#endif
