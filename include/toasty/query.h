/*
 * What the generated functions call. A program uses the generated, typed forms (`user_find`); these take the model's
 * table and untyped pointers and are for code that works on any model. Common rules: every call may block; what
 * is returned is one block for toasty_free; NULL, false, -1 or a status other than TOASTY_OK is failure, and the handle
 * has the reason; strings, options and expressions are borrowed for the call.
 */
#ifndef TOASTY_QUERY_H
#define TOASTY_QUERY_H

#include <stdio.h>
#include <toasty/db.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A value of a key or index field given positionally; the field's type says which member is used. */
typedef union toasty_key_value {
    bool boolean;
    int64_t i64;
    uint64_t u64;
    double f64;
    const char *string;
    toasty_bytes bytes;
    toasty_uuid uuid;
    toasty_timestamp timestamp;
    toasty_date date;
    toasty_time time;
    toasty_datetime datetime;
    toasty_decimal decimal;
    toasty_json json;
    const toasty_inet *inet;
    const toasty_cidr *cidr;
    toasty_macaddr macaddr;
    toasty_macaddr8 macaddr8;
} toasty_key_value;

/** What every finding call takes. Members that begin with toasty__ are filled by the generated macros. */
typedef struct toasty_find_options {
    toasty_db *db;
    const void *toasty__parent;                      /* the record whose relation is asked for */
    toasty_key_value toasty__by[TOASTY_MAX_KEY];     /* values of the index fields in a …_by_… call */
    toasty_expr where;                               /* none: all records */
    toasty_order order_by[TOASTY_MAX_ORDER];         /* none: no particular order */
    int64_t limit;                                   /* 0: no limit */
    int64_t offset;                                  /* rows to skip */
    toasty_include include[TOASTY_MAX_INCLUDE];      /* relations to load along */
    /* pages only */
    int64_t per_page;   /* records of a page */
    const char *after;  /* `next` of the page before; NULL: from the beginning */
    const char *before; /* `prev` of the page behind */
    bool distinct; /* toasty_pluck only: each value once */
    /* where the database locks rows, else TOASTY_UNSUPPORTED_FEATURE; within a transaction only */
    unsigned lock; /* TOASTY_FOR_UPDATE, … (toasty/db.h) */
} toasty_find_options;

/* What an update does to one field. */
typedef enum toasty_change_op {
    TOASTY_KEEP,
    TOASTY_SET,
    TOASTY_SET_NULL,
    TOASTY_ADD,
    TOASTY_SUB,
    TOASTY_CREATE, /* relations: create a new record and link it */
    TOASTY_UNLINK, /* lists: take a record out of it */
    TOASTY_CLEAR   /* lists: take all out of it but those that are linked after this */
} toasty_change_op;

/* What a change begins with; the second names are those in changes of embedded structs. */
#define TOASTY__CHANGE_HEAD(ctype)                                                                           \
    union {                                                                                                  \
        toasty_change_op op;                                                                                 \
        toasty_change_op toasty__op;                                                                         \
    };                                                                                                       \
    union {                                                                                                  \
        ctype value;                                                                                         \
        ctype toasty__value;                                                                                 \
    };
#define TOASTY__CHANGE(name, ctype)                                                                          \
    typedef struct toasty_##name##_change {                                                                  \
        TOASTY__CHANGE_HEAD(ctype)                                                                           \
    } toasty_##name##_change;
TOASTY__CHANGE(bool, bool)
TOASTY__CHANGE(int, int64_t)
TOASTY__CHANGE(uint, uint64_t)
TOASTY__CHANGE(float, double)
TOASTY__CHANGE(string, const char *)
TOASTY__CHANGE(bytes, toasty_bytes)
TOASTY__CHANGE(uuid, toasty_uuid)
TOASTY__CHANGE(timestamp, toasty_timestamp)
TOASTY__CHANGE(date, toasty_date)
TOASTY__CHANGE(time, toasty_time)
TOASTY__CHANGE(datetime, toasty_datetime)
TOASTY__CHANGE(decimal, toasty_decimal)
TOASTY__CHANGE(json, toasty_json)
TOASTY__CHANGE(inet, toasty_inet)
TOASTY__CHANGE(cidr, toasty_cidr)
TOASTY__CHANGE(macaddr, toasty_macaddr)
TOASTY__CHANGE(macaddr8, toasty_macaddr8)
#undef TOASTY__CHANGE

/* The head that every generated `struct T_new` begins with; the library reads it through this type. */
typedef struct toasty_new_head {
    toasty_db *toasty__db;
    const void *toasty__parent; /* create through a relation: the record at its other side */
} toasty_new_head;

/* The head of every generated `struct T_changes`. */
typedef struct toasty_changes_head {
    toasty_db *toasty__db;
    void *toasty__record;     /* instance update */
    const void *toasty__parent; /* update within a relation */
    toasty_expr toasty__where; /* update by condition */
} toasty_changes_head;

/*
 * Layouts of the generated relation members, with untyped pointers: `struct T_one` (a singular relation in T_new and
 * T_changes) and `struct T_apply` (a list).
 */
typedef struct toasty_one {
    toasty_change_op op;
    const void *value;  /* TOASTY_SET: the record to link */
    const void *create; /* TOASTY_CREATE: its T_new */
} toasty_one;

typedef struct toasty_many {
    const void *items; /* array of T_new */
    size_t count;
    const void *steps; /* array of T_one: records to create, to link and to unlink */
    size_t step_count;
} toasty_many;

/* Every generated page has this layout: a list, and cursors to the pages beside it, NULL where there is none. */
typedef struct toasty_page {
    size_t len;
    void *items;
    const char *next;
    const char *prev;
} toasty_page;

/* Every generated list has this layout. */
typedef struct toasty_list {
    size_t len;
    void *items;
} toasty_list;

/** Creates one record from a T_new; with `relation`, within the relation of the record in its toasty__parent. */
void *toasty_model_create(const toasty_model *model, const toasty_field *relation, const void *values);

/** Creates `count` records in one statement; the list keeps their order. None: an empty list and no statement. */
void *toasty_model_create_many(const toasty_model *model, toasty_db *db, const void *values, size_t count);

/*
 * Finding. `relation`, when not NULL, scopes the call to that relation of `options->toasty__parent`; `by` and
 * `by_count` name the fields whose values stand in `options->toasty__by`.
 */
typedef struct toasty_target {
    const toasty_model *model; /* of the records wanted */
    const toasty_field *relation;
    const uint16_t *by;
    uint16_t by_count;
} toasty_target;

void *toasty_model_find(toasty_target target, const toasty_find_options *options);
/** First or NULL; NULL with TOASTY_OK on the handle means none. */
void *toasty_model_first(toasty_target target, const toasty_find_options *options);
/** Exactly the first; none is TOASTY_RECORD_NOT_FOUND. */
void *toasty_model_one(toasty_target target, const toasty_find_options *options);
/**
 * One page of what matches, in the order asked for, which it needs. Rows inserted or deleted meanwhile do not shift the
 * pages. A cursor is text without blanks or special characters; one that was altered, or belongs to another model or
 * order, is TOASTY_VALIDATION. A full last page has a `next`, and the page behind it is empty.
 */
void *toasty_model_paginate(toasty_target target, const toasty_find_options *options);
/**
 * Calls `visit` with one record after the other, in memory that they share, until it returns false or there are no more.
 * Not everything need fit into memory, then: the rows are read while this runs. The record is the library's: it is gone
 * when `visit` returns and must not be freed, and what is loaded onto it goes with it. Where relations are loaded, some
 * records are read at a time, and each relation with one query for all of these. All the while the call holds its
 * connection, and other calls on the handle are TOASTY_MISUSE; `visit` may use a clone, which takes another connection (a
 * `sqlite::memory:` database has only one, and waits for it). A stop by `visit` is TOASTY_OK; after a failure `visit` may
 * have been called for some records.
 */
toasty_status toasty_model_each(toasty_target target, const toasty_find_options *options,
                                bool (*visit)(void *record, void *context), void *context);
/** -1 on failure. */
int64_t toasty_model_count(toasty_target target, const toasty_find_options *options);
/** False also on failure: ask toasty_errcode. */
bool toasty_model_exists(toasty_target target, const toasty_find_options *options);

/** The record whose `target.by` fields have `values`; none is TOASTY_RECORD_NOT_FOUND. `parent` as in a scoped find. */
void *toasty_model_get_by(toasty_target target, toasty_db *db, const void *parent, const toasty_value *values);
/** Deletes what has those values, with what depends on it; none is fine. */
toasty_status toasty_model_delete_by(toasty_target target, toasty_db *db, const void *parent,
                                     const toasty_value *values);

/**
 * Updates the record in the changes' head; its struct shows the new values afterwards, or the old ones on failure. A row
 * that is gone is TOASTY_RECORD_NOT_FOUND; with a version, one that was changed since the record was read is
 * TOASTY_CONDITION_FAILED.
 */
toasty_status toasty_model_update(const toasty_model *model, const void *changes);
/** Updates every record that the head's condition matches. */
toasty_status toasty_model_update_where(const toasty_model *model, const toasty_field *relation, const void *changes);
/** The same; the list of these records as they are afterwards, in no particular order. Deferred fields are not loaded. */
void *toasty_model_update_where_returning(const toasty_model *model, const toasty_field *relation, const void *changes);
/*
 * An upsert: creates the record whose `by` fields have the values `keys`, or updates the one that there is. The three
 * `struct T_values` say which fields get what: `shared` in both cases, the others in one and then instead of `shared`.
 */
typedef struct toasty_upsert {
    const toasty_model *model;
    const uint16_t *by; /* the fields of the primary key or of a unique index, all of them */
    uint16_t by_count;
    bool or_ignore; /* leave a record that is there alone */
    toasty_db *db;
    const toasty_key_value *keys; /* by_count */
    const void *shared;
    const void *on_create;
    const void *on_update;
} toasty_upsert;

/**
 * The stored record, created or updated, in one statement. With or_ignore, NULL with TOASTY_OK on the handle when there is
 * one already. A field that is added to needs a default to begin with, and something must be set when the record is
 * there: else TOASTY_INVALID_STATEMENT. What a create would miss is TOASTY_VALIDATION, whether the record is there or not.
 */
void *toasty_model_upsert(const toasty_upsert *upsert);

/**
 * Deletes the record's row (none is fine) with what depends on it; the struct stays the caller's to free. With a version
 * the row must be there and as it was read: TOASTY_RECORD_NOT_FOUND, TOASTY_CONDITION_FAILED.
 */
toasty_status toasty_model_delete(const toasty_model *model, toasty_db *db, const void *record);
/** Deletes what the condition matches. `relation` and `parent` scope it, or are NULL. */
toasty_status toasty_model_delete_where(const toasty_model *model, toasty_db *db, const toasty_field *relation,
                                        const void *parent, toasty_expr where);

/** The same; the list of these records as they were, in no particular order. Deferred fields are not loaded. */
void *toasty_model_delete_where_returning(const toasty_model *model, toasty_db *db, const toasty_field *relation,
                                          const void *parent, toasty_expr where);

/**
 * Links a record into a has_many or has_one of `parent`, moving it from another; `child` shows the new key. In a list over a
 * join model (TOASTY_JOINED), a row is written between the two, which stay as they are; when there is one, nothing happens.
 * A record that is not in the database is TOASTY_RECORD_NOT_FOUND.
 */
toasty_status toasty_relation_insert(const toasty_field *relation, toasty_db *db, const void *parent, void *child);
/**
 * Unlinks: a required foreign key deletes the child, a nullable one becomes NULL; over a join model, the rows between are
 * deleted. A record that is not in the relation is TOASTY_CONDITION_FAILED.
 */
toasty_status toasty_relation_remove(const toasty_field *relation, toasty_db *db, const void *parent, void *child);

/**
 * The same for `count` records that lie side by side, all of them or none. Records of `items` may be the same row: it
 * counts once.
 */
toasty_status toasty_relation_insert_all(const toasty_field *relation, toasty_db *db, const void *parent, void *items,
                                         size_t count);
toasty_status toasty_relation_remove_all(const toasty_field *relation, toasty_db *db, const void *parent, void *items,
                                         size_t count);

/**
 * Loads relations and deferred fields onto a record in hand, and its eager relations; what was loaded there before is
 * replaced. For a deferred field the row must still be there: TOASTY_RECORD_NOT_FOUND.
 */
toasty_status toasty_model_load(const toasty_model *model, const toasty_find_options *options);

/** A list from raw SQL; columns are matched to fields by name, all columns of the model being required. */
void *toasty_model_from_sql(const toasty_model *model, toasty_db *db, toasty_sql sql);

/* What a call that is described does. */
typedef enum toasty_op_kind {
    TOASTY_OP_FIND,
    TOASTY_OP_FIRST,
    TOASTY_OP_ONE,
    TOASTY_OP_PAGINATE,
    TOASTY_OP_COUNT,
    TOASTY_OP_EXISTS,
    TOASTY_OP_CREATE,
    TOASTY_OP_CREATE_MANY,
    TOASTY_OP_UPDATE,
    TOASTY_OP_UPDATE_WHERE,
    TOASTY_OP_UPDATE_RETURNING,
    TOASTY_OP_UPSERT,
    TOASTY_OP_DELETE,
    TOASTY_OP_DELETE_WHERE,
    TOASTY_OP_DELETE_RETURNING
} toasty_op_kind;

/** A call that is described and not yet made: user_create_op(…) and its like make one. Keeps pointers, copies nothing. */
typedef struct toasty_op {
    toasty_op_kind kind;
    const toasty_model *model;
    const toasty_field *relation;
    const void *input; /* T_new, T_many, T_changes, T_upsert, find options, a record, or the condition of a delete */
    void *result;      /* a pointer, (count) an int64_t or (exists) a bool to be filled; NULL: not wanted */
    const uint16_t *by; /* reading: the fields whose values stand in the find options' toasty__by */
    uint16_t by_count;
    const void *parent; /* a delete within a relation: the record at its other side */
    void *(*upsert)(toasty_db *db, const void *input);
} toasty_op;

static inline toasty_op toasty__make_op(toasty_op_kind kind, const toasty_model *model, const toasty_field *relation,
                                        const void *input, void *result)
{
    toasty_op op;
    op.kind = kind;
    op.model = model;
    op.relation = relation;
    op.input = input;
    op.result = result;
    op.by = 0;
    op.by_count = 0;
    op.parent = 0;
    op.upsert = 0;
    return op;
}

static inline toasty_op toasty__make_by_op(toasty_op_kind kind, const toasty_model *model, const uint16_t *by,
                                           uint16_t by_count, const toasty_find_options *options, void *result)
{
    toasty_op op = toasty__make_op(kind, model, 0, options, result);
    op.by = by;
    op.by_count = by_count;
    return op;
}

static inline toasty_op toasty__make_delete_op(const toasty_model *model, const toasty_field *relation,
                                               const void *parent, const toasty_expr *where)
{
    toasty_op op = toasty__make_op(TOASTY_OP_DELETE_WHERE, model, relation, where, 0);
    op.parent = parent;
    return op;
}

static inline toasty_op toasty__make_upsert_op(void *(*upsert)(toasty_db *db, const void *input), const void *input,
                                               void *result)
{
    toasty_op op = toasty__make_op(TOASTY_OP_UPSERT, 0, 0, input, result);
    op.upsert = upsert;
    return op;
}

/**
 * Makes the calls in order, all of them or none: several run in a transaction of their own (inside one, in a savepoint).
 * Results are filled in order, each for toasty_free. When one fails nothing is kept: every result is NULL (a count -1,
 * false whether there is one), and status and message are those of the call that failed; but structs of records that an update before it changed show
 * values that are not in the database. None found by a first is NULL and no failure. May block.
 */
TOASTY_MUST_USE toasty_status toasty_batch_run(toasty_db *db, const toasty_op *ops, size_t count);

/**
 * Makes the calls, each by itself and in no order, and returns when all have ended: in a fiber at the same time, as far as
 * there are connections; on a plain thread or in a transaction one after the other. Results are for toasty_free. One that
 * fails keeps no other from being made; its result is NULL (a count -1, false whether there is one). Status and message are
 * those of the first that failed in the array; or TOASTY_OUT_OF_MEMORY, and none was made. No two may be given a record
 * that one of them changes. When the fiber is told to stop so are they. May block.
 */
TOASTY_MUST_USE toasty_status toasty_all_run(toasty_db *db, const toasty_op *ops, size_t count);

/** Writes the record for people, loaded relations included. */
void toasty_model_print(const toasty_model *model, FILE *out, const void *record);
/** JSON text of a record or list, loaded relations included; for toasty_free. NULL when memory is out. */
char *toasty_model_to_json(const toasty_model *model, const void *record);
char *toasty_model_list_to_json(const toasty_model *model, const void *list);
/** The same of a page, with its cursors: {"items":[…],"next":"…","prev":null} */
char *toasty_model_page_to_json(const toasty_model *model, const void *page);

#ifndef __cplusplus

/* Pointers to values, for the members of T_new that are optional: .age = toasty_i64(41) */
#define toasty_bool(v) (&(const bool){v})
#define toasty_i8(v)   (&(const int8_t){v})
#define toasty_i16(v)  (&(const int16_t){v})
#define toasty_i32(v)  (&(const int32_t){v})
#define toasty_i64(v)  (&(const int64_t){v})
#define toasty_u8(v)   (&(const uint8_t){v})
#define toasty_u16(v)  (&(const uint16_t){v})
#define toasty_u32(v)  (&(const uint32_t){v})
#define toasty_u64(v)  (&(const uint64_t){v})
#define toasty_f32(v)  (&(const float){v})
#define toasty_f64(v)  (&(const double){v})
/* The same for the struct types: .id = toasty_ref(toasty_uuid, other->id), .day = toasty_ref(toasty_date, {2026, 3, 1}) */
#define toasty_ref(type, ...) ((const type[1]){__VA_ARGS__})

/* Members of T_changes; toasty_set and toasty_null also for relations, there and in T_new, and for embedded structs. */
#define toasty_set(...) {.toasty__op = TOASTY_SET, .toasty__value = __VA_ARGS__}
#define toasty_null   {.toasty__op = TOASTY_SET_NULL}
#define toasty_add(v) {.op = TOASTY_ADD, .value = v}
#define toasty_sub(v) {.op = TOASTY_SUB, .value = v}
/* Entries of a list that is changed: .todos = todos_apply(todo_new(.title = "x"), toasty_link(a), toasty_unlink(b)) */
#define toasty_link(record)   {.op = TOASTY_SET, .value = record}
#define toasty_unlink(record) {.op = TOASTY_UNLINK, .value = record}
/* All that are in it now: .todos = todos_apply(toasty_clear, toasty_link(a), toasty_link(b)) leaves a and b, of which those that
 * were there stay as they are. */
#define toasty_clear {.op = TOASTY_CLEAR}

/* toasty_batch(db, user_create_op(&user, .name = "Ada"), todo_find_op(&todos, .limit = 3)) */
#define toasty_batch(db, ...)                                                                                \
    toasty_batch_run(db, (const toasty_op[]){__VA_ARGS__}, sizeof((const toasty_op[]){__VA_ARGS__}) / sizeof(toasty_op))
/* toasty_all(db, user_get_by_id_op(&user, 1), todo_find_op(&todos, .limit = 3)) */
#define toasty_all(db, ...)                                                                                  \
    toasty_all_run(db, (const toasty_op[]){__VA_ARGS__}, sizeof((const toasty_op[]){__VA_ARGS__}) / sizeof(toasty_op))
#define TOASTY__OP(call, type, out, ...) call((out), &(const type){__VA_ARGS__})
/* Where a result goes: the address of a pointer to a `type`, checked. */
#define TOASTY__RESULT_OF(type, out) (TOASTY__CHECK(type **, out), (out))
#define TOASTY__OP_OF(call, type, owner, out, parent, ...)                                                   \
    call((out), &(const type){.toasty__parent = (TOASTY__CHECK(const owner *, parent), (parent)), __VA_ARGS__})

/* A call with a function to run, its argument, and options. */
#define TOASTY__VISIT(call, d, visit, arg, ...)                                                              \
    call(&(const toasty_find_options){.db = (d), __VA_ARGS__}, (visit), (arg))

/* A compiler diagnostic unless `pointer` has this type; not evaluated. */
#define TOASTY__CHECK(type, pointer) ((void)sizeof(1 ? (pointer) : (type)0))

#endif

#ifdef __cplusplus
}
#endif
#endif
