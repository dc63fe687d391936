#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    uint32_t a TOASTY(column(type = text));
    int64_t b TOASTY(column(type = boolean));
    char *c TOASTY(column(type = boolean));
    char *d TOASTY(column(type = i32));
    int64_t e TOASTY(column(type = i32));
    uint64_t f TOASTY(column(type = int(8)));
    bool g TOASTY(column(type = u8));
    toasty_bytes h TOASTY(column(type = text));
    double i TOASTY(column(type = numeric(10, 2)));
    toasty_date j TOASTY(column(type = timestamp(6)));
    char *k TOASTY(column(type = json));
    toasty_uuid l TOASTY(column(type = "jsonb"));
};

/* expect 5:37: 'a' has type 'uint32_t' and cannot be stored as text */
/* expect 6:36: 'b' has type 'int64_t' and cannot be stored as boolean */
/* expect 7:34: 'c' has type 'char *' and cannot be stored as boolean */
/* expect 8:34: 'd' has type 'char *' and cannot be stored as i32 | text, varchar(50) */
/* expect 9:36: 'e' has type 'int64_t' and cannot be stored as i32 | i64, int(4) */
/* expect 10:37: 'f' has type 'uint64_t' and cannot be stored as int */
/* expect 11:33: 'g' has type 'bool' and cannot be stored as u8 | boolean */
/* expect 12:41: 'h' has type 'toasty_bytes' and cannot be stored as text | binary(16), blob */
/* expect 13:35: 'i' has type 'double' and cannot be stored as numeric | leave the type out */
/* expect 14:40: 'j' has type 'toasty_date' and cannot be stored as timestamp */
/* expect 15:34: 'k' has type 'char *' and cannot be stored as json */
/* expect 16:40: 'l' has type 'toasty_uuid' and cannot be stored as jsonb */
