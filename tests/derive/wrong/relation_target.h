#include <toasty/model.h>

struct Plain {
    int64_t id;
};
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *todos TOASTY(has_many);
    struct Plain *plain TOASTY(has_one);
    toasty_uuid team_id;
    struct Team *team TOASTY(belongs_to);
};

/* expect 8:23: struct Todo, the target of 'todos', is not a model | mark it with TOASTY(model) */
/* expect 9:19: struct Plain, the target of 'plain', is not a model | include that or name both */
/* expect 11:18: struct Team, the target of 'team', is not a model */
