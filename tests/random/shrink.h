/* From a case that goes wrong to a small one that still does. */
#ifndef TESTS_RANDOM_SHRINK_H
#define TESTS_RANDOM_SHRINK_H

#include "query.h"

/* What goes wrong: whether it still does with other rows, and which rows it speaks of, which therefore must
 * stay. */
typedef struct failing {
    bool (*still)(const world *w, void *arg);
    bool (*needs)(const row *r, void *arg);
    void *arg;
} failing;

/* Takes rows out, and values out of rows, while it still goes wrong. False when nothing could go. */
bool world_shrink(world *w, const failing *f);

/* Takes from both what can go while the query still is wrong on a fresh database of that kind, then shows it.
 */
void case_shrink(world *w, const char *kind, query *q);

#endif
