#include <toasty/model.h>

struct TOASTY(model) Owner {
    int64_t id TOASTY(key);
};

struct TOASTY(model) Thing {
    int64_t id TOASTY(key);
    char *name;
    toasty_inet *address;
    int64_t owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
};
