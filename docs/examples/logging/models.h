#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) Event {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
};

#endif
