/*
 * Parts of a call that need nothing of each other. They run one after the other on the connection of the
 * call; when one turns out to take long in a fiber, other connections that read the same state take over some
 * of those that nobody has begun, if there are any without waiting.
 */
#ifndef TOASTY_ENGINE_PARTS_H
#define TOASTY_ENGINE_PARTS_H

#include "engine/call.h"
#include "record/block.h"

/* Runs part `which`: through the call that it is given, and what is to stay goes into the block that it is
 * given. On any thread, at the same time as other parts. */
typedef toasty_status toasty__part(void *context, size_t which, toasty__call *call, toasty__block *block);

/*
 * Runs all parts; when one fails those behind it may have run, or not, and the failure of the first that has
 * failed is that of the call. All that went into blocks is in `block` in any case. May suspend.
 */
toasty_status toasty__parts_run(toasty__call *call, toasty__block *block, size_t count, toasty__part *run,
                                void *context);
/* A statement is about to run that takes long: the moment to get help. */
void toasty__parts_help(toasty__call *call);

#endif
