/* The functions and macros of a model's relations: finding and writing within the relation of one record. */
#include "emit_internal.h"

static const char many_functions[] =
    "/** The $f of a record that match. */\n"
    "static inline struct $T_list *$m_$f_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return (struct $T_list *)toasty_model_find(t, options);\n"
    "}\n"
    "/** One page of them, in its order. */\n"
    "static inline struct $T_page *$m_$f_paginate_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return (struct $T_page *)toasty_model_paginate(t, options);\n"
    "}\n"
    "/** The first of them; NULL when there is none, and then toasty_errcode is TOASTY_OK. */\n"
    "static inline struct $T *$m_$f_first_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return (struct $T *)toasty_model_first(t, options);\n"
    "}\n"
    "/** One of them; none is TOASTY_RECORD_NOT_FOUND. */\n"
    "static inline struct $T *$m_$f_one_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return (struct $T *)toasty_model_one(t, options);\n"
    "}\n"
    "/** Calls `visit` with each of them, until it returns false; the record is gone when it returns. */\n"
    "static inline toasty_status $m_$f_each_with(const toasty_find_options *options,\n"
    "                                            bool (*visit)(struct $T *, void *arg), void *arg)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    struct $T_toasty_visitor v = {visit, arg};\n"
    "    return toasty_model_each(t, options, visit ? $t_toasty_visit : 0, &v);\n"
    "}\n"
    "/** How many; -1 on failure. */\n"
    "static inline int64_t $m_$f_count_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return toasty_model_count(t, options);\n"
    "}\n"
    "/** Whether there is any. */\n"
    "static inline bool $m_$f_exists_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    return toasty_model_exists(t, options);\n"
    "}\n";

/* has_many whose path ends at a field; $v is what toasty_$v_list is a list of */
static const char value_functions[] =
    "/** The $f of a record, each once; conditions are on fields of $T, the order is by the value. */\n"
    "static inline toasty_$v_list *$m_$f_with(const toasty_find_options *options)\n"
    "{\n"
    "    return (toasty_$v_list *)toasty_relation_values(&$M_toasty_fields[$n], options);\n"
    "}\n";

static const char many_write_functions[] =
    "/** Updates those that the condition matches. */\n"
    "static inline toasty_status $m_$f_update_where_with(const struct $T_changes *changes)\n"
    "{\n"
    "    return toasty_model_update_where(&$T_toasty_model, &$M_toasty_fields[$n], changes);\n"
    "}\n"
    "/** Deletes those that the condition matches. */\n"
    "static inline toasty_status $m_$f_delete_where(toasty_db *db, const struct $M *$p, toasty_expr where)\n"
    "{\n"
    "    return toasty_model_delete_where(&$T_toasty_model, db, &$M_toasty_fields[$n], $p, where);\n"
    "}\n";

/* has_one and has_many */
static const char link_functions[] =
    "/** Creates a $T in $f of a record. */\n"
    "static inline struct $T *$m_$f_create_with(const struct $T_new *values)\n"
    "{\n"
    "    return (struct $T *)toasty_model_create(&$T_toasty_model, &$M_toasty_fields[$n], values);\n"
    "}\n"
    "/** Moves a $T to $f of this record, wherever it was. */\n"
    "static inline toasty_status $m_$f_insert(toasty_db *db, const struct $M *$p, struct $T *$c)\n"
    "{\n"
    "    return toasty_relation_insert(&$M_toasty_fields[$n], db, $p, $c);\n"
    "}\n"
    "/** Takes a $T out of $f: it is deleted when it cannot be without $M. */\n"
    "static inline toasty_status $m_$f_remove(toasty_db *db, const struct $M *$p, struct $T *$c)\n"
    "{\n"
    "    return toasty_relation_remove(&$M_toasty_fields[$n], db, $p, $c);\n"
    "}\n";

/* has_many, over a join model or not */
static const char link_all_functions[] =
    "/** Puts `count` records of $T into $f of this record, all or none. */\n"
    "static inline toasty_status $m_$f_insert_all(toasty_db *db, const struct $M *$p, struct $T *items, "
    "size_t count)\n"
    "{\n"
    "    return toasty_relation_insert_all(&$M_toasty_fields[$n], db, $p, items, count);\n"
    "}\n"
    "/** Takes `count` records of $T out of $f, all or none. */\n"
    "static inline toasty_status $m_$f_remove_all(toasty_db *db, const struct $M *$p, struct $T *items, "
    "size_t count)\n"
    "{\n"
    "    return toasty_relation_remove_all(&$M_toasty_fields[$n], db, $p, items, count);\n"
    "}\n";

/* has_many over a join model */
static const char join_functions[] =
    "/** Creates a $T in $f of a record. */\n"
    "static inline struct $T *$m_$f_create_with(const struct $T_new *values)\n"
    "{\n"
    "    return (struct $T *)toasty_model_create(&$T_toasty_model, &$M_toasty_fields[$n], values);\n"
    "}\n"
    "/** Links a $T to this record, which changes neither; one that is in $f already stays there. */\n"
    "static inline toasty_status $m_$f_insert(toasty_db *db, const struct $M *$p, struct $T *$c)\n"
    "{\n"
    "    return toasty_relation_insert(&$M_toasty_fields[$n], db, $p, $c);\n"
    "}\n"
    "/** Takes a $T out of $f: what is between the two is deleted. */\n"
    "static inline toasty_status $m_$f_remove(toasty_db *db, const struct $M *$p, struct $T *$c)\n"
    "{\n"
    "    return toasty_relation_remove(&$M_toasty_fields[$n], db, $p, $c);\n"
    "}\n";

/* For toasty_batch. */
static const char many_op_functions[] =
    "static inline toasty_op $m_$f_op_with(struct $T_list **out, const toasty_find_options *options)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_FIND, &$T_toasty_model, &$M_toasty_fields[$n], options, out);\n"
    "}\n"
    "static inline toasty_op $m_$f_create_op_with(struct $T **out, const struct $T_new *values)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_CREATE, &$T_toasty_model, &$M_toasty_fields[$n], values, out);\n"
    "}\n"
    "static inline toasty_op $m_$f_update_where_op_with(const struct $T_changes *changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &$T_toasty_model, &$M_toasty_fields[$n], changes, 0);\n"
    "}\n"
    "static inline toasty_op $m_$f_delete_where_op_with(const struct $M *$p, const toasty_expr *where)\n"
    "{\n"
    "    return toasty__make_delete_op(&$T_toasty_model, &$M_toasty_fields[$n], $p, where);\n"
    "}\n";

static const char many_op_macros[] =
    "#define $m_$f_op(...) \\\n"
    "    TOASTY__OP_OF($m_$f_op_with, toasty_find_options, struct $M, __VA_ARGS__, .db = 0)\n"
    "#define $m_$f_create_op(...) \\\n"
    "    TOASTY__OP_OF($m_$f_create_op_with, struct $T_new, struct $M, __VA_ARGS__, .toasty__db = 0)\n"
    "#define $m_$f_update_where_op($p$s, ...) \\\n"
    "    $m_$f_update_where_op_with(&(const struct $T_changes){ \\\n"
    "        .toasty__parent = (TOASTY__CHECK(const struct $M *, $p$s), ($p$s)), .toasty__where = __VA_ARGS__})\n"
    "#define $m_$f_delete_where_op($p$s, ...) \\\n"
    "    $m_$f_delete_where_op_with($p$s, (const toasty_expr[]){__VA_ARGS__})\n";

static const char many_method_functions[] =
    "/** The one with this $h; none is TOASTY_RECORD_NOT_FOUND. */\n"
    "static inline struct $T *$m_$f_get_by_$b(toasty_db *db, const struct $M *$p$k)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], by, $N};\n"
    "    const toasty_value values[] = {$v};\n"
    "    return (struct $T *)toasty_model_get_by(t, db, $p, values);\n"
    "}\n"
    "/** Deletes those with this $h; none is fine. */\n"
    "static inline toasty_status $m_$f_delete_by_$b(toasty_db *db, const struct $M *$p$k)\n"
    "{\n"
    "    static const uint16_t by[] = {$i};\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], by, $N};\n"
    "    const toasty_value values[] = {$v};\n"
    "    return toasty_model_delete_by(t, db, $p, values);\n"
    "}\n";

/* has_one and belongs_to */
static const char one_function[] =
    "/** The $f of a record; NULL when there is none, and then toasty_errcode is TOASTY_OK. */\n"
    "static inline struct $T *$m_$f(toasty_db *db, const struct $M *$p)\n"
    "{\n"
    "    toasty_target t = {&$T_toasty_model, &$M_toasty_fields[$n], 0, 0};\n"
    "    toasty_find_options options;\n"
    "    memset(&options, 0, sizeof options);\n"
    "    options.db = db;\n"
    "    options.toasty__parent = $p;\n"
    "    return (struct $T *)toasty_model_first(t, &options);\n"
    "}\n";

#define SCOPED_FIND(kind)                                                                                    \
    "#define $m_$f" kind "($d, ...) \\\n"                                                                    \
    "    $m_$f" kind "_with(&(const toasty_find_options){ \\\n"                                              \
    "        .db = (TOASTY__CHECK(const struct $M *, TOASTY__FIRST(__VA_ARGS__)), ($d)), \\\n"               \
    "        .toasty__parent = __VA_ARGS__})\n"

static const char value_macros[] = SCOPED_FIND("");

static const char many_macros[] = SCOPED_FIND("") SCOPED_FIND("_first") SCOPED_FIND("_one")
    SCOPED_FIND("_paginate") SCOPED_FIND("_count") SCOPED_FIND(
        "_exists") "#define $m_$f_each($d, $p$s, ...) \\\n"
                   "    TOASTY__VISIT($m_$f_each_with, $d, __VA_ARGS__, \\\n"
                   "        .toasty__parent = (TOASTY__CHECK(const struct $M *, $p$s), ($p$s)))\n";

static const char many_write_macros[] =
    "#define $m_$f_update_where($d, $p$s, ...) \\\n"
    "    $m_$f_update_where_with(&(const struct $T_changes){ \\\n"
    "        .toasty__db = (TOASTY__CHECK(const struct $M *, $p$s), ($d)), \\\n"
    "        .toasty__parent = ($p$s), .toasty__where = __VA_ARGS__})\n";

static const char link_macros[] =
    "#define $m_$f_create($d, ...) \\\n"
    "    $m_$f_create_with(&(const struct $T_new){ \\\n"
    "        .toasty__db = (TOASTY__CHECK(const struct $M *, TOASTY__FIRST(__VA_ARGS__)), ($d)), \\\n"
    "        .toasty__parent = __VA_ARGS__})\n";

void derive_emit_relation_functions(derive_emit *e)
{
    for (size_t i = 0; i < e->model->field_count; i++) {
        const derive_field *field = &e->model->fields[i];
        if (field->kind == TOASTY_FIELD_SCALAR)
            continue;
        derive_use_relation(e, field);
        if (field->value) {
            DERIVE_VAR(&e->vars, 'v') = derive_words(field->value->type)->family;
            derive_expand(e, value_functions);
            continue;
        }
        derive_expand(e, derive_holds_list(field) ? many_functions : one_function);
        if (field->kind == TOASTY_FIELD_HAS_MANY)
            derive_expand(e, many_write_functions);
        if (field->joined) {
            derive_expand(e, join_functions);
            derive_expand(e, link_all_functions);
        }
        if (field->kind == TOASTY_FIELD_BELONGS_TO || derive_via(field))
            continue;
        derive_expand(e, link_functions);
        if (field->kind == TOASTY_FIELD_HAS_ONE)
            continue;
        derive_expand(e, link_all_functions);
        derive_expand(e, many_op_functions);
        derive_methods methods = derive_methods_of(field->target, field);
        e->out.failed |= methods.failed;
        for (size_t m = 0; m < methods.count; m++) {
            derive_use_method(e, field->target, &methods.items[m]);
            derive_expand(e, many_method_functions);
        }
        derive_methods_free(&methods);
    }
}

void derive_emit_relation_macros(derive_emit *e)
{
    for (size_t i = 0; i < e->model->field_count; i++) {
        const derive_field *field = &e->model->fields[i];
        if (!derive_holds_list(field) && field->kind != TOASTY_FIELD_HAS_ONE)
            continue;
        derive_use_relation(e, field);
        if (derive_holds_list(field))
            derive_expand(e, field->value ? value_macros : many_macros);
        if (derive_read_only(field))
            continue;
        if (field->kind == TOASTY_FIELD_HAS_MANY) {
            derive_expand(e, many_write_macros);
            derive_expand(e, many_op_macros);
        }
        derive_expand(e, link_macros);
    }
}
