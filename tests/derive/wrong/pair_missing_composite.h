#include <toasty/model.h>

struct TOASTY(model, key(org, number)) Ticket {
    int64_t org;
    int64_t number;
    struct Note_list *notes TOASTY(has_many);
};
struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Page {
    char *slug TOASTY(key);
    struct Note_list *notes TOASTY(has_many);
};

/* expect 6:36: 'notes' has no matching belongs_to | belongs_to(key = (...), references = (...)) */
/* expect 13:36: 'notes' has no matching belongs_to | belongs_to(key = page_slug, references = slug) */
