#include <toasty/model.h>

struct TOASTY(embed(newtype)) Email {
    char *text;
};

struct TOASTY(embed(newtype)) OrderId {
    uint64_t number;
};

struct TOASTY(embed(newtype)) Millis {
    int64_t value;
};

struct TOASTY(embed(newtype)) Wrapped {
    struct Millis millis;
};

struct TOASTY(embed(newtype)) UserId {
    toasty_uuid value;
};

struct TOASTY(embed(newtype)) ZipCode {
    char *text;
};

struct TOASTY(embed) Address {
    char *city;
    struct ZipCode zip;
};

struct TOASTY(model) User {
    struct UserId id TOASTY(key, auto);
    char *name;
    struct Email email TOASTY(unique);
    struct Address address;
};

struct TOASTY(model) Order {
    struct OrderId id TOASTY(key, auto);
    char *item;
};

struct TOASTY(model) Event {
    toasty_uuid id TOASTY(key, auto);
    struct Millis at;
    struct Wrapped wrapped;
    struct Millis *until;
};

struct TOASTY(embed(newtype)) MeetingId {
    char *text;
};

struct TOASTY(embed(newtype)) AgendaItemId {
    char *text;
};

struct TOASTY(model) Meeting {
    struct MeetingId id TOASTY(key);
    struct AgendaItem_list *items TOASTY(has_many);
};

struct TOASTY(model) AgendaItem {
    struct AgendaItemId id TOASTY(key);
    struct MeetingId meeting_id TOASTY(index);
    struct Meeting *meeting TOASTY(belongs_to);
};

struct TOASTY(embed(newtype)) Name {
    char *text;
};

struct TOASTY(model) Project {
    toasty_uuid id TOASTY(key, auto);
    struct Topic_list *topics TOASTY(has_many);
    struct Release_list *releases TOASTY(has_many);
};

struct TOASTY(model) Topic {
    toasty_uuid id TOASTY(key, auto);
    struct Name name;
    toasty_uuid project_id TOASTY(index);
    struct Project *project TOASTY(belongs_to);
};

struct TOASTY(model) Release {
    toasty_uuid id TOASTY(key, auto);
    char *label;
    toasty_uuid project_id TOASTY(index);
    struct Project *project TOASTY(belongs_to);
};

struct TOASTY(embed(newtype)) ItemId {
    int64_t n;
};

struct TOASTY(model) Item {
    struct ItemId id TOASTY(key);
    int64_t group TOASTY(column("group"));
};

struct TOASTY(embed(newtype)) Version {
    uint64_t n;
};

struct TOASTY(model) Versioned {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Version version TOASTY(version);
};
