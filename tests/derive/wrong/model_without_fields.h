#include <toasty/model.h>

struct TOASTY(model) Empty {
};

/* expect 3:22: model Empty has no fields | toasty_uuid id TOASTY(key, auto) */
