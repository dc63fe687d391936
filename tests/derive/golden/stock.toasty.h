/* Written by toasty derive from stock.h. Do not edit. */
#ifndef STOCK_TOASTY_H_ITEM
#define STOCK_TOASTY_H_ITEM

#include <string.h>
#include <toasty/toasty.h>
#include "stock.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Item ---- */

/** Records of Item, in order. */
struct Item_list {
    size_t len;
    struct Item *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Item_page {
    size_t len;
    struct Item *items;
    const char *next;
    const char *prev;
};

/** One token per field of Item. */
struct Item_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_string_token label;
    toasty_relation_token caught;
};
extern const struct Item_fields Item;

struct Item_new;
struct Item_changes;
struct Item_one;
/** New Item records: items_new({...}, {...}) */
struct Item_many {
    const struct Item_new *items;
    size_t count;
};
/** What becomes of a list of Item: items_new({...}, {...}), or
 * items_apply(item_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Item_apply {
    const struct Item_new *items;
    size_t count;
    const struct Item_one *steps;
    size_t step_count;
};
/** One Item as a relation's value: toasty_set(record), item_new(...), toasty_null */
struct Item_one {
    TOASTY__CHANGE_HEAD(const struct Item *)
    const struct Item_new *create;
};

/* What item_each runs, and with what. */
struct Item_toasty_visitor {
    bool (*visit)(struct Item *, void *arg);
    void *arg;
};
static inline bool item_toasty_visit(void *record, void *visitor)
{
    const struct Item_toasty_visitor *v = (const struct Item_toasty_visitor *)visitor;
    return v->visit((struct Item *)record, v->arg);
}

extern const toasty_model Item_toasty_model;
extern const toasty_field Item_toasty_fields[3];

#ifdef __cplusplus
}
#endif
#include "relations.toasty.h"
#ifdef __cplusplus
extern "C" {
#endif

/** What item_create takes. */
struct Item_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const char *label;
    struct fish_apply caught;
};

/** What item_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Item_changes {
    toasty_db *toasty__db;
    struct Item *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_string_change label;
    struct fish_apply caught;
};

/** Fields of Item and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Item_values {
    toasty_int_change id;
    toasty_string_change label;
};

/**
 * What item_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Item_values come first.
 */
struct Item_upsert {
    toasty_int_change id;
    toasty_string_change label;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Item_values on_create; /* when there is none yet */
    struct Item_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Item ---- */

/** Creates a Item with what is nested in it; NULL on failure. */
static inline struct Item *item_create_with(const struct Item_new *values)
{
    return (struct Item *)toasty_model_create(&Item_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Item_list *item_create_array(toasty_db *db, const struct Item_new *items, size_t count)
{
    return (struct Item_list *)toasty_model_create_many(&Item_toasty_model, db, items, count);
}
/** The same with items_new. */
static inline struct Item_list *item_create_many_with(toasty_db *db, struct Item_many many)
{
    return item_create_array(db, many.items, many.count);
}
static inline toasty_op item_create_op_with(struct Item **out, const struct Item_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Item_toasty_model, 0, values, out);
}
static inline toasty_op item_create_many_op_with(struct Item_list **out, const struct Item_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Item_toasty_model, 0, many, out);
}
static inline toasty_op item_update_op_with(const struct Item_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Item_toasty_model, 0, changes, 0);
}
static inline toasty_op item_update_where_op_with(const struct Item_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Item_toasty_model, 0, changes, 0);
}
static inline toasty_op item_update_where_returning_op_with(struct Item_list **out, const struct Item_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Item_toasty_model, 0, changes, out);
}
static inline toasty_op item_delete_op(const struct Item *item)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Item_toasty_model, 0, item, 0);
}
static inline toasty_op item_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Item_toasty_model, 0, where, 0);
}
static inline toasty_op item_delete_where_returning_op_with(struct Item_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Item_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Item_list *item_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return (struct Item_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Item *item_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return (struct Item *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Item *item_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return (struct Item *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Item_page *item_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return (struct Item_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status item_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Item *, void *arg), void *arg)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    struct Item_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? item_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t item_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool item_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Item_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void item_print(FILE *out, const struct Item *item)
{
    toasty_model_print(&Item_toasty_model, out, item);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *item_to_json(const struct Item *item)
{
    return toasty_model_to_json(&Item_toasty_model, item);
}
/** The same for a list. */
static inline char *item_list_to_json(const struct Item_list *list)
{
    return toasty_model_list_to_json(&Item_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *item_page_to_json(const struct Item_page *page)
{
    return toasty_model_page_to_json(&Item_toasty_model, page);
}
static inline toasty_op item_find_op_with(struct Item_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Item_toasty_model, 0, options, out);
}
static inline toasty_op item_first_op_with(struct Item **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Item_toasty_model, 0, options, out);
}
static inline toasty_op item_one_op_with(struct Item **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Item_toasty_model, 0, options, out);
}
static inline toasty_op item_paginate_op_with(struct Item_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Item_toasty_model, 0, options, out);
}
static inline toasty_op item_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Item_toasty_model, 0, options, out);
}
static inline toasty_op item_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Item_toasty_model, 0, options, out);
}
/** The Item with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Item *item_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Item_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Item *)toasty_model_get_by(t, db, 0, values);
}
/** All Item records with this id that match. */
static inline struct Item_list *item_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Item_toasty_model, 0, by, 1};
    return (struct Item_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status item_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Item_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *item_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Item_upsert *values = (const struct Item_upsert *)input;
    toasty_upsert upsert = {&Item_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Item with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Item *item_upsert_by_id_with(const struct Item_upsert *values)
{
    return (struct Item *)item_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status item_update_with(const struct Item_changes *changes)
{
    return toasty_model_update(&Item_toasty_model, changes);
}
/** Updates every Item that the condition matches; toasty_changes has the number. */
static inline toasty_status item_update_where_with(const struct Item_changes *changes)
{
    return toasty_model_update_where(&Item_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Item_list *item_update_where_returning_with(const struct Item_changes *changes)
{
    return (struct Item_list *)toasty_model_update_where_returning(&Item_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status item_delete(toasty_db *db, const struct Item *item)
{
    return toasty_model_delete(&Item_toasty_model, db, item);
}
/** Deletes every Item that the condition matches; toasty_changes has the number. */
static inline toasty_status item_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Item_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Item_list *item_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Item_list *)toasty_model_delete_where_returning(&Item_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status item_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Item_toasty_model, options);
}
/** Records from raw SQL that gives every column of Item. */
static inline struct Item_list *item_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Item_list *)toasty_model_from_sql(&Item_toasty_model, db, sql);
}
/** The caught of a record that match. */
static inline struct fish_list *item_caught_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return (struct fish_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct fish_page *item_caught_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return (struct fish_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct fish *item_caught_first_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return (struct fish *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *item_caught_one_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return (struct fish *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status item_caught_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct fish *, void *arg), void *arg)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    struct fish_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? fish_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t item_caught_count_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool item_caught_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status item_caught_update_where_with(const struct fish_changes *changes)
{
    return toasty_model_update_where(&fish_toasty_model, &Item_toasty_fields[2], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status item_caught_delete_where(toasty_db *db, const struct Item *item, toasty_expr where)
{
    return toasty_model_delete_where(&fish_toasty_model, db, &Item_toasty_fields[2], item, where);
}
/** Creates a fish in caught of a record. */
static inline struct fish *item_caught_create_with(const struct fish_new *values)
{
    return (struct fish *)toasty_model_create(&fish_toasty_model, &Item_toasty_fields[2], values);
}
/** Moves a fish to caught of this record, wherever it was. */
static inline toasty_status item_caught_insert(toasty_db *db, const struct Item *item, struct fish *fish_)
{
    return toasty_relation_insert(&Item_toasty_fields[2], db, item, fish_);
}
/** Takes a fish out of caught: it is deleted when it cannot be without Item. */
static inline toasty_status item_caught_remove(toasty_db *db, const struct Item *item, struct fish *fish_)
{
    return toasty_relation_remove(&Item_toasty_fields[2], db, item, fish_);
}
/** Puts `count` records of fish into caught of this record, all or none. */
static inline toasty_status item_caught_insert_all(toasty_db *db, const struct Item *item, struct fish *items, size_t count)
{
    return toasty_relation_insert_all(&Item_toasty_fields[2], db, item, items, count);
}
/** Takes `count` records of fish out of caught, all or none. */
static inline toasty_status item_caught_remove_all(toasty_db *db, const struct Item *item, struct fish *items, size_t count)
{
    return toasty_relation_remove_all(&Item_toasty_fields[2], db, item, items, count);
}
static inline toasty_op item_caught_op_with(struct fish_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &fish_toasty_model, &Item_toasty_fields[2], options, out);
}
static inline toasty_op item_caught_create_op_with(struct fish **out, const struct fish_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &fish_toasty_model, &Item_toasty_fields[2], values, out);
}
static inline toasty_op item_caught_update_where_op_with(const struct fish_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &fish_toasty_model, &Item_toasty_fields[2], changes, 0);
}
static inline toasty_op item_caught_delete_where_op_with(const struct Item *item, const toasty_expr *where)
{
    return toasty__make_delete_op(&fish_toasty_model, &Item_toasty_fields[2], item, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *item_caught_get_by_id(toasty_db *db, const struct Item *item, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct fish *)toasty_model_get_by(t, db, item, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status item_caught_delete_by_id(toasty_db *db, const struct Item *item, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, item, values);
}
/** The one with this fish; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct fish *item_caught_get_by_fish(toasty_db *db, const struct Item *item, const char *fish_)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_string(fish_)};
    return (struct fish *)toasty_model_get_by(t, db, item, values);
}
/** Deletes those with this fish; none is fine. */
static inline toasty_status item_caught_delete_by_fish(toasty_db *db, const struct Item *item, const char *fish_)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&fish_toasty_model, &Item_toasty_fields[2], by, 1};
    const toasty_value values[] = {toasty_value_string(fish_)};
    return toasty_model_delete_by(t, db, item, values);
}

#ifndef __cplusplus
#define items_new(...) \
    {.items = (const struct Item_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Item_new[]){__VA_ARGS__}) / sizeof(struct Item_new)}
#define items_apply(...) \
    {.steps = (const struct Item_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Item_one[]){__VA_ARGS__}) / sizeof(struct Item_one)}
#define items_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define item_new(...) {.op = TOASTY_CREATE, .create = &(const struct Item_new){.toasty__db = 0, __VA_ARGS__}}
#define item_create(...) item_create_with(&(const struct Item_new){.toasty__db = __VA_ARGS__})
#define item_create_many(db_, ...) item_create_many_with(db_, (struct Item_many)__VA_ARGS__)
#define item_update(db_, ...) \
    item_update_with(&(const struct Item_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define item_update_where(db_, ...) \
    item_update_where_with(&(const struct Item_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define item_update_where_returning(db_, ...) \
    item_update_where_returning_with( \
        &(const struct Item_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define item_load(db_, ...) \
    item_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_from_sql(db_, ...) item_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define item_find(...) item_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_first(...) item_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_one(...) item_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_paginate(...) item_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_count(...) item_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_exists(...) item_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define item_each(db_, ...) TOASTY__VISIT(item_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define item_find_op(...) TOASTY__OP(item_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_first_op(...) TOASTY__OP(item_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_one_op(...) TOASTY__OP(item_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_paginate_op(...) TOASTY__OP(item_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_count_op(...) TOASTY__OP(item_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_exists_op(...) TOASTY__OP(item_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define item_create_op(...) TOASTY__OP(item_create_op_with, struct Item_new, __VA_ARGS__, .toasty__parent = 0)
#define item_create_many_op(db_, ...) item_create_many_op_with(db_, &(const struct Item_many)__VA_ARGS__)
#define item_update_op(...) \
    item_update_op_with(&(const struct Item_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define item_update_where_op(...) \
    item_update_where_op_with(&(const struct Item_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define item_update_where_returning_op(db_, ...) \
    item_update_where_returning_op_with(db_, \
        &(const struct Item_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define item_delete_where_op(...) item_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define item_delete_where_returning_op(db_, ...) \
    item_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define item_find_by_id(db_, ...) \
    item_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define item_update_by_id(db_, id_, ...) \
    item_update_where_with(&(const struct Item_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Item.id, id_), __VA_ARGS__})
#define item_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Item_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Item, db_))
#define item_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Item_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Item_list, db_))
#define item_update_by_id_op(id_, ...) \
    item_update_where_op_with(&(const struct Item_changes){.toasty__db = 0, .toasty__where = toasty_eq(Item.id, id_), __VA_ARGS__})
#define item_delete_by_id_op(id_) item_delete_where_op_with((const toasty_expr[]){toasty_eq(Item.id, id_)})
#define item_upsert_by_id(db_, ...) \
    item_upsert_by_id_with(&(const struct Item_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define item_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(item_upsert_by_id_run, &(const struct Item_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Item, db_))
#define item_caught(db_, ...) \
    item_caught_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_first(db_, ...) \
    item_caught_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_one(db_, ...) \
    item_caught_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_paginate(db_, ...) \
    item_caught_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_count(db_, ...) \
    item_caught_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_exists(db_, ...) \
    item_caught_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define item_caught_each(db_, item_, ...) \
    TOASTY__VISIT(item_caught_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Item *, item_), (item_)))
#define item_caught_update_where(db_, item_, ...) \
    item_caught_update_where_with(&(const struct fish_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Item *, item_), (db_)), \
        .toasty__parent = (item_), .toasty__where = __VA_ARGS__})
#define item_caught_op(...) \
    TOASTY__OP_OF(item_caught_op_with, toasty_find_options, struct Item, __VA_ARGS__, .db = 0)
#define item_caught_create_op(...) \
    TOASTY__OP_OF(item_caught_create_op_with, struct fish_new, struct Item, __VA_ARGS__, .toasty__db = 0)
#define item_caught_update_where_op(item_, ...) \
    item_caught_update_where_op_with(&(const struct fish_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Item *, item_), (item_)), .toasty__where = __VA_ARGS__})
#define item_caught_delete_where_op(item_, ...) \
    item_caught_delete_where_op_with(item_, (const toasty_expr[]){__VA_ARGS__})
#define item_caught_create(db_, ...) \
    item_caught_create_with(&(const struct fish_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Item *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

#ifdef __cplusplus
}
#endif
#endif
