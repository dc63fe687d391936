#include <toasty/model.h>

enum TOASTY(embed) ContactKind { CONTACT_EMAIL = 1, CONTACT_PHONE, CONTACT_MAIL, CONTACT_NONE };

struct TOASTY(embed) Phone {
    char *number TOASTY(index);
    int32_t *extension;
};

/** How somebody is reached. */
struct TOASTY(embed) Contact {
    enum ContactKind kind TOASTY(variant);
    bool confirmed;
    union {
        /** By mail. */
        struct {
            char *address TOASTY(unique);
            char *label TOASTY(shared(label));
            char *notes TOASTY(deferred, nullable);
        } email TOASTY(variant(CONTACT_EMAIL));
        struct Phone phone TOASTY(variant(CONTACT_PHONE));
        struct {
            char *label TOASTY(shared(label));
        } mail TOASTY(variant(CONTACT_MAIL));
    };
};

struct TOASTY(model) Subscriber {
    toasty_uuid id TOASTY(key, auto);
    struct Contact contact;
    struct Contact *second TOASTY(column("other"));
    struct Contact *third TOASTY(deferred);
};

struct TOASTY(view(Subscriber)) SubscriberAddress {
    enum ContactKind kind TOASTY(path = contact.kind);
    char *address TOASTY(path = contact.email.address, nullable);
};
