#include <toasty/model.h>

typedef struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
} User;

/* expect 3:30: model User needs the name User for the object that holds its fields, but that is a typedef | rename either */
