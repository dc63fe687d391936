#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Author {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Book_list *books         TOASTY(has_many);
};

struct TOASTY(model, index(shelf, number)) Book {
    int64_t id                      TOASTY(key, auto);
    char *title                     TOASTY(index);
    char *shelf;
    int32_t number;
    int32_t *year;
    double price;
    double *sale;
    bool lent                       TOASTY(default(false));
    int64_t *author_id              TOASTY(index);
    struct Author *author           TOASTY(belongs_to);
};
/* [end] */

#endif
