#include <toasty/model.h>

struct TOASTY(model) Team {
    int64_t id TOASTY(key);
    char *name;
    struct User_list *users TOASTY(has_many);
};

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name TOASTY(column("full name"));
    int64_t *age;
    int64_t *team_id TOASTY(index);
    struct Team *team TOASTY(belongs_to);
    struct Todo_list *todos TOASTY(has_many);
    struct Badge *badge TOASTY(has_one);
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    char *title;
    int32_t minutes;
    double cost;
    toasty_date due;
    bool done;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Note_list *notes TOASTY(has_many);
};

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *text;
};

struct TOASTY(model) Badge {
    int64_t id TOASTY(key);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *colour;
};

/* A tree. */
struct TOASTY(model) Person {
    int64_t id TOASTY(key);
    char *name;
    int64_t *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to);
    struct Person_list *children TOASTY(has_many(pair = parent));
};

/** Some of a user's fields, and what is around it. */
struct TOASTY(view(User)) UserCard {
    int64_t id;
    char *name;
    int64_t *years TOASTY(path = age);
    char *team TOASTY(path = team.name, nullable);
    char *colour TOASTY(path = badge.colour, nullable);
    int64_t todo_count TOASTY(count(todos));
    int64_t minutes TOASTY(sum(todos.minutes));
    double cost TOASTY(sum(todos.cost));
    double *average TOASTY(avg(todos.minutes));
    toasty_date *first_due TOASTY(min(todos.due));
    char *last_title TOASTY(max(todos.title), nullable);
    int64_t notes TOASTY(count(todos.notes));
};

/** A path over two relations. */
struct TOASTY(view(Todo)) TodoLine {
    char *title;
    char *user TOASTY(path = user.name);
    char *team TOASTY(path = user.team.name, nullable);
};

struct TOASTY(view(Person)) PersonLine {
    char *name;
    char *parent TOASTY(path = parent.name, nullable);
    char *grandparent TOASTY(path = parent.parent.name, nullable);
    int64_t children TOASTY(count(children));
    int64_t grandchildren TOASTY(count(children.children));
};

/** Todos by user. */
struct TOASTY(view(Todo)) TodoStats {
    int64_t user_id;
    char *user TOASTY(path = user.name);
    int64_t rows TOASTY(count);
    int64_t minutes TOASTY(sum(minutes));
    double *average TOASTY(avg(cost));
    int32_t *longest TOASTY(max(minutes));
    toasty_date *first_due TOASTY(min(due));
};

/** One record for all todos. */
struct TOASTY(view(Todo)) TodoTotal {
    int64_t rows TOASTY(count);
    int64_t minutes TOASTY(sum(minutes));
    int32_t *longest TOASTY(max(minutes));
};
