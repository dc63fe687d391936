/* The one decoder of UTF-8: for cutting, checking and escaping text. */
#ifndef TOASTY_CORE_UTF8_H
#define TOASTY_CORE_UTF8_H

#include <stddef.h>

/* Bytes of the well-formed character that `text` (with `left` bytes, at least one) begins with; 0 when there
 * is none. */
size_t toasty__utf8_length(const char *text, size_t left);
/* `length`, or less when the last character of `text` would lie across it. */
size_t toasty__utf8_cut(const char *text, size_t length);

#endif
