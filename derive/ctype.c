#include "ctype.h"

#include <string.h>

static const struct {
    const char *name;
    toasty_type type;
} value_structs[] = {
    {"toasty_uuid", TOASTY_TYPE_UUID},           {"toasty_bytes", TOASTY_TYPE_BYTES},
    {"toasty_timestamp", TOASTY_TYPE_TIMESTAMP}, {"toasty_date", TOASTY_TYPE_DATE},
    {"toasty_time", TOASTY_TYPE_TIME},           {"toasty_datetime", TOASTY_TYPE_DATETIME},
    {"toasty_decimal", TOASTY_TYPE_DECIMAL},     {"toasty_json", TOASTY_TYPE_JSON},
    {"toasty_inet", TOASTY_TYPE_INET},           {"toasty_cidr", TOASTY_TYPE_CIDR},
    {"toasty_macaddr", TOASTY_TYPE_MACADDR},     {"toasty_macaddr8", TOASTY_TYPE_MACADDR8},
};

static const char allowed[] = "a field is a bool, an integer, float, double, char *, a toasty_ value type or "
                              "a pointer to one of these that may "
                              "be NULL";

const char *derive_clang_text(const clang_api *clang, derive_arena *arena, CXString string)
{
    const char *text = clang->getCString(string);
    const char *copy = derive_strdup(arena, text ? text : "");
    clang->disposeString(string);
    return copy;
}

static toasty_type integer_type(long long size, bool is_signed)
{
    switch (size) {
    case 1: return is_signed ? TOASTY_TYPE_I8 : TOASTY_TYPE_U8;
    case 2: return is_signed ? TOASTY_TYPE_I16 : TOASTY_TYPE_U16;
    case 4: return is_signed ? TOASTY_TYPE_I32 : TOASTY_TYPE_U32;
    case 8: return is_signed ? TOASTY_TYPE_I64 : TOASTY_TYPE_U64;
    default: return TOASTY_TYPE_NULL;
    }
}

/* TOASTY_TYPE_NULL when the type is none of a scalar's. */
static toasty_type scalar_type(const clang_api *clang, derive_arena *arena, CXType canonical)
{
    switch (canonical.kind) {
    case CLANG_TYPE_BOOL: return TOASTY_TYPE_BOOL;
    case CLANG_TYPE_SCHAR:
    case CLANG_TYPE_SHORT:
    case CLANG_TYPE_INT:
    case CLANG_TYPE_LONG:
    case CLANG_TYPE_LONGLONG: return integer_type(clang->Type_getSizeOf(canonical), true);
    case CLANG_TYPE_UCHAR:
    case CLANG_TYPE_USHORT:
    case CLANG_TYPE_UINT:
    case CLANG_TYPE_ULONG:
    case CLANG_TYPE_ULONGLONG: return integer_type(clang->Type_getSizeOf(canonical), false);
    case CLANG_TYPE_FLOAT: return TOASTY_TYPE_F32;
    case CLANG_TYPE_DOUBLE: return TOASTY_TYPE_F64;
    case CLANG_TYPE_RECORD: break;
    default: return TOASTY_TYPE_NULL;
    }
    CXCursor declaration = clang->getTypeDeclaration(canonical);
    if (declaration.kind != CLANG_CURSOR_STRUCT)
        return TOASTY_TYPE_NULL;
    const char *name = derive_clang_text(clang, arena, clang->getCursorSpelling(declaration));
    for (size_t i = 0; i < sizeof value_structs / sizeof *value_structs; i++)
        if (strcmp(value_structs[i].name, name) == 0)
            return value_structs[i].type;
    return TOASTY_TYPE_NULL;
}

static bool is_char(CXType canonical)
{
    return canonical.kind == CLANG_TYPE_CHAR_S || canonical.kind == CLANG_TYPE_CHAR_U;
}

/* How a type is written without const and volatile in front, so that a variable of it can be declared and
 * filled. */
static const char *plain_spelling(const clang_api *clang, derive_arena *arena, CXType type)
{
    const char *text = derive_clang_text(clang, arena, clang->getTypeSpelling(type));
    for (;;) {
        if (strncmp(text, "const ", 6) == 0)
            text += 6;
        else if (strncmp(text, "volatile ", 9) == 0)
            text += 9;
        else
            return strcmp(text, "_Bool") == 0 ? "bool" : text;
    }
}

static derive_ctype unsupported(derive_ctype result, const char *trouble, const char *advice)
{
    result.shape = DERIVE_SHAPE_UNSUPPORTED;
    result.trouble = trouble;
    result.advice = advice;
    return result;
}

/* An enum is stored as a number of its size; its constants are not negative. */
static bool is_enum(const clang_api *clang, derive_arena *arena, CXType canonical, derive_ctype *result)
{
    CXCursor declaration = clang->getTypeDeclaration(canonical);
    if (canonical.kind != CLANG_TYPE_ENUM || clang->Cursor_isAnonymous(declaration))
        return false;
    result->shape = DERIVE_SHAPE_ENUM;
    result->record = derive_clang_text(clang, arena, clang->getCursorSpelling(declaration));
    long long size = clang->Type_getSizeOf(canonical);
    result->type = integer_type(size, size > 2);
    result->trouble = "an enum";
    result->advice = derive_printf(
        arena, "mark it, enum TOASTY(embed) %s { ... }, or write an integer type such as int32_t",
        result->record);
    return true;
}

static derive_ctype pointer_ctype(const clang_api *clang, derive_arena *arena, CXType canonical,
                                  CXType written, derive_ctype result)
{
    CXType pointee = clang->getPointeeType(canonical);
    if (clang->isVolatileQualifiedType(pointee))
        return unsupported(result, "a pointer to something volatile", allowed);
    if (is_char(pointee)) {
        result.type = TOASTY_TYPE_STRING;
        result.c_type = "const char *";
        return result;
    }
    if (pointee.kind == CLANG_TYPE_POINTER)
        return unsupported(result, "a pointer to a pointer",
                           "a list is a relation: struct Todo_list *todos TOASTY(has_many)");
    if (pointee.kind == CLANG_TYPE_FUNCTION_PROTO || pointee.kind == CLANG_TYPE_FUNCTION_NO_PROTO)
        return unsupported(result, "a pointer to a function", allowed);
    result.type = scalar_type(clang, arena, pointee);
    if (result.type != TOASTY_TYPE_NULL) {
        result.pointer = true;
        /* behind a typedef of the whole pointer type only the canonical spelling names the value's type */
        CXType value = clang->getPointeeType(written);
        result.c_type = plain_spelling(clang, arena, value.kind ? value : pointee);
        return result;
    }
    if (is_enum(clang, arena, pointee, &result)) {
        result.pointer = true;
        CXType value = clang->getPointeeType(written);
        result.c_type = plain_spelling(clang, arena, value.kind ? value : pointee);
        return result;
    }
    CXCursor declaration = clang->getTypeDeclaration(pointee);
    if (pointee.kind == CLANG_TYPE_RECORD && declaration.kind == CLANG_CURSOR_STRUCT &&
        !clang->Cursor_isAnonymous(declaration)) {
        result.shape = DERIVE_SHAPE_RECORD_POINTER;
        result.record = derive_clang_text(clang, arena, clang->getCursorSpelling(declaration));
        return result;
    }
    return unsupported(result, "a pointer to something that is not a value", allowed);
}

static derive_ctype value_ctype(const clang_api *clang, derive_arena *arena, CXType canonical,
                                derive_ctype result)
{
    if (is_enum(clang, arena, canonical, &result))
        return result;
    switch (canonical.kind) {
    case CLANG_TYPE_CHAR_S:
    case CLANG_TYPE_CHAR_U:
        return unsupported(
            result, "a single char",
            "for text write char *, for a small number int8_t or uint8_t, for a truth value bool");
    case CLANG_TYPE_CONSTANT_ARRAY:
    case CLANG_TYPE_INCOMPLETE_ARRAY:
    case CLANG_TYPE_VARIABLE_ARRAY:
        return unsupported(result, "an array", "for text write char *, for bytes toasty_bytes");
    case CLANG_TYPE_ENUM:
        return unsupported(result, "an enum",
                           "write an integer type such as int32_t and keep the enum's constants");
    case CLANG_TYPE_ATOMIC:
        return unsupported(result, "atomic", "leave _Atomic out: records are plain values");
    default: break;
    }
    result.type = scalar_type(clang, arena, canonical);
    if (result.type != TOASTY_TYPE_NULL)
        return result;
    if (canonical.kind != CLANG_TYPE_RECORD)
        return unsupported(result, "of a type that no column can hold", allowed);
    CXCursor declaration = clang->getTypeDeclaration(canonical);
    if (declaration.kind == CLANG_CURSOR_UNION)
        return unsupported(result, "a union", allowed);
    const char *name = derive_clang_text(clang, arena, clang->getCursorSpelling(declaration));
    if (clang->Cursor_isAnonymous(declaration))
        return unsupported(result, "a struct inside the struct", "write its members as fields of the model");
    result.shape = DERIVE_SHAPE_RECORD;
    result.record = name;
    result.trouble = "a struct inside the struct";
    result.advice = derive_printf(arena,
                                  "to another model use a relation: struct %s * with TOASTY(belongs_to) or "
                                  "TOASTY(has_one); otherwise mark the struct: struct TOASTY(embed) %s {",
                                  name, name);
    return result;
}

derive_ctype derive_ctype_of(const clang_api *clang, derive_arena *arena, CXCursor field)
{
    CXType written = clang->getCursorType(field);
    CXType canonical = clang->getCanonicalType(written);
    derive_ctype result = {.shape = DERIVE_SHAPE_SCALAR};
    result.spelling = derive_clang_text(clang, arena, clang->getTypeSpelling(written));
    if (strncmp(result.spelling, "_Bool", 5) == 0)
        result.spelling = derive_printf(arena, "bool%s", result.spelling + 5);
    if (clang->Cursor_isBitField(field))
        return unsupported(result, "a bit-field",
                           "write it as a plain member: bool or the integer type alone");
    if (clang->isConstQualifiedType(canonical) || clang->isVolatileQualifiedType(canonical))
        return unsupported(
            result, "const or volatile itself",
            "leave the qualifier out (that of a char behind a pointer may stay): records are filled "
            "field by field");
    if (canonical.kind == CLANG_TYPE_POINTER)
        return pointer_ctype(clang, arena, canonical, written, result);
    result = value_ctype(clang, arena, canonical, result);
    if (result.shape != DERIVE_SHAPE_UNSUPPORTED)
        result.c_type = plain_spelling(clang, arena, written);
    return result;
}
