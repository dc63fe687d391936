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
/** Writes the record for people. */
static inline void user_card_print(FILE *out, const struct UserCard *user_card)
{
    toasty_model_print(&UserCard_toasty_model, out, user_card);
}
/** JSON text of the record; for toasty_free. */
static inline char *user_card_to_json(const struct UserCard *user_card)
{
    return toasty_model_to_json(&UserCard_toasty_model, user_card);
}
/** The same for a list. */
static inline char *user_card_list_to_json(const struct UserCard_list *list)
{
    return toasty_model_list_to_json(&UserCard_toasty_model, list);
}

#ifndef __cplusplus
#define user_card_find(...) user_card_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_first(...) user_card_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_one(...) user_card_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_each(db_, ...) TOASTY__VISIT(user_card_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define user_card_count(...) user_card_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define user_card_exists(...) user_card_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
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
/** Writes the record for people. */
static inline void todo_stats_print(FILE *out, const struct TodoStats *todo_stats)
{
    toasty_model_print(&TodoStats_toasty_model, out, todo_stats);
}
/** JSON text of the record; for toasty_free. */
static inline char *todo_stats_to_json(const struct TodoStats *todo_stats)
{
    return toasty_model_to_json(&TodoStats_toasty_model, todo_stats);
}
/** The same for a list. */
static inline char *todo_stats_list_to_json(const struct TodoStats_list *list)
{
    return toasty_model_list_to_json(&TodoStats_toasty_model, list);
}

#ifndef __cplusplus
#define todo_stats_find(...) todo_stats_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_first(...) todo_stats_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_one(...) todo_stats_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_each(db_, ...) TOASTY__VISIT(todo_stats_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define todo_stats_count(...) todo_stats_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_stats_exists(...) todo_stats_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#endif

#ifdef __cplusplus
}
#endif
#endif
