#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Doctor {
    int64_t id                      TOASTY(key);
    bool on_call;
};
/* [end] */

#endif
