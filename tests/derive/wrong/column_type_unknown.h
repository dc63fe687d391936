#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *a TOASTY(column(type = txt));
    int64_t b TOASTY(column(type = bigint));
    char *c TOASTY(column(type = 12));
    char *d TOASTY(column(type = ""));
    int64_t e TOASTY(column(type = enum));
};

/* expect 5:34: unknown column type 'txt' | did you mean 'text'? */
/* expect 6:36: unknown column type 'bigint' | for this field: i64, int(4) */
/* expect 7:34: unknown column type 12 */
/* expect 8:34: a column type cannot be empty */
/* expect 9:36: column type 'enum' is not supported yet */
