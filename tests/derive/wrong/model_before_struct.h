#include <toasty/model.h>

TOASTY(model) struct User {
    char *name;
};

/* expect 3:1: this TOASTY(...) marks no model | struct TOASTY(model) Name */
