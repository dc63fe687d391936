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

/* [doc: union] */
enum TOASTY(embed) ContactKind { EMAIL = 1, PHONE, MAIL };

struct TOASTY(embed) Phone {
    char *number                    TOASTY(index);
    int32_t *extension;
};

struct TOASTY(embed) Contact {
    enum ContactKind kind           TOASTY(variant);    /* what the union holds; stored in the column `contact` */
    union {
        struct {
            char *address           TOASTY(unique);     /* contact_address */
        } email                     TOASTY(variant(EMAIL));
        struct Phone phone          TOASTY(variant(PHONE));
    };                              /* with MAIL, nothing */
};

struct TOASTY(model) Person {
    int64_t id                      TOASTY(key, auto);
    char *name;
    struct Contact contact;
};
/* [end] */

#endif
