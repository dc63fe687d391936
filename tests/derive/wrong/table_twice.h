#include <toasty/model.h>

struct TOASTY(model) Person {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table = "People") Human {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table = "PEOPLE") Crowd {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 6:30: models Person and Human have the same table "People" | give one of them another */
/* expect 9:30: models Person and Crowd have the same table */
