/* direct.h and hold.h: callers that do not want an answer any more, whoever runs their statements. */
#include "../support.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sqlite3.h>
#include <time.h>

#include "hold.h"
#include "internal.h"
#include "testing.h"

/* Longer than any test takes, however slow the machine is; milliseconds. */
enum { FAR_MS = 600000 };

#define WITHOUT_END "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
#define ENDLESS     WITHOUT_END "INSERT INTO t(v) SELECT mark() FROM c"

typedef struct {
    char directory[500];
    ember__limits_t limits;
    ember__turn_t turn;
    ember__direct_t *direct;
    sqlite3 *db; /* another connection to the same file */
} bench;

/* Set by the SQL function mark(): a statement that calls it runs. */
static atomic_bool marked;

static void mark(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    marked = true;
    sqlite3_result_int(call, 1);
}

static sqlite3 *open_file(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2("a.db", &db,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE |
                                         SQLITE_OPEN_NOMUTEX,
                                     NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_create_function(db, "mark", 0, SQLITE_UTF8, NULL, mark, NULL, NULL), SQLITE_OK);
    return db;
}

static int set_up(void **state)
{
    static bench b;
    enter_scratch(b.directory, sizeof b.directory);
    marked = false;
    b.db = open_file();
    assert_int_equal(sqlite3_exec(b.db, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(ember__turn_init(&b.turn), SQLITE_OK);
    ember__limits_init(&b.limits);
    ember__direct_test_times(INT64_C(1000) * FAR_MS, INT64_C(1000) * FAR_MS);
    assert_int_equal(ember__direct_new(open_file(), &b.limits, &b.turn, &b.direct), SQLITE_OK);
    ember__direct_usual_times();
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    ember__direct_free(b->direct);
    ember__turn_fini(&b->turn);
    assert_int_equal(sqlite3_close(b->db), SQLITE_OK);
    leave_scratch(b->directory);
    return 0;
}

static int64_t ask(const bench *b, const char *sql)
{
    sqlite3_stmt *vm = NULL;
    assert_int_equal(sqlite3_prepare_v2(b->db, sql, -1, &vm, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(vm, 0);
    sqlite3_finalize(vm);
    return value;
}

static void lock(const bench *b, bool locked)
{
    assert_int_equal(sqlite3_exec(b->db, locked ? "BEGIN IMMEDIATE" : "COMMIT", NULL, NULL, NULL), SQLITE_OK);
}

/* ---- callers */

typedef struct {
    atomic_bool stop;  /* from now on it does not want the answer */
    atomic_bool stays; /* in the handler */
    atomic_int asked;
    pthread_t thread;      /* to be joined */
    pthread_t self;        /* its own */
    atomic_bool elsewhere; /* it was asked on another thread than its own */
    ember__parameters_t parameters;
    ember__direct_t *direct;
    ember__job_t job;
    ember__hold_t hold;
} caller;

static void pause_us(long us)
{
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
}

static bool wants(void *arg, bool waits)
{
    caller *c = arg;
    (void)waits;
    c->asked++;
    if (!pthread_equal(pthread_self(), c->self))
        c->elsewhere = true;
    while (c->stays)
        pause_us(100);
    return !c->stop;
}

static void *run_job(void *arg)
{
    caller *c = arg;
    c->self = pthread_self();
    ember__direct_run(c->direct, &c->job);
    return NULL;
}

static void *begin_hold(void *arg)
{
    caller *c = arg;
    c->self = pthread_self();
    ember__hold_begin(c->direct, &c->hold);
    return NULL;
}

static void *commit_hold(void *arg)
{
    caller *c = arg;
    c->self = pthread_self();
    ember__hold_commit(c->direct, &c->hold);
    return NULL;
}

static uint64_t waiting(const bench *b)
{
    ember__direct_stats_t stats;
    ember__direct_stats(b->direct, &stats);
    return stats.waiting + stats.holds_waiting;
}

static void prepare_caller(caller *c, bench *b, const char *sql)
{
    c->direct = b->direct;
    c->job = (ember__job_t){.sql = sql,
                            .hash = ember__job_hash(sql),
                            .parameters = &c->parameters,
                            .busy_ms = FAR_MS,
                            .caller = {wants, c, 50}};
    assert_int_equal(ember__hold_init(&c->hold), SQLITE_OK);
    c->hold.job.busy_ms = FAR_MS;
    c->hold.job.caller = c->job.caller;
}

/* In a thread of its own, until it is in the queue. */
static void start(caller *c, const bench *b, void *(*what)(void *))
{
    uint64_t before = waiting(b);
    assert_int_equal(pthread_create(&c->thread, NULL, what, c), 0);
    while (waiting(b) == before)
        pause_us(100);
}

static void expect_end(caller *c, const ember__job_t *job, int rc)
{
    assert_int_equal(pthread_join(c->thread, NULL), 0);
    assert_int_equal(job->rc, rc);
    assert_false(c->elsewhere);
}

static void fini(caller *callers, int count)
{
    for (int i = 0; i < count; i++) {
        ember__job_fini(&callers[i].job);
        ember__hold_fini(&callers[i].hold);
    }
}

/* So many statements that wait for the lock; the one at `endless` does not end. */
static void start_group(caller *callers, bench *b, int count, int endless)
{
    lock(b, true);
    for (int i = 0; i < count; i++) {
        callers[i] = (caller){0};
        prepare_caller(&callers[i], b, i == endless ? ENDLESS : "INSERT INTO t(v) VALUES (0)");
        start(&callers[i], b, run_job);
    }
}

/* The commit of one transaction that waits for that of `second`, which is open. */
static void share(caller *first, caller *second, bench *b)
{
    static const ember__counts_t counts;
    *first = *second = (caller){0};
    prepare_caller(first, b, "INSERT INTO t(v) VALUES (10)");
    prepare_caller(second, b, ENDLESS);
    ember__hold_begin(b->direct, &first->hold);
    assert_int_equal(first->hold.job.rc, SQLITE_OK);
    first->self = pthread_self();
    assert_false(ember__hold_run(b->direct, &first->hold, &first->job, &counts));
    start(second, b, begin_hold);
    assert_int_equal(pthread_create(&first->thread, NULL, commit_hold, first), 0);
    assert_int_equal(pthread_join(second->thread, NULL), 0);
    assert_int_equal(second->hold.job.rc, SQLITE_OK);
    second->self = pthread_self();
}

/* ---- those that wait */

static void who_waits_leaves_at_once(void **state)
{
    bench *b = *state;
    caller c[3];
    start_group(c, b, 3, -1);
    /* The first waits for the lock for all of them. */
    for (int i = 1; i >= 0; i--) {
        c[i].stop = true;
        expect_end(&c[i], &c[i].job, SQLITE_BUSY);
        assert_true(c[i].asked > 0);
    }
    assert_int_equal(waiting(b), 1);
    lock(b, false);
    expect_end(&c[2], &c[2].job, SQLITE_OK);
    assert_int_equal(ask(b, "SELECT count(*) FROM t"), 1);
    fini(c, 3);
}

static void who_waits_for_its_turn_leaves_at_once(void **state)
{
    bench *b = *state;
    caller c[2] = {{.stop = true}, {.stop = true}};
    assert_true(ember__turn_take(&b->turn, 0, &(ember__caller_t){0}));
    prepare_caller(&c[0], b, "INSERT INTO t(v) VALUES (0)");
    prepare_caller(&c[1], b, ENDLESS);
    start(&c[0], b, run_job);
    expect_end(&c[0], &c[0].job, SQLITE_BUSY);
    start(&c[1], b, begin_hold);
    expect_end(&c[1], &c[1].hold.job, SQLITE_BUSY);
    ember__turn_pass(&b->turn);
    fini(c, 2);
}

static void a_transaction_that_waits_leaves_at_once(void **state)
{
    bench *b = *state;
    caller c[3] = {0};
    for (int i = 0; i < 3; i++)
        prepare_caller(&c[i], b, "INSERT INTO t(v) VALUES (0)");
    ember__hold_begin(b->direct, &c[0].hold);
    start(&c[1], b, begin_hold);
    start(&c[2], b, run_job);
    c[1].stop = c[2].stop = true;
    expect_end(&c[1], &c[1].hold.job, SQLITE_BUSY);
    expect_end(&c[2], &c[2].job, SQLITE_BUSY);
    /* Another time it has the connection. */
    ember__hold_rollback(b->direct, &c[0].hold);
    c[1].stop = false;
    ember__hold_begin(b->direct, &c[1].hold);
    assert_int_equal(c[1].hold.job.rc, SQLITE_OK);
    ember__hold_rollback(b->direct, &c[1].hold);
    fini(c, 3);
}

/* ---- those that run */

static void a_member_that_another_thread_runs_is_interrupted(void **state)
{
    bench *b = *state;
    caller c[4];
    start_group(c, b, 4, 2);
    lock(b, false);
    while (!marked)
        pause_us(100);
    c[2].stop = true;
    for (int i = 0; i < 4; i++)
        expect_end(&c[i], &c[i].job, i == 2 ? SQLITE_INTERRUPT : SQLITE_OK);
    assert_int_equal(ask(b, "SELECT count(*) FROM t"), 3);
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 0);
    fini(c, 4);
}

/* A thread that runs the statements of others does not run its own, nor more of theirs, when its caller
 * leaves. */
static void who_runs_another_ones_statement_leaves_after_it(void **state)
{
    bench *b = *state;
    caller c[4];
    start_group(c, b, 2, 1);
    /* The second does not look up when it could lead, so that the third leads for it. */
    c[1].stays = true;
    while (!c[1].asked)
        pause_us(100);
    c[0].stop = true;
    expect_end(&c[0], &c[0].job, SQLITE_BUSY);
    lock(b, false);
    for (int i = 2; i < 4; i++) {
        c[i] = (caller){0};
        prepare_caller(&c[i], b, "INSERT INTO t(v) VALUES (0)");
        start(&c[i], b, run_job);
    }
    while (!marked)
        pause_us(100);
    c[2].stop = true;
    while (!c[2].job.unwanted)
        pause_us(100);
    /* That is none of the statement's that it runs. Were it otherwise, this would wait for ever. */
    for (int rows = 0; rows < 100; rows++)
        for (marked = false; !marked;)
            pause_us(100);
    c[1].stop = true;
    c[1].stays = false;
    expect_end(&c[1], &c[1].job, SQLITE_INTERRUPT);
    expect_end(&c[2], &c[2].job, SQLITE_BUSY);
    expect_end(&c[3], &c[3].job, SQLITE_OK);
    assert_int_equal(ask(b, "SELECT count(*) FROM t"), 1);
    fini(c, 4);
}

static void a_transaction_that_shares_a_commit_is_interrupted_alone(void **state)
{
    static const ember__counts_t counts;
    bench *b = *state;
    caller first, second;
    share(&first, &second, b);
    second.stop = true;
    assert_true(ember__hold_run(b->direct, &second.hold, &second.job, &counts));
    assert_int_equal(second.job.rc, SQLITE_INTERRUPT);
    expect_end(&first, &first.hold.job, SQLITE_OK);
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 10);
    fini(&first, 1);
    fini(&second, 1);
}

static void a_statement_between_transactions_is_interrupted_alone(void **state)
{
    bench *b = *state;
    caller first, second, single = {0};
    share(&first, &second, b);
    prepare_caller(&single, b, ENDLESS);
    start(&single, b, run_job);
    pthread_t commit;
    assert_int_equal(pthread_create(&commit, NULL, commit_hold, &second), 0);
    while (!marked)
        pause_us(100);
    single.stop = true;
    expect_end(&single, &single.job, SQLITE_INTERRUPT);
    assert_int_equal(pthread_join(commit, NULL), 0);
    assert_int_equal(second.hold.job.rc, SQLITE_OK);
    expect_end(&first, &first.hold.job, SQLITE_OK);
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 10);
    fini(&first, 1);
    fini(&second, 1);
    fini(&single, 1);
}

/* An end that was handed over comes to an end. */
static void a_commit_is_not_interrupted(void **state)
{
    bench *b = *state;
    caller first, second;
    share(&first, &second, b);
    first.stop = second.stop = true;
    pause_us(50000);
    ember__hold_commit(b->direct, &second.hold);
    assert_int_equal(second.hold.job.rc, SQLITE_OK);
    expect_end(&first, &first.hold.job, SQLITE_OK);
    assert_int_equal(first.asked + second.asked, 0);
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 10);
    fini(&first, 1);
    fini(&second, 1);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(who_waits_leaves_at_once),
        TEST(who_waits_for_its_turn_leaves_at_once),
        TEST(a_transaction_that_waits_leaves_at_once),
        TEST(a_member_that_another_thread_runs_is_interrupted),
        TEST(who_runs_another_ones_statement_leaves_after_it),
        TEST(a_transaction_that_shares_a_commit_is_interrupted_alone),
        TEST(a_statement_between_transactions_is_interrupted_alone),
        TEST(a_commit_is_not_interrupted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
