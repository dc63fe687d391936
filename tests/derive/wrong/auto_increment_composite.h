#include <toasty/model.h>

struct TOASTY(model, key(org, number)) Ticket {
    int64_t org;
    int64_t number TOASTY(auto);
};
struct TOASTY(model) Note {
    int64_t a TOASTY(key, auto(increment));
    int64_t b TOASTY(key);
};

/* expect 5:27: 'number' cannot be used with composite primary keys | toasty_uuid */
/* expect 8:27: 'a' cannot be used with composite primary keys */
