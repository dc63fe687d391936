#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t a TOASTY(belongs_to);
    char *b TOASTY(has_many);
    toasty_uuid *c TOASTY(has_one);
    int64_t d TOASTY(required);
};

/* expect 5:22: 'a' has type 'int64_t', and belongs_to needs a pointer to a model | struct Model *a */
/* expect 6:20: 'b' has type 'char *', and has_many needs a pointer to a list of a model | struct Model_list *b */
/* expect 7:27: 'c' has type 'toasty_uuid *', and has_one needs */
/* expect 8:22: 'required' is said of a has_one only */
