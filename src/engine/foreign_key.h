/* What violated a foreign key of the database. */
#ifndef TOASTY_ENGINE_FOREIGN_KEY_H
#define TOASTY_ENGINE_FOREIGN_KEY_H

#include "engine/call.h"

/* Adds model and relation to the error of an insert, update or delete that just failed, where they can be
 * found. */
void toasty__name_foreign_key(toasty__call *call, const toasty__op *op);

#endif
