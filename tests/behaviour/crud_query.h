#include <toasty/model.h>

struct TOASTY(model, key(league, name)) Team {
    char *league;
    char *name;
    int64_t founded;
};

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name TOASTY(index);
    int64_t age TOASTY(index);
    bool active;
};

struct TOASTY(model, key(team, name)) Player {
    char *team;
    char *name;
    char *position;
    int64_t number;
};

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    char *name TOASTY(index);
    int64_t n TOASTY(index);
    char *bio TOASTY(nullable);
};

struct TOASTY(model) Gamer {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid *user_id;
};
