#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *name;
    struct Profile *profile         TOASTY(has_one);
    struct Post_list *posts         TOASTY(has_many);
};

struct TOASTY(model) Profile {
    int64_t id                      TOASTY(key, auto);
    int64_t user_id                 TOASTY(unique);
    struct User *user               TOASTY(belongs_to);
    char *bio;
};

struct TOASTY(model) Post {
    int64_t id                      TOASTY(key, auto);
    int64_t user_id                 TOASTY(index);
    struct User *user               TOASTY(belongs_to);
    char *title;
    bool hidden                     TOASTY(default(false));
    struct Comment_list *comments   TOASTY(has_many);
};

struct TOASTY(model) Comment {
    int64_t id                      TOASTY(key, auto);
    int64_t post_id                 TOASTY(index);
    struct Post *post               TOASTY(belongs_to);
    char *text;
};
/* [end] */

/* [doc: eager] */
struct TOASTY(model) Album {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Track_list *tracks       TOASTY(has_many, eager);
};

struct TOASTY(model) Track {
    int64_t id                      TOASTY(key, auto);
    int64_t album_id                TOASTY(index);
    struct Album *album             TOASTY(belongs_to);
    char *title;
};
/* [end] */

#endif
