#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *a TOASTY(unique index);
    char *b TOASTY(column(type = ), unique);
    char *c TOASTY(column(= 3));
    char *d TOASTY(, unique);
    char *e TOASTY(column("x" "y"));
    char *f TOASTY(column = ;);
    char *g TOASTY(default([1}]));
};

/* expect 5:27: expected ',', found 'index' */
/* expect 6:34: expected a word, found ')' */
/* expect 7:27: expected a word, found '=' */
/* expect 8:20: expected a word, found ',' */
/* expect 9:31: expected ',' or ')', found '"y"' */
/* expect 10:29: expected a word, found ';' */
/* expect 11:30: expected ']', found '}' */
