#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to, index, unique, default(0), update(0), column("u"), auto, nullable);
};

/* expect 9:42: 'user' is a relation and cannot have 'index' | say it of the field that holds the key */
/* expect 9:49: 'user' is a relation and cannot have 'unique' | say it of the field */
/* expect 9:57: 'user' is a relation and cannot have 'default' | may have a default */
/* expect 9:69: 'user' is a relation and cannot have 'update' | leave it out */
/* expect 9:80: 'user' is a relation and cannot have 'column' | no column of its own */
/* expect 9:93: 'user' is a relation and cannot have 'auto' | leave it out */
/* expect 9:99: 'user' is a relation and cannot have 'nullable' | when the field that holds its key is a pointer */
