#include "image.h"
#include "alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

void ember__buffer_fini(ember__buffer_t *buffer)
{
    ember__free(buffer->data);
    *buffer = (ember__buffer_t){0};
}

unsigned char *ember__buffer_room(ember__buffer_t *buffer, size_t size)
{
    if (size > buffer->capacity - buffer->size) {
        size_t capacity =
            buffer->capacity * 2 > buffer->size + size ? buffer->capacity * 2 : buffer->size + size + 64;
        unsigned char *grown = ember__realloc(buffer->data, capacity);
        if (!grown)
            return NULL;
        buffer->data = grown;
        buffer->capacity = capacity;
    }
    buffer->size += size;
    return buffer->data + buffer->size - size;
}

bool ember__buffer_add(ember__buffer_t *buffer, const void *bytes, size_t size)
{
    unsigned char *room = size ? ember__buffer_room(buffer, size) : NULL;
    if (room)
        memcpy(room, bytes, size);
    return room || !size;
}

static bool add_bytes(ember__buffer_t *buffer, sqlite3_value *value, bool wide)
{
    /* The length first: asking for it may move the bytes. */
    uint32_t size = (uint32_t)(wide ? sqlite3_value_bytes16(value) : sqlite3_value_bytes(value));
    const void *bytes = sqlite3_value_blob(value);
    if (size && !bytes)
        return false;
    return ember__buffer_add(buffer, &size, sizeof size) && ember__buffer_add(buffer, bytes, size);
}

bool ember__image_add(ember__buffer_t *buffer, sqlite3_value *value, int encoding)
{
    size_t before = buffer->size;
    unsigned char type = (unsigned char)sqlite3_value_type(value);
    bool added = ember__buffer_add(buffer, &type, 1);
    if (added && type == SQLITE_INTEGER) {
        int64_t number = sqlite3_value_int64(value);
        added = ember__buffer_add(buffer, &number, sizeof number);
    } else if (added && type == SQLITE_FLOAT) {
        double number = sqlite3_value_double(value);
        added = ember__buffer_add(buffer, &number, sizeof number);
    } else if (added && type != SQLITE_NULL) {
        added = add_bytes(buffer, value, type == SQLITE_TEXT && encoding != SQLITE_UTF8);
    }
    if (!added)
        buffer->size = before;
    return added;
}

int ember__image_add_row(ember__buffer_t *buffer, sqlite3_stmt *vm, int columns, int encoding)
{
    /* What sqlite3_column_value() gives is only protected while the connection's mutex is held. */
    sqlite3_mutex *mutex = sqlite3_db_mutex(sqlite3_db_handle(vm));
    bool added = true;
    sqlite3_mutex_enter(mutex);
    for (int i = 0; i < columns && added; i++)
        added = ember__image_add(buffer, sqlite3_column_value(vm, i), encoding);
    sqlite3_mutex_leave(mutex);
    return added ? SQLITE_OK : SQLITE_NOMEM;
}

/* A value in an image. */
typedef struct {
    int type;
    int64_t integer;
    double real;
    const unsigned char *bytes;
    uint32_t size;
} value;

static const unsigned char *take(const unsigned char *at, value *out)
{
    *out = (value){.type = *at++};
    switch (out->type) {
    case SQLITE_INTEGER: memcpy(&out->integer, at, sizeof out->integer); return at + sizeof out->integer;
    case SQLITE_FLOAT: memcpy(&out->real, at, sizeof out->real); return at + sizeof out->real;
    case SQLITE_NULL: return at;
    default:
        memcpy(&out->size, at, sizeof out->size);
        out->bytes = at + sizeof out->size;
        return out->bytes + out->size;
    }
}

int ember__image_bind(sqlite3_stmt *vm, int first, const unsigned char *image, int count, int encoding)
{
    int rc = SQLITE_OK;
    for (int i = first; i < first + count && rc == SQLITE_OK; i++) {
        value v;
        image = take(image, &v);
        switch (v.type) {
        case SQLITE_INTEGER: rc = sqlite3_bind_int64(vm, i, v.integer); break;
        case SQLITE_FLOAT: rc = sqlite3_bind_double(vm, i, v.real); break;
        case SQLITE_NULL: rc = sqlite3_bind_null(vm, i); break;
        case SQLITE_TEXT:
            rc = sqlite3_bind_text64(vm, i, (const char *)v.bytes, v.size, SQLITE_STATIC,
                                     (unsigned char)encoding);
            break;
        default: rc = sqlite3_bind_blob64(vm, i, v.bytes, v.size, SQLITE_STATIC); break;
        }
    }
    return rc;
}

void ember__image_print(char *out, size_t size, const unsigned char *image, int count, int encoding)
{
    size_t at = 0;
    *out = '\0';
    for (int i = 0; i < count; i++) {
        char text[64];
        value v;
        image = take(image, &v);
        if (v.type == SQLITE_INTEGER)
            snprintf(text, sizeof text, "%lld", (long long)v.integer);
        else if (v.type == SQLITE_FLOAT)
            snprintf(text, sizeof text, "%.15g", v.real);
        else if (v.type == SQLITE_TEXT && encoding == SQLITE_UTF8)
            snprintf(text, sizeof text, "'%.*s'", (int)(v.size < 40 ? v.size : 40), (const char *)v.bytes);
        else
            snprintf(text, sizeof text, "(%lu bytes)", (unsigned long)v.size);
        int n = snprintf(out + at, size - at, "%s%s", i ? ", " : "", text);
        if (n < 0 || (size_t)n >= size - at)
            return;
        at += (size_t)n;
    }
}
