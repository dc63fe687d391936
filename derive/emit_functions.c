/* What a model is written with, and found by its keys; and the macros that give designated initialisers. */
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
    "}\n";

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
    "        .toasty__where = $w, __VA_ARGS__})\n"
    "#define $m_get_by_$b_op($d$a, ...) \\\n"
    "    toasty__make_by_op(TOASTY_OP_ONE, &$M_toasty_model, (const uint16_t[]){$i}, $N, \\\n"
    "        &(const toasty_find_options){.db = 0, $q}, TOASTY__RESULT_OF(struct $M, $d))\n"
    "#define $m_find_by_$b_op($d$a, ...) \\\n"
    "    toasty__make_by_op(TOASTY_OP_FIND, &$M_toasty_model, (const uint16_t[]){$i}, $N, \\\n"
    "        &(const toasty_find_options){.db = 0, $q}, TOASTY__RESULT_OF(struct $M_list, $d))\n"
    "#define $m_update_by_$b_op($o, ...) \\\n"
    "    $m_update_where_op_with(&(const struct $M_changes){.toasty__db = 0, .toasty__where = $w, __VA_ARGS__})\n"
    "#define $m_delete_by_$b_op($o) $m_delete_where_op_with((const toasty_expr[]){$w})\n";

static const char upsert_function[] =
    "static inline void *$m_upsert_by_$b_run(toasty_db *db, const void *input)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    const struct $M_upsert *values = (const struct $M_upsert *)input;\n"
    "    toasty_upsert upsert = {&$M_toasty_model, by, $N, values->or_ignore, db, values->toasty__by, values,\n"
    "                            &values->on_create, &values->on_update};\n"
    "    return toasty_model_upsert(&upsert);\n"
    "}\n"
    "/**\n"
    " * Creates the $M with this $h or updates the one that there is. NULL on failure and, with or_ignore, "
    "when there\n"
    " * is one; then toasty_errcode is TOASTY_OK.\n"
    " */\n"
    "static inline struct $M *$m_upsert_by_$b_with(const struct $M_upsert *values)\n"
    "{\n"
    "    return (struct $M *)$m_upsert_by_$b_run(values->toasty__db, values);\n"
    "}\n";

static const char upsert_macro[] =
    "#define $m_upsert_by_$b($d$a, ...) \\\n"
    "    $m_upsert_by_$b_with(&(const struct $M_upsert){.toasty__db = ($d), $q})\n"
    "#define $m_upsert_by_$b_op($d$a, ...) \\\n"
    "    toasty__make_upsert_op($m_upsert_by_$b_run, &(const struct $M_upsert){.toasty__db = 0, $q}, \\\n"
    "        TOASTY__RESULT_OF(struct $M, $d))\n";

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
        derive_emit_read_functions(e);
        return;
    }
    derive_expand(e, create_functions);
    derive_emit_op_functions(e);
    derive_emit_read_functions(e);
    emit_methods(e, method_functions, upsert_function);
    derive_expand(e, write_functions);
    derive_expand(e, other_functions);
}

void derive_emit_macros(derive_emit *e)
{
    if (e->model->view) {
        derive_emit_read_macros(e);
        return;
    }
    derive_expand(e, model_macros);
    derive_emit_read_macros(e);
    derive_emit_op_macros(e);
    emit_methods(e, method_macros, upsert_macro);
}
