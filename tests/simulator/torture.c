#include "torture.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <toasty/toasty.h>

#include "record/block.h"
#include "runtime/fiber.h"
#include "session/session.h"
#include "simulator.h"
#include "test_thread.h"

enum {
    USUAL_ATTEMPTS = 5, /* spread over the points of a test; with TOASTY_SOAK all of them are tried */
    MOST_HANDLES = 64,
    MOST_FILES = 16,
};

/* What the test has in one of the files that it opens, as its calls find it when nobody cancels. */
typedef struct history {
    uint64_t *states;
    size_t len, room;
} history;

static struct {
    const struct CMUnitTest *test;
    void *state; /* of its setup */
    jmp_buf end;
    bool inside;    /* the test's function runs */
    bool recording; /* nobody cancels */
    bool cancelled, failed;
    toasty__fiber *fiber;
    unsigned points; /* so far: suspensions and statements */
    unsigned at;     /* the one at which it is cancelled */
    toasty_db *handles[MOST_HANDLES];
    size_t handle_count;
    toasty__block **blocks; /* that the test has, or the library */
    size_t block_count, block_room;
    size_t blocks_before; /* the last call that began */
    toasty_db *entered;   /* by it */
    bool has_failed;      /* it, because it was cancelled */
    bool at_once;         /* calls were made at once: which of them are done is not always the same */
    char path[160];
    char wrong[400];
} now;

static void (*free_rest)(void);
static unsigned before; /* points of the test that was recorded, until its database was there */
static history histories[MOST_FILES];
static size_t file_count;
static torture_file *file;                               /* the last one */
static long blocks_alive;                                /* whoever has them */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* over blocks and points: some fibers are away */

static bool cancelled(void)
{
    pthread_mutex_lock(&lock);
    bool is = now.inside && now.cancelled;
    pthread_mutex_unlock(&lock);
    return is;
}

static bool whole(void)
{
    return getenv("TOASTY_SOAK") != NULL;
}

static unsigned usual_attempts(void)
{
    const char *given = getenv("TOASTY_ATTEMPTS");
    return given ? (unsigned)atoi(given) : USUAL_ATTEMPTS;
}

#define WRONG(...)                                                                                           \
    do {                                                                                                     \
        if (!now.wrong[0])                                                                                   \
            snprintf(now.wrong, sizeof now.wrong, __VA_ARGS__);                                              \
    } while (0)

/* ---- what the test has open ---- */

toasty_db *__real_toasty_open_with(const toasty_open_options *options);
toasty_db *__wrap_toasty_open_with(const toasty_open_options *options);
toasty_db *__real_toasty_clone(toasty_db *db);
toasty_db *__wrap_toasty_clone(toasty_db *db);
void __real_toasty_close(toasty_db *db);
void __wrap_toasty_close(toasty_db *db);

static toasty_db *remember(toasty_db *db)
{
    if (db && now.test) {
        assert_true(now.handle_count < MOST_HANDLES);
        now.handles[now.handle_count++] = db;
    }
    return db;
}

static void record_state(void);
static void look_at_url(const char *url);

toasty_db *__wrap_toasty_open_with(const toasty_open_options *options)
{
    if (now.test && options && options->url)
        look_at_url(options->url);
    return remember(__real_toasty_open_with(options));
}

toasty_db *__wrap_toasty_clone(toasty_db *db)
{
    return remember(__real_toasty_clone(db));
}

void __wrap_toasty_close(toasty_db *db)
{
    size_t kept = 0;
    record_state();
    for (size_t i = 0; i < now.handle_count; i++)
        if (now.handles[i] != db)
            now.handles[kept++] = now.handles[i];
    if (kept < now.handle_count) /* no thread of an ordinary test writes here */
        now.handle_count = kept;
    __real_toasty_close(db);
}

/* Blocks are what calls return. */
toasty__block *__real_toasty__block_new(size_t size, size_t more);
toasty__block *__wrap_toasty__block_new(size_t size, size_t more);
void __real_toasty__block_free(toasty__block *block);
void __wrap_toasty__block_free(toasty__block *block);

toasty__block *__wrap_toasty__block_new(size_t size, size_t more)
{
    toasty__block *block = __real_toasty__block_new(size, more);
    if (!block)
        return NULL;
    pthread_mutex_lock(&lock);
    blocks_alive++;
    if (now.inside) {
        if (now.block_count == now.block_room) {
            now.block_room = now.block_room ? 2 * now.block_room : 64;
            now.blocks = realloc(now.blocks, now.block_room * sizeof *now.blocks);
            assert_non_null(now.blocks);
        }
        now.blocks[now.block_count++] = block;
    }
    pthread_mutex_unlock(&lock);
    return block;
}

void __wrap_toasty__block_free(toasty__block *block)
{
    pthread_mutex_lock(&lock);
    blocks_alive -= block != NULL;
    for (size_t i = now.block_count; i-- > 0;)
        if (now.blocks[i] == block) {
            now.block_count--;
            memmove(now.blocks + i, now.blocks + i + 1, (now.block_count - i) * sizeof *now.blocks);
            break;
        }
    pthread_mutex_unlock(&lock);
    __real_toasty__block_free(block);
}

long torture_blocks(void)
{
    pthread_mutex_lock(&lock);
    long alive = blocks_alive;
    pthread_mutex_unlock(&lock);
    return alive;
}

/* ---- calls ---- */

bool __real_toasty__enter(toasty_db *db);
bool __wrap_toasty__enter(toasty_db *db);
toasty_status __real_toasty__leave(toasty_db *db);
toasty_status __wrap_toasty__leave(toasty_db *db);

/* When the test goes on after a call that was cancelled. */
static void check_blocks(void)
{
    if (now.has_failed && now.block_count > now.blocks_before)
        WRONG("a cancelled call has left %zu results behind", now.block_count - now.blocks_before);
    now.has_failed = false;
}

bool __wrap_toasty__enter(toasty_db *db)
{
    if (!now.inside)
        return __real_toasty__enter(db);
    if (test_thread_runs()) {
        now.at_once = true;
        if (cancelled())
            toasty__fiber_cancel(toasty__fiber_current());
        return __real_toasty__enter(db);
    }
    record_state();
    check_blocks();
    if (!__real_toasty__enter(db))
        return false;
    now.blocks_before = now.block_count;
    now.entered = db;
    return true;
}

toasty_status __wrap_toasty__leave(toasty_db *db)
{
    toasty_status status = __real_toasty__leave(db);
    if (now.inside)
        now.has_failed = status == TOASTY_CANCELLED && db == now.entered && !now.at_once;
    return status;
}

toasty_status __real_toasty_all_run(toasty_db *db, const toasty_op *ops, size_t count);
toasty_status __wrap_toasty_all_run(toasty_db *db, const toasty_op *ops, size_t count);

toasty_status __wrap_toasty_all_run(toasty_db *db, const toasty_op *ops, size_t count)
{
    if (now.inside)
        now.at_once = true;
    return __real_toasty_all_run(db, ops, count);
}

/* ---- files ---- */

static void look_at_url(const char *url)
{
    char path[sizeof now.path];
    const char *colon = strchr(url, ':');
    if (!colon || strstr(url, ":memory:"))
        return;
    snprintf(path, sizeof path, "%.*s", (int)strcspn(colon + 1, "?"), colon + 1);
    if (!strcmp(path, now.path))
        return;
    torture_file_close(file);
    file = NULL;
    file_count++;
    strcpy(now.path, path);
}

void torture_has_opened(void)
{
    if (now.recording && file_count == 1 && !before)
        before = now.points;
}

static bool find_file(void)
{
    if (now.path[0] && access(now.path, F_OK) != 0) {
        torture_file_close(file); /* the test has removed it */
        file = NULL;
    } else if (!file && now.path[0]) {
        file = torture_file_open(now.path);
    }
    return file != NULL;
}

static history *current_history(void)
{
    return file_count && file_count <= MOST_FILES ? &histories[file_count - 1] : NULL;
}

static void record_state(void)
{
    history *self = current_history();
    if (!now.inside || !now.recording || !self || !find_file())
        return;
    uint64_t state = torture_file_state(file);
    if (self->len && self->states[self->len - 1] == state)
        return;
    if (self->len == self->room) {
        self->room = self->room ? 2 * self->room : 64;
        self->states = realloc(self->states, self->room * sizeof *self->states);
        assert_non_null(self->states);
    }
    self->states[self->len++] = state;
}

static void check_file(void)
{
    const history *self = current_history();
    if (!self || !find_file())
        return;
    const char *wrong = torture_file_check(file);
    if (wrong)
        WRONG("%s", wrong);
    uint64_t state = torture_file_state(file);
    bool known = now.at_once;
    for (size_t i = 0; i < self->len; i++)
        known = known || self->states[i] == state;
    if (!known)
        WRONG("the file has what it never has between two calls: one is half done");
}

/* ---- the end of a test ---- */

static void call_cmocka(const char *function, const char *path, int line)
{
    void (*its)(const char *, int);
    *(void **)&its = dlsym(RTLD_NEXT, function);
    its(path, line);
}

/* A call of the library runs, one that has called a function of the test's: it must not be left. */
static bool in_a_call(void)
{
    for (size_t i = 0; i < now.handle_count; i++)
        for (const toasty_db *at = now.handles[i]; at; at = at->child)
            if (atomic_load(&at->busy))
                return true;
    return false;
}

/* These stand in for cmocka's, which leave the test: a fiber's stack must not be left that way. */
void _skip(const char *const path, const int line)
{
    if (now.inside)
        longjmp(now.end, 1);
    call_cmocka("_skip", path, line);
}

void _fail(const char *const path, const int line)
{
    if (!now.inside) {
        call_cmocka("_fail", path, line);
        return;
    }
    test_threads_join_rest();
    if (!cancelled()) {
        print_error("%s:%d: failed without having been cancelled\n", path, line);
        now.failed = true;
    }
    if (!in_a_call())
        longjmp(now.end, 1);
}

void print_error(const char *const format, ...)
{
    va_list args;
    if (cancelled())
        return;
    va_start(args, format);
    vprint_error(format, args);
    va_end(args);
}

static void close_children(void)
{
    for (size_t i = now.handle_count; i-- > 0;) {
        toasty_db *db = now.handles[i];
        if (db->child)
            __real_toasty_close(db->child);
        if (db->child)
            WRONG("a transaction cannot be closed");
    }
    for (size_t i = now.handle_count; i-- > 0;) {
        toasty_pool_status pool = toasty_pool(now.handles[i]);
        if (pool.available != pool.size)
            WRONG("of %d connections %d are back in the pool", pool.size, pool.available);
    }
}

static void run_body(void *unused)
{
    (void)unused;
    now.fiber = toasty__fiber_current();
    now.inside = true;
    if (setjmp(now.end) == 0)
        now.test->test_func(&now.state);
    test_threads_join_rest();
    record_state();
    check_blocks();
    now.inside = false;
    close_children();
}

/* The threads of the test notice themselves. */
static void torture_point(void)
{
    pthread_mutex_lock(&lock);
    bool here = now.inside && ++now.points == now.at;
    now.cancelled |= here;
    pthread_mutex_unlock(&lock);
    if (!here)
        return;
    toasty__fiber_cancel(now.fiber);
    if (test_thread_runs())
        toasty__fiber_cancel(toasty__fiber_current());
}

static void on_suspension(void *unused, toasty_fiber *first, unsigned n)
{
    (void)unused;
    (void)first;
    (void)n;
    torture_point();
}

/* ---- statements ---- */

typedef void logger(void *context, const toasty_log_event *event);
void __real_toasty_set_logger(logger *function, void *context);
void __wrap_toasty_set_logger(logger *function, void *context);

static struct {
    bool on;
    logger *function; /* the program's */
    void *context;
} log_;

static void log_and_point(void *unused, const toasty_log_event *event)
{
    (void)unused;
    if (log_.function)
        log_.function(log_.context, event);
    torture_point();
}

void __wrap_toasty_set_logger(logger *function, void *context)
{
    log_.function = function;
    log_.context = context;
    if (!log_.on)
        __real_toasty_set_logger(function, context);
}

static void log_points(bool on)
{
    log_.on = on;
    __real_toasty_set_logger(on ? log_and_point : log_.function, on ? NULL : log_.context);
}

/* ---- one attempt ---- */

static void check_handles(void)
{
    for (size_t i = now.handle_count; i-- > 0;) {
        toasty_db *db = now.handles[i];
        if (toasty_pool(db).size) {
            toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
            if (!tx || toasty_rollback(tx) != TOASTY_OK)
                WRONG("the test's own handle: %s", toasty_errmsg(db));
        }
    }
}

/* All but the first ones; those of a setup are its teardown's. */
static void close_handles(size_t kept)
{
    while (now.handle_count > kept)
        __real_toasty_close(now.handles[--now.handle_count]);
}

/* Cancelled at that point; 0: at none. */
static void attempt(const struct CMUnitTest *test, unsigned at)
{
    const simulator_options options = {.seed = simulator_seed(), .run = run_body, .suspended = on_suspension};
    toasty__block **blocks = now.blocks;
    size_t room = now.block_room;
    memset(&now, 0, sizeof now);
    now.blocks = blocks;
    now.block_room = room;
    now.test = test;
    now.recording = !at;
    now.at = at;
    file_count = 0;
    if (test->setup_func)
        assert_int_equal(test->setup_func(&now.state), 0);
    size_t of_setup = now.handle_count;
    assert_int_equal(simulator_run(&options), TOASTY_OK);
    check_file();
    check_handles();
    close_handles(of_setup);
    while (now.block_count) /* oldest first: it takes along what was added to it later */
        __wrap_toasty__block_free(now.blocks[0]);
    torture_file_close(file);
    file = NULL;
    if (test->teardown_func)
        assert_int_equal(test->teardown_func(&now.state), 0);
    close_handles(0);
    if (free_rest)
        free_rest();
    if (!now.wrong[0] && !now.failed)
        return;
    print_error("%s, cancelled at point %u: %s\n", test->name, at, now.wrong[0] ? now.wrong : "failed");
    simulator_report(options.seed);
    fail();
}

static void torture(void **state)
{
    static bool again;
    const struct CMUnitTest *test = *state;
    for (size_t i = 0; i < MOST_FILES; i++)
        histories[i].len = 0;
    before = 0;
    attempt(test, 0);
    /* How a database is made is the same for all. */
    unsigned first = again && !whole() ? before + 1 : 1, last = now.points;
    unsigned count = last >= first ? last - first + 1 : 0;
    unsigned attempts = count < usual_attempts() || whole() ? count : usual_attempts();
    for (unsigned i = 0; i < attempts; i++)
        attempt(test, attempts == 1 ? first : first + i * (count - 1) / (attempts - 1));
    again = true;
}

/* A child is no test. */
static void forget_in_child(void)
{
    now.inside = false;
}

int torture_run(const struct CMUnitTest *tests, size_t count, void (*clean)(void))
{
    struct CMUnitTest *mine = calloc(count, sizeof *mine);
    assert_non_null(mine);
    for (size_t i = 0; i < count; i++)
        mine[i] = (struct CMUnitTest){
            .name = tests[i].name, .test_func = torture, .initial_state = (void *)(uintptr_t)&tests[i]};
    free_rest = clean;
    pthread_atfork(NULL, NULL, forget_in_child);
    log_points(true);
    int failed = _cmocka_run_group_tests("cancelled", mine, count, NULL, NULL);
    log_points(false);
    for (size_t i = 0; i < MOST_FILES; i++)
        free(histories[i].states);
    free(now.blocks);
    free(mine);
    return failed;
}
