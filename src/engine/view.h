/* Views: models that are read from the rows of others. Their tables are made when they are first asked for, and kept. */
#ifndef TOASTY_ENGINE_VIEW_H
#define TOASTY_ENGINE_VIEW_H

#include "engine/find.h"

/* Frees a list of tables. */
void toasty__views_free(toasty__view_table *views);

/*
 * The select of a finding call on a view. Conditions on fields of its model choose the rows that it is made from, those on
 * its own fields choose among its records.
 */
toasty_status toasty__find_prepare_view(toasty__finding *finding, const toasty_model *model,
                                        const toasty_find_options *options);

#endif
