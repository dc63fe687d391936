/* JSON text: writing strings and bytes, and telling whether a text is JSON. */
#ifndef TOASTY_RECORD_JSON_TEXT_H
#define TOASTY_RECORD_JSON_TEXT_H

#include "core/buffer.h"

/* With quotes; bytes that are not UTF-8 become U+FFFD. */
void toasty__json_string(toasty__buffer *out, const char *text, size_t length);
/* Base64 with padding, in quotes. */
void toasty__json_bytes(toasty__buffer *out, const void *bytes, size_t length);
/* True when `text` is one JSON value (RFC 8259), nested no deeper than 128 levels. */
bool toasty__json_valid(const char *text);

#endif
