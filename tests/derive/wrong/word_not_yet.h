#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t f0 TOASTY(pair);
    int64_t f3 TOASTY(document);
    int64_t f4 TOASTY(json);
    int64_t f5 TOASTY(shared);
    int64_t f6 TOASTY(embed);
    int64_t f7;
    int64_t f8 TOASTY(was("old"));
};

/* expect 5:23: unknown word 'pair' in an annotation | has_many(pair = ...) */
/* expect 6:23: 'document' is not supported yet by this version | leave it out */
/* expect 7:23: 'json' is not supported yet by this version | leave it out */
/* expect 8:23: 'shared' is said of fields of an embedded struct only */
/* expect 9:23: 'embed' is said of a struct, not of a field */
/* expect 11:23: 'was' is not supported yet by this version | leave it out */
