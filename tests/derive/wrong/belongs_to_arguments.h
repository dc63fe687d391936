#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid a_id;
    toasty_uuid b_id;
    struct User *a TOASTY(belongs_to(key = a_id, key = b_id));
    struct User *b TOASTY(belongs_to(pair = x));
    struct User *c TOASTY(belongs_to(key = (a_id, b_id)));
    struct User *d TOASTY(belongs_to(key = [a_id, b_id], references = id));
    struct User *e TOASTY(belongs_to(key = ("a_id")));
    struct User *f TOASTY(belongs_to(key = ()));
    struct User *g TOASTY(belongs_to(key = (a_id, a_id), references = (id, id)));
    struct User *h TOASTY(belongs_to = x);
};

/* expect 10:50: 'key' is said twice | key = (a, b) */
/* expect 11:38: 'pair' is nothing that belongs_to(...) knows | belongs_to(key = user_id, references = id) */
/* expect 12:38: 'c' has a key of several fields and must give both key and references | belongs_to(key = (a, b), references = (x, y)) */
/* expect 13:58: key lists 2 fields and references 1 */
/* expect 14:45: expected the name of a field, found "a_id" */
/* expect 15:38: 'key' lists no field */
/* expect 16:51: 'a_id' is listed twice */
/* expect 16:76: 'id' is listed twice */
/* expect 17:27: 'belongs_to' takes arguments in brackets or none */
