#include "core/error.h"

#include <stdio.h>
#include <string.h>

#include "core/utf8.h"

static const struct {
    const char *name;
    const char *text;
} statuses[] = {
#define X(name, text) {#name, text},
    TOASTY_STATUS_LIST(X)
#undef X
};

static int known(toasty_status status)
{
    return (unsigned)status < (unsigned)TOASTY_STATUS_COUNT;
}

const char *toasty_status_name(toasty_status status)
{
    return known(status) ? statuses[status].name : "UNKNOWN";
}

const char *toasty_status_text(toasty_status status)
{
    return known(status) ? statuses[status].text : "unknown status";
}

/* Copies what fits, whole characters only; `text` may overlap `to` or be NULL. */
static void set_text(char *to, size_t size, const char *text)
{
    size_t length = text ? strnlen(text, size) : 0;
    if (length == size)
        length = toasty__utf8_cut(text, size - 1);
    if (length)
        memmove(to, text, length);
    to[length] = '\0';
}

static void point_at_self(toasty__error *error)
{
    error->info.message = error->message;
    error->info.driver_text = error->driver_text;
    error->info.sqlstate = error->sqlstate;
    error->info.statement = error->statement;
    error->info.model = error->model;
    error->info.field = error->field;
}

void toasty__error_empty(toasty__error *error)
{
    error->info.code = TOASTY_OK;
    error->info.driver_code = 0;
    error->info.constraint = TOASTY_CONSTRAINT_NONE;
    error->message[0] = '\0';
    error->driver_text[0] = '\0';
    error->statement[0] = '\0';
    error->sqlstate[0] = '\0';
    error->model[0] = '\0';
    error->field[0] = '\0';
    error->dirty = false;
}

void toasty__error_init(toasty__error *error)
{
    point_at_self(error);
    toasty__error_empty(error);
}

toasty_status toasty__fail(toasty__error *error, toasty_status code, const char *format, ...)
{
    if (!error)
        return code;
    /* Put together aside: an argument may be the message so far. */
    char message[sizeof error->message];
    int head = snprintf(message, sizeof message, "%s: ", toasty_status_text(code));
    size_t room = sizeof message - (size_t)head;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(message + head, room, format, arguments);
    va_end(arguments);
    if (length <= 0)
        message[head - 2] = '\0';
    else if ((size_t)length >= room)
        message[toasty__utf8_cut(message, sizeof message - 1)] = '\0';
    memcpy(error->message, message, sizeof message);
    error->info.code = code;
    error->dirty = true;
    return code;
}

toasty_status toasty__fail_memory(toasty__error *error)
{
    if (error) {
        set_text(error->message, sizeof error->message, toasty_status_text(TOASTY_OUT_OF_MEMORY));
        error->info.code = TOASTY_OUT_OF_MEMORY;
        error->dirty = true;
    }
    return TOASTY_OUT_OF_MEMORY;
}

void toasty__error_set_field(toasty__error *error, const char *model, const char *field)
{
    set_text(error->model, sizeof error->model, model);
    set_text(error->field, sizeof error->field, field);
    error->dirty = true;
}

void toasty__error_set_statement(toasty__error *error, const char *statement)
{
    set_text(error->statement, sizeof error->statement, statement);
    error->dirty = true;
}

void toasty__error_set_driver(toasty__error *error, int code, const char *text)
{
    error->info.driver_code = code;
    set_text(error->driver_text, sizeof error->driver_text, text);
    error->dirty = true;
}

void toasty__error_copy(toasty__error *to, const toasty__error *from)
{
    if (to == from)
        return;
    memcpy(to, from, sizeof *to);
    point_at_self(to);
}
