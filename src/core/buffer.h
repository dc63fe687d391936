/* Text that grows. A failed growth sticks: check `failed` once at the end. Zero-initialise to begin. */
#ifndef TOASTY_CORE_BUFFER_H
#define TOASTY_CORE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct toasty__buffer {
    char *data; /* NUL-terminated once something was added */
    size_t len;
    size_t capacity;
    bool failed;
} toasty__buffer;

void toasty__buffer_add(toasty__buffer *buffer, const char *bytes, size_t length);
void toasty__buffer_puts(toasty__buffer *buffer, const char *text);
void toasty__buffer_putc(toasty__buffer *buffer, char c);
void toasty__buffer_printf(toasty__buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void toasty__buffer_fini(toasty__buffer *buffer);

#endif
