#include <toasty/model.h>

typedef struct TOASTY(model) {
    int64_t id TOASTY(key, auto);
} User;
struct TOASTY(model) {
    int64_t id TOASTY(key, auto);
} users;

/* expect 3:23: a model needs a name after the word struct | struct TOASTY(model) Name */
/* expect 6:15: a model needs a name */
