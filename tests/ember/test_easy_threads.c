/* Threads, each with a handle of its own. */
#include "easy_support.h"

#include <pthread.h>

enum { THREADS = 4, ROUNDS = 50 };

struct job {
    const ember_db *parent;
    int number;
    ember_status status;
    char words[200];
};

static ember_status add(ember_db *db, void *arg)
{
    struct job *job = arg;
    int64_t sum = 0;
    ember_status status = ember_query_row(db, "SELECT n FROM sum", ember_into(&sum));
    if (status == EMBER_OK)
        status = ember_exec(db, "UPDATE sum SET n = ?1", ember_args(sum + 1));
    if (status == EMBER_OK)
        status = ember_exec(db, "INSERT INTO log VALUES (?1)", ember_args(job->number));
    return status;
}

static void *work(void *arg)
{
    struct job *job = arg;
    ember_db *db = ember_connect(job->parent);
    job->status = ember_errcode(db);
    for (int i = 0; i < ROUNDS && job->status == EMBER_OK; i++) {
        /* DEFERRED reads first, so that some find their snapshot out of date and have to repeat. */
        job->status = ember_transaction(db, add, job, .retries = 1000,
                                        .mode = i % 2 ? EMBER_DEFERRED : EMBER_MODE_DEFAULT);
        ember_rows *rows = ember_query(db, "SELECT n FROM log");
        int64_t seen = 0;
        while (ember_next(rows))
            seen += ember_int(rows, 0) == job->number;
        if (ember_rows_free(rows) == EMBER_OK && seen != i + 1)
            job->status = EMBER_ERROR;
    }
    snprintf(job->words, sizeof job->words, "%s", ember_errmsg(db));
    ember_close(db);
    return NULL;
}

static void writers(const char *path)
{
    struct job jobs[THREADS];
    pthread_t threads[THREADS];
    ember_db *db = ember_open(path);
    ok(db, ember_exec_script(db, "CREATE TABLE sum(n); INSERT INTO sum VALUES (0); CREATE TABLE log(n)"));
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){.parent = db, .number = i};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    /* The handle they connect by is in use meanwhile. */
    for (int i = 0; i < ROUNDS; i++)
        assert_true(count_of(db, "SELECT count(*) FROM log") <= THREADS * ROUNDS);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        if (jobs[i].status != EMBER_OK)
            fail_msg("thread %d: %s: %s", i, ember_status_name(jobs[i].status), jobs[i].words);
    }
    assert_int_equal(count_of(db, "SELECT n FROM sum"), THREADS * ROUNDS);
    ember_close(db);
}

static void in_memory(void **state)
{
    (void)state;
    writers(":memory:");
}

static void in_a_file(void **state)
{
    (void)state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    writers("x.db");
    leave_scratch(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_memory),
        cmocka_unit_test(in_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
