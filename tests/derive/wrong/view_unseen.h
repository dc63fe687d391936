#include "parts/unseen.h"

struct TOASTY(view(Owner)) Records {
    struct Unseen_list *unseen;
};
struct TOASTY(view(Owner)) Counts {
    int64_t id;
    int64_t unseen TOASTY(count(unseen));
};

/* expect 4:25: 'unseen' of Owner leads to a model that is not to be seen from here | include the header */
/* expect 8:33: 'unseen' of Owner leads to a model that is not to be seen from here | include the header */
