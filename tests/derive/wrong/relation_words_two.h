#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to, has_one);
};

/* expect 9:42: 'user' cannot be belongs_to and has_one at once | a field for each */
