/* Switching stacks on x86-64: the registers that a function must keep, on the stack that is left. */
#include "runtime/context.h"

#if defined(__x86_64__) && !defined(TOASTY_UCONTEXT)

#include <stdint.h>

/* The rounding modes (mxcsr, x87 control word) are to be kept as well. */
__asm__(".text\n"
        ".globl toasty__context_switch\n"
        ".hidden toasty__context_switch\n"
        ".type toasty__context_switch, @function\n"
        ".p2align 4\n"
        "toasty__context_switch:\n"
        "    .cfi_startproc\n"
        "    endbr64\n"
        "    pushq %rbp\n"
        "    pushq %rbx\n"
        "    pushq %r12\n"
        "    pushq %r13\n"
        "    pushq %r14\n"
        "    pushq %r15\n"
        "    subq $8, %rsp\n"
        "    stmxcsr (%rsp)\n"
        "    fnstcw 4(%rsp)\n"
        "    movq %rsp, (%rdi)\n"
        "    movq (%rsi), %rsp\n"
        "    ldmxcsr (%rsp)\n"
        "    fldcw 4(%rsp)\n"
        "    addq $8, %rsp\n"
        "    popq %r15\n"
        "    popq %r14\n"
        "    popq %r13\n"
        "    popq %r12\n"
        "    popq %rbx\n"
        "    popq %rbp\n"
        "    ret\n"
        "    .cfi_endproc\n"
        ".size toasty__context_switch, .-toasty__context_switch\n");

/* Bottom of every stack: calls the entry, with a return address of 0 behind it, at which unwinding ends. */
void toasty__context_start(void) __attribute__((visibility("hidden")));
__asm__(".text\n"
        ".globl toasty__context_start\n"
        ".hidden toasty__context_start\n"
        ".type toasty__context_start, @function\n"
        ".p2align 4\n"
        "toasty__context_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined rip\n"
        "    endbr64\n"
        "    xorl %ebp, %ebp\n"
        "    callq *%rbx\n"
        "    ud2\n"
        "    .cfi_endproc\n"
        ".size toasty__context_start, .-toasty__context_start\n");

enum { CONTROL, R15, R14, R13, R12, RBX, RBP, RIP, NOTHING, WORDS = 10 };

void toasty__context_make(toasty__context *context, void *stack, size_t size, void (*entry)(void))
{
    static const uint64_t usual_control = UINT64_C(0x1F80) | UINT64_C(0x037F) << 32;
    uint64_t *words = (uint64_t *)(((uintptr_t)stack + size) & ~(uintptr_t)15) - WORDS;
    for (int i = 0; i < WORDS; i++)
        words[i] = 0;
    words[CONTROL] = usual_control;
    words[RBX] = (uint64_t)(uintptr_t)entry;
    words[RIP] = (uint64_t)(uintptr_t)toasty__context_start;
    context->sp = words;
}

#endif
