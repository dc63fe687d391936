/* The constant tables of a model: fields, relations, indexes, the model itself, and its computed defaults. */
#include "emit_internal.h"
#include "text.h"

#include <string.h>

static void add_numbers(derive_emit *e, const uint16_t *numbers, size_t count)
{
    derive_text_add(&e->out, "[] = {");
    for (size_t i = 0; i < count; i++) {
        derive_text_add(&e->out, i ? ", " : "");
        derive_text_number(&e->out, numbers[i]);
    }
    derive_text_add(&e->out, "};\n");
}

static void add_key_and_indexes(derive_emit *e)
{
    if (e->model->key_count) {
        derive_expand(e, "static const uint16_t $M_toasty_key");
        add_numbers(e, e->model->key, e->model->key_count);
    }
    for (size_t i = 0; i < e->model->index_count; i++) {
        derive_expand(e, "static const uint16_t $M_toasty_index_");
        derive_text_number(&e->out, (unsigned long)i);
        add_numbers(e, e->model->indexes[i].fields, e->model->indexes[i].count);
    }
    if (!e->model->index_count)
        return;
    derive_expand(e, "static const toasty_index $M_toasty_indexes[] = {\n");
    for (size_t i = 0; i < e->model->index_count; i++) {
        const derive_index *index = &e->model->indexes[i];
        derive_text_add(&e->out, "    {");
        if (index->name) {
            derive_text_add(&e->out, ".name = ");
            derive_text_literal(&e->out, index->name);
            derive_text_add(&e->out, ", ");
        }
        derive_text_add(&e->out, index->unique ? ".unique = true, " : "");
        derive_text_add(&e->out, ".count = ");
        derive_text_number(&e->out, (unsigned long)index->count);
        derive_expand(e, ", .fields = $M_toasty_index_");
        derive_text_number(&e->out, (unsigned long)i);
        derive_text_add(&e->out, "},\n");
    }
    derive_text_add(&e->out, "};\n");
}

static bool is_model_key(const derive_emit *e, const derive_field *field)
{
    return field->pair_count == e->model->key_count &&
           memcmp(field->key_fields, e->model->key, field->pair_count * sizeof *field->key_fields) == 0;
}

static void add_via(derive_emit *e, const derive_field *field)
{
    derive_expand(e, "static const toasty_field *const $M_toasty_$f_via[] = {");
    for (size_t i = 0; i < field->via_count; i++) {
        derive_text_add(&e->out, i ? ", &" : "&");
        derive_text_add(&e->out, field->via[i].model->name);
        derive_text_add(&e->out, "_toasty_fields[");
        derive_text_number(&e->out, (unsigned long)field->via[i].field);
        derive_text_add(&e->out, "]");
    }
    derive_expand(e, "};\n"
                     "static const toasty_relation $M_toasty_$f_relation = {\n"
                     "    .target = &$T_toasty_model, .pair = -1, .via_count = ");
    derive_text_number(&e->out, (unsigned long)field->via_count);
    derive_expand(e, ", .via = $M_toasty_$f_via");
    if (field->value) {
        derive_expand(e, ", .value = &$T_toasty_fields[");
        derive_text_number(&e->out, (unsigned long)(field->value - field->target->fields));
        derive_text_add(&e->out, "]");
    }
    derive_text_add(&e->out, "};\n");
}

static void add_relation(derive_emit *e, const derive_field *field)
{
    static const char *const on_delete[] = {
        [TOASTY_ON_DELETE_NO_ACTION] = "TOASTY_ON_DELETE_NO_ACTION",
        [TOASTY_ON_DELETE_RESTRICT] = "TOASTY_ON_DELETE_RESTRICT",
        [TOASTY_ON_DELETE_CASCADE] = "TOASTY_ON_DELETE_CASCADE",
        [TOASTY_ON_DELETE_SET_NULL] = "TOASTY_ON_DELETE_SET_NULL",
    };
    derive_use_relation(e, field);
    if (derive_via(field)) {
        add_via(e, field);
        return;
    }
    bool own_key = !is_model_key(e, field);
    if (own_key) {
        derive_expand(e, "static const uint16_t $M_toasty_$f_key");
        add_numbers(e, field->key_fields, field->pair_count);
    }
    derive_expand(e, "static const uint16_t $M_toasty_$f_references");
    add_numbers(e, field->reference_fields, field->pair_count);
    derive_expand(e, "static const toasty_relation $M_toasty_$f_relation = {\n"
                     "    .target = &$T_toasty_model, .count = ");
    derive_text_number(&e->out, (unsigned long)field->pair_count);
    derive_expand(e, own_key ? ", .key = $M_toasty_$f_key" : ", .key = $M_toasty_key");
    derive_expand(e, ", .references = $M_toasty_$f_references, .pair = ");
    if (field->pair < 0)
        derive_text_add(&e->out, "-1");
    else
        derive_text_number(&e->out, (unsigned long)field->pair);
    if (field->on_delete) {
        derive_text_add(&e->out, ", .on_delete = ");
        derive_text_add(&e->out, on_delete[field->on_delete]);
    }
    derive_text_add(&e->out, "};\n");
}

/* A name that is the same everywhere: of this library or of C, or written like the constant or macro that it is. */
static bool is_neutral(const char *word, size_t length)
{
    static const char *const neutral[] = {"true", "false", "sizeof"};
    bool capitals = true;
    for (size_t i = 0; i < sizeof neutral / sizeof *neutral; i++)
        if (strlen(neutral[i]) == length && !strncmp(word, neutral[i], length))
            return true;
    for (size_t i = 0; i < length; i++)
        capitals &= word[i] < 'a' || word[i] > 'z';
    bool called = word[length + strspn(word + length, " \t\n")] == '(';
    return (capitals && !called) || !strncmp(word, "toasty_", 7);
}

/* Whether an expression has names of the program's, which may be its functions or variables. */
static bool is_the_programs(const char *expression)
{
    for (const char *at = expression; *at;) {
        size_t length = 1;
        if (*at == '"' || *at == '\'') {
            while (at[length] && at[length] != *at)
                length += at[length] == '\\' && at[length + 1] ? 2 : 1;
            length += at[length] != '\0';
        } else if (derive_is_identifier_char(*at)) {
            while (derive_is_identifier_char(at[length]))
                length++;
            if (derive_is_identifier_start(*at) && !is_neutral(at, length))
                return true;
        }
        at += length;
    }
    return false;
}

/*
 * static void User_toasty_done_default(void *out) { *(bool *)out = (false); }
 *
 * The program's own code runs on the thread of the fiber's loop, which a call may have left.
 */
static void add_computed(derive_emit *e, const derive_field *field, const char *kind, const char *expression)
{
    if (!expression)
        return;
    derive_expand(e, "static void $M_toasty_");
    derive_text_add(&e->out, field->name);
    derive_text_add(&e->out, kind);
    derive_text_add(&e->out, "(void *out)\n{\n");
    if (is_the_programs(expression))
        derive_text_add(&e->out, "    toasty__fiber_come_home();\n");
    derive_text_add(&e->out, "    *(");
    derive_add_type(&e->out, field->c_type);
    derive_text_add(&e->out, "*)out = (");
    derive_text_add(&e->out, expression);
    derive_text_add(&e->out, ");\n}\n");
}

static void add_flags(derive_emit *e, const derive_field *field)
{
    const char *const names[] = {field->nullable ? "TOASTY_NULLABLE" : NULL, field->key ? "TOASTY_KEY" : NULL,
                                 derive_new_pointer(field) ? "TOASTY_NEW_POINTER" : NULL,
                                 field->version ? "TOASTY_ROW_VERSION" : NULL,
                                 field->deferred ? "TOASTY_DEFERRED" : NULL,
                                 field->joined ? "TOASTY_JOINED" : NULL,
                                 field->eager ? "TOASTY_EAGER" : NULL,
                                 field->behind ? "TOASTY_BEHIND" : NULL,
                                 field->optional ? "TOASTY_OPTIONAL" : NULL,
                                 field->presence ? "TOASTY_PRESENCE" : NULL,
                                 field->with_whole ? "TOASTY_WITH_WHOLE" : NULL,
                                 field->discriminant ? "TOASTY_DISCRIMINANT" : NULL,
                                 field->in_variant ? "TOASTY_VARIANT" : NULL,
                                 field->shared ? "TOASTY_SHARED" : NULL};
    const char *before = ", .flags = ";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!names[i])
            continue;
        derive_text_add(&e->out, before);
        derive_text_add(&e->out, names[i]);
        before = " | ";
    }
}

static const char *column_kind(toasty_column_kind kind)
{
    static const char *const names[] = {
        [TOASTY_COLUMN_DEFAULT] = "TOASTY_COLUMN_DEFAULT",
        [TOASTY_COLUMN_BOOLEAN] = "TOASTY_COLUMN_BOOLEAN",
        [TOASTY_COLUMN_INTEGER] = "TOASTY_COLUMN_INTEGER",
        [TOASTY_COLUMN_UNSIGNED] = "TOASTY_COLUMN_UNSIGNED",
        [TOASTY_COLUMN_TEXT] = "TOASTY_COLUMN_TEXT",
        [TOASTY_COLUMN_VARCHAR] = "TOASTY_COLUMN_VARCHAR",
        [TOASTY_COLUMN_JSON] = "TOASTY_COLUMN_JSON",
        [TOASTY_COLUMN_JSONB] = "TOASTY_COLUMN_JSONB",
        [TOASTY_COLUMN_NUMERIC] = "TOASTY_COLUMN_NUMERIC",
        [TOASTY_COLUMN_BINARY] = "TOASTY_COLUMN_BINARY",
        [TOASTY_COLUMN_BLOB] = "TOASTY_COLUMN_BLOB",
        [TOASTY_COLUMN_TIMESTAMP] = "TOASTY_COLUMN_TIMESTAMP",
        [TOASTY_COLUMN_DATE] = "TOASTY_COLUMN_DATE",
        [TOASTY_COLUMN_TIME] = "TOASTY_COLUMN_TIME",
        [TOASTY_COLUMN_DATETIME] = "TOASTY_COLUMN_DATETIME",
        [TOASTY_COLUMN_CIDR] = "TOASTY_COLUMN_CIDR",
        [TOASTY_COLUMN_INET] = "TOASTY_COLUMN_INET",
        [TOASTY_COLUMN_MACADDR] = "TOASTY_COLUMN_MACADDR",
        [TOASTY_COLUMN_MACADDR8] = "TOASTY_COLUMN_MACADDR8",
        [TOASTY_COLUMN_RAW] = "TOASTY_COLUMN_RAW",
    };
    return names[kind];
}

static void add_column(derive_emit *e, const derive_field *field)
{
    derive_text_add(&e->out, ",\n     .column = ");
    derive_text_literal(&e->out, field->column);
    if (field->column_type.kind == TOASTY_COLUMN_DEFAULT)
        return;
    derive_text_add(&e->out, ", .column_type = {");
    derive_text_add(&e->out, column_kind(field->column_type.kind));
    derive_text_add(&e->out, ", ");
    derive_text_number(&e->out, field->column_type.a);
    derive_text_add(&e->out, ", ");
    derive_text_number(&e->out, field->column_type.b);
    derive_text_add(&e->out, ", ");
    if (field->column_type.text)
        derive_text_literal(&e->out, field->column_type.text);
    else
        derive_text_add(&e->out, "0");
    derive_text_add(&e->out, "}");
}

static void add_reference(derive_emit *e, const char *member, const derive_field *field, const char *kind)
{
    derive_text_add(&e->out, member);
    derive_expand(e, "$M_toasty_");
    derive_text_add(&e->out, field->name);
    derive_text_add(&e->out, kind);
}

/* Where it lies when that is not the member of its name. */
static void add_place(derive_emit *e, const derive_field *field, bool own)
{
    const char *const parts[] = {field->base ? field->base : e->model->name, field->access,
                                 field->new_base ? field->new_base : e->model->name, field->given};
    for (size_t i = 0; i < (own ? 2 : 4); i++) {
        derive_text_add(&e->out, ", ");
        derive_text_add(&e->out, parts[i]);
    }
}

static void add_field(derive_emit *e, const derive_field *field)
{
    static const char *const automatic[] = {[TOASTY_AUTO_UUID_V7] = "TOASTY_AUTO_UUID_V7",
                                            [TOASTY_AUTO_UUID_V4] = "TOASTY_AUTO_UUID_V4",
                                            [TOASTY_AUTO_INCREMENT] = "TOASTY_AUTO_INCREMENT"};
    static const char *const kinds[] = {[TOASTY_FIELD_BELONGS_TO] = "TOASTY_FIELD_BELONGS_TO",
                                        [TOASTY_FIELD_HAS_ONE] = "TOASTY_FIELD_HAS_ONE",
                                        [TOASTY_FIELD_HAS_MANY] = "TOASTY_FIELD_HAS_MANY",
                                        [TOASTY_FIELD_VIA_ONE] = "TOASTY_FIELD_VIA_ONE",
                                        [TOASTY_FIELD_VIA_MANY] = "TOASTY_FIELD_VIA_MANY"};
    bool scalar = field->kind == TOASTY_FIELD_SCALAR;
    bool own = field->version || e->model->view || derive_read_only(field);
    bool apart = field->embed || field->newtype;
    derive_expand(e, field->discriminant && !own ? "    {TOASTY__DISCRIMINANT_AT($M, "
                     : apart    ? (own ? "    {TOASTY__OWN_FIELD_AT($M, " : "    {TOASTY__FIELD_AT($M, ")
                     : own    ? "    {TOASTY__OWN_FIELD($M, "
                     : scalar ? "    {TOASTY__VALUE_FIELD($M, "
                              : "    {TOASTY__FIELD($M, ");
    derive_text_add(&e->out, field->name);
    if (apart)
        add_place(e, field, own);
    derive_text_add(&e->out, "), .number = ");
    derive_text_number(&e->out, (unsigned long)(field - e->model->fields));
    derive_text_add(&e->out, scalar ? ", .type = " : ", .kind = ");
    derive_text_add(&e->out, scalar ? derive_words(field->type)->constant : kinds[field->kind]);
    if (scalar && field->automatic != TOASTY_AUTO_NONE) {
        derive_text_add(&e->out, ", .automatic = ");
        derive_text_add(&e->out, automatic[field->automatic]);
    }
    add_flags(e, field);
    if (scalar)
        add_column(e, field);
    else
        add_reference(e, ",\n     .relation = &", field, "_relation");
    if (field->embed) {
        derive_expand(e, ", .embed = &$M_toasty_embeds[");
        derive_text_number(&e->out, (unsigned long)(field->embed - 1));
        derive_text_add(&e->out, "]");
    }
    if (field->values) {
        derive_text_add(&e->out, ", .values = &");
        derive_text_add(&e->out, field->values->name);
        derive_text_add(&e->out, "_toasty_enum");
    }
    if (field->default_value)
        add_reference(e, ", .default_value = ", field, "_default");
    if (field->update_value)
        add_reference(e, ", .update_value = ", field, "_update");
    derive_text_add(&e->out, "},\n");
}

static void add_model(derive_emit *e)
{
    derive_expand(e, "const toasty_model $M_toasty_model = {\n"
                     "    .version = TOASTY_META_VERSION, .name = \"$M\", .table = ");
    derive_text_literal(&e->out, e->model->table);
    derive_expand(e, ",\n    .size = sizeof(struct $M)");
    derive_expand(e, e->model->view
                         ? ", .view = &$M_toasty_view"
                         : ", .new_size = sizeof(struct $M_new), .changes_size = sizeof(struct $M_changes)");
    derive_expand(e, ",\n    .fields = $M_toasty_fields, .field_count = ");
    derive_text_number(&e->out, (unsigned long)e->model->field_count);
    if (e->model->key_count) {
        derive_expand(e, ",\n    .key = $M_toasty_key, .key_count = ");
        derive_text_number(&e->out, (unsigned long)e->model->key_count);
    }
    if (e->model->key_name) {
        derive_text_add(&e->out, ", .key_name = ");
        derive_text_literal(&e->out, e->model->key_name);
    }
    if (e->model->index_count) {
        derive_expand(e, ",\n    .indexes = $M_toasty_indexes, .index_count = ");
        derive_text_number(&e->out, (unsigned long)e->model->index_count);
    }
    derive_text_add(&e->out, "};\n");
    derive_expand(e, "const struct $M_fields $M = {\n    &$M_toasty_model");
    derive_add_token_values(e);
    derive_text_add(&e->out, "};\n\n");
}

void derive_emit_tables(derive_emit *e)
{
    derive_expand(e, "/* ---- $M ---- */\n\n");
    if (e->model->view)
        derive_emit_view_tables(e);
    add_key_and_indexes(e);
    derive_emit_embed_tables(e);
    for (size_t i = 0; i < e->model->field_count; i++) {
        const derive_field *field = &e->model->fields[i];
        if (field->kind != TOASTY_FIELD_SCALAR)
            add_relation(e, field);
        add_computed(e, field, "_default", field->default_value);
        add_computed(e, field, "_update", field->update_value);
    }
    derive_expand(e, "const toasty_field $M_toasty_fields[] = {\n");
    for (size_t i = 0; i < e->model->field_count; i++)
        add_field(e, &e->model->fields[i]);
    derive_text_add(&e->out, "};\n");
    add_model(e);
}
