#ifndef STOCK_H
#define STOCK_H

#include <toasty/model.h>

/* Its other side is in relations.h: each generated header needs the other's. */
struct TOASTY(model) Item {
    int64_t id TOASTY(key, auto);
    char *label;
    struct fish_list *caught TOASTY(has_many);
};

#endif
