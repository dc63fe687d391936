/* Written by toasty derive from via.h. Do not edit. */
#ifndef VIA_TOASTY_H_READER
#define VIA_TOASTY_H_READER

#include <string.h>
#include <toasty/toasty.h>
#include "via.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Reader ---- */

/** Records of Reader, in order. */
struct Reader_list {
    size_t len;
    struct Reader *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Reader_page {
    size_t len;
    struct Reader *items;
    const char *next;
    const char *prev;
};

/** One token per field of Reader. */
struct Reader_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_relation_token loans;
    /** What was ever lent to them. */
    toasty_relation_token volumes;
    toasty_relation_token alike;
    /** Its volumes' numbers. */
    toasty_relation_token numbers;
};
extern const struct Reader_fields Reader;

struct Reader_new;
struct Reader_changes;
struct Reader_one;
/** New Reader records: readers_new({...}, {...}) */
struct Reader_many {
    const struct Reader_new *items;
    size_t count;
};
/** What becomes of a list of Reader: readers_new({...}, {...}), or
 * readers_apply(reader_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Reader_apply {
    const struct Reader_new *items;
    size_t count;
    const struct Reader_one *steps;
    size_t step_count;
};
/** One Reader as a relation's value: toasty_set(record), reader_new(...), toasty_null */
struct Reader_one {
    TOASTY__CHANGE_HEAD(const struct Reader *)
    const struct Reader_new *create;
};

/* What reader_each runs, and with what. */
struct Reader_toasty_visitor {
    bool (*visit)(struct Reader *, void *arg);
    void *arg;
};
static inline bool reader_toasty_visit(void *record, void *visitor)
{
    const struct Reader_toasty_visitor *v = (const struct Reader_toasty_visitor *)visitor;
    return v->visit((struct Reader *)record, v->arg);
}

extern const toasty_model Reader_toasty_model;
extern const toasty_field Reader_toasty_fields[5];

/* ---- Volume ---- */

/** Records of Volume, in order. */
struct Volume_list {
    size_t len;
    struct Volume *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Volume_page {
    size_t len;
    struct Volume *items;
    const char *next;
    const char *prev;
};

/** One token per field of Volume. */
struct Volume_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_relation_token loans;
    toasty_relation_token last;
    toasty_relation_token holder;
};
extern const struct Volume_fields Volume;

struct Volume_new;
struct Volume_changes;
struct Volume_one;
/** New Volume records: volumes_new({...}, {...}) */
struct Volume_many {
    const struct Volume_new *items;
    size_t count;
};
/** What becomes of a list of Volume: volumes_new({...}, {...}), or
 * volumes_apply(volume_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Volume_apply {
    const struct Volume_new *items;
    size_t count;
    const struct Volume_one *steps;
    size_t step_count;
};
/** One Volume as a relation's value: toasty_set(record), volume_new(...), toasty_null */
struct Volume_one {
    TOASTY__CHANGE_HEAD(const struct Volume *)
    const struct Volume_new *create;
};

/* What volume_each runs, and with what. */
struct Volume_toasty_visitor {
    bool (*visit)(struct Volume *, void *arg);
    void *arg;
};
static inline bool volume_toasty_visit(void *record, void *visitor)
{
    const struct Volume_toasty_visitor *v = (const struct Volume_toasty_visitor *)visitor;
    return v->visit((struct Volume *)record, v->arg);
}

extern const toasty_model Volume_toasty_model;
extern const toasty_field Volume_toasty_fields[4];

/* ---- Loan ---- */

/** Records of Loan, in order. */
struct Loan_list {
    size_t len;
    struct Loan *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Loan_page {
    size_t len;
    struct Loan *items;
    const char *next;
    const char *prev;
};

/** One token per field of Loan. */
struct Loan_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_int_token reader_id;
    toasty_relation_token reader;
    toasty_int_token volume_id;
    toasty_relation_token volume;
    toasty_int_token held_id;
    toasty_relation_token held;
};
extern const struct Loan_fields Loan;

struct Loan_new;
struct Loan_changes;
struct Loan_one;
/** New Loan records: loans_new({...}, {...}) */
struct Loan_many {
    const struct Loan_new *items;
    size_t count;
};
/** What becomes of a list of Loan: loans_new({...}, {...}), or
 * loans_apply(loan_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Loan_apply {
    const struct Loan_new *items;
    size_t count;
    const struct Loan_one *steps;
    size_t step_count;
};
/** One Loan as a relation's value: toasty_set(record), loan_new(...), toasty_null */
struct Loan_one {
    TOASTY__CHANGE_HEAD(const struct Loan *)
    const struct Loan_new *create;
};

/* What loan_each runs, and with what. */
struct Loan_toasty_visitor {
    bool (*visit)(struct Loan *, void *arg);
    void *arg;
};
static inline bool loan_toasty_visit(void *record, void *visitor)
{
    const struct Loan_toasty_visitor *v = (const struct Loan_toasty_visitor *)visitor;
    return v->visit((struct Loan *)record, v->arg);
}

extern const toasty_model Loan_toasty_model;
extern const toasty_field Loan_toasty_fields[7];

/** What reader_create takes. */
struct Reader_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    struct Loan_apply loans;
    struct Volume_apply volumes;
};

/** What reader_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Reader_changes {
    toasty_db *toasty__db;
    struct Reader *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    struct Loan_apply loans;
    struct Volume_apply volumes;
};

/** Fields of Reader and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Reader_values {
    toasty_int_change id;
};

/**
 * What reader_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Reader_values come first.
 */
struct Reader_upsert {
    toasty_int_change id;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Reader_values on_create; /* when there is none yet */
    struct Reader_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What volume_create takes. */
struct Volume_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    struct Loan_apply loans;
    struct Loan_one last;
};

/** What volume_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Volume_changes {
    toasty_db *toasty__db;
    struct Volume *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    struct Loan_apply loans;
    struct Loan_one last;
};

/** Fields of Volume and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Volume_values {
    toasty_int_change id;
};

/**
 * What volume_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Volume_values come first.
 */
struct Volume_upsert {
    toasty_int_change id;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Volume_values on_create; /* when there is none yet */
    struct Volume_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What loan_create takes. */
struct Loan_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    int64_t reader_id;
    struct Reader_one reader;
    int64_t volume_id;
    struct Volume_one volume;
    const int64_t *held_id; /* when left out: NULL */
    struct Volume_one held;
};

/** What loan_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Loan_changes {
    toasty_db *toasty__db;
    struct Loan *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_int_change reader_id;
    struct Reader_one reader;
    toasty_int_change volume_id;
    struct Volume_one volume;
    toasty_int_change held_id;
    struct Volume_one held;
};

/** Fields of Loan and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Loan_values {
    toasty_int_change id;
    toasty_int_change reader_id;
    toasty_int_change volume_id;
    toasty_int_change held_id;
};

/**
 * What loan_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Loan_values come first.
 */
struct Loan_upsert {
    toasty_int_change id;
    toasty_int_change reader_id;
    toasty_int_change volume_id;
    toasty_int_change held_id;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Loan_values on_create; /* when there is none yet */
    struct Loan_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Reader ---- */

/** Creates a Reader with what is nested in it; NULL on failure. */
static inline struct Reader *reader_create_with(const struct Reader_new *values)
{
    return (struct Reader *)toasty_model_create(&Reader_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Reader_list *reader_create_array(toasty_db *db, const struct Reader_new *items, size_t count)
{
    return (struct Reader_list *)toasty_model_create_many(&Reader_toasty_model, db, items, count);
}
/** The same with readers_new. */
static inline struct Reader_list *reader_create_many_with(toasty_db *db, struct Reader_many many)
{
    return reader_create_array(db, many.items, many.count);
}
static inline toasty_op reader_create_op_with(struct Reader **out, const struct Reader_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Reader_toasty_model, 0, values, out);
}
static inline toasty_op reader_create_many_op_with(struct Reader_list **out, const struct Reader_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Reader_toasty_model, 0, many, out);
}
static inline toasty_op reader_update_op_with(const struct Reader_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Reader_toasty_model, 0, changes, 0);
}
static inline toasty_op reader_update_where_op_with(const struct Reader_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Reader_toasty_model, 0, changes, 0);
}
static inline toasty_op reader_update_where_returning_op_with(struct Reader_list **out, const struct Reader_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Reader_toasty_model, 0, changes, out);
}
static inline toasty_op reader_delete_op(const struct Reader *reader)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Reader_toasty_model, 0, reader, 0);
}
static inline toasty_op reader_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Reader_toasty_model, 0, where, 0);
}
static inline toasty_op reader_delete_where_returning_op_with(struct Reader_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Reader_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Reader_list *reader_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return (struct Reader_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Reader *reader_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return (struct Reader *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reader *reader_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return (struct Reader *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Reader_page *reader_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return (struct Reader_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status reader_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Reader *, void *arg), void *arg)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    struct Reader_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? reader_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t reader_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool reader_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void reader_print(FILE *out, const struct Reader *reader)
{
    toasty_model_print(&Reader_toasty_model, out, reader);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *reader_to_json(const struct Reader *reader)
{
    return toasty_model_to_json(&Reader_toasty_model, reader);
}
/** The same for a list. */
static inline char *reader_list_to_json(const struct Reader_list *list)
{
    return toasty_model_list_to_json(&Reader_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *reader_page_to_json(const struct Reader_page *page)
{
    return toasty_model_page_to_json(&Reader_toasty_model, page);
}
static inline toasty_op reader_find_op_with(struct Reader_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Reader_toasty_model, 0, options, out);
}
static inline toasty_op reader_first_op_with(struct Reader **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Reader_toasty_model, 0, options, out);
}
static inline toasty_op reader_one_op_with(struct Reader **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Reader_toasty_model, 0, options, out);
}
static inline toasty_op reader_paginate_op_with(struct Reader_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Reader_toasty_model, 0, options, out);
}
static inline toasty_op reader_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Reader_toasty_model, 0, options, out);
}
static inline toasty_op reader_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Reader_toasty_model, 0, options, out);
}
/** The Reader with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reader *reader_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reader_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Reader *)toasty_model_get_by(t, db, 0, values);
}
/** All Reader records with this id that match. */
static inline struct Reader_list *reader_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reader_toasty_model, 0, by, 1};
    return (struct Reader_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status reader_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Reader_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *reader_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Reader_upsert *values = (const struct Reader_upsert *)input;
    toasty_upsert upsert = {&Reader_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Reader with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Reader *reader_upsert_by_id_with(const struct Reader_upsert *values)
{
    return (struct Reader *)reader_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status reader_update_with(const struct Reader_changes *changes)
{
    return toasty_model_update(&Reader_toasty_model, changes);
}
/** Updates every Reader that the condition matches; toasty_changes has the number. */
static inline toasty_status reader_update_where_with(const struct Reader_changes *changes)
{
    return toasty_model_update_where(&Reader_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Reader_list *reader_update_where_returning_with(const struct Reader_changes *changes)
{
    return (struct Reader_list *)toasty_model_update_where_returning(&Reader_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status reader_delete(toasty_db *db, const struct Reader *reader)
{
    return toasty_model_delete(&Reader_toasty_model, db, reader);
}
/** Deletes every Reader that the condition matches; toasty_changes has the number. */
static inline toasty_status reader_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Reader_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Reader_list *reader_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Reader_list *)toasty_model_delete_where_returning(&Reader_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status reader_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Reader_toasty_model, options);
}
/** Records from raw SQL that gives every column of Reader. */
static inline struct Reader_list *reader_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Reader_list *)toasty_model_from_sql(&Reader_toasty_model, db, sql);
}
/** The loans of a record that match. */
static inline struct Loan_list *reader_loans_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Loan_page *reader_loans_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return (struct Loan_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Loan *reader_loans_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return (struct Loan *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *reader_loans_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return (struct Loan *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status reader_loans_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Loan *, void *arg), void *arg)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    struct Loan_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? loan_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t reader_loans_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool reader_loans_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status reader_loans_update_where_with(const struct Loan_changes *changes)
{
    return toasty_model_update_where(&Loan_toasty_model, &Reader_toasty_fields[1], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status reader_loans_delete_where(toasty_db *db, const struct Reader *reader, toasty_expr where)
{
    return toasty_model_delete_where(&Loan_toasty_model, db, &Reader_toasty_fields[1], reader, where);
}
/** Creates a Loan in loans of a record. */
static inline struct Loan *reader_loans_create_with(const struct Loan_new *values)
{
    return (struct Loan *)toasty_model_create(&Loan_toasty_model, &Reader_toasty_fields[1], values);
}
/** Moves a Loan to loans of this record, wherever it was. */
static inline toasty_status reader_loans_insert(toasty_db *db, const struct Reader *reader, struct Loan *loan)
{
    return toasty_relation_insert(&Reader_toasty_fields[1], db, reader, loan);
}
/** Takes a Loan out of loans: it is deleted when it cannot be without Reader. */
static inline toasty_status reader_loans_remove(toasty_db *db, const struct Reader *reader, struct Loan *loan)
{
    return toasty_relation_remove(&Reader_toasty_fields[1], db, reader, loan);
}
/** Puts `count` records of Loan into loans of this record, all or none. */
static inline toasty_status reader_loans_insert_all(toasty_db *db, const struct Reader *reader, struct Loan *items, size_t count)
{
    return toasty_relation_insert_all(&Reader_toasty_fields[1], db, reader, items, count);
}
/** Takes `count` records of Loan out of loans, all or none. */
static inline toasty_status reader_loans_remove_all(toasty_db *db, const struct Reader *reader, struct Loan *items, size_t count)
{
    return toasty_relation_remove_all(&Reader_toasty_fields[1], db, reader, items, count);
}
static inline toasty_op reader_loans_op_with(struct Loan_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Loan_toasty_model, &Reader_toasty_fields[1], options, out);
}
static inline toasty_op reader_loans_create_op_with(struct Loan **out, const struct Loan_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Loan_toasty_model, &Reader_toasty_fields[1], values, out);
}
static inline toasty_op reader_loans_update_where_op_with(const struct Loan_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Loan_toasty_model, &Reader_toasty_fields[1], changes, 0);
}
static inline toasty_op reader_loans_delete_where_op_with(const struct Reader *reader, const toasty_expr *where)
{
    return toasty__make_delete_op(&Loan_toasty_model, &Reader_toasty_fields[1], reader, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *reader_loans_get_by_id(toasty_db *db, const struct Reader *reader, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Loan *)toasty_model_get_by(t, db, reader, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status reader_loans_delete_by_id(toasty_db *db, const struct Reader *reader, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, reader, values);
}
/** The one with this volume_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *reader_loans_get_by_volume_id(toasty_db *db, const struct Reader *reader, int64_t volume_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(volume_id)};
    return (struct Loan *)toasty_model_get_by(t, db, reader, values);
}
/** Deletes those with this volume_id; none is fine. */
static inline toasty_status reader_loans_delete_by_volume_id(toasty_db *db, const struct Reader *reader, int64_t volume_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(volume_id)};
    return toasty_model_delete_by(t, db, reader, values);
}
/** The one with this held_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *reader_loans_get_by_held_id(toasty_db *db, const struct Reader *reader, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return (struct Loan *)toasty_model_get_by(t, db, reader, values);
}
/** Deletes those with this held_id; none is fine. */
static inline toasty_status reader_loans_delete_by_held_id(toasty_db *db, const struct Reader *reader, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, &Reader_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return toasty_model_delete_by(t, db, reader, values);
}
/** The volumes of a record that match. */
static inline struct Volume_list *reader_volumes_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return (struct Volume_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Volume_page *reader_volumes_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return (struct Volume_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Volume *reader_volumes_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return (struct Volume *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Volume *reader_volumes_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return (struct Volume *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status reader_volumes_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Volume *, void *arg), void *arg)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    struct Volume_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? volume_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t reader_volumes_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool reader_volumes_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, &Reader_toasty_fields[2], 0, 0};
    return toasty_model_exists(t, options);
}
/** Creates a Volume in volumes of a record. */
static inline struct Volume *reader_volumes_create_with(const struct Volume_new *values)
{
    return (struct Volume *)toasty_model_create(&Volume_toasty_model, &Reader_toasty_fields[2], values);
}
/** Links a Volume to this record, which changes neither; one that is in volumes already stays there. */
static inline toasty_status reader_volumes_insert(toasty_db *db, const struct Reader *reader, struct Volume *volume)
{
    return toasty_relation_insert(&Reader_toasty_fields[2], db, reader, volume);
}
/** Takes a Volume out of volumes: what is between the two is deleted. */
static inline toasty_status reader_volumes_remove(toasty_db *db, const struct Reader *reader, struct Volume *volume)
{
    return toasty_relation_remove(&Reader_toasty_fields[2], db, reader, volume);
}
/** Puts `count` records of Volume into volumes of this record, all or none. */
static inline toasty_status reader_volumes_insert_all(toasty_db *db, const struct Reader *reader, struct Volume *items, size_t count)
{
    return toasty_relation_insert_all(&Reader_toasty_fields[2], db, reader, items, count);
}
/** Takes `count` records of Volume out of volumes, all or none. */
static inline toasty_status reader_volumes_remove_all(toasty_db *db, const struct Reader *reader, struct Volume *items, size_t count)
{
    return toasty_relation_remove_all(&Reader_toasty_fields[2], db, reader, items, count);
}
/** The alike of a record that match. */
static inline struct Reader_list *reader_alike_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return (struct Reader_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Reader_page *reader_alike_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return (struct Reader_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Reader *reader_alike_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return (struct Reader *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Reader *reader_alike_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return (struct Reader *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status reader_alike_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Reader *, void *arg), void *arg)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    struct Reader_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? reader_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t reader_alike_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool reader_alike_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Reader_toasty_model, &Reader_toasty_fields[3], 0, 0};
    return toasty_model_exists(t, options);
}
/** The numbers of a record, each once; conditions are on fields of Volume, the order is by the value. */
static inline toasty_int_list *reader_numbers_with(const toasty_find_options *options)
{
    return (toasty_int_list *)toasty_relation_values(&Reader_toasty_fields[4], options);
}

#ifndef __cplusplus
#define readers_new(...) \
    {.items = (const struct Reader_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Reader_new[]){__VA_ARGS__}) / sizeof(struct Reader_new)}
#define readers_apply(...) \
    {.steps = (const struct Reader_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Reader_one[]){__VA_ARGS__}) / sizeof(struct Reader_one)}
#define readers_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define reader_new(...) {.op = TOASTY_CREATE, .create = &(const struct Reader_new){.toasty__db = 0, __VA_ARGS__}}
#define reader_create(...) reader_create_with(&(const struct Reader_new){.toasty__db = __VA_ARGS__})
#define reader_create_many(db_, ...) reader_create_many_with(db_, (struct Reader_many)__VA_ARGS__)
#define reader_update(db_, ...) \
    reader_update_with(&(const struct Reader_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define reader_update_where(db_, ...) \
    reader_update_where_with(&(const struct Reader_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define reader_update_where_returning(db_, ...) \
    reader_update_where_returning_with( \
        &(const struct Reader_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define reader_load(db_, ...) \
    reader_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_from_sql(db_, ...) reader_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define reader_find(...) reader_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_first(...) reader_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_one(...) reader_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_paginate(...) reader_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_count(...) reader_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_exists(...) reader_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define reader_each(db_, ...) TOASTY__VISIT(reader_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define reader_find_op(...) TOASTY__OP(reader_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_first_op(...) TOASTY__OP(reader_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_one_op(...) TOASTY__OP(reader_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_paginate_op(...) TOASTY__OP(reader_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_count_op(...) TOASTY__OP(reader_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_exists_op(...) TOASTY__OP(reader_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define reader_create_op(...) TOASTY__OP(reader_create_op_with, struct Reader_new, __VA_ARGS__, .toasty__parent = 0)
#define reader_create_many_op(db_, ...) reader_create_many_op_with(db_, &(const struct Reader_many)__VA_ARGS__)
#define reader_update_op(...) \
    reader_update_op_with(&(const struct Reader_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define reader_update_where_op(...) \
    reader_update_where_op_with(&(const struct Reader_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define reader_update_where_returning_op(db_, ...) \
    reader_update_where_returning_op_with(db_, \
        &(const struct Reader_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define reader_delete_where_op(...) reader_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define reader_delete_where_returning_op(db_, ...) \
    reader_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define reader_find_by_id(db_, ...) \
    reader_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define reader_update_by_id(db_, id_, ...) \
    reader_update_where_with(&(const struct Reader_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Reader.id, id_), __VA_ARGS__})
#define reader_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Reader_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reader, db_))
#define reader_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Reader_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Reader_list, db_))
#define reader_update_by_id_op(id_, ...) \
    reader_update_where_op_with(&(const struct Reader_changes){.toasty__db = 0, .toasty__where = toasty_eq(Reader.id, id_), __VA_ARGS__})
#define reader_delete_by_id_op(id_) reader_delete_where_op_with((const toasty_expr[]){toasty_eq(Reader.id, id_)})
#define reader_upsert_by_id(db_, ...) \
    reader_upsert_by_id_with(&(const struct Reader_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define reader_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(reader_upsert_by_id_run, &(const struct Reader_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Reader, db_))
#define reader_loans(db_, ...) \
    reader_loans_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_first(db_, ...) \
    reader_loans_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_one(db_, ...) \
    reader_loans_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_paginate(db_, ...) \
    reader_loans_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_count(db_, ...) \
    reader_loans_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_exists(db_, ...) \
    reader_loans_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_loans_each(db_, reader_, ...) \
    TOASTY__VISIT(reader_loans_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Reader *, reader_), (reader_)))
#define reader_loans_update_where(db_, reader_, ...) \
    reader_loans_update_where_with(&(const struct Loan_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Reader *, reader_), (db_)), \
        .toasty__parent = (reader_), .toasty__where = __VA_ARGS__})
#define reader_loans_op(...) \
    TOASTY__OP_OF(reader_loans_op_with, toasty_find_options, struct Reader, __VA_ARGS__, .db = 0)
#define reader_loans_create_op(...) \
    TOASTY__OP_OF(reader_loans_create_op_with, struct Loan_new, struct Reader, __VA_ARGS__, .toasty__db = 0)
#define reader_loans_update_where_op(reader_, ...) \
    reader_loans_update_where_op_with(&(const struct Loan_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Reader *, reader_), (reader_)), .toasty__where = __VA_ARGS__})
#define reader_loans_delete_where_op(reader_, ...) \
    reader_loans_delete_where_op_with(reader_, (const toasty_expr[]){__VA_ARGS__})
#define reader_loans_create(db_, ...) \
    reader_loans_create_with(&(const struct Loan_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes(db_, ...) \
    reader_volumes_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_first(db_, ...) \
    reader_volumes_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_one(db_, ...) \
    reader_volumes_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_paginate(db_, ...) \
    reader_volumes_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_count(db_, ...) \
    reader_volumes_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_exists(db_, ...) \
    reader_volumes_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_volumes_each(db_, reader_, ...) \
    TOASTY__VISIT(reader_volumes_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Reader *, reader_), (reader_)))
#define reader_volumes_create(db_, ...) \
    reader_volumes_create_with(&(const struct Volume_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike(db_, ...) \
    reader_alike_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_first(db_, ...) \
    reader_alike_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_one(db_, ...) \
    reader_alike_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_paginate(db_, ...) \
    reader_alike_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_count(db_, ...) \
    reader_alike_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_exists(db_, ...) \
    reader_alike_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define reader_alike_each(db_, reader_, ...) \
    TOASTY__VISIT(reader_alike_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Reader *, reader_), (reader_)))
#define reader_numbers(db_, ...) \
    reader_numbers_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Reader *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

/* ---- functions of Volume ---- */

/** Creates a Volume with what is nested in it; NULL on failure. */
static inline struct Volume *volume_create_with(const struct Volume_new *values)
{
    return (struct Volume *)toasty_model_create(&Volume_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Volume_list *volume_create_array(toasty_db *db, const struct Volume_new *items, size_t count)
{
    return (struct Volume_list *)toasty_model_create_many(&Volume_toasty_model, db, items, count);
}
/** The same with volumes_new. */
static inline struct Volume_list *volume_create_many_with(toasty_db *db, struct Volume_many many)
{
    return volume_create_array(db, many.items, many.count);
}
static inline toasty_op volume_create_op_with(struct Volume **out, const struct Volume_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Volume_toasty_model, 0, values, out);
}
static inline toasty_op volume_create_many_op_with(struct Volume_list **out, const struct Volume_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Volume_toasty_model, 0, many, out);
}
static inline toasty_op volume_update_op_with(const struct Volume_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Volume_toasty_model, 0, changes, 0);
}
static inline toasty_op volume_update_where_op_with(const struct Volume_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Volume_toasty_model, 0, changes, 0);
}
static inline toasty_op volume_update_where_returning_op_with(struct Volume_list **out, const struct Volume_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Volume_toasty_model, 0, changes, out);
}
static inline toasty_op volume_delete_op(const struct Volume *volume)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Volume_toasty_model, 0, volume, 0);
}
static inline toasty_op volume_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Volume_toasty_model, 0, where, 0);
}
static inline toasty_op volume_delete_where_returning_op_with(struct Volume_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Volume_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Volume_list *volume_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return (struct Volume_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Volume *volume_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return (struct Volume *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Volume *volume_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return (struct Volume *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Volume_page *volume_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return (struct Volume_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status volume_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Volume *, void *arg), void *arg)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    struct Volume_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? volume_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t volume_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool volume_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Volume_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void volume_print(FILE *out, const struct Volume *volume)
{
    toasty_model_print(&Volume_toasty_model, out, volume);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *volume_to_json(const struct Volume *volume)
{
    return toasty_model_to_json(&Volume_toasty_model, volume);
}
/** The same for a list. */
static inline char *volume_list_to_json(const struct Volume_list *list)
{
    return toasty_model_list_to_json(&Volume_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *volume_page_to_json(const struct Volume_page *page)
{
    return toasty_model_page_to_json(&Volume_toasty_model, page);
}
static inline toasty_op volume_find_op_with(struct Volume_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Volume_toasty_model, 0, options, out);
}
static inline toasty_op volume_first_op_with(struct Volume **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Volume_toasty_model, 0, options, out);
}
static inline toasty_op volume_one_op_with(struct Volume **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Volume_toasty_model, 0, options, out);
}
static inline toasty_op volume_paginate_op_with(struct Volume_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Volume_toasty_model, 0, options, out);
}
static inline toasty_op volume_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Volume_toasty_model, 0, options, out);
}
static inline toasty_op volume_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Volume_toasty_model, 0, options, out);
}
/** The Volume with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Volume *volume_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Volume_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Volume *)toasty_model_get_by(t, db, 0, values);
}
/** All Volume records with this id that match. */
static inline struct Volume_list *volume_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Volume_toasty_model, 0, by, 1};
    return (struct Volume_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status volume_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Volume_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *volume_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Volume_upsert *values = (const struct Volume_upsert *)input;
    toasty_upsert upsert = {&Volume_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Volume with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Volume *volume_upsert_by_id_with(const struct Volume_upsert *values)
{
    return (struct Volume *)volume_upsert_by_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status volume_update_with(const struct Volume_changes *changes)
{
    return toasty_model_update(&Volume_toasty_model, changes);
}
/** Updates every Volume that the condition matches; toasty_changes has the number. */
static inline toasty_status volume_update_where_with(const struct Volume_changes *changes)
{
    return toasty_model_update_where(&Volume_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Volume_list *volume_update_where_returning_with(const struct Volume_changes *changes)
{
    return (struct Volume_list *)toasty_model_update_where_returning(&Volume_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status volume_delete(toasty_db *db, const struct Volume *volume)
{
    return toasty_model_delete(&Volume_toasty_model, db, volume);
}
/** Deletes every Volume that the condition matches; toasty_changes has the number. */
static inline toasty_status volume_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Volume_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Volume_list *volume_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Volume_list *)toasty_model_delete_where_returning(&Volume_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status volume_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Volume_toasty_model, options);
}
/** Records from raw SQL that gives every column of Volume. */
static inline struct Volume_list *volume_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Volume_list *)toasty_model_from_sql(&Volume_toasty_model, db, sql);
}
/** The loans of a record that match. */
static inline struct Loan_list *volume_loans_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Loan_page *volume_loans_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return (struct Loan_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Loan *volume_loans_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return (struct Loan *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *volume_loans_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return (struct Loan *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status volume_loans_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Loan *, void *arg), void *arg)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    struct Loan_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? loan_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t volume_loans_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool volume_loans_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status volume_loans_update_where_with(const struct Loan_changes *changes)
{
    return toasty_model_update_where(&Loan_toasty_model, &Volume_toasty_fields[1], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status volume_loans_delete_where(toasty_db *db, const struct Volume *volume, toasty_expr where)
{
    return toasty_model_delete_where(&Loan_toasty_model, db, &Volume_toasty_fields[1], volume, where);
}
/** Creates a Loan in loans of a record. */
static inline struct Loan *volume_loans_create_with(const struct Loan_new *values)
{
    return (struct Loan *)toasty_model_create(&Loan_toasty_model, &Volume_toasty_fields[1], values);
}
/** Moves a Loan to loans of this record, wherever it was. */
static inline toasty_status volume_loans_insert(toasty_db *db, const struct Volume *volume, struct Loan *loan)
{
    return toasty_relation_insert(&Volume_toasty_fields[1], db, volume, loan);
}
/** Takes a Loan out of loans: it is deleted when it cannot be without Volume. */
static inline toasty_status volume_loans_remove(toasty_db *db, const struct Volume *volume, struct Loan *loan)
{
    return toasty_relation_remove(&Volume_toasty_fields[1], db, volume, loan);
}
/** Puts `count` records of Loan into loans of this record, all or none. */
static inline toasty_status volume_loans_insert_all(toasty_db *db, const struct Volume *volume, struct Loan *items, size_t count)
{
    return toasty_relation_insert_all(&Volume_toasty_fields[1], db, volume, items, count);
}
/** Takes `count` records of Loan out of loans, all or none. */
static inline toasty_status volume_loans_remove_all(toasty_db *db, const struct Volume *volume, struct Loan *items, size_t count)
{
    return toasty_relation_remove_all(&Volume_toasty_fields[1], db, volume, items, count);
}
static inline toasty_op volume_loans_op_with(struct Loan_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Loan_toasty_model, &Volume_toasty_fields[1], options, out);
}
static inline toasty_op volume_loans_create_op_with(struct Loan **out, const struct Loan_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Loan_toasty_model, &Volume_toasty_fields[1], values, out);
}
static inline toasty_op volume_loans_update_where_op_with(const struct Loan_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Loan_toasty_model, &Volume_toasty_fields[1], changes, 0);
}
static inline toasty_op volume_loans_delete_where_op_with(const struct Volume *volume, const toasty_expr *where)
{
    return toasty__make_delete_op(&Loan_toasty_model, &Volume_toasty_fields[1], volume, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *volume_loans_get_by_id(toasty_db *db, const struct Volume *volume, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Loan *)toasty_model_get_by(t, db, volume, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status volume_loans_delete_by_id(toasty_db *db, const struct Volume *volume, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, volume, values);
}
/** The one with this reader_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *volume_loans_get_by_reader_id(toasty_db *db, const struct Volume *volume, int64_t reader_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(reader_id)};
    return (struct Loan *)toasty_model_get_by(t, db, volume, values);
}
/** Deletes those with this reader_id; none is fine. */
static inline toasty_status volume_loans_delete_by_reader_id(toasty_db *db, const struct Volume *volume, int64_t reader_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(reader_id)};
    return toasty_model_delete_by(t, db, volume, values);
}
/** The one with this held_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *volume_loans_get_by_held_id(toasty_db *db, const struct Volume *volume, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return (struct Loan *)toasty_model_get_by(t, db, volume, values);
}
/** Deletes those with this held_id; none is fine. */
static inline toasty_status volume_loans_delete_by_held_id(toasty_db *db, const struct Volume *volume, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[1], by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return toasty_model_delete_by(t, db, volume, values);
}
/** The last of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Loan *volume_last(toasty_db *db, const struct Volume *volume)
{
    toasty_target t = {&Loan_toasty_model, &Volume_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = volume;
    return (struct Loan *)toasty_model_first(t, &options);
}
/** Creates a Loan in last of a record. */
static inline struct Loan *volume_last_create_with(const struct Loan_new *values)
{
    return (struct Loan *)toasty_model_create(&Loan_toasty_model, &Volume_toasty_fields[2], values);
}
/** Moves a Loan to last of this record, wherever it was. */
static inline toasty_status volume_last_insert(toasty_db *db, const struct Volume *volume, struct Loan *loan)
{
    return toasty_relation_insert(&Volume_toasty_fields[2], db, volume, loan);
}
/** Takes a Loan out of last: it is deleted when it cannot be without Volume. */
static inline toasty_status volume_last_remove(toasty_db *db, const struct Volume *volume, struct Loan *loan)
{
    return toasty_relation_remove(&Volume_toasty_fields[2], db, volume, loan);
}
/** The holder of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Reader *volume_holder(toasty_db *db, const struct Volume *volume)
{
    toasty_target t = {&Reader_toasty_model, &Volume_toasty_fields[3], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = volume;
    return (struct Reader *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define volumes_new(...) \
    {.items = (const struct Volume_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Volume_new[]){__VA_ARGS__}) / sizeof(struct Volume_new)}
#define volumes_apply(...) \
    {.steps = (const struct Volume_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Volume_one[]){__VA_ARGS__}) / sizeof(struct Volume_one)}
#define volumes_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define volume_new(...) {.op = TOASTY_CREATE, .create = &(const struct Volume_new){.toasty__db = 0, __VA_ARGS__}}
#define volume_create(...) volume_create_with(&(const struct Volume_new){.toasty__db = __VA_ARGS__})
#define volume_create_many(db_, ...) volume_create_many_with(db_, (struct Volume_many)__VA_ARGS__)
#define volume_update(db_, ...) \
    volume_update_with(&(const struct Volume_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define volume_update_where(db_, ...) \
    volume_update_where_with(&(const struct Volume_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define volume_update_where_returning(db_, ...) \
    volume_update_where_returning_with( \
        &(const struct Volume_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define volume_load(db_, ...) \
    volume_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_from_sql(db_, ...) volume_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define volume_find(...) volume_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_first(...) volume_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_one(...) volume_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_paginate(...) volume_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_count(...) volume_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_exists(...) volume_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define volume_each(db_, ...) TOASTY__VISIT(volume_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define volume_find_op(...) TOASTY__OP(volume_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_first_op(...) TOASTY__OP(volume_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_one_op(...) TOASTY__OP(volume_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_paginate_op(...) TOASTY__OP(volume_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_count_op(...) TOASTY__OP(volume_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_exists_op(...) TOASTY__OP(volume_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define volume_create_op(...) TOASTY__OP(volume_create_op_with, struct Volume_new, __VA_ARGS__, .toasty__parent = 0)
#define volume_create_many_op(db_, ...) volume_create_many_op_with(db_, &(const struct Volume_many)__VA_ARGS__)
#define volume_update_op(...) \
    volume_update_op_with(&(const struct Volume_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define volume_update_where_op(...) \
    volume_update_where_op_with(&(const struct Volume_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define volume_update_where_returning_op(db_, ...) \
    volume_update_where_returning_op_with(db_, \
        &(const struct Volume_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define volume_delete_where_op(...) volume_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define volume_delete_where_returning_op(db_, ...) \
    volume_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define volume_find_by_id(db_, ...) \
    volume_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define volume_update_by_id(db_, id_, ...) \
    volume_update_where_with(&(const struct Volume_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Volume.id, id_), __VA_ARGS__})
#define volume_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Volume_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Volume, db_))
#define volume_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Volume_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Volume_list, db_))
#define volume_update_by_id_op(id_, ...) \
    volume_update_where_op_with(&(const struct Volume_changes){.toasty__db = 0, .toasty__where = toasty_eq(Volume.id, id_), __VA_ARGS__})
#define volume_delete_by_id_op(id_) volume_delete_where_op_with((const toasty_expr[]){toasty_eq(Volume.id, id_)})
#define volume_upsert_by_id(db_, ...) \
    volume_upsert_by_id_with(&(const struct Volume_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define volume_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(volume_upsert_by_id_run, &(const struct Volume_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Volume, db_))
#define volume_loans(db_, ...) \
    volume_loans_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_first(db_, ...) \
    volume_loans_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_one(db_, ...) \
    volume_loans_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_paginate(db_, ...) \
    volume_loans_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_count(db_, ...) \
    volume_loans_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_exists(db_, ...) \
    volume_loans_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_loans_each(db_, volume_, ...) \
    TOASTY__VISIT(volume_loans_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct Volume *, volume_), (volume_)))
#define volume_loans_update_where(db_, volume_, ...) \
    volume_loans_update_where_with(&(const struct Loan_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct Volume *, volume_), (db_)), \
        .toasty__parent = (volume_), .toasty__where = __VA_ARGS__})
#define volume_loans_op(...) \
    TOASTY__OP_OF(volume_loans_op_with, toasty_find_options, struct Volume, __VA_ARGS__, .db = 0)
#define volume_loans_create_op(...) \
    TOASTY__OP_OF(volume_loans_create_op_with, struct Loan_new, struct Volume, __VA_ARGS__, .toasty__db = 0)
#define volume_loans_update_where_op(volume_, ...) \
    volume_loans_update_where_op_with(&(const struct Loan_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct Volume *, volume_), (volume_)), .toasty__where = __VA_ARGS__})
#define volume_loans_delete_where_op(volume_, ...) \
    volume_loans_delete_where_op_with(volume_, (const toasty_expr[]){__VA_ARGS__})
#define volume_loans_create(db_, ...) \
    volume_loans_create_with(&(const struct Loan_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define volume_last_create(db_, ...) \
    volume_last_create_with(&(const struct Loan_new){ \
        .toasty__db = (TOASTY__CHECK(const struct Volume *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

/* ---- functions of Loan ---- */

/** Creates a Loan with what is nested in it; NULL on failure. */
static inline struct Loan *loan_create_with(const struct Loan_new *values)
{
    return (struct Loan *)toasty_model_create(&Loan_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Loan_list *loan_create_array(toasty_db *db, const struct Loan_new *items, size_t count)
{
    return (struct Loan_list *)toasty_model_create_many(&Loan_toasty_model, db, items, count);
}
/** The same with loans_new. */
static inline struct Loan_list *loan_create_many_with(toasty_db *db, struct Loan_many many)
{
    return loan_create_array(db, many.items, many.count);
}
static inline toasty_op loan_create_op_with(struct Loan **out, const struct Loan_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Loan_toasty_model, 0, values, out);
}
static inline toasty_op loan_create_many_op_with(struct Loan_list **out, const struct Loan_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Loan_toasty_model, 0, many, out);
}
static inline toasty_op loan_update_op_with(const struct Loan_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Loan_toasty_model, 0, changes, 0);
}
static inline toasty_op loan_update_where_op_with(const struct Loan_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Loan_toasty_model, 0, changes, 0);
}
static inline toasty_op loan_update_where_returning_op_with(struct Loan_list **out, const struct Loan_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Loan_toasty_model, 0, changes, out);
}
static inline toasty_op loan_delete_op(const struct Loan *loan)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Loan_toasty_model, 0, loan, 0);
}
static inline toasty_op loan_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Loan_toasty_model, 0, where, 0);
}
static inline toasty_op loan_delete_where_returning_op_with(struct Loan_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Loan_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Loan_list *loan_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Loan *loan_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return (struct Loan *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *loan_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return (struct Loan *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Loan_page *loan_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return (struct Loan_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status loan_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Loan *, void *arg), void *arg)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    struct Loan_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? loan_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t loan_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool loan_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Loan_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void loan_print(FILE *out, const struct Loan *loan)
{
    toasty_model_print(&Loan_toasty_model, out, loan);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *loan_to_json(const struct Loan *loan)
{
    return toasty_model_to_json(&Loan_toasty_model, loan);
}
/** The same for a list. */
static inline char *loan_list_to_json(const struct Loan_list *list)
{
    return toasty_model_list_to_json(&Loan_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *loan_page_to_json(const struct Loan_page *page)
{
    return toasty_model_page_to_json(&Loan_toasty_model, page);
}
static inline toasty_op loan_find_op_with(struct Loan_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Loan_toasty_model, 0, options, out);
}
static inline toasty_op loan_first_op_with(struct Loan **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Loan_toasty_model, 0, options, out);
}
static inline toasty_op loan_one_op_with(struct Loan **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Loan_toasty_model, 0, options, out);
}
static inline toasty_op loan_paginate_op_with(struct Loan_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Loan_toasty_model, 0, options, out);
}
static inline toasty_op loan_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Loan_toasty_model, 0, options, out);
}
static inline toasty_op loan_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Loan_toasty_model, 0, options, out);
}
/** The Loan with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *loan_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Loan *)toasty_model_get_by(t, db, 0, values);
}
/** All Loan records with this id that match. */
static inline struct Loan_list *loan_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status loan_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *loan_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Loan_upsert *values = (const struct Loan_upsert *)input;
    toasty_upsert upsert = {&Loan_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Loan with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Loan *loan_upsert_by_id_with(const struct Loan_upsert *values)
{
    return (struct Loan *)loan_upsert_by_id_run(values->toasty__db, values);
}
/** The Loan with this reader_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *loan_get_by_reader_id(toasty_db *db, int64_t reader_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(reader_id)};
    return (struct Loan *)toasty_model_get_by(t, db, 0, values);
}
/** All Loan records with this reader_id that match. */
static inline struct Loan_list *loan_find_by_reader_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** Deletes what has this reader_id, with what depends on it; none is fine. */
static inline toasty_status loan_delete_by_reader_id(toasty_db *db, int64_t reader_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(reader_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Loan with this volume_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *loan_get_by_volume_id(toasty_db *db, int64_t volume_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(volume_id)};
    return (struct Loan *)toasty_model_get_by(t, db, 0, values);
}
/** All Loan records with this volume_id that match. */
static inline struct Loan_list *loan_find_by_volume_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** Deletes what has this volume_id, with what depends on it; none is fine. */
static inline toasty_status loan_delete_by_volume_id(toasty_db *db, int64_t volume_id)
{
    static const uint16_t by[] = {3};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(volume_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** The Loan with this held_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Loan *loan_get_by_held_id(toasty_db *db, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return (struct Loan *)toasty_model_get_by(t, db, 0, values);
}
/** All Loan records with this held_id that match. */
static inline struct Loan_list *loan_find_by_held_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    return (struct Loan_list *)toasty_model_find(t, options);
}
/** Deletes what has this held_id, with what depends on it; none is fine. */
static inline toasty_status loan_delete_by_held_id(toasty_db *db, int64_t held_id)
{
    static const uint16_t by[] = {5};
    toasty_target t = {&Loan_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(held_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *loan_upsert_by_held_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {5};
    const struct Loan_upsert *values = (const struct Loan_upsert *)input;
    toasty_upsert upsert = {&Loan_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Loan with this held_id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Loan *loan_upsert_by_held_id_with(const struct Loan_upsert *values)
{
    return (struct Loan *)loan_upsert_by_held_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status loan_update_with(const struct Loan_changes *changes)
{
    return toasty_model_update(&Loan_toasty_model, changes);
}
/** Updates every Loan that the condition matches; toasty_changes has the number. */
static inline toasty_status loan_update_where_with(const struct Loan_changes *changes)
{
    return toasty_model_update_where(&Loan_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Loan_list *loan_update_where_returning_with(const struct Loan_changes *changes)
{
    return (struct Loan_list *)toasty_model_update_where_returning(&Loan_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status loan_delete(toasty_db *db, const struct Loan *loan)
{
    return toasty_model_delete(&Loan_toasty_model, db, loan);
}
/** Deletes every Loan that the condition matches; toasty_changes has the number. */
static inline toasty_status loan_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Loan_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Loan_list *loan_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Loan_list *)toasty_model_delete_where_returning(&Loan_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status loan_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Loan_toasty_model, options);
}
/** Records from raw SQL that gives every column of Loan. */
static inline struct Loan_list *loan_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Loan_list *)toasty_model_from_sql(&Loan_toasty_model, db, sql);
}
/** The reader of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Reader *loan_reader(toasty_db *db, const struct Loan *loan)
{
    toasty_target t = {&Reader_toasty_model, &Loan_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = loan;
    return (struct Reader *)toasty_model_first(t, &options);
}
/** The volume of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Volume *loan_volume(toasty_db *db, const struct Loan *loan)
{
    toasty_target t = {&Volume_toasty_model, &Loan_toasty_fields[4], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = loan;
    return (struct Volume *)toasty_model_first(t, &options);
}
/** The held of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Volume *loan_held(toasty_db *db, const struct Loan *loan)
{
    toasty_target t = {&Volume_toasty_model, &Loan_toasty_fields[6], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = loan;
    return (struct Volume *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define loans_new(...) \
    {.items = (const struct Loan_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Loan_new[]){__VA_ARGS__}) / sizeof(struct Loan_new)}
#define loans_apply(...) \
    {.steps = (const struct Loan_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Loan_one[]){__VA_ARGS__}) / sizeof(struct Loan_one)}
#define loans_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define loan_new(...) {.op = TOASTY_CREATE, .create = &(const struct Loan_new){.toasty__db = 0, __VA_ARGS__}}
#define loan_create(...) loan_create_with(&(const struct Loan_new){.toasty__db = __VA_ARGS__})
#define loan_create_many(db_, ...) loan_create_many_with(db_, (struct Loan_many)__VA_ARGS__)
#define loan_update(db_, ...) \
    loan_update_with(&(const struct Loan_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define loan_update_where(db_, ...) \
    loan_update_where_with(&(const struct Loan_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define loan_update_where_returning(db_, ...) \
    loan_update_where_returning_with( \
        &(const struct Loan_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define loan_load(db_, ...) \
    loan_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Loan *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define loan_from_sql(db_, ...) loan_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define loan_find(...) loan_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_first(...) loan_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_one(...) loan_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_paginate(...) loan_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_count(...) loan_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_exists(...) loan_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define loan_each(db_, ...) TOASTY__VISIT(loan_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define loan_find_op(...) TOASTY__OP(loan_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_first_op(...) TOASTY__OP(loan_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_one_op(...) TOASTY__OP(loan_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_paginate_op(...) TOASTY__OP(loan_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_count_op(...) TOASTY__OP(loan_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_exists_op(...) TOASTY__OP(loan_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define loan_create_op(...) TOASTY__OP(loan_create_op_with, struct Loan_new, __VA_ARGS__, .toasty__parent = 0)
#define loan_create_many_op(db_, ...) loan_create_many_op_with(db_, &(const struct Loan_many)__VA_ARGS__)
#define loan_update_op(...) \
    loan_update_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define loan_update_where_op(...) \
    loan_update_where_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define loan_update_where_returning_op(db_, ...) \
    loan_update_where_returning_op_with(db_, \
        &(const struct Loan_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define loan_delete_where_op(...) loan_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define loan_delete_where_returning_op(db_, ...) \
    loan_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define loan_find_by_id(db_, ...) \
    loan_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_update_by_id(db_, id_, ...) \
    loan_update_where_with(&(const struct Loan_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Loan.id, id_), __VA_ARGS__})
#define loan_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Loan_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan, db_))
#define loan_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Loan_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan_list, db_))
#define loan_update_by_id_op(id_, ...) \
    loan_update_where_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__where = toasty_eq(Loan.id, id_), __VA_ARGS__})
#define loan_delete_by_id_op(id_) loan_delete_where_op_with((const toasty_expr[]){toasty_eq(Loan.id, id_)})
#define loan_upsert_by_id(db_, ...) \
    loan_upsert_by_id_with(&(const struct Loan_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(loan_upsert_by_id_run, &(const struct Loan_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Loan, db_))
#define loan_find_by_reader_id(db_, ...) \
    loan_find_by_reader_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_update_by_reader_id(db_, reader_id_, ...) \
    loan_update_where_with(&(const struct Loan_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Loan.reader_id, reader_id_), __VA_ARGS__})
#define loan_get_by_reader_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Loan_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan, db_))
#define loan_find_by_reader_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Loan_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan_list, db_))
#define loan_update_by_reader_id_op(reader_id_, ...) \
    loan_update_where_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__where = toasty_eq(Loan.reader_id, reader_id_), __VA_ARGS__})
#define loan_delete_by_reader_id_op(reader_id_) loan_delete_where_op_with((const toasty_expr[]){toasty_eq(Loan.reader_id, reader_id_)})
#define loan_find_by_volume_id(db_, ...) \
    loan_find_by_volume_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_update_by_volume_id(db_, volume_id_, ...) \
    loan_update_where_with(&(const struct Loan_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Loan.volume_id, volume_id_), __VA_ARGS__})
#define loan_get_by_volume_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Loan_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan, db_))
#define loan_find_by_volume_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Loan_toasty_model, (const uint16_t[]){3}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan_list, db_))
#define loan_update_by_volume_id_op(volume_id_, ...) \
    loan_update_where_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__where = toasty_eq(Loan.volume_id, volume_id_), __VA_ARGS__})
#define loan_delete_by_volume_id_op(volume_id_) loan_delete_where_op_with((const toasty_expr[]){toasty_eq(Loan.volume_id, volume_id_)})
#define loan_find_by_held_id(db_, ...) \
    loan_find_by_held_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_update_by_held_id(db_, held_id_, ...) \
    loan_update_where_with(&(const struct Loan_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Loan.held_id, held_id_), __VA_ARGS__})
#define loan_get_by_held_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Loan_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan, db_))
#define loan_find_by_held_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Loan_toasty_model, (const uint16_t[]){5}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Loan_list, db_))
#define loan_update_by_held_id_op(held_id_, ...) \
    loan_update_where_op_with(&(const struct Loan_changes){.toasty__db = 0, .toasty__where = toasty_eq(Loan.held_id, held_id_), __VA_ARGS__})
#define loan_delete_by_held_id_op(held_id_) loan_delete_where_op_with((const toasty_expr[]){toasty_eq(Loan.held_id, held_id_)})
#define loan_upsert_by_held_id(db_, ...) \
    loan_upsert_by_held_id_with(&(const struct Loan_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define loan_upsert_by_held_id_op(db_, ...) \
    toasty__make_upsert_op(loan_upsert_by_held_id_run, &(const struct Loan_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Loan, db_))
#endif

#ifdef __cplusplus
}
#endif
#endif
