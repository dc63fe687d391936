/* What models and views are read with. */
#include "emit_internal.h"

static const char find_functions[] =
    "/** All that match. */\n"
    "static inline struct $M_list *$m_find_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M_list *)toasty_model_find(t, options);\n"
    "}\n"
    "/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */\n"
    "static inline struct $M *$m_first_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M *)toasty_model_first(t, options);\n"
    "}\n"
    "/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */\n"
    "static inline struct $M *$m_one_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M *)toasty_model_one(t, options);\n"
    "}\n"
    "/** One page of what matches, in its order; `next` and `prev` are cursors for .after and .before. */\n"
    "static inline struct $M_page *$m_paginate_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M_page *)toasty_model_paginate(t, options);\n"
    "}\n"
    "/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. "
    "*/\n"
    "static inline toasty_status $m_each_with(const toasty_find_options *options,\n"
    "                                         bool (*visit)(struct $M *, void *arg), void *arg)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    struct $M_toasty_visitor v = {visit, arg};\n"
    "    return toasty_model_each(t, options, visit ? $m_toasty_visit : 0, &v);\n"
    "}\n"
    "/** How many match; -1 on failure. */\n"
    "static inline int64_t $m_count_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return toasty_model_count(t, options);\n"
    "}\n"
    "/** Whether any matches. */\n"
    "static inline bool $m_exists_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return toasty_model_exists(t, options);\n"
    "}\n";

static const char show_functions[] =
    "/** Writes the record for people, loaded relations included. */\n"
    "static inline void $m_print(FILE *out, const struct $M *$r)\n"
    "{\n"
    "    toasty_model_print(&$M_toasty_model, out, $r);\n"
    "}\n"
    "/** JSON text of the record, loaded relations included; for toasty_free. */\n"
    "static inline char *$m_to_json(const struct $M *$r)\n"
    "{\n"
    "    return toasty_model_to_json(&$M_toasty_model, $r);\n"
    "}\n";

static const char list_function[] =
    "/** The same for a list. */\n"
    "static inline char *$m_list_to_json(const struct $M_list *list)\n"
    "{\n"
    "    return toasty_model_list_to_json(&$M_toasty_model, list);\n"
    "}\n";

static const char page_function[] =
    "/** The same for a page: {\"items\":[...],\"next\":\"...\",\"prev\":null} */\n"
    "static inline char *$m_page_to_json(const struct $M_page *page)\n"
    "{\n"
    "    return toasty_model_page_to_json(&$M_toasty_model, page);\n"
    "}\n";

/* Twins that only describe the call, for toasty_batch. */
static const char op_functions[] =
    "static inline toasty_op $m_find_op_with(struct $M_list **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_FIND, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_first_op_with(struct $M **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_FIRST, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_one_op_with(struct $M **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_ONE, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_paginate_op_with(struct $M_page **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_PAGINATE, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_count_op_with(int64_t *out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_COUNT, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_exists_op_with(bool *out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_EXISTS, &$M_toasty_model, 0, options, out);\n"
    "}\n";

static const char macros[] =
    "#define $m_find(...) $m_find_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_first(...) $m_first_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_one(...) $m_one_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_paginate(...) $m_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_count(...) $m_count_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_exists(...) $m_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_each($d, ...) TOASTY__VISIT($m_each_with, $d, __VA_ARGS__, .toasty__parent = 0)\n"
    "#define $m_find_op(...) TOASTY__OP($m_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = "
    "0)\n"
    "#define $m_first_op(...) TOASTY__OP($m_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent "
    "= 0)\n"
    "#define $m_one_op(...) TOASTY__OP($m_one_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = "
    "0)\n"
    "#define $m_paginate_op(...) TOASTY__OP($m_paginate_op_with, toasty_find_options, __VA_ARGS__, "
    ".toasty__parent = 0)\n"
    "#define $m_count_op(...) TOASTY__OP($m_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent "
    "= 0)\n"
    "#define $m_exists_op(...) TOASTY__OP($m_exists_op_with, toasty_find_options, __VA_ARGS__, "
    ".toasty__parent = 0)\n";

void derive_emit_read_functions(derive_emit *e)
{
    derive_expand(e, find_functions);
    derive_expand(e, show_functions);
    if (!derive_is_model_prefix(e->unit, e->model, "list"))
        derive_expand(e, list_function);
    if (!derive_is_model_prefix(e->unit, e->model, "page"))
        derive_expand(e, page_function);
    derive_expand(e, op_functions);
}

void derive_emit_read_macros(derive_emit *e)
{
    derive_expand(e, macros);
}
