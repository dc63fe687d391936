#include <toasty/model.h>

/* ---- as Toasty has them ---- */

enum TOASTY(embed) ContactKind { CONTACT_EMAIL = 1, CONTACT_PHONE, CONTACT_MAIL };

struct TOASTY(embed) Phone {
    char *number TOASTY(index);
    int32_t *extension;
};

struct TOASTY(embed) ContactInfo {
    enum ContactKind kind TOASTY(variant);
    union {
        struct {
            char *address TOASTY(unique);
        } email TOASTY(variant(CONTACT_EMAIL));
        struct Phone phone TOASTY(variant(CONTACT_PHONE));
    };
};

struct TOASTY(model) User {
    char *id TOASTY(key);
    char *name;
    struct ContactInfo contact;
};

struct TOASTY(model) Account {
    char *id TOASTY(key);
    struct ContactInfo *contact;
};

struct TOASTY(model) Person {
    char *id TOASTY(key);
    char *name;
    struct ContactInfo *contact TOASTY(deferred);
};

enum TOASTY(embed, column(type = u8)) StatusKind { STATUS_PENDING = 1, STATUS_FAILED = 2, STATUS_DONE = 3 };

struct TOASTY(embed) Status {
    enum StatusKind kind TOASTY(variant);
    union {
        struct {
            char *reason;
        } failed TOASTY(variant(STATUS_FAILED));
    };
};

struct TOASTY(model) Task {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct Status status;
};

/* ---- columns that variants share ---- */

enum TOASTY(embed) CreatureKind { CREATURE_HUMAN = 1, CREATURE_ANIMAL = 2, CREATURE_STONE = 3 };

struct TOASTY(embed) Creature {
    enum CreatureKind kind TOASTY(variant);
    union {
        struct {
            char *name TOASTY(shared(name));
            int64_t *age TOASTY(shared(years));
            char *profession;
        } human TOASTY(variant(CREATURE_HUMAN));
        struct {
            char *species;
            char *name TOASTY(shared(name));
            int64_t *years TOASTY(shared(years));
        } animal TOASTY(variant(CREATURE_ANIMAL));
    };
};

struct TOASTY(model) Character {
    int64_t id TOASTY(key);
    struct Creature creature;
    struct Creature *friend;
};

struct TOASTY(model, unique(creature.human.name), index(creature.animal.years)) Named {
    int64_t id TOASTY(key);
    struct Creature creature;
};

/* ---- deferred inside ---- */

struct TOASTY(embed) Metadata {
    char *author;
    char *notes TOASTY(deferred);
};

struct TOASTY(embed) Message {
    enum ContactKind kind TOASTY(variant);
    union {
        struct {
            char *address;
            struct Metadata metadata;
        } email TOASTY(variant(CONTACT_EMAIL));
        struct {
            char *number;
            char *transcript TOASTY(deferred, nullable);
        } phone TOASTY(variant(CONTACT_PHONE));
    };
};

struct TOASTY(model) Letter {
    int64_t id TOASTY(key);
    struct Message message;
};

/* ---- all kinds of fields, structs inside, enums inside of enums, fields beside the union ---- */

enum TOASTY(embed) EventKind { EVENT_LOGIN, EVENT_PURCHASE, EVENT_MOVE, EVENT_CHANGE };

struct TOASTY(embed) Address {
    char *street;
    char *city;
};

struct TOASTY(embed) Event {
    enum EventKind kind TOASTY(variant);
    toasty_timestamp at;
    char *by TOASTY(nullable);
    union {
        struct {
            toasty_uuid user;
            toasty_bytes token;
            bool fresh;
        } login TOASTY(variant(EVENT_LOGIN));
        struct {
            char *item;
            int64_t amount;
            double *discount;
            toasty_decimal price;
        } purchase TOASTY(variant(EVENT_PURCHASE));
        struct {
            struct Address from;
            struct Address *to;
        } move TOASTY(variant(EVENT_MOVE));
        struct {
            struct Status before;
            struct Status *after;
            uint8_t level;
        } change TOASTY(variant(EVENT_CHANGE));
    };
};

struct TOASTY(embed) Entry {
    int32_t number;
    struct Event event;
};

struct TOASTY(model) Log {
    int64_t id TOASTY(key, auto);
    struct Event event TOASTY(column("what"));
    struct Entry entry;
    struct Entry *last;
};

struct TOASTY(embed(newtype)) Mail {
    char *text;
};

enum TOASTY(embed) PayloadKind { PAYLOAD_DATA = 1, PAYLOAD_EMPTY };

struct TOASTY(embed) Payload {
    enum PayloadKind kind TOASTY(variant, index);
    union {
        struct {
            struct Mail mail TOASTY(unique);
            toasty_json tags TOASTY(column(type = text));
            enum CreatureKind creature;
            enum CreatureKind *other;
            toasty_json *more TOASTY(column("rest", type = text), deferred);
        } data TOASTY(variant(PAYLOAD_DATA));
    };
};

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    struct Payload payload;
};

/* ---- views, and what is found over relations ---- */

struct Ticket_list;

struct TOASTY(model) Desk {
    int64_t id TOASTY(key);
    struct Ticket_list *tickets TOASTY(has_many);
};

struct TOASTY(model) Ticket {
    int64_t id TOASTY(key);
    int64_t desk_id TOASTY(index);
    struct Desk *desk TOASTY(belongs_to);
    struct ContactInfo contact;
};

struct TOASTY(view(User)) UserContact {
    char *id;
    enum ContactKind kind TOASTY(path = contact.kind);
    char *address TOASTY(path = contact.email.address, nullable);
    int32_t *extension TOASTY(path = contact.phone.extension);
};
