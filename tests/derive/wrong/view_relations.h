#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
    int64_t *team_id TOASTY(index);
    struct Team *team TOASTY(belongs_to);
    struct Todo_list *todos TOASTY(has_many);
    toasty_string_list *titles TOASTY(has_many(via = todos.title));
};
struct TOASTY(model) Team {
    int64_t id TOASTY(key);
    struct User_list *users TOASTY(has_many);
};
struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    char *title;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(view(User)) Shapes {
    struct Todo *todos;
    struct User *mates TOASTY(path = team.users);
    struct Team_list *team TOASTY(path = todos);
    toasty_int_list *titles;
    toasty_string_list *words TOASTY(path = name);
    struct Team *ids TOASTY(path = todos.id);
    toasty_string_list *lists TOASTY(path = todos);
    struct Team *plain TOASTY(path = team_id);
};
struct TOASTY(view(User)) Paths {
    struct Todo_list *tasks;
    struct Todo_list *a TOASTY(path = team.todos);
    struct Todo_list *b TOASTY(path = name.todos);
    struct Todo_list *c TOASTY(path = titles.todos);
    struct Todo_list *d TOASTY(path);
    struct Todo_list *e TOASTY(path(todos));
    struct Todo_list *f TOASTY(count(todos));
    struct Team *team TOASTY(nullable);
    struct Team *g TOASTY(eager, path = team);
};
struct TOASTY(view(User)) Groups {
    char *name;
    struct Todo_list *todos;
    int64_t rows TOASTY(count);
};
struct TOASTY(view(Usr)) Nobody {
    struct Todo_list *todos;
};

/* expect 23:18: 'todos' is declared as 'struct Todo *', but what it shows needs 'struct Todo_list *' | write struct Todo_list *todos */
/* expect 24:18: 'mates' is declared as 'struct User *', but what it shows needs 'struct User_list *' */
/* expect 25:23: 'team' is declared as 'struct Team_list *', but what it shows needs 'struct Todo_list *' */
/* expect 26:22: 'titles' is declared as 'toasty_int_list *', but what it shows needs 'toasty_string_list *' */
/* expect 27:25: 'words' is declared as 'toasty_string_list *', but what it shows needs 'char *' */
/* expect 28:18: 'ids' is declared as 'struct Team *', but what it shows needs 'toasty_int_list *' */
/* expect 29:25: 'lists' is declared as 'toasty_string_list *', but what it shows needs 'struct Todo_list *' */
/* expect 30:18: 'plain' is declared as 'struct Team *', but what it shows needs 'int64_t' */
/* expect 33:23: model User has no field 'tasks' | add the field to struct User */
/* expect 34:39: model Team has no field 'todos' */
/* expect 35:39: 'name' of User is no relation | only the last name of a path */
/* expect 36:39: 'titles' of User is a list of values | only the last name of a path */
/* expect 37:32: 'path' needs the name of a relation | path = todos.notes */
/* expect 38:32: 'path' needs the name of a relation | path = todos.notes */
/* expect 39:32: 'f' is a relation, and 'count' makes a value | path = todos.notes */
/* expect 40:30: 'team' is a relation, which does not say 'nullable' | leave it out here */
/* expect 41:27: 'eager' cannot be said of a field of a view | leave it out here */
/* expect 45:23: 'todos' is of related records, but the view groups rows of User | without the aggregate */
/* expect 48:20: there is no model Usr */
