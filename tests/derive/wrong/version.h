#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t signed_one TOASTY(version);
};
struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    uint64_t *pointer TOASTY(version);
};
struct TOASTY(model) Page {
    uint64_t id TOASTY(key, version);
};
struct TOASTY(model, key(id, revision)) Draft {
    toasty_uuid id;
    uint64_t revision TOASTY(version);
};
struct TOASTY(model) Order {
    toasty_uuid id TOASTY(key, auto);
    uint64_t first TOASTY(version);
    uint64_t second TOASTY(version);
};
struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    uint64_t version TOASTY(version, default(1));
};
struct TOASTY(model) Thing {
    toasty_uuid id TOASTY(key, auto);
    uint64_t version TOASTY(update(7), version);
};
struct TOASTY(model) Gauge {
    toasty_uuid id TOASTY(key, auto);
    uint64_t version TOASTY(version, auto);
};
struct TOASTY(model) Meter {
    toasty_uuid id TOASTY(key, auto);
    uint64_t version TOASTY(version(2));
};
struct TOASTY(model) Watch {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to, version);
    uint64_t version TOASTY(version, unique);
};
struct TOASTY(model, version) Clock {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 5:31: 'signed_one' has type 'int64_t', and a version is a uint64_t | uint64_t signed_one TOASTY(version) */
/* expect 9:30: 'pointer' has type | uint64_t pointer TOASTY(version) */
/* expect 12:24: 'id' cannot be version and key at once | leave 'key' out */
/* expect 16:30: 'revision' is part of the key and cannot be a version | take it out of key(...) */
/* expect 21:28: Order has two versions, 'first' and 'second' | keep one */
/* expect 25:38: 'version' cannot be version and default at once | leave 'default' out */
/* expect 29:29: 'version' cannot be version and update at once | leave 'update' out */
/* expect 33:38: 'version' cannot be version and auto at once | leave 'auto' out */
/* expect 37:29: 'version' takes no arguments here | write just 'version' */
/* expect 42:42: 'user' is a relation and cannot have 'version' | a field of its own */
/* expect 43:38: 'version' cannot be version and unique at once | leave 'unique' out */
/* expect 45:22: 'version' is said of a field, not of a struct */
