#include <toasty/model.h>

struct TOASTY(model) Team {
    int64_t id TOASTY(key, auto);
};
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int32_t team_id;
    struct Team *team TOASTY(belongs_to);
    char *other_id;
    struct Team *other TOASTY(belongs_to(key = other_id));
};

/* expect 9:30: 'team_id' has type 'int32_t', but Team.id, which it refers to, has type 'int64_t' | the same type */
/* expect 11:48: 'other_id' has type */
