#include <toasty/model.h>

/** How far it is. */
enum TOASTY(embed, column(type = u8)) State { STATE_OPEN = 1, STATE_CLOSED = 2 };

struct TOASTY(embed(newtype)) Number {
    int64_t value;
};

struct TOASTY(embed) Spot {
    int64_t x;
    int64_t *y;
};

/** Where it stands. */
struct TOASTY(embed) Place {
    /** Without the number. */
    char *street TOASTY(index);
    struct Spot spot;
    enum State state;
};

struct TOASTY(model, unique(place.street, number)) House {
    struct Number id TOASTY(key, auto);
    struct Number number;
    struct Place place;
    /** Where it stood before. */
    struct Place *before TOASTY(column("old"));
    struct Spot *later TOASTY(deferred);
    enum State *state TOASTY(deferred);
};

struct TOASTY(view(House)) Street {
    char *street TOASTY(path = place.street);
    int64_t houses TOASTY(count);
};
