#ifndef VIEW_RELATIONS_H
#define VIEW_RELATIONS_H

#include "quickstart.h"

/** Records of relations. */
struct TOASTY(view(Todo)) TodoLine {
    char *title;
    struct User *user;
    /** What the same user does besides. */
    struct Todo_list *others    TOASTY(path = user.todos);
    toasty_string_list *titles  TOASTY(path = user.todos.title);
};

#endif
