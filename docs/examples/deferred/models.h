#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Document {
    int64_t id              TOASTY(key, auto);
    char *title             TOASTY(unique);
    char *body              TOASTY(deferred);
    char *summary           TOASTY(deferred, nullable);
    toasty_bytes *scan      TOASTY(deferred);
};
/* [end] */

#endif
