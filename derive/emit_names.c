#include "emit_internal.h"

#include <string.h>

const derive_type_words *derive_words(toasty_type type)
{
    static const derive_type_words words[] = {
        [TOASTY_TYPE_BOOL] = {"TOASTY_TYPE_BOOL", "bool", "boolean", "bool", NULL},
        [TOASTY_TYPE_I8] = {"TOASTY_TYPE_I8", "int", "i64", "int", NULL},
        [TOASTY_TYPE_I16] = {"TOASTY_TYPE_I16", "int", "i64", "int", NULL},
        [TOASTY_TYPE_I32] = {"TOASTY_TYPE_I32", "int", "i64", "int", NULL},
        [TOASTY_TYPE_I64] = {"TOASTY_TYPE_I64", "int", "i64", "int", NULL},
        [TOASTY_TYPE_U8] = {"TOASTY_TYPE_U8", "uint", "u64", "uint", NULL},
        [TOASTY_TYPE_U16] = {"TOASTY_TYPE_U16", "uint", "u64", "uint", NULL},
        [TOASTY_TYPE_U32] = {"TOASTY_TYPE_U32", "uint", "u64", "uint", NULL},
        [TOASTY_TYPE_U64] = {"TOASTY_TYPE_U64", "uint", "u64", "uint", NULL},
        [TOASTY_TYPE_F32] = {"TOASTY_TYPE_F32", "float", "f64", "float", NULL},
        [TOASTY_TYPE_F64] = {"TOASTY_TYPE_F64", "float", "f64", "float", NULL},
        [TOASTY_TYPE_STRING] = {"TOASTY_TYPE_STRING", "string", "string", "string", NULL},
        [TOASTY_TYPE_BYTES] = {"TOASTY_TYPE_BYTES", "bytes", "bytes", "bytes", NULL},
        [TOASTY_TYPE_UUID] = {"TOASTY_TYPE_UUID", "uuid", "uuid", "uuid", NULL},
        [TOASTY_TYPE_TIMESTAMP] = {"TOASTY_TYPE_TIMESTAMP", "timestamp", "timestamp", "timestamp", NULL},
        [TOASTY_TYPE_DATE] = {"TOASTY_TYPE_DATE", "date", "date", "date", NULL},
        [TOASTY_TYPE_TIME] = {"TOASTY_TYPE_TIME", "time", "time", "time", NULL},
        [TOASTY_TYPE_DATETIME] = {"TOASTY_TYPE_DATETIME", "datetime", "datetime", "datetime", NULL},
        [TOASTY_TYPE_DECIMAL] = {"TOASTY_TYPE_DECIMAL", "decimal", "decimal", "decimal", NULL},
        [TOASTY_TYPE_JSON] = {"TOASTY_TYPE_JSON", "json", "json", "json", NULL},
        [TOASTY_TYPE_INET] = {"TOASTY_TYPE_INET", "inet", "inet", "inet_ptr", "const toasty_inet *"},
        [TOASTY_TYPE_CIDR] = {"TOASTY_TYPE_CIDR", "cidr", "cidr", "cidr_ptr", "const toasty_cidr *"},
        [TOASTY_TYPE_MACADDR] = {"TOASTY_TYPE_MACADDR", "macaddr", "macaddr", "macaddr", NULL},
        [TOASTY_TYPE_MACADDR8] = {"TOASTY_TYPE_MACADDR8", "macaddr8", "macaddr8", "macaddr8", NULL},
    };
    return &words[type];
}

bool derive_new_pointer(const derive_field *field)
{
    return field->kind == TOASTY_FIELD_SCALAR && field->type != TOASTY_TYPE_STRING &&
           (field->nullable || field->automatic != TOASTY_AUTO_NONE || field->default_value ||
            field->update_value);
}

bool derive_holds_list(const derive_field *field)
{
    return field->kind == TOASTY_FIELD_HAS_MANY || field->kind == TOASTY_FIELD_VIA_MANY;
}

bool derive_via(const derive_field *field)
{
    return field->kind == TOASTY_FIELD_VIA_ONE || field->kind == TOASTY_FIELD_VIA_MANY;
}

bool derive_read_only(const derive_field *field)
{
    return derive_via(field) && !field->joined;
}

bool derive_emits(const derive_emit *e, const derive_model *model)
{
    return !model->foreign && strcmp(model->header, e->header) == 0;
}

bool derive_is_model_prefix(const derive_unit *unit, const derive_model *model, const char *suffix)
{
    const size_t length = strlen(model->snake);
    for (size_t i = 0; i < unit->model_count; i++) {
        const char *other = unit->models[i]->snake;
        if (strncmp(other, model->snake, length) == 0 && other[length] == '_' &&
            strcmp(other + length + 1, suffix) == 0)
            return true;
    }
    return false;
}

/* Names that a parameter cannot have: keywords of C and C++, and what the generated functions call their own.
 */
static const char *const taken[] = {
    "alignas",   "alignof",  "and",       "asm",     "auto",     "bool",     "break",     "by",
    "case",      "catch",    "char",      "class",   "concept",  "const",    "constexpr", "continue",
    "count",     "db",       "decltype",  "default", "delete",   "do",       "double",    "else",
    "enum",      "explicit", "export",    "extern",  "false",    "float",    "for",       "friend",
    "goto",      "if",       "inline",    "int",     "items",    "list",     "long",      "mutable",
    "namespace", "new",      "noexcept",  "not",     "nullptr",  "operator", "options",   "or",
    "out",       "private",  "protected", "public",  "register", "requires", "restrict",  "return",
    "short",     "signed",   "sizeof",    "sql",     "static",   "struct",   "switch",    "t",
    "template",  "this",     "throw",     "true",    "try",      "typedef",  "typeid",    "typename",
    "typeof",    "union",    "unsigned",  "using",   "values",   "virtual",  "void",      "volatile",
    "where",     "while",    "xor",
};

static bool is_taken(const derive_emit *e, const char *name)
{
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (strcmp(taken[i], name) == 0)
            return true;
    /* a parameter would shadow the model's object */
    for (size_t i = 0; e->lower_case_models && i < e->unit->model_count; i++)
        if (strcmp(e->unit->models[i]->name, name) == 0)
            return true;
    return false;
}

const char *derive_parameter(derive_emit *e, const char *wanted)
{
    derive_text_clear(&e->parameter);
    derive_text_add(&e->parameter, wanted);
    while (is_taken(e, derive_text_peek(&e->parameter)) && !e->parameter.failed)
        derive_text_add(&e->parameter, "_");
    return derive_text_peek(&e->parameter);
}

void derive_add_generated(derive_text *text, const char *header)
{
    size_t len = strlen(header);
    if (len > 2 && strcmp(header + len - 2, ".h") == 0)
        len -= 2;
    derive_text_add_bytes(text, header, len);
    derive_text_add(text, ".toasty.h");
}

void derive_add_type(derive_text *text, const char *type)
{
    derive_text_add(text, type);
    if (type[strlen(type) - 1] != '*')
        derive_text_add(text, " ");
}

/* Macro parameters are field names with this behind them, so that none is also the name of a member. */
static void choose_suffix(derive_emit *e)
{
    derive_text_clear(&e->suffix);
    bool clash = true;
    while (clash && !e->suffix.failed) {
        derive_text_add(&e->suffix, "_");
        clash = false;
        for (size_t i = 0; i < e->model->field_count && !clash; i++) {
            size_t len = strlen(e->model->fields[i].ident);
            clash = len >= e->suffix.len && strcmp(e->model->fields[i].ident + len - e->suffix.len,
                                                   derive_text_peek(&e->suffix)) == 0;
        }
    }
}

/* Only scalar fields give names to parameters. */
static bool has_scalar(const derive_model *model, const char *name)
{
    for (size_t i = 0; i < model->field_count; i++)
        if (model->fields[i].kind == TOASTY_FIELD_SCALAR && strcmp(model->fields[i].ident, name) == 0)
            return true;
    return false;
}

/* The name of the database among macro parameters, before the suffix. */
static const char *database_name(const derive_model *model)
{
    static const char *const wanted[] = {"db", "handle", "session"};
    size_t i = 0;
    while (i < sizeof wanted / sizeof wanted[0] - 1 && has_scalar(model, wanted[i]))
        i++;
    return wanted[i];
}

static void set_copy(derive_emit *e, char letter, derive_text *memory, const char *value)
{
    derive_text_clear(memory);
    derive_text_add(memory, value);
    DERIVE_VAR(&e->vars, letter) = derive_text_peek(memory);
}

void derive_use_model(derive_emit *e, const derive_model *model)
{
    e->model = model;
    choose_suffix(e);
    DERIVE_VAR(&e->vars, 'M') = model->name;
    DERIVE_VAR(&e->vars, 'm') = model->snake;
    DERIVE_VAR(&e->vars, 'P') = model->plural;
    DERIVE_VAR(&e->vars, 's') = derive_text_peek(&e->suffix);
    set_copy(e, 'r', &e->record, derive_parameter(e, model->snake));
    derive_text_clear(&e->database);
    derive_text_add(&e->database, database_name(model));
    derive_text_add(&e->database, derive_text_peek(&e->suffix));
    DERIVE_VAR(&e->vars, 'd') = derive_text_peek(&e->database);
}

/* The parent among the parameters of a relation's functions; the others are named after fields of the target.
 */
static const char *parent_name(const derive_emit *e, const derive_model *target)
{
    return has_scalar(target, e->model->snake) ? "parent_record" : e->model->snake;
}

void derive_use_relation(derive_emit *e, const derive_field *field)
{
    derive_text_clear(&e->number);
    derive_text_number(&e->number, (unsigned long)(field - e->model->fields));
    DERIVE_VAR(&e->vars, 'n') = derive_text_peek(&e->number);
    DERIVE_VAR(&e->vars, 'f') = field->name;
    DERIVE_VAR(&e->vars, 'T') = field->target->name;
    DERIVE_VAR(&e->vars, 't') = field->target->snake;
    set_copy(e, 'p', &e->parent, derive_parameter(e, parent_name(e, field->target)));
    const char *child = field->target == e->model ? "child" : field->target->snake;
    set_copy(e, 'c', &e->child, derive_parameter(e, child));
}

void derive_expand(derive_emit *e, const char *template_text)
{
    derive_text_expand(&e->out, template_text, &e->vars);
}
