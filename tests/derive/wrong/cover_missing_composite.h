#include <toasty/model.h>

struct TOASTY(model, key(org, number)) Ticket {
    int64_t org;
    int64_t number;
    struct Note_list *notes TOASTY(has_many);
};
struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
    int64_t org;
    int64_t number TOASTY(index);
    struct Ticket *ticket TOASTY(belongs_to(key = (org, number), references = (org, number)));
};

/* expect 6:36: relation Ticket.notes cannot be queried: no index of Note begins with the key of Note.ticket (org, number) | add index(org, number) to the struct: struct TOASTY(model, index(org, number)) Note */
