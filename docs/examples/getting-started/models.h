/* [doc: models] */
#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/** Somebody with things to do. */
struct TOASTY(model) User {
    toasty_uuid id              TOASTY(key, auto);
    char *name;
    char *email                 TOASTY(unique);
    struct Todo_list *todos     TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id              TOASTY(key, auto);
    toasty_uuid user_id         TOASTY(index);
    struct User *user           TOASTY(belongs_to);
    char *title;
    bool done;
};

#endif
/* [end] */
