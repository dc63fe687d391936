#include <toasty/model.h>

#include <not/there.h>
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

/* expect 3:10: 'not/there.h' file not found */
