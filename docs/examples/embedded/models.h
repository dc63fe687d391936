#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: structs] */
struct TOASTY(embed) Position {
    double lat;
    double lon;
};

struct TOASTY(embed) Address {
    char *street;
    char *city                      TOASTY(index);
    struct Position position;
};
/* [end] */

/* [doc: enum] */
enum TOASTY(embed) Status { PENDING = 1, ACTIVE = 2, CLOSED = 3 };

enum TOASTY(embed, column(type = u8)) Role { READER = 1, EDITOR = 2 };
/* [end] */

/* [doc: newtype] */
struct TOASTY(embed(newtype)) Email {
    char *text;
};
/* [end] */

/* [doc: model] */
struct TOASTY(model, index(address.city, name)) User {
    int64_t id                      TOASTY(key, auto);
    char *name;
    struct Email email              TOASTY(unique);
    struct Address address;         /* columns address_street, address_city, address_position_lat, … */
    struct Address *second          TOASTY(column("other"));     /* may be NULL: other, other_street, … */
    enum Status status;
    enum Role role                  TOASTY(default(READER));
};
/* [end] */

#endif
