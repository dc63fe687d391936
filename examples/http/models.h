#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *email                     TOASTY(unique, column(type = varchar(200)));
    char *name                      TOASTY(column(type = varchar(100)));
    toasty_timestamp created_at     TOASTY(auto);
    struct Note_list *notes         TOASTY(has_many);
};

/** The database itself keeps notes and users together: no request has to look first whether a user is there. */
struct TOASTY(model, index(user_id, id)) Note {
    int64_t id                      TOASTY(key, auto);
    int64_t user_id;
    struct User *user               TOASTY(belongs_to(on_delete = cascade));
    char *title                     TOASTY(column(type = varchar(200)));
    char *text                      TOASTY(default(""));
    bool done                       TOASTY(default(false));
    toasty_timestamp created_at     TOASTY(auto);
    uint64_t version                TOASTY(version);            /**< two changes at once: one is told, none lost */
};

#endif
