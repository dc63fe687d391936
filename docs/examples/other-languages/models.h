#pragma once

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    int32_t *age;
};
/* [end] */
