/* Included by others; its relation leads to a model that they do not see. */
#ifndef UNSEEN_H
#define UNSEEN_H
#include <toasty/model.h>
struct TOASTY(model) Owner {
    int64_t id TOASTY(key);
    struct Unseen_list *unseen TOASTY(has_many);
};
#endif
