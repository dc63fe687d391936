#include <toasty/model.h>

int Todo(void);
enum { Done };
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Done {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 5:22: needs the name Todo for the object that holds its fields, but that is a function */
/* expect 8:22: needs the name Done for the object that holds its fields, but that is an enum constant */
