#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY("name");
    char *mail TOASTY(12);
    char *post TOASTY((unique));
};

/* expect 5:23: expected a word, found "name" */
/* expect 6:23: expected a word, found 12 */
/* expect 7:23: expected a word, found a list */
