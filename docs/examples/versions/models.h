#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Article {
    int64_t id          TOASTY(key, auto);
    char *title;
    int64_t votes       TOASTY(default(0));
    uint64_t version    TOASTY(version);
};
/* [end] */

#endif
