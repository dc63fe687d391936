/* Finds the parent that a row belongs to: a table from key cells to groups, one group for each different key. */
#ifndef TOASTY_ENGINE_MATCH_H
#define TOASTY_ENGINE_MATCH_H

#include "engine/call.h"

#define TOASTY__NO_GROUP UINT32_MAX

typedef struct toasty__match {
    uint16_t width;      /* cells of a key */
    uint32_t count;      /* groups so far */
    toasty__cell *cells; /* count × width */
    uint32_t mask;
    uint32_t *slots; /* group + 1 */
} toasty__match;

/* True when both hold the same; NULL is the same as NULL. */
bool toasty__cells_equal(const toasty__cell *a, const toasty__cell *b);

/* Room for `most` keys. */
toasty_status toasty__match_init(toasty__match *match, toasty__call *call, uint16_t width, size_t most);
/* The group of a key, made when it is new. The cells' bytes must stay. */
uint32_t toasty__match_add(toasty__match *match, const toasty__cell *cells);
/* The group of a key, or TOASTY__NO_GROUP. */
uint32_t toasty__match_find(const toasty__match *match, const toasty__cell *cells);

#endif
