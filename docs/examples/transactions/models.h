#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Account {
    int64_t id                      TOASTY(key);
    int64_t cents;
};
/* [end] */

#endif
