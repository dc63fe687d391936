/* Connection URLs: scheme ":" rest. */
#ifndef TOASTY_DRIVER_URL_H
#define TOASTY_DRIVER_URL_H

#include "core/arena.h"
#include "driver/driver.h"

enum { TOASTY__URL_MAX = 4096 };

/* Query keys that were not given stay -1. */
typedef struct toasty__url {
    const toasty__driver *driver;
    const char *display; /* the URL with *** for its secrets */
    const char *path;    /* decoded */
    int concurrent_writes;
    int busy_timeout_ms;
} toasty__url;

/* TOASTY_INVALID_CONNECTION_URL, TOASTY_UNSUPPORTED_FEATURE (no such driver in this build),
 * TOASTY_OUT_OF_MEMORY. */
toasty_status toasty__url_parse(const char *text, toasty__arena *arena, toasty__url *out,
                                toasty__error *error);

/* What a driver is to be opened with: the URL's options, and over them those of the program. */
toasty_status toasty__url_config(const toasty__url *url, const toasty_driver_options *options,
                                 toasty__driver_config *out, toasty__error *error);

#endif
