#include "parameters.h"
#include "alloc.h"

#include <string.h>

void ember__parameters_fini(ember__parameters_t *p)
{
    for (int i = 0; i < p->count; i++)
        if (p->capacities[i])
            ember__free((void *)p->values[i].bytes);
    ember__free(p->values);
    ember__free(p->capacities);
    *p = (ember__parameters_t){0};
}

void ember__parameters_forget(ember__parameters_t *p)
{
    for (int i = 0; i < p->count; i++)
        p->values[i].type = 0;
}

static bool make(ember__parameters_t *p, int count)
{
    p->values = ember__calloc((size_t)count, sizeof *p->values);
    p->capacities = ember__calloc((size_t)count, sizeof *p->capacities);
    if (!p->values || !p->capacities) {
        ember__free(p->values);
        ember__free(p->capacities);
        *p = (ember__parameters_t){0};
        return false;
    }
    p->count = count;
    return true;
}

bool ember__parameters_set(ember__parameters_t *p, sqlite3_stmt *of, size_t position,
                           const ember__value_t *value)
{
    if (!p->count && !make(p, sqlite3_bind_parameter_count(of)))
        return false;
    ember__value_t *kept = &p->values[position - 1];
    size_t *capacity = &p->capacities[position - 1];
    kept->type = 0;
    if (value->size > *capacity) {
        void *grown = ember__realloc((void *)kept->bytes, value->size);
        if (!grown)
            return false;
        kept->bytes = grown;
        *capacity = value->size;
    }
    const void *bytes = kept->bytes;
    if (value->size)
        memcpy((void *)bytes, value->bytes, value->size);
    *kept = *value;
    kept->bytes = bytes;
    return true;
}

static int bind(sqlite3_stmt *vm, int position, const ember__value_t *value, sqlite3_destructor_type keep)
{
    switch (value->type) {
    case SQLITE_INTEGER: return sqlite3_bind_int64(vm, position, value->integer);
    case SQLITE_FLOAT: return sqlite3_bind_double(vm, position, value->real);
    case SQLITE_TEXT:
        return sqlite3_bind_text64(vm, position, value->size ? value->bytes : "", value->size, keep,
                                   SQLITE_UTF8);
    case SQLITE_BLOB:
        return sqlite3_bind_blob64(vm, position, value->size ? value->bytes : "", value->size, keep);
    default: return sqlite3_bind_null(vm, position);
    }
}

int ember__parameters_bind(const ember__parameters_t *p, sqlite3_stmt *vm, sqlite3_destructor_type keep)
{
    int rc = sqlite3_clear_bindings(vm);
    for (int i = 0; i < p->count && rc == SQLITE_OK; i++)
        if (p->values[i].type)
            rc = bind(vm, i + 1, &p->values[i], keep);
    return rc;
}
