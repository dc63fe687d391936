#include "record/json_text.h"

#include <stdint.h>
#include <string.h>

#include "core/utf8.h"

/* Bytes that stand for themselves in a string, up to the first that does not. */
static size_t plain_run(const char *text, size_t length)
{
    size_t run = 0;
    while (run < length && (unsigned char)text[run] >= 0x20 && (unsigned char)text[run] < 0x80 &&
           text[run] != '"' && text[run] != '\\')
        run++;
    return run;
}

static void escape(toasty__buffer *out, char c)
{
    static const char from[] = "\"\\\b\f\n\r\t";
    static const char to[] = "\"\\bfnrt";
    const char *place = c ? strchr(from, c) : NULL;
    if (place) {
        toasty__buffer_putc(out, '\\');
        toasty__buffer_putc(out, to[place - from]);
    } else {
        toasty__buffer_printf(out, "\\u%04x", (unsigned)c);
    }
}

void toasty__json_string(toasty__buffer *out, const char *text, size_t length)
{
    toasty__buffer_putc(out, '"');
    while (length) {
        size_t step = plain_run(text, length);
        if (step) {
            toasty__buffer_add(out, text, step);
        } else if ((unsigned char)*text < 0x80) {
            escape(out, *text);
            step = 1;
        } else {
            step = toasty__utf8_length(text, length);
            if (step) {
                toasty__buffer_add(out, text, step);
            } else {
                toasty__buffer_puts(out, "\xEF\xBF\xBD");
                step = 1;
            }
        }
        text += step;
        length -= step;
    }
    toasty__buffer_putc(out, '"');
}

void toasty__json_bytes(toasty__buffer *out, const void *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const uint8_t *from = bytes;
    toasty__buffer_putc(out, '"');
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)from[i] << 16;
        if (left > 1)
            group |= (uint32_t)from[i + 1] << 8;
        if (left > 2)
            group |= from[i + 2];
        char quad[4] = {digits[group >> 18], digits[group >> 12 & 63], '=', '='};
        if (left > 1)
            quad[2] = digits[group >> 6 & 63];
        if (left > 2)
            quad[3] = digits[group & 63];
        toasty__buffer_add(out, quad, sizeof quad);
    }
    toasty__buffer_putc(out, '"');
}
