/* Written by toasty derive from quickstart.h. Do not edit. */
#ifndef QUICKSTART_TOASTY_H_USER
#define QUICKSTART_TOASTY_H_USER

#include <string.h>
#include <toasty/toasty.h>
#include "quickstart.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- User ---- */

/** Records of User, in order. */
struct User_list {
    size_t len;
    struct User *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct User_page {
    size_t len;
    struct User *items;
    const char *next;
    const char *prev;
};

/**
 * A person who can sign in.
 *
 * Here: one token per field of User.
 */
struct User_fields {
    const toasty_model *toasty__model;
    toasty_uuid_token id;
    toasty_string_token name;
    /** Where the password goes. */
    toasty_string_token email;
    toasty_int_token age;
    toasty_relation_token todos;
    toasty_relation_token profile;
};
extern const struct User_fields User;

struct User_new;
struct User_changes;
struct User_one;
/** New User records: users_new({...}, {...}) */
struct User_many {
    const struct User_new *items;
    size_t count;
};
/** What becomes of a list of User: users_new({...}, {...}), or
 * users_apply(user_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct User_apply {
    const struct User_new *items;
    size_t count;
    const struct User_one *steps;
    size_t step_count;
};
/** One User as a relation's value: toasty_set(record), user_new(...), toasty_null */
struct User_one {
    TOASTY__CHANGE_HEAD(const struct User *)
    const struct User_new *create;
};

/* What user_each runs, and with what. */
struct User_toasty_visitor {
    bool (*visit)(struct User *, void *arg);
    void *arg;
};
static inline bool user_toasty_visit(void *record, void *visitor)
{
    const struct User_toasty_visitor *v = (const struct User_toasty_visitor *)visitor;
    return v->visit((struct User *)record, v->arg);
}

extern const toasty_model User_toasty_model;
extern const toasty_field User_toasty_fields[6];

/* ---- Todo ---- */

/** Records of Todo, in order. */
struct Todo_list {
    size_t len;
    struct Todo *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Todo_page {
    size_t len;
    struct Todo *items;
    const char *next;
    const char *prev;
};

/** One token per field of Todo. */
struct Todo_fields {
    const toasty_model *toasty__model;
    toasty_uuid_token id;
    toasty_uuid_token user_id;
    toasty_relation_token user;
    toasty_string_token title;
    toasty_bool_token done;
};
extern const struct Todo_fields Todo;

struct Todo_new;
struct Todo_changes;
struct Todo_one;
/** New Todo records: todos_new({...}, {...}) */
struct Todo_many {
    const struct Todo_new *items;
    size_t count;
};
/** What becomes of a list of Todo: todos_new({...}, {...}), or
 * todos_apply(todo_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Todo_apply {
    const struct Todo_new *items;
    size_t count;
    const struct Todo_one *steps;
    size_t step_count;
};
/** One Todo as a relation's value: toasty_set(record), todo_new(...), toasty_null */
struct Todo_one {
    TOASTY__CHANGE_HEAD(const struct Todo *)
    const struct Todo_new *create;
};

/* What todo_each runs, and with what. */
struct Todo_toasty_visitor {
    bool (*visit)(struct Todo *, void *arg);
    void *arg;
};
static inline bool todo_toasty_visit(void *record, void *visitor)
{
    const struct Todo_toasty_visitor *v = (const struct Todo_toasty_visitor *)visitor;
    return v->visit((struct Todo *)record, v->arg);
}

extern const toasty_model Todo_toasty_model;
extern const toasty_field Todo_toasty_fields[5];

/* ---- Profile ---- */

/** Records of Profile, in order. */
struct Profile_list {
    size_t len;
    struct Profile *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Profile_page {
    size_t len;
    struct Profile *items;
    const char *next;
    const char *prev;
};

/** One token per field of Profile. */
struct Profile_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_uuid_token user_id;
    toasty_relation_token user;
    toasty_string_token bio;
};
extern const struct Profile_fields Profile;

struct Profile_new;
struct Profile_changes;
struct Profile_one;
/** New Profile records: profiles_new({...}, {...}) */
struct Profile_many {
    const struct Profile_new *items;
    size_t count;
};
/** What becomes of a list of Profile: profiles_new({...}, {...}), or
 * profiles_apply(profile_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Profile_apply {
    const struct Profile_new *items;
    size_t count;
    const struct Profile_one *steps;
    size_t step_count;
};
/** One Profile as a relation's value: toasty_set(record), profile_new(...), toasty_null */
struct Profile_one {
    TOASTY__CHANGE_HEAD(const struct Profile *)
    const struct Profile_new *create;
};

/* What profile_each runs, and with what. */
struct Profile_toasty_visitor {
    bool (*visit)(struct Profile *, void *arg);
    void *arg;
};
static inline bool profile_toasty_visit(void *record, void *visitor)
{
    const struct Profile_toasty_visitor *v = (const struct Profile_toasty_visitor *)visitor;
    return v->visit((struct Profile *)record, v->arg);
}

extern const toasty_model Profile_toasty_model;
extern const toasty_field Profile_toasty_fields[4];

/** What user_create takes. */
struct User_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const toasty_uuid *id; /* when left out: generated */
    const char *name;
    /** Where the password goes. */
    const char *email;
    const int64_t *age; /* when left out: NULL */
    struct Todo_apply todos;
    struct Profile_one profile;
};

/** What user_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct User_changes {
    toasty_db *toasty__db;
    struct User *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_uuid_change id;
    toasty_string_change name;
    toasty_string_change email;
    toasty_int_change age;
    struct Todo_apply todos;
    struct Profile_one profile;
};

/** Fields of User and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct User_values {
    toasty_uuid_change id;
    toasty_string_change name;
    toasty_string_change email;
    toasty_int_change age;
};

/**
 * What user_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of User_values come first.
 */
struct User_upsert {
    toasty_uuid_change id;
    toasty_string_change name;
    toasty_string_change email;
    toasty_int_change age;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct User_values on_create; /* when there is none yet */
    struct User_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What todo_create takes. */
struct Todo_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const toasty_uuid *id; /* when left out: generated */
    toasty_uuid user_id;
    struct User_one user;
    const char *title;
    const bool *done; /* when left out: false */
};

/** What todo_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Todo_changes {
    toasty_db *toasty__db;
    struct Todo *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_uuid_change id;
    toasty_uuid_change user_id;
    struct User_one user;
    toasty_string_change title;
    toasty_bool_change done;
};

/** Fields of Todo and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Todo_values {
    toasty_uuid_change id;
    toasty_uuid_change user_id;
    toasty_string_change title;
    toasty_bool_change done;
};

/**
 * What todo_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Todo_values come first.
 */
struct Todo_upsert {
    toasty_uuid_change id;
    toasty_uuid_change user_id;
    toasty_string_change title;
    toasty_bool_change done;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Todo_values on_create; /* when there is none yet */
    struct Todo_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/** What profile_create takes. */
struct Profile_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const toasty_uuid *user_id; /* when left out: NULL */
    struct User_one user;
    const char *bio; /* when left out: NULL */
};

/** What profile_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Profile_changes {
    toasty_db *toasty__db;
    struct Profile *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_uuid_change user_id;
    struct User_one user;
    toasty_string_change bio;
};

/** Fields of Profile and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Profile_values {
    toasty_int_change id;
    toasty_uuid_change user_id;
    toasty_string_change bio;
};

/**
 * What profile_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Profile_values come first.
 */
struct Profile_upsert {
    toasty_int_change id;
    toasty_uuid_change user_id;
    toasty_string_change bio;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Profile_values on_create; /* when there is none yet */
    struct Profile_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of User ---- */

/** Creates a User with what is nested in it; NULL on failure. */
static inline struct User *user_create_with(const struct User_new *values)
{
    return (struct User *)toasty_model_create(&User_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct User_list *user_create_array(toasty_db *db, const struct User_new *items, size_t count)
{
    return (struct User_list *)toasty_model_create_many(&User_toasty_model, db, items, count);
}
/** The same with users_new. */
static inline struct User_list *user_create_many_with(toasty_db *db, struct User_many many)
{
    return user_create_array(db, many.items, many.count);
}
static inline toasty_op user_create_op_with(struct User **out, const struct User_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &User_toasty_model, 0, values, out);
}
static inline toasty_op user_create_many_op_with(struct User_list **out, const struct User_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &User_toasty_model, 0, many, out);
}
static inline toasty_op user_update_op_with(const struct User_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &User_toasty_model, 0, changes, 0);
}
static inline toasty_op user_update_where_op_with(const struct User_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &User_toasty_model, 0, changes, 0);
}
static inline toasty_op user_update_where_returning_op_with(struct User_list **out, const struct User_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &User_toasty_model, 0, changes, out);
}
static inline toasty_op user_delete_op(const struct User *user)
{
    return toasty__make_op(TOASTY_OP_DELETE, &User_toasty_model, 0, user, 0);
}
static inline toasty_op user_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &User_toasty_model, 0, where, 0);
}
static inline toasty_op user_delete_where_returning_op_with(struct User_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &User_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct User_list *user_find_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return (struct User_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct User *user_first_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return (struct User *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct User *user_one_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return (struct User *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct User_page *user_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return (struct User_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status user_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct User *, void *arg), void *arg)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    struct User_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? user_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t user_count_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool user_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&User_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void user_print(FILE *out, const struct User *user)
{
    toasty_model_print(&User_toasty_model, out, user);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *user_to_json(const struct User *user)
{
    return toasty_model_to_json(&User_toasty_model, user);
}
/** The same for a list. */
static inline char *user_list_to_json(const struct User_list *list)
{
    return toasty_model_list_to_json(&User_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *user_page_to_json(const struct User_page *page)
{
    return toasty_model_page_to_json(&User_toasty_model, page);
}
static inline toasty_op user_find_op_with(struct User_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &User_toasty_model, 0, options, out);
}
static inline toasty_op user_first_op_with(struct User **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &User_toasty_model, 0, options, out);
}
static inline toasty_op user_one_op_with(struct User **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &User_toasty_model, 0, options, out);
}
static inline toasty_op user_paginate_op_with(struct User_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &User_toasty_model, 0, options, out);
}
static inline toasty_op user_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &User_toasty_model, 0, options, out);
}
static inline toasty_op user_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &User_toasty_model, 0, options, out);
}
/** The User with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct User *user_get_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return (struct User *)toasty_model_get_by(t, db, 0, values);
}
/** All User records with this id that match. */
static inline struct User_list *user_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    return (struct User_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status user_delete_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *user_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct User_upsert *values = (const struct User_upsert *)input;
    toasty_upsert upsert = {&User_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the User with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct User *user_upsert_by_id_with(const struct User_upsert *values)
{
    return (struct User *)user_upsert_by_id_run(values->toasty__db, values);
}
/** The User with this email; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct User *user_get_by_email(toasty_db *db, const char *email)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(email)};
    return (struct User *)toasty_model_get_by(t, db, 0, values);
}
/** All User records with this email that match. */
static inline struct User_list *user_find_by_email_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    return (struct User_list *)toasty_model_find(t, options);
}
/** Deletes what has this email, with what depends on it; none is fine. */
static inline toasty_status user_delete_by_email(toasty_db *db, const char *email)
{
    static const uint16_t by[] = {2};
    toasty_target t = {&User_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(email)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *user_upsert_by_email_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {2};
    const struct User_upsert *values = (const struct User_upsert *)input;
    toasty_upsert upsert = {&User_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the User with this email or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct User *user_upsert_by_email_with(const struct User_upsert *values)
{
    return (struct User *)user_upsert_by_email_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status user_update_with(const struct User_changes *changes)
{
    return toasty_model_update(&User_toasty_model, changes);
}
/** Updates every User that the condition matches; toasty_changes has the number. */
static inline toasty_status user_update_where_with(const struct User_changes *changes)
{
    return toasty_model_update_where(&User_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct User_list *user_update_where_returning_with(const struct User_changes *changes)
{
    return (struct User_list *)toasty_model_update_where_returning(&User_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status user_delete(toasty_db *db, const struct User *user)
{
    return toasty_model_delete(&User_toasty_model, db, user);
}
/** Deletes every User that the condition matches; toasty_changes has the number. */
static inline toasty_status user_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&User_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct User_list *user_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct User_list *)toasty_model_delete_where_returning(&User_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status user_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&User_toasty_model, options);
}
/** Records from raw SQL that gives every column of User. */
static inline struct User_list *user_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct User_list *)toasty_model_from_sql(&User_toasty_model, db, sql);
}
/** The todos of a record that match. */
static inline struct Todo_list *user_todos_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return (struct Todo_list *)toasty_model_find(t, options);
}
/** One page of them, in its order. */
static inline struct Todo_page *user_todos_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return (struct Todo_page *)toasty_model_paginate(t, options);
}
/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Todo *user_todos_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return (struct Todo *)toasty_model_first(t, options);
}
/** One of them; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Todo *user_todos_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return (struct Todo *)toasty_model_one(t, options);
}
/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */
static inline toasty_status user_todos_each_with(const toasty_find_options *options,
                                            bool (*visit)(struct Todo *, void *arg), void *arg)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    struct Todo_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? todo_toasty_visit : 0, &v);
}
/** How many; -1 on failure. */
static inline int64_t user_todos_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return toasty_model_count(t, options);
}
/** Whether there is any. */
static inline bool user_todos_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], 0, 0};
    return toasty_model_exists(t, options);
}
/** Updates those that the condition matches. */
static inline toasty_status user_todos_update_where_with(const struct Todo_changes *changes)
{
    return toasty_model_update_where(&Todo_toasty_model, &User_toasty_fields[4], changes);
}
/** Deletes those that the condition matches. */
static inline toasty_status user_todos_delete_where(toasty_db *db, const struct User *user, toasty_expr where)
{
    return toasty_model_delete_where(&Todo_toasty_model, db, &User_toasty_fields[4], user, where);
}
/** Creates a Todo in todos of a record. */
static inline struct Todo *user_todos_create_with(const struct Todo_new *values)
{
    return (struct Todo *)toasty_model_create(&Todo_toasty_model, &User_toasty_fields[4], values);
}
/** Moves a Todo to todos of this record, wherever it was. */
static inline toasty_status user_todos_insert(toasty_db *db, const struct User *user, struct Todo *todo)
{
    return toasty_relation_insert(&User_toasty_fields[4], db, user, todo);
}
/** Takes a Todo out of todos: it is deleted when it cannot be without User. */
static inline toasty_status user_todos_remove(toasty_db *db, const struct User *user, struct Todo *todo)
{
    return toasty_relation_remove(&User_toasty_fields[4], db, user, todo);
}
/** Puts `count` records of Todo into todos of this record, all or none. */
static inline toasty_status user_todos_insert_all(toasty_db *db, const struct User *user, struct Todo *items, size_t count)
{
    return toasty_relation_insert_all(&User_toasty_fields[4], db, user, items, count);
}
/** Takes `count` records of Todo out of todos, all or none. */
static inline toasty_status user_todos_remove_all(toasty_db *db, const struct User *user, struct Todo *items, size_t count)
{
    return toasty_relation_remove_all(&User_toasty_fields[4], db, user, items, count);
}
static inline toasty_op user_todos_op_with(struct Todo_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Todo_toasty_model, &User_toasty_fields[4], options, out);
}
static inline toasty_op user_todos_create_op_with(struct Todo **out, const struct Todo_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Todo_toasty_model, &User_toasty_fields[4], values, out);
}
static inline toasty_op user_todos_update_where_op_with(const struct Todo_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Todo_toasty_model, &User_toasty_fields[4], changes, 0);
}
static inline toasty_op user_todos_delete_where_op_with(const struct User *user, const toasty_expr *where)
{
    return toasty__make_delete_op(&Todo_toasty_model, &User_toasty_fields[4], user, where);
}
/** The one with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Todo *user_todos_get_by_id(toasty_db *db, const struct User *user, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return (struct Todo *)toasty_model_get_by(t, db, user, values);
}
/** Deletes those with this id; none is fine. */
static inline toasty_status user_todos_delete_by_id(toasty_db *db, const struct User *user, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Todo_toasty_model, &User_toasty_fields[4], by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return toasty_model_delete_by(t, db, user, values);
}
/** The profile of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct Profile *user_profile(toasty_db *db, const struct User *user)
{
    toasty_target t = {&Profile_toasty_model, &User_toasty_fields[5], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = user;
    return (struct Profile *)toasty_model_first(t, &options);
}
/** Creates a Profile in profile of a record. */
static inline struct Profile *user_profile_create_with(const struct Profile_new *values)
{
    return (struct Profile *)toasty_model_create(&Profile_toasty_model, &User_toasty_fields[5], values);
}
/** Moves a Profile to profile of this record, wherever it was. */
static inline toasty_status user_profile_insert(toasty_db *db, const struct User *user, struct Profile *profile)
{
    return toasty_relation_insert(&User_toasty_fields[5], db, user, profile);
}
/** Takes a Profile out of profile: it is deleted when it cannot be without User. */
static inline toasty_status user_profile_remove(toasty_db *db, const struct User *user, struct Profile *profile)
{
    return toasty_relation_remove(&User_toasty_fields[5], db, user, profile);
}

#ifndef __cplusplus
#define users_new(...) \
    {.items = (const struct User_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct User_new[]){__VA_ARGS__}) / sizeof(struct User_new)}
#define users_apply(...) \
    {.steps = (const struct User_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct User_one[]){__VA_ARGS__}) / sizeof(struct User_one)}
#define users_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define user_new(...) {.op = TOASTY_CREATE, .create = &(const struct User_new){.toasty__db = 0, __VA_ARGS__}}
#define user_create(...) user_create_with(&(const struct User_new){.toasty__db = __VA_ARGS__})
#define user_create_many(db_, ...) user_create_many_with(db_, (struct User_many)__VA_ARGS__)
#define user_update(db_, ...) \
    user_update_with(&(const struct User_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define user_update_where(db_, ...) \
    user_update_where_with(&(const struct User_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define user_update_where_returning(db_, ...) \
    user_update_where_returning_with( \
        &(const struct User_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define user_load(db_, ...) \
    user_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_from_sql(db_, ...) user_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define user_find(...) user_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_first(...) user_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_one(...) user_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_paginate(...) user_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_count(...) user_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_exists(...) user_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_each(db_, ...) TOASTY__VISIT(user_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define user_find_op(...) TOASTY__OP(user_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_first_op(...) TOASTY__OP(user_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_one_op(...) TOASTY__OP(user_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_paginate_op(...) TOASTY__OP(user_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_count_op(...) TOASTY__OP(user_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_exists_op(...) TOASTY__OP(user_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_create_op(...) TOASTY__OP(user_create_op_with, struct User_new, __VA_ARGS__, .toasty__parent = 0)
#define user_create_many_op(db_, ...) user_create_many_op_with(db_, &(const struct User_many)__VA_ARGS__)
#define user_update_op(...) \
    user_update_op_with(&(const struct User_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define user_update_where_op(...) \
    user_update_where_op_with(&(const struct User_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define user_update_where_returning_op(db_, ...) \
    user_update_where_returning_op_with(db_, \
        &(const struct User_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define user_delete_where_op(...) user_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define user_delete_where_returning_op(db_, ...) \
    user_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define user_find_by_id(db_, ...) \
    user_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define user_update_by_id(db_, id_, ...) \
    user_update_where_with(&(const struct User_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(User.id, id_), __VA_ARGS__})
#define user_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &User_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct User, db_))
#define user_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &User_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct User_list, db_))
#define user_update_by_id_op(id_, ...) \
    user_update_where_op_with(&(const struct User_changes){.toasty__db = 0, .toasty__where = toasty_eq(User.id, id_), __VA_ARGS__})
#define user_delete_by_id_op(id_) user_delete_where_op_with((const toasty_expr[]){toasty_eq(User.id, id_)})
#define user_upsert_by_id(db_, ...) \
    user_upsert_by_id_with(&(const struct User_upsert){.toasty__db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define user_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(user_upsert_by_id_run, &(const struct User_upsert){.toasty__db = 0, .toasty__by[0].uuid = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct User, db_))
#define user_find_by_email(db_, ...) \
    user_find_by_email_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define user_update_by_email(db_, email_, ...) \
    user_update_where_with(&(const struct User_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(User.email, email_), __VA_ARGS__})
#define user_get_by_email_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &User_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct User, db_))
#define user_find_by_email_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &User_toasty_model, (const uint16_t[]){2}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct User_list, db_))
#define user_update_by_email_op(email_, ...) \
    user_update_where_op_with(&(const struct User_changes){.toasty__db = 0, .toasty__where = toasty_eq(User.email, email_), __VA_ARGS__})
#define user_delete_by_email_op(email_) user_delete_where_op_with((const toasty_expr[]){toasty_eq(User.email, email_)})
#define user_upsert_by_email(db_, ...) \
    user_upsert_by_email_with(&(const struct User_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define user_upsert_by_email_op(db_, ...) \
    toasty__make_upsert_op(user_upsert_by_email_run, &(const struct User_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct User, db_))
#define user_todos(db_, ...) \
    user_todos_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_first(db_, ...) \
    user_todos_first_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_one(db_, ...) \
    user_todos_one_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_paginate(db_, ...) \
    user_todos_paginate_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_count(db_, ...) \
    user_todos_count_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_exists(db_, ...) \
    user_todos_exists_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_todos_each(db_, user_, ...) \
    TOASTY__VISIT(user_todos_each_with, db_, __VA_ARGS__, \
        .toasty__parent = (TOASTY__CHECK(const struct User *, user_), (user_)))
#define user_todos_update_where(db_, user_, ...) \
    user_todos_update_where_with(&(const struct Todo_changes){ \
        .toasty__db = (TOASTY__CHECK(const struct User *, user_), (db_)), \
        .toasty__parent = (user_), .toasty__where = __VA_ARGS__})
#define user_todos_op(...) \
    TOASTY__OP_OF(user_todos_op_with, toasty_find_options, struct User, __VA_ARGS__, .db = 0)
#define user_todos_create_op(...) \
    TOASTY__OP_OF(user_todos_create_op_with, struct Todo_new, struct User, __VA_ARGS__, .toasty__db = 0)
#define user_todos_update_where_op(user_, ...) \
    user_todos_update_where_op_with(&(const struct Todo_changes){ \
        .toasty__parent = (TOASTY__CHECK(const struct User *, user_), (user_)), .toasty__where = __VA_ARGS__})
#define user_todos_delete_where_op(user_, ...) \
    user_todos_delete_where_op_with(user_, (const toasty_expr[]){__VA_ARGS__})
#define user_todos_create(db_, ...) \
    user_todos_create_with(&(const struct Todo_new){ \
        .toasty__db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define user_profile_create(db_, ...) \
    user_profile_create_with(&(const struct Profile_new){ \
        .toasty__db = (TOASTY__CHECK(const struct User *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#endif

/* ---- functions of Todo ---- */

/** Creates a Todo with what is nested in it; NULL on failure. */
static inline struct Todo *todo_create_with(const struct Todo_new *values)
{
    return (struct Todo *)toasty_model_create(&Todo_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Todo_list *todo_create_array(toasty_db *db, const struct Todo_new *items, size_t count)
{
    return (struct Todo_list *)toasty_model_create_many(&Todo_toasty_model, db, items, count);
}
/** The same with todos_new. */
static inline struct Todo_list *todo_create_many_with(toasty_db *db, struct Todo_many many)
{
    return todo_create_array(db, many.items, many.count);
}
static inline toasty_op todo_create_op_with(struct Todo **out, const struct Todo_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Todo_toasty_model, 0, values, out);
}
static inline toasty_op todo_create_many_op_with(struct Todo_list **out, const struct Todo_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Todo_toasty_model, 0, many, out);
}
static inline toasty_op todo_update_op_with(const struct Todo_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Todo_toasty_model, 0, changes, 0);
}
static inline toasty_op todo_update_where_op_with(const struct Todo_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Todo_toasty_model, 0, changes, 0);
}
static inline toasty_op todo_update_where_returning_op_with(struct Todo_list **out, const struct Todo_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Todo_toasty_model, 0, changes, out);
}
static inline toasty_op todo_delete_op(const struct Todo *todo)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Todo_toasty_model, 0, todo, 0);
}
static inline toasty_op todo_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Todo_toasty_model, 0, where, 0);
}
static inline toasty_op todo_delete_where_returning_op_with(struct Todo_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Todo_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Todo_list *todo_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return (struct Todo_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Todo *todo_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return (struct Todo *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Todo *todo_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return (struct Todo *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Todo_page *todo_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return (struct Todo_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status todo_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Todo *, void *arg), void *arg)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    struct Todo_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? todo_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t todo_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool todo_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Todo_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void todo_print(FILE *out, const struct Todo *todo)
{
    toasty_model_print(&Todo_toasty_model, out, todo);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *todo_to_json(const struct Todo *todo)
{
    return toasty_model_to_json(&Todo_toasty_model, todo);
}
/** The same for a list. */
static inline char *todo_list_to_json(const struct Todo_list *list)
{
    return toasty_model_list_to_json(&Todo_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *todo_page_to_json(const struct Todo_page *page)
{
    return toasty_model_page_to_json(&Todo_toasty_model, page);
}
static inline toasty_op todo_find_op_with(struct Todo_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Todo_toasty_model, 0, options, out);
}
static inline toasty_op todo_first_op_with(struct Todo **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Todo_toasty_model, 0, options, out);
}
static inline toasty_op todo_one_op_with(struct Todo **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Todo_toasty_model, 0, options, out);
}
static inline toasty_op todo_paginate_op_with(struct Todo_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Todo_toasty_model, 0, options, out);
}
static inline toasty_op todo_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Todo_toasty_model, 0, options, out);
}
static inline toasty_op todo_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Todo_toasty_model, 0, options, out);
}
/** The Todo with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Todo *todo_get_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return (struct Todo *)toasty_model_get_by(t, db, 0, values);
}
/** All Todo records with this id that match. */
static inline struct Todo_list *todo_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    return (struct Todo_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status todo_delete_by_id(toasty_db *db, toasty_uuid id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *todo_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Todo_upsert *values = (const struct Todo_upsert *)input;
    toasty_upsert upsert = {&Todo_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Todo with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Todo *todo_upsert_by_id_with(const struct Todo_upsert *values)
{
    return (struct Todo *)todo_upsert_by_id_run(values->toasty__db, values);
}
/** The Todo with this user_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Todo *todo_get_by_user_id(toasty_db *db, toasty_uuid user_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(user_id)};
    return (struct Todo *)toasty_model_get_by(t, db, 0, values);
}
/** All Todo records with this user_id that match. */
static inline struct Todo_list *todo_find_by_user_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    return (struct Todo_list *)toasty_model_find(t, options);
}
/** Deletes what has this user_id, with what depends on it; none is fine. */
static inline toasty_status todo_delete_by_user_id(toasty_db *db, toasty_uuid user_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Todo_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(user_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status todo_update_with(const struct Todo_changes *changes)
{
    return toasty_model_update(&Todo_toasty_model, changes);
}
/** Updates every Todo that the condition matches; toasty_changes has the number. */
static inline toasty_status todo_update_where_with(const struct Todo_changes *changes)
{
    return toasty_model_update_where(&Todo_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Todo_list *todo_update_where_returning_with(const struct Todo_changes *changes)
{
    return (struct Todo_list *)toasty_model_update_where_returning(&Todo_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status todo_delete(toasty_db *db, const struct Todo *todo)
{
    return toasty_model_delete(&Todo_toasty_model, db, todo);
}
/** Deletes every Todo that the condition matches; toasty_changes has the number. */
static inline toasty_status todo_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Todo_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Todo_list *todo_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Todo_list *)toasty_model_delete_where_returning(&Todo_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status todo_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Todo_toasty_model, options);
}
/** Records from raw SQL that gives every column of Todo. */
static inline struct Todo_list *todo_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Todo_list *)toasty_model_from_sql(&Todo_toasty_model, db, sql);
}
/** The user of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct User *todo_user(toasty_db *db, const struct Todo *todo)
{
    toasty_target t = {&User_toasty_model, &Todo_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = todo;
    return (struct User *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define todos_new(...) \
    {.items = (const struct Todo_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Todo_new[]){__VA_ARGS__}) / sizeof(struct Todo_new)}
#define todos_apply(...) \
    {.steps = (const struct Todo_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Todo_one[]){__VA_ARGS__}) / sizeof(struct Todo_one)}
#define todos_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define todo_new(...) {.op = TOASTY_CREATE, .create = &(const struct Todo_new){.toasty__db = 0, __VA_ARGS__}}
#define todo_create(...) todo_create_with(&(const struct Todo_new){.toasty__db = __VA_ARGS__})
#define todo_create_many(db_, ...) todo_create_many_with(db_, (struct Todo_many)__VA_ARGS__)
#define todo_update(db_, ...) \
    todo_update_with(&(const struct Todo_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define todo_update_where(db_, ...) \
    todo_update_where_with(&(const struct Todo_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define todo_update_where_returning(db_, ...) \
    todo_update_where_returning_with( \
        &(const struct Todo_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define todo_load(db_, ...) \
    todo_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Todo *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define todo_from_sql(db_, ...) todo_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define todo_find(...) todo_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_first(...) todo_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_one(...) todo_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_paginate(...) todo_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_count(...) todo_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_exists(...) todo_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_each(db_, ...) TOASTY__VISIT(todo_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define todo_find_op(...) TOASTY__OP(todo_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_first_op(...) TOASTY__OP(todo_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_one_op(...) TOASTY__OP(todo_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_paginate_op(...) TOASTY__OP(todo_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_count_op(...) TOASTY__OP(todo_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_exists_op(...) TOASTY__OP(todo_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_create_op(...) TOASTY__OP(todo_create_op_with, struct Todo_new, __VA_ARGS__, .toasty__parent = 0)
#define todo_create_many_op(db_, ...) todo_create_many_op_with(db_, &(const struct Todo_many)__VA_ARGS__)
#define todo_update_op(...) \
    todo_update_op_with(&(const struct Todo_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define todo_update_where_op(...) \
    todo_update_where_op_with(&(const struct Todo_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define todo_update_where_returning_op(db_, ...) \
    todo_update_where_returning_op_with(db_, \
        &(const struct Todo_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define todo_delete_where_op(...) todo_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define todo_delete_where_returning_op(db_, ...) \
    todo_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define todo_find_by_id(db_, ...) \
    todo_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define todo_update_by_id(db_, id_, ...) \
    todo_update_where_with(&(const struct Todo_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Todo.id, id_), __VA_ARGS__})
#define todo_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Todo_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Todo, db_))
#define todo_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Todo_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Todo_list, db_))
#define todo_update_by_id_op(id_, ...) \
    todo_update_where_op_with(&(const struct Todo_changes){.toasty__db = 0, .toasty__where = toasty_eq(Todo.id, id_), __VA_ARGS__})
#define todo_delete_by_id_op(id_) todo_delete_where_op_with((const toasty_expr[]){toasty_eq(Todo.id, id_)})
#define todo_upsert_by_id(db_, ...) \
    todo_upsert_by_id_with(&(const struct Todo_upsert){.toasty__db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define todo_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(todo_upsert_by_id_run, &(const struct Todo_upsert){.toasty__db = 0, .toasty__by[0].uuid = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Todo, db_))
#define todo_find_by_user_id(db_, ...) \
    todo_find_by_user_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define todo_update_by_user_id(db_, user_id_, ...) \
    todo_update_where_with(&(const struct Todo_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Todo.user_id, user_id_), __VA_ARGS__})
#define todo_get_by_user_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Todo_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Todo, db_))
#define todo_find_by_user_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Todo_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Todo_list, db_))
#define todo_update_by_user_id_op(user_id_, ...) \
    todo_update_where_op_with(&(const struct Todo_changes){.toasty__db = 0, .toasty__where = toasty_eq(Todo.user_id, user_id_), __VA_ARGS__})
#define todo_delete_by_user_id_op(user_id_) todo_delete_where_op_with((const toasty_expr[]){toasty_eq(Todo.user_id, user_id_)})
#endif

/* ---- functions of Profile ---- */

/** Creates a Profile with what is nested in it; NULL on failure. */
static inline struct Profile *profile_create_with(const struct Profile_new *values)
{
    return (struct Profile *)toasty_model_create(&Profile_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Profile_list *profile_create_array(toasty_db *db, const struct Profile_new *items, size_t count)
{
    return (struct Profile_list *)toasty_model_create_many(&Profile_toasty_model, db, items, count);
}
/** The same with profiles_new. */
static inline struct Profile_list *profile_create_many_with(toasty_db *db, struct Profile_many many)
{
    return profile_create_array(db, many.items, many.count);
}
static inline toasty_op profile_create_op_with(struct Profile **out, const struct Profile_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Profile_toasty_model, 0, values, out);
}
static inline toasty_op profile_create_many_op_with(struct Profile_list **out, const struct Profile_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Profile_toasty_model, 0, many, out);
}
static inline toasty_op profile_update_op_with(const struct Profile_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Profile_toasty_model, 0, changes, 0);
}
static inline toasty_op profile_update_where_op_with(const struct Profile_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Profile_toasty_model, 0, changes, 0);
}
static inline toasty_op profile_update_where_returning_op_with(struct Profile_list **out, const struct Profile_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Profile_toasty_model, 0, changes, out);
}
static inline toasty_op profile_delete_op(const struct Profile *profile)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Profile_toasty_model, 0, profile, 0);
}
static inline toasty_op profile_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Profile_toasty_model, 0, where, 0);
}
static inline toasty_op profile_delete_where_returning_op_with(struct Profile_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Profile_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Profile_list *profile_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return (struct Profile_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Profile *profile_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return (struct Profile *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Profile *profile_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return (struct Profile *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Profile_page *profile_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return (struct Profile_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status profile_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Profile *, void *arg), void *arg)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    struct Profile_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? profile_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t profile_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool profile_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Profile_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void profile_print(FILE *out, const struct Profile *profile)
{
    toasty_model_print(&Profile_toasty_model, out, profile);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *profile_to_json(const struct Profile *profile)
{
    return toasty_model_to_json(&Profile_toasty_model, profile);
}
/** The same for a list. */
static inline char *profile_list_to_json(const struct Profile_list *list)
{
    return toasty_model_list_to_json(&Profile_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *profile_page_to_json(const struct Profile_page *page)
{
    return toasty_model_page_to_json(&Profile_toasty_model, page);
}
static inline toasty_op profile_find_op_with(struct Profile_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Profile_toasty_model, 0, options, out);
}
static inline toasty_op profile_first_op_with(struct Profile **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Profile_toasty_model, 0, options, out);
}
static inline toasty_op profile_one_op_with(struct Profile **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Profile_toasty_model, 0, options, out);
}
static inline toasty_op profile_paginate_op_with(struct Profile_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Profile_toasty_model, 0, options, out);
}
static inline toasty_op profile_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Profile_toasty_model, 0, options, out);
}
static inline toasty_op profile_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Profile_toasty_model, 0, options, out);
}
/** The Profile with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Profile *profile_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Profile *)toasty_model_get_by(t, db, 0, values);
}
/** All Profile records with this id that match. */
static inline struct Profile_list *profile_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    return (struct Profile_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status profile_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *profile_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Profile_upsert *values = (const struct Profile_upsert *)input;
    toasty_upsert upsert = {&Profile_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Profile with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Profile *profile_upsert_by_id_with(const struct Profile_upsert *values)
{
    return (struct Profile *)profile_upsert_by_id_run(values->toasty__db, values);
}
/** The Profile with this user_id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Profile *profile_get_by_user_id(toasty_db *db, toasty_uuid user_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(user_id)};
    return (struct Profile *)toasty_model_get_by(t, db, 0, values);
}
/** All Profile records with this user_id that match. */
static inline struct Profile_list *profile_find_by_user_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    return (struct Profile_list *)toasty_model_find(t, options);
}
/** Deletes what has this user_id, with what depends on it; none is fine. */
static inline toasty_status profile_delete_by_user_id(toasty_db *db, toasty_uuid user_id)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Profile_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_uuid(user_id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *profile_upsert_by_user_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {1};
    const struct Profile_upsert *values = (const struct Profile_upsert *)input;
    toasty_upsert upsert = {&Profile_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Profile with this user_id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Profile *profile_upsert_by_user_id_with(const struct Profile_upsert *values)
{
    return (struct Profile *)profile_upsert_by_user_id_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status profile_update_with(const struct Profile_changes *changes)
{
    return toasty_model_update(&Profile_toasty_model, changes);
}
/** Updates every Profile that the condition matches; toasty_changes has the number. */
static inline toasty_status profile_update_where_with(const struct Profile_changes *changes)
{
    return toasty_model_update_where(&Profile_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Profile_list *profile_update_where_returning_with(const struct Profile_changes *changes)
{
    return (struct Profile_list *)toasty_model_update_where_returning(&Profile_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status profile_delete(toasty_db *db, const struct Profile *profile)
{
    return toasty_model_delete(&Profile_toasty_model, db, profile);
}
/** Deletes every Profile that the condition matches; toasty_changes has the number. */
static inline toasty_status profile_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Profile_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Profile_list *profile_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Profile_list *)toasty_model_delete_where_returning(&Profile_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status profile_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Profile_toasty_model, options);
}
/** Records from raw SQL that gives every column of Profile. */
static inline struct Profile_list *profile_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Profile_list *)toasty_model_from_sql(&Profile_toasty_model, db, sql);
}
/** The user of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */
static inline struct User *profile_user(toasty_db *db, const struct Profile *profile)
{
    toasty_target t = {&User_toasty_model, &Profile_toasty_fields[2], 0, 0};
    toasty_find_options options;
    memset(&options, 0, sizeof options);
    options.db = db;
    options.toasty__parent = profile;
    return (struct User *)toasty_model_first(t, &options);
}

#ifndef __cplusplus
#define profiles_new(...) \
    {.items = (const struct Profile_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Profile_new[]){__VA_ARGS__}) / sizeof(struct Profile_new)}
#define profiles_apply(...) \
    {.steps = (const struct Profile_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Profile_one[]){__VA_ARGS__}) / sizeof(struct Profile_one)}
#define profiles_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define profile_new(...) {.op = TOASTY_CREATE, .create = &(const struct Profile_new){.toasty__db = 0, __VA_ARGS__}}
#define profile_create(...) profile_create_with(&(const struct Profile_new){.toasty__db = __VA_ARGS__})
#define profile_create_many(db_, ...) profile_create_many_with(db_, (struct Profile_many)__VA_ARGS__)
#define profile_update(db_, ...) \
    profile_update_with(&(const struct Profile_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define profile_update_where(db_, ...) \
    profile_update_where_with(&(const struct Profile_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define profile_update_where_returning(db_, ...) \
    profile_update_where_returning_with( \
        &(const struct Profile_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define profile_load(db_, ...) \
    profile_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Profile *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define profile_from_sql(db_, ...) profile_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define profile_find(...) profile_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_first(...) profile_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_one(...) profile_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_paginate(...) profile_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_count(...) profile_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_exists(...) profile_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define profile_each(db_, ...) TOASTY__VISIT(profile_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define profile_find_op(...) TOASTY__OP(profile_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_first_op(...) TOASTY__OP(profile_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_one_op(...) TOASTY__OP(profile_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_paginate_op(...) TOASTY__OP(profile_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_count_op(...) TOASTY__OP(profile_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_exists_op(...) TOASTY__OP(profile_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define profile_create_op(...) TOASTY__OP(profile_create_op_with, struct Profile_new, __VA_ARGS__, .toasty__parent = 0)
#define profile_create_many_op(db_, ...) profile_create_many_op_with(db_, &(const struct Profile_many)__VA_ARGS__)
#define profile_update_op(...) \
    profile_update_op_with(&(const struct Profile_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define profile_update_where_op(...) \
    profile_update_where_op_with(&(const struct Profile_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define profile_update_where_returning_op(db_, ...) \
    profile_update_where_returning_op_with(db_, \
        &(const struct Profile_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define profile_delete_where_op(...) profile_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define profile_delete_where_returning_op(db_, ...) \
    profile_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define profile_find_by_id(db_, ...) \
    profile_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define profile_update_by_id(db_, id_, ...) \
    profile_update_where_with(&(const struct Profile_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Profile.id, id_), __VA_ARGS__})
#define profile_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Profile_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Profile, db_))
#define profile_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Profile_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Profile_list, db_))
#define profile_update_by_id_op(id_, ...) \
    profile_update_where_op_with(&(const struct Profile_changes){.toasty__db = 0, .toasty__where = toasty_eq(Profile.id, id_), __VA_ARGS__})
#define profile_delete_by_id_op(id_) profile_delete_where_op_with((const toasty_expr[]){toasty_eq(Profile.id, id_)})
#define profile_upsert_by_id(db_, ...) \
    profile_upsert_by_id_with(&(const struct Profile_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define profile_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(profile_upsert_by_id_run, &(const struct Profile_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Profile, db_))
#define profile_find_by_user_id(db_, ...) \
    profile_find_by_user_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define profile_update_by_user_id(db_, user_id_, ...) \
    profile_update_where_with(&(const struct Profile_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Profile.user_id, user_id_), __VA_ARGS__})
#define profile_get_by_user_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Profile_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Profile, db_))
#define profile_find_by_user_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Profile_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].uuid = __VA_ARGS__}, TOASTY__RESULT_OF(struct Profile_list, db_))
#define profile_update_by_user_id_op(user_id_, ...) \
    profile_update_where_op_with(&(const struct Profile_changes){.toasty__db = 0, .toasty__where = toasty_eq(Profile.user_id, user_id_), __VA_ARGS__})
#define profile_delete_by_user_id_op(user_id_) profile_delete_where_op_with((const toasty_expr[]){toasty_eq(Profile.user_id, user_id_)})
#define profile_upsert_by_user_id(db_, ...) \
    profile_upsert_by_user_id_with(&(const struct Profile_upsert){.toasty__db = (db_), .toasty__by[0].uuid = __VA_ARGS__})
#define profile_upsert_by_user_id_op(db_, ...) \
    toasty__make_upsert_op(profile_upsert_by_user_id_run, &(const struct Profile_upsert){.toasty__db = 0, .toasty__by[0].uuid = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Profile, db_))
#endif

#ifdef __cplusplus
}
#endif
#endif
