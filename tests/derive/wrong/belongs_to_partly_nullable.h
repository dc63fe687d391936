#include <toasty/model.h>

struct TOASTY(model, key(org, number)) Ticket {
    int64_t org;
    int64_t number;
};
struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
    int64_t org;
    int64_t *number;
    struct Ticket *ticket TOASTY(belongs_to(key = (org, number), references = (org, number)));
};

/* expect 11:34: only some of the key fields of 'ticket' are nullable | make all of org, number nullable, or none */
