/* The error of a handle: fixed storage, so that saying what went wrong never needs memory. */
#ifndef TOASTY_CORE_ERROR_H
#define TOASTY_CORE_ERROR_H

#include <stdarg.h>
#include <toasty/error.h>

typedef struct toasty__error {
    toasty_error_info info; /* its strings point into the arrays below */
    char message[1024];
    char driver_text[512];
    char statement[1024];
    char sqlstate[8];
    char model[64];
    char field[128];
    bool dirty; /* something was set since the last clear */
} toasty__error;

void toasty__error_init(toasty__error *error);
/* For toasty__error_clear. */
void toasty__error_empty(toasty__error *error);
/* Cheap when there was no error. */
static inline void toasty__error_clear(toasty__error *error)
{
    if (error->dirty || error->info.code != TOASTY_OK || error->info.constraint != TOASTY_CONSTRAINT_NONE)
        toasty__error_empty(error);
}
/*
 * Sets code and message ("<text of the code>: <formatted>"), keeps what else was set; returns the code. The
 * arguments may point into the error itself. Where there is no handle `error` may be NULL, here and in
 * fail_memory.
 */
toasty_status toasty__fail(toasty__error *error, toasty_status code, const char *format, ...)
    __attribute__((cold, format(printf, 3, 4)));
__attribute__((cold)) toasty_status toasty__fail_memory(toasty__error *error);
/* The parts; NULL leaves "". Long text is cut. */
void toasty__error_set_field(toasty__error *error, const char *model, const char *field);
void toasty__error_set_statement(toasty__error *error, const char *statement);
void toasty__error_set_driver(toasty__error *error, int code, const char *text);
void toasty__error_copy(toasty__error *to, const toasty__error *from);

#endif
