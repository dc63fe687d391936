#ifndef VIEWS_H
#define VIEWS_H

#include "quickstart.h"

/** What a list of users shows. */
struct TOASTY(view(User)) UserCard {
    /** As they are called. */
    char *name;
    int64_t *years              TOASTY(path = age);
    char *bio                   TOASTY(path = profile.bio, nullable);
    int64_t todo_count          TOASTY(count(todos));
    char *last                  TOASTY(max(todos.title), nullable);
};

struct TOASTY(view(Todo)) TodoStats {
    char *user                  TOASTY(path = user.name);
    int64_t rows                TOASTY(count);
};

#endif
