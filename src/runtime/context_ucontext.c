/* Switching stacks by the C library: portable, at the price of a system call for the signal mask. */
#include "runtime/context.h"

#if defined(TOASTY_UCONTEXT)

void toasty__context_make(toasty__context *context, void *stack, size_t size, void (*entry)(void))
{
    getcontext(context);
    context->uc_stack.ss_sp = stack;
    context->uc_stack.ss_size = size;
    context->uc_link = NULL;
    makecontext(context, entry, 0);
}

void toasty__context_switch(toasty__context *from, const toasty__context *to)
{
    swapcontext(from, to);
}

#endif
