#include "given.h"
#include <toasty/model.h>

#define SERIAL TOASTY(key, auto)

/* a tree, and two relations between the same models */
typedef struct TOASTY(model) Person {
    int64_t id SERIAL;
    int64_t *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to);
    struct Person_list *children TOASTY(has_many);
    struct Letter_list *sent TOASTY(has_many(pair = sender));
    struct Letter_list *received TOASTY(has_many(pair = receiver));
    char *team TOASTY(index);
    struct Team *played_for TOASTY(belongs_to(key = team, references = code));
} person;

struct TOASTY(model) Letter {
    int64_t id SERIAL;
    int64_t sender_id TOASTY(index);
    struct Person *sender TOASTY(belongs_to);
    int64_t receiver_id TOASTY(index);
    struct Person *receiver TOASTY(belongs_to);
    /* one-sided, without an index */
    int64_t *editor_id;
    struct Person *editor TOASTY(belongs_to);
};
