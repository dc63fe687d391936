#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Account {
    int64_t id                      TOASTY(key, auto);
    char *owner                     TOASTY(unique);
    int64_t balance                 TOASTY(default(0));
    struct Entry_list *entries      TOASTY(has_many);
};

struct TOASTY(model) Entry {
    int64_t id                      TOASTY(key, auto);
    int64_t amount;
    int64_t account_id              TOASTY(index);
    struct Account *account         TOASTY(belongs_to);
};
/* [end] */

#endif
