#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
    toasty_int_list *a TOASTY(has_many(via = todos.title));
    toasty_string_list *b TOASTY(has_many(via = todos.text));
    toasty_string_list *c TOASTY(has_many(via = todos.user));
    toasty_string_list *d TOASTY(has_many(via = name));
    toasty_string_list *e TOASTY(has_many);
    toasty_string_list *f TOASTY(has_one(via = todos.title));
    toasty_string_list *g TOASTY(belongs_to);
    toasty_string_list *h;
    struct Todo_list *i TOASTY(has_many(via = todos.title));
    toasty_string_list *titles TOASTY(has_many(via = todos.title));
    struct Todo_list *j TOASTY(has_many(via = titles.user));
    toasty_string_list *k TOASTY(has_many(via = todos.user.titles));
    toasty_string_list *m TOASTY(has_many(via = todos.title, pair = user));
    toasty_string_list *n TOASTY(has_many(via = todos.title), unique);
    toasty_string_list *o TOASTY(has_many(via = todos.title), nullable);
    toasty_string_list *p TOASTY(has_many(via = todos.title), required);
    toasty_int_list *q TOASTY(has_many(via = todos.minutes));
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    uint8_t minutes;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

/* expect 7:52: 'a' has type 'toasty_int_list *', but Todo.title is 'char *' | write toasty_string_list *a */
/* expect 8:55: Todo has no field 'text' | add the field to struct Todo, or name one that it has */
/* expect 9:55: 'c' is a list of values, but 'user' is a relation | go on to a field that holds a value: user.title */
/* expect 10:49: the path of 'd' leads over no relation | name one first: via = posts.name */
/* expect 11:34: 'e' has type 'toasty_string_list *', a list of values, and has_many is for records | name the way to the values: has_many(via = posts.title) */
/* expect 12:34: 'f' has type 'toasty_string_list *', a list of values, and has_one is for records | name the way to the values: has_many(via = posts.title) */
/* expect 13:34: 'g' has type 'toasty_string_list *', a list of values, and belongs_to is for records | name the way to the values: has_many(via = posts.title) */
/* expect 14:25: 'h' is a list of values but does not say of which | name the way to them: TOASTY(has_many(via = posts.title)) */
/* expect 15:53: 'title' is a value, and via leads over relations only | for a list of these values write toasty_string_list *i */
/* expect 17:47: 'titles' is a list of values, and via leads over relations only | end the path at User and take the value from its records */
/* expect 18:60: 'k' is a list of values, but 'titles' is one, too | lead over the relations that it is via */
/* expect 19:62: 'm' cannot say both via and pair | leave 'pair' out: a relation via others has no other side of its own */
/* expect 20:63: 'n' is a relation and cannot have 'unique' | a relation has no column of its own: say it of the field that holds the key */
/* expect 21:63: 'o' is a relation and cannot have 'nullable' | a list is empty when there is none: leave 'nullable' out */
/* expect 22:63: 'p' is via others and cannot be required | leave it out: at every step there may be nobody */
/* expect 22:63: 'required' is said of a has_one only | leave it out: a list may always be empty */
/* expect 23:52: 'q' has type 'toasty_int_list *', but Todo.minutes is 'uint8_t' | write toasty_uint_list *q */
