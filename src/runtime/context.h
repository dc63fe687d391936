/*
 * Where a thread of control stands: enough to leave a stack and come back to it. Three ways to do it, chosen
 * by the processor; TOASTY_UCONTEXT takes the portable one everywhere.
 */
#ifndef TOASTY_RUNTIME_CONTEXT_H
#define TOASTY_RUNTIME_CONTEXT_H

#include <stddef.h>

#if !defined(TOASTY_UCONTEXT) && !defined(__x86_64__) && !defined(__aarch64__)
#define TOASTY_UCONTEXT
#endif

#if defined(TOASTY_UCONTEXT)
#include <ucontext.h>
typedef ucontext_t toasty__context;
#else
typedef struct toasty__context {
    void *sp; /* what must be kept is on the stack */
} toasty__context;
#endif

/* Prepares `context` so that switching to it calls `entry`, which must never return, on this stack. */
void toasty__context_make(toasty__context *context, void *stack, size_t size, void (*entry)(void));
/* Notes where we stand in `from`, goes on at `to`; returns when somebody switches to `from`. */
void toasty__context_switch(toasty__context *from, const toasty__context *to);

#endif
