#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Profile {
    toasty_uuid user_id;
    struct User *user TOASTY(key, belongs_to);
};
struct TOASTY(model, key(user)) Card {
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
};

/* expect 8:30: 'user' is a relation and cannot have 'key' | field that holds its key */
/* expect 10:26: 'user' is a relation and has no column | the field that holds its key */
