#include <toasty/model.h>

struct TOASTY(model, key(a, b)) User {
    int64_t a TOASTY(key);
    int64_t b;
};
struct TOASTY(model, key(a), key(b)) Todo {
    int64_t a;
    int64_t b;
};

/* expect 4:22: User has a key on the struct and on its fields | not both */
/* expect 7:30: 'key' is said twice | one primary key */
