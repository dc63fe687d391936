#include "emit_text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(derive_text *text, size_t more)
{
    if (text->failed)
        return false;
    if (text->capacity - text->len > more)
        return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity - text->len <= more)
        capacity *= 2;
    char *data = realloc(text->data, capacity);
    if (!data) {
        text->failed = true;
        return false;
    }
    text->data = data;
    text->capacity = capacity;
    return true;
}

void derive_text_add_bytes(derive_text *text, const char *bytes, size_t len)
{
    if (!reserve(text, len))
        return;
    memcpy(text->data + text->len, bytes, len);
    text->len += len;
    text->data[text->len] = '\0';
}

void derive_text_add(derive_text *text, const char *string)
{
    derive_text_add_bytes(text, string, strlen(string));
}

void derive_text_number(derive_text *text, unsigned long number)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lu", number);
    derive_text_add_bytes(text, digits, (size_t)len);
}

void derive_text_literal(derive_text *text, const char *string)
{
    derive_text_add(text, "\"");
    for (const unsigned char *c = (const unsigned char *)string; *c; c++) {
        char escaped[8];
        int len = 1;
        if (*c == '"' || *c == '\\' || *c == '?')
            len = snprintf(escaped, sizeof escaped, "\\%c", *c);
        else if (*c < 0x20 || *c >= 0x7f)
            len = snprintf(escaped, sizeof escaped, "\\%03o", *c);
        else
            escaped[0] = (char)*c;
        derive_text_add_bytes(text, escaped, (size_t)len);
    }
    derive_text_add(text, "\"");
}

void derive_text_comment(derive_text *text, const char *string, const char *newline)
{
    for (const char *c = string; *c; c++) {
        bool opens = c[0] == '/' && c[1] == '*';
        bool closes = c[0] == '*' && c[1] == '/';
        if (*c == '\n')
            derive_text_add(text, newline);
        else if (*c != '\r')
            derive_text_add_bytes(text, c, 1);
        if (opens || closes)
            derive_text_add(text, " ");
    }
}

void derive_text_expand(derive_text *text, const char *template_text, const derive_vars *vars)
{
    const char *rest = template_text;
    for (const char *dollar; (dollar = strchr(rest, '$')); rest = dollar + 2) {
        derive_text_add_bytes(text, rest, (size_t)(dollar - rest));
        const char *value = DERIVE_VAR(vars, dollar[1]);
        assert(value);
        derive_text_add(text, value);
    }
    derive_text_add(text, rest);
}

void derive_text_clear(derive_text *text)
{
    text->len = 0;
    if (text->data)
        text->data[0] = '\0';
}

const char *derive_text_peek(const derive_text *text)
{
    return text->data ? text->data : "";
}

char *derive_text_take(derive_text *text)
{
    if (!text->failed && !text->data)
        derive_text_add(text, "");
    char *data = text->failed ? NULL : text->data;
    if (text->failed)
        free(text->data);
    *text = (derive_text){0};
    return data;
}

void derive_text_fini(derive_text *text)
{
    free(text->data);
    *text = (derive_text){0};
}
