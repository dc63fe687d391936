#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Product {
    int64_t id                      TOASTY(key, auto);
    char *name;
    char *kind                      TOASTY(index);
    double price;
};
/* [end] */

#endif
