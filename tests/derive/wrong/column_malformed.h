#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *a TOASTY(column);
    char *b TOASTY(column());
    char *c TOASTY(column(""));
    char *d TOASTY(column("x", "y"));
    char *e TOASTY(column(type = text, type = text));
    char *f TOASTY(column(name));
    char *g TOASTY(column = "x");
};

/* expect 5:20: 'column' needs a name, a type or both | column("name") */
/* expect 6:20: 'column' needs a name */
/* expect 7:27: the name of a column cannot be empty | to get "c" */
/* expect 8:32: the column is named twice */
/* expect 9:40: the column's type is given twice */
/* expect 10:27: a column has a name in quotes and a type, not 'name' */
/* expect 11:20: 'column' needs a name */
