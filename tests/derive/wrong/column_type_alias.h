#include <toasty/model.h>

typedef char *number;
typedef uint32_t String;
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    String a TOASTY(column(type = text));
    number b TOASTY(column(type = i32));
};

/* expect 7:35: 'a' has type 'String' and cannot be stored as text */
/* expect 8:35: 'b' has type 'number' and cannot be stored as i32 */
