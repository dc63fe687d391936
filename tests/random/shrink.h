/* From a case that goes wrong to a small one that still does. */
#ifndef TESTS_RANDOM_SHRINK_H
#define TESTS_RANDOM_SHRINK_H

#include "query.h"

/* Runs a query on a fresh database with the world in it; NULL, or what is wrong. */
const char *case_wrong(const world *w, const char *kind, const query *q);

/* Takes from both what can go while it still is wrong, then shows it. */
void case_shrink(world *w, const char *kind, query *q);

#endif
