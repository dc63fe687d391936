/* Written by toasty derive from view_relations.h. Do not edit. */
#ifndef VIEW_RELATIONS_TOASTY_H_TODOLINE
#define VIEW_RELATIONS_TOASTY_H_TODOLINE

#include <string.h>
#include <toasty/toasty.h>
#include "view_relations.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- TodoLine ---- */

/** Records of TodoLine, in order. */
struct TodoLine_list {
    size_t len;
    struct TodoLine *items;
};
/** One page of them, and cursors to the pages beside it, NULL where there is none. */
struct TodoLine_page {
    size_t len;
    struct TodoLine *items;
    const char *next;
    const char *prev;
};

/**
 * Records of relations.
 *
 * Here: one token per field of TodoLine.
 */
struct TodoLine_fields {
    const toasty_model *toasty__model;
    toasty_string_token title;
    toasty_relation_token user;
    /** What the same user does besides. */
    toasty_relation_token others;
    toasty_relation_token titles;
};
extern const struct TodoLine_fields TodoLine;

/* What todo_line_each runs, and with what. */
struct TodoLine_toasty_visitor {
    bool (*visit)(struct TodoLine *, void *arg);
    void *arg;
};
static inline bool todo_line_toasty_visit(void *record, void *visitor)
{
    const struct TodoLine_toasty_visitor *v = (const struct TodoLine_toasty_visitor *)visitor;
    return v->visit((struct TodoLine *)record, v->arg);
}

extern const toasty_model TodoLine_toasty_model;
extern const toasty_field TodoLine_toasty_fields[4];

#ifdef __cplusplus
}
#endif
#include "quickstart.toasty.h"
#ifdef __cplusplus
extern "C" {
#endif

/*
 * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or a status other than
 * TOASTY_OK is failure, and toasty_errmsg(db) says why.
 */

/* ---- functions of TodoLine ---- */

/** All that match. */
static inline struct TodoLine_list *todo_line_find_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return (struct TodoLine_list *)toasty_model_find(t, options);
}
/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */
static inline struct TodoLine *todo_line_first_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return (struct TodoLine *)toasty_model_first(t, options);
}
/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */
static inline struct TodoLine *todo_line_one_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return (struct TodoLine *)toasty_model_one(t, options);
}
/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */
static inline struct TodoLine_page *todo_line_paginate_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return (struct TodoLine_page *)toasty_model_paginate(t, options);
}
/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. */
static inline toasty_status todo_line_each_with(const toasty_find_options *options,
                                         bool (*visit)(struct TodoLine *, void *arg), void *arg)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    struct TodoLine_toasty_visitor v = {visit, arg};
    return toasty_model_each(t, options, visit ? todo_line_toasty_visit : 0, &v);
}
/** How many match; -1 on failure. */
static inline int64_t todo_line_count_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return toasty_model_count(t, options);
}
/** Whether any matches. */
static inline bool todo_line_exists_with(const toasty_find_options *options)
{
    toasty_target t = {&TodoLine_toasty_model, 0, 0, 0};
    return toasty_model_exists(t, options);
}
/** Writes the record for people, loaded relations included. */
static inline void todo_line_print(FILE *out, const struct TodoLine *todo_line)
{
    toasty_model_print(&TodoLine_toasty_model, out, todo_line);
}
/** JSON text of the record, loaded relations included; for toasty_free. */
static inline char *todo_line_to_json(const struct TodoLine *todo_line)
{
    return toasty_model_to_json(&TodoLine_toasty_model, todo_line);
}
/** The same for a list. */
static inline char *todo_line_list_to_json(const struct TodoLine_list *list)
{
    return toasty_model_list_to_json(&TodoLine_toasty_model, list);
}
/** The same for a page: {"items":[...],"next":"...","prev":null} */
static inline char *todo_line_page_to_json(const struct TodoLine_page *page)
{
    return toasty_model_page_to_json(&TodoLine_toasty_model, page);
}
static inline toasty_op todo_line_find_op_with(struct TodoLine_list **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIND, &TodoLine_toasty_model, 0, options, out);
}
static inline toasty_op todo_line_first_op_with(struct TodoLine **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_FIRST, &TodoLine_toasty_model, 0, options, out);
}
static inline toasty_op todo_line_one_op_with(struct TodoLine **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_ONE, &TodoLine_toasty_model, 0, options, out);
}
static inline toasty_op todo_line_paginate_op_with(struct TodoLine_page **out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_PAGINATE, &TodoLine_toasty_model, 0, options, out);
}
static inline toasty_op todo_line_count_op_with(int64_t *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_COUNT, &TodoLine_toasty_model, 0, options, out);
}
static inline toasty_op todo_line_exists_op_with(bool *out, const toasty_find_options *options)
{
    return toasty__make_op(TOASTY_OP_EXISTS, &TodoLine_toasty_model, 0, options, out);
}

#ifndef __cplusplus
#define todo_line_find(...) todo_line_find_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_first(...) todo_line_first_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_one(...) todo_line_one_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_paginate(...) todo_line_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_count(...) todo_line_count_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_exists(...) todo_line_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})
#define todo_line_each(db_, ...) TOASTY__VISIT(todo_line_each_with, db_, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_find_op(...) TOASTY__OP(todo_line_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_first_op(...) TOASTY__OP(todo_line_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_one_op(...) TOASTY__OP(todo_line_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_paginate_op(...) TOASTY__OP(todo_line_paginate_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_count_op(...) TOASTY__OP(todo_line_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#define todo_line_exists_op(...) TOASTY__OP(todo_line_exists_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = 0)
#endif

#ifdef __cplusplus
}
#endif
#endif
