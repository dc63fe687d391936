/* Written by toasty derive from writing.h. Do not edit. */
#ifndef WRITING_TOASTY_H_ARTICLE
#define WRITING_TOASTY_H_ARTICLE

#include <string.h>
#include <toasty/toasty.h>
#include "writing.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Article ---- */

/** Records of Article, in order. */
struct Article_list {
    size_t len;
    struct Article *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct Article_page {
    size_t len;
    struct Article *items;
    const char *next;
    const char *prev;
};

/** One token per field of Article. */
struct Article_fields {
    const toasty_model *toasty__model;
    toasty_int_token id;
    toasty_string_token slug;
    toasty_string_token title;
    toasty_string_token body;
    toasty_bytes_token scan;
    toasty_uint_token version;
};
extern const struct Article_fields Article;

struct Article_new;
struct Article_changes;
struct Article_one;
/** New Article records: articles_new({...}, {...}) */
struct Article_many {
    const struct Article_new *items;
    size_t count;
};
/** What becomes of a list of Article: articles_new({...}, {...}), or
 * articles_apply(article_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */
struct Article_apply {
    const struct Article_new *items;
    size_t count;
    const struct Article_one *steps;
    size_t step_count;
};
/** One Article as a relation's value: toasty_set(record), article_new(...), toasty_null */
struct Article_one {
    TOASTY__CHANGE_HEAD(const struct Article *)
    const struct Article_new *create;
};

/* What article_each runs, and with what. */
struct Article_toasty_visitor {
    bool (*visit)(struct Article *, void *arg);
    void *arg;
};
static inline bool article_toasty_visit(void *record, void *visitor)
{
    const struct Article_toasty_visitor *v = (const struct Article_toasty_visitor *)visitor;
    return v->visit((struct Article *)record, v->arg);
}

extern const toasty_model Article_toasty_model;
extern const toasty_field Article_toasty_fields[6];

/** What article_create takes. */
struct Article_new {
    toasty_db *toasty__db;
    const void *toasty__parent;
    const int64_t *id; /* when left out: the database counts */
    const char *slug;
    const char *title; /* when left out: "untitled" */
    const char *body;
    const toasty_bytes *scan; /* when left out: NULL */
};

/** What article_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Article_changes {
    toasty_db *toasty__db;
    struct Article *toasty__record;
    const void *toasty__parent;
    toasty_expr toasty__where;
    toasty_int_change id;
    toasty_string_change slug;
    toasty_string_change title;
    toasty_string_change body;
    toasty_bytes_change scan;
};

/** Fields of Article and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */
struct Article_values {
    toasty_int_change id;
    toasty_string_change slug;
    toasty_string_change title;
    toasty_string_change body;
    toasty_bytes_change scan;
};

/**
 * What article_upsert_by_... takes: fields that are set when the record is created and when it is updated, and
 * those for which that differs. The members of Article_values come first.
 */
struct Article_upsert {
    toasty_int_change id;
    toasty_string_change slug;
    toasty_string_change title;
    toasty_string_change body;
    toasty_bytes_change scan;
    toasty_db *toasty__db;
    toasty_key_value toasty__by[TOASTY_MAX_KEY];
    struct Article_values on_create; /* when there is none yet */
    struct Article_values on_update; /* when there is one already */
    bool or_ignore;             /* leave one that there is alone, and return NULL */
};

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of Article ---- */

/** Creates a Article with what is nested in it; NULL on failure. */
static inline struct Article *article_create_with(const struct Article_new *values)
{
    return (struct Article *)toasty_model_create(&Article_toasty_model, 0, values);
}
/** Creates `count` records in one statement; the list keeps their order. */
static inline struct Article_list *article_create_array(toasty_db *db, const struct Article_new *items, size_t count)
{
    return (struct Article_list *)toasty_model_create_many(&Article_toasty_model, db, items, count);
}
/** The same with articles_new. */
static inline struct Article_list *article_create_many_with(toasty_db *db, struct Article_many many)
{
    return article_create_array(db, many.items, many.count);
}
static inline toasty_op article_create_op_with(struct Article **out, const struct Article_new *values)
{
    return toasty__make_op(TOASTY_OP_CREATE, &Article_toasty_model, 0, values, out);
}
static inline toasty_op article_create_many_op_with(struct Article_list **out, const struct Article_many *many)
{
    return toasty__make_op(TOASTY_OP_CREATE_MANY, &Article_toasty_model, 0, many, out);
}
static inline toasty_op article_update_op_with(const struct Article_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE, &Article_toasty_model, 0, changes, 0);
}
static inline toasty_op article_update_where_op_with(const struct Article_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &Article_toasty_model, 0, changes, 0);
}
static inline toasty_op article_update_where_returning_op_with(struct Article_list **out, const struct Article_changes *changes)
{
    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &Article_toasty_model, 0, changes, out);
}
static inline toasty_op article_delete_op(const struct Article *article)
{
    return toasty__make_op(TOASTY_OP_DELETE, &Article_toasty_model, 0, article, 0);
}
static inline toasty_op article_delete_where_op_with(const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &Article_toasty_model, 0, where, 0);
}
static inline toasty_op article_delete_where_returning_op_with(struct Article_list **out, const toasty_expr *where)
{
    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &Article_toasty_model, 0, where, out);
}
/** All that match. */
static inline struct Article_list *article_find_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return (struct Article_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct Article *article_first_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return (struct Article *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Article *article_one_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return (struct Article *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct Article_page *article_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return (struct Article_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status article_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct Article *, void *arg), void *arg)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    struct Article_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? article_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t article_count_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool article_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&Article_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void article_print(FILE *out, const struct Article *article)
{
    toasty_model_print(&Article_toasty_model, out, article);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *article_to_json(const struct Article *article)
{
    return toasty_model_to_json(&Article_toasty_model, article);
}
/** The same for a list. */
static inline char *article_list_to_json(const struct Article_list *list)
{
    return toasty_model_list_to_json(&Article_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *article_page_to_json(const struct Article_page *page)
{
    return toasty_model_page_to_json(&Article_toasty_model, page);
}
static inline toasty_op article_find_op_with(struct Article_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &Article_toasty_model, 0, options, out);
}
static inline toasty_op article_first_op_with(struct Article **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &Article_toasty_model, 0, options, out);
}
static inline toasty_op article_one_op_with(struct Article **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &Article_toasty_model, 0, options, out);
}
static inline toasty_op article_paginate_op_with(struct Article_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &Article_toasty_model, 0, options, out);
}
static inline toasty_op article_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &Article_toasty_model, 0, options, out);
}
static inline toasty_op article_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &Article_toasty_model, 0, options, out);
}
/** The Article with this id; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Article *article_get_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return (struct Article *)toasty_model_get_by(t, db, 0, values);
}
/** All Article records with this id that match. */
static inline struct Article_list *article_find_by_id_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    return (struct Article_list *)toasty_model_find(t, options);
}
/** Deletes what has this id, with what depends on it; none is fine. */
static inline toasty_status article_delete_by_id(toasty_db *db, int64_t id)
{
    static const uint16_t by[] = {0};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_int(id)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *article_upsert_by_id_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {0};
    const struct Article_upsert *values = (const struct Article_upsert *)input;
    toasty_upsert upsert = {&Article_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Article with this id or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Article *article_upsert_by_id_with(const struct Article_upsert *values)
{
    return (struct Article *)article_upsert_by_id_run(values->toasty__db, values);
}
/** The Article with this slug; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct Article *article_get_by_slug(toasty_db *db, const char *slug)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(slug)};
    return (struct Article *)toasty_model_get_by(t, db, 0, values);
}
/** All Article records with this slug that match. */
static inline struct Article_list *article_find_by_slug_with(const toasty_find_options *options)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    return (struct Article_list *)toasty_model_find(t, options);
}
/** Deletes what has this slug, with what depends on it; none is fine. */
static inline toasty_status article_delete_by_slug(toasty_db *db, const char *slug)
{
    static const uint16_t by[] = {1};
    toasty_target t = {&Article_toasty_model, 0, by, 1};
    const toasty_value values[] = {toasty_value_string(slug)};
    return toasty_model_delete_by(t, db, 0, values);
}
static inline void *article_upsert_by_slug_run(toasty_db *db, const void *input)
{
    static const uint16_t by[] = {1};
    const struct Article_upsert *values = (const struct Article_upsert *)input;
    toasty_upsert upsert = {&Article_toasty_model, by, 1, values->or_ignore, db, values->toasty__by, values,
                            &values->on_create, &values->on_update};
    return toasty_model_upsert(&upsert);
}
/**
 * Creates the Article with this slug or updates the one that there is. NULL on failure and, with or_ignore, when there
 * is one; then toasty_errcode is TOASTY_OK.
 */
static inline struct Article *article_upsert_by_slug_with(const struct Article_upsert *values)
{
    return (struct Article *)article_upsert_by_slug_run(values->toasty__db, values);
}
/** Updates a record; its struct shows the new values. */
static inline toasty_status article_update_with(const struct Article_changes *changes)
{
    return toasty_model_update(&Article_toasty_model, changes);
}
/** Updates every Article that the condition matches; toasty_changes has the number. */
static inline toasty_status article_update_where_with(const struct Article_changes *changes)
{
    return toasty_model_update_where(&Article_toasty_model, 0, changes);
}
/** The same; the records as they are afterwards, in no particular order. */
static inline struct Article_list *article_update_where_returning_with(const struct Article_changes *changes)
{
    return (struct Article_list *)toasty_model_update_where_returning(&Article_toasty_model, 0, changes);
}
/** Deletes a record's row, with what depends on it; the struct stays yours. */
static inline toasty_status article_delete(toasty_db *db, const struct Article *article)
{
    return toasty_model_delete(&Article_toasty_model, db, article);
}
/** Deletes every Article that the condition matches; toasty_changes has the number. */
static inline toasty_status article_delete_where(toasty_db *db, toasty_expr where)
{
    return toasty_model_delete_where(&Article_toasty_model, db, 0, 0, where);
}
/** The same; the records as they were, in no particular order. */
static inline struct Article_list *article_delete_where_returning(toasty_db *db, toasty_expr where)
{
    return (struct Article_list *)toasty_model_delete_where_returning(&Article_toasty_model, db, 0, 0, where);
}
/** Loads relations onto a record in hand. */
static inline toasty_status article_load_with(const toasty_find_options *options)
{
    return toasty_model_load(&Article_toasty_model, options);
}
/** Records from raw SQL that gives every column of Article. */
static inline struct Article_list *article_from_sql_with(toasty_db *db, toasty_sql sql)
{
    return (struct Article_list *)toasty_model_from_sql(&Article_toasty_model, db, sql);
}

#ifndef __cplusplus
#define articles_new(...) \
    {.items = (const struct Article_new[]){__VA_ARGS__}, \
     .count = sizeof((const struct Article_new[]){__VA_ARGS__}) / sizeof(struct Article_new)}
#define articles_apply(...) \
    {.steps = (const struct Article_one[]){__VA_ARGS__}, \
     .step_count = sizeof((const struct Article_one[]){__VA_ARGS__}) / sizeof(struct Article_one)}
#define articles_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}
#define article_new(...) {.op = TOASTY_CREATE, .create = &(const struct Article_new){.toasty__db = 0, __VA_ARGS__}}
#define article_create(...) article_create_with(&(const struct Article_new){.toasty__db = __VA_ARGS__})
#define article_create_many(db_, ...) article_create_many_with(db_, (struct Article_many)__VA_ARGS__)
#define article_update(db_, ...) \
    article_update_with(&(const struct Article_changes){.toasty__db = (db_), .toasty__record = __VA_ARGS__})
#define article_update_where(db_, ...) \
    article_update_where_with(&(const struct Article_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define article_update_where_returning(db_, ...) \
    article_update_where_returning_with( \
        &(const struct Article_changes){.toasty__db = (db_), .toasty__where = __VA_ARGS__})
#define article_load(db_, ...) \
    article_load_with(&(const toasty_find_options){ \
        .db = (TOASTY__CHECK(const struct Article *, TOASTY__FIRST(__VA_ARGS__)), (db_)), \
        .toasty__parent = __VA_ARGS__})
#define article_from_sql(db_, ...) article_from_sql_with(db_, (toasty_sql){.text = __VA_ARGS__})
#define article_find(...) article_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_first(...) article_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_one(...) article_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_paginate(...) article_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_count(...) article_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_exists(...) article_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define article_each(db_, ...) TOASTY__VISIT(article_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define article_find_op(...) TOASTY__OP(article_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_first_op(...) TOASTY__OP(article_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_one_op(...) TOASTY__OP(article_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_paginate_op(...) TOASTY__OP(article_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_count_op(...) TOASTY__OP(article_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_exists_op(...) TOASTY__OP(article_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define article_create_op(...) TOASTY__OP(article_create_op_with, struct Article_new, __VA_ARGS__, .toasty__parent = 0)
#define article_create_many_op(db_, ...) article_create_many_op_with(db_, &(const struct Article_many)__VA_ARGS__)
#define article_update_op(...) \
    article_update_op_with(&(const struct Article_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})
#define article_update_where_op(...) \
    article_update_where_op_with(&(const struct Article_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define article_update_where_returning_op(db_, ...) \
    article_update_where_returning_op_with(db_, \
        &(const struct Article_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})
#define article_delete_where_op(...) article_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})
#define article_delete_where_returning_op(db_, ...) \
    article_delete_where_returning_op_with(db_, (const toasty_expr[]){__VA_ARGS__})
#define article_find_by_id(db_, ...) \
    article_find_by_id_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define article_update_by_id(db_, id_, ...) \
    article_update_where_with(&(const struct Article_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Article.id, id_), __VA_ARGS__})
#define article_get_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Article_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Article, db_))
#define article_find_by_id_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Article_toasty_model, (const uint16_t[]){0}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].i64 = __VA_ARGS__}, TOASTY__RESULT_OF(struct Article_list, db_))
#define article_update_by_id_op(id_, ...) \
    article_update_where_op_with(&(const struct Article_changes){.toasty__db = 0, .toasty__where = toasty_eq(Article.id, id_), __VA_ARGS__})
#define article_delete_by_id_op(id_) article_delete_where_op_with((const toasty_expr[]){toasty_eq(Article.id, id_)})
#define article_upsert_by_id(db_, ...) \
    article_upsert_by_id_with(&(const struct Article_upsert){.toasty__db = (db_), .toasty__by[0].i64 = __VA_ARGS__})
#define article_upsert_by_id_op(db_, ...) \
    toasty__make_upsert_op(article_upsert_by_id_run, &(const struct Article_upsert){.toasty__db = 0, .toasty__by[0].i64 = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Article, db_))
#define article_find_by_slug(db_, ...) \
    article_find_by_slug_with(&(const toasty_find_options){.db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define article_update_by_slug(db_, slug_, ...) \
    article_update_where_with(&(const struct Article_changes){.toasty__db = (db_), \
        .toasty__where = toasty_eq(Article.slug, slug_), __VA_ARGS__})
#define article_get_by_slug_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_ONE, &Article_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Article, db_))
#define article_find_by_slug_op(db_, ...) \
    toasty__make_by_op(TOASTY_OP_FIND, &Article_toasty_model, (const uint16_t[]){1}, 1, \
        &(const toasty_find_options){.db = 0, .toasty__by[0].string = __VA_ARGS__}, TOASTY__RESULT_OF(struct Article_list, db_))
#define article_update_by_slug_op(slug_, ...) \
    article_update_where_op_with(&(const struct Article_changes){.toasty__db = 0, .toasty__where = toasty_eq(Article.slug, slug_), __VA_ARGS__})
#define article_delete_by_slug_op(slug_) article_delete_where_op_with((const toasty_expr[]){toasty_eq(Article.slug, slug_)})
#define article_upsert_by_slug(db_, ...) \
    article_upsert_by_slug_with(&(const struct Article_upsert){.toasty__db = (db_), .toasty__by[0].string = __VA_ARGS__})
#define article_upsert_by_slug_op(db_, ...) \
    toasty__make_upsert_op(article_upsert_by_slug_run, &(const struct Article_upsert){.toasty__db = 0, .toasty__by[0].string = __VA_ARGS__}, \
        TOASTY__RESULT_OF(struct Article, db_))
#endif

#ifdef __cplusplus
}
#endif
#endif
