#include "core/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/alloc.h"

enum { FIRST_CAPACITY = 64 };

/* Makes room for `more` bytes and the NUL behind them. */
static bool reserve(toasty__buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (more < buffer->capacity - buffer->len)
        return true;
    if (more > SIZE_MAX / 2 - buffer->len - 1) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->len + more + 1;
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : FIRST_CAPACITY;
    if (capacity < needed)
        capacity = needed;
    char *data = toasty__realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void toasty__buffer_add(toasty__buffer *buffer, const char *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->data + buffer->len, bytes, length);
    buffer->len += length;
    buffer->data[buffer->len] = '\0';
}

void toasty__buffer_puts(toasty__buffer *buffer, const char *text)
{
    toasty__buffer_add(buffer, text, strlen(text));
}

void toasty__buffer_putc(toasty__buffer *buffer, char c)
{
    toasty__buffer_add(buffer, &c, 1);
}

void toasty__buffer_printf(toasty__buffer *buffer, const char *format, ...)
{
    if (!reserve(buffer, 0))
        return;
    va_list arguments;
    va_start(arguments, format);
    size_t room = buffer->capacity - buffer->len;
    int length = vsnprintf(buffer->data + buffer->len, room, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->data[buffer->len] = '\0';
        buffer->failed = true;
        return;
    }
    if ((size_t)length >= room) {
        /* Undo the part that fitted: without room for all of it nothing must have been added. */
        buffer->data[buffer->len] = '\0';
        if (!reserve(buffer, (size_t)length))
            return;
        va_start(arguments, format);
        vsnprintf(buffer->data + buffer->len, (size_t)length + 1, format, arguments);
        va_end(arguments);
    }
    buffer->len += (size_t)length;
}

void toasty__buffer_fini(toasty__buffer *buffer)
{
    toasty__free(buffer->data);
    *buffer = (toasty__buffer){0};
}
