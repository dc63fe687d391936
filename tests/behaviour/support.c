#include "support.h"

#include <ctype.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(TEST_FIBERS)
#include <toasty/async.h>
#endif

#include "simulator.h"
#include "torture.h"
#include "turso_ember.h"

enum { FEW_OPERATIONS = 7 };

static char kind[32] = "turso-memory";
static char folder[64];
static char url[160];
static int files;

static struct {
    bool on;
    size_t count;
    char *sql[512];
    char summary[8192];
} log_;

static void forget(void)
{
    for (size_t i = 0; i < log_.count; i++)
        free(log_.sql[i]);
    log_.count = 0;
    log_.summary[0] = 0;
}

/* The table that a statement is about: the first quoted name after FROM, INTO or UPDATE. */
static void table_of(const char *sql, char out[64])
{
    const char *at = strstr(sql, "FROM \"");
    out[0] = 0;
    if (!strncmp(sql, "INSERT", 6))
        at = strstr(sql, "INTO \"");
    else if (!strncmp(sql, "UPDATE", 6))
        at = sql;
    at = at ? strchr(at, '"') : NULL;
    if (at)
        snprintf(out, 64, " %.*s", (int)strcspn(at + 1, "\""), at + 1);
}

/* Some tests have threads. */
static pthread_mutex_t recording = PTHREAD_MUTEX_INITIALIZER;

static void record_one(const toasty_log_event *event)
{
    char table[64];
    size_t used = strlen(log_.summary);
    if (!log_.on || !event->statement[0] || log_.count == sizeof log_.sql / sizeof *log_.sql)
        return;
    log_.sql[log_.count++] = strdup(event->statement);
    table_of(event->statement, table);
    int verb = (int)strcspn(event->statement, " ;");
    if (!strncmp(event->statement, "ROLLBACK TO", 11))
        verb = 11;
    snprintf(log_.summary + used, sizeof log_.summary - used, "%s%.*s%s%s", used ? ", " : "", verb,
             event->statement, table, event->error[0] ? "!" : "");
}

static void record(void *context, const toasty_log_event *event)
{
    (void)context;
    pthread_mutex_lock(&recording);
    record_one(event);
    pthread_mutex_unlock(&recording);
}

void test_begin(int argc, char **argv)
{
    if (argc > 1)
        snprintf(kind, sizeof kind, "%s", argv[1]);
    if (strncmp(kind, "turso-", 6) && strncmp(kind, "sqlite-", 7)) {
        fprintf(stderr, "unknown kind of database '%s'\n", kind);
        exit(2);
    }
    const char *base = getenv("TMPDIR");
    if (!base && strstr(kind, "-cancelled") && !access("/dev/shm", W_OK))
        base = "/dev/shm"; /* thousands of files, none of which needs to last */
    snprintf(folder, sizeof folder, "%s/toasty-test-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder)) {
        perror(folder);
        exit(2);
    }
    toasty_set_logger(record, NULL);
}

typedef struct group {
    const struct CMUnitTest *tests;
    size_t count;
    int failed;
} group;

static void run_group(void *arg)
{
    group *self = arg;
    self->failed = _cmocka_run_group_tests("tests", self->tests, self->count, NULL, NULL);
}

static toasty_status run_in_fiber(group *self)
{
#if defined(TEST_FIBERS)
    return toasty_run(run_group, self);
#else
    (void)self;
    fprintf(stderr, "%s: there are no fibers on loops in this build\n", kind);
    return TOASTY_UNSUPPORTED_FEATURE;
#endif
}

/* In the simulator small statements, too, move in their middle, and are interrupted there. */
void __real_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg);
void __wrap_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg);

void __wrap_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg)
{
    bool simulated = strstr(kind, "-simulated") || strstr(kind, "-cancelled");
    __real_turso_connection_set_progress_handler(self, simulated ? FEW_OPERATIONS : operations, handler, arg);
}

static toasty_status run_simulated(group *self)
{
    const simulator_options options = {.seed = simulator_seed(), .run = run_group, .arg = self};
    toasty_status status = simulator_run(&options);
    if (self->failed)
        simulator_report(options.seed);
    return status;
}

int test_run(const struct CMUnitTest *tests, size_t count)
{
    group self = {.tests = tests, .count = count, .failed = 1};
    toasty_status status = TOASTY_OK;
    if (strstr(kind, "-cancelled"))
        return torture_run(tests, count, test_free_all);
    if (strstr(kind, "-simulated"))
        status = run_simulated(&self);
    else if (strstr(kind, "-fiber"))
        status = run_in_fiber(&self);
    else
        run_group(&self);
    return status == TOASTY_OK ? self.failed : 1;
}

static struct chunk {
    struct chunk *next;
    max_align_t room[];
} * chunks;

void *test_alloc(size_t count, size_t size)
{
    struct chunk *made = calloc(1, sizeof *made + count * size);
    assert_non_null(made);
    made->next = chunks;
    chunks = made;
    return made->room;
}

void test_free_all(void)
{
    for (struct chunk *next; chunks; chunks = next) {
        next = chunks->next;
        free(chunks);
    }
}

int test_amount(int usual, int when_cancelled)
{
    return strstr(kind, "-cancelled") ? when_cancelled : usual;
}

long test_blocks(void)
{
    return torture_blocks();
}

void test_end(void)
{
    test_free_all();
    char command[128];
    toasty_set_logger(NULL, NULL);
    forget();
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (system(command))
        perror(command);
}

bool test_in_memory(void)
{
    return strstr(kind, "-memory") != NULL;
}

bool test_is_turso(void)
{
    return !strncmp(kind, "turso", 5);
}

const char *test_url(void)
{
    return url;
}

toasty_db *test_try_open(const toasty_open_options *options)
{
    toasty_open_options mine = *options;
    const char *scheme = test_is_turso() ? "turso" : "sqlite";
    if (test_in_memory())
        snprintf(url, sizeof url, "%s::memory:", scheme);
    else
        snprintf(url, sizeof url, "%s:%s/%d.db", scheme, folder, ++files);
    mine.url = url;
    return toasty_open_with(&mine);
}

toasty_db *test_open_fresh(const toasty_open_options *options)
{
    toasty_db *db = test_try_open(options);
    test_ok(db);
    (void)!toasty_push_schema(db);
    test_ok(db);
    torture_has_opened();
    return db;
}

toasty_db *test_reopen(const toasty_open_options *options)
{
    toasty_open_options mine = *options;
    assert_false(test_in_memory());
    mine.url = url;
    return toasty_open_with(&mine);
}

void test_status_is(toasty_db *db, toasty_status status, const char *file, int line)
{
    if (toasty_errcode(db) == status)
        return;
    print_error("wanted %s, have %s: %s\n", toasty_status_name(status),
                toasty_status_name(toasty_errcode(db)), toasty_errmsg(db));
    _fail(file, line);
}

void test_failed_with(toasty_db *db, toasty_status status, const char *const *words, const char *file,
                      int line)
{
    test_status_is(db, status, file, line);
    for (; *words; words++)
        if (!strstr(toasty_errmsg(db), *words)) {
            print_error("the message lacks '%s': %s\n", *words, toasty_errmsg(db));
            _fail(file, line);
        }
}

void test_is_true(toasty_db *db, bool value, const char *expression, const char *file, int line)
{
    if (value)
        return;
    print_error("not true: %s (%s: %s)\n", expression, toasty_status_name(toasty_errcode(db)),
                toasty_errmsg(db));
    _fail(file, line);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

const char *test_joined(const void *items, size_t len, size_t size, size_t offset, bool sorted)
{
    static char texts[8][4096];
    static unsigned turn;
    char *names[256];
    char *text = texts[turn++ % 8];
    size_t used = 0;
    assert_true(len <= 256);
    for (size_t i = 0; i < len; i++)
        memcpy(&names[i], (const char *)items + i * size + offset, sizeof *names);
    if (sorted)
        qsort(names, len, sizeof *names, compare);
    text[0] = 0;
    for (size_t i = 0; i < len; i++)
        used += (size_t)snprintf(text + used, sizeof texts[0] - used, "%s%s", i ? "," : "", names[i]);
    return text;
}

void test_log_start(void)
{
    forget();
    log_.on = true;
}

const char *test_log(void)
{
    return log_.summary;
}

const char *test_log_sql(size_t n)
{
    return n < log_.count ? log_.sql[n] : NULL;
}

size_t test_log_count(void)
{
    return log_.count;
}

const char *test_sqlite3(const char *sql)
{
    static char output[65536];
    char command[4096];
    assert_false(test_in_memory());
    snprintf(command, sizeof command, "sqlite3 '%s' \"%s\" 2>&1", strchr(url, ':') + 1, sql);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    output[fread(output, 1, sizeof output - 1, pipe)] = 0;
    pclose(pipe);
    return output;
}

void test_sql(toasty_db *db, const char *sql, const char *expected)
{
    char text[1024] = "";
    toasty_rows *rows = toasty_query(db, sql);
    test_true(db, rows);
    for (size_t i = 0; i < rows->len; i++) {
        const toasty_value *value = toasty_row_value(rows, i, 0);
        assert_int_equal(value->type, TOASTY_TYPE_STRING);
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s", i ? "," : "", value->as.string);
    }
    assert_string_equal(text, expected);
    toasty_free(rows);
}
