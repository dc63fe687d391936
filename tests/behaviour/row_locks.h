#include <toasty/model.h>

struct TOASTY(model) Job {
    int64_t id TOASTY(key, auto);
    char *name;
    char *body TOASTY(deferred, nullable);
};

struct TOASTY(view(Job)) JobTotal {
    int64_t jobs TOASTY(count);
};
