#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) User {
    toasty_uuid id                  TOASTY(key, auto);
    char *name;
    char *email                     TOASTY(unique);
    int32_t *age;
    int32_t logins                  TOASTY(default(0));
    char *role                      TOASTY(default("reader"));
    toasty_timestamp created_at     TOASTY(auto);
    struct Profile *profile         TOASTY(has_one);
    struct Post_list *posts         TOASTY(has_many);
};

struct TOASTY(model) Profile {
    toasty_uuid id                  TOASTY(key, auto);
    toasty_uuid user_id             TOASTY(unique);
    struct User *user               TOASTY(belongs_to);
    char *bio;
};

struct TOASTY(model) Post {
    toasty_uuid id                  TOASTY(key, auto);
    toasty_uuid user_id             TOASTY(index);
    struct User *user               TOASTY(belongs_to);
    char *title;
};
/* [end] */

#endif
