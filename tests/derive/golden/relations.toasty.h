/* Written by toasty derive from relations.h. Do not edit. */
#ifndef RELATIONS_TOASTY_H_PERSON
#define RELATIONS_TOASTY_H_PERSON

#include <string.h>
#include <toasty/toasty.h>
#include "relations.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Person ---- */

/** Records of Person, in order. */
struct Person_list {
    size_t len;
    struct Person *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Person_page {
    size_t len;
    struct Person *items;
    const char *next;
    const char *prev;
};

/** One token per field of Person. */
struct Person_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_string_token name;
    toasty_int_token parent_id;
    toasty_relation_token parent;
    toasty_relation_token children;
    toasty_relation_token sent;
    toasty_relation_token received;
};
extern const struct Person_fields Person;

struct Person_new;
struct Person_changes;
struct Person_one;
/** New Person records: people_new({...}, {...}) */
struct Person_many {
    const struct Person_new *items;
    size_t count;
};
/** What becomes of a list of Person: people_new({...}, {...}), or
 * people_apply(person_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Person_apply {
    const struct Person_new *items;
    size_t count;
    const struct Person_one *steps;
    size_t step_count;
};
/** One Person as a relation's value: toasty_set(record), person_new(...), toasty_null */
struct Person_one {
    TOASTY__CHANGE_HEAD(const struct Person *)
    const struct Person_new *create;
};

/* What person_each runs, and with what. */
struct Person_toasty_visitor {
    bool (*visit)(struct Person *, void *arg);
    void *arg;
};
static inline bool person_toasty_visit(void *record, void *visitor)
{
    const struct Person_toasty_visitor *v = (const struct Person_toasty_visitor *)visitor;
    return v->visit((struct Person *)record, v->arg);
}

extern const toasty_model Person_toasty_model;
extern const toasty_field Person_toasty_fields[7];

/* ---- Message ---- */

/** Records of Message, in order. */
struct Message_list {
    size_t len;
    struct Message *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Message_page {
    size_t len;
    struct Message *items;
    const char *next;
    const char *prev;
};

/** One token per field of Message. */
struct Message_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_int_token sender_id;
    toasty_relation_token sender;
    toasty_int_token receiver_id;
    toasty_relation_token receiver;
    toasty_int_token editor_id;
    toasty_relation_token editor;
    toasty_string_token text;
};
extern const struct Message_fields Message;

struct Message_new;
struct Message_changes;
struct Message_one;
/** New Message records: messages_new({...}, {...}) */
struct Message_many {
    const struct Message_new *items;
    size_t count;
};
/** What becomes of a list of Message: messages_new({...}, {...}), or
 * messages_apply(message_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Message_apply {
    const struct Message_new *items;
    size_t count;
    const struct Message_one *steps;
    size_t step_count;
};
/** One Message as a relation's value: toasty_set(record), message_new(...), toasty_null */
struct Message_one {
    TOASTY__CHANGE_HEAD(const struct Message *)
    const struct Message_new *create;
};

/* What message_each runs, and with what. */
struct Message_toasty_visitor {
    bool (*visit)(struct Message *, void *arg);
    void *arg;
};
static inline bool message_toasty_visit(void *record, void *visitor)
{
    const struct Message_toasty_visitor *v = (const struct Message_toasty_visitor *)visitor;
    return v->visit((struct Message *)record, v->arg);
}

extern const toasty_model Message_toasty_model;
extern const toasty_field Message_toasty_fields[8];

/* ---- Region ---- */

/** Records of Region, in order. */
struct Region_list {
    size_t len;
    struct Region *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Region_page {
    size_t len;
    struct Region *items;
    const char *next;
    const char *prev;
};

/** One token per field of Region. */
struct Region_fields {
    const toasty_model *toasty__model;
    toasty_string_token country;
    toasty_int_token code;
    toasty_relation_token towns;
};
extern const struct Region_fields Region;

struct Region_new;
struct Region_changes;
struct Region_one;
/** New Region records: regions_new({...}, {...}) */
struct Region_many {
    const struct Region_new *items;
    size_t count;
};
/** What becomes of a list of Region: regions_new({...}, {...}), or
 * regions_apply(region_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Region_apply {
    const struct Region_new *items;
    size_t count;
    const struct Region_one *steps;
    size_t step_count;
};
/** One Region as a relation's value: toasty_set(record), region_new(...), toasty_null */
struct Region_one {
    TOASTY__CHANGE_HEAD(const struct Region *)
    const struct Region_new *create;
};

/* What region_each runs, and with what. */
struct Region_toasty_visitor {
    bool (*visit)(struct Region *, void *arg);
    void *arg;
};
static inline bool region_toasty_visit(void *record, void *visitor)
{
    const struct Region_toasty_visitor *v = (const struct Region_toasty_visitor *)visitor;
    return v->visit((struct Region *)record, v->arg);
}

extern const toasty_model Region_toasty_model;
extern const toasty_field Region_toasty_fields[3];

/* ---- Town ---- */

/** Records of Town, in order. */
struct Town_list {
    size_t len;
    struct Town *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Town_page {
    size_t len;
    struct Town *items;
    const char *next;
    const char *prev;
};

/** One token per field of Town. */
struct Town_fields {
    const toasty_model *toasty__model;
    toasty_string_token country;
    toasty_int_token region_code;
    toasty_relation_token region;
    toasty_string_token name;
    toasty_date_token founded;
    toasty_int_token db;
    toasty_int_token by;
    toasty_int_token values;
    toasty_int_token db_;
};
extern const struct Town_fields Town;

struct Town_new;
struct Town_changes;
struct Town_one;
/** New Town records: towns_new({...}, {...}) */
struct Town_many {
    const struct Town_new *items;
    size_t count;
};
/** What becomes of a list of Town: towns_new({...}, {...}), or
 * towns_apply(town_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Town_apply {
    const struct Town_new *items;
    size_t count;
    const struct Town_one *steps;
    size_t step_count;
};
/** One Town as a relation's value: toasty_set(record), town_new(...), toasty_null */
struct Town_one {
    TOASTY__CHANGE_HEAD(const struct Town *)
    const struct Town_new *create;
};

/* What town_each runs, and with what. */
struct Town_toasty_visitor {
    bool (*visit)(struct Town *, void *arg);
    void *arg;
};
static inline bool town_toasty_visit(void *record, void *visitor)
{
    const struct Town_toasty_visitor *v = (const struct Town_toasty_visitor *)visitor;
    return v->visit((struct Town *)record, v->arg);
}

extern const toasty_model Town_toasty_model;
extern const toasty_field Town_toasty_fields[9];

/* ---- Case ---- */

/** Records of Case, in order. */
struct Case_list {
    size_t len;
    struct Case *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Case_page {
    size_t len;
    struct Case *items;
    const char *next;
    const char *prev;
};

/** One token per field of Case. */
struct Case_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_string_token title;
};
extern const struct Case_fields Case;

struct Case_new;
struct Case_changes;
struct Case_one;
/** New Case records: cases_new({...}, {...}) */
struct Case_many {
    const struct Case_new *items;
    size_t count;
};
/** What becomes of a list of Case: cases_new({...}, {...}), or
 * cases_apply(case_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Case_apply {
    const struct Case_new *items;
    size_t count;
    const struct Case_one *steps;
    size_t step_count;
};
/** One Case as a relation's value: toasty_set(record), case_new(...), toasty_null */
struct Case_one {
    TOASTY__CHANGE_HEAD(const struct Case *)
    const struct Case_new *create;
};

/* What case_each runs, and with what. */
struct Case_toasty_visitor {
    bool (*visit)(struct Case *, void *arg);
    void *arg;
};
static inline bool case_toasty_visit(void *record, void *visitor)
{
    const struct Case_toasty_visitor *v = (const struct Case_toasty_visitor *)visitor;
    return v->visit((struct Case *)record, v->arg);
}

extern const toasty_model Case_toasty_model;
extern const toasty_field Case_toasty_fields[2];

/* ---- fish ---- */

/** Records of fish, in order. */
struct fish_list {
    size_t len;
    struct fish *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct fish_page {
    size_t len;
    struct fish *items;
    const char *next;
    const char *prev;
};

/** One token per field of fish. */
struct fish_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_string_token fish;
    toasty_int_token item_id;
    toasty_relation_token item;
};
extern const struct fish_fields fish;

struct fish_new;
struct fish_changes;
struct fish_one;
/** New fish records: fish_list_new({...}, {...}) */
struct fish_many {
    const struct fish_new *items;
    size_t count;
};
/** What becomes of a list of fish: fish_list_new({...}, {...}), or
 * fish_list_apply(fish_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct fish_apply {
    const struct fish_new *items;
    size_t count;
    const struct fish_one *steps;
    size_t step_count;
};
/** One fish as a relation's value: toasty_set(record), fish_new(...), toasty_null */
struct fish_one {
    TOASTY__CHANGE_HEAD(const struct fish *)
    const struct fish_new *create;
};

/* What fish_each runs, and with what. */
struct fish_toasty_visitor {
    bool (*visit)(struct fish *, void *arg);
    void *arg;
};
static inline bool fish_toasty_visit(void *record, void *visitor)
{
    const struct fish_toasty_visitor *v = (const struct fish_toasty_visitor *)visitor;
    return v->visit((struct fish *)record, v->arg);
}

extern const toasty_model fish_toasty_model;
extern const toasty_field fish_toasty_fields[4];

#ifdef __cplusplus
}
#endif
#include "stock.toasty.h"
#ifdef __cplusplus
extern "C" {
#endif

/** What person_create takes. */
struct Person_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const char *name;
    const int64_t *parent_id; /* when left out: NULL */
    struct Person_one parent;
    struct Person_apply children;
    struct Message_apply sent;
    struct Message_apply received;
};

/** What person_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Person_changes {
    toasty_db *toasty__db;
    struct Person *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_string_change name;
    toasty_int_change parent_id;
    struct Person_one parent;
    struct Person_apply children;
    struct Message_apply sent;
    struct Message_apply received;
};

/** Fields of Person and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Person_values {
    toasty_int_change id;
    toasty_string_change name;
    toasty_int_change parent_id;
};

/**
 * What person_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Person_values come first.
 */
struct Person_upsert {
    toasty_int_change id;
    toasty_string_change name;
    toasty_int_change parent_id;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Person_values on_create; /* when there is none yet */
    struct Person_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What message_create takes. */
struct Message_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    int64_t sender_id;
    struct Person_one sender;
    int64_t receiver_id;
    struct Person_one receiver;
    const int64_t *editor_id; /* when left out: NULL */
    struct Person_one editor;
    const char *text;
};

/** What message_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Message_changes {
    toasty_db *toasty__db;
    struct Message *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_int_change sender_id;
    struct Person_one sender;
    toasty_int_change receiver_id;
    struct Person_one receiver;
    toasty_int_change editor_id;
    struct Person_one editor;
    toasty_string_change text;
};

/** Fields of Message and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Message_values {
    toasty_int_change id;
    toasty_int_change sender_id;
    toasty_int_change receiver_id;
    toasty_int_change editor_id;
    toasty_string_change text;
};

/**
 * What message_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Message_values come first.
 */
struct Message_upsert {
    toasty_int_change id;
    toasty_int_change sender_id;
    toasty_int_change receiver_id;
    toasty_int_change editor_id;
    toasty_string_change text;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Message_values on_create; /* when there is none yet */
    struct Message_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What region_create takes. */
struct Region_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const char *country;
    int32_t code;
    struct Town_apply towns;
};

/** What region_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Region_changes {
    toasty_db *toasty__db;
    struct Region *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_string_change country;
    toasty_int_change code;
    struct Town_apply towns;
};

/** Fields of Region and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Region_values {
    toasty_string_change country;
    toasty_int_change code;
};

/**
 * What region_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Region_values come first.
 */
struct Region_upsert {
    toasty_string_change country;
    toasty_int_change code;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Region_values on_create; /* when there is none yet */
    struct Region_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What town_create takes. */
struct Town_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const char *country;
    int32_t region_code;
    struct Region_one region;
    const char *name;
    toasty_date founded;
    int32_t db;
    int32_t by;
    int32_t values;
    int32_t db_;
};

/** What town_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Town_changes {
    toasty_db *toasty__db;
    struct Town *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_string_change country;
    toasty_int_change region_code;
    struct Region_one region;
    toasty_string_change name;
    toasty_date_change founded;
    toasty_int_change db;
    toasty_int_change by;
    toasty_int_change values;
    toasty_int_change db_;
};

/** Fields of Town and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Town_values {
    toasty_string_change country;
    toasty_int_change region_code;
    toasty_string_change name;
    toasty_date_change founded;
    toasty_int_change db;
    toasty_int_change by;
    toasty_int_change values;
    toasty_int_change db_;
};

/**
 * What town_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Town_values come first.
 */
struct Town_upsert {
    toasty_string_change country;
    toasty_int_change region_code;
    toasty_string_change name;
    toasty_date_change founded;
    toasty_int_change db;
    toasty_int_change by;
    toasty_int_change values;
    toasty_int_change db_;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Town_values on_create; /* when there is none yet */
    struct Town_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What case_create takes. */
struct Case_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const char *title;
};

/** What case_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Case_changes {
    toasty_db *toasty__db;
    struct Case *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_string_change title;
};

/** Fields of Case and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Case_values {
    toasty_int_change id;
    toasty_string_change title;
};

/**
 * What case_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Case_values come first.
 */
struct Case_upsert {
    toasty_int_change id;
    toasty_string_change title;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Case_values on_create; /* when there is none yet */
    struct Case_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What fish_create takes. */
struct fish_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const char *fish;
    int64_t item_id;
    struct Item_one item;
};

/** What fish_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct fish_changes {
    toasty_db *toasty__db;
    struct fish *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_string_change fish;
    toasty_int_change item_id;
    struct Item_one item;
};

/** Fields of fish and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct fish_values {
    toasty_int_change id;
    toasty_string_change fish;
    toasty_int_change item_id;
};

/**
 * What fish_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of fish_values come first.
 */
struct fish_upsert {
    toasty_int_change id;
    toasty_string_change fish;
    toasty_int_change item_id;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct fish_values on_create; /* when there is none yet */
    struct fish_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Person ---- */

/** Creates a Person with what is nested in it; NULL on failure. */
static inline struct Person *person_create_with(const struct Person_new *values)
{
    return (struct Person *)toasty_model_create(&Person_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Person_list *person_create_array(toasty_db *db, const struct Person_new *items, size_t count)
{
    return (struct Person_list *)toasty_model_create_many(&Person_toasty_model, db, items, count);
}
/** The same with people_new. */
static inline struct Person_list *person_create_many_with(toasty_db *db, struct Person_many many)
{
    return person_create_array(db, many.items, many.count);
}
static inline toasty_op person_create_op_with(struct Person **out, const struct Person_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Person_toasty_model, 0, values, out);
}
static inline toasty_op person_create_many_op_with(struct Person_list **out, const struct Person_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Person_toasty_model, 0, many, out);
}
static inline toasty_op person_update_op_with(const struct Person_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Person_toasty_model, 0, changes, 0);
}
static inline toasty_op person_update_where_op_with(const struct Person_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Person_toasty_model, 0, changes, 0);
}
static inline toasty_op person_update_where_returning_op_with(struct Person_list **out, const struct Person_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Person_toasty_model, 0, changes, out);
}
static inline toasty_op person_delete_op(const struct Person *person)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Person_toasty_model, 0, person, 0);
}
static inline toasty_op person_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Person_toasty_model, 0, where, 0);
}
static inline toasty_op person_delete_where_returning_op_with(struct Person_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Person_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Person_list *person_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return (struct Person_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *person_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return (struct Person *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return (struct Person *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Person_page *person_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return (struct Person_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status person_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Person *, void *arg), void *arg)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    struct Person_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? person_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t person_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool person_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void person_print(FILE *out, const struct Person *person)
{
    toasty_model_print(&Person_toasty_model, out, person);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *person_to_json(const struct Person *person)
{
    return toasty_model_to_json(&Person_toasty_model, person);
}
/** The same for a list. */
static inline char *person_list_to_json(const struct Person_list *list)
{
    return toasty_model_list_to_json(&Person_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *person_page_to_json(const struct Person_page *page)
{
    return toasty_model_page_to_json(&Person_toasty_model, page);
}
static inline toasty_op person_find_op_with(struct Person_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Person_toasty_model, 0, options, out);
}
static inline toasty_op person_first_op_with(struct Person **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Person_toasty_model, 0, options, out);
}
static inline toasty_op person_one_op_with(struct Person **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Person_toasty_model, 0, options, out);
}
static inline toasty_op person_paginate_op_with(struct Person_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Person_toasty_model, 0, options, out);
}
static inline toasty_op person_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Person_toasty_model, 0, options, out);
}
static inline toasty_op person_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Person_toasty_model, 0, options, out);
}
/** The Person with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Person *)toasty_model_get_by(t, db, 0, values);
}
/** All Person records with this id that match. */
static inline struct Person_list *person_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    return (struct Person_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status person_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *person_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Person_upsert *values = (const struct Person_upsert *)input;
    toasty_upsert upsert = {&Person_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Person with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Person *person_upsert_by_id_with(const struct Person_upsert *values)
{
    return (struct Person *)person_upsert_by_id_run(values->toasty__db, values);
}
/** The Person with this name; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_get_by_name(toasty_db *db, const char *name)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return (struct Person *)toasty_model_get_by(t, db, 0, values);
}
/** All Person records with this name that match. */
static inline struct Person_list *person_find_by_name_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    return (struct Person_list *)toasty_model_find(t, options);
}
/** Deletes what has this name, with what depends on it; none is fine. */
static inline toasty_status person_delete_by_name(toasty_db *db, const char *name)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *person_upsert_by_name_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {1};
    const struct Person_upsert *values = (const struct Person_upsert *)input;
    toasty_upsert upsert = {&Person_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Person with this name or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Person *person_upsert_by_name_with(const struct Person_upsert *values)
{
    return (struct Person *)person_upsert_by_name_run(values->toasty__db, values);
}
/** The Person with this parent_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_get_by_parent_id(toasty_db *db, int64_t parent_id)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(parent_id)};
    return (struct Person *)toasty_model_get_by(t, db, 0, values);
}
/** All Person records with this parent_id that match. */
static inline struct Person_list *person_find_by_parent_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    return (struct Person_list *)toasty_model_find(t, options);
}
/** Deletes what has this parent_id, with what depends on it; none is fine. */
static inline toasty_status person_delete_by_parent_id(toasty_db *db, int64_t parent_id)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&Person_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(parent_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status person_update_with(const struct Person_changes *changes)
{
    return toasty_model_update(&Person_toasty_model, changes);
}
/** Updates every Person that the condition matches; toasty_changes has the number. */
static inline toasty_status person_update_where_with(const struct Person_changes *changes)
{
    return toasty_model_update_where(&Person_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Person_list *person_update_where_returning_with(const struct Person_changes *changes)
{
    return (struct Person_list *)toasty_model_update_where_returning(&Person_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status person_delete(toasty_db *db, const struct Person *person)
{
    return toasty_model_delete(&Person_toasty_model, db, person);
}
/** Deletes every Person that the condition matches; toasty_changes has the number. */
static inline toasty_status person_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Person_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Person_list *person_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Person_list *)toasty_model_delete_where_returning(&Person_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status person_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Person_toasty_model, options);
}
/** Records from raw SQL that gives every column of Person. */
static inline struct Person_list *person_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Person_list *)toasty_model_from_sql(&Person_toasty_model, db, sql);
}
/** The parent of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *person_parent(toasty_db *db, const struct Person *person)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[3], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = person;
    return (struct Person *)toasty_model_first(t, &options);
}
/** The children of a record that match. */
static inline struct Person_list *person_children_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return (struct Person_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Person_page *person_children_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return (struct Person_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *person_children_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return (struct Person *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_children_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return (struct Person *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status person_children_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Person *, void *arg), void *arg)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    struct Person_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? person_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t person_children_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool person_children_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status person_children_update_where_with(const struct Person_changes *changes)
{
    return toasty_model_update_where(&Person_toasty_model, &Person_toasty_fields[4], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status person_children_delete_where(toasty_db *db, const struct Person *person, toasty_expr where)
{
    return toasty_model_delete_where(&Person_toasty_model, db, &Person_toasty_fields[4], person, where);
}
/** Creates a Person in children of a record. */
static inline struct Person *person_children_create_with(const struct Person_new *values)
{
    return (struct Person *)toasty_model_create(&Person_toasty_model, &Person_toasty_fields[4], values);
}
/** Moves a Person to children of this record, wherever it was. */
static inline toasty_status person_children_insert(toasty_db *db, const struct Person *person, struct Person *child)
{
    return toasty_relation_insert(&Person_toasty_fields[4], db, person, child);
}
/** Takes a Person out of children: it is deleted when it cannot be without Person. */
static inline toasty_status person_children_remove(toasty_db *db, const struct Person *person, struct Person *child)
{
    return toasty_relation_remove(&Person_toasty_fields[4], db, person, child);
}
/** Puts `count` records of Person into children of this record, all or none. */
static inline toasty_status person_children_insert_all(toasty_db *db, const struct Person *person, struct Person *items, size_t count)
{
    return toasty_relation_insert_all(&Person_toasty_fields[4], db, person, items, count);
}
/** Takes `count` records of Person out of children, all or none. */
static inline toasty_status person_children_remove_all(toasty_db *db, const struct Person *person, struct Person *items, size_t count)
{
    return toasty_relation_remove_all(&Person_toasty_fields[4], db, person, items, count);
}
static inline toasty_op person_children_op_with(struct Person_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Person_toasty_model, &Person_toasty_fields[4], options, out);
}
static inline toasty_op person_children_create_op_with(struct Person **out, const struct Person_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Person_toasty_model, &Person_toasty_fields[4], values, out);
}
static inline toasty_op person_children_update_where_op_with(const struct Person_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Person_toasty_model, &Person_toasty_fields[4], changes, 0);
}
static inline toasty_op person_children_delete_where_op_with(const struct Person *person, const toasty_expr *where)
{
    return toasty__make_delete_op(&Person_toasty_model, &Person_toasty_fields[4], person, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_children_get_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Person *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status person_children_delete_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The one with this name; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Person *person_children_get_by_name(toasty_db *db, const struct Person *person, const char *name)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return (struct Person *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this name; none is fine. */
static inline toasty_status person_children_delete_by_name(toasty_db *db, const struct Person *person, const char *name)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Person_toasty_model, &Person_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The sent of a record that match. */
static inline struct Message_list *person_sent_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Message_page *person_sent_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return (struct Message_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Message *person_sent_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return (struct Message *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_sent_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return (struct Message *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status person_sent_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Message *, void *arg), void *arg)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    struct Message_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? message_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t person_sent_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool person_sent_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status person_sent_update_where_with(const struct Message_changes *changes)
{
    return toasty_model_update_where(&Message_toasty_model, &Person_toasty_fields[5], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status person_sent_delete_where(toasty_db *db, const struct Person *person, toasty_expr where)
{
    return toasty_model_delete_where(&Message_toasty_model, db, &Person_toasty_fields[5], person, where);
}
/** Creates a Message in sent of a record. */
static inline struct Message *person_sent_create_with(const struct Message_new *values)
{
    return (struct Message *)toasty_model_create(&Message_toasty_model, &Person_toasty_fields[5], values);
}
/** Moves a Message to sent of this record, wherever it was. */
static inline toasty_status person_sent_insert(toasty_db *db, const struct Person *person, struct Message *message)
{
    return toasty_relation_insert(&Person_toasty_fields[5], db, person, message);
}
/** Takes a Message out of sent: it is deleted when it cannot be without Person. */
static inline toasty_status person_sent_remove(toasty_db *db, const struct Person *person, struct Message *message)
{
    return toasty_relation_remove(&Person_toasty_fields[5], db, person, message);
}
/** Puts `count` records of Message into sent of this record, all or none. */
static inline toasty_status person_sent_insert_all(toasty_db *db, const struct Person *person, struct Message *items, size_t count)
{
    return toasty_relation_insert_all(&Person_toasty_fields[5], db, person, items, count);
}
/** Takes `count` records of Message out of sent, all or none. */
static inline toasty_status person_sent_remove_all(toasty_db *db, const struct Person *person, struct Message *items, size_t count)
{
    return toasty_relation_remove_all(&Person_toasty_fields[5], db, person, items, count);
}
static inline toasty_op person_sent_op_with(struct Message_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Message_toasty_model, &Person_toasty_fields[5], options, out);
}
static inline toasty_op person_sent_create_op_with(struct Message **out, const struct Message_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Message_toasty_model, &Person_toasty_fields[5], values, out);
}
static inline toasty_op person_sent_update_where_op_with(const struct Message_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Message_toasty_model, &Person_toasty_fields[5], changes, 0);
}
static inline toasty_op person_sent_delete_where_op_with(const struct Person *person, const toasty_expr *where)
{
    return toasty__make_delete_op(&Message_toasty_model, &Person_toasty_fields[5], person, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_sent_get_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status person_sent_delete_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The one with this receiver_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_sent_get_by_receiver_id(toasty_db *db, const struct Person *person, int64_t receiver_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(receiver_id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this receiver_id; none is fine. */
static inline toasty_status person_sent_delete_by_receiver_id(toasty_db *db, const struct Person *person, int64_t receiver_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(receiver_id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The one with this editor_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_sent_get_by_editor_id(toasty_db *db, const struct Person *person, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this editor_id; none is fine. */
static inline toasty_status person_sent_delete_by_editor_id(toasty_db *db, const struct Person *person, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[5], by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The received of a record that match. */
static inline struct Message_list *person_received_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Message_page *person_received_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return (struct Message_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Message *person_received_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return (struct Message *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_received_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return (struct Message *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status person_received_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Message *, void *arg), void *arg)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    struct Message_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? message_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t person_received_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool person_received_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status person_received_update_where_with(const struct Message_changes *changes)
{
    return toasty_model_update_where(&Message_toasty_model, &Person_toasty_fields[6], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status person_received_delete_where(toasty_db *db, const struct Person *person, toasty_expr where)
{
    return toasty_model_delete_where(&Message_toasty_model, db, &Person_toasty_fields[6], person, where);
}
/** Creates a Message in received of a record. */
static inline struct Message *person_received_create_with(const struct Message_new *values)
{
    return (struct Message *)toasty_model_create(&Message_toasty_model, &Person_toasty_fields[6], values);
}
/** Moves a Message to received of this record, wherever it was. */
static inline toasty_status person_received_insert(toasty_db *db, const struct Person *person, struct Message *message)
{
    return toasty_relation_insert(&Person_toasty_fields[6], db, person, message);
}
/** Takes a Message out of received: it is deleted when it cannot be without Person. */
static inline toasty_status person_received_remove(toasty_db *db, const struct Person *person, struct Message *message)
{
    return toasty_relation_remove(&Person_toasty_fields[6], db, person, message);
}
/** Puts `count` records of Message into received of this record, all or none. */
static inline toasty_status person_received_insert_all(toasty_db *db, const struct Person *person, struct Message *items, size_t count)
{
    return toasty_relation_insert_all(&Person_toasty_fields[6], db, person, items, count);
}
/** Takes `count` records of Message out of received, all or none. */
static inline toasty_status person_received_remove_all(toasty_db *db, const struct Person *person, struct Message *items, size_t count)
{
    return toasty_relation_remove_all(&Person_toasty_fields[6], db, person, items, count);
}
static inline toasty_op person_received_op_with(struct Message_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Message_toasty_model, &Person_toasty_fields[6], options, out);
}
static inline toasty_op person_received_create_op_with(struct Message **out, const struct Message_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Message_toasty_model, &Person_toasty_fields[6], values, out);
}
static inline toasty_op person_received_update_where_op_with(const struct Message_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Message_toasty_model, &Person_toasty_fields[6], changes, 0);
}
static inline toasty_op person_received_delete_where_op_with(const struct Person *person, const toasty_expr *where)
{
    return toasty__make_delete_op(&Message_toasty_model, &Person_toasty_fields[6], person, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_received_get_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status person_received_delete_by_id(toasty_db *db, const struct Person *person, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The one with this sender_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_received_get_by_sender_id(toasty_db *db, const struct Person *person, int64_t sender_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(sender_id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this sender_id; none is fine. */
static inline toasty_status person_received_delete_by_sender_id(toasty_db *db, const struct Person *person, int64_t sender_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(sender_id)};
    return toasty_model_delete_by(t, db, person, values);
}
/** The one with this editor_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *person_received_get_by_editor_id(toasty_db *db, const struct Person *person, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return (struct Message *)toasty_model_get_by(t, db, person, values);
}
/** Deletes those with this editor_id; none is fine. */
static inline toasty_status person_received_delete_by_editor_id(toasty_db *db, const struct Person *person, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, &Person_toasty_fields[6], by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return toasty_model_delete_by(t, db, person, values);
}

#ifndef __cplusplus
#define people_new(...) \
    {.items = (const struct Person_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Person_new[]){__VA_ARGS__}) / sizeof(struct Person_new)}
#define people_apply(...) \
    {.steps = (const struct Person_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Person_one[]){__VA_ARGS__}) / sizeof(struct Person_one)}
#define people_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define person_new(...) {.op = TOASTY_CREATE, .create = &(const struct Person_new){.toasty__db = 0, __VA_ARGS__}}
#define person_create(...) person_create_with(&(const struct Person_new){.toasty__db = __VA_ARGS__})
#define person_create_many(db_, ...) person_create_many_with(db_, (struct Person_many)__VA_ARGS__)
#define person_update(db_, ...) \
    person_update_with(&(const struct Person_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define person_update_where(db_, ...) \
    person_update_where_with(&(const struct Person_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define person_update_where_returning(db_, ...) \
    person_update_where_returning_with( \
        &(const struct Person_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define person_load(db_, ...) \
    person_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_from_sql(db_, ...) person_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define person_find(...) person_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_first(...) person_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_one(...) person_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_paginate(...) person_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_count(...) person_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_exists(...) person_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define person_each(db_, ...) TOASTY__VISIT(person_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define person_find_op(...) TOASTY__OP(person_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_first_op(...) TOASTY__OP(person_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_one_op(...) TOASTY__OP(person_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_paginate_op(...) TOASTY__OP(person_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_count_op(...) TOASTY__OP(person_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_exists_op(...) TOASTY__OP(person_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define person_create_op(...) TOASTY__OP(person_create_op_with, struct Person_new, __VA_ARGS__, .toasty__parent = 0)
#define person_create_many_op(db_, ...) person_create_many_op_with(db_, &(const struct Person_many)__VA_ARGS__)
#define person_update_op(...) \
    person_update_op_with(&(const struct Person_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define person_update_where_op(...) \
    person_update_where_op_with(&(const struct Person_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define person_update_where_returning_op(db_, ...) \
    person_update_where_returning_op_with(db_, \
        &(const struct Person_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define person_delete_where_op(...) person_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define person_delete_where_returning_op(db_, ...) \
    person_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define person_find_by_id(db_, ...) \
    person_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define person_update_by_id(db_, id_, ...) \
    person_update_where_with(&(const struct Person_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Person.id, id_), __VA_ARGS__})
#define person_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Person_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person, db_))
#define person_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Person_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person_list, db_))
#define person_update_by_id_op(id_, ...) \
    person_update_where_op_with(&(const struct Person_changes){.toasty__db = 0, .toasty__where = toasty_eq(Person.id, id_), __VA_ARGS__})
#define person_delete_by_id_op(id_) person_delete_where_op_with((const toasty_expr[]){toasty_eq(Person.id, id_)})
#define person_upsert_by_id(db_, ...) \
    person_upsert_by_id_with(&(const struct Person_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define person_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(person_upsert_by_id_run, &(const struct Person_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Person, db_))
#define person_find_by_name(db_, ...) \
    person_find_by_name_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define person_update_by_name(db_, name_, ...) \
    person_update_where_with(&(const struct Person_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Person.name, name_), __VA_ARGS__})
#define person_get_by_name_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Person_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person, db_))
#define person_find_by_name_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Person_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person_list, db_))
#define person_update_by_name_op(name_, ...) \
    person_update_where_op_with(&(const struct Person_changes){.toasty__db = 0, .toasty__where = toasty_eq(Person.name, name_), __VA_ARGS__})
#define person_delete_by_name_op(name_) person_delete_where_op_with((const toasty_expr[]){toasty_eq(Person.name, name_)})
#define person_upsert_by_name(db_, ...) \
    person_upsert_by_name_with(&(const struct Person_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define person_upsert_by_name_op(db_, ...) \
    toasty__make_upsert_op(person_upsert_by_name_run, &(const struct Person_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Person, db_))
#define person_find_by_parent_id(db_, ...) \
    person_find_by_parent_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define person_update_by_parent_id(db_, parent_id_, ...) \
    person_update_where_with(&(const struct Person_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Person.parent_id, parent_id_), __VA_ARGS__})
#define person_get_by_parent_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Person_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person, db_))
#define person_find_by_parent_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Person_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Person_list, db_))
#define person_update_by_parent_id_op(parent_id_, ...) \
    person_update_where_op_with(&(const struct Person_changes){.toasty__db = 0, .toasty__where = toasty_eq(Person.parent_id, parent_id_), __VA_ARGS__})
#define person_delete_by_parent_id_op(parent_id_) person_delete_where_op_with((const toasty_expr[]){toasty_eq(Person.parent_id, parent_id_)})
#define person_children(db_, ...) \
    person_children_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_first(db_, ...) \
    person_children_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_one(db_, ...) \
    person_children_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_paginate(db_, ...) \
    person_children_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_count(db_, ...) \
    person_children_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_exists(db_, ...) \
    person_children_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_children_each(db_, person_, ...) \
    TOASTY__VISIT(person_children_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)))
#define person_children_update_where(db_, person_, ...) \
    person_children_update_where_with(&(const struct Person_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, person_), (db_)), \
        .toasty__parent = (person_), .toasty__where = __VA_ARGS__})
#define person_children_op(...) \
    TOASTY__OP_OF(person_children_op_with, toasty_find_options, struct Person, __VA_ARGS__, .db = 0)
#define person_children_create_op(...) \
    TOASTY__OP_OF(person_children_create_op_with, struct Person_new, struct Person, __VA_ARGS__, .toasty__db = 0)
#define person_children_update_where_op(person_, ...) \
    person_children_update_where_op_with(&(const struct Person_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)), .toasty__where = __VA_ARGS__})
#define person_children_delete_where_op(person_, ...) \
    person_children_delete_where_op_with(person_, (const toasty_expr[]){__VA_ARGS__})
#define person_children_create(db_, ...) \
    person_children_create_with(&(const struct Person_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent(db_, ...) \
    person_sent_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_first(db_, ...) \
    person_sent_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_one(db_, ...) \
    person_sent_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_paginate(db_, ...) \
    person_sent_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_count(db_, ...) \
    person_sent_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_exists(db_, ...) \
    person_sent_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_sent_each(db_, person_, ...) \
    TOASTY__VISIT(person_sent_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)))
#define person_sent_update_where(db_, person_, ...) \
    person_sent_update_where_with(&(const struct Message_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, person_), (db_)), \
        .toasty__parent = (person_), .toasty__where = __VA_ARGS__})
#define person_sent_op(...) \
    TOASTY__OP_OF(person_sent_op_with, toasty_find_options, struct Person, __VA_ARGS__, .db = 0)
#define person_sent_create_op(...) \
    TOASTY__OP_OF(person_sent_create_op_with, struct Message_new, struct Person, __VA_ARGS__, .toasty__db = 0)
#define person_sent_update_where_op(person_, ...) \
    person_sent_update_where_op_with(&(const struct Message_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)), .toasty__where = __VA_ARGS__})
#define person_sent_delete_where_op(person_, ...) \
    person_sent_delete_where_op_with(person_, (const toasty_expr[]){__VA_ARGS__})
#define person_sent_create(db_, ...) \
    person_sent_create_with(&(const struct Message_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received(db_, ...) \
    person_received_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_first(db_, ...) \
    person_received_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_one(db_, ...) \
    person_received_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_paginate(db_, ...) \
    person_received_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_count(db_, ...) \
    person_received_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_exists(db_, ...) \
    person_received_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define person_received_each(db_, person_, ...) \
    TOASTY__VISIT(person_received_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)))
#define person_received_update_where(db_, person_, ...) \
    person_received_update_where_with(&(const struct Message_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, person_), (db_)), \
        .toasty__parent = (person_), .toasty__where = __VA_ARGS__})
#define person_received_op(...) \
    TOASTY__OP_OF(person_received_op_with, toasty_find_options, struct Person, __VA_ARGS__, .db = 0)
#define person_received_create_op(...) \
    TOASTY__OP_OF(person_received_create_op_with, struct Message_new, struct Person, __VA_ARGS__, .toasty__db = 0)
#define person_received_update_where_op(person_, ...) \
    person_received_update_where_op_with(&(const struct Message_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Person *, person_), (person_)), .toasty__where = __VA_ARGS__})
#define person_received_delete_where_op(person_, ...) \
    person_received_delete_where_op_with(person_, (const toasty_expr[]){__VA_ARGS__})
#define person_received_create(db_, ...) \
    person_received_create_with(&(const struct Message_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Person *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

/* ---- functions of Message ---- */

/** Creates a Message with what is nested in it; NULL on failure. */
static inline struct Message *message_create_with(const struct Message_new *values)
{
    return (struct Message *)toasty_model_create(&Message_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Message_list *message_create_array(toasty_db *db, const struct Message_new *items, size_t count)
{
    return (struct Message_list *)toasty_model_create_many(&Message_toasty_model, db, items, count);
}
/** The same with messages_new. */
static inline struct Message_list *message_create_many_with(toasty_db *db, struct Message_many many)
{
    return message_create_array(db, many.items, many.count);
}
static inline toasty_op message_create_op_with(struct Message **out, const struct Message_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Message_toasty_model, 0, values, out);
}
static inline toasty_op message_create_many_op_with(struct Message_list **out, const struct Message_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Message_toasty_model, 0, many, out);
}
static inline toasty_op message_update_op_with(const struct Message_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Message_toasty_model, 0, changes, 0);
}
static inline toasty_op message_update_where_op_with(const struct Message_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Message_toasty_model, 0, changes, 0);
}
static inline toasty_op message_update_where_returning_op_with(struct Message_list **out, const struct Message_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Message_toasty_model, 0, changes, out);
}
static inline toasty_op message_delete_op(const struct Message *message)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Message_toasty_model, 0, message, 0);
}
static inline toasty_op message_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Message_toasty_model, 0, where, 0);
}
static inline toasty_op message_delete_where_returning_op_with(struct Message_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Message_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Message_list *message_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Message *message_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return (struct Message *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *message_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return (struct Message *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Message_page *message_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return (struct Message_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status message_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Message *, void *arg), void *arg)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    struct Message_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? message_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t message_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool message_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Message_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void message_print(FILE *out, const struct Message *message)
{
    toasty_model_print(&Message_toasty_model, out, message);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *message_to_json(const struct Message *message)
{
    return toasty_model_to_json(&Message_toasty_model, message);
}
/** The same for a list. */
static inline char *message_list_to_json(const struct Message_list *list)
{
    return toasty_model_list_to_json(&Message_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *message_page_to_json(const struct Message_page *page)
{
    return toasty_model_page_to_json(&Message_toasty_model, page);
}
static inline toasty_op message_find_op_with(struct Message_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Message_toasty_model, 0, options, out);
}
static inline toasty_op message_first_op_with(struct Message **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Message_toasty_model, 0, options, out);
}
static inline toasty_op message_one_op_with(struct Message **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Message_toasty_model, 0, options, out);
}
static inline toasty_op message_paginate_op_with(struct Message_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Message_toasty_model, 0, options, out);
}
static inline toasty_op message_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Message_toasty_model, 0, options, out);
}
static inline toasty_op message_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Message_toasty_model, 0, options, out);
}
/** The Message with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *message_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Message *)toasty_model_get_by(t, db, 0, values);
}
/** All Message records with this id that match. */
static inline struct Message_list *message_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status message_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *message_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Message_upsert *values = (const struct Message_upsert *)input;
    toasty_upsert upsert = {&Message_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Message with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Message *message_upsert_by_id_with(const struct Message_upsert *values)
{
    return (struct Message *)message_upsert_by_id_run(values->toasty__db, values);
}
/** The Message with this sender_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *message_get_by_sender_id(toasty_db *db, int64_t sender_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(sender_id)};
    return (struct Message *)toasty_model_get_by(t, db, 0, values);
}
/** All Message records with this sender_id that match. */
static inline struct Message_list *message_find_by_sender_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** Deletes what has this sender_id, with what depends on it; none is fine. */
static inline toasty_status message_delete_by_sender_id(toasty_db *db, int64_t sender_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(sender_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Message with this receiver_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *message_get_by_receiver_id(toasty_db *db, int64_t receiver_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(receiver_id)};
    return (struct Message *)toasty_model_get_by(t, db, 0, values);
}
/** All Message records with this receiver_id that match. */
static inline struct Message_list *message_find_by_receiver_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** Deletes what has this receiver_id, with what depends on it; none is fine. */
static inline toasty_status message_delete_by_receiver_id(toasty_db *db, int64_t receiver_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(receiver_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Message with this editor_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Message *message_get_by_editor_id(toasty_db *db, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return (struct Message *)toasty_model_get_by(t, db, 0, values);
}
/** All Message records with this editor_id that match. */
static inline struct Message_list *message_find_by_editor_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    return (struct Message_list *)toasty_model_find(t, options);
}
/** Deletes what has this editor_id, with what depends on it; none is fine. */
static inline toasty_status message_delete_by_editor_id(toasty_db *db, int64_t editor_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Message_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(editor_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status message_update_with(const struct Message_changes *changes)
{
    return toasty_model_update(&Message_toasty_model, changes);
}
/** Updates every Message that the condition matches; toasty_changes has the number. */
static inline toasty_status message_update_where_with(const struct Message_changes *changes)
{
    return toasty_model_update_where(&Message_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Message_list *message_update_where_returning_with(const struct Message_changes *changes)
{
    return (struct Message_list *)toasty_model_update_where_returning(&Message_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status message_delete(toasty_db *db, const struct Message *message)
{
    return toasty_model_delete(&Message_toasty_model, db, message);
}
/** Deletes every Message that the condition matches; toasty_changes has the number. */
static inline toasty_status message_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Message_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Message_list *message_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Message_list *)toasty_model_delete_where_returning(&Message_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status message_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Message_toasty_model, options);
}
/** Records from raw SQL that gives every column of Message. */
static inline struct Message_list *message_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Message_list *)toasty_model_from_sql(&Message_toasty_model, db, sql);
}
/** The sender of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *message_sender(toasty_db *db, const struct Message *message)
{
    toasty_target t = {&Person_toasty_model, &Message_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = message;
    return (struct Person *)toasty_model_first(t, &options);
}
/** The receiver of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *message_receiver(toasty_db *db, const struct Message *message)
{
    toasty_target t = {&Person_toasty_model, &Message_toasty_fields[4], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = message;
    return (struct Person *)toasty_model_first(t, &options);
}
/** The editor of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Person *message_editor(toasty_db *db, const struct Message *message)
{
    toasty_target t = {&Person_toasty_model, &Message_toasty_fields[6], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = message;
    return (struct Person *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define messages_new(...) \
    {.items = (const struct Message_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Message_new[]){__VA_ARGS__}) / sizeof(struct Message_new)}
#define messages_apply(...) \
    {.steps = (const struct Message_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Message_one[]){__VA_ARGS__}) / sizeof(struct Message_one)}
#define messages_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define message_new(...) {.op = TOASTY_CREATE, .create = &(const struct Message_new){.toasty__db = 0, __VA_ARGS__}}
#define message_create(...) message_create_with(&(const struct Message_new){.toasty__db = __VA_ARGS__})
#define message_create_many(db_, ...) message_create_many_with(db_, (struct Message_many)__VA_ARGS__)
#define message_update(db_, ...) \
    message_update_with(&(const struct Message_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define message_update_where(db_, ...) \
    message_update_where_with(&(const struct Message_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define message_update_where_returning(db_, ...) \
    message_update_where_returning_with( \
        &(const struct Message_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define message_load(db_, ...) \
    message_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Message *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define message_from_sql(db_, ...) message_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define message_find(...) message_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_first(...) message_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_one(...) message_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_paginate(...) message_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_count(...) message_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_exists(...) message_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define message_each(db_, ...) TOASTY__VISIT(message_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define message_find_op(...) TOASTY__OP(message_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_first_op(...) TOASTY__OP(message_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_one_op(...) TOASTY__OP(message_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_paginate_op(...) TOASTY__OP(message_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_count_op(...) TOASTY__OP(message_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_exists_op(...) TOASTY__OP(message_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define message_create_op(...) TOASTY__OP(message_create_op_with, struct Message_new, __VA_ARGS__, .toasty__parent = 0)
#define message_create_many_op(db_, ...) message_create_many_op_with(db_, &(const struct Message_many)__VA_ARGS__)
#define message_update_op(...) \
    message_update_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define message_update_where_op(...) \
    message_update_where_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define message_update_where_returning_op(db_, ...) \
    message_update_where_returning_op_with(db_, \
        &(const struct Message_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define message_delete_where_op(...) message_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define message_delete_where_returning_op(db_, ...) \
    message_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define message_find_by_id(db_, ...) \
    message_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define message_update_by_id(db_, id_, ...) \
    message_update_where_with(&(const struct Message_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Message.id, id_), __VA_ARGS__})
#define message_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Message_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message, db_))
#define message_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Message_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message_list, db_))
#define message_update_by_id_op(id_, ...) \
    message_update_where_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__where = toasty_eq(Message.id, id_), __VA_ARGS__})
#define message_delete_by_id_op(id_) message_delete_where_op_with((const toasty_expr[]){toasty_eq(Message.id, id_)})
#define message_upsert_by_id(db_, ...) \
    message_upsert_by_id_with(&(const struct Message_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define message_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(message_upsert_by_id_run, &(const struct Message_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Message, db_))
#define message_find_by_sender_id(db_, ...) \
    message_find_by_sender_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define message_update_by_sender_id(db_, sender_id_, ...) \
    message_update_where_with(&(const struct Message_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Message.sender_id, sender_id_), __VA_ARGS__})
#define message_get_by_sender_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Message_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message, db_))
#define message_find_by_sender_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Message_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message_list, db_))
#define message_update_by_sender_id_op(sender_id_, ...) \
    message_update_where_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__where = toasty_eq(Message.sender_id, sender_id_), __VA_ARGS__})
#define message_delete_by_sender_id_op(sender_id_) message_delete_where_op_with((const toasty_expr[]){toasty_eq(Message.sender_id, sender_id_)})
#define message_find_by_receiver_id(db_, ...) \
    message_find_by_receiver_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define message_update_by_receiver_id(db_, receiver_id_, ...) \
    message_update_where_with(&(const struct Message_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Message.receiver_id, receiver_id_), __VA_ARGS__})
#define message_get_by_receiver_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Message_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message, db_))
#define message_find_by_receiver_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Message_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message_list, db_))
#define message_update_by_receiver_id_op(receiver_id_, ...) \
    message_update_where_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__where = toasty_eq(Message.receiver_id, receiver_id_), __VA_ARGS__})
#define message_delete_by_receiver_id_op(receiver_id_) message_delete_where_op_with((const toasty_expr[]){toasty_eq(Message.receiver_id, receiver_id_)})
#define message_find_by_editor_id(db_, ...) \
    message_find_by_editor_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define message_update_by_editor_id(db_, editor_id_, ...) \
    message_update_where_with(&(const struct Message_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Message.editor_id, editor_id_), __VA_ARGS__})
#define message_get_by_editor_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Message_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message, db_))
#define message_find_by_editor_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Message_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Message_list, db_))
#define message_update_by_editor_id_op(editor_id_, ...) \
    message_update_where_op_with(&(const struct Message_changes){.toasty__db = 0, .toasty__where = toasty_eq(Message.editor_id, editor_id_), __VA_ARGS__})
#define message_delete_by_editor_id_op(editor_id_) message_delete_where_op_with((const toasty_expr[]){toasty_eq(Message.editor_id, editor_id_)})
#endif

/* ---- functions of Region ---- */

/** Creates a Region with what is nested in it; NULL on failure. */
static inline struct Region *region_create_with(const struct Region_new *values)
{
    return (struct Region *)toasty_model_create(&Region_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Region_list *region_create_array(toasty_db *db, const struct Region_new *items, size_t count)
{
    return (struct Region_list *)toasty_model_create_many(&Region_toasty_model, db, items, count);
}
/** The same with regions_new. */
static inline struct Region_list *region_create_many_with(toasty_db *db, struct Region_many many)
{
    return region_create_array(db, many.items, many.count);
}
static inline toasty_op region_create_op_with(struct Region **out, const struct Region_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Region_toasty_model, 0, values, out);
}
static inline toasty_op region_create_many_op_with(struct Region_list **out, const struct Region_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Region_toasty_model, 0, many, out);
}
static inline toasty_op region_update_op_with(const struct Region_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Region_toasty_model, 0, changes, 0);
}
static inline toasty_op region_update_where_op_with(const struct Region_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Region_toasty_model, 0, changes, 0);
}
static inline toasty_op region_update_where_returning_op_with(struct Region_list **out, const struct Region_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Region_toasty_model, 0, changes, out);
}
static inline toasty_op region_delete_op(const struct Region *region)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Region_toasty_model, 0, region, 0);
}
static inline toasty_op region_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Region_toasty_model, 0, where, 0);
}
static inline toasty_op region_delete_where_returning_op_with(struct Region_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Region_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Region_list *region_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return (struct Region_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Region *region_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return (struct Region *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Region *region_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return (struct Region *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Region_page *region_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return (struct Region_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status region_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Region *, void *arg), void *arg)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    struct Region_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? region_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t region_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool region_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Region_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void region_print(FILE *out, const struct Region *region)
{
    toasty_model_print(&Region_toasty_model, out, region);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *region_to_json(const struct Region *region)
{
    return toasty_model_to_json(&Region_toasty_model, region);
}
/** The same for a list. */
static inline char *region_list_to_json(const struct Region_list *list)
{
    return toasty_model_list_to_json(&Region_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *region_page_to_json(const struct Region_page *page)
{
    return toasty_model_page_to_json(&Region_toasty_model, page);
}
static inline toasty_op region_find_op_with(struct Region_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Region_toasty_model, 0, options, out);
}
static inline toasty_op region_first_op_with(struct Region **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Region_toasty_model, 0, options, out);
}
static inline toasty_op region_one_op_with(struct Region **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Region_toasty_model, 0, options, out);
}
static inline toasty_op region_paginate_op_with(struct Region_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Region_toasty_model, 0, options, out);
}
static inline toasty_op region_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Region_toasty_model, 0, options, out);
}
static inline toasty_op region_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Region_toasty_model, 0, options, out);
}
/** The Region with this country and code; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Region *region_get_by_country_and_code(toasty_db *db, const char *country, int32_t code)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Region_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(code)};
    return (struct Region *)toasty_model_get_by(t, db, 0, values);
}
/** All Region records with this country and code that match. */
static inline struct Region_list *region_find_by_country_and_code_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Region_toasty_model, 0, by, 2};
    return (struct Region_list *)toasty_model_find(t, options);
}
/** Deletes what has this country and code, with what depends on it; none is fine. */
static inline toasty_status region_delete_by_country_and_code(toasty_db *db, const char *country, int32_t code)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Region_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(code)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *region_upsert_by_country_and_code_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0, 1};
    const struct Region_upsert *values = (const struct Region_upsert *)input;
    toasty_upsert upsert = {&Region_toasty_model, by, 2, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Region with this country and code or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Region *region_upsert_by_country_and_code_with(const struct Region_upsert *values)
{
    return (struct Region *)region_upsert_by_country_and_code_run(values->toasty__db, values);
}
/** The Region with this country; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Region *region_get_by_country(toasty_db *db, const char *country)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Region_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(country)};
    return (struct Region *)toasty_model_get_by(t, db, 0, values);
}
/** All Region records with this country that match. */
static inline struct Region_list *region_find_by_country_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Region_toasty_model, 0, by, 1};
    return (struct Region_list *)toasty_model_find(t, options);
}
/** Deletes what has this country, with what depends on it; none is fine. */
static inline toasty_status region_delete_by_country(toasty_db *db, const char *country)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Region_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(country)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status region_update_with(const struct Region_changes *changes)
{
    return toasty_model_update(&Region_toasty_model, changes);
}
/** Updates every Region that the condition matches; toasty_changes has the number. */
static inline toasty_status region_update_where_with(const struct Region_changes *changes)
{
    return toasty_model_update_where(&Region_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Region_list *region_update_where_returning_with(const struct Region_changes *changes)
{
    return (struct Region_list *)toasty_model_update_where_returning(&Region_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status region_delete(toasty_db *db, const struct Region *region)
{
    return toasty_model_delete(&Region_toasty_model, db, region);
}
/** Deletes every Region that the condition matches; toasty_changes has the number. */
static inline toasty_status region_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Region_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Region_list *region_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Region_list *)toasty_model_delete_where_returning(&Region_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status region_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Region_toasty_model, options);
}
/** Records from raw SQL that gives every column of Region. */
static inline struct Region_list *region_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Region_list *)toasty_model_from_sql(&Region_toasty_model, db, sql);
}
/** The towns of a record that match. */
static inline struct Town_list *region_towns_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Town_page *region_towns_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return (struct Town_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Town *region_towns_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return (struct Town *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return (struct Town *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status region_towns_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Town *, void *arg), void *arg)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    struct Town_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? town_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t region_towns_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool region_towns_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status region_towns_update_where_with(const struct Town_changes *changes)
{
    return toasty_model_update_where(&Town_toasty_model, &Region_toasty_fields[2], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status region_towns_delete_where(toasty_db *db, const struct Region *region, toasty_expr where)
{
    return toasty_model_delete_where(&Town_toasty_model, db, &Region_toasty_fields[2], region, where);
}
/** Creates a Town in towns of a record. */
static inline struct Town *region_towns_create_with(const struct Town_new *values)
{
    return (struct Town *)toasty_model_create(&Town_toasty_model, &Region_toasty_fields[2], values);
}
/** Moves a Town to towns of this record, wherever it was. */
static inline toasty_status region_towns_insert(toasty_db *db, const struct Region *region, struct Town *town)
{
    return toasty_relation_insert(&Region_toasty_fields[2], db, region, town);
}
/** Takes a Town out of towns: it is deleted when it cannot be without Region. */
static inline toasty_status region_towns_remove(toasty_db *db, const struct Region *region, struct Town *town)
{
    return toasty_relation_remove(&Region_toasty_fields[2], db, region, town);
}
/** Puts `count` records of Town into towns of this record, all or none. */
static inline toasty_status region_towns_insert_all(toasty_db *db, const struct Region *region, struct Town *items, size_t count)
{
    return toasty_relation_insert_all(&Region_toasty_fields[2], db, region, items, count);
}
/** Takes `count` records of Town out of towns, all or none. */
static inline toasty_status region_towns_remove_all(toasty_db *db, const struct Region *region, struct Town *items, size_t count)
{
    return toasty_relation_remove_all(&Region_toasty_fields[2], db, region, items, count);
}
static inline toasty_op region_towns_op_with(struct Town_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Town_toasty_model, &Region_toasty_fields[2], options, out);
}
static inline toasty_op region_towns_create_op_with(struct Town **out, const struct Town_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Town_toasty_model, &Region_toasty_fields[2], values, out);
}
static inline toasty_op region_towns_update_where_op_with(const struct Town_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Town_toasty_model, &Region_toasty_fields[2], changes, 0);
}
static inline toasty_op region_towns_delete_where_op_with(const struct Region *region, const toasty_expr *where)
{
    return toasty__make_delete_op(&Town_toasty_model, &Region_toasty_fields[2], region, where);
}
/** The one with this name; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_name(toasty_db *db, const struct Region *region, const char *name)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this name; none is fine. */
static inline toasty_status region_towns_delete_by_name(toasty_db *db, const struct Region *region, const char *name)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return toasty_model_delete_by(t, db, region, values);
}
/** The one with this db; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_db(toasty_db *db, const struct Region *region, int32_t db_)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this db; none is fine. */
static inline toasty_status region_towns_delete_by_db(toasty_db *db, const struct Region *region, int32_t db_)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return toasty_model_delete_by(t, db, region, values);
}
/** The one with this by; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_by(toasty_db *db, const struct Region *region, int32_t by_)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(by_)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this by; none is fine. */
static inline toasty_status region_towns_delete_by_by(toasty_db *db, const struct Region *region, int32_t by_)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(by_)};
    return toasty_model_delete_by(t, db, region, values);
}
/** The one with this values; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_values(toasty_db *db, const struct Region *region, int32_t values_)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(values_)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this values; none is fine. */
static inline toasty_status region_towns_delete_by_values(toasty_db *db, const struct Region *region, int32_t values_)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(values_)};
    return toasty_model_delete_by(t, db, region, values);
}
/** The one with this db_; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_db_(toasty_db *db, const struct Region *region, int32_t db_)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this db_; none is fine. */
static inline toasty_status region_towns_delete_by_db_(toasty_db *db, const struct Region *region, int32_t db_)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return toasty_model_delete_by(t, db, region, values);
}
/** The one with this name and founded; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *region_towns_get_by_name_and_founded(toasty_db *db, const struct Region *region, const char *name, toasty_date founded)
{
    static const uint16_t by[] = {3, 4};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 2};
    const toasty_value values[] = {toasty_value_string(name), toasty_value_date(founded)};
    return (struct Town *)toasty_model_get_by(t, db, region, values);
}
/** Deletes those with this name and founded; none is fine. */
static inline toasty_status region_towns_delete_by_name_and_founded(toasty_db *db, const struct Region *region, const char *name, toasty_date founded)
{
    static const uint16_t by[] = {3, 4};
    toasty_target t = {&Town_toasty_model, &Region_toasty_fields[2], by, 2};
    const toasty_value values[] = {toasty_value_string(name), toasty_value_date(founded)};
    return toasty_model_delete_by(t, db, region, values);
}

#ifndef __cplusplus
#define regions_new(...) \
    {.items = (const struct Region_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Region_new[]){__VA_ARGS__}) / sizeof(struct Region_new)}
#define regions_apply(...) \
    {.steps = (const struct Region_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Region_one[]){__VA_ARGS__}) / sizeof(struct Region_one)}
#define regions_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define region_new(...) {.op = TOASTY_CREATE, .create = &(const struct Region_new){.toasty__db = 0, __VA_ARGS__}}
#define region_create(...) region_create_with(&(const struct Region_new){.toasty__db = __VA_ARGS__})
#define region_create_many(db_, ...) region_create_many_with(db_, (struct Region_many)__VA_ARGS__)
#define region_update(db_, ...) \
    region_update_with(&(const struct Region_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define region_update_where(db_, ...) \
    region_update_where_with(&(const struct Region_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define region_update_where_returning(db_, ...) \
    region_update_where_returning_with( \
        &(const struct Region_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define region_load(db_, ...) \
    region_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_from_sql(db_, ...) region_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define region_find(...) region_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_first(...) region_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_one(...) region_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_paginate(...) region_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_count(...) region_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_exists(...) region_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define region_each(db_, ...) TOASTY__VISIT(region_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define region_find_op(...) TOASTY__OP(region_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_first_op(...) TOASTY__OP(region_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_one_op(...) TOASTY__OP(region_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_paginate_op(...) TOASTY__OP(region_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_count_op(...) TOASTY__OP(region_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_exists_op(...) TOASTY__OP(region_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define region_create_op(...) TOASTY__OP(region_create_op_with, struct Region_new, __VA_ARGS__, .toasty__parent = 0)
#define region_create_many_op(db_, ...) region_create_many_op_with(db_, &(const struct Region_many)__VA_ARGS__)
#define region_update_op(...) \
    region_update_op_with(&(const struct Region_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define region_update_where_op(...) \
    region_update_where_op_with(&(const struct Region_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define region_update_where_returning_op(db_, ...) \
    region_update_where_returning_op_with(db_, \
        &(const struct Region_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define region_delete_where_op(...) region_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define region_delete_where_returning_op(db_, ...) \
    region_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define region_find_by_country_and_code(db_, country_, ...) \
    region_find_by_country_and_code_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (country_), .toasty__by[1].i64 = __VA_ARGS__})
#define region_update_by_country_and_code(db_, country_, code_, ...) \
    region_update_where_with(&(const struct Region_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(Region.country, country_), toasty_eq(Region.code, code_)), __VA_ARGS__})
#define region_get_by_country_and_code_op(db_, country_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Region_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Region, db_))
#define region_find_by_country_and_code_op(db_, country_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Region_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Region_list, db_))
#define region_update_by_country_and_code_op(country_, code_, ...) \
    region_update_where_op_with(&(const struct Region_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Region.country, country_), toasty_eq(Region.code, code_)), __VA_ARGS__})
#define region_delete_by_country_and_code_op(country_, code_) region_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Region.country, country_), toasty_eq(Region.code, code_))})
#define region_upsert_by_country_and_code(db_, country_, ...) \
    region_upsert_by_country_and_code_with(&(const struct Region_upsert){.toasty__db = (db_), .toasty__by[0].string = (country_), .toasty__by[1].i64 = __VA_ARGS__})
#define region_upsert_by_country_and_code_op(db_, country_, ...) \
    toasty__make_upsert_op(region_upsert_by_country_and_code_run, &(const struct Region_upsert){.toasty__db = 0, .toasty__by[0].string = (country_), .toasty__by[1].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Region, db_))
#define region_find_by_country(db_, ...) \
    region_find_by_country_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define region_update_by_country(db_, country_, ...) \
    region_update_where_with(&(const struct Region_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Region.country, country_), __VA_ARGS__})
#define region_get_by_country_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Region_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Region, db_))
#define region_find_by_country_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Region_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Region_list, db_))
#define region_update_by_country_op(country_, ...) \
    region_update_where_op_with(&(const struct Region_changes){.toasty__db = 0, .toasty__where = toasty_eq(Region.country, country_), __VA_ARGS__})
#define region_delete_by_country_op(country_) region_delete_where_op_with((const toasty_expr[]){toasty_eq(Region.country, country_)})
#define region_towns(db_, ...) \
    region_towns_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_first(db_, ...) \
    region_towns_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_one(db_, ...) \
    region_towns_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_paginate(db_, ...) \
    region_towns_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_count(db_, ...) \
    region_towns_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_exists(db_, ...) \
    region_towns_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define region_towns_each(db_, region_, ...) \
    TOASTY__VISIT(region_towns_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Region *, region_), (region_)))
#define region_towns_update_where(db_, region_, ...) \
    region_towns_update_where_with(&(const struct Town_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Region *, region_), (db_)), \
        .toasty__parent = (region_), .toasty__where = __VA_ARGS__})
#define region_towns_op(...) \
    TOASTY__OP_OF(region_towns_op_with, toasty_find_options, struct Region, __VA_ARGS__, .db = 0)
#define region_towns_create_op(...) \
    TOASTY__OP_OF(region_towns_create_op_with, struct Town_new, struct Region, __VA_ARGS__, .toasty__db = 0)
#define region_towns_update_where_op(region_, ...) \
    region_towns_update_where_op_with(&(const struct Town_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Region *, region_), (region_)), .toasty__where = __VA_ARGS__})
#define region_towns_delete_where_op(region_, ...) \
    region_towns_delete_where_op_with(region_, (const toasty_expr[]){__VA_ARGS__})
#define region_towns_create(db_, ...) \
    region_towns_create_with(&(const struct Town_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Region *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

/* ---- functions of Town ---- */

/** Creates a Town with what is nested in it; NULL on failure. */
static inline struct Town *town_create_with(const struct Town_new *values)
{
    return (struct Town *)toasty_model_create(&Town_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Town_list *town_create_array(toasty_db *db, const struct Town_new *items, size_t count)
{
    return (struct Town_list *)toasty_model_create_many(&Town_toasty_model, db, items, count);
}
/** The same with towns_new. */
static inline struct Town_list *town_create_many_with(toasty_db *db, struct Town_many many)
{
    return town_create_array(db, many.items, many.count);
}
static inline toasty_op town_create_op_with(struct Town **out, const struct Town_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Town_toasty_model, 0, values, out);
}
static inline toasty_op town_create_many_op_with(struct Town_list **out, const struct Town_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Town_toasty_model, 0, many, out);
}
static inline toasty_op town_update_op_with(const struct Town_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Town_toasty_model, 0, changes, 0);
}
static inline toasty_op town_update_where_op_with(const struct Town_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Town_toasty_model, 0, changes, 0);
}
static inline toasty_op town_update_where_returning_op_with(struct Town_list **out, const struct Town_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Town_toasty_model, 0, changes, out);
}
static inline toasty_op town_delete_op(const struct Town *town)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Town_toasty_model, 0, town, 0);
}
static inline toasty_op town_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Town_toasty_model, 0, where, 0);
}
static inline toasty_op town_delete_where_returning_op_with(struct Town_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Town_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Town_list *town_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Town *town_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return (struct Town *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return (struct Town *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Town_page *town_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return (struct Town_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status town_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Town *, void *arg), void *arg)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    struct Town_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? town_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t town_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool town_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Town_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void town_print(FILE *out, const struct Town *town)
{
    toasty_model_print(&Town_toasty_model, out, town);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *town_to_json(const struct Town *town)
{
    return toasty_model_to_json(&Town_toasty_model, town);
}
/** The same for a list. */
static inline char *town_list_to_json(const struct Town_list *list)
{
    return toasty_model_list_to_json(&Town_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *town_page_to_json(const struct Town_page *page)
{
    return toasty_model_page_to_json(&Town_toasty_model, page);
}
static inline toasty_op town_find_op_with(struct Town_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Town_toasty_model, 0, options, out);
}
static inline toasty_op town_first_op_with(struct Town **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Town_toasty_model, 0, options, out);
}
static inline toasty_op town_one_op_with(struct Town **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Town_toasty_model, 0, options, out);
}
static inline toasty_op town_paginate_op_with(struct Town_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Town_toasty_model, 0, options, out);
}
static inline toasty_op town_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Town_toasty_model, 0, options, out);
}
static inline toasty_op town_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Town_toasty_model, 0, options, out);
}
/** The Town with this country and region_code and name; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_country_and_region_code_and_name(toasty_db *db, const char *country, int32_t region_code, const char *name)
{
    static const uint16_t by[] = {0, 1, 3};
    toasty_target t = {&Town_toasty_model, 0, by, 3};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(region_code), toasty_value_string(name)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this country and region_code and name that match. */
static inline struct Town_list *town_find_by_country_and_region_code_and_name_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 1, 3};
    toasty_target t = {&Town_toasty_model, 0, by, 3};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this country and region_code and name, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_country_and_region_code_and_name(toasty_db *db, const char *country, int32_t region_code, const char *name)
{
    static const uint16_t by[] = {0, 1, 3};
    toasty_target t = {&Town_toasty_model, 0, by, 3};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(region_code), toasty_value_string(name)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *town_upsert_by_country_and_region_code_and_name_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0, 1, 3};
    const struct Town_upsert *values = (const struct Town_upsert *)input;
    toasty_upsert upsert = {&Town_toasty_model, by, 3, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Town with this country and region_code and name or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Town *town_upsert_by_country_and_region_code_and_name_with(const struct Town_upsert *values)
{
    return (struct Town *)town_upsert_by_country_and_region_code_and_name_run(values->toasty__db, values);
}
/** The Town with this country; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_country(toasty_db *db, const char *country)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(country)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this country that match. */
static inline struct Town_list *town_find_by_country_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this country, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_country(toasty_db *db, const char *country)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(country)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this country and region_code; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_country_and_region_code(toasty_db *db, const char *country, int32_t region_code)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(region_code)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this country and region_code that match. */
static inline struct Town_list *town_find_by_country_and_region_code_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this country and region_code, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_country_and_region_code(toasty_db *db, const char *country, int32_t region_code)
{
    static const uint16_t by[] = {0, 1};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(country), toasty_value_int(region_code)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this db; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_db(toasty_db *db, int32_t db_)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this db that match. */
static inline struct Town_list *town_find_by_db_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this db, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_db(toasty_db *db, int32_t db_)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this by; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_by(toasty_db *db, int32_t by_)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(by_)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this by that match. */
static inline struct Town_list *town_find_by_by_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this by, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_by(toasty_db *db, int32_t by_)
{
    static const uint16_t by[] = {6};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(by_)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this values; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_values(toasty_db *db, int32_t values_)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(values_)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this values that match. */
static inline struct Town_list *town_find_by_values_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this values, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_values(toasty_db *db, int32_t values_)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(values_)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this db_; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_db_(toasty_db *db, int32_t db_)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this db_ that match. */
static inline struct Town_list *town_find_by_db__with(const toasty_find_options *options)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this db_, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_db_(toasty_db *db, int32_t db_)
{
    static const uint16_t by[] = {8};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(db_)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this name; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_name(toasty_db *db, const char *name)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this name that match. */
static inline struct Town_list *town_find_by_name_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this name, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_name(toasty_db *db, const char *name)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Town_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(name)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Town with this name and founded; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Town *town_get_by_name_and_founded(toasty_db *db, const char *name, toasty_date founded)
{
    static const uint16_t by[] = {3, 4};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(name), toasty_value_date(founded)};
    return (struct Town *)toasty_model_get_by(t, db, 0, values);
}
/** All Town records with this name and founded that match. */
static inline struct Town_list *town_find_by_name_and_founded_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3, 4};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    return (struct Town_list *)toasty_model_find(t, options);
}
/** Deletes what has this name and founded, with what depends on it; none is fine. */
static inline toasty_status town_delete_by_name_and_founded(toasty_db *db, const char *name, toasty_date founded)
{
    static const uint16_t by[] = {3, 4};
    toasty_target t = {&Town_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(name), toasty_value_date(founded)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status town_update_with(const struct Town_changes *changes)
{
    return toasty_model_update(&Town_toasty_model, changes);
}
/** Updates every Town that the condition matches; toasty_changes has the number. */
static inline toasty_status town_update_where_with(const struct Town_changes *changes)
{
    return toasty_model_update_where(&Town_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Town_list *town_update_where_returning_with(const struct Town_changes *changes)
{
    return (struct Town_list *)toasty_model_update_where_returning(&Town_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status town_delete(toasty_db *db, const struct Town *town)
{
    return toasty_model_delete(&Town_toasty_model, db, town);
}
/** Deletes every Town that the condition matches; toasty_changes has the number. */
static inline toasty_status town_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Town_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Town_list *town_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Town_list *)toasty_model_delete_where_returning(&Town_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status town_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Town_toasty_model, options);
}
/** Records from raw SQL that gives every column of Town. */
static inline struct Town_list *town_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Town_list *)toasty_model_from_sql(&Town_toasty_model, db, sql);
}
/** The region of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Region *town_region(toasty_db *db, const struct Town *town)
{
    toasty_target t = {&Region_toasty_model, &Town_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = town;
    return (struct Region *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define towns_new(...) \
    {.items = (const struct Town_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Town_new[]){__VA_ARGS__}) / sizeof(struct Town_new)}
#define towns_apply(...) \
    {.steps = (const struct Town_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Town_one[]){__VA_ARGS__}) / sizeof(struct Town_one)}
#define towns_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define town_new(...) {.op = TOASTY_CREATE, .create = &(const struct Town_new){.toasty__db = 0, __VA_ARGS__}}
#define town_create(...) town_create_with(&(const struct Town_new){.toasty__db = __VA_ARGS__})
#define town_create_many(handle__, ...) town_create_many_with(handle__, (struct Town_many)__VA_ARGS__)
#define town_update(handle__, ...) \
    town_update_with(&(const struct Town_changes){.toasty__db = (handle__), .toasty__record = __VA_ARGS__})
#define town_update_where(handle__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), .toasty__where = __VA_ARGS__})
#define town_update_where_returning(handle__, ...) \
    town_update_where_returning_with( \
        &(const struct Town_changes){.toasty__db = (handle__), .toasty__where = __VA_ARGS__})
#define town_load(handle__, ...) \
    town_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Town *, TOASTY__FIRST(__VA_ARGS__)), (handle__)), \
        .toasty__parent = __VA_ARGS__})
#define town_from_sql(handle__, ...) town_from_sql_with(handle__, (toasty_sql){.text = __VA_ARGS__})
#define town_find(...) town_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_first(...) town_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_one(...) town_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_paginate(...) town_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_count(...) town_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_exists(...) town_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define town_each(handle__, ...) TOASTY__VISIT(town_each_with, handle__, __VA_ARGS__, .toasty__parent = 0)
#define town_find_op(...) TOASTY__OP(town_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_first_op(...) TOASTY__OP(town_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_one_op(...) TOASTY__OP(town_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_paginate_op(...) TOASTY__OP(town_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_count_op(...) TOASTY__OP(town_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_exists_op(...) TOASTY__OP(town_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define town_create_op(...) TOASTY__OP(town_create_op_with, struct Town_new, __VA_ARGS__, .toasty__parent = 0)
#define town_create_many_op(handle__, ...) town_create_many_op_with(handle__, &(const struct Town_many)__VA_ARGS__)
#define town_update_op(...) \
    town_update_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define town_update_where_op(...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define town_update_where_returning_op(handle__, ...) \
    town_update_where_returning_op_with(handle__, \
        &(const struct Town_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define town_delete_where_op(...) town_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define town_delete_where_returning_op(handle__, ...) \
    town_delete_where_returning_op_with(handle__, (const toasty_expr[]){__VA_ARGS__})
#define town_find_by_country_and_region_code_and_name(handle__, country__, region_code__, ...) \
    town_find_by_country_and_region_code_and_name_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].string = (country__), .toasty__by[1].i64 = (region_code__), .toasty__by[2].string = __VA_ARGS__})
#define town_update_by_country_and_region_code_and_name(handle__, country__, region_code__, name__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__), toasty_eq(Town.name, name__)), __VA_ARGS__})
#define town_get_by_country_and_region_code_and_name_op(handle__, country__, region_code__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){0, 1, 3}, 3, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country__), .toasty__by[1].i64 = (region_code__), .toasty__by[2].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_country_and_region_code_and_name_op(handle__, country__, region_code__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){0, 1, 3}, 3, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country__), .toasty__by[1].i64 = (region_code__), .toasty__by[2].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_country_and_region_code_and_name_op(country__, region_code__, name__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__), toasty_eq(Town.name, name__)), __VA_ARGS__})
#define town_delete_by_country_and_region_code_and_name_op(country__, region_code__, name__) town_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__), toasty_eq(Town.name, name__))})
#define town_upsert_by_country_and_region_code_and_name(handle__, country__, region_code__, ...) \
    town_upsert_by_country_and_region_code_and_name_with(&(const struct Town_upsert){.toasty__db = (handle__), .toasty__by[0].string = (country__), .toasty__by[1].i64 = (region_code__), .toasty__by[2].string = __VA_ARGS__})
#define town_upsert_by_country_and_region_code_and_name_op(handle__, country__, region_code__, ...) \
    toasty__make_upsert_op(town_upsert_by_country_and_region_code_and_name_run, &(const struct Town_upsert){.toasty__db = 0, .toasty__by[0].string = (country__), .toasty__by[1].i64 = (region_code__), .toasty__by[2].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_country(handle__, ...) \
    town_find_by_country_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].string = __VA_ARGS__})
#define town_update_by_country(handle__, country__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.country, country__), __VA_ARGS__})
#define town_get_by_country_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_country_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_country_op(country__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.country, country__), __VA_ARGS__})
#define town_delete_by_country_op(country__) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.country, country__)})
#define town_find_by_country_and_region_code(handle__, country__, ...) \
    town_find_by_country_and_region_code_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].string = (country__), .toasty__by[1].i64 = __VA_ARGS__})
#define town_update_by_country_and_region_code(handle__, country__, region_code__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__)), __VA_ARGS__})
#define town_get_by_country_and_region_code_op(handle__, country__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country__), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_country_and_region_code_op(handle__, country__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){0, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (country__), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_country_and_region_code_op(country__, region_code__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__)), __VA_ARGS__})
#define town_delete_by_country_and_region_code_op(country__, region_code__) town_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Town.country, country__), toasty_eq(Town.region_code, region_code__))})
#define town_find_by_db(handle__, ...) \
    town_find_by_db_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].i64 = __VA_ARGS__})
#define town_update_by_db(handle__, db__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.db, db__), __VA_ARGS__})
#define town_get_by_db_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_db_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_db_op(db__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.db, db__), __VA_ARGS__})
#define town_delete_by_db_op(db__) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.db, db__)})
#define town_find_by_by(handle__, ...) \
    town_find_by_by_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].i64 = __VA_ARGS__})
#define town_update_by_by(handle__, by__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.by, by__), __VA_ARGS__})
#define town_get_by_by_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_by_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){6}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_by_op(by__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.by, by__), __VA_ARGS__})
#define town_delete_by_by_op(by__) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.by, by__)})
#define town_find_by_values(handle__, ...) \
    town_find_by_values_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].i64 = __VA_ARGS__})
#define town_update_by_values(handle__, values__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.values, values__), __VA_ARGS__})
#define town_get_by_values_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_values_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_values_op(values__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.values, values__), __VA_ARGS__})
#define town_delete_by_values_op(values__) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.values, values__)})
#define town_find_by_db_(handle__, ...) \
    town_find_by_db__with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].i64 = __VA_ARGS__})
#define town_update_by_db_(handle__, db___, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.db_, db___), __VA_ARGS__})
#define town_get_by_db__op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){8}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_db__op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){8}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_db__op(db___, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.db_, db___), __VA_ARGS__})
#define town_delete_by_db__op(db___) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.db_, db___)})
#define town_find_by_name(handle__, ...) \
    town_find_by_name_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].string = __VA_ARGS__})
#define town_update_by_name(handle__, name__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_eq(Town.name, name__), __VA_ARGS__})
#define town_get_by_name_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_name_op(handle__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_name_op(name__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_eq(Town.name, name__), __VA_ARGS__})
#define town_delete_by_name_op(name__) town_delete_where_op_with((const toasty_expr[]){toasty_eq(Town.name, name__)})
#define town_find_by_name_and_founded(handle__, name__, ...) \
    town_find_by_name_and_founded_with(&(const toasty_find_options){.db = (handle__), .toasty__by[0].string = (name__), .toasty__by[1].date = __VA_ARGS__})
#define town_update_by_name_and_founded(handle__, name__, founded__, ...) \
    town_update_where_with(&(const struct Town_changes){.toasty__db = (handle__), \
        .toasty__where = toasty_and(toasty_eq(Town.name, name__), toasty_eq(Town.founded, founded__)), __VA_ARGS__})
#define town_get_by_name_and_founded_op(handle__, name__, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Town_toasty_model, (const uint16_t[]){3, 4}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (name__), .toasty__by[1].date = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town, handle__))
#define town_find_by_name_and_founded_op(handle__, name__, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Town_toasty_model, (const uint16_t[]){3, 4}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (name__), .toasty__by[1].date = __VA_ARGS__}, TOASTY__RESULT_OF(struct Town_list, handle__))
#define town_update_by_name_and_founded_op(name__, founded__, ...) \
    town_update_where_op_with(&(const struct Town_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(Town.name, name__), toasty_eq(Town.founded, founded__)), __VA_ARGS__})
#define town_delete_by_name_and_founded_op(name__, founded__) town_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(Town.name, name__), toasty_eq(Town.founded, founded__))})
#endif

/* ---- functions of Case ---- */

/** Creates a Case with what is nested in it; NULL on failure. */
static inline struct Case *case_create_with(const struct Case_new *values)
{
    return (struct Case *)toasty_model_create(&Case_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Case_list *case_create_array(toasty_db *db, const struct Case_new *items, size_t count)
{
    return (struct Case_list *)toasty_model_create_many(&Case_toasty_model, db, items, count);
}
/** The same with cases_new. */
static inline struct Case_list *case_create_many_with(toasty_db *db, struct Case_many many)
{
    return case_create_array(db, many.items, many.count);
}
static inline toasty_op case_create_op_with(struct Case **out, const struct Case_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Case_toasty_model, 0, values, out);
}
static inline toasty_op case_create_many_op_with(struct Case_list **out, const struct Case_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Case_toasty_model, 0, many, out);
}
static inline toasty_op case_update_op_with(const struct Case_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Case_toasty_model, 0, changes, 0);
}
static inline toasty_op case_update_where_op_with(const struct Case_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Case_toasty_model, 0, changes, 0);
}
static inline toasty_op case_update_where_returning_op_with(struct Case_list **out, const struct Case_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Case_toasty_model, 0, changes, out);
}
static inline toasty_op case_delete_op(const struct Case *case_)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Case_toasty_model, 0, case_, 0);
}
static inline toasty_op case_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Case_toasty_model, 0, where, 0);
}
static inline toasty_op case_delete_where_returning_op_with(struct Case_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Case_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Case_list *case_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return (struct Case_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Case *case_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return (struct Case *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Case *case_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return (struct Case *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Case_page *case_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return (struct Case_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status case_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Case *, void *arg), void *arg)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    struct Case_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? case_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t case_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool case_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Case_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void case_print(FILE *out, const struct Case *case_)
{
    toasty_model_print(&Case_toasty_model, out, case_);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *case_to_json(const struct Case *case_)
{
    return toasty_model_to_json(&Case_toasty_model, case_);
}
/** The same for a list. */
static inline char *case_list_to_json(const struct Case_list *list)
{
    return toasty_model_list_to_json(&Case_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *case_page_to_json(const struct Case_page *page)
{
    return toasty_model_page_to_json(&Case_toasty_model, page);
}
static inline toasty_op case_find_op_with(struct Case_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Case_toasty_model, 0, options, out);
}
static inline toasty_op case_first_op_with(struct Case **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Case_toasty_model, 0, options, out);
}
static inline toasty_op case_one_op_with(struct Case **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Case_toasty_model, 0, options, out);
}
static inline toasty_op case_paginate_op_with(struct Case_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Case_toasty_model, 0, options, out);
}
static inline toasty_op case_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Case_toasty_model, 0, options, out);
}
static inline toasty_op case_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Case_toasty_model, 0, options, out);
}
/** The Case with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Case *case_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Case_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Case *)toasty_model_get_by(t, db, 0, values);
}
/** All Case records with this id that match. */
static inline struct Case_list *case_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Case_toasty_model, 0, by, 1};
    return (struct Case_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status case_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Case_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *case_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Case_upsert *values = (const struct Case_upsert *)input;
    toasty_upsert upsert = {&Case_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Case with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Case *case_upsert_by_id_with(const struct Case_upsert *values)
{
    return (struct Case *)case_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status case_update_with(const struct Case_changes *changes)
{
    return toasty_model_update(&Case_toasty_model, changes);
}
/** Updates every Case that the condition matches; toasty_changes has the number. */
static inline toasty_status case_update_where_with(const struct Case_changes *changes)
{
    return toasty_model_update_where(&Case_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Case_list *case_update_where_returning_with(const struct Case_changes *changes)
{
    return (struct Case_list *)toasty_model_update_where_returning(&Case_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status case_delete(toasty_db *db, const struct Case *case_)
{
    return toasty_model_delete(&Case_toasty_model, db, case_);
}
/** Deletes every Case that the condition matches; toasty_changes has the number. */
static inline toasty_status case_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Case_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Case_list *case_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Case_list *)toasty_model_delete_where_returning(&Case_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status case_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Case_toasty_model, options);
}
/** Records from raw SQL that gives every column of Case. */
static inline struct Case_list *case_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Case_list *)toasty_model_from_sql(&Case_toasty_model, db, sql);
}

#ifndef __cplusplus
#define cases_new(...) \
    {.items = (const struct Case_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Case_new[]){__VA_ARGS__}) / sizeof(struct Case_new)}
#define cases_apply(...) \
    {.steps = (const struct Case_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Case_one[]){__VA_ARGS__}) / sizeof(struct Case_one)}
#define cases_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define case_new(...) {.op = TOASTY_CREATE, .create = &(const struct Case_new){.toasty__db = 0, __VA_ARGS__}}
#define case_create(...) case_create_with(&(const struct Case_new){.toasty__db = __VA_ARGS__})
#define case_create_many(db_, ...) case_create_many_with(db_, (struct Case_many)__VA_ARGS__)
#define case_update(db_, ...) \
    case_update_with(&(const struct Case_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define case_update_where(db_, ...) \
    case_update_where_with(&(const struct Case_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define case_update_where_returning(db_, ...) \
    case_update_where_returning_with( \
        &(const struct Case_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define case_load(db_, ...) \
    case_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Case *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define case_from_sql(db_, ...) case_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define case_find(...) case_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_first(...) case_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_one(...) case_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_paginate(...) case_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_count(...) case_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_exists(...) case_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define case_each(db_, ...) TOASTY__VISIT(case_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define case_find_op(...) TOASTY__OP(case_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_first_op(...) TOASTY__OP(case_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_one_op(...) TOASTY__OP(case_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_paginate_op(...) TOASTY__OP(case_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_count_op(...) TOASTY__OP(case_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_exists_op(...) TOASTY__OP(case_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define case_create_op(...) TOASTY__OP(case_create_op_with, struct Case_new, __VA_ARGS__, .toasty__parent = 0)
#define case_create_many_op(db_, ...) case_create_many_op_with(db_, &(const struct Case_many)__VA_ARGS__)
#define case_update_op(...) \
    case_update_op_with(&(const struct Case_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define case_update_where_op(...) \
    case_update_where_op_with(&(const struct Case_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define case_update_where_returning_op(db_, ...) \
    case_update_where_returning_op_with(db_, \
        &(const struct Case_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define case_delete_where_op(...) case_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define case_delete_where_returning_op(db_, ...) \
    case_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define case_find_by_id(db_, ...) \
    case_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define case_update_by_id(db_, id_, ...) \
    case_update_where_with(&(const struct Case_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Case.id, id_), __VA_ARGS__})
#define case_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Case_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Case, db_))
#define case_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Case_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Case_list, db_))
#define case_update_by_id_op(id_, ...) \
    case_update_where_op_with(&(const struct Case_changes){.toasty__db = 0, .toasty__where = toasty_eq(Case.id, id_), __VA_ARGS__})
#define case_delete_by_id_op(id_) case_delete_where_op_with((const toasty_expr[]){toasty_eq(Case.id, id_)})
#define case_upsert_by_id(db_, ...) \
    case_upsert_by_id_with(&(const struct Case_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define case_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(case_upsert_by_id_run, &(const struct Case_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Case, db_))
#endif

/* ---- functions of fish ---- */

/** Creates a fish with what is nested in it; NULL on failure. */
static inline struct fish *fish_create_with(const struct fish_new *values)
{
    return (struct fish *)toasty_model_create(&fish_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct fish_list *fish_create_array(toasty_db *db, const struct fish_new *items, size_t count)
{
    return (struct fish_list *)toasty_model_create_many(&fish_toasty_model, db, items, count);
}
/** The same with fish_list_new. */
static inline struct fish_list *fish_create_many_with(toasty_db *db, struct fish_many many)
{
    return fish_create_array(db, many.items, many.count);
}
static inline toasty_op fish_create_op_with(struct fish **out, const struct fish_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &fish_toasty_model, 0, values, out);
}
static inline toasty_op fish_create_many_op_with(struct fish_list **out, const struct fish_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &fish_toasty_model, 0, many, out);
}
static inline toasty_op fish_update_op_with(const struct fish_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &fish_toasty_model, 0, changes, 0);
}
static inline toasty_op fish_update_where_op_with(const struct fish_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &fish_toasty_model, 0, changes, 0);
}
static inline toasty_op fish_update_where_returning_op_with(struct fish_list **out, const struct fish_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &fish_toasty_model, 0, changes, out);
}
static inline toasty_op fish_delete_op(const struct fish *fish_)
{
    return toasty__make_op(TOASTY_OP_DELETE, &fish_toasty_model, 0, fish_, 0);
}
static inline toasty_op fish_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &fish_toasty_model, 0, where, 0);
}
static inline toasty_op fish_delete_where_returning_op_with(struct fish_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &fish_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct fish_list *fish_find_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return (struct fish_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct fish *fish_first_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return (struct fish *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *fish_one_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return (struct fish *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct fish_page *fish_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return (struct fish_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status fish_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct fish *, void *arg), void *arg)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    struct fish_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? fish_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t fish_count_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool fish_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void fish_print(FILE *out, const struct fish *fish_)
{
    toasty_model_print(&fish_toasty_model, out, fish_);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *fish_to_json(const struct fish *fish_)
{
    return toasty_model_to_json(&fish_toasty_model, fish_);
}
/** The same for a list. */
static inline char *fish_list_to_json(const struct fish_list *list)
{
    return toasty_model_list_to_json(&fish_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *fish_page_to_json(const struct fish_page *page)
{
    return toasty_model_page_to_json(&fish_toasty_model, page);
}
static inline toasty_op fish_find_op_with(struct fish_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &fish_toasty_model, 0, options, out);
}
static inline toasty_op fish_first_op_with(struct fish **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &fish_toasty_model, 0, options, out);
}
static inline toasty_op fish_one_op_with(struct fish **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &fish_toasty_model, 0, options, out);
}
static inline toasty_op fish_paginate_op_with(struct fish_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &fish_toasty_model, 0, options, out);
}
static inline toasty_op fish_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &fish_toasty_model, 0, options, out);
}
static inline toasty_op fish_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &fish_toasty_model, 0, options, out);
}
/** The fish with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *fish_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct fish *)toasty_model_get_by(t, db, 0, values);
}
/** All fish records with this id that match. */
static inline struct fish_list *fish_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    return (struct fish_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status fish_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *fish_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct fish_upsert *values = (const struct fish_upsert *)input;
    toasty_upsert upsert = {&fish_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the fish with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct fish *fish_upsert_by_id_with(const struct fish_upsert *values)
{
    return (struct fish *)fish_upsert_by_id_run(values->toasty__db, values);
}
/** The fish with this fish; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *fish_get_by_fish(toasty_db *db, const char *fish_)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(fish_)};
    return (struct fish *)toasty_model_get_by(t, db, 0, values);
}
/** All fish records with this fish that match. */
static inline struct fish_list *fish_find_by_fish_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    return (struct fish_list *)toasty_model_find(t, options);
}
/** Deletes what has this fish, with what depends on it; none is fine. */
static inline toasty_status fish_delete_by_fish(toasty_db *db, const char *fish_)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(fish_)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The fish with this item_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *fish_get_by_item_id(toasty_db *db, int64_t item_id)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(item_id)};
    return (struct fish *)toasty_model_get_by(t, db, 0, values);
}
/** All fish records with this item_id that match. */
static inline struct fish_list *fish_find_by_item_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    return (struct fish_list *)toasty_model_find(t, options);
}
/** Deletes what has this item_id, with what depends on it; none is fine. */
static inline toasty_status fish_delete_by_item_id(toasty_db *db, int64_t item_id)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&fish_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(item_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status fish_update_with(const struct fish_changes *changes)
{
    return toasty_model_update(&fish_toasty_model, changes);
}
/** Updates every fish that the condition matches; toasty_changes has the number. */
static inline toasty_status fish_update_where_with(const struct fish_changes *changes)
{
    return toasty_model_update_where(&fish_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct fish_list *fish_update_where_returning_with(const struct fish_changes *changes)
{
    return (struct fish_list *)toasty_model_update_where_returning(&fish_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status fish_delete(toasty_db *db, const struct fish *fish_)
{
    return toasty_model_delete(&fish_toasty_model, db, fish_);
}
/** Deletes every fish that the condition matches; toasty_changes has the number. */
static inline toasty_status fish_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&fish_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct fish_list *fish_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct fish_list *)toasty_model_delete_where_returning(&fish_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status fish_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&fish_toasty_model, options);
}
/** Records from raw SQL that gives every column of fish. */
static inline struct fish_list *fish_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct fish_list *)toasty_model_from_sql(&fish_toasty_model, db, sql);
}
/** The item of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Item *fish_item(toasty_db *db, const struct fish *fish_)
{
    toasty_target t = {&Item_toasty_model, &fish_toasty_fields[3], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = fish_;
    return (struct Item *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define fish_list_new(...) \
    {.items = (const struct fish_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct fish_new[]){__VA_ARGS__}) / sizeof(struct fish_new)}
#define fish_list_apply(...) \
    {.steps = (const struct fish_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct fish_one[]){__VA_ARGS__}) / sizeof(struct fish_one)}
#define fish_list_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define fish_new(...) {.op = TOASTY_CREATE, .create = &(const struct fish_new){.toasty__db = 0, __VA_ARGS__}}
#define fish_create(...) fish_create_with(&(const struct fish_new){.toasty__db = __VA_ARGS__})
#define fish_create_many(db_, ...) fish_create_many_with(db_, (struct fish_many)__VA_ARGS__)
#define fish_update(db_, ...) \
    fish_update_with(&(const struct fish_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define fish_update_where(db_, ...) \
    fish_update_where_with(&(const struct fish_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define fish_update_where_returning(db_, ...) \
    fish_update_where_returning_with( \
        &(const struct fish_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define fish_load(db_, ...) \
    fish_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct fish *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define fish_from_sql(db_, ...) fish_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define fish_find(...) fish_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_first(...) fish_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_one(...) fish_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_paginate(...) fish_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_count(...) fish_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_exists(...) fish_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define fish_each(db_, ...) TOASTY__VISIT(fish_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define fish_find_op(...) TOASTY__OP(fish_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_first_op(...) TOASTY__OP(fish_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_one_op(...) TOASTY__OP(fish_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_paginate_op(...) TOASTY__OP(fish_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_count_op(...) TOASTY__OP(fish_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_exists_op(...) TOASTY__OP(fish_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define fish_create_op(...) TOASTY__OP(fish_create_op_with, struct fish_new, __VA_ARGS__, .toasty__parent = 0)
#define fish_create_many_op(db_, ...) fish_create_many_op_with(db_, &(const struct fish_many)__VA_ARGS__)
#define fish_update_op(...) \
    fish_update_op_with(&(const struct fish_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define fish_update_where_op(...) \
    fish_update_where_op_with(&(const struct fish_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define fish_update_where_returning_op(db_, ...) \
    fish_update_where_returning_op_with(db_, \
        &(const struct fish_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define fish_delete_where_op(...) fish_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define fish_delete_where_returning_op(db_, ...) \
    fish_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define fish_find_by_id(db_, ...) \
    fish_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define fish_update_by_id(db_, id_, ...) \
    fish_update_where_with(&(const struct fish_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(fish.id, id_), __VA_ARGS__})
#define fish_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &fish_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish, db_))
#define fish_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &fish_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish_list, db_))
#define fish_update_by_id_op(id_, ...) \
    fish_update_where_op_with(&(const struct fish_changes){.toasty__db = 0, .toasty__where = toasty_eq(fish.id, id_), __VA_ARGS__})
#define fish_delete_by_id_op(id_) fish_delete_where_op_with((const toasty_expr[]){toasty_eq(fish.id, id_)})
#define fish_upsert_by_id(db_, ...) \
    fish_upsert_by_id_with(&(const struct fish_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define fish_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(fish_upsert_by_id_run, &(const struct fish_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct fish, db_))
#define fish_find_by_fish(db_, ...) \
    fish_find_by_fish_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define fish_update_by_fish(db_, fish_, ...) \
    fish_update_where_with(&(const struct fish_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(fish.fish, fish_), __VA_ARGS__})
#define fish_get_by_fish_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &fish_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish, db_))
#define fish_find_by_fish_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &fish_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish_list, db_))
#define fish_update_by_fish_op(fish_, ...) \
    fish_update_where_op_with(&(const struct fish_changes){.toasty__db = 0, .toasty__where = toasty_eq(fish.fish, fish_), __VA_ARGS__})
#define fish_delete_by_fish_op(fish_) fish_delete_where_op_with((const toasty_expr[]){toasty_eq(fish.fish, fish_)})
#define fish_find_by_item_id(db_, ...) \
    fish_find_by_item_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define fish_update_by_item_id(db_, item_id_, ...) \
    fish_update_where_with(&(const struct fish_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(fish.item_id, item_id_), __VA_ARGS__})
#define fish_get_by_item_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &fish_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish, db_))
#define fish_find_by_item_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &fish_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct fish_list, db_))
#define fish_update_by_item_id_op(item_id_, ...) \
    fish_update_where_op_with(&(const struct fish_changes){.toasty__db = 0, .toasty__where = toasty_eq(fish.item_id, item_id_), __VA_ARGS__})
#define fish_delete_by_item_id_op(item_id_) fish_delete_where_op_with((const toasty_expr[]){toasty_eq(fish.item_id, item_id_)})
#endif

#ifdef __cplusplus
}
#endif
#endif
