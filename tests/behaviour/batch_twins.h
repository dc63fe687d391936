#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name;
    char *email TOASTY(unique);
    int64_t logins TOASTY(default(0));
    struct Seat_list *seats TOASTY(has_many);
};

struct TOASTY(model, key(hall, number)) Seat {
    char *hall;
    int32_t number;
    int64_t *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    bool broken TOASTY(default(false));
};

struct TOASTY(view(User)) UserLine {
    int64_t id;
    char *name;
    int64_t seats TOASTY(count(seats));
};
