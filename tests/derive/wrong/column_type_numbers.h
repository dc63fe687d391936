#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *a TOASTY(column(type = varchar(0)));
    char *b TOASTY(column(type = varchar));
    int64_t c TOASTY(column(type = int(9)));
    int64_t d TOASTY(column(type = int));
    char *e TOASTY(column(type = text(5)));
    toasty_decimal f TOASTY(column(type = numeric(12)));
    toasty_decimal g TOASTY(column(type = numeric(2, 3)));
    toasty_time h TOASTY(column(type = time(10)));
    char *i TOASTY(column(type = varchar(x)));
    char *j TOASTY(column(type = varchar(1, 2)));
    toasty_bytes k TOASTY(column(type = binary(-1)));
    char *l TOASTY(column(type = varchar(4294967296)));
};

/* expect 5:42: column type 'varchar' needs other numbers | at least 1: varchar(50) */
/* expect 6:34: column type 'varchar' needs other numbers */
/* expect 7:40: column type 'int' needs other numbers | from 1 to 8: int(4) */
/* expect 8:36: column type 'int' needs */
/* expect 9:39: column type 'text' takes no number | write just 'text' */
/* expect 10:51: column type 'numeric' needs other numbers | numeric(12, 2) */
/* expect 11:51: column type 'numeric' needs */
/* expect 12:45: column type 'time' needs other numbers | from 0 to 9 */
/* expect 13:42: column type 'varchar' */
/* expect 14:42: column type 'varchar' */
/* expect 15:48: column type 'binary' */
/* expect 16:42: column type 'varchar' */
