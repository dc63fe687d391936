#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
    char *bio TOASTY(nullable);
    int64_t *team_id TOASTY(index);
    struct Team *team TOASTY(belongs_to);
    struct Todo_list *todos TOASTY(has_many);
};
struct TOASTY(model) Team {
    int64_t id TOASTY(key);
    char *name;
    struct User_list *users TOASTY(has_many);
};
struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    int32_t minutes;
    bool done;
    toasty_decimal price;
};

struct TOASTY(view(User)) Names {
    int64_t nmae;
    int64_t todos;
    struct Team_list *team;
    int64_t a TOASTY(path = team.nmae);
    int64_t b TOASTY(path = todos.minutes);
    int64_t c TOASTY(path = name.length);
    int64_t d TOASTY(path);
    int64_t e TOASTY(count(name));
    int64_t f TOASTY(sum);
    int64_t g TOASTY(max(todos));
    int64_t h TOASTY(count = 3);
    int64_t i TOASTY(count(team));
    int64_t j TOASTY(path(name));
    int64_t toasty__k TOASTY(count(todos));
};

struct TOASTY(view(User)) Types {
    int32_t id;
    char *bio;
    char *team_name TOASTY(path = team.name);
    int64_t team_id;
    int32_t some TOASTY(count(todos));
    int32_t minutes TOASTY(sum(todos.minutes));
    double average TOASTY(avg(todos.minutes));
    int64_t *longest TOASTY(max(todos.minutes));
    int32_t shortest TOASTY(min(todos.minutes));
    int64_t prices TOASTY(sum(todos.price));
    bool *any TOASTY(max(todos.done));
    long double odd;
    int64_t plain TOASTY(path = id, nullable);
    int64_t name;
    toasty_uuid *other TOASTY(path = id);
};

/* expect 26:13: model User has no field 'nmae' | did you mean 'name'? */
/* expect 27:13: 'todos' of User is a relation, and this is a value | todos.id */
/* expect 28:23: 'team' is declared as 'struct Team_list *', but what it shows needs 'struct Team *' | write struct Team *team */
/* expect 29:29: model Team has no field 'nmae' | did you mean 'name'? */
/* expect 30:22: 'b' would show one of many | min(...) */
/* expect 31:29: 'name' of User is no relation | only the last name of a path */
/* expect 32:22: 'path' needs the name of a field | write path = user.name */
/* expect 33:28: 'name' of User is no relation | records are counted */
/* expect 34:22: 'sum' needs the name of a field | sum(todos.minutes) */
/* expect 35:26: 'todos' of User is a relation | todos.id */
/* expect 36:22: 'count' needs the name of a field | count(todos) */
/* expect 37:22: 'count' of what there is one of at most | path = */
/* expect 38:22: 'path' needs the name of a field | path = user.name */
/* expect 39:13: names that begin with toasty__ are Toasty's own */
/* expect 43:13: 'id' is declared as 'int32_t', but what it shows needs 'int64_t' | write int64_t id */
/* expect 44:11: 'bio' may be NULL | char *bio TOASTY(nullable) */
/* expect 45:11: 'team_name' may be NULL | char *team_name TOASTY(nullable) */
/* expect 46:13: 'team_id' is declared as 'int64_t', but what it shows needs 'int64_t *' | write int64_t *team_id */
/* expect 47:13: 'some' is declared as 'int32_t', but what it shows needs 'int64_t' */
/* expect 48:13: 'minutes' is declared as 'int32_t', but what it shows needs 'int64_t' */
/* expect 49:12: 'average' is declared as 'double', but what it shows needs 'double *' */
/* expect 50:14: 'longest' is declared as 'int64_t *', but what it shows needs 'int32_t *' */
/* expect 51:13: 'shortest' is declared as 'int32_t', but what it shows needs 'int32_t *' */
/* expect 52:27: 'price' of Todo has no sum | sums and averages are of numbers */
/* expect 53:22: 'done' of Todo has no max | an order have numbers */
/* expect 54:17: 'odd' is */
/* expect 55:37: 'plain' has the plain type 'int64_t' | int64_t *plain */
/* expect 56:13: 'name' is declared as 'int64_t', but what it shows needs 'char *' */
/* expect 57:18: 'other' is declared as */
