/* Threads and processes that want the same file. */
#include "../simulator/simulator.h"
#include "../simulator/test_thread.h"
#include "support.h"

#include "runtime/fiber.h"

#include <sys/wait.h>

enum { WRITERS = 4, ROUNDS = 60, SIMULATED_ROUNDS = 1 };

static int rounds;

typedef struct writer {
    test_thread *thread;
    toasty_db *db;
    int done;
} writer;

/* Reads a number and writes it back, one more: only what is really isolated counts right. */
static toasty_status increment(toasty_db *db, toasty_mode mode)
{
    toasty_db *tx = toasty_begin(db, .mode = mode);
    if (!tx)
        return toasty_errcode(db);
    toasty_rows *rows = toasty_query(tx, "SELECT n FROM counter");
    bool good = rows;
    if (good) {
        int64_t n = toasty_row_value(rows, 0, 0)->as.i64;
        good = toasty_exec(tx, "UPDATE counter SET n = ?1", toasty_args(n + 1)) == TOASTY_OK;
    }
    toasty_free(rows);
    if (good)
        return toasty_commit(tx);
    toasty_status why = toasty_errcode(tx);
    toasty_rollback(tx);
    return why;
}

static void *write_immediately(void *arg)
{
    writer *self = arg;
    for (int i = 0; i < rounds; i++)
        self->done += increment(self->db, TOASTY_MODE_IMMEDIATE) == TOASTY_OK;
    return NULL;
}

static void *write_and_retry(void *arg)
{
    writer *self = arg;
    toasty_status status = TOASTY_OK;
    while (self->done < rounds && (!status || status == TOASTY_SERIALIZATION_FAILURE)) {
        status = increment(self->db, TOASTY_MODE_DEFAULT);
        self->done += !status;
    }
    return NULL;
}

static void run_writers(const char *scheme, void *(*write)(void *))
{
    temp_file file;
    static writer writers[WRITERS];
    rounds = simulator_running() ? SIMULATED_ROUNDS : ROUNDS;
    temp_file_make(&file, scheme);
    toasty_db *db = open_good(file.url, .max_pool_size = 3);
    good(db, toasty_exec(db, "PRAGMA synchronous = OFF"));
    good(db, toasty_exec(db, "CREATE TABLE counter (n)"));
    good(db, toasty_exec(db, "INSERT INTO counter VALUES (0)"));
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (writer){.db = toasty_clone(db)};
        writers[i].thread = test_thread_start(write, &writers[i]);
        assert_non_null(writers[i].thread);
    }
    for (int i = 0; i < WRITERS; i++) {
        test_thread_join(writers[i].thread);
        assert_int_equal(writers[i].done, rounds);
        toasty_close(writers[i].db);
    }
    assert_int_equal(ask(db, "SELECT n FROM counter"), WRITERS * rounds);
    toasty_close(db);
    temp_file_remove(&file);
}

static void immediate_transactions_wait_for_their_turn(void **state)
{
    (void)state;
    run_writers("turso", write_immediately);
    run_writers("sqlite", write_immediately);
}

static void deferred_transactions_can_be_retried(void **state)
{
    (void)state;
    run_writers("turso", write_and_retry);
    run_writers("sqlite", write_and_retry);
}

/* Another process holds the lock until it is told to let go. */
static void another_process_is_waited_for(void **state)
{
    temp_file file;
    int ready[2], let_go[2];
    char byte = 0;
    (void)state;
    if (toasty__fiber_current())
        skip(); /* a child has none of the threads that fibers go away to */
    temp_file_make(&file, "turso");
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(let_go), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        toasty_db *db = toasty_open(file.url);
        toasty_status status = toasty_exec(db, "CREATE TABLE t (a)");
        toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
        if (status == TOASTY_OK)
            status = toasty_exec(tx, "INSERT INTO t VALUES (1)");
        if (write(ready[1], &byte, 1) != 1 || read(let_go[0], &byte, 1) != 1)
            _exit(2);
        usleep(50000);
        if (status == TOASTY_OK)
            status = toasty_commit(tx);
        toasty_close(db);
        _exit(status != TOASTY_OK);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    char url[96];
    snprintf(url, sizeof url, "%s?busy_timeout_ms=10", file.url);
    toasty_db *impatient = open_good(url), *patient = open_good(file.url);
    check(impatient, toasty_exec(impatient, "INSERT INTO t VALUES (2)"), TOASTY_SERIALIZATION_FAILURE);
    assert_null(toasty_begin(impatient, .mode = TOASTY_MODE_IMMEDIATE));
    assert_true(toasty_is_serialization_failure(impatient));
    assert_int_equal(ask(impatient, "SELECT count(*) FROM t"), 0);
    assert_int_equal(write(let_go[1], &byte, 1), 1);
    good(patient, toasty_exec(patient, "INSERT INTO t VALUES (3)"));
    assert_int_equal(ask(impatient, "SELECT count(*) FROM t"), 2);
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    toasty_close(impatient);
    toasty_close(patient);
    for (int i = 0; i < 2; i++) {
        close(ready[i]);
        close(let_go[i]);
    }
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_process_is_waited_for), /* first: it forks */
        cmocka_unit_test(immediate_transactions_wait_for_their_turn),
        cmocka_unit_test(deferred_transactions_can_be_retried),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
