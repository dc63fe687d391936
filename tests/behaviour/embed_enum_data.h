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
