#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    struct Todo_list *todos TOASTY(has_many);
    struct Step_list *steps TOASTY(has_many(via = todos.steps));
};
struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Step_list *steps TOASTY(has_many);
};
struct TOASTY(model) Step {
    int64_t id TOASTY(key);
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
};
struct TOASTY(view(User)) Load {
    int64_t id;
    int64_t steps TOASTY(count(steps));
};

/* expect 21:32: 'steps' of User is via others, and a path of a view is not | relations that it leads over */
