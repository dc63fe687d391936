/*
 * Threads for fibers that block. There are as many as there are such fibers at a time: one that waits for a
 * lock of the database must not keep the one that holds it from running. Each of them holds a connection, so
 * the pools limit their number. A thread with nothing to do ends after some seconds.
 */
#ifndef TOASTY_RUNTIME_WORKERS_H
#define TOASTY_RUNTIME_WORKERS_H

#include "runtime/fiber.h"

/* Goes on with a suspended fiber on one of the threads. False when there is none and none can be made. */
bool toasty__workers_take(toasty__fiber *fiber);

#endif
