/* Twins of the writing calls that only describe the call, for toasty_batch. */
#include "emit_internal.h"

static const char functions[] =
    "static inline toasty_op $m_create_op_with(struct $M **out, const struct $M_new *values)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_CREATE, &$M_toasty_model, 0, values, out);\n"
    "}\n"
    "static inline toasty_op $m_create_many_op_with(struct $M_list **out, const struct $M_many *many)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_CREATE_MANY, &$M_toasty_model, 0, many, out);\n"
    "}\n"
    "static inline toasty_op $m_update_op_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE, &$M_toasty_model, 0, changes, 0);\n"
    "}\n"
    "static inline toasty_op $m_update_where_op_with(const struct $M_changes *changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE_WHERE, &$M_toasty_model, 0, changes, 0);\n"
    "}\n"
    "static inline toasty_op $m_update_where_returning_op_with(struct $M_list **out, const struct $M_changes "
    "*changes)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_UPDATE_RETURNING, &$M_toasty_model, 0, changes, out);\n"
    "}\n"
    "static inline toasty_op $m_delete_op(const struct $M *$r)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_DELETE, &$M_toasty_model, 0, $r, 0);\n"
    "}\n"
    "static inline toasty_op $m_delete_where_op_with(const toasty_expr *where)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_DELETE_WHERE, &$M_toasty_model, 0, where, 0);\n"
    "}\n"
    "static inline toasty_op $m_delete_where_returning_op_with(struct $M_list **out, const toasty_expr "
    "*where)\n"
    "{\n"
    "    return toasty__make_op(TOASTY_OP_DELETE_RETURNING, &$M_toasty_model, 0, where, out);\n"
    "}\n";

static const char macros[] =
    "#define $m_create_op(...) TOASTY__OP($m_create_op_with, struct $M_new, __VA_ARGS__, .toasty__parent = "
    "0)\n"
    "#define $m_create_many_op($d, ...) $m_create_many_op_with($d, &(const struct $M_many)__VA_ARGS__)\n"
    "#define $m_update_op(...) \\\n"
    "    $m_update_op_with(&(const struct $M_changes){.toasty__db = 0, .toasty__record = __VA_ARGS__})\n"
    "#define $m_update_where_op(...) \\\n"
    "    $m_update_where_op_with(&(const struct $M_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})\n"
    "#define $m_update_where_returning_op($d, ...) \\\n"
    "    $m_update_where_returning_op_with($d, \\\n"
    "        &(const struct $M_changes){.toasty__db = 0, .toasty__where = __VA_ARGS__})\n"
    "#define $m_delete_where_op(...) $m_delete_where_op_with((const toasty_expr[]){__VA_ARGS__})\n"
    "#define $m_delete_where_returning_op($d, ...) \\\n"
    "    $m_delete_where_returning_op_with($d, (const toasty_expr[]){__VA_ARGS__})\n";

void derive_emit_op_functions(derive_emit *e)
{
    derive_expand(e, functions);
}

void derive_emit_op_macros(derive_emit *e)
{
    derive_expand(e, macros);
}
