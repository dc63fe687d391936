#include "value.h"
#include "alloc.h"

#include <limits.h>

static bool view(sqlite3_value *from, turso_value_t *to, ember__payload_t *payload)
{
    switch (sqlite3_value_type(from)) {
    case SQLITE_INTEGER:
        to->value_type = TURSO_EXTENSION_VALUE_INTEGER;
        to->value.int_value = sqlite3_value_int64(from);
        return true;
    case SQLITE_FLOAT:
        to->value_type = TURSO_EXTENSION_VALUE_FLOAT;
        to->value.float_value = sqlite3_value_double(from);
        return true;
    case SQLITE_TEXT:
        payload->text.subtype = TURSO_EXTENSION_TEXT_TEXT;
        payload->text.text = sqlite3_value_text(from);
        payload->text.len = (uint32_t)sqlite3_value_bytes(from);
        to->value_type = TURSO_EXTENSION_VALUE_TEXT;
        to->value.text = &payload->text;
        return payload->text.text != NULL;
    case SQLITE_BLOB:
        payload->blob.data = sqlite3_value_blob(from);
        payload->blob.size = (uint64_t)sqlite3_value_bytes(from);
        if (!payload->blob.data && payload->blob.size)
            return false;
        if (!payload->blob.data)
            payload->blob.data = (const uint8_t *)"";
        to->value_type = TURSO_EXTENSION_VALUE_BLOB;
        to->value.blob = &payload->blob;
        return true;
    default:
        to->value_type = TURSO_EXTENSION_VALUE_NULL;
        to->value.int_value = 0;
        return true;
    }
}

bool ember__arguments_init(ember__arguments_t *arguments, int argc, sqlite3_value **argv)
{
    ember__payload_t *payloads = arguments->few_payloads;
    arguments->values = arguments->few_values;
    if ((size_t)argc > sizeof arguments->few_values / sizeof *arguments->few_values) {
        size_t count = (size_t)argc;
        arguments->values = ember__malloc(count * (sizeof *arguments->values + sizeof *payloads));
        if (!arguments->values)
            return false;
        payloads = (ember__payload_t *)(void *)(arguments->values + count);
    }
    for (int i = 0; i < argc; i++)
        if (!view(argv[i], &arguments->values[i], &payloads[i])) {
            ember__arguments_fini(arguments);
            return false;
        }
    return true;
}

void ember__arguments_fini(ember__arguments_t *arguments)
{
    if (arguments->values != arguments->few_values)
        ember__free(arguments->values);
    arguments->values = NULL;
}

/* The SQLite code that stands for what a function says; SQLITE_ERROR where there is none. */
static int code_of(turso_extension_result_code_t code)
{
    switch (code) {
    case TURSO_EXTENSION_RESULT_OOM: return SQLITE_NOMEM;
    case TURSO_EXTENSION_RESULT_CORRUPT: return SQLITE_CORRUPT;
    case TURSO_EXTENSION_RESULT_PERMISSION_DENIED: return SQLITE_PERM;
    case TURSO_EXTENSION_RESULT_ABORTED: return SQLITE_ABORT;
    case TURSO_EXTENSION_RESULT_READ_ONLY: return SQLITE_READONLY;
    case TURSO_EXTENSION_RESULT_INTERRUPT: return SQLITE_INTERRUPT;
    case TURSO_EXTENSION_RESULT_BUSY: return SQLITE_BUSY;
    case TURSO_EXTENSION_RESULT_CONSTRAINT_VIOLATION: return SQLITE_CONSTRAINT_FUNCTION;
    default: return SQLITE_ERROR;
    }
}

static void fail(sqlite3_context *call, const turso_extension_error_t *error)
{
    int code = error ? code_of(error->code) : SQLITE_ERROR;
    const turso_extension_text_t *message = error ? error->message : NULL;
    if (code == SQLITE_NOMEM) {
        sqlite3_result_error_nomem(call);
        return;
    }
    if (message && message->text)
        sqlite3_result_error(call, (const char *)message->text,
                             message->len < INT_MAX ? (int)message->len : INT_MAX);
    else if (code == SQLITE_ERROR)
        sqlite3_result_error(call, "the function failed", -1);
    if (code != SQLITE_ERROR)
        sqlite3_result_error_code(call, code);
}

void ember__result(sqlite3_context *call, const turso_value_t *value)
{
    const turso_extension_text_t *text = value->value.text;
    const turso_extension_blob_t *blob = value->value.blob;
    switch (value->value_type) {
    case TURSO_EXTENSION_VALUE_INTEGER: sqlite3_result_int64(call, value->value.int_value); return;
    case TURSO_EXTENSION_VALUE_FLOAT: sqlite3_result_double(call, value->value.float_value); return;
    case TURSO_EXTENSION_VALUE_TEXT:
        if (!text)
            break;
        sqlite3_result_text64(call, text->text ? (const char *)text->text : "", text->text ? text->len : 0,
                              SQLITE_TRANSIENT, SQLITE_UTF8);
        if (text->subtype == TURSO_EXTENSION_TEXT_JSON)
            sqlite3_result_subtype(call, 'J');
        return;
    case TURSO_EXTENSION_VALUE_BLOB:
        if (!blob)
            break;
        sqlite3_result_blob64(call, blob->data ? (const void *)blob->data : "", blob->data ? blob->size : 0,
                              SQLITE_TRANSIENT);
        return;
    case TURSO_EXTENSION_VALUE_ERROR: fail(call, value->value.error); return;
    case TURSO_EXTENSION_VALUE_NULL: break;
    }
    sqlite3_result_null(call);
}
