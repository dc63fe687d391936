#ifndef RELATIONS_H
#define RELATIONS_H

#include <toasty/model.h>
#include "stock.h"

/* a tree: one model, both sides */
struct TOASTY(model) Person {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    int64_t *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to);
    struct Person_list *children TOASTY(has_many(pair = parent));
    struct Message_list *sent TOASTY(has_many(pair = sender));
    struct Message_list *received TOASTY(has_many(pair = receiver));
};

/* two relations to one model, and one without another side */
struct TOASTY(model) Message {
    int64_t id TOASTY(key, auto);
    int64_t sender_id TOASTY(index);
    struct Person *sender TOASTY(belongs_to);
    int64_t receiver_id TOASTY(index);
    struct Person *receiver TOASTY(belongs_to);
    int64_t *editor_id TOASTY(index);
    struct Person *editor TOASTY(belongs_to(on_delete = set_null));
    char *text;
};

/* composite keys, one of them beginning with the foreign key */
struct TOASTY(model, key(country, code)) Region {
    char *country;
    int32_t code;
    struct Town_list *towns TOASTY(has_many);
};

struct TOASTY(model, key(country, region_code, name), index(name, founded)) Town {
    char *country;
    int32_t region_code;
    struct Region *region
        TOASTY(belongs_to(key = (country, region_code), references = (country, code)));
    char *name;
    toasty_date founded;
    /* names that the generated code has for its own parameters */
    int32_t db TOASTY(index);
    int32_t by TOASTY(index);
    int32_t values TOASTY(index);
    int32_t db_ TOASTY(index);
};

/* names that C or C++ keep for themselves, or that are written small */
struct TOASTY(model) Case {
    int64_t id TOASTY(key, auto);
    char *title;
};
struct TOASTY(model) fish {
    int64_t id TOASTY(key, auto);
    char *fish TOASTY(index);
    int64_t item_id TOASTY(index);
    struct Item *item TOASTY(belongs_to(on_delete = cascade));
};

#endif
