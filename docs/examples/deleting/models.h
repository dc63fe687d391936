#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Forum {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Thread_list *threads     TOASTY(has_many);
    struct Photo_list *photos       TOASTY(has_many);
};

struct TOASTY(model) Thread {
    int64_t id                      TOASTY(key, auto);
    int64_t forum_id                TOASTY(index);           /* NOT NULL: a thread needs its forum */
    struct Forum *forum             TOASTY(belongs_to);
    char *title;
};

struct TOASTY(model) Photo {
    int64_t id                      TOASTY(key, auto);
    int64_t *forum_id               TOASTY(index);           /* nullable: a photo can do without */
    struct Forum *forum             TOASTY(belongs_to);
    char *file;
};
/* [end] */

#endif

/* [doc: held] */
struct TOASTY(model) Customer {
    int64_t id                      TOASTY(key, auto);
    struct Order_list *orders       TOASTY(has_many);
    struct Address_list *addresses  TOASTY(has_many);
};

struct TOASTY(model) Order {
    int64_t id                      TOASTY(key, auto);
    int64_t customer_id             TOASTY(index);
    struct Customer *customer       TOASTY(belongs_to(on_delete = restrict));
};

struct TOASTY(model) Address {
    int64_t id                      TOASTY(key, auto);
    int64_t customer_id             TOASTY(index);
    struct Customer *customer       TOASTY(belongs_to(on_delete = cascade));
};
/* [end] */
