/* The functions of a model, and the macros that give them designated initialisers. */
#include "emit_internal.h"

static const char create_functions[] =
    "/** Creates a $M with what is nested in it; NULL on failure. */\n"
    "static inline struct $M *$m_create_with(const struct $M_new *values)\n"
    "{\n"
    "    return (struct $M *)toasty_model_create(&$M_toasty_model, 0, values);\n"
    "}\n"
    "/** Creates `count` records in one statement; the list keeps their order. */\n"
    "static inline struct $M_list *$m_create_array(toasty_db *db, const struct $M_new *items, size_t count)\n"
    "{\n"
    "    return (struct $M_list *)toasty_model_create_many(&$M_toasty_model, db, items, count);\n"
    "}\n"
    "/** The same with $P_new. */\n"
    "static inline struct $M_list *$m_create_many_with(toasty_db *db, struct $M_many many)\n"
    "{\n"
    "    return $m_create_array(db, many.items, many.count);\n"
    "}\n";

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

static const char method_functions[] =
    "/** The $M with this $h; none is TOASTY_RECORD_NOT_FOUND. */\n"
    "static inline struct $M *$m_get_by_$b(toasty_db *db$k)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_target t = {&$M_toasty_model, 0, by, $N};\n"
    "    const toasty_value values[] = {$v};\n"
    "    return (struct $M *)toasty_model_get_by(t, db, 0, values);\n"
    "}\n"
    "/** All $M records with this $h that match. */\n"
    "static inline struct $M_list *$m_find_by_$b_with(const toasty_find_options *options)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_target t = {&$M_toasty_model, 0, by, $N};\n"
    "    return (struct $M_list *)toasty_model_find(t, options);\n"
    "}\n"
    "/** Deletes what has this $h, with what depends on it; none is fine. */\n"
    "static inline toasty_status $m_delete_by_$b(toasty_db *db$k)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_target t = {&$M_toasty_model, 0, by, $N};\n"
    "    const toasty_value values[] = {$v};\n"
    "    return toasty_model_delete_by(t, db, 0, values);\n"
    "}\n";

static const char write_functions[] =
    "/** Updates a record; its struct shows the new values. */\n"
    "static inline toasty_status $m_update_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty_model_update(&$M_toasty_model, changes);\n"
    "}\n"
    "/** Updates every $M that the condition matches; toasty_changes has the number. */\n"
    "static inline toasty_status $m_update_where_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty_model_update_where(&$M_toasty_model, 0, changes);\n"
    "}\n"
    "/** The same; the records as they are afterwards, in no particular order. */\n"
    "static inline struct $M_list *$m_update_where_returning_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return (struct $M_list *)toasty_model_update_where_returning(&$M_toasty_model, 0, changes);\n"
    "}\n"
    "/** Deletes a record's row, with what depends on it; the struct stays yours. */\n"
    "static inline toasty_status $m_delete(toasty_db *db, const struct $M *$r)\n"
    "{\n"
    "    return toasty_model_delete(&$M_toasty_model, db, $r);\n"
    "}\n"
    "/** Deletes every $M that the condition matches; toasty_changes has the number. */\n"
    "static inline toasty_status $m_delete_where(toasty_db *db, toasty_expr where)\n"
    "{\n"
    "    return toasty_model_delete_where(&$M_toasty_model, db, 0, 0, where);\n"
    "}\n"
    "/** The same; the records as they were, in no particular order. */\n"
    "static inline struct $M_list *$m_delete_where_returning(toasty_db *db, toasty_expr where)\n"
    "{\n"
    "    return (struct $M_list *)toasty_model_delete_where_returning(&$M_toasty_model, db, 0, 0, where);\n"
    "}\n";

static const char other_functions[] =
    "/** Loads relations onto a record in hand. */\n"
    "static inline toasty_status $m_load_with(const toasty_find_options *options)\n"
    "{\n"
    "    return toasty_model_load(&$M_toasty_model, options);\n"
    "}\n"
    "/** Records from raw SQL that gives every column of $M. */\n"
    "static inline struct $M_list *$m_from_sql_with(toasty_db *db, toasty_sql sql)\n"
    "{\n"
    "    return (struct $M_list *)toasty_model_from_sql(&$M_toasty_model, db, sql);\n"
    "}\n"
    "/** Writes the record for people, loaded relations included. */\n"
    "static inline void $m_print(FILE *out, const struct $M *$r)\n"
    "{\n"
    "    toasty_model_print(&$M_toasty_model, out, $r);\n"
    "}\n"
    "/** JSON text of the record, loaded relations included; for toasty_free. */\n"
    "static inline char *$m_to_json(const struct $M *$r)\n"
    "{\n"
    "    return toasty_model_to_json(&$M_toasty_model, $r);\n"
    "}\n"
    "/** The same for a list. */\n"
    "static inline char *$m_list_to_json(const struct $M_list *list)\n"
    "{\n"
    "    return toasty_model_list_to_json(&$M_toasty_model, list);\n"
    "}\n";

/* Twins that only describe the call, for toasty_batch. */
static const char op_functions[] =
    "static inline toasty_op $m_create_op_with(struct $M **out, const struct $M_new *values)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_CREATE, &$M_toasty_model, 0, values, out);\n"
    "}\n"
    "static inline toasty_op $m_find_op_with(struct $M_list **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_FIND, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_first_op_with(struct $M **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_FIRST, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_count_op_with(int64_t *out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_COUNT, &$M_toasty_model, 0, options, out);\n"
    "}\n"
    "static inline toasty_op $m_update_op_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE, &$M_toasty_model, 0, changes, 0);\n"
    "}\n"
    "static inline toasty_op $m_update_where_op_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &$M_toasty_model, 0, changes, 0);\n"
    "}\n"
    "static inline toasty_op $m_delete_op(const struct $M *$r)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_DELETE, &$M_toasty_model, 0, $r, 0);\n"
    "}\n"
    "static inline toasty_op $m_delete_where_op_with(const toasty_expr *where)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &$M_toasty_model, 0, where, 0);\n"
    "}\n";

static const char op_macros[] =
    "#define $m_create_op(...) TOASTY__OP($m_create_op_with, struct $M_new, __VA_ARGS__, .toasty__parent = "
    "0)\n"
    "#define $m_find_op(...) TOASTY__OP($m_find_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent = "
    "0)\n"
    "#define $m_first_op(...) TOASTY__OP($m_first_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent "
    "= 0)\n"
    "#define $m_count_op(...) TOASTY__OP($m_count_op_with, toasty_find_options, __VA_ARGS__, .toasty__parent "
    "= 0)\n"
    "#define $m_update_op(...) \\\n"
    "    $m_update_op_with(&(const struct $M_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})\n"
    "#define $m_update_where_op(...) \\\n"
    "    $m_update_where_op_with(&(const struct $M_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})\n"
    "#define $m_delete_where_op(...) $m_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})\n";

static const char model_macros[] =
    "#define $P_new(...) \\\n"
    "    {.items = (const struct $M_new[]){__VA_ARGS__}, \\\n"
    "     .count = sizeof((const struct $M_new[]){__VA_ARGS__}) / sizeof(struct $M_new)}\n"
    "#define $P_apply(...) \\\n"
    "    {.steps = (const struct $M_one[]){__VA_ARGS__}, \\\n"
    "     .step_count = sizeof((const struct $M_one[]){__VA_ARGS__}) / sizeof(struct $M_one)}\n"
    "#define $P_apply_array(array_, count_) {.steps = (array_), .step_count = (count_)}\n"
    "#define $m_new(...) {.op = TOASTY_CREATE, .create = &(const struct $M_new){.toasty__db = 0, "
    "__VA_ARGS__}}\n"
    "#define $m_create(...) $m_create_with(&(const struct $M_new){.toasty__db = __VA_ARGS__})\n"
    "#define $m_create_many($d, ...) $m_create_many_with($d, (struct $M_many)__VA_ARGS__)\n"
    "#define $m_find(...) $m_find_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_first(...) $m_first_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_one(...) $m_one_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_paginate(...) $m_paginate_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_each($d, ...) TOASTY__VISIT($m_each_with, $d, __VA_ARGS__, .toasty__parent = 0)\n"
    "#define $m_count(...) $m_count_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_exists(...) $m_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_update($d, ...) \\\n"
    "    $m_update_with(&(const struct $M_changes){.toasty__db = ($d), .toasty__record = __VA_ARGS__})\n"
    "#define $m_update_where($d, ...) \\\n"
    "    $m_update_where_with(&(const struct $M_changes){.toasty__db = ($d), .toasty__where = __VA_ARGS__})\n"
    "#define $m_update_where_returning($d, ...) \\\n"
    "    $m_update_where_returning_with( \\\n"
    "        &(const struct $M_changes){.toasty__db = ($d), .toasty__where = __VA_ARGS__})\n"
    "#define $m_load($d, ...) \\\n"
    "    $m_load_with(&(const toasty_find_options){ \\\n"
    "        .db = (TOASTY__CHECK(const struct $M *, TOASTY__FIRST(__VA_ARGS__)), ($d)), \\\n"
    "        .toasty__parent = __VA_ARGS__})\n"
    "#define $m_from_sql($d, ...) $m_from_sql_with($d, (toasty_sql){.text = __VA_ARGS__})\n";

static const char method_macros[] =
    "#define $m_find_by_$b($d$a, ...) \\\n"
    "    $m_find_by_$b_with(&(const toasty_find_options){.db = ($d), $q})\n"
    "#define $m_update_by_$b($d$a, $l$s, ...) \\\n"
    "    $m_update_where_with(&(const struct $M_changes){.toasty__db = ($d), \\\n"
    "        .toasty__where = $w, __VA_ARGS__})\n";

static const char upsert_function[] =
    "/**\n"
    " * Creates the $M with this $h or updates the one that there is. NULL on failure and, with or_ignore, "
    "when there\n"
    " * is one; then toasty_errcode is TOASTY_OK.\n"
    " */\n"
    "static inline struct $M *$m_upsert_by_$b_with(const struct $M_upsert *values)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_upsert upsert = {&$M_toasty_model, by, $N, values->or_ignore, values->toasty__db, "
    "values->toasty__by,\n"
    "                            values, &values->on_create, &values->on_update};\n"
    "    return (struct $M *)toasty_model_upsert(&upsert);\n"
    "}\n";

static const char upsert_macro[] =
    "#define $m_upsert_by_$b($d$a, ...) \\\n"
    "    $m_upsert_by_$b_with(&(const struct $M_upsert){.toasty__db = ($d), $q})\n";

static void emit_methods(derive_emit *e, const char *template_text, const char *of_unique)
{
    derive_methods methods = derive_methods_of(e->model, NULL);
    e->out.failed |= methods.failed;
    for (size_t i = 0; i < methods.count; i++) {
        derive_use_method(e, e->model, &methods.items[i]);
        derive_expand(e, template_text);
        if (methods.items[i].unique)
            derive_expand(e, of_unique);
    }
    derive_methods_free(&methods);
}

void derive_emit_functions(derive_emit *e)
{
    if (e->model->view) {
        derive_emit_view_functions(e);
        return;
    }
    derive_expand(e, create_functions);
    derive_expand(e, op_functions);
    derive_expand(e, find_functions);
    emit_methods(e, method_functions, upsert_function);
    derive_expand(e, write_functions);
    derive_expand(e, other_functions);
}

void derive_emit_macros(derive_emit *e)
{
    if (e->model->view) {
        derive_emit_view_macros(e);
        return;
    }
    derive_expand(e, model_macros);
    derive_expand(e, op_macros);
    emit_methods(e, method_macros, upsert_macro);
}
