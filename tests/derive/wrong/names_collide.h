#include <toasty/model.h>

struct TOASTY(model, index(first, last)) User {
    toasty_uuid id TOASTY(key, auto);
    char *first;
    char *last;
    char *first_and_last TOASTY(index, column("both"));
};

/* expect 7:11: would both generate user_delete_by_first_and_last | rename one */
