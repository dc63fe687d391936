#include <toasty/model.h>

struct User {
    char *name;
};
typedef struct User User_t TOASTY(model);
int counter TOASTY(key);
int count(void) TOASTY(unique);

/* expect 6:35: 'User_t' is no struct | follows the word struct */
/* expect 7:20: 'counter' is no struct and no field */
/* expect 8:24: 'count' is no struct */
