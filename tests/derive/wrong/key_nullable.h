#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t *id TOASTY(key);
};
struct TOASTY(model) Todo {
    char *slug TOASTY(key, nullable);
};
struct TOASTY(model, key(org, slug)) Page {
    int64_t *org;
    char *slug;
};

/* expect 4:24: 'id' is part of the key and cannot be nullable | int64_t id */
/* expect 7:23: 'slug' is part of the key and cannot be nullable | leave 'nullable' out */
/* expect 10:14: 'org' is part of the key | without the pointer */
