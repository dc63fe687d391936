/*
 * What is said of a fiber that overflows its stack: without a word the process would end by SIGSEGV, far from
 * the variable that was too large. The handler of that signal needs a stack of its own on each thread that
 * runs fibers.
 */
#ifndef TOASTY_RUNTIME_OVERFLOW_H
#define TOASTY_RUNTIME_OVERFLOW_H

/* The calling thread is about to run a fiber. */
void toasty__overflow_watch(void);

#endif
