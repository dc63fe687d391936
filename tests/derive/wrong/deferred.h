#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t size TOASTY(deferred);
    toasty_bytes picture TOASTY(deferred);
    toasty_json settings TOASTY(deferred, column(type = text));
    char *text TOASTY(deferred(always));
};
struct TOASTY(model) Page {
    char *slug TOASTY(key, deferred);
};
struct TOASTY(model, key(slug)) Draft {
    char *slug TOASTY(deferred);
};
struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    uint64_t version TOASTY(version, deferred);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(index, deferred);
    struct User *user TOASTY(belongs_to);
    struct User *other TOASTY(belongs_to(key = user_id), deferred);
};
struct TOASTY(model, deferred) Clock {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 5:25: 'size' has the plain type 'int64_t' and cannot be deferred | int64_t *size */
/* expect 6:33: 'picture' has the plain type 'toasty_bytes' and cannot be deferred | toasty_bytes *picture */
/* expect 7:33: 'settings' has the plain type 'toasty_json' and cannot be deferred | toasty_json *settings */
/* expect 8:23: 'deferred' takes no arguments here | write just 'deferred' */
/* expect 11:28: 'slug' is part of the key and cannot be deferred | leave 'deferred' out */
/* expect 14:23: 'slug' is part of the key and cannot be deferred | leave 'deferred' out */
/* expect 18:38: 'version' cannot be version and deferred at once | leave 'deferred' out */
/* expect 22:18: 'user_id' joins the relation 'user' and cannot be deferred | leave 'deferred' out */
/* expect 22:18: 'user_id' joins the relation 'other' and cannot be deferred */
/* expect 24:58: 'other' is a relation and cannot have 'deferred' | not loaded until it is asked for */
/* expect 26:22: 'deferred' is said of a field, not of a struct */
