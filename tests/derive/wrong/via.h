#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Membership_list *memberships TOASTY(has_many);
    struct Badge *badge TOASTY(has_one);
    struct Group_list *a TOASTY(has_many(via = memberships.grp));
    struct Group_list *b TOASTY(has_many(via = memberships.role));
    struct Group_list *c TOASTY(has_many(via = memberships));
    struct Group_list *d TOASTY(has_many(via = memberships.user));
    struct Group *e TOASTY(has_one(via = memberships.group));
    struct Group_list *f TOASTY(has_many(via = "memberships"));
    struct Group_list *g TOASTY(has_many(via = memberships.group, pair = id));
    struct Group *h TOASTY(has_one(via = badge.group), required);
    struct Group *i TOASTY(belongs_to(via = badge.group));
    struct Group_list *j TOASTY(has_many(via = k.members.group));
    struct Group_list *k TOASTY(has_many(via = j.members.group));
    struct Group_list *m TOASTY(via);
    struct Group_list *n TOASTY(has_many(via = name.group));
};
struct TOASTY(model) Group {
    toasty_uuid id TOASTY(key, auto);
    struct Membership_list *members TOASTY(has_many);
};
struct TOASTY(model, key(user_id, group_id)) Membership {
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    char *role;
};
struct TOASTY(model) Badge {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
};

/* expect 8:60: Membership has no field 'grp' | did you mean 'group'? */
/* expect 9:60: 'role' is a value, and via leads over relations only | for a list of these values write toasty_string_list *b */
/* expect 10:48: the path of 'c' has one step only | use 'memberships' itself */
/* expect 11:48: 'd' has type 'struct Group_list *', but its path leads to User | struct User_list *d */
/* expect 12:42: 'e' is one record, and its path leads over the list 'memberships' | say has_many */
/* expect 13:48: expected the name of a relation, found "memberships" | has_many(via = memberships.group) */
/* expect 14:67: 'g' cannot say both via and pair | leave 'pair' out */
/* expect 15:56: 'h' is via others and cannot be required | leave it out */
/* expect 16:39: 'via' is nothing that belongs_to(...) knows */
/* expect 18:48: 'j' leads over itself | not via each other */
/* expect 19:33: unknown word 'via' in an annotation | has_many(via = ...) */
/* expect 20:48: 'name' is a value, and via leads over relations only | take the value from its records */
