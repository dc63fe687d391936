#include "runtime/stack.h"

#include <pthread.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/sanitizer.h"

enum {
    /* Reserved, not used: SQLite wants 400 KiB for an expression as deep as it takes them. Less than the 2
       MiB from which on the kernel may back them with huge pages. */
    USUAL_SIZE = (TOASTY__SANITIZED ? 1920 : 1024) * 1024,
    /* No memory, only addresses. More than a page, which a function with a large variable would step over. */
    GUARD_SIZE = 64 * 1024,
    MOST_KEPT = 1024,
    /* What a kept stack may hold on to; a fiber that went deeper pays for giving the rest back. */
    WATERMARK = TOASTY__SANITIZED ? 128 * 1024 : 16 * 1024,
};

/* A kept stack, in its own highest bytes. */
typedef struct kept {
    struct kept *next;
    toasty__stack stack;
} kept;

static struct {
    pthread_mutex_t lock;
    kept *first;
    size_t count;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static size_t round_up(size_t size)
{
    size_t page = page_size();
    return (size + page - 1) / page * page;
}

static bool map(toasty__stack *stack, size_t size)
{
    size_t guard = round_up(GUARD_SIZE);
    char *memory = mmap(NULL, guard + size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    if (mprotect(memory, guard, PROT_NONE) != 0) {
        munmap(memory, guard + size);
        return false;
    }
    stack->base = memory + guard;
    stack->size = size;
    stack->id = TOASTY__REGISTER_STACK(stack->base, memory + guard + size);
    return true;
}

static void unmap(const toasty__stack *stack)
{
    size_t guard = round_up(GUARD_SIZE);
    TOASTY__DEREGISTER_STACK(stack->id);
    munmap((char *)stack->base - guard, guard + stack->size);
}

bool toasty__stack_get(toasty__stack *stack, size_t size)
{
    kept *found = NULL;
    if (size > SIZE_MAX / 2)
        return false;
    size = round_up(size ? size : USUAL_SIZE);
    if (size == round_up(USUAL_SIZE)) {
        pthread_mutex_lock(&pool.lock);
        found = pool.first;
        if (found) {
            pool.first = found->next;
            pool.count--;
        }
        pthread_mutex_unlock(&pool.lock);
    }
    if (!found)
        return map(stack, size);
    *stack = found->stack;
    return true;
}

size_t toasty__stack_used(const toasty__stack *stack)
{
    enum { CHUNK = 256 };
    unsigned char resident[CHUNK];
    size_t page = page_size();
    for (size_t at = 0; at < stack->size; at += CHUNK * page) {
        size_t length = stack->size - at < CHUNK * page ? stack->size - at : CHUNK * page;
        if (mincore((char *)stack->base + at, length, (void *)resident) != 0)
            return stack->size;
        for (size_t i = 0; i < length / page; i++)
            if (resident[i] & 1)
                return stack->size - at - i * page;
    }
    return 0;
}

bool toasty__stack_overflowed(const toasty__stack *stack, const void *address)
{
    uintptr_t base = (uintptr_t)stack->base, at = (uintptr_t)address;
    return at < base && base - at <= 2 * round_up(GUARD_SIZE);
}

void toasty__stack_put(const toasty__stack *stack)
{
    size_t used = toasty__stack_used(stack);
    /* Frames that were left for good, as by the end of a fiber, are still marked as such. */
    TOASTY__UNPOISON((char *)stack->base + (stack->size - used), used);
    bool keep = stack->size == round_up(USUAL_SIZE);
    if (keep && used > WATERMARK)
        keep = madvise(stack->base, stack->size - WATERMARK, MADV_DONTNEED) == 0;
    if (keep) {
        kept *self = (kept *)((char *)stack->base + stack->size) - 1;
        self->stack = *stack;
        pthread_mutex_lock(&pool.lock);
        keep = pool.count < MOST_KEPT;
        if (keep) {
            self->next = pool.first;
            pool.first = self;
            pool.count++;
        }
        pthread_mutex_unlock(&pool.lock);
    }
    if (!keep)
        unmap(stack);
}

size_t toasty__stack_kept(void)
{
    pthread_mutex_lock(&pool.lock);
    size_t count = pool.count;
    pthread_mutex_unlock(&pool.lock);
    return count;
}

void toasty__stack_drop(void)
{
    pthread_mutex_lock(&pool.lock);
    kept *first = pool.first;
    pool.first = NULL;
    pool.count = 0;
    pthread_mutex_unlock(&pool.lock);
    while (first) {
        toasty__stack stack = first->stack;
        first = first->next;
        unmap(&stack);
    }
}
