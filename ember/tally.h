/* How often something happened, by name. */
#ifndef EMBER_TALLY_H
#define EMBER_TALLY_H

#include <stddef.h>
#include <stdint.h>

enum { EMBER__TALLY_NAMES = 1000 };

/* Zero-initialise to begin. */
typedef struct {
    struct {
        char *name;
        uint64_t count;
    } * items;
    size_t count;
} ember__tally_t;

/* A name that is new is left out when memory is, and past EMBER__TALLY_NAMES: it is for looking at only. */
void ember__tally_add(ember__tally_t *tally, const char *name);
void ember__tally_fini(ember__tally_t *tally);

#endif
