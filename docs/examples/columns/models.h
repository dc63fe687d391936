#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Todo_list *todos         TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id                      TOASTY(key, auto);
    char *title;
    int32_t *minutes;
    toasty_date due;
    int64_t user_id                 TOASTY(index);
    struct User *user               TOASTY(belongs_to);
};
/* [end] */

#endif
