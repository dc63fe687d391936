#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) Hit {
    int64_t id                      TOASTY(key, auto);
    int32_t thread;
};

#endif
