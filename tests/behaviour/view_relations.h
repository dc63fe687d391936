#include <toasty/model.h>

struct TOASTY(model) Team {
    char *code TOASTY(key);
    char *name;
    struct User_list *users TOASTY(has_many);
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    int64_t *age;
    char *team_code TOASTY(nullable, index);
    struct Team *team TOASTY(belongs_to(key = team_code, references = code));
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Desk *desk TOASTY(has_one, required);
    struct Note_list *notes TOASTY(has_many(via = todos.notes));
    toasty_string_list *titles TOASTY(has_many(via = todos.title));
};

struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    char *title;
    int64_t rank;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Note_list *notes TOASTY(has_many);
};

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    char *text;
    int64_t todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to, eager);
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key);
    char *bio;
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Desk {
    int64_t id TOASTY(key);
    toasty_uuid user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

/* Keys of several fields, one of which refers to itself; all of its relations are loaded with every query. */
struct TOASTY(model, key(shop, number)) Order {
    char *shop;
    int64_t number;
    int64_t *before TOASTY(index);
    struct Line_list *lines TOASTY(has_many, eager);
};

struct TOASTY(model, index(shop, order_number)) Line {
    int64_t id TOASTY(key);
    char *shop;
    int64_t order_number;
    char *what;
    struct Order *order TOASTY(belongs_to(key = (shop, order_number), references = (shop, number)));
};

/* None of the keys. */
struct TOASTY(view(User)) UserCard {
    char *name;
    struct Todo_list *todos;
    struct Profile *profile;
    int64_t todo_count TOASTY(count(todos));
};

struct TOASTY(view(User)) UserDesk {
    struct Desk *desk;
    toasty_uuid id;
    struct Team *team;
};

/* Nothing else. */
struct TOASTY(view(Todo)) TodoUser {
    struct User *user;
};

/* One relation twice, relations over others, values. */
struct TOASTY(view(User)) UserLists {
    struct Todo_list *first TOASTY(path = todos);
    struct Todo_list *others TOASTY(path = todos);
    toasty_uuid id;
    struct Note_list *notes;
    struct Note_list *remarks TOASTY(path = todos.notes);
    toasty_string_list *titles;
    toasty_string_list *texts TOASTY(path = notes.text);
    struct User_list *mates TOASTY(path = team.users);
    char *name;
};

struct TOASTY(view(Todo)) TodoLine {
    char *title;
    struct User *user;
    struct Team *team TOASTY(path = user.team);
    struct Profile *profile TOASTY(path = user.profile);
};

struct TOASTY(view(Order)) OrderView {
    int64_t number;
    struct Line_list *lines;
};

struct TOASTY(view(Order)) OrderNumber {
    int64_t number;
};

struct TOASTY(view(Line)) LineView {
    char *what;
    struct Order *order;
};
