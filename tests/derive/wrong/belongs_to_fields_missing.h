#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    struct User *user TOASTY(belongs_to);
    toasty_uuid owner_id;
    struct User *owner TOASTY(belongs_to(key = ownr_id));
    toasty_uuid editor_id;
    struct User *editor TOASTY(belongs_to(references = uid));
    struct User *reader TOASTY(belongs_to(key = owner));
};
struct TOASTY(model) Page {
    char *slug TOASTY(key);
};
struct TOASTY(model) Link {
    toasty_uuid id TOASTY(key, auto);
    char *page_id;
    struct Page *page TOASTY(belongs_to);
};

/* expect 8:30: 'user' needs the field 'user_id' in Todo, which has none | belongs_to(key = ...) */
/* expect 10:48: Todo has no field 'ownr_id' | did you mean 'owner_id'? */
/* expect 12:56: User has no field 'uid' */
/* expect 13:49: 'owner' is a relation and has no column */
/* expect 21:30: 'page' needs the field 'id' in Page, which has none | belongs_to(references = ...) */
