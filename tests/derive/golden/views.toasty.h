/* Written by toasty derive from views.h. Do not edit. */
#ifndef VIEWS_TOASTY_H_USERCARD
#define VIEWS_TOASTY_H_USERCARD

#include <string.h>
#include <toasty/toasty.h>
#include "views.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- UserCard ---- */

/** Records of UserCard, in order. */
struct UserCard_list {
    size_t len;
    struct UserCard *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct UserCard_page {
    size_t len;
    struct UserCard *items;
    const char *next;
    const char *prev;
};

/**
 * What a list of users shows.
 *
 * Here: one token per field of UserCard.
 */
struct UserCard_fields {
    const toasty_model *toasty__model;
    /** As they are called. */
    toasty_string_token name;
    toasty_int_token years;
    toasty_string_token bio;
    toasty_int_token todo_count;
    toasty_string_token last;
};
extern const struct UserCard_fields UserCard;

/* What user_card_each runs, and with what. */
struct UserCard_toasty_visitor {
    bool (*visit)(struct UserCard *, void *arg);
    void *arg;
};
static inline bool user_card_toasty_visit(void *record, void *visitor)
{
    const struct UserCard_toasty_visitor *v = (const struct UserCard_toasty_visitor *)visitor;
    return v->visit((struct UserCard *)record, v->arg);
}

extern const toasty_model UserCard_toasty_model;
extern const toasty_field UserCard_toasty_fields[5];

/* ---- TodoStats ---- */

/** Records of TodoStats, in order. */
struct TodoStats_list {
    size_t len;
    struct TodoStats *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct TodoStats_page {
    size_t len;
    struct TodoStats *items;
    const char *next;
    const char *prev;
};

/** One token per field of TodoStats. */
struct TodoStats_fields {
    const toasty_model *toasty__model;
    toasty_string_token user;
    toasty_int_token rows;
};
extern const struct TodoStats_fields TodoStats;

/* What todo_stats_each runs, and with what. */
struct TodoStats_toasty_visitor {
    bool (*visit)(struct TodoStats *, void *arg);
    void *arg;
};
static inline bool todo_stats_toasty_visit(void *record, void *visitor)
{
    const struct TodoStats_toasty_visitor *v = (const struct TodoStats_toasty_visitor *)visitor;
    return v->visit((struct TodoStats *)record, v->arg);
}

extern const toasty_model TodoStats_toasty_model;
extern const toasty_field TodoStats_toasty_fields[2];

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of UserCard ---- */

/** All that match. */
static inline struct UserCard_list *user_card_find_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return (struct UserCard_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct UserCard *user_card_first_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return (struct UserCard *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct UserCard *user_card_one_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return (struct UserCard *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct UserCard_page *user_card_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return (struct UserCard_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status user_card_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct UserCard *, void *arg), void *arg)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    struct UserCard_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? user_card_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t user_card_count_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool user_card_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&UserCard_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void user_card_print(FILE *out, const struct UserCard *user_card)
{
    toasty_model_print(&UserCard_toasty_model, out, user_card);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *user_card_to_json(const struct UserCard *user_card)
{
    return toasty_model_to_json(&UserCard_toasty_model, user_card);
}
/** The same for a list. */
static inline char *user_card_list_to_json(const struct UserCard_list *list)
{
    return toasty_model_list_to_json(&UserCard_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *user_card_page_to_json(const struct UserCard_page *page)
{
    return toasty_model_page_to_json(&UserCard_toasty_model, page);
}
static inline toasty_op user_card_find_op_with(struct UserCard_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &UserCard_toasty_model, 0, options, out);
}
static inline toasty_op user_card_first_op_with(struct UserCard **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &UserCard_toasty_model, 0, options, out);
}
static inline toasty_op user_card_one_op_with(struct UserCard **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &UserCard_toasty_model, 0, options, out);
}
static inline toasty_op user_card_paginate_op_with(struct UserCard_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &UserCard_toasty_model, 0, options, out);
}
static inline toasty_op user_card_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &UserCard_toasty_model, 0, options, out);
}
static inline toasty_op user_card_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &UserCard_toasty_model, 0, options, out);
}

#ifndef __cplusplus
#define user_card_find(...) user_card_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_first(...) user_card_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_one(...) user_card_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_paginate(...) user_card_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_count(...) user_card_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_exists(...) user_card_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_each(db_, ...) TOASTY__VISIT(user_card_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define user_card_find_op(...) TOASTY__OP(user_card_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_card_first_op(...) TOASTY__OP(user_card_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_card_one_op(...) TOASTY__OP(user_card_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_card_paginate_op(...) TOASTY__OP(user_card_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_card_count_op(...) TOASTY__OP(user_card_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define user_card_exists_op(...) TOASTY__OP(user_card_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#endif

/* ---- functions of TodoStats ---- */

/** All that match. */
static inline struct TodoStats_list *todo_stats_find_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return (struct TodoStats_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct TodoStats *todo_stats_first_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return (struct TodoStats *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct TodoStats *todo_stats_one_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return (struct TodoStats *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct TodoStats_page *todo_stats_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return (struct TodoStats_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status todo_stats_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct TodoStats *, void *arg), void *arg)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    struct TodoStats_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? todo_stats_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t todo_stats_count_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool todo_stats_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoStats_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void todo_stats_print(FILE *out, const struct TodoStats *todo_stats)
{
    toasty_model_print(&TodoStats_toasty_model, out, todo_stats);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *todo_stats_to_json(const struct TodoStats *todo_stats)
{
    return toasty_model_to_json(&TodoStats_toasty_model, todo_stats);
}
/** The same for a list. */
static inline char *todo_stats_list_to_json(const struct TodoStats_list *list)
{
    return toasty_model_list_to_json(&TodoStats_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *todo_stats_page_to_json(const struct TodoStats_page *page)
{
    return toasty_model_page_to_json(&TodoStats_toasty_model, page);
}
static inline toasty_op todo_stats_find_op_with(struct TodoStats_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &TodoStats_toasty_model, 0, options, out);
}
static inline toasty_op todo_stats_first_op_with(struct TodoStats **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &TodoStats_toasty_model, 0, options, out);
}
static inline toasty_op todo_stats_one_op_with(struct TodoStats **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &TodoStats_toasty_model, 0, options, out);
}
static inline toasty_op todo_stats_paginate_op_with(struct TodoStats_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &TodoStats_toasty_model, 0, options, out);
}
static inline toasty_op todo_stats_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &TodoStats_toasty_model, 0, options, out);
}
static inline toasty_op todo_stats_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &TodoStats_toasty_model, 0, options, out);
}

#ifndef __cplusplus
#define todo_stats_find(...) todo_stats_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_first(...) todo_stats_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_one(...) todo_stats_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_paginate(...) todo_stats_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_count(...) todo_stats_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_exists(...) todo_stats_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_each(db_, ...) TOASTY__VISIT(todo_stats_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_find_op(...) TOASTY__OP(todo_stats_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_first_op(...) TOASTY__OP(todo_stats_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_one_op(...) TOASTY__OP(todo_stats_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_paginate_op(...) TOASTY__OP(todo_stats_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_count_op(...) TOASTY__OP(todo_stats_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_exists_op(...) TOASTY__OP(todo_stats_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#endif

#ifdef __cplusplus
}
#endif
#endif
