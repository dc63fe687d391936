#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    unsigned flags : 3;
    struct { int64_t x, y; } position;
    union { int64_t i; double d; } value;
    struct {
        int64_t width;
    };
    union {
        int64_t a;
    };
    union pair { int64_t a; } *pair;
};

/* expect 5:14: 'flags' is a bit-field | plain member */
/* expect 6:30: 'position' is a struct inside the struct | its members as fields */
/* expect 7:36: 'value' is a union */
/* expect 8:5: an unnamed struct | its members */
/* expect 11:5: an unnamed union */
/* expect 14:32: 'pair' is a pointer to something that is not a value */
