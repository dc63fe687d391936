#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
};
struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(view(User)) Groups {
    char *name;
    int64_t rows TOASTY(count);
    int64_t todos TOASTY(count(todos));
};
struct TOASTY(view(User)) user {
    char *name;
};

/* expect 17:26: 'todos' is of related records, but the view groups rows of User | a view for each */
/* expect 19:27: both generate functions named user_ */
