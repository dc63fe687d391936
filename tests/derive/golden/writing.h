#ifndef WRITING_H
#define WRITING_H

#include <toasty/model.h>

/* What is said of writing. */
struct TOASTY(model) Article {
    int64_t id TOASTY(key, auto);
    char *slug TOASTY(unique);
    char *title TOASTY(default("untitled"));
    char *body TOASTY(deferred);
    toasty_bytes *scan TOASTY(deferred);
    uint64_t version TOASTY(version);
};

#endif
