/* Written by toasty derive from variants.h. Do not edit. */
#include "variants.toasty.h"
#include <stddef.h>

_Static_assert(TOASTY_META_VERSION == 7, "written by toasty derive of another version: run it again");

#define TOASTY__OWN_FIELD(model_, name_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct model_, name_)
#define TOASTY__FIELD(model_, name_) \
    TOASTY__OWN_FIELD(model_, name_), .new_offset = offsetof(struct model_##_new, name_), \
    .changes_offset = offsetof(struct model_##_changes, name_)
#define TOASTY__VALUE_FIELD(model_, name_) \
    TOASTY__FIELD(model_, name_), .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__OWN_FIELD_AT(model_, name_, base_, access_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct base_, access_)
#define TOASTY__FIELD_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_), \
    .changes_offset = offsetof(struct model_##_changes, name_), \
    .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__DISCRIMINANT_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_)
#define TOASTY__IS(model_, name_, type_, other_type_) \
    _Static_assert(_Generic(&((struct model_ *)0)->name_, type_ *: 1, other_type_ *: 1, default: 0), \
                   #model_ "." #name_ " is not of the type that it had: run toasty derive again")
#define TOASTY__IS_UNNAMED(model_, name_) \
    _Static_assert(sizeof((struct model_ *)0)->name_ == sizeof(struct model_##_##name_), \
                   #model_ "." #name_ " has changed: run toasty derive again")
#define TOASTY__IS_ALL(model_) \
    _Static_assert(sizeof(struct model_) == sizeof(struct model_##_toasty_copy), \
                   "struct " #model_ " has changed: run toasty derive again")

/* ---- Phone ---- */

struct Phone_toasty_copy {
    char *number;
    int32_t *extension;
};
TOASTY__IS_ALL(Phone);
TOASTY__IS(Phone, number, char *, const char *);
TOASTY__IS(Phone, extension, int32_t *, const int32_t *);

/* ---- Contact ---- */

struct Contact_toasty_copy {
    enum ContactKind kind;
    bool confirmed;
    union {
        struct Contact_email email;
        struct Phone phone;
        struct Contact_mail mail;
    };
};
TOASTY__IS_ALL(Contact);
TOASTY__IS(Contact, kind, enum ContactKind, const enum ContactKind);
TOASTY__IS(Contact, confirmed, bool, const bool);
TOASTY__IS_UNNAMED(Contact, email);
TOASTY__IS(Contact, email.address, char *, const char *);
TOASTY__IS(Contact, email.label, char *, const char *);
TOASTY__IS(Contact, email.notes, char *, const char *);
TOASTY__IS(Contact, phone, struct Phone, const struct Phone);
TOASTY__IS_UNNAMED(Contact, mail);
TOASTY__IS(Contact, mail.label, char *, const char *);

static const toasty_enum_value ContactKind_toasty_values[] = {
    {"CONTACT_EMAIL", CONTACT_EMAIL},
    {"CONTACT_PHONE", CONTACT_PHONE},
    {"CONTACT_MAIL", CONTACT_MAIL},
    {"CONTACT_NONE", CONTACT_NONE},
};
static const toasty_enum ContactKind_toasty_enum = {"ContactKind", 4, ContactKind_toasty_values};

/* ---- Subscriber ---- */

static const uint16_t Subscriber_toasty_key[] = {0};
static const uint16_t Subscriber_toasty_index_0[] = {3};
static const uint16_t Subscriber_toasty_index_1[] = {6};
static const uint16_t Subscriber_toasty_index_2[] = {11};
static const uint16_t Subscriber_toasty_index_3[] = {14};
static const uint16_t Subscriber_toasty_index_4[] = {19};
static const uint16_t Subscriber_toasty_index_5[] = {22};
static const toasty_index Subscriber_toasty_indexes[] = {
    {.unique = true, .count = 1, .fields = Subscriber_toasty_index_0},
    {.count = 1, .fields = Subscriber_toasty_index_1},
    {.unique = true, .count = 1, .fields = Subscriber_toasty_index_2},
    {.count = 1, .fields = Subscriber_toasty_index_3},
    {.unique = true, .count = 1, .fields = Subscriber_toasty_index_4},
    {.count = 1, .fields = Subscriber_toasty_index_5},
};
static const toasty_embed Subscriber_toasty_embeds[] = {
    {.name = "contact", .fields = Subscriber_toasty_fields, .first = 1, .count = 8,
     .size = sizeof(struct Contact), .offset = offsetof(struct Subscriber, contact),
     .new_offset = offsetof(struct Subscriber_new, contact), .changes_offset = offsetof(struct Subscriber_changes, contact),
     .values_offset = offsetof(struct Subscriber_values, contact), .value_offset = offsetof(struct Contact_changes, toasty__value)},
    {.name = "contact.email", .outer = &Subscriber_toasty_embeds[0], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_EMAIL, .first = 3, .count = 3,
     .size = sizeof(struct Contact_email), .offset = offsetof(struct Subscriber, contact.email),
     .new_offset = offsetof(struct Subscriber_new, contact.email), .changes_offset = offsetof(struct Subscriber_changes, contact.email),
     .values_offset = offsetof(struct Subscriber_values, contact.email), .value_offset = offsetof(struct Contact_email_changes, toasty__value)},
    {.name = "contact.phone", .outer = &Subscriber_toasty_embeds[0], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_PHONE, .first = 6, .count = 2,
     .size = sizeof(struct Phone), .offset = offsetof(struct Subscriber, contact.phone),
     .new_offset = offsetof(struct Subscriber_new, contact.phone), .changes_offset = offsetof(struct Subscriber_changes, contact.phone),
     .values_offset = offsetof(struct Subscriber_values, contact.phone), .value_offset = offsetof(struct Phone_changes, toasty__value)},
    {.name = "contact.mail", .outer = &Subscriber_toasty_embeds[0], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_MAIL, .first = 8, .count = 1,
     .size = sizeof(struct Contact_mail), .offset = offsetof(struct Subscriber, contact.mail),
     .new_offset = offsetof(struct Subscriber_new, contact.mail), .changes_offset = offsetof(struct Subscriber_changes, contact.mail),
     .values_offset = offsetof(struct Subscriber_values, contact.mail), .value_offset = offsetof(struct Contact_mail_changes, toasty__value)},
    {.name = "second", .fields = Subscriber_toasty_fields, .flags = TOASTY_BEHIND | TOASTY_NULLABLE, .first = 9, .count = 8,
     .size = sizeof(struct Contact), .offset = offsetof(struct Subscriber, second),
     .new_offset = offsetof(struct Subscriber_new, second), .changes_offset = offsetof(struct Subscriber_changes, second),
     .values_offset = offsetof(struct Subscriber_values, second), .value_offset = offsetof(struct Contact_changes, toasty__value)},
    {.name = "second.email", .outer = &Subscriber_toasty_embeds[4], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_EMAIL, .first = 11, .count = 3,
     .size = sizeof(struct Contact_email), .offset = offsetof(struct Contact, email),
     .new_offset = offsetof(struct Contact_new, email), .changes_offset = offsetof(struct Subscriber_changes, second.email),
     .values_offset = offsetof(struct Subscriber_values, second.email), .value_offset = offsetof(struct Contact_email_changes, toasty__value)},
    {.name = "second.phone", .outer = &Subscriber_toasty_embeds[4], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_PHONE, .first = 14, .count = 2,
     .size = sizeof(struct Phone), .offset = offsetof(struct Contact, phone),
     .new_offset = offsetof(struct Contact_new, phone), .changes_offset = offsetof(struct Subscriber_changes, second.phone),
     .values_offset = offsetof(struct Subscriber_values, second.phone), .value_offset = offsetof(struct Phone_changes, toasty__value)},
    {.name = "second.mail", .outer = &Subscriber_toasty_embeds[4], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_MAIL, .first = 16, .count = 1,
     .size = sizeof(struct Contact_mail), .offset = offsetof(struct Contact, mail),
     .new_offset = offsetof(struct Contact_new, mail), .changes_offset = offsetof(struct Subscriber_changes, second.mail),
     .values_offset = offsetof(struct Subscriber_values, second.mail), .value_offset = offsetof(struct Contact_mail_changes, toasty__value)},
    {.name = "third", .fields = Subscriber_toasty_fields, .flags = TOASTY_BEHIND | TOASTY_DEFERRED, .first = 17, .count = 8,
     .size = sizeof(struct Contact), .offset = offsetof(struct Subscriber, third),
     .new_offset = offsetof(struct Subscriber_new, third), .changes_offset = offsetof(struct Subscriber_changes, third),
     .values_offset = offsetof(struct Subscriber_values, third), .value_offset = offsetof(struct Contact_changes, toasty__value)},
    {.name = "third.email", .outer = &Subscriber_toasty_embeds[8], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_EMAIL, .first = 19, .count = 3,
     .size = sizeof(struct Contact_email), .offset = offsetof(struct Contact, email),
     .new_offset = offsetof(struct Subscriber_new, third.email), .changes_offset = offsetof(struct Subscriber_changes, third.email),
     .values_offset = offsetof(struct Subscriber_values, third.email), .value_offset = offsetof(struct Contact_email_changes, toasty__value)},
    {.name = "third.phone", .outer = &Subscriber_toasty_embeds[8], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_PHONE, .first = 22, .count = 2,
     .size = sizeof(struct Phone), .offset = offsetof(struct Contact, phone),
     .new_offset = offsetof(struct Subscriber_new, third.phone), .changes_offset = offsetof(struct Subscriber_changes, third.phone),
     .values_offset = offsetof(struct Subscriber_values, third.phone), .value_offset = offsetof(struct Phone_changes, toasty__value)},
    {.name = "third.mail", .outer = &Subscriber_toasty_embeds[8], .fields = Subscriber_toasty_fields, .flags = TOASTY_VARIANT, .variant = CONTACT_MAIL, .first = 24, .count = 1,
     .size = sizeof(struct Contact_mail), .offset = offsetof(struct Contact, mail),
     .new_offset = offsetof(struct Subscriber_new, third.mail), .changes_offset = offsetof(struct Subscriber_changes, third.mail),
     .values_offset = offsetof(struct Subscriber_values, third.mail), .value_offset = offsetof(struct Contact_mail_changes, toasty__value)},
};
const toasty_field Subscriber_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Subscriber, id), .number = 0, .type = TOASTY_TYPE_UUID, .automatic = TOASTY_AUTO_UUID_V7, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__DISCRIMINANT_AT(Subscriber, contact.kind, Subscriber, contact.kind, Subscriber, contact.kind), .number = 1, .type = TOASTY_TYPE_I32, .flags = TOASTY_DISCRIMINANT,
     .column = "contact", .column_type = {TOASTY_COLUMN_INTEGER, 8, 0, 0}, .embed = &Subscriber_toasty_embeds[0], .values = &ContactKind_toasty_enum},
    {TOASTY__FIELD_AT(Subscriber, contact.confirmed, Subscriber, contact.confirmed, Subscriber, contact.confirmed), .number = 2, .type = TOASTY_TYPE_BOOL,
     .column = "contact_confirmed", .embed = &Subscriber_toasty_embeds[0]},
    {TOASTY__FIELD_AT(Subscriber, contact.email.address, Subscriber, contact.email.address, Subscriber, contact.email.address), .number = 3, .type = TOASTY_TYPE_STRING, .flags = TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "contact_address", .embed = &Subscriber_toasty_embeds[1]},
    {TOASTY__FIELD_AT(Subscriber, contact.email.label, Subscriber, contact.email.label, Subscriber, contact.email.label), .number = 4, .type = TOASTY_TYPE_STRING, .flags = TOASTY_OPTIONAL | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "contact_label", .embed = &Subscriber_toasty_embeds[1]},
    {TOASTY__FIELD_AT(Subscriber, contact.email.notes, Subscriber, contact.email.notes, Subscriber, contact.email.notes), .number = 5, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE | TOASTY_DEFERRED | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "contact_notes", .embed = &Subscriber_toasty_embeds[1]},
    {TOASTY__FIELD_AT(Subscriber, contact.phone.number, Subscriber, contact.phone.number, Subscriber, contact.phone.number), .number = 6, .type = TOASTY_TYPE_STRING, .flags = TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "contact_number", .embed = &Subscriber_toasty_embeds[2]},
    {TOASTY__FIELD_AT(Subscriber, contact.phone.extension, Subscriber, contact.phone.extension, Subscriber, contact.phone.extension), .number = 7, .type = TOASTY_TYPE_I32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "contact_extension", .embed = &Subscriber_toasty_embeds[2]},
    {TOASTY__FIELD_AT(Subscriber, contact.mail.label, Subscriber, contact.mail.label, Subscriber, contact.mail.label), .number = 8, .type = TOASTY_TYPE_STRING, .flags = TOASTY_OPTIONAL | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "contact_label", .embed = &Subscriber_toasty_embeds[3]},
    {TOASTY__DISCRIMINANT_AT(Subscriber, second.kind, Contact, kind, Contact, kind), .number = 9, .type = TOASTY_TYPE_I32, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_DISCRIMINANT,
     .column = "other", .column_type = {TOASTY_COLUMN_INTEGER, 8, 0, 0}, .embed = &Subscriber_toasty_embeds[4], .values = &ContactKind_toasty_enum},
    {TOASTY__FIELD_AT(Subscriber, second.confirmed, Contact, confirmed, Contact, confirmed), .number = 10, .type = TOASTY_TYPE_BOOL, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL,
     .column = "other_confirmed", .embed = &Subscriber_toasty_embeds[4]},
    {TOASTY__FIELD_AT(Subscriber, second.email.address, Contact, email.address, Contact, email.address), .number = 11, .type = TOASTY_TYPE_STRING, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "other_address", .embed = &Subscriber_toasty_embeds[5]},
    {TOASTY__FIELD_AT(Subscriber, second.email.label, Contact, email.label, Contact, email.label), .number = 12, .type = TOASTY_TYPE_STRING, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "other_label", .embed = &Subscriber_toasty_embeds[5]},
    {TOASTY__FIELD_AT(Subscriber, second.email.notes, Contact, email.notes, Contact, email.notes), .number = 13, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE | TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "other_notes", .embed = &Subscriber_toasty_embeds[5]},
    {TOASTY__FIELD_AT(Subscriber, second.phone.number, Contact, phone.number, Contact, phone.number), .number = 14, .type = TOASTY_TYPE_STRING, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "other_number", .embed = &Subscriber_toasty_embeds[6]},
    {TOASTY__FIELD_AT(Subscriber, second.phone.extension, Contact, phone.extension, Contact, phone.extension), .number = 15, .type = TOASTY_TYPE_I32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT,
     .column = "other_extension", .embed = &Subscriber_toasty_embeds[6]},
    {TOASTY__FIELD_AT(Subscriber, second.mail.label, Contact, mail.label, Contact, mail.label), .number = 16, .type = TOASTY_TYPE_STRING, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "other_label", .embed = &Subscriber_toasty_embeds[7]},
    {TOASTY__DISCRIMINANT_AT(Subscriber, third.kind, Contact, kind, Subscriber, third.kind), .number = 17, .type = TOASTY_TYPE_I32, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_WITH_WHOLE | TOASTY_DISCRIMINANT,
     .column = "third", .column_type = {TOASTY_COLUMN_INTEGER, 8, 0, 0}, .embed = &Subscriber_toasty_embeds[8], .values = &ContactKind_toasty_enum},
    {TOASTY__FIELD_AT(Subscriber, third.confirmed, Contact, confirmed, Subscriber, third.confirmed), .number = 18, .type = TOASTY_TYPE_BOOL, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_WITH_WHOLE,
     .column = "third_confirmed", .embed = &Subscriber_toasty_embeds[8]},
    {TOASTY__FIELD_AT(Subscriber, third.email.address, Contact, email.address, Subscriber, third.email.address), .number = 19, .type = TOASTY_TYPE_STRING, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT,
     .column = "third_address", .embed = &Subscriber_toasty_embeds[9]},
    {TOASTY__FIELD_AT(Subscriber, third.email.label, Contact, email.label, Subscriber, third.email.label), .number = 20, .type = TOASTY_TYPE_STRING, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "third_label", .embed = &Subscriber_toasty_embeds[9]},
    {TOASTY__FIELD_AT(Subscriber, third.email.notes, Contact, email.notes, Subscriber, third.email.notes), .number = 21, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE | TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT,
     .column = "third_notes", .embed = &Subscriber_toasty_embeds[9]},
    {TOASTY__FIELD_AT(Subscriber, third.phone.number, Contact, phone.number, Subscriber, third.phone.number), .number = 22, .type = TOASTY_TYPE_STRING, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT,
     .column = "third_number", .embed = &Subscriber_toasty_embeds[10]},
    {TOASTY__FIELD_AT(Subscriber, third.phone.extension, Contact, phone.extension, Subscriber, third.phone.extension), .number = 23, .type = TOASTY_TYPE_I32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT,
     .column = "third_extension", .embed = &Subscriber_toasty_embeds[10]},
    {TOASTY__FIELD_AT(Subscriber, third.mail.label, Contact, mail.label, Subscriber, third.mail.label), .number = 24, .type = TOASTY_TYPE_STRING, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_WITH_WHOLE | TOASTY_VARIANT | TOASTY_SHARED,
     .column = "third_label", .embed = &Subscriber_toasty_embeds[11]},
};
const toasty_model Subscriber_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Subscriber", .table = "subscribers",
    .size = sizeof(struct Subscriber), .new_size = sizeof(struct Subscriber_new), .changes_size = sizeof(struct Subscriber_changes),
    .fields = Subscriber_toasty_fields, .field_count = 25,
    .key = Subscriber_toasty_key, .key_count = 1,
    .indexes = Subscriber_toasty_indexes, .index_count = 6};
const struct Subscriber_fields Subscriber = {
    &Subscriber_toasty_model,
    {.field = &Subscriber_toasty_fields[0]},
    {0, 0, &Subscriber_toasty_embeds[0],
     {.field = &Subscriber_toasty_fields[1]},
     {.field = &Subscriber_toasty_fields[2]},
     {0, 0, &Subscriber_toasty_embeds[1],
     {.field = &Subscriber_toasty_fields[3]},
     {.field = &Subscriber_toasty_fields[4]},
     {.field = &Subscriber_toasty_fields[5]}},
     {0, 0, &Subscriber_toasty_embeds[2],
     {.field = &Subscriber_toasty_fields[6]},
     {.field = &Subscriber_toasty_fields[7]}},
     {0, 0, &Subscriber_toasty_embeds[3],
     {.field = &Subscriber_toasty_fields[8]}}},
    {&Subscriber_toasty_fields[9], 0, &Subscriber_toasty_embeds[4],
     {.field = &Subscriber_toasty_fields[9]},
     {.field = &Subscriber_toasty_fields[10]},
     {0, 0, &Subscriber_toasty_embeds[5],
     {.field = &Subscriber_toasty_fields[11]},
     {.field = &Subscriber_toasty_fields[12]},
     {.field = &Subscriber_toasty_fields[13]}},
     {0, 0, &Subscriber_toasty_embeds[6],
     {.field = &Subscriber_toasty_fields[14]},
     {.field = &Subscriber_toasty_fields[15]}},
     {0, 0, &Subscriber_toasty_embeds[7],
     {.field = &Subscriber_toasty_fields[16]}}},
    {&Subscriber_toasty_fields[17], 0, &Subscriber_toasty_embeds[8],
     {.field = &Subscriber_toasty_fields[17]},
     {.field = &Subscriber_toasty_fields[18]},
     {0, 0, &Subscriber_toasty_embeds[9],
     {.field = &Subscriber_toasty_fields[19]},
     {.field = &Subscriber_toasty_fields[20]},
     {.field = &Subscriber_toasty_fields[21]}},
     {0, 0, &Subscriber_toasty_embeds[10],
     {.field = &Subscriber_toasty_fields[22]},
     {.field = &Subscriber_toasty_fields[23]}},
     {0, 0, &Subscriber_toasty_embeds[11],
     {.field = &Subscriber_toasty_fields[24]}}}};

struct Subscriber_toasty_copy {
    toasty_uuid id;
    struct Contact contact;
    struct Contact *second;
    struct Contact *third;
};
TOASTY__IS_ALL(Subscriber);
TOASTY__IS(Subscriber, id, toasty_uuid, const toasty_uuid);
TOASTY__IS(Subscriber, contact, struct Contact, const struct Contact);
TOASTY__IS(Subscriber, second, struct Contact *, const struct Contact *);
TOASTY__IS(Subscriber, third, struct Contact *, const struct Contact *);

/* ---- SubscriberAddress ---- */

static const toasty_view_item SubscriberAddress_toasty_items[] = {
    {.kind = TOASTY_VIEW_VALUE, .field = &Subscriber_toasty_fields[1]},
    {.kind = TOASTY_VIEW_VALUE, .field = &Subscriber_toasty_fields[3]},
};
static const toasty_view SubscriberAddress_toasty_view = {.model = &Subscriber_toasty_model, .items = SubscriberAddress_toasty_items};
const toasty_field SubscriberAddress_toasty_fields[] = {
    {TOASTY__OWN_FIELD(SubscriberAddress, kind), .number = 0, .type = TOASTY_TYPE_I32,
     .column = "kind", .values = &ContactKind_toasty_enum},
    {TOASTY__OWN_FIELD(SubscriberAddress, address), .number = 1, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "address"},
};
const toasty_model SubscriberAddress_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "SubscriberAddress", .table = "subscriber_addresses",
    .size = sizeof(struct SubscriberAddress), .view = &SubscriberAddress_toasty_view,
    .fields = SubscriberAddress_toasty_fields, .field_count = 2};
const struct SubscriberAddress_fields SubscriberAddress = {
    &SubscriberAddress_toasty_model,
    {.field = &SubscriberAddress_toasty_fields[0]}, {.field = &SubscriberAddress_toasty_fields[1]}};

struct SubscriberAddress_toasty_copy {
    enum ContactKind kind;
    char *address;
};
TOASTY__IS_ALL(SubscriberAddress);
TOASTY__IS(SubscriberAddress, kind, enum ContactKind, const enum ContactKind);
TOASTY__IS(SubscriberAddress, address, char *, const char *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
