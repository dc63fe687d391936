/* Values for parameters. */
#include "easy.h"

/* SQLite refuses longer values; it says so with a code that means other things as well. */
static const size_t longest_value = 1000000000;

static turso_status_code_t bind_value(turso_statement_t *vm, size_t position, const ember_value *value)
{
    switch (value->type) {
    case EMBER_TYPE_INTEGER: return turso_statement_bind_positional_int(vm, position, value->as.integer);
    case EMBER_TYPE_REAL: return turso_statement_bind_positional_double(vm, position, value->as.real);
    case EMBER_TYPE_TEXT:
        return turso_statement_bind_positional_text(vm, position, value->as.bytes.data, value->as.bytes.len);
    case EMBER_TYPE_BLOB:
        return turso_statement_bind_positional_blob(vm, position, value->as.bytes.data, value->as.bytes.len);
    default: return turso_statement_bind_positional_null(vm, position);
    }
}

static void fail_value(size_t position, const ember_value *value, turso_status_code_t code,
                       ember__fault *fault)
{
    bool bytes = value->type == EMBER_TYPE_TEXT || value->type == EMBER_TYPE_BLOB;
    if (bytes && value->as.bytes.len > longest_value)
        ember__fault_set(fault, EMBER_ERROR, "the value of parameter %zu is longer than SQL values can be",
                         position);
    else if (code == TURSO_ERROR)
        ember__fault_memory(fault);
    else
        ember__fault_set(fault, EMBER_MISUSE, "parameter %zu cannot take the value", position);
}

bool ember__bind(ember__prepared *prepared, size_t position, ember_value value, ember__fault *fault)
{
    if (position < 1 || position > prepared->parameters) {
        ember__fault_set(fault, EMBER_MISUSE, "there is no parameter %zu: the statement has %zu", position,
                         prepared->parameters);
        return false;
    }
    if (value.type <= EMBER_TYPE_NONE || value.type > EMBER_TYPE_NULL) {
        ember__fault_set(fault, EMBER_MISUSE,
                         "the value of parameter %zu has no place in SQL: an integer over INT64_MAX, or an "
                         "untyped pointer",
                         position);
        return false;
    }
    turso_status_code_t code = bind_value(prepared->vm, position, &value);
    if (code != TURSO_OK) {
        fail_value(position, &value, code, fault);
        return false;
    }
    prepared->bound[(position - 1) / 64] |= UINT64_C(1) << ((position - 1) % 64);
    return true;
}

bool ember__bind_named(ember__prepared *prepared, const char *name, ember_value value, ember__fault *fault)
{
    int64_t position = turso_statement_named_position(prepared->vm, name);
    if (position < 1) {
        ember__fault_set(fault, EMBER_MISUSE,
                         "there is no parameter \"%s\" (a name includes its prefix, \":name\")", name);
        return false;
    }
    return ember__bind(prepared, (size_t)position, value, fault);
}

static bool all_bound(ember__prepared *prepared, ember__fault *fault)
{
    for (size_t i = 0; i < prepared->parameters; i++) {
        if (prepared->bound[i / 64] >> (i % 64) & 1)
            continue;
        const char *name = turso_statement_parameter_name(prepared->vm, (int64_t)i + 1);
        if (name && *name != '?')
            ember__fault_set(fault, EMBER_MISUSE, "parameter %zu (%s) has no value", i + 1, name);
        else
            ember__fault_set(fault, EMBER_MISUSE, "parameter %zu has no value", i + 1);
        turso_str_deinit(name);
        return false;
    }
    return true;
}

bool ember__bind_all(ember__prepared *prepared, ember_arg_list args, ember__fault *fault)
{
    size_t position = 0;
    if (args.count && !args.values) {
        ember__fault_set(fault, EMBER_MISUSE, "the list of values is NULL");
        return false;
    }
    for (size_t i = 0; i < args.count; i++) {
        const ember_value *value = &args.values[i];
        if (!(value->name ? ember__bind_named(prepared, value->name, *value, fault)
                          : ember__bind(prepared, ++position, *value, fault)))
            return false;
    }
    return all_bound(prepared, fault);
}

void ember__finish(ember__prepared *prepared, ember__fault *fault)
{
    const char *error = NULL;
    turso_status_code_t code = turso_statement_reset(prepared->vm, &error);
    /* What failed first is the reason for the rest. */
    if (code == TURSO_OK || fault->status != EMBER_OK)
        turso_str_deinit(error);
    else
        ember__fault_engine(fault, code, error);
    for (size_t i = 0; i < (prepared->parameters + 63) / 64; i++)
        prepared->bound[i] = 0;
    prepared->running = false;
}
