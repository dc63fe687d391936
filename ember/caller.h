/* The program that waits for an answer: it is asked now and then, on its own thread, whether it still does.
 */
#ifndef EMBER_CALLER_H
#define EMBER_CALLER_H

#include <stdbool.h>

typedef struct {
    bool (*wants)(void *arg, bool waits); /* NULL: it does */
    void *arg;
    int operations; /* of SQLite's machine between two of the times that it is asked while a statement runs */
} ember__caller_t;

/* So long a wait may last until it is asked, in microseconds. */
enum { EMBER__ASK_US = 20000 };

/* With nothing locked: it may go on on another thread. */
static inline bool ember__caller_wants(const ember__caller_t *caller, bool waits)
{
    return !caller->wants || caller->wants(caller->arg, waits);
}

#endif
