#include <toasty/model.h>

struct TOASTY(embed) Zone {
    int64_t lat;
    int64_t lon TOASTY(column("lng"));
};

struct TOASTY(embed) City {
    char *name TOASTY(index);
    struct Zone zone;
};

/** Where somebody lives. */
struct TOASTY(embed) Address {
    char *street;
    char *unit TOASTY(nullable);
    struct City city;
};

struct TOASTY(embed) Contact {
    char *email TOASTY(unique);
    char *country TOASTY(index);
    int64_t *age;
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Address address;
    struct Contact contact TOASTY(column("reach"));
    struct Post_list *posts TOASTY(has_many);
};

struct TOASTY(model, index(place.name, title)) Post {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct City place;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
};

struct TOASTY(embed) Point {
    int64_t x;
    int64_t y;
};

struct TOASTY(model) Pin {
    int64_t id TOASTY(key, auto);
    char *label;
    struct Point location;
    uint64_t version TOASTY(version);
};

struct TOASTY(embed) Kept {
    bool flag;
    int8_t i8;
    uint32_t u32;
    float f32;
    double f64;
    toasty_uuid ref;
    toasty_bytes bytes;
    toasty_timestamp starts_at;
    toasty_date due;
    toasty_time reminder;
    toasty_datetime scheduled;
    toasty_decimal price;
    toasty_inet net;
    toasty_date *maybe;
};

struct TOASTY(model) Event {
    int64_t id TOASTY(key, auto);
    struct Kept kept;
};

/* Names that tokens and changes have themselves. */
struct TOASTY(embed) Names {
    char *field;
    char *path;
    int64_t value;
    int64_t op;
};

struct TOASTY(model) Odd {
    int64_t id TOASTY(key, auto);
    struct Names names;
};

struct TOASTY(view(User)) UserCity {
    toasty_uuid id;
    char *town TOASTY(path = address.city.name);
    int64_t lat TOASTY(path = address.city.zone.lat);
};

struct TOASTY(view(Post)) PostStreet {
    toasty_uuid id;
    char *street TOASTY(path = user.address.street);
};

struct TOASTY(embed) Attribution {
    toasty_uuid author_id TOASTY(index);
    char *note;
};

/* The relation is the model's, its key stands inside. */
struct TOASTY(model) Article {
    int64_t id TOASTY(key, auto);
    struct Attribution attribution;
    struct User *author TOASTY(belongs_to(key = attribution.author_id, references = id));
};

struct TOASTY(model, key(spot.x, spot.y)) Cell {
    struct Point spot;
    char *text;
};
