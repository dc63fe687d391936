/* Which type a column gets, and which explicit types a field may have. */
#include "schema/build.h"

static const char *const type_words[] = {
    [TOASTY_TYPE_BOOL] = "bool",
    [TOASTY_TYPE_I8] = "int8_t",
    [TOASTY_TYPE_I16] = "int16_t",
    [TOASTY_TYPE_I32] = "int32_t",
    [TOASTY_TYPE_I64] = "int64_t",
    [TOASTY_TYPE_U8] = "uint8_t",
    [TOASTY_TYPE_U16] = "uint16_t",
    [TOASTY_TYPE_U32] = "uint32_t",
    [TOASTY_TYPE_U64] = "uint64_t",
    [TOASTY_TYPE_F32] = "float",
    [TOASTY_TYPE_F64] = "double",
    [TOASTY_TYPE_STRING] = "char *",
    [TOASTY_TYPE_BYTES] = "toasty_bytes",
    [TOASTY_TYPE_UUID] = "toasty_uuid",
    [TOASTY_TYPE_TIMESTAMP] = "toasty_timestamp",
    [TOASTY_TYPE_DATE] = "toasty_date",
    [TOASTY_TYPE_TIME] = "toasty_time",
    [TOASTY_TYPE_DATETIME] = "toasty_datetime",
    [TOASTY_TYPE_DECIMAL] = "toasty_decimal",
    [TOASTY_TYPE_JSON] = "toasty_json",
    [TOASTY_TYPE_INET] = "toasty_inet",
    [TOASTY_TYPE_CIDR] = "toasty_cidr",
    [TOASTY_TYPE_MACADDR] = "toasty_macaddr",
    [TOASTY_TYPE_MACADDR8] = "toasty_macaddr8",
};

static const char *const kind_words[] = {
    [TOASTY_COLUMN_BOOLEAN] = "boolean",     [TOASTY_COLUMN_INTEGER] = "int",
    [TOASTY_COLUMN_UNSIGNED] = "uint",       [TOASTY_COLUMN_TEXT] = "text",
    [TOASTY_COLUMN_VARCHAR] = "varchar",     [TOASTY_COLUMN_JSON] = "json",
    [TOASTY_COLUMN_JSONB] = "jsonb",         [TOASTY_COLUMN_NUMERIC] = "numeric",
    [TOASTY_COLUMN_BINARY] = "binary",       [TOASTY_COLUMN_BLOB] = "blob",
    [TOASTY_COLUMN_TIMESTAMP] = "timestamp", [TOASTY_COLUMN_DATE] = "date",
    [TOASTY_COLUMN_TIME] = "time",           [TOASTY_COLUMN_DATETIME] = "datetime",
    [TOASTY_COLUMN_CIDR] = "cidr",           [TOASTY_COLUMN_INET] = "inet",
    [TOASTY_COLUMN_MACADDR] = "macaddr",     [TOASTY_COLUMN_MACADDR8] = "macaddr8",
};

bool toasty__type_is_integer(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64;
}

const char *toasty__type_words(toasty_type type)
{
    return type_words[type];
}

static bool has_text_form(toasty_type type)
{
    return type >= TOASTY_TYPE_STRING && type != TOASTY_TYPE_BYTES;
}

/* Whether a value of the type can stand in a column of the kind on any database. */
static bool can_hold(toasty_column_kind kind, toasty_type type)
{
    switch (kind) {
    case TOASTY_COLUMN_DEFAULT:
    case TOASTY_COLUMN_RAW: return true;
    case TOASTY_COLUMN_BOOLEAN: return type == TOASTY_TYPE_BOOL;
    case TOASTY_COLUMN_INTEGER:
    case TOASTY_COLUMN_UNSIGNED: return type == TOASTY_TYPE_BOOL || toasty__type_is_integer(type);
    case TOASTY_COLUMN_TEXT:
    case TOASTY_COLUMN_VARCHAR: return has_text_form(type);
    case TOASTY_COLUMN_JSON:
    case TOASTY_COLUMN_JSONB: return type == TOASTY_TYPE_JSON;
    case TOASTY_COLUMN_NUMERIC: return type == TOASTY_TYPE_DECIMAL;
    case TOASTY_COLUMN_BINARY:
    case TOASTY_COLUMN_BLOB: return type == TOASTY_TYPE_BYTES || type == TOASTY_TYPE_UUID;
    case TOASTY_COLUMN_TIMESTAMP: return type == TOASTY_TYPE_TIMESTAMP;
    case TOASTY_COLUMN_DATE: return type == TOASTY_TYPE_DATE;
    case TOASTY_COLUMN_TIME: return type == TOASTY_TYPE_TIME;
    case TOASTY_COLUMN_DATETIME: return type == TOASTY_TYPE_DATETIME || type == TOASTY_TYPE_TIMESTAMP;
    case TOASTY_COLUMN_CIDR: return type == TOASTY_TYPE_CIDR;
    case TOASTY_COLUMN_INET: return type == TOASTY_TYPE_INET;
    case TOASTY_COLUMN_MACADDR: return type == TOASTY_TYPE_MACADDR;
    case TOASTY_COLUMN_MACADDR8: return type == TOASTY_TYPE_MACADDR8;
    }
    return false;
}

static bool varchar(toasty__build *build, const toasty_model *model, toasty__column *column)
{
    const toasty_field *field = column->field;
    uint32_t length = field->column_type.a;

    if (!build->capability->varchar)
        return toasty__build_refuse(build, TOASTY_UNSUPPORTED_FEATURE, model, field,
                                    "VARCHAR type is not supported by this database (`%s.%s`): use text",
                                    model->name, field->name);
    if (build->capability->max_varchar && length > build->capability->max_varchar)
        return toasty__build_refuse(build, TOASTY_UNSUPPORTED_FEATURE, model, field,
                                    "VARCHAR(%u) exceeds database maximum of %u (`%s.%s`)", length,
                                    build->capability->max_varchar, model->name, field->name);
    if (length == 0)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "field `%s` of model `%s` has column type varchar without room for a character: "
            "write varchar(N)",
            field->name, model->name);
    toasty__buffer_printf(&build->text, "VARCHAR(%u)", length);
    column->ddl_type = toasty__build_take_text(build);
    column->max_length = length;
    return column->ddl_type || toasty__build_no_memory(build);
}

static bool integer(toasty__build *build, const toasty_model *model, toasty__column *column)
{
    static const unsigned char widths[] = {
        [TOASTY_TYPE_BOOL] = 1, [TOASTY_TYPE_I8] = 1,  [TOASTY_TYPE_I16] = 2,
        [TOASTY_TYPE_I32] = 4,  [TOASTY_TYPE_I64] = 8, [TOASTY_TYPE_U8] = 1,
        [TOASTY_TYPE_U16] = 2,  [TOASTY_TYPE_U32] = 4, [TOASTY_TYPE_U64] = 8,
    };
    const toasty_field *field = column->field;
    const toasty_column_type *type = &field->column_type;
    uint32_t width = type->a ? type->a : widths[field->type];
    unsigned size = width <= 1 ? 0 : width <= 2 ? 1 : width <= 4 ? 2 : 3;

    if (width > 8)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "field `%s` of model `%s` asks for an integer column of %u bytes: at most 8 are "
            "possible",
            field->name, model->name, width);
    column->ddl_type = type->kind == TOASTY_COLUMN_INTEGER ? build->dialect->signed_integer[size]
                                                           : build->dialect->unsigned_integer[size];
    return true;
}

static bool unsupported(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    static const char *const names[] = {
        [TOASTY_COLUMN_JSON] = "JSON",
        [TOASTY_COLUMN_JSONB] = "JSONB",
        [TOASTY_COLUMN_NUMERIC] = "NUMERIC",
        [TOASTY_COLUMN_BINARY] = "BINARY",
    };
    toasty_column_kind kind = field->column_type.kind;
    const char *name = kind < sizeof names / sizeof *names && names[kind] ? names[kind] : kind_words[kind];

    return toasty__build_refuse(
        build, TOASTY_UNSUPPORTED_FEATURE, model, field,
        "%s column type is not supported by this database (`%s.%s`): use %s or leave the type out", name,
        model->name, field->name, kind == TOASTY_COLUMN_BINARY ? "blob" : "text");
}

static bool explicit_type(toasty__build *build, const toasty_model *model, toasty__column *column)
{
    const toasty_field *field = column->field;
    const toasty_column_type *type = &field->column_type;
    const toasty__type_name *name;

    if ((unsigned)type->kind > TOASTY_COLUMN_RAW)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "field `%s` of model `%s` has an unknown column type: run `toasty derive` again", field->name,
            model->name);
    if (!can_hold(type->kind, field->type))
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "field `%s` of model `%s` has type %s, which a column of type %s cannot hold", field->name,
            model->name, toasty__type_words(field->type), kind_words[type->kind]);
    if (type->kind == TOASTY_COLUMN_INTEGER || type->kind == TOASTY_COLUMN_UNSIGNED)
        return integer(build, model, column);
    if (type->kind == TOASTY_COLUMN_RAW) {
        /* Sent as it stands; the values keep the storage they have without it. */
        if (!type->text || !type->text[0])
            return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, field,
                                        "field `%s` of model `%s` has an empty column type", field->name,
                                        model->name);
        column->ddl_type = type->text;
        return true;
    }
    name = &build->dialect->of_kind[type->kind];
    column->storage = name->storage;
    if (type->kind == TOASTY_COLUMN_VARCHAR)
        return varchar(build, model, column);
    if (!name->ddl || (type->kind == TOASTY_COLUMN_JSON && !build->capability->native_json) ||
        (type->kind == TOASTY_COLUMN_JSONB && !build->capability->native_jsonb))
        return unsupported(build, model, field);
    column->ddl_type = name->ddl;
    return true;
}

bool toasty__build_column_type(toasty__build *build, const toasty_model *model, toasty__column *column)
{
    const toasty__type_name *usual = &build->dialect->of_type[column->field->type];

    column->ddl_type = usual->ddl;
    column->storage = usual->storage;
    if (column->field->column_type.kind != TOASTY_COLUMN_DEFAULT && !explicit_type(build, model, column))
        return false;
    if (column->auto_increment)
        column->ddl_type = build->dialect->auto_type;
    return true;
}
