/* Included by others. What its relation points at is not seen from there, which is no mistake there. */
#ifndef INCLUDED_H
#define INCLUDED_H
#include <toasty/model.h>
struct TOASTY(model) Included {
    int64_t id TOASTY(key, auto);
    struct Unseen_list *unseen TOASTY(has_many);
    char *note TOASTY(nulable);
};
#endif
