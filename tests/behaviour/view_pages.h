#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
    int64_t *age;
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model, key(user_id, number)) Todo {
    int64_t user_id;
    int32_t number;
    struct User *user TOASTY(belongs_to);
    int32_t minutes;
    char *label TOASTY(nullable);
};

struct TOASTY(view(User)) UserCard {
    int64_t id;
    char *name;
    int64_t *age;
    int64_t todos TOASTY(count(todos));
    double *average TOASTY(avg(todos.minutes));
};

/* Does not show the key. */
struct TOASTY(view(User)) UserName {
    char *name;
};

struct TOASTY(view(Todo)) TodoLine {
    int32_t number;
    int64_t owner TOASTY(path = user_id);
    char *user TOASTY(path = user.name);
};

/* Groups: of todos that are alike in user and label, which may be NULL. */
struct TOASTY(view(Todo)) TodoGroup {
    char *user TOASTY(path = user.name);
    char *label TOASTY(nullable);
    int64_t rows TOASTY(count);
    int64_t minutes TOASTY(sum(minutes));
};

struct TOASTY(view(Todo)) TodoTotal {
    int64_t rows TOASTY(count);
    int64_t minutes TOASTY(sum(minutes));
};
