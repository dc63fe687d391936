#include <toasty/model.h>

static inline int size(void)
{
    struct TOASTY(model) Local {
        int64_t id;
    };
    return (int)sizeof(struct Local);
}
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

/* expect 5:12: this TOASTY(...) marks no model | file scope, not inside a function */
