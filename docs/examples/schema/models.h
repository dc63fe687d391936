#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Person {
    int64_t id                      TOASTY(key, auto);
    char *email                     TOASTY(unique);
    struct Membership_list *clubs   TOASTY(has_many);
};

struct TOASTY(model) Club {
    toasty_uuid id                  TOASTY(key, auto);
    char *name                      TOASTY(nullable);
    struct Membership_list *members TOASTY(has_many);
};

struct TOASTY(model, key(person_id, club_id)) Membership {
    int64_t person_id;
    struct Person *person           TOASTY(belongs_to);
    toasty_uuid club_id             TOASTY(index);
    struct Club *club               TOASTY(belongs_to);
    bool paid;
};
/* [end] */

#endif
