/*
 * A fiber that overflows its stack: what the process says before it ends. Each case is a process of its own,
 * this program once more with the name of the case.
 */
#include "../session/support.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/sanitizer.h"
#include <toasty/async.h>

enum { SMALL = 256 * 1024 };

/* ---- the cases, in the child ---- */

static void print(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0)
        abort();
}

static __attribute__((noinline)) int go_deep(int levels)
{
    volatile char page[2000];
    memset((void *)page, levels, sizeof page);
    int below = levels ? go_deep(levels - 1) : 0;
    return below + page[levels % 2000];
}

static void dive(void *unused)
{
    (void)unused;
    print(go_deep(1 << 20) ? "came back\n" : "came back.\n");
}

static void dive_small(void *unused)
{
    (void)unused;
    toasty_spawn(NULL, dive, NULL, .name = "diver", .stack_size = SMALL);
}

static void in_a_fiber(void)
{
    if (toasty_run(dive_small, NULL) != TOASTY_OK)
        abort();
}

static void without_a_name(void)
{
    if (toasty_run(dive, NULL) != TOASTY_OK)
        abort();
}

/* What is one large variable leaves most of the stack untouched. */
static __attribute__((noinline)) void touch_far_below(void *unused)
{
    volatile char large[SMALL + 16 * 1024];
    (void)unused;
    large[0] = 1;
    print(large[0] ? "came back\n" : "");
}

static void spawn_large(void *unused)
{
    (void)unused;
    toasty_spawn(NULL, touch_far_below, NULL, .name = "large", .stack_size = SMALL);
}

static void by_one_variable(void)
{
    if (toasty_run(spawn_large, NULL) != TOASTY_OK)
        abort();
}

/* SQL text of the program's runs on another thread; so deep an expression takes SQLite more than there is. */
static void nest(void *arg)
{
    enum { DEPTH = 900 };
    char sql[16 + 2 * DEPTH] = "SELECT 1";
    toasty_db *db = toasty_clone(arg);
    for (int i = 0; i < DEPTH; i++)
        strcat(sql, "+1");
    toasty_free(toasty_query(db, sql));
    print("came back\n");
    toasty_close(db);
}

static void spawn_nest(void *db)
{
    toasty_spawn(NULL, nest, db, .name = "nester", .stack_size = 96 * 1024);
}

static void on_another_thread(void)
{
    toasty_db *db = toasty_open("turso::memory:");
    if (toasty_run(spawn_nest, db) != TOASTY_OK)
        abort();
}

static volatile char *forbidden;

static void touch_what_is_forbidden(void *unused)
{
    (void)unused;
    forbidden = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *forbidden = 1;
}

static void elsewhere(void)
{
    if (toasty_run(touch_what_is_forbidden, NULL) != TOASTY_OK)
        abort();
}

static void send_signal(void *unused)
{
    (void)unused;
    raise(SIGSEGV);
    print("came back\n");
}

static void sent(void)
{
    if (toasty_run(send_signal, NULL) != TOASTY_OK)
        abort();
}

static void nothing(void *unused)
{
    (void)unused;
}

static void on_the_thread_itself(void)
{
    if (toasty_run(nothing, NULL) != TOASTY_OK)
        abort();
    dive(NULL);
}

static void switched_off(void)
{
    toasty_report_stack_overflow(false);
    in_a_fiber();
}

static void switched_off_later(void)
{
    if (toasty_run(nothing, NULL) != TOASTY_OK)
        abort();
    toasty_report_stack_overflow(false);
    struct sigaction now;
    sigaction(SIGSEGV, NULL, &now);
    print(now.sa_handler == SIG_DFL ? "as it was\n" : "not as it was\n");
    in_a_fiber();
}

/* ---- with a handler of the program's ---- */

static char own_stack[64 * 1024];
static pthread_t first_thread;

static void own_handler(int signal, siginfo_t *info, void *context)
{
    stack_t on;
    (void)context;
    sigaltstack(NULL, &on);
    print("own handler");
    print(signal == SIGSEGV && info->si_code > 0 ? ", a fault" : ", sent");
    print(info->si_code > 0 && info->si_addr == forbidden ? " there" : "");
    print(on.ss_sp == own_stack ? ", own stack" : "");
    print(pthread_equal(pthread_self(), first_thread) ? "\n" : ", another thread\n");
    _exit(7);
}

static void set_own_handler(int flags)
{
    struct sigaction own = {.sa_flags = SA_SIGINFO | flags};
    own.sa_sigaction = own_handler;
    first_thread = pthread_self();
    sigaction(SIGSEGV, &own, NULL);
}

static void set_own_stack(void)
{
    const stack_t own = {.ss_sp = own_stack, .ss_size = sizeof own_stack};
    sigaltstack(&own, NULL);
}

static void own_comes_first(void)
{
    set_own_stack();
    set_own_handler(SA_ONSTACK);
    in_a_fiber();
}

static void own_and_asked(void)
{
    set_own_stack();
    set_own_handler(SA_ONSTACK);
    toasty_report_stack_overflow(true);
    in_a_fiber();
}

static void own_and_asked_on_another_thread(void)
{
    set_own_handler(0);
    toasty_report_stack_overflow(true);
    on_another_thread();
}

static void own_and_asked_elsewhere(void)
{
    set_own_handler(0);
    toasty_report_stack_overflow(true);
    elsewhere();
}

static void own_and_asked_sent(void)
{
    set_own_handler(0);
    toasty_report_stack_overflow(true);
    sent();
}

/* Of the simple kind. */
static void simple_handler(int signal)
{
    print(signal == SIGSEGV ? "own handler\n" : "another signal\n");
    _exit(7);
}

static void own_simple_and_asked(void)
{
    signal(SIGSEGV, simple_handler);
    toasty_report_stack_overflow(true);
    in_a_fiber();
}

static void own_is_given_back(void)
{
    struct sigaction now;
    set_own_handler(0);
    toasty_report_stack_overflow(true);
    toasty_report_stack_overflow(false);
    sigaction(SIGSEGV, NULL, &now);
    print(now.sa_sigaction == own_handler ? "as it was\n" : "not as it was\n");
}

static void ignored(void)
{
    signal(SIGSEGV, SIG_IGN);
    toasty_report_stack_overflow(true);
    raise(SIGSEGV);
    print("ignored\n");
    in_a_fiber();
}

/* ---- threads ---- */

/* How much memory, used or not, the process has asked for. */
static long address_space(void)
{
    long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (!statm || fscanf(statm, "%ld", &pages) != 1)
        abort();
    fclose(statm);
    return pages * sysconf(_SC_PAGESIZE);
}

static void look_at_stack(void *has)
{
    stack_t now;
    sigaltstack(NULL, &now);
    *(bool *)has = !(now.ss_flags & SS_DISABLE);
}

static void *run_a_fiber(void *has)
{
    if (toasty_run(look_at_stack, has) != TOASTY_OK)
        abort();
    return NULL;
}

static void threads_come_and_go(void)
{
    enum { MANY = 100 };
    long before = 0;
    int with = 0;
    for (int i = 0; i < MANY; i++) {
        pthread_t thread;
        bool has = false;
        if (i == 10)
            before = address_space();
        if (pthread_create(&thread, NULL, run_a_fiber, &has) != 0)
            abort();
        pthread_join(thread, NULL);
        with += has;
    }
    print(with == MANY ? "all had one" : "some had none");
    print(address_space() - before < MANY / 2 * 64 * 1024 ? ", none is left\n" : ", some are left\n");
}

static const struct {
    const char *name;
    void (*run)(void);
} cases[] = {
#define CASE(name)                                                                                           \
    {                                                                                                        \
#name, name                                                                                          \
    }
    CASE(in_a_fiber),
    CASE(without_a_name),
    CASE(by_one_variable),
    CASE(on_another_thread),
    CASE(elsewhere),
    CASE(sent),
    CASE(on_the_thread_itself),
    CASE(switched_off),
    CASE(switched_off_later),
    CASE(own_comes_first),
    CASE(own_and_asked),
    CASE(own_and_asked_on_another_thread),
    CASE(own_and_asked_elsewhere),
    CASE(own_and_asked_sent),
    CASE(own_simple_and_asked),
    CASE(own_is_given_back),
    CASE(ignored),
    CASE(threads_come_and_go),
#undef CASE
};

static int run_case(const char *name)
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(cases[i].name, name) == 0)
            cases[i].run();
    return 0;
}

/* ---- the tests ---- */

typedef struct outcome {
    int status;
    char text[16384]; /* what it wrote to stderr */
} outcome;

/* Sanitizers have handlers and alternate stacks of their own: without them it is as in a plain program. */
static void be_plain(void)
{
    setenv("ASAN_OPTIONS", "handle_segv=0 handle_sigbus=0 use_sigaltstack=0", 1);
    setenv("TSAN_OPTIONS", "handle_segv=0 handle_sigbus=0 use_sigaltstack=0 ignore_noninstrumented_modules=1",
           1);
}

static void run_child(const char *name, bool plain, outcome *out)
{
    int ends[2];
    size_t length = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        if (plain)
            be_plain();
        dup2(ends[1], STDERR_FILENO);
        execl("/proc/self/exe", "test_overflow", name, (char *)NULL);
        _exit(99);
    }
    close(ends[1]);
    for (ssize_t count; (count = read(ends[0], out->text + length, sizeof out->text - 1 - length)) > 0;)
        length += (size_t)count;
    out->text[length] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &out->status, 0), child);
}

static void expect_end_by_fault(const outcome *out)
{
    if (!WIFSIGNALED(out->status) || WTERMSIG(out->status) != SIGSEGV)
        fail_msg("ended with %x: %s", (unsigned)out->status, out->text);
    assert_null(strstr(out->text, "came back"));
}

static void expect_exit(const outcome *out, int code)
{
    if (!WIFEXITED(out->status) || WEXITSTATUS(out->status) != code)
        fail_msg("ended with %x: %s", (unsigned)out->status, out->text);
}

static void expect_text(const outcome *out, const char *text)
{
    if (!strstr(out->text, text))
        fail_msg("'%s' is not in: %s", text, out->text);
}

static void expect_no_report(const outcome *out)
{
    if (strstr(out->text, "toasty:"))
        fail_msg("not expected: %s", out->text);
}

static void the_fiber_is_named(void **state)
{
    outcome out;
    (void)state;
    run_child("in_a_fiber", true, &out);
    expect_end_by_fault(&out);
    assert_string_equal(out.text,
                        "toasty: stack overflow in fiber 'diver': of its 262144 bytes 262144 were in use; "
                        "spawn it with a larger .stack_size, or keep large variables off its stack\n");
    run_child("without_a_name", true, &out);
    expect_end_by_fault(&out);
    expect_text(&out, "stack overflow in fiber '(without a name)'");
}

static void how_much_was_in_use_is_told(void **state)
{
    outcome out;
    unsigned used = 0;
    (void)state;
    run_child("by_one_variable", true, &out);
    expect_end_by_fault(&out);
    assert_int_equal(
        sscanf(out.text, "toasty: stack overflow in fiber 'large': of its 262144 bytes %u were", &used), 1);
    assert_in_range(used, 1, SMALL / 2);
}

static void a_call_on_another_thread_is_seen(void **state)
{
    outcome out;
    (void)state;
    run_child("on_another_thread", true, &out);
    expect_end_by_fault(&out);
    expect_text(&out, "stack overflow in fiber 'nester': of its 98304 bytes");
}

static void other_faults_are_not_ours(void **state)
{
    outcome out;
    static const char *const names[] = {"elsewhere", "sent", "on_the_thread_itself"};
    (void)state;
    for (int i = 0; i < 3; i++) {
        run_child(names[i], true, &out);
        expect_end_by_fault(&out);
        expect_no_report(&out);
    }
}

static void it_can_be_switched_off(void **state)
{
    outcome out;
    (void)state;
    run_child("switched_off", true, &out);
    expect_end_by_fault(&out);
    expect_no_report(&out);
    run_child("switched_off_later", true, &out);
    expect_end_by_fault(&out);
    expect_no_report(&out);
    expect_text(&out, "as it was");
    assert_null(strstr(out.text, "not as it was"));
}

static void handlers_of_the_program_are_left_alone(void **state)
{
    outcome out;
    (void)state;
    run_child("own_comes_first", true, &out);
    expect_exit(&out, 7);
    assert_string_equal(out.text, "own handler, a fault, own stack\n");
}

static void they_get_what_comes_after_us(void **state)
{
    static const struct {
        const char *name, *text;
        bool reported;
    } expected[] = {
        {"own_and_asked", "own handler, a fault, own stack\n", true},
        {"own_and_asked_on_another_thread", "own handler, a fault, another thread\n", true},
        {"own_and_asked_elsewhere", "own handler, a fault there\n", false},
        {"own_and_asked_sent", "own handler, sent", false},
        {"own_simple_and_asked", "own handler\n", true},
    };
    outcome out;
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        run_child(expected[i].name, true, &out);
        expect_exit(&out, 7);
        expect_text(&out, expected[i].text);
        if (expected[i].reported)
            expect_text(&out, "toasty: stack overflow in fiber");
        else
            expect_no_report(&out);
    }
    run_child("own_is_given_back", true, &out);
    expect_exit(&out, 0);
    assert_string_equal(out.text, "as it was\n");
}

static void what_is_ignored_stays_so(void **state)
{
    outcome out;
    (void)state;
    run_child("ignored", true, &out);
    expect_end_by_fault(&out);
    expect_text(&out, "ignored\n");
    expect_text(&out, "toasty: stack overflow in fiber 'diver'");
}

static void alternate_stacks_end_with_their_threads(void **state)
{
    outcome out;
    (void)state;
    run_child("threads_come_and_go", true, &out);
    expect_exit(&out, 0);
    assert_string_equal(out.text, "all had one, none is left\n");
}

#if TOASTY__SANITIZED
/* The sanitizer's own handler tells more; ours stays away. */
static void a_sanitizer_speaks_for_itself(void **state)
{
    outcome out;
    (void)state;
    run_child("in_a_fiber", false, &out);
    expect_no_report(&out);
    expect_text(&out, "Sanitizer: stack-overflow");
    assert_null(strstr(out.text, "came back"));
}
#endif

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fiber_is_named),
        cmocka_unit_test(how_much_was_in_use_is_told),
        cmocka_unit_test(a_call_on_another_thread_is_seen),
        cmocka_unit_test(other_faults_are_not_ours),
        cmocka_unit_test(it_can_be_switched_off),
        cmocka_unit_test(handlers_of_the_program_are_left_alone),
        cmocka_unit_test(they_get_what_comes_after_us),
        cmocka_unit_test(what_is_ignored_stays_so),
        cmocka_unit_test(alternate_stacks_end_with_their_threads),
#if TOASTY__SANITIZED
        cmocka_unit_test(a_sanitizer_speaks_for_itself),
#endif
    };
    if (argc > 1)
        return run_case(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
