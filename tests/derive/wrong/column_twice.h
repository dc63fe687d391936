#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(column("title"));
    char *heading TOASTY(column("title"));
    char *Email;
    char *email;
};

/* expect 6:33: fields 'name' and 'heading' of User have the same column "title" | another name */
/* expect 8:11: fields 'Email' and 'email' of User have the same column | capital and small letters */
