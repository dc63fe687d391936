/* Switching stacks on aarch64: the registers that a function must keep, on the stack that is left. */
#include "runtime/context.h"

#if defined(__aarch64__) && !defined(TOASTY_UCONTEXT)

#include <stdint.h>

/* The rounding mode (fpcr) is to be kept as well. */
__asm__(".text\n"
        ".globl toasty__context_switch\n"
        ".hidden toasty__context_switch\n"
        ".type toasty__context_switch, %function\n"
        ".p2align 4\n"
        "toasty__context_switch:\n"
        "    .cfi_startproc\n"
        "    hint #34\n" /* bti c */
        "    sub sp, sp, #176\n"
        "    stp x19, x20, [sp, #0]\n"
        "    stp x21, x22, [sp, #16]\n"
        "    stp x23, x24, [sp, #32]\n"
        "    stp x25, x26, [sp, #48]\n"
        "    stp x27, x28, [sp, #64]\n"
        "    stp x29, x30, [sp, #80]\n"
        "    stp d8, d9, [sp, #96]\n"
        "    stp d10, d11, [sp, #112]\n"
        "    stp d12, d13, [sp, #128]\n"
        "    stp d14, d15, [sp, #144]\n"
        "    mrs x9, fpcr\n"
        "    str x9, [sp, #160]\n"
        "    mov x9, sp\n"
        "    str x9, [x0]\n"
        "    ldr x9, [x1]\n"
        "    mov sp, x9\n"
        "    ldp x19, x20, [sp, #0]\n"
        "    ldp x21, x22, [sp, #16]\n"
        "    ldp x23, x24, [sp, #32]\n"
        "    ldp x25, x26, [sp, #48]\n"
        "    ldp x27, x28, [sp, #64]\n"
        "    ldp x29, x30, [sp, #80]\n"
        "    ldp d8, d9, [sp, #96]\n"
        "    ldp d10, d11, [sp, #112]\n"
        "    ldp d12, d13, [sp, #128]\n"
        "    ldp d14, d15, [sp, #144]\n"
        "    ldr x9, [sp, #160]\n"
        "    msr fpcr, x9\n"
        "    add sp, sp, #176\n"
        "    ret\n"
        "    .cfi_endproc\n"
        ".size toasty__context_switch, .-toasty__context_switch\n");

/* Bottom of every stack: calls the entry, with nothing to return to, at which unwinding ends. */
void toasty__context_start(void) __attribute__((visibility("hidden")));
__asm__(".text\n"
        ".globl toasty__context_start\n"
        ".hidden toasty__context_start\n"
        ".type toasty__context_start, %function\n"
        ".p2align 4\n"
        "toasty__context_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined x30\n"
        "    hint #36\n" /* bti j: `ret` came here */
        "    mov x29, xzr\n"
        "    blr x19\n"
        "    brk #1\n"
        "    .cfi_endproc\n"
        ".size toasty__context_start, .-toasty__context_start\n");

enum { X19, X30 = 11, WORDS = 22 };

void toasty__context_make(toasty__context *context, void *stack, size_t size, void (*entry)(void))
{
    uint64_t *words = (uint64_t *)(((uintptr_t)stack + size) & ~(uintptr_t)15) - WORDS;
    for (int i = 0; i < WORDS; i++)
        words[i] = 0;
    words[X19] = (uint64_t)(uintptr_t)entry;
    words[X30] = (uint64_t)(uintptr_t)toasty__context_start;
    context->sp = words;
}

#endif
