#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: models] */
struct TOASTY(model) Team {
    int64_t id                      TOASTY(key, auto);
    char *name;
    struct User_list *users         TOASTY(has_many);
};

struct TOASTY(model) User {
    int64_t id                      TOASTY(key, auto);
    char *name;
    char *biography                 TOASTY(nullable);
    int64_t *team_id                TOASTY(index);
    struct Team *team               TOASTY(belongs_to);
    struct Todo_list *todos         TOASTY(has_many);
};

struct TOASTY(model) Todo {
    int64_t id                      TOASTY(key, auto);
    char *title;
    int32_t minutes;
    bool done                       TOASTY(default(false));
    int64_t user_id                 TOASTY(index);
    struct User *user               TOASTY(belongs_to);
};
/* [end] */

/* [doc: card] */
struct TOASTY(view(User)) UserCard {
    int64_t id;
    char *name;
    char *team                      TOASTY(path = team.name, nullable);
    int64_t todo_count              TOASTY(count(todos));
    int64_t minutes                 TOASTY(sum(todos.minutes));
    int32_t *longest                TOASTY(max(todos.minutes));
};
/* [end] */

/* [doc: overview] */
struct TOASTY(view(User)) UserOverview {
    char *name;
    struct Team *team;
    struct Todo_list *open          TOASTY(path = todos);
    struct User_list *mates         TOASTY(path = team.users);
    int64_t todo_count              TOASTY(count(todos));
};
/* [end] */

/* [doc: stats] */
struct TOASTY(view(Todo)) TodoStats {
    char *user                      TOASTY(path = user.name);
    int64_t todos                   TOASTY(count);
    double *average                 TOASTY(avg(minutes));
};
/* [end] */

#endif
