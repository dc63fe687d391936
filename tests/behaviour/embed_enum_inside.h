#include <toasty/model.h>

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

struct TOASTY(model) Person {
    char *id TOASTY(key);
    char *name;
    struct ContactInfo *contact TOASTY(deferred);
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

enum TOASTY(embed, column(type = u8)) StatusKind { STATUS_PENDING = 1, STATUS_FAILED = 2, STATUS_DONE = 3 };

struct TOASTY(embed) Status {
    enum StatusKind kind TOASTY(variant);
    union {
        struct {
            char *reason;
        } failed TOASTY(variant(STATUS_FAILED));
    };
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

enum TOASTY(embed) CreatureKind { CREATURE_HUMAN = 1, CREATURE_ANIMAL = 2, CREATURE_STONE = 3 };

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
