/*
 * Stacks of fibers: memory that the system gives page by page as it is used, with a guard area below that
 * must not be touched. Those given back are kept for the next ones. Thread-safe.
 */
#ifndef TOASTY_RUNTIME_STACK_H
#define TOASTY_RUNTIME_STACK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct toasty__stack {
    void *base; /* the lowest byte that may be used */
    size_t size;
    unsigned id; /* valgrind's */
} toasty__stack;

/* `size` in bytes is rounded up to pages; 0: the usual one. False when memory is out. */
bool toasty__stack_get(toasty__stack *stack, size_t size);
void toasty__stack_put(const toasty__stack *stack);
/* How many bytes from its top have been in use at some time since the system gave them, to a page. */
size_t toasty__stack_used(const toasty__stack *stack);
/* Whether an address is in the guard area, or not far below it. */
bool toasty__stack_overflowed(const toasty__stack *stack, const void *address);

/* How many are kept; gives them back to the system. */
size_t toasty__stack_kept(void);
void toasty__stack_drop(void);

#endif
