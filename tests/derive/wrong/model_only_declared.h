#include <toasty/model.h>

struct TOASTY(model) User;

/* expect 3:15: struct User is marked here but its fields are nowhere | where the struct is defined */
