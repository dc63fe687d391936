#include <toasty/model.h>

enum TOASTY(embed) Colour { RED = 1, GREEN = 2 };

struct TOASTY(embed) Lid {
    char *label;
    enum Colour colour;
};

struct TOASTY(embed) Shape {
    char *name;
    int64_t *width;
    struct Lid lid;
    struct Lid *spare;
    char *remark TOASTY(deferred, nullable);
};

struct TOASTY(embed) Paint {
    enum Colour colour TOASTY(variant);
    union {
        struct {
            char *shade;
            struct Lid *cover;
        } red TOASTY(variant(RED));
        struct {
            char *tone;
            toasty_bytes mix;
            char *remark TOASTY(deferred, nullable);
        } green TOASTY(variant(GREEN));
    };
};

struct TOASTY(model) Pot {
    int64_t id TOASTY(key, auto);
    char *code TOASTY(unique);
    struct Paint paint;
    struct Paint *top;
};

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(index);
    char *email TOASTY(unique);
    int64_t *age;
    int32_t logins TOASTY(default(0));
    char *bio TOASTY(nullable);
    toasty_bytes *picture;
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Passport *passport TOASTY(has_one);
};

/* Cannot be without its user. */
struct TOASTY(model) Todo {
    int64_t id TOASTY(key, auto);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
    bool done TOASTY(default(false));
    struct Note_list *notes TOASTY(has_many);
};

/* Can be without its todo. */
struct TOASTY(model) Note {
    int64_t id TOASTY(key, auto);
    int64_t *todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *text;
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *text TOASTY(nullable);
};

struct TOASTY(model) Passport {
    int64_t id TOASTY(key, auto);
    int64_t user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *code;
};

struct TOASTY(view(User)) UserCard {
    char *name;
    char *text TOASTY(path = profile.text, nullable);
    int64_t todos TOASTY(count(todos));
    char *last TOASTY(max(todos.notes.text), nullable);
};

struct TOASTY(view(User)) UserLine {
    int64_t id;
    int64_t todos TOASTY(count(todos));
};

/* A key that is not shown, nobody at a profile, a relation over others. */
struct TOASTY(view(User)) UserLists {
    char *name;
    struct Todo_list *todos;
    struct Profile *profile;
    struct Note_list *notes TOASTY(path = todos.notes);
};

/* Keys that are text. */
struct TOASTY(view(City)) CityLine {
    toasty_uuid id;
    struct Region *region;
};

/* A tree. */
struct TOASTY(model) Person {
    int64_t id TOASTY(key);
    char *name;
    int64_t *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to);
    struct Person_list *children TOASTY(has_many(pair = parent));
    struct Person_list *grandchildren TOASTY(has_many(via = children.children));
    toasty_string_list *names TOASTY(has_many(via = grandchildren.name));
    toasty_int_list *parents TOASTY(has_many(via = children.parent_id));
};

struct TOASTY(model, key(country, code)) Region {
    char *country;
    int32_t code;
    char *name;
    struct City_list *cities TOASTY(has_many);
};

struct TOASTY(model, index(region_country, region_code)) City {
    toasty_uuid id TOASTY(key, auto);
    char *region_country;
    int32_t region_code;
    struct Region *region TOASTY(belongs_to(key = [ region_country, region_code ],
                                            references = [ country, code ]));
    char *name;
};

/* A field of every type. */
struct TOASTY(model) Thing {
    char *name TOASTY(key);
    toasty_uuid a_uuid;
    bool a_bool;
    int8_t an_i8;
    int16_t an_i16;
    uint8_t a_u8;
    uint16_t a_u16;
    uint32_t a_u32;
    uint64_t a_u64;
    float an_f32;
    double an_f64;
    toasty_bytes a_bytes;
    toasty_timestamp a_timestamp;
    toasty_date a_date;
    toasty_time a_time;
    toasty_datetime a_datetime;
    toasty_decimal a_decimal;
    toasty_json a_json TOASTY(column(type = text));
    toasty_inet an_inet;
    toasty_cidr a_cidr;
    toasty_macaddr a_macaddr;
    toasty_macaddr8 a_macaddr8;
    toasty_uuid *maybe_uuid;
    double *maybe_f64;
    toasty_bytes *maybe_bytes;
    toasty_timestamp *maybe_timestamp;
    toasty_decimal *maybe_decimal;
    toasty_json *maybe_json TOASTY(column(type = text));
    toasty_inet *maybe_inet;
    toasty_timestamp created_at TOASTY(auto);
    toasty_timestamp updated_at TOASTY(auto);
};

/* What is known to be behind, and what is read when asked for. */
struct TOASTY(model) Paper {
    int64_t id TOASTY(key, auto);
    char *slug TOASTY(unique);
    char *body TOASTY(deferred);
    char *note TOASTY(deferred, nullable);
    int64_t *hits TOASTY(default(1));
    struct Leaf_list *leaves TOASTY(has_many);
    uint64_t version TOASTY(version);
    struct Binding_list *bindings TOASTY(has_many);
    struct Volume_list *volumes TOASTY(has_many(via = bindings.volume));
};

/* Many to many, and loaded with everything that belongs to it. */
struct TOASTY(model) Volume {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Binding_list *bindings TOASTY(has_many);
    struct Paper_list *papers TOASTY(has_many(via = bindings.paper), eager);
    int64_t *shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to, eager);
    struct Label *label TOASTY(has_one, eager);
};

struct TOASTY(model, key(paper_id, volume_id)) Binding {
    int64_t paper_id;
    struct Paper *paper TOASTY(belongs_to);
    int64_t volume_id TOASTY(index);
    struct Volume *volume TOASTY(belongs_to);
    char *colour TOASTY(default("red"));
};

struct TOASTY(model) Shelf {
    int64_t id TOASTY(key, auto);
    char *name;
    struct Volume_list *volumes TOASTY(has_many);
};

struct TOASTY(model) Label {
    int64_t id TOASTY(key, auto);
    int64_t *volume_id TOASTY(unique);
    struct Volume *volume TOASTY(belongs_to);
    char *text;
};

struct TOASTY(model) Leaf {
    int64_t id TOASTY(key, auto);
    int64_t paper_id TOASTY(index);
    struct Paper *paper TOASTY(belongs_to);
    char *text TOASTY(deferred, nullable);
};

/* Held to each other by the database. */
struct TOASTY(model) Vault {
    int64_t id TOASTY(key);
    struct Coin_list *coins TOASTY(has_many);
    struct Guard_list *guards TOASTY(has_many);
};

struct TOASTY(model) Coin {
    int64_t id TOASTY(key);
    int64_t vault_id TOASTY(index);
    struct Vault *vault TOASTY(belongs_to(on_delete = cascade));
};

struct TOASTY(model) Guard {
    int64_t id TOASTY(key);
    int64_t vault_id TOASTY(index);
    struct Vault *vault TOASTY(belongs_to(on_delete = restrict));
};

struct TOASTY(model) Box {
    int64_t id TOASTY(key, auto);
    char *code TOASTY(unique);
    struct Shape shape;
    struct Shape *other;
    struct Lid *late TOASTY(deferred);
};
