#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(auto);
    double score TOASTY(auto);
    int64_t number TOASTY(auto);
    toasty_timestamp seen_at TOASTY(auto);
    char *created_at TOASTY(auto);
};

/* expect 5:23: 'name' has type 'char *', which nothing can fill automatically | auto is for a toasty_uuid */
/* expect 6:25: 'score' has type 'double' */
/* expect 7:27: 'number' counts up but is not the key | add key */
/* expect 8:37: 'seen_at' has type 'toasty_timestamp', which nothing can fill | created_at and updated_at */
/* expect 9:29: 'created_at' has type 'char *' */
