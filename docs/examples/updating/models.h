#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Account {
    int64_t id                      TOASTY(key, auto);
    char *owner                     TOASTY(unique);
    char *note                      TOASTY(nullable);
    uint32_t logins                 TOASTY(default(0));
    int8_t level                    TOASTY(default(120));
    double balance                  TOASTY(default(0));
    toasty_timestamp created_at     TOASTY(auto);
    toasty_timestamp updated_at     TOASTY(auto);
    struct Card *card               TOASTY(has_one);
    struct Entry_list *entries      TOASTY(has_many);
};

struct TOASTY(model) Card {
    int64_t id                      TOASTY(key, auto);
    int64_t *account_id             TOASTY(unique);
    struct Account *account         TOASTY(belongs_to);
    char *number;
};

struct TOASTY(model) Entry {
    int64_t id                      TOASTY(key, auto);
    int64_t account_id              TOASTY(index);
    struct Account *account         TOASTY(belongs_to);
    char *text;
};
/* [end] */

#endif
