/* Written by toasty derive from embeds.h. Do not edit. */
#ifndef EMBEDS_TOASTY_H_HOUSE
#define EMBEDS_TOASTY_H_HOUSE

#include <string.h>
#include <toasty/toasty.h>
#include "embeds.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef TOASTY_EMBEDDED_Spot
#define TOASTY_EMBEDDED_Spot
/** One token per field of an embedded Spot. */
struct Spot_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    toasty_int_token x;
    toasty_int_token y;
};
/** A new Spot. */
struct Spot_new {
    int64_t x;
    const int64_t *y; /* when left out: NULL */
};
/** What becomes of a Spot: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Spot_changes {
    toasty_change_op toasty__op;
    struct Spot toasty__value;
    toasty_int_change x;
    toasty_int_change y;
};
#ifndef __cplusplus
#define spot_new(...) (&(const struct Spot_new){__VA_ARGS__})
#define spot_eq(token_, ...) TOASTY__EMBED_Spot(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define spot_ne(token_, ...) TOASTY__EMBED_Spot(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Spot(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Spot_fields : (token_)).toasty__embed, \
                      (const struct Spot[]){__VA_ARGS__}, (toasty_expr[3]){{0}})
#endif
#endif

#ifndef TOASTY_EMBEDDED_Place
#define TOASTY_EMBEDDED_Place
/** One token per field of an embedded Place. */
struct Place_fields {
    const toasty_field *toasty__field;
    const toasty_path_step *toasty__path;
    const toasty_embed *toasty__embed;
    /** Without the number. */
    toasty_string_token street;
    struct Spot_fields spot;
    toasty_int_token state;
};
/** A new Place. */
struct Place_new {
    /** Without the number. */
    const char *street;
    struct Spot_new spot;
    enum State state;
};
/** What becomes of a Place: toasty_set({...}) is all of it, .field = toasty_set(value) a part, toasty_null */
struct Place_changes {
    toasty_change_op toasty__op;
    struct Place toasty__value;
    toasty_string_change street;
    struct Spot_changes spot;
    toasty_int_change state;
};
#ifndef __cplusplus
#define place_new(...) (&(const struct Place_new){__VA_ARGS__})
#define place_eq(token_, ...) TOASTY__EMBED_Place(TOASTY_EXPR_EQ, token_, __VA_ARGS__)
#define place_ne(token_, ...) TOASTY__EMBED_Place(TOASTY_EXPR_NE, token_, __VA_ARGS__)
#define TOASTY__EMBED_Place(op_, token_, ...) \
    toasty_expr_embed(op_, _Generic((token_), struct Place_fields : (token_)).toasty__embed, \
                      (const struct Place[]){__VA_ARGS__}, (toasty_expr[5]){{0}})
#endif
#endif

/* ---- House ---- */

/** Records of House, in order. */
struct House_list {
    size_t len;
    struct House *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct House_page {
    size_t len;
    struct House *items;
    const char *next;
    const char *prev;
};

/** One token per field of House. */
struct House_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_int_token number;
    struct Place_fields place;
    /** Where it stood before. */
    struct Place_fields before;
    struct Spot_fields later;
    toasty_int_token state;
};
extern const struct House_fields House;

struct House_new;
struct House_changes;
struct House_one;
/** New House records: houses_new({...}, {...}) */
struct House_many {
    const struct House_new *items;
    size_t count;
};
/** What becomes of a list of House: houses_new({...}, {...}), or
 * houses_apply(house_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct House_apply {
    const struct House_new *items;
    size_t count;
    const struct House_one *steps;
    size_t step_count;
};
/** One House as a relation's value: toasty_set(record), house_new(...), toasty_null */
struct House_one {
    TOASTY__CHANGE_HEAD(const struct House *)
    const struct House_new *create;
};

/* What house_each runs, and with what. */
struct House_toasty_visitor {
    bool (*visit)(struct House *, void *arg);
    void *arg;
};
static inline bool house_toasty_visit(void *record, void *visitor)
{
    const struct House_toasty_visitor *v = (const struct House_toasty_visitor *)visitor;
    return v->visit((struct House *)record, v->arg);
}

extern const toasty_model House_toasty_model;
extern const toasty_field House_toasty_fields[14];

/* ---- Street ---- */

/** Records of Street, in order. */
struct Street_list {
    size_t len;
    struct Street *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Street_page {
    size_t len;
    struct Street *items;
    const char *next;
    const char *prev;
};

/** One token per field of Street. */
struct Street_fields {
    const toasty_model *toasty__model;
    toasty_string_token street;
    toasty_int_token houses;
};
extern const struct Street_fields Street;

/* What street_each runs, and with what. */
struct Street_toasty_visitor {
    bool (*visit)(struct Street *, void *arg);
    void *arg;
};
static inline bool street_toasty_visit(void *record, void *visitor)
{
    const struct Street_toasty_visitor *v = (const struct Street_toasty_visitor *)visitor;
    return v->visit((struct Street *)record, v->arg);
}

extern const toasty_model Street_toasty_model;
extern const toasty_field Street_toasty_fields[2];

/** What house_create takes. */
struct House_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    int64_t number;
    struct Place_new place;
    /** Where it stood before. */
    const struct Place_new *before; /* when left out: NULL */
    struct Spot_new later;
    const enum State *state; /* when left out: NULL */
};

/** What house_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct House_changes {
    toasty_db *toasty__db;
    struct House *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_int_change number;
    struct Place_changes place;
    struct Place_changes before;
    struct Spot_changes later;
    toasty_int_change state;
};

/** Fields of House and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct House_values {
    toasty_int_change id;
    toasty_int_change number;
    struct Place_changes place;
    struct Place_changes before;
    struct Spot_changes later;
    toasty_int_change state;
};

/**
 * What house_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of House_values come first.
 */
struct House_upsert {
    toasty_int_change id;
    toasty_int_change number;
    struct Place_changes place;
    struct Place_changes before;
    struct Spot_changes later;
    toasty_int_change state;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct House_values on_create; /* when there is none yet */
    struct House_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of House ---- */

/** Creates a House with what is nested in it; NULL on failure. */
static inline struct House *house_create_with(const struct House_new *values)
{
    return (struct House *)toasty_model_create(&House_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct House_list *house_create_array(toasty_db *db, const struct House_new *items, size_t count)
{
    return (struct House_list *)toasty_model_create_many(&House_toasty_model, db, items, count);
}
/** The same with houses_new. */
static inline struct House_list *house_create_many_with(toasty_db *db, struct House_many many)
{
    return house_create_array(db, many.items, many.count);
}
static inline toasty_op house_create_op_with(struct House **out, const struct House_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &House_toasty_model, 0, values, out);
}
static inline toasty_op house_create_many_op_with(struct House_list **out, const struct House_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &House_toasty_model, 0, many, out);
}
static inline toasty_op house_update_op_with(const struct House_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &House_toasty_model, 0, changes, 0);
}
static inline toasty_op house_update_where_op_with(const struct House_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &House_toasty_model, 0, changes, 0);
}
static inline toasty_op house_update_where_returning_op_with(struct House_list **out, const struct House_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &House_toasty_model, 0, changes, out);
}
static inline toasty_op house_delete_op(const struct House *house)
{
    return toasty__make_op(TOASTY_OP_DELETE, &House_toasty_model, 0, house, 0);
}
static inline toasty_op house_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &House_toasty_model, 0, where, 0);
}
static inline toasty_op house_delete_where_returning_op_with(struct House_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &House_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct House_list *house_find_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return (struct House_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct House *house_first_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return (struct House *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct House *house_one_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return (struct House *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct House_page *house_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return (struct House_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status house_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct House *, void *arg), void *arg)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    struct House_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? house_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t house_count_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool house_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&House_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void house_print(FILE *out, const struct House *house)
{
    toasty_model_print(&House_toasty_model, out, house);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *house_to_json(const struct House *house)
{
    return toasty_model_to_json(&House_toasty_model, house);
}
/** The same for a list. */
static inline char *house_list_to_json(const struct House_list *list)
{
    return toasty_model_list_to_json(&House_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *house_page_to_json(const struct House_page *page)
{
    return toasty_model_page_to_json(&House_toasty_model, page);
}
static inline toasty_op house_find_op_with(struct House_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &House_toasty_model, 0, options, out);
}
static inline toasty_op house_first_op_with(struct House **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &House_toasty_model, 0, options, out);
}
static inline toasty_op house_one_op_with(struct House **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &House_toasty_model, 0, options, out);
}
static inline toasty_op house_paginate_op_with(struct House_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &House_toasty_model, 0, options, out);
}
static inline toasty_op house_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &House_toasty_model, 0, options, out);
}
static inline toasty_op house_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &House_toasty_model, 0, options, out);
}
/** The House with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct House *house_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct House *)toasty_model_get_by(t, db, 0, values);
}
/** All House records with this id that match. */
static inline struct House_list *house_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    return (struct House_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status house_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *house_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct House_upsert *values = (const struct House_upsert *)input;
    toasty_upsert upsert = {&House_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the House with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct House *house_upsert_by_id_with(const struct House_upsert *values)
{
    return (struct House *)house_upsert_by_id_run(values->toasty__db, values);
}
/** The House with this place.street; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct House *house_get_by_place_street(toasty_db *db, const char *place_street)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(place_street)};
    return (struct House *)toasty_model_get_by(t, db, 0, values);
}
/** All House records with this place.street that match. */
static inline struct House_list *house_find_by_place_street_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    return (struct House_list *)toasty_model_find(t, options);
}
/** Deletes what has this place.street, with what depends on it; none is fine. */
static inline toasty_status house_delete_by_place_street(toasty_db *db, const char *place_street)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(place_street)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The House with this before.street; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct House *house_get_by_before_street(toasty_db *db, const char *before_street)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(before_street)};
    return (struct House *)toasty_model_get_by(t, db, 0, values);
}
/** All House records with this before.street that match. */
static inline struct House_list *house_find_by_before_street_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    return (struct House_list *)toasty_model_find(t, options);
}
/** Deletes what has this before.street, with what depends on it; none is fine. */
static inline toasty_status house_delete_by_before_street(toasty_db *db, const char *before_street)
{
    static const uint16_t by[] = {7};
    toasty_target t = {&House_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(before_street)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The House with this place.street and number; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct House *house_get_by_place_street_and_number(toasty_db *db, const char *place_street, int64_t number)
{
    static const uint16_t by[] = {2, 1};
    toasty_target t = {&House_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(place_street), toasty_value_int(number)};
    return (struct House *)toasty_model_get_by(t, db, 0, values);
}
/** All House records with this place.street and number that match. */
static inline struct House_list *house_find_by_place_street_and_number_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2, 1};
    toasty_target t = {&House_toasty_model, 0, by, 2};
    return (struct House_list *)toasty_model_find(t, options);
}
/** Deletes what has this place.street and number, with what depends on it; none is fine. */
static inline toasty_status house_delete_by_place_street_and_number(toasty_db *db, const char *place_street, int64_t number)
{
    static const uint16_t by[] = {2, 1};
    toasty_target t = {&House_toasty_model, 0, by, 2};
    const toasty_value values[] = {toasty_value_string(place_street), toasty_value_int(number)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *house_upsert_by_place_street_and_number_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {2, 1};
    const struct House_upsert *values = (const struct House_upsert *)input;
    toasty_upsert upsert = {&House_toasty_model, by, 2, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the House with this place.street and number or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct House *house_upsert_by_place_street_and_number_with(const struct House_upsert *values)
{
    return (struct House *)house_upsert_by_place_street_and_number_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status house_update_with(const struct House_changes *changes)
{
    return toasty_model_update(&House_toasty_model, changes);
}
/** Updates every House that the condition matches; toasty_changes has the number. */
static inline toasty_status house_update_where_with(const struct House_changes *changes)
{
    return toasty_model_update_where(&House_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct House_list *house_update_where_returning_with(const struct House_changes *changes)
{
    return (struct House_list *)toasty_model_update_where_returning(&House_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status house_delete(toasty_db *db, const struct House *house)
{
    return toasty_model_delete(&House_toasty_model, db, house);
}
/** Deletes every House that the condition matches; toasty_changes has the number. */
static inline toasty_status house_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&House_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct House_list *house_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct House_list *)toasty_model_delete_where_returning(&House_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status house_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&House_toasty_model, options);
}
/** Records from raw SQL that gives every column of House. */
static inline struct House_list *house_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct House_list *)toasty_model_from_sql(&House_toasty_model, db, sql);
}

#ifndef __cplusplus
#define houses_new(...) \
    {.items = (const struct House_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct House_new[]){__VA_ARGS__}) / sizeof(struct House_new)}
#define houses_apply(...) \
    {.steps = (const struct House_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct House_one[]){__VA_ARGS__}) / sizeof(struct House_one)}
#define houses_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define house_new(...) {.op = TOASTY_CREATE, .create = &(const struct House_new){.toasty__db = 0, __VA_ARGS__}}
#define house_create(...) house_create_with(&(const struct House_new){.toasty__db = __VA_ARGS__})
#define house_create_many(db_, ...) house_create_many_with(db_, (struct House_many)__VA_ARGS__)
#define house_update(db_, ...) \
    house_update_with(&(const struct House_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define house_update_where(db_, ...) \
    house_update_where_with(&(const struct House_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define house_update_where_returning(db_, ...) \
    house_update_where_returning_with( \
        &(const struct House_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define house_load(db_, ...) \
    house_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct House *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define house_from_sql(db_, ...) house_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define house_find(...) house_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_first(...) house_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_one(...) house_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_paginate(...) house_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_count(...) house_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_exists(...) house_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define house_each(db_, ...) TOASTY__VISIT(house_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define house_find_op(...) TOASTY__OP(house_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_first_op(...) TOASTY__OP(house_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_one_op(...) TOASTY__OP(house_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_paginate_op(...) TOASTY__OP(house_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_count_op(...) TOASTY__OP(house_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_exists_op(...) TOASTY__OP(house_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define house_create_op(...) TOASTY__OP(house_create_op_with, struct House_new, __VA_ARGS__, .toasty__parent = 0)
#define house_create_many_op(db_, ...) house_create_many_op_with(db_, &(const struct House_many)__VA_ARGS__)
#define house_update_op(...) \
    house_update_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define house_update_where_op(...) \
    house_update_where_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define house_update_where_returning_op(db_, ...) \
    house_update_where_returning_op_with(db_, \
        &(const struct House_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define house_delete_where_op(...) house_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define house_delete_where_returning_op(db_, ...) \
    house_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define house_find_by_id(db_, ...) \
    house_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define house_update_by_id(db_, id_, ...) \
    house_update_where_with(&(const struct House_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(House.id, id_), __VA_ARGS__})
#define house_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &House_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct House, db_))
#define house_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &House_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct House_list, db_))
#define house_update_by_id_op(id_, ...) \
    house_update_where_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__where = toasty_eq(House.id, id_), __VA_ARGS__})
#define house_delete_by_id_op(id_) house_delete_where_op_with((const toasty_expr[]){toasty_eq(House.id, id_)})
#define house_upsert_by_id(db_, ...) \
    house_upsert_by_id_with(&(const struct House_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define house_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(house_upsert_by_id_run, &(const struct House_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct House, db_))
#define house_find_by_place_street(db_, ...) \
    house_find_by_place_street_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define house_update_by_place_street(db_, place_street_, ...) \
    house_update_where_with(&(const struct House_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(House.place.street, place_street_), __VA_ARGS__})
#define house_get_by_place_street_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &House_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct House, db_))
#define house_find_by_place_street_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &House_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct House_list, db_))
#define house_update_by_place_street_op(place_street_, ...) \
    house_update_where_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__where = toasty_eq(House.place.street, place_street_), __VA_ARGS__})
#define house_delete_by_place_street_op(place_street_) house_delete_where_op_with((const toasty_expr[]){toasty_eq(House.place.street, place_street_)})
#define house_find_by_before_street(db_, ...) \
    house_find_by_before_street_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define house_update_by_before_street(db_, before_street_, ...) \
    house_update_where_with(&(const struct House_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(House.before.street, before_street_), __VA_ARGS__})
#define house_get_by_before_street_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &House_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct House, db_))
#define house_find_by_before_street_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &House_toasty_model, (const uint16_t[]){7}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct House_list, db_))
#define house_update_by_before_street_op(before_street_, ...) \
    house_update_where_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__where = toasty_eq(House.before.street, before_street_), __VA_ARGS__})
#define house_delete_by_before_street_op(before_street_) house_delete_where_op_with((const toasty_expr[]){toasty_eq(House.before.street, before_street_)})
#define house_find_by_place_street_and_number(db_, place_street_, ...) \
    house_find_by_place_street_and_number_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = (place_street_), .toasty__by[1].i64 = __VA_ARGS__})
#define house_update_by_place_street_and_number(db_, place_street_, number_, ...) \
    house_update_where_with(&(const struct House_changes){.toasty__db = (db_), \
        .toasty__where = toasty_and(toasty_eq(House.place.street, place_street_), toasty_eq(House.number, number_)), __VA_ARGS__})
#define house_get_by_place_street_and_number_op(db_, place_street_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &House_toasty_model, (const uint16_t[]){2, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (place_street_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct House, db_))
#define house_find_by_place_street_and_number_op(db_, place_street_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &House_toasty_model, (const uint16_t[]){2, 1}, 2, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = (place_street_), .toasty__by[1].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct House_list, db_))
#define house_update_by_place_street_and_number_op(place_street_, number_, ...) \
    house_update_where_op_with(&(const struct House_changes){.toasty__db = 0, .toasty__where = toasty_and(toasty_eq(House.place.street, place_street_), toasty_eq(House.number, number_)), __VA_ARGS__})
#define house_delete_by_place_street_and_number_op(place_street_, number_) house_delete_where_op_with((const toasty_expr[]){toasty_and(toasty_eq(House.place.street, place_street_), toasty_eq(House.number, number_))})
#define house_upsert_by_place_street_and_number(db_, place_street_, ...) \
    house_upsert_by_place_street_and_number_with(&(const struct House_upsert){.toasty__db = (db_), .toasty__by[0].string = (place_street_), .toasty__by[1].i64 = __VA_ARGS__})
#define house_upsert_by_place_street_and_number_op(db_, place_street_, ...) \
    toasty__make_upsert_op(house_upsert_by_place_street_and_number_run, &(const struct House_upsert){.toasty__db = 0, .toasty__by[0].string = (place_street_), .toasty__by[1].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct House, db_))
#endif

/* ---- functions of Street ---- */

/** All that match. */
static inline struct Street_list *street_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return (struct Street_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Street *street_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return (struct Street *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Street *street_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return (struct Street *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Street_page *street_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return (struct Street_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status street_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Street *, void *arg), void *arg)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    struct Street_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? street_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t street_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool street_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Street_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void street_print(FILE *out, const struct Street *street)
{
    toasty_model_print(&Street_toasty_model, out, street);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *street_to_json(const struct Street *street)
{
    return toasty_model_to_json(&Street_toasty_model, street);
}
/** The same for a list. */
static inline char *street_list_to_json(const struct Street_list *list)
{
    return toasty_model_list_to_json(&Street_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *street_page_to_json(const struct Street_page *page)
{
    return toasty_model_page_to_json(&Street_toasty_model, page);
}
static inline toasty_op street_find_op_with(struct Street_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Street_toasty_model, 0, options, out);
}
static inline toasty_op street_first_op_with(struct Street **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Street_toasty_model, 0, options, out);
}
static inline toasty_op street_one_op_with(struct Street **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Street_toasty_model, 0, options, out);
}
static inline toasty_op street_paginate_op_with(struct Street_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Street_toasty_model, 0, options, out);
}
static inline toasty_op street_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Street_toasty_model, 0, options, out);
}
static inline toasty_op street_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Street_toasty_model, 0, options, out);
}

#ifndef __cplusplus
#define street_find(...) street_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_first(...) street_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_one(...) street_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_paginate(...) street_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_count(...) street_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_exists(...) street_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define street_each(db_, ...) TOASTY__VISIT(street_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define street_find_op(...) TOASTY__OP(street_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define street_first_op(...) TOASTY__OP(street_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define street_one_op(...) TOASTY__OP(street_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define street_paginate_op(...) TOASTY__OP(street_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define street_count_op(...) TOASTY__OP(street_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define street_exists_op(...) TOASTY__OP(street_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#endif

#ifdef __cplusplus
}
#endif
#endif
