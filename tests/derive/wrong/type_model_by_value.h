#include <toasty/model.h>

struct TOASTY(model) Team {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Team team;
    struct Team *other;
    struct Team_list *teams;
};

/* expect 8:17: 'team' is a struct inside the struct | struct Team * with TOASTY(belongs_to) */
/* expect 9:18: 'other' points at a Team but does not say how they are related | add TOASTY(belongs_to) */
/* expect 10:23: 'teams' points at a list but does not say how it is related | add TOASTY(has_many) */
