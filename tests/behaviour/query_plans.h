#include <toasty/model.h>

struct TOASTY(model, index(city, age)) User {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    char *email TOASTY(index, nullable);
    int32_t *score TOASTY(index);
    char *city;
    int32_t age;
    char *note; /* in no index */
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Membership_list *memberships TOASTY(has_many);
    struct Group_list *groups TOASTY(has_many(via = memberships.group));
};

struct TOASTY(model, index(user_id, due)) Todo {
    int64_t id TOASTY(key, auto);
    char *title TOASTY(index);
    toasty_date due;
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    char *bio;
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(model, index(name, id)) Group {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Membership_list *memberships TOASTY(has_many);
    struct User_list *users TOASTY(has_many(via = memberships.user));
};

struct TOASTY(model, key(user_id, group_id)) Membership {
    int64_t user_id;
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    char *role TOASTY(default("member"));
};

struct TOASTY(model, key(building, number)) Room {
    char *building;
    int32_t number;
    struct Desk_list *desks TOASTY(has_many);
};

struct TOASTY(model, index(building, room_number)) Desk {
    int64_t id TOASTY(key, auto);
    char *building TOASTY(nullable);
    int32_t *room_number;
    struct Room *room TOASTY(belongs_to(key = (building, room_number), references = (building, number)));
};
