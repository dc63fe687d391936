#include "runtime/overflow.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/fiber.h"
#include <toasty/async.h>

enum {
    /* Room for a handler of the program's, too, to which the signal goes on. */
    ALTERNATE_SIZE = 64 * 1024,
    SIGNALS = 2,
};

static const int signals[SIGNALS] = {SIGSEGV, SIGBUS};

enum { UNDECIDED, OFF, ON };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* over changes of what follows */
static atomic_int state = UNDECIDED;
static bool installed[SIGNALS];
static struct sigaction previous[SIGNALS];

/* ---- within the handler: nothing that is not safe there ---- */

typedef struct line {
    char text[320];
    size_t length;
} line;

static void add(line *out, const char *text)
{
    while (*text && out->length < sizeof out->text)
        out->text[out->length++] = *text++;
}

static void add_number(line *out, size_t number)
{
    char digits[24];
    char *at = digits + sizeof digits - 1;
    *at = '\0';
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    add(out, at);
}

static void report(const toasty__fiber *fiber)
{
    line out = {.length = 0};
    const char *name = toasty__fiber_name(fiber);
    add(&out, "toasty: stack overflow in fiber '");
    add(&out, *name ? name : "(without a name)");
    add(&out, "': of its ");
    add_number(&out, toasty__fiber_stack_size(fiber));
    add(&out, " bytes ");
    add_number(&out, toasty__fiber_stack_used(fiber));
    add(&out, " were in use; spawn it with a larger .stack_size, or keep large variables off its stack\n");
    ssize_t ignored = write(STDERR_FILENO, out.text, out.length);
    (void)ignored;
}

/* To whoever had the signal before. */
static void pass_on(int signal, siginfo_t *info, void *context)
{
    const struct sigaction *to = &previous[signal == signals[0] ? 0 : 1];
    bool sent = info->si_code <= 0;
    if (to->sa_handler != SIG_DFL && to->sa_handler != SIG_IGN) {
        if (to->sa_flags & SA_SIGINFO)
            to->sa_sigaction(signal, info, context);
        else
            to->sa_handler(signal);
        return;
    }
    if (to->sa_handler == SIG_IGN && sent)
        return;
    /* The instruction is about to fault again, now with nobody in between; what was sent is sent again. */
    sigaction(signal, to, NULL);
    if (sent)
        raise(signal);
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    int error = errno;
    const toasty__fiber *fiber = toasty__fiber_current();
    if (fiber && info->si_code > 0 && atomic_load(&state) == ON &&
        toasty__fiber_overflowed(fiber, info->si_addr))
        report(fiber);
    errno = error;
    pass_on(signal, info, context);
}

/* ---- the handler, under the lock ---- */

static void install(void)
{
    for (int i = 0; i < SIGNALS; i++) {
        if (installed[i])
            continue;
        sigaction(signals[i], NULL, &previous[i]);
        struct sigaction ours = previous[i]; /* its flags and mask: who is passed the signal asked for them */
        ours.sa_sigaction = on_fault;
        ours.sa_flags |= SA_SIGINFO | SA_ONSTACK;
        sigaction(signals[i], &ours, NULL);
        installed[i] = true;
    }
}

/* One that somebody else's has been put in front of stays, and passes on. */
static void uninstall(void)
{
    for (int i = 0; i < SIGNALS; i++) {
        struct sigaction now;
        if (!installed[i] || sigaction(signals[i], NULL, &now) != 0 || !(now.sa_flags & SA_SIGINFO) ||
            now.sa_sigaction != on_fault)
            continue;
        sigaction(signals[i], &previous[i], NULL);
        installed[i] = false;
    }
}

static void decide(void)
{
    struct sigaction now[SIGNALS];
    for (int i = 0; i < SIGNALS; i++)
        sigaction(signals[i], NULL, &now[i]);
    bool nobodys = now[0].sa_handler == SIG_DFL && now[1].sa_handler == SIG_DFL;
    if (nobodys)
        install();
    atomic_store(&state, nobodys ? ON : OFF);
}

void toasty_report_stack_overflow(bool on)
{
    pthread_mutex_lock(&lock);
    atomic_store(&state, on ? ON : OFF);
    if (on)
        install();
    else
        uninstall();
    pthread_mutex_unlock(&lock);
}

/* ---- stacks for it ---- */

static _Thread_local bool watched __attribute__((tls_model("initial-exec")));
static pthread_once_t key_once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static bool has_key;

/* At the end of a thread; one that runs fibers even then gets another one. */
static void free_alternate(void *memory)
{
    stack_t now;
    const stack_t none = {.ss_flags = SS_DISABLE};
    if (sigaltstack(NULL, &now) == 0 && now.ss_sp == memory)
        sigaltstack(&none, NULL);
    munmap(memory, ALTERNATE_SIZE);
    watched = false;
}

static void make_key(void)
{
    has_key = pthread_key_create(&key, free_alternate) == 0;
}

/* Where there is one, of the program's or a sanitizer's, it is left alone. */
static void make_alternate(void)
{
    stack_t now;
    pthread_once(&key_once, make_key);
    if (!has_key || sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE))
        return;
    void *memory =
        mmap(NULL, ALTERNATE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED)
        return;
    const stack_t ours = {.ss_sp = memory, .ss_size = ALTERNATE_SIZE};
    if (pthread_setspecific(key, memory) != 0)
        munmap(memory, ALTERNATE_SIZE);
    else
        sigaltstack(&ours, NULL);
}

static void begin(void)
{
    pthread_mutex_lock(&lock);
    if (atomic_load(&state) == UNDECIDED)
        decide();
    pthread_mutex_unlock(&lock);
    if (atomic_load(&state) == OFF)
        return;
    make_alternate();
    watched = true;
}

void toasty__overflow_watch(void)
{
    if (!watched && atomic_load_explicit(&state, memory_order_relaxed) != OFF)
        begin();
}
