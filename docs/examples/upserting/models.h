#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model, unique(site, path)) Visit {
    int64_t id                  TOASTY(key, auto);
    char *site;
    char *path;
    char *title                 TOASTY(nullable);
    int64_t count               TOASTY(default(0));
    toasty_timestamp first_at   TOASTY(default(toasty_now()));
    toasty_timestamp last_at    TOASTY(update(toasty_now()));
};
/* [end] */

#endif
