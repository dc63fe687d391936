#include <toasty/model.h>

enum TOASTY(embed) Below { MINUS = -1, ZERO };
enum TOASTY(embed) Twice { FIRST = 1, SECOND = 1 };
enum TOASTY(embed, column(type = u8)) Wide { SMALL = 1, LARGE = 256 };
enum TOASTY(embed, table = "x") Words { WORD };
enum TOASTY(embed, column("x")) Named { NAMED };
struct TOASTY(embed(newtype)) Two {
    int64_t a;
    int64_t b;
};
struct TOASTY(embed(newtype)) Said {
    char *text TOASTY(unique);
};
struct TOASTY(embed(newtype)) Text {
    char *text;
};
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    enum Wide wide;
    enum Below below TOASTY(column(type = text));
    struct Text *text;
    struct Text plain TOASTY(auto);
};

/* expect 3:28: 'MINUS' is -1: an embedded enum has no negative constants | from 0 up */
/* expect 4:39: 'FIRST' and 'SECOND' are both 1 | a number of its own */
/* expect 5:34: 'LARGE' of enum Wide is 256, which u8 cannot store | a wider type */
/* expect 6:20: 'table' cannot be said of an enum | embed, and perhaps column */
/* expect 7:20: of an enum, 'column' gives a type | column(type = u8) */
/* expect 8:31: struct Two is to be one value | with more fields it is TOASTY(embed) */
/* expect 12:31: struct Said is to be one value */
/* expect 21:43: 'below' has type 'enum Below' and cannot be stored as text */
/* expect 22:18: 'text' is a pointer to text that is a pointer itself | struct Text text TOASTY(nullable) */
/* expect 23:30: 'plain' has type 'struct Text', which nothing can fill automatically */
