#include <toasty/model.h>

#include "parts/included.h"
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(uniqe);
    struct Author_list *authors TOASTY(has_many);
};

/* with: beside.h */
/* expect 6:23: unknown word 'uniqe' */
/* expect 7:25: struct Author, the target of 'authors', is not a model */
/* expect included.h:8:23: unknown word 'nulable' | did you mean 'nullable'? */
/* expect beside.h:4:22: model Beside has no key */
