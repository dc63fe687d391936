/* Written by toasty derive from variants.h. Do not edit. */
#ifndef VARIANTS_TOASTY_H_SUBSCRIBER
#define VARIANTS_TOASTY_H_SUBSCRIBER

#include <string.h>
#include <toasty/toasty.h>
#include "variants.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef TOASTY_EMBEDDED_Phone
#define TOASTY_EMBEDDED_Phone
/** One token per field of an embedded Phone. */
struct Phone_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    toasty_string_token number;
    toasty_int_token extension;
};
/** A new Phone. */
struct Phone_new {
    const char *number;
    const int32_t *extension; /* when left out: NULL */
};
/** What becomes of a Phone: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Phone_changes {
    toasty_change_op toasty__op;
    struct Phone toasty__value;
    toasty_string_change number;
    toasty_int_change extension;
};
#ifndef __cplusplus
#define phone_new(...) (&(const struct Phone_new){__VA_ARGS__})
#define phone_eq(token_, ...) TOASTY__EMBED_Phone(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define phone_ne(token_, ...) TOASTY__EMBED_Phone(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Phone(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Phone_fields : (token_)).toasty__embed, \
                      (const struct Phone[]){__VA_ARGS__}, (toasty_expr[3]){{0}})
#endif
#endif

#ifndef TOASTY_EMBEDDED_Contact_email
#define TOASTY_EMBEDDED_Contact_email
/** What a member of a union holds whose struct has no name. */
struct Contact_email {
    char *address;
    char *label;
    char *notes;
};
/** One token per field of an embedded Contact_email. */
struct Contact_email_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    toasty_string_token address;
    toasty_string_token label;
    toasty_string_token notes;
};
/** A new Contact_email. */
struct Contact_email_new {
    const char *address;
    const char *label;
    const char *notes; /* when left out: NULL */
};
/** What becomes of a Contact_email: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Contact_email_changes {
    toasty_change_op toasty__op;
    struct Contact_email toasty__value;
    toasty_string_change address;
    toasty_string_change label;
    toasty_string_change notes;
};
#ifndef __cplusplus
#define contact_email_new(...) (&(const struct Contact_email_new){__VA_ARGS__})
#define contact_email_eq(token_, ...) TOASTY__EMBED_Contact_email(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define contact_email_ne(token_, ...) TOASTY__EMBED_Contact_email(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Contact_email(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Contact_email_fields : (token_)).toasty__embed, \
                      (const struct Contact_email[]){__VA_ARGS__}, (toasty_expr[4]){{0}})
#endif
#endif

#ifndef TOASTY_EMBEDDED_Contact_mail
#define TOASTY_EMBEDDED_Contact_mail
/** What a member of a union holds whose struct has no name. */
struct Contact_mail {
    char *label;
};
/** One token per field of an embedded Contact_mail. */
struct Contact_mail_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    toasty_string_token label;
};
/** A new Contact_mail. */
struct Contact_mail_new {
    const char *label;
};
/** What becomes of a Contact_mail: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Contact_mail_changes {
    toasty_change_op toasty__op;
    struct Contact_mail toasty__value;
    toasty_string_change label;
};
#ifndef __cplusplus
#define contact_mail_new(...) (&(const struct Contact_mail_new){__VA_ARGS__})
#define contact_mail_eq(token_, ...) TOASTY__EMBED_Contact_mail(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define contact_mail_ne(token_, ...) TOASTY__EMBED_Contact_mail(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Contact_mail(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Contact_mail_fields : (token_)).toasty__embed, \
                      (const struct Contact_mail[]){__VA_ARGS__}, (toasty_expr[2]){{0}})
#endif
#endif

#ifndef TOASTY_EMBEDDED_Contact
#define TOASTY_EMBEDDED_Contact
/** One token per field of an embedded Contact. */
struct Contact_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    toasty_int_token kind;
    toasty_bool_token confirmed;
    struct Contact_email_fields email;
    struct Phone_fields phone;
    struct Contact_mail_fields mail;
};
/** A new Contact. */
struct Contact_new {
    enum ContactKind kind;
    bool confirmed;
    union {
        struct Contact_email_new email;
        struct Phone_new phone;
        struct Contact_mail_new mail;
    };
};
/** What becomes of a Contact: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Contact_changes {
    toasty_change_op toasty__op;
    struct Contact toasty__value;
    toasty_bool_change confirmed;
    struct Contact_email_changes email;
    struct Phone_changes phone;
    struct Contact_mail_changes mail;
};
#ifndef __cplusplus
#define contact_new(...) (&(const struct Contact_new){__VA_ARGS__})
#define contact_eq(token_, ...) TOASTY__EMBED_Contact(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define contact_ne(token_, ...) TOASTY__EMBED_Contact(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Contact(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Contact_fields : (token_)).toasty__embed, \
                      (const struct Contact[]){__VA_ARGS__}, (toasty_expr[9]){{0}})
#endif
#endif

/* ---- Subscriber ---- */

/** Records of Subscriber, in order. */
struct Subscriber_list {
    size_t len;
    struct Subscriber *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Subscriber_page {
    size_t len;
    struct Subscriber *items;
    const char *next;
    const char *prev;
};

/** One token per field of Subscriber. */
struct Subscriber_fields {
    const toasty_model *toasty__model;
    toasty_uuid_token id;
    struct Contact_fields contact;
    struct Contact_fields second;
    struct Contact_fields third;
};
extern const struct Subscriber_fields Subscriber;

struct Subscriber_new;
struct Subscriber_changes;
struct Subscriber_one;
/** New Subscriber records: subscribers_new({...}, {...}) */
struct Subscriber_many {
    const struct Subscriber_new *items;
    size_t count;
};
/** What becomes of a list of Subscriber: subscribers_new({...}, {...}), or
 * subscribers_apply(subscriber_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Subscriber_apply {
    const struct Subscriber_new *items;
    size_t count;
    const struct Subscriber_one *steps;
    size_t step_count;
};
/** One Subscriber as a relation's value: toasty_set(record), subscriber_new(...), toasty_null */
struct Subscriber_one {
    TOASTY__CHANGE_HEAD(const struct Subscriber *)
    const struct Subscriber_new *create;
};

/* What subscriber_each runs, and with what. */
struct Subscriber_toasty_visitor {
    bool (*visit)(struct Subscriber *, void *arg);
    void *arg;
};
static inline bool subscriber_toasty_visit(void *record, void *visitor)
{
    const struct Subscriber_toasty_visitor *v = (const struct Subscriber_toasty_visitor *)visitor;
    return v->visit((struct Subscriber *)record, v->arg);
}

extern const toasty_model Subscriber_toasty_model;
extern const toasty_field Subscriber_toasty_fields[25];

/* ---- SubscriberAddress ---- */

/** Records of SubscriberAddress, in order. */
struct SubscriberAddress_list {
    size_t len;
    struct SubscriberAddress *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct SubscriberAddress_page {
    size_t len;
    struct SubscriberAddress *items;
    const char *next;
    const char *prev;
};

/** One token per field of SubscriberAddress. */
struct SubscriberAddress_fields {
    const toasty_model *toasty__model;
    toasty_int_token kind;
    toasty_string_token address;
};
extern const struct SubscriberAddress_fields SubscriberAddress;

/* What subscriber_address_each runs, and with what. */
struct SubscriberAddress_toasty_visitor {
    bool (*visit)(struct SubscriberAddress *, void *arg);
    void *arg;
};
static inline bool subscriber_address_toasty_visit(void *record, void *visitor)
{
    const struct SubscriberAddress_toasty_visitor *v = (const struct SubscriberAddress_toasty_visitor *)visitor;
    return v->visit((struct SubscriberAddress *)record, v->arg);
}

extern const toasty_model SubscriberAddress_toasty_model;
extern const toasty_field SubscriberAddress_toasty_fields[2];

/** What subscriber_create takes. */
struct Subscriber_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const toasty_uuid *id; /* when left out: generated */
    struct Contact_new contact;
    const struct Contact_new *second; /* when left out: NULL */
    struct Contact_new third;
};

/** What subscriber_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Subscriber_changes {
    toasty_db *toasty__db;
    struct Subscriber *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_uuid_change id;
    struct Contact_changes contact;
    struct Contact_changes second;
    struct Contact_changes third;
};

/** Fields of Subscriber and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Subscriber_values {
    toasty_uuid_change id;
    struct Contact_changes contact;
    struct Contact_changes second;
    struct Contact_changes third;
};

/**
 * What subscriber_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Subscriber_values come first.
 */
struct Subscriber_upsert {
    toasty_uuid_change id;
    struct Contact_changes contact;
    struct Contact_changes second;
    struct Contact_changes third;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Subscriber_values on_create; /* when there is none yet */
    struct Subscriber_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Subscriber ---- */

/** Creates a Subscriber with what is nested in it; NULL on failure. */
static inline struct Subscriber *subscriber_create_with(const struct Subscriber_new *values)
{
    return (struct Subscriber *)toasty_model_create(&Subscriber_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Subscriber_list *subscriber_create_array(toasty_db *db, const struct Subscriber_new *items, size_t count)
{
    return (struct Subscriber_list *)toasty_model_create_many(&Subscriber_toasty_model, db, items, count);
}
/** The same with subscribers_new. */
static inline struct Subscriber_list *subscriber_create_many_with(toasty_db *db, struct Subscriber_many many)
{
    return subscriber_create_array(db, many.items, many.count);
}
static inline toasty_op subscriber_create_op_with(struct Subscriber **out, const struct Subscriber_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Subscriber_toasty_model, 0, values, out);
}
static inline toasty_op subscriber_create_many_op_with(struct Subscriber_list **out, const struct Subscriber_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Subscriber_toasty_model, 0, many, out);
}
static inline toasty_op subscriber_update_op_with(const struct Subscriber_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Subscriber_toasty_model, 0, changes, 0);
}
static inline toasty_op subscriber_update_where_op_with(const struct Subscriber_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Subscriber_toasty_model, 0, changes, 0);
}
static inline toasty_op subscriber_update_where_returning_op_with(struct Subscriber_list **out, const struct Subscriber_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Subscriber_toasty_model, 0, changes, out);
}
static inline toasty_op subscriber_delete_op(const struct Subscriber *subscriber)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Subscriber_toasty_model, 0, subscriber, 0);
}
static inline toasty_op subscriber_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Subscriber_toasty_model, 0, where, 0);
}
static inline toasty_op subscriber_delete_where_returning_op_with(struct Subscriber_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Subscriber_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Subscriber_list *subscriber_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Subscriber *subscriber_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return (struct Subscriber *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return (struct Subscriber *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Subscriber_page *subscriber_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return (struct Subscriber_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status subscriber_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Subscriber *, void *arg), void *arg)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    struct Subscriber_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? subscriber_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t subscriber_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool subscriber_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Subscriber_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void subscriber_print(FILE *out, const struct Subscriber *subscriber)
{
    toasty_model_print(&Subscriber_toasty_model, out, subscriber);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *subscriber_to_json(const struct Subscriber *subscriber)
{
    return toasty_model_to_json(&Subscriber_toasty_model, subscriber);
}
/** The same for a list. */
static inline char *subscriber_list_to_json(const struct Subscriber_list *list)
{
    return toasty_model_list_to_json(&Subscriber_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *subscriber_page_to_json(const struct Subscriber_page *page)
{
    return toasty_model_page_to_json(&Subscriber_toasty_model, page);
}
static inline toasty_op subscriber_find_op_with(struct Subscriber_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Subscriber_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_first_op_with(struct Subscriber **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Subscriber_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_one_op_with(struct Subscriber **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Subscriber_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_paginate_op_with(struct Subscriber_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Subscriber_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Subscriber_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Subscriber_toasty_model, 0, options, out);
}
/** The Subscriber with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this id that match. */
static inline struct Subscriber_list *subscriber_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *subscriber_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Subscriber_upsert *values = (const struct Subscriber_upsert *)input;
    toasty_upsert upsert = {&Subscriber_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Subscriber with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Subscriber *subscriber_upsert_by_id_with(const struct Subscriber_upsert *values)
{
    return (struct Subscriber *)subscriber_upsert_by_id_run(values->toasty__db, values);
}
/** The Subscriber with this contact.email.address; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_contact_email_address(toasty_db *db, const char *contact_email_address)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(contact_email_address)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this contact.email.address that match. */
static inline struct Subscriber_list *subscriber_find_by_contact_email_address_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this contact.email.address, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_contact_email_address(toasty_db *db, const char *contact_email_address)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(contact_email_address)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *subscriber_upsert_by_contact_email_address_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {3};
    const struct Subscriber_upsert *values = (const struct Subscriber_upsert *)input;
    toasty_upsert upsert = {&Subscriber_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Subscriber with this contact.email.address or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Subscriber *subscriber_upsert_by_contact_email_address_with(const struct Subscriber_upsert *values)
{
    return (struct Subscriber *)subscriber_upsert_by_contact_email_address_run(values->toasty__db, values);
}
/** The Subscriber with this contact.phone.number; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_contact_phone_number(toasty_db *db, const char *contact_phone_number)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(contact_phone_number)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this contact.phone.number that match. */
static inline struct Subscriber_list *subscriber_find_by_contact_phone_number_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this contact.phone.number, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_contact_phone_number(toasty_db *db, const char *contact_phone_number)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(contact_phone_number)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Subscriber with this second.email.address; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_second_email_address(toasty_db *db, const char *second_email_address)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(second_email_address)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this second.email.address that match. */
static inline struct Subscriber_list *subscriber_find_by_second_email_address_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this second.email.address, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_second_email_address(toasty_db *db, const char *second_email_address)
{
    static const uint16_t by[] = {11};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(second_email_address)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *subscriber_upsert_by_second_email_address_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {11};
    const struct Subscriber_upsert *values = (const struct Subscriber_upsert *)input;
    toasty_upsert upsert = {&Subscriber_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Subscriber with this second.email.address or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Subscriber *subscriber_upsert_by_second_email_address_with(const struct Subscriber_upsert *values)
{
    return (struct Subscriber *)subscriber_upsert_by_second_email_address_run(values->toasty__db, values);
}
/** The Subscriber with this second.phone.number; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_second_phone_number(toasty_db *db, const char *second_phone_number)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(second_phone_number)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this second.phone.number that match. */
static inline struct Subscriber_list *subscriber_find_by_second_phone_number_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this second.phone.number, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_second_phone_number(toasty_db *db, const char *second_phone_number)
{
    static const uint16_t by[] = {14};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(second_phone_number)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Subscriber with this third.email.address; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_third_email_address(toasty_db *db, const char *third_email_address)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(third_email_address)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this third.email.address that match. */
static inline struct Subscriber_list *subscriber_find_by_third_email_address_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this third.email.address, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_third_email_address(toasty_db *db, const char *third_email_address)
{
    static const uint16_t by[] = {19};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(third_email_address)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *subscriber_upsert_by_third_email_address_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {19};
    const struct Subscriber_upsert *values = (const struct Subscriber_upsert *)input;
    toasty_upsert upsert = {&Subscriber_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Subscriber with this third.email.address or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Subscriber *subscriber_upsert_by_third_email_address_with(const struct Subscriber_upsert *values)
{
    return (struct Subscriber *)subscriber_upsert_by_third_email_address_run(values->toasty__db, values);
}
/** The Subscriber with this third.phone.number; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Subscriber *subscriber_get_by_third_phone_number(toasty_db *db, const char *third_phone_number)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(third_phone_number)};
    return (struct Subscriber *)toasty_model_get_by(t, db, 0, values);
}
/** All Subscriber records with this third.phone.number that match. */
static inline struct Subscriber_list *subscriber_find_by_third_phone_number_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    return (struct Subscriber_list *)toasty_model_find(t, options);
}
/** Deletes what has this third.phone.number, with what depends on it; none is fine. */
static inline toasty_status subscriber_delete_by_third_phone_number(toasty_db *db, const char *third_phone_number)
{
    static const uint16_t by[] = {22};
    toasty_target t = {&Subscriber_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(third_phone_number)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status subscriber_update_with(const struct Subscriber_changes *changes)
{
    return toasty_model_update(&Subscriber_toasty_model, changes);
}
/** Updates every Subscriber that the condition matches; toasty_changes has the number. */
static inline toasty_status subscriber_update_where_with(const struct Subscriber_changes *changes)
{
    return toasty_model_update_where(&Subscriber_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Subscriber_list *subscriber_update_where_returning_with(const struct Subscriber_changes *changes)
{
    return (struct Subscriber_list *)toasty_model_update_where_returning(&Subscriber_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status subscriber_delete(toasty_db *db, const struct Subscriber *subscriber)
{
    return toasty_model_delete(&Subscriber_toasty_model, db, subscriber);
}
/** Deletes every Subscriber that the condition matches; toasty_changes has the number. */
static inline toasty_status subscriber_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Subscriber_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Subscriber_list *subscriber_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Subscriber_list *)toasty_model_delete_where_returning(&Subscriber_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status subscriber_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Subscriber_toasty_model, options);
}
/** Records from raw SQL that gives every column of Subscriber. */
static inline struct Subscriber_list *subscriber_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Subscriber_list *)toasty_model_from_sql(&Subscriber_toasty_model, db, sql);
}

#ifndef __cplusplus
#define subscribers_new(...) \
    {.items = (const struct Subscriber_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Subscriber_new[]){__VA_ARGS__}) / sizeof(struct Subscriber_new)}
#define subscribers_apply(...) \
    {.steps = (const struct Subscriber_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Subscriber_one[]){__VA_ARGS__}) / sizeof(struct Subscriber_one)}
#define subscribers_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define subscriber_new(...) {.op = TOASTY_CREATE, .create = &(const struct Subscriber_new){.toasty__db = 0, __VA_ARGS__}}
#define subscriber_create(...) subscriber_create_with(&(const struct Subscriber_new){.toasty__db = __VA_ARGS__})
#define subscriber_create_many(db_, ...) subscriber_create_many_with(db_, (struct Subscriber_many)__VA_ARGS__)
#define subscriber_update(db_, ...) \
    subscriber_update_with(&(const struct Subscriber_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define subscriber_update_where(db_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define subscriber_update_where_returning(db_, ...) \
    subscriber_update_where_returning_with( \
        &(const struct Subscriber_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define subscriber_load(db_, ...) \
    subscriber_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Subscriber *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define subscriber_from_sql(db_, ...) subscriber_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define subscriber_find(...) subscriber_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_first(...) subscriber_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_one(...) subscriber_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_paginate(...) subscriber_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_count(...) subscriber_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_exists(...) subscriber_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_each(db_, ...) TOASTY__VISIT(subscriber_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_find_op(...) TOASTY__OP(subscriber_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_first_op(...) TOASTY__OP(subscriber_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_one_op(...) TOASTY__OP(subscriber_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_paginate_op(...) TOASTY__OP(subscriber_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_count_op(...) TOASTY__OP(subscriber_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_exists_op(...) TOASTY__OP(subscriber_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_create_op(...) TOASTY__OP(subscriber_create_op_with, struct Subscriber_new, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_create_many_op(db_, ...) subscriber_create_many_op_with(db_, &(const struct Subscriber_many)__VA_ARGS__)
#define subscriber_update_op(...) \
    subscriber_update_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define subscriber_update_where_op(...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define subscriber_update_where_returning_op(db_, ...) \
    subscriber_update_where_returning_op_with(db_, \
        &(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define subscriber_delete_where_op(...) subscriber_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define subscriber_delete_where_returning_op(db_, ...) \
    subscriber_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define subscriber_find_by_id(db_, ...) \
    subscriber_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define subscriber_update_by_id(db_, id_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.id, id_), __VA_ARGS__})
#define subscriber_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_id_op(id_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.id, id_), __VA_ARGS__})
#define subscriber_delete_by_id_op(id_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.id, id_)})
#define subscriber_upsert_by_id(db_, ...) \
    subscriber_upsert_by_id_with(&(const struct Subscriber_upsert){.toasty__db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define subscriber_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(subscriber_upsert_by_id_run, &(const struct Subscriber_upsert){.toasty__db = 0, .toasty__by[0].uuid = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_contact_email_address(db_, ...) \
    subscriber_find_by_contact_email_address_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_contact_email_address(db_, contact_email_address_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.contact.email.address, contact_email_address_), __VA_ARGS__})
#define subscriber_get_by_contact_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_contact_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_contact_email_address_op(contact_email_address_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.contact.email.address, contact_email_address_), __VA_ARGS__})
#define subscriber_delete_by_contact_email_address_op(contact_email_address_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.contact.email.address, contact_email_address_)})
#define subscriber_upsert_by_contact_email_address(db_, ...) \
    subscriber_upsert_by_contact_email_address_with(&(const struct Subscriber_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_upsert_by_contact_email_address_op(db_, ...) \
    toasty__make_upsert_op(subscriber_upsert_by_contact_email_address_run, &(const struct Subscriber_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_contact_phone_number(db_, ...) \
    subscriber_find_by_contact_phone_number_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_contact_phone_number(db_, contact_phone_number_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.contact.phone.number, contact_phone_number_), __VA_ARGS__})
#define subscriber_get_by_contact_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_contact_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_contact_phone_number_op(contact_phone_number_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.contact.phone.number, contact_phone_number_), __VA_ARGS__})
#define subscriber_delete_by_contact_phone_number_op(contact_phone_number_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.contact.phone.number, contact_phone_number_)})
#define subscriber_find_by_second_email_address(db_, ...) \
    subscriber_find_by_second_email_address_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_second_email_address(db_, second_email_address_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.second.email.address, second_email_address_), __VA_ARGS__})
#define subscriber_get_by_second_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){11}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_second_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){11}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_second_email_address_op(second_email_address_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.second.email.address, second_email_address_), __VA_ARGS__})
#define subscriber_delete_by_second_email_address_op(second_email_address_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.second.email.address, second_email_address_)})
#define subscriber_upsert_by_second_email_address(db_, ...) \
    subscriber_upsert_by_second_email_address_with(&(const struct Subscriber_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_upsert_by_second_email_address_op(db_, ...) \
    toasty__make_upsert_op(subscriber_upsert_by_second_email_address_run, &(const struct Subscriber_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_second_phone_number(db_, ...) \
    subscriber_find_by_second_phone_number_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_second_phone_number(db_, second_phone_number_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.second.phone.number, second_phone_number_), __VA_ARGS__})
#define subscriber_get_by_second_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){14}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_second_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){14}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_second_phone_number_op(second_phone_number_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.second.phone.number, second_phone_number_), __VA_ARGS__})
#define subscriber_delete_by_second_phone_number_op(second_phone_number_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.second.phone.number, second_phone_number_)})
#define subscriber_find_by_third_email_address(db_, ...) \
    subscriber_find_by_third_email_address_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_third_email_address(db_, third_email_address_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.third.email.address, third_email_address_), __VA_ARGS__})
#define subscriber_get_by_third_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){19}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_third_email_address_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){19}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_third_email_address_op(third_email_address_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.third.email.address, third_email_address_), __VA_ARGS__})
#define subscriber_delete_by_third_email_address_op(third_email_address_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.third.email.address, third_email_address_)})
#define subscriber_upsert_by_third_email_address(db_, ...) \
    subscriber_upsert_by_third_email_address_with(&(const struct Subscriber_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_upsert_by_third_email_address_op(db_, ...) \
    toasty__make_upsert_op(subscriber_upsert_by_third_email_address_run, &(const struct Subscriber_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_third_phone_number(db_, ...) \
    subscriber_find_by_third_phone_number_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define subscriber_update_by_third_phone_number(db_, third_phone_number_, ...) \
    subscriber_update_where_with(&(const struct Subscriber_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Subscriber.third.phone.number, third_phone_number_), __VA_ARGS__})
#define subscriber_get_by_third_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Subscriber_toasty_model, (const uint16_t[]){22}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber, db_))
#define subscriber_find_by_third_phone_number_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Subscriber_toasty_model, (const uint16_t[]){22}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Subscriber_list, db_))
#define subscriber_update_by_third_phone_number_op(third_phone_number_, ...) \
    subscriber_update_where_op_with(&(const struct Subscriber_changes){.toasty__db = 0, .toasty__where = toasty_eq(Subscriber.third.phone.number, third_phone_number_), __VA_ARGS__})
#define subscriber_delete_by_third_phone_number_op(third_phone_number_) subscriber_delete_where_op_with((const toasty_expr[]){toasty_eq(Subscriber.third.phone.number, third_phone_number_)})
#endif

/* ---- functions of SubscriberAddress ---- */

/** All that match. */
static inline struct SubscriberAddress_list *subscriber_address_find_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return (struct SubscriberAddress_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct SubscriberAddress *subscriber_address_first_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return (struct SubscriberAddress *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct SubscriberAddress *subscriber_address_one_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return (struct SubscriberAddress *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct SubscriberAddress_page *subscriber_address_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return (struct SubscriberAddress_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status subscriber_address_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct SubscriberAddress *, void *arg), void *arg)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    struct SubscriberAddress_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? subscriber_address_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t subscriber_address_count_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool subscriber_address_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&SubscriberAddress_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void subscriber_address_print(FILE *out, const struct SubscriberAddress *subscriber_address)
{
    toasty_model_print(&SubscriberAddress_toasty_model, out, subscriber_address);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *subscriber_address_to_json(const struct SubscriberAddress *subscriber_address)
{
    return toasty_model_to_json(&SubscriberAddress_toasty_model, subscriber_address);
}
/** The same for a list. */
static inline char *subscriber_address_list_to_json(const struct SubscriberAddress_list *list)
{
    return toasty_model_list_to_json(&SubscriberAddress_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *subscriber_address_page_to_json(const struct SubscriberAddress_page *page)
{
    return toasty_model_page_to_json(&SubscriberAddress_toasty_model, page);
}
static inline toasty_op subscriber_address_find_op_with(struct SubscriberAddress_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &SubscriberAddress_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_address_first_op_with(struct SubscriberAddress **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &SubscriberAddress_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_address_one_op_with(struct SubscriberAddress **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &SubscriberAddress_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_address_paginate_op_with(struct SubscriberAddress_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &SubscriberAddress_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_address_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &SubscriberAddress_toasty_model, 0, options, out);
}
static inline toasty_op subscriber_address_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &SubscriberAddress_toasty_model, 0, options, out);
}

#ifndef __cplusplus
#define subscriber_address_find(...) subscriber_address_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_first(...) subscriber_address_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_one(...) subscriber_address_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_paginate(...) subscriber_address_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_count(...) subscriber_address_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_exists(...) subscriber_address_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define subscriber_address_each(db_, ...) TOASTY__VISIT(subscriber_address_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_find_op(...) TOASTY__OP(subscriber_address_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_first_op(...) TOASTY__OP(subscriber_address_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_one_op(...) TOASTY__OP(subscriber_address_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_paginate_op(...) TOASTY__OP(subscriber_address_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_count_op(...) TOASTY__OP(subscriber_address_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define subscriber_address_exists_op(...) TOASTY__OP(subscriber_address_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#endif

#ifdef __cplusplus
}
#endif
#endif
