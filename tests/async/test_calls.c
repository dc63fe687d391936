/* Calls on a database from fibers: they suspend, and the loop goes on. */
#include "../session/support.h"

#include <stdatomic.h>
#include <sys/resource.h>
#include <uv.h>

#include "runtime/fiber.h"
#include "runtime/sanitizer.h"
#include <toasty/async.h>

enum { MANY = 10000 };
#if defined(TOASTY__TSAN)
enum { AT_ONCE = 500 }; /* each takes the sanitizer as much as a thread, of which it can have some thousands */
#else
enum { AT_ONCE = MANY };
#endif

#define COUNT_TO(n)                                                                                          \
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < " #n ") SELECT count(*) FROM " \
    "c"

static void run(void (*function)(void *arg), void *arg)
{
    assert_int_equal(toasty_run(function, arg), TOASTY_OK);
}

/* ---- the loop goes on ---- */

typedef struct ticking {
    uv_timer_t timer;
    uint64_t last_ns, longest_ns;
    int ticks;
} ticking;

static void on_tick(uv_timer_t *timer)
{
    ticking *self = timer->data;
    uint64_t now = uv_hrtime();
    if (now - self->last_ns > self->longest_ns)
        self->longest_ns = now - self->last_ns;
    self->last_ns = now;
    self->ticks++;
}

static void query_for_long(void *arg)
{
    ticking *self = arg;
    temp_file file;
    temp_file_make(&file, "turso");
    toasty_db *db = open_good(file.url);
    uv_timer_init(toasty_loop(), &self->timer);
    self->timer.data = self;
    self->last_ns = uv_hrtime();
    uv_timer_start(&self->timer, on_tick, 1, 1);
    uint64_t began = uv_hrtime();
    assert_int_equal(ask(db, COUNT_TO(3000000)), 3000000);
    print_message("query %.0f ms, %d ticks, longest gap %.2f ms\n", (double)(uv_hrtime() - began) / 1e6,
                  self->ticks, (double)self->longest_ns / 1e6);
    uv_close((uv_handle_t *)&self->timer, NULL);
    toasty_close(db);
    temp_file_remove(&file);
}

static void timers_fire_while_a_query_runs(void **state)
{
    ticking self = {.ticks = 0};
    (void)state;
    run(query_for_long, &self);
    assert_true(self.ticks > 20);
}

/* ---- many fibers, few connections ---- */

typedef struct crowd {
    toasty_db *db;
    int begun, finished;
    int out_of_order;
    int64_t next_number;
} crowd;

/* Whoever comes first takes the connection first, so within one pool of one the numbers follow the arrivals.
 */
static void take_number(void *arg)
{
    crowd *self = arg;
    int arrival = self->begun++;
    toasty_db *db = toasty_clone(self->db);
    assert_non_null(db);
    toasty_rows *rows = toasty_query(db, "UPDATE counter SET n = n + 1 RETURNING n");
    if (!rows)
        print_error("%s\n", toasty_errmsg(db));
    assert_non_null(rows);
    self->out_of_order += toasty_row_value(rows, 0, 0)->as.i64 != arrival + 1;
    toasty_free(rows);
    toasty_close(db);
    self->finished++;
}

static void spawn_crowd(void *arg)
{
    for (int i = 0; i < AT_ONCE; i++)
        assert_non_null(toasty_spawn(NULL, take_number, arg));
}

static long peak_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void run_crowd(crowd *self, const char *url, int count, int pool_size)
{
    self->db = open_good(url, .max_pool_size = pool_size);
    good(self->db, toasty_exec(self->db, "CREATE TABLE counter (n INTEGER)"));
    good(self->db, toasty_exec(self->db, "INSERT INTO counter VALUES (0)"));
    good(self->db, toasty_exec(self->db, "PRAGMA synchronous = OFF"));
    long before = peak_kib();
    uint64_t began = uv_hrtime();
    for (int spawned = 0; spawned < count; spawned += AT_ONCE)
        run(spawn_crowd, self);
    print_message("%d fibers over a pool of %d, %s: %.0f ms, peak + %ld KiB\n", count, pool_size, url,
                  (double)(uv_hrtime() - began) / 1e6, peak_kib() - before);
    assert_int_equal(self->finished, count);
    assert_int_equal(ask(self->db, "SELECT n FROM counter"), count);
    assert_true(toasty_pool(self->db).size <= pool_size);
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
#if !TOASTY__SANITIZED
    assert_true(peak_kib() - before < 32 * count); /* each parked fiber a few pages, no more */
#endif
    toasty_close(self->db);
}

static void run_crowds(int count, int pool_size, bool in_order)
{
    crowd on_file = {0}, in_memory = {0};
    temp_file file;
    temp_file_make(&file, "turso");
    run_crowd(&on_file, file.url, count, pool_size);
    temp_file_remove(&file);
    run_crowd(&in_memory, "turso::memory:", count, pool_size);
    if (in_order)
        assert_int_equal(on_file.out_of_order + in_memory.out_of_order, 0);
}

static void many_fibers_share_few_connections(void **state)
{
    (void)state;
    run_crowds(MANY, 8, false);
}

static void who_waits_is_served_in_order(void **state)
{
    (void)state;
    run_crowds(AT_ONCE, 1, true);
}

typedef struct waiting {
    toasty_db *db;
    toasty_status status;
    int64_t value;
} waiting;

static void ask_for_one(void *arg)
{
    waiting *self = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_rows *rows = toasty_query(db, "SELECT 1");
    self->status = toasty_errcode(db);
    if (rows)
        self->value = toasty_row_value(rows, 0, 0)->as.i64;
    toasty_free(rows);
    toasty_close(db);
}

static void hold_the_connection(void *arg)
{
    waiting *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 1, .pool_wait_timeout_ms = 20);
    toasty_db *tx = toasty_begin(self->db);
    assert_non_null(tx);
    toasty_fiber *other = toasty_spawn(NULL, ask_for_one, self, .joinable = true);
    assert_int_equal(toasty_join(other), TOASTY_OK);
    assert_int_equal(self->status, TOASTY_CONNECTION_POOL);
    good(self->db, toasty_commit(tx));
    toasty_close(self->db);

    /* and one that gets it in time */
    self->db = open_good("turso::memory:", .max_pool_size = 1, .pool_wait_timeout_ms = 3600 * 1000);
    tx = toasty_begin(self->db);
    assert_non_null(tx);
    other = toasty_spawn(NULL, ask_for_one, self, .joinable = true);
    toasty_yield();
    good(self->db, toasty_commit(tx));
    assert_int_equal(toasty_join(other), TOASTY_OK);
    assert_int_equal(self->status, TOASTY_OK);
    assert_int_equal(self->value, 1);
    toasty_close(self->db);
}

static void a_wait_for_a_connection_has_an_end(void **state)
{
    waiting self = {0};
    (void)state;
    run(hold_the_connection, &self);
}

/* ---- threads and fibers over one pool ---- */

enum { ROUNDS = 200 };

static void add_rounds(toasty_db *db)
{
    for (int i = 0; i < ROUNDS; i++)
        good(db, toasty_exec(db, "UPDATE counter SET n = n + 1"));
    toasty_close(db);
}

static void add_in_fiber(void *db)
{
    add_rounds(toasty_clone(db));
}

static void *add_in_thread(void *db)
{
    add_rounds(db);
    return NULL;
}

static void spawn_five(void *db)
{
    for (int i = 0; i < 5; i++)
        toasty_spawn(NULL, add_in_fiber, db);
}

static void threads_and_fibers_share_a_pool(void **state)
{
    pthread_t threads[2];
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 2);
    good(db, toasty_exec(db, "CREATE TABLE counter (n INTEGER)"));
    good(db, toasty_exec(db, "INSERT INTO counter VALUES (0)"));
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, add_in_thread, toasty_clone(db)), 0);
    run(spawn_five, db);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(ask(db, "SELECT n FROM counter"), 7 * ROUNDS);
    toasty_close(db);
}

/* ---- handles ---- */

typedef struct shared {
    toasty_db *db;
    bool first_is_inside;
    toasty_status other;
    toasty_status other_later;
    char message[200];
} shared;

static void use_at_once(void *arg)
{
    shared *self = arg;
    assert_true(self->first_is_inside);
    self->other = toasty_exec(self->db, "SELECT 1");
    assert_int_equal(toasty_errcode(self->db), TOASTY_MISUSE);
    snprintf(self->message, sizeof self->message, "%s", toasty_errmsg(self->db));
    while (self->first_is_inside)
        toasty_yield();
    self->other_later = toasty_exec(self->db, "SELECT 1");
}

static void use_for_long(void *arg)
{
    shared *self = arg;
    self->first_is_inside = true;
    assert_int_equal(ask(self->db, COUNT_TO(300000)), 300000);
    /* what the other one was told is not said of this call */
    assert_int_equal(toasty_errcode(self->db), TOASTY_OK);
    self->first_is_inside = false;
}

static void share_a_handle(void *arg)
{
    shared *self = arg;
    self->db = open_good("turso::memory:");
    toasty_spawn(NULL, use_for_long, self);
    toasty_fiber *second = toasty_spawn(NULL, use_at_once, self, .joinable = true);
    toasty_join(second);
    toasty_close(self->db);
}

static void a_handle_is_for_one_fiber_at_a_time(void **state)
{
    shared self = {0};
    (void)state;
    run(share_a_handle, &self);
    assert_int_equal(self.other, TOASTY_MISUSE);
    assert_non_null(strstr(self.message, "fiber"));
    assert_int_equal(self.other_later, TOASTY_OK);
}

/* ---- the program's own functions ---- */

/* gettid, for the compiler thinks that it knows pthread_self once it has asked. */

typedef struct own {
    pid_t home;
    int calls;
    int elsewhere;
    int attempts;
} own;

static toasty_status in_transaction(toasty_db *tx, void *arg)
{
    own *self = arg;
    self->calls++;
    toasty_status status = toasty_exec(tx, "INSERT INTO t VALUES (1)");
    self->elsewhere += gettid() != self->home;
    return status == TOASTY_OK && self->calls < 3 ? TOASTY_SERIALIZATION_FAILURE : status;
}

static void count_passing(void *passed)
{
    for (int i = 0; i < 3; i++) {
        toasty_yield();
        ++*(int *)passed;
    }
}

static void run_transaction(void *arg)
{
    own *self = arg;
    int passed = 0;
    self->home = gettid();
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    toasty_spawn(NULL, count_passing, &passed);
    good(db, toasty_transaction(db, in_transaction, self, .attempts = &self->attempts));
    assert_int_equal(passed, 3);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 1);
    assert_true(gettid() == self->home);
    toasty_close(db);
    assert_true(gettid() == self->home);
}

static void functions_of_the_program_run_at_home(void **state)
{
    own self = {0};
    (void)state;
    run(run_transaction, &self);
    assert_int_equal(self.attempts, 3);
    assert_int_equal(self.elsewhere, 0);
}

static void count_trips(void *trips)
{
    toasty_db *db = open_good("turso::memory:");
    uint64_t before = toasty__fiber_trips();
    assert_int_equal(ask(db, "SELECT 1"), 1);
    *(uint64_t *)trips = toasty__fiber_trips() - before;
    toasty_close(db);
}

static void statements_run_on_another_thread(void **state)
{
    uint64_t trips = 0;
    (void)state;
    run(count_trips, &trips);
    assert_int_equal(trips, 1);
}

/* A transaction left open is rolled back with its handle, and an opening that fails comes home as well. */
static void leave_things_open(void *arg)
{
    own *self = arg;
    self->home = gettid();
    toasty_db *db = open_good("turso::memory:");
    assert_non_null(toasty_begin(toasty_begin(db)));
    toasty_close(db);
    assert_true(gettid() == self->home);
    db = toasty_open("turso:/nowhere/at/all.db");
    assert_int_not_equal(toasty_errcode(db), TOASTY_OK);
    assert_true(gettid() == self->home);
    toasty_close(db);
    db = open_good("turso::memory:");
    assert_null(toasty_query(db, "nonsense"));
    assert_true(gettid() == self->home);
    toasty_close(db);
}

static void failures_come_home_too(void **state)
{
    own self = {0};
    (void)state;
    run(leave_things_open, &self);
}

/* ---- locks of the database ---- */

static void write_for_a_while(void *db)
{
    toasty_db *mine = toasty_clone(db);
    toasty_db *tx = toasty_begin(mine, .mode = TOASTY_MODE_IMMEDIATE);
    if (!tx)
        print_error("%s\n", toasty_errmsg(mine));
    assert_non_null(tx);
    for (int i = 0; i < 3; i++) {
        good(tx, toasty_exec(tx, "UPDATE counter SET n = n + 1"));
        toasty_sleep(1);
    }
    good(mine, toasty_commit(tx));
    toasty_close(mine);
}

static void spawn_writers(void *db)
{
    for (int i = 0; i < 12; i++)
        toasty_spawn(NULL, write_for_a_while, db);
}

/* Eleven of twelve connections wait inside SQLite for a lock whose owner is suspended. */
static void who_waits_for_a_lock_does_not_keep_its_owner_waiting(void **state)
{
    temp_file file;
    (void)state;
    temp_file_make(&file, "sqlite");
    toasty_db *db =
        open_good(file.url, .max_pool_size = 12, .driver = toasty_sqlite(.busy_timeout_ms = 60000));
    good(db, toasty_exec(db, "CREATE TABLE counter (n INTEGER)"));
    good(db, toasty_exec(db, "INSERT INTO counter VALUES (0)"));
    run(spawn_writers, db);
    assert_int_equal(ask(db, "SELECT n FROM counter"), 36);
    toasty_close(db);
    temp_file_remove(&file);
}

/* ---- stopping ---- */

typedef struct stopping {
    toasty_db *db;
    toasty_status wait, call, begin, commit;
    bool has_written;
    toasty_fiber *fiber;
} stopping;

static void wait_for_connection(void *arg)
{
    stopping *self = arg;
    toasty_db *mine = toasty_clone(self->db);
    self->wait = toasty_exec(mine, "INSERT INTO t VALUES (1)");
    self->call = toasty_exec(mine, "INSERT INTO t VALUES (1)");
    assert_message(mine, "stop");
    toasty_close(mine);
}

static void cancel_who_waits(void *arg)
{
    stopping *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 1);
    good(self->db, toasty_exec(self->db, "CREATE TABLE t (a)"));
    toasty_db *tx = toasty_begin(self->db);
    assert_non_null(tx);
    self->fiber = toasty_spawn(NULL, wait_for_connection, self, .joinable = true);
    toasty_yield();
    toasty_cancel(self->fiber);
    toasty_join(self->fiber);
    good(self->db, toasty_commit(tx));
    assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 0);
    assert_int_equal(toasty_pool(self->db).available, 1);
    toasty_close(self->db);
}

static void a_cancelled_fiber_waits_for_no_connection(void **state)
{
    stopping self = {0};
    (void)state;
    run(cancel_who_waits, &self);
    assert_int_equal(self.wait, TOASTY_CANCELLED);
    assert_int_equal(self.call, TOASTY_CANCELLED);
}

static void write_when_cancelled(void *arg)
{
    stopping *self = arg;
    toasty_db *mine = toasty_clone(self->db);
    toasty_db *tx = toasty_begin(mine);
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    self->has_written = true;
    assert_int_equal(toasty_sleep(3600 * 1000), TOASTY_CANCELLED);
    self->call = toasty_exec(tx, "INSERT INTO t VALUES (2)");
    assert_null(toasty_begin(tx));
    self->begin = toasty_errcode(tx);
    self->commit = toasty_commit(tx);
    toasty_close(mine);
}

static void cancel_a_transaction(void *arg)
{
    stopping *self = arg;
    self->db = open_good("turso::memory:");
    good(self->db, toasty_exec(self->db, "CREATE TABLE t (a)"));
    self->fiber = toasty_spawn(NULL, write_when_cancelled, self, .joinable = true);
    while (!self->has_written)
        toasty_yield();
    toasty_cancel(self->fiber);
    toasty_join(self->fiber);
    assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 0);
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    toasty_close(self->db);
}

static void a_cancelled_transaction_is_not_committed(void **state)
{
    stopping self = {0};
    (void)state;
    run(cancel_a_transaction, &self);
    assert_int_equal(self.call, TOASTY_CANCELLED);
    assert_int_equal(self.begin, TOASTY_CANCELLED);
    assert_int_equal(self.commit, TOASTY_CANCELLED);
}

static void work_within_a_deadline(void *unused)
{
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 1);
    toasty_db *other = toasty_clone(db);
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    toasty_deadline outer = toasty_deadline_begin(3600 * 1000);
    good(tx, toasty_exec(tx, "CREATE TABLE t (a)"));
    toasty_deadline inner = toasty_deadline_begin(30);
    /* the only connection is taken: this would wait for ever */
    check(other, toasty_exec(other, "SELECT 1"), TOASTY_DEADLINE_EXCEEDED);
    check(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(inner);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_deadline_end(outer);
    good(db, toasty_commit(tx));
    assert_int_equal(ask(other, "SELECT count(*) FROM t"), 1);
    toasty_close(other);
    toasty_close(db);
}

static void a_deadline_ends_calls(void **state)
{
    (void)state;
    run(work_within_a_deadline, NULL);
    work_within_a_deadline(NULL); /* on a plain thread */
}

/* ---- stacks ---- */

enum { DEEPEST = 990 }; /* SQLite takes 1000 */

static void ask_deeply(void *unused)
{
    char sql[DEEPEST * 2 + 32] = "SELECT 1";
    (void)unused;
    toasty_db *db = open_good("turso::memory:");
    for (int i = 0; i < DEEPEST; i++)
        strcat(sql, "+1");
    assert_int_equal(ask(db, sql), DEEPEST + 1);
    toasty_close(db);
    print_message("deepest expression: %zu KiB of stack\n", toasty_fiber_describe(NULL).stack_used / 1024);
}

static void the_deepest_expression_has_room(void **state)
{
    (void)state;
    run(ask_deeply, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timers_fire_while_a_query_runs),
        cmocka_unit_test(many_fibers_share_few_connections),
        cmocka_unit_test(who_waits_is_served_in_order),
        cmocka_unit_test(a_wait_for_a_connection_has_an_end),
        cmocka_unit_test(threads_and_fibers_share_a_pool),
        cmocka_unit_test(a_handle_is_for_one_fiber_at_a_time),
        cmocka_unit_test(functions_of_the_program_run_at_home),
        cmocka_unit_test(statements_run_on_another_thread),
        cmocka_unit_test(failures_come_home_too),
        cmocka_unit_test(who_waits_for_a_lock_does_not_keep_its_owner_waiting),
        cmocka_unit_test(a_cancelled_fiber_waits_for_no_connection),
        cmocka_unit_test(a_cancelled_transaction_is_not_committed),
        cmocka_unit_test(a_deadline_ends_calls),
        cmocka_unit_test(the_deepest_expression_has_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
