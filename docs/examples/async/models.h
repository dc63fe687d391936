#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Page {
    int64_t id                      TOASTY(key);
    char *title                     TOASTY(unique);
    int64_t visits;
};
/* [end] */

#endif
