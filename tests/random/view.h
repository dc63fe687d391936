/* What a view shows of rows in memory. */
#ifndef TESTS_RANDOM_VIEW_H
#define TESTS_RANDOM_VIEW_H

#include "cond.h"

/* The same rows, and one table more: what the view shows of those that meet a condition on its model. */
void world_with_view(const world *w, const toasty_model *view, const cond *within, world *out);

#endif
