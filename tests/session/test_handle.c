/* Handles: NULL ones, closed ones, threads in each other's way, parents of open transactions. */
#include "support.h"

#include <semaphore.h>

#include "session/internal.h"

static void null_is_a_handle_that_says_misuse(void **state)
{
    (void)state;
    assert_int_equal(toasty_errcode(NULL), TOASTY_MISUSE);
    assert_string_equal(toasty_errmsg(NULL), "misuse: the handle is NULL or closed");
    assert_int_equal(toasty_error(NULL)->code, TOASTY_MISUSE);
    assert_string_equal(toasty_error(NULL)->statement, "");
    assert_string_equal(toasty_error(NULL)->model, "");
    assert_int_equal(toasty_push_schema(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_reset_db(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_exec(NULL, "SELECT 1"), TOASTY_MISUSE);
    assert_int_equal(toasty_commit(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_rollback(NULL), TOASTY_MISUSE);
    assert_null(toasty_query(NULL, "SELECT 1"));
    assert_null(toasty_begin(NULL));
    assert_null(toasty_begin_with(NULL));
    assert_null(toasty_clone(NULL));
    assert_int_equal(toasty_changes(NULL), 0);
    assert_int_equal(toasty_pool(NULL).max_size, 0);
    assert_false(toasty_is_record_not_found(NULL));
    assert_false(toasty_is_unique_violation(NULL));
    toasty_close(NULL);
    toasty_free(NULL);
    assert_null(toasty_row_value(NULL, 0, 0));
}

static void what_is_no_handle_is_refused(void **state)
{
    static max_align_t memory[1024];
    toasty_db *db = (toasty_db *)(void *)memory;
    (void)state;
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
    assert_int_equal(toasty_exec(db, "SELECT 1"), TOASTY_MISUSE);
    assert_null(toasty_clone(db));
    toasty_close(db);
}

static void each_call_sets_the_status_anew(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    check(db, toasty_exec(db, "nonsense"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(toasty_error(db)->statement, "nonsense");
    assert_string_equal(toasty_error(db)->driver_text, "near \"nonsense\": syntax error");
    good(db, toasty_exec(db, "CREATE TABLE t (a UNIQUE)"));
    assert_string_equal(toasty_error(db)->statement, "");
    assert_string_equal(toasty_error(db)->driver_text, "");
    assert_int_equal(toasty_error(db)->driver_code, 0);
    good(db, toasty_exec(db, "INSERT INTO t VALUES (1)"));
    check(db, toasty_exec(db, "INSERT INTO t VALUES (1)"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->statement, "INSERT INTO t VALUES (1)");
    good(db, toasty_exec(db, "SELECT 1"));
    assert_false(toasty_is_unique_violation(db));
    toasty_close(db);
}

static void predicates_follow_the_status(void **state)
{
    static const struct {
        toasty_status status;
        bool (*is)(const toasty_db *);
    } cases[] = {
        {TOASTY_RECORD_NOT_FOUND, toasty_is_record_not_found},
        {TOASTY_SERIALIZATION_FAILURE, toasty_is_serialization_failure},
        {TOASTY_VALIDATION, toasty_is_validation},
        {TOASTY_CONDITION_FAILED, toasty_is_condition_failed},
        {TOASTY_UNSUPPORTED_FEATURE, toasty_is_unsupported_feature},
        {TOASTY_CONNECTION_LOST, toasty_is_connection_lost},
    };
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    for (int status = 0; status < TOASTY_STATUS_COUNT; status++) {
        assert_true(toasty__enter(db));
        if (status != TOASTY_OK)
            toasty__fail(&db->error, (toasty_status)status, "for the test");
        toasty__leave(db);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_int_equal(cases[i].is(db), (int)cases[i].status == status);
    }
    toasty_close(db);
}

/* ---- a second thread ---- */

static sem_t inside, go_on;

/* The logger is called inside the call: it holds the first thread there. */
static void hold(void *context, const toasty_log_event *event)
{
    (void)context;
    if (strcmp(event->statement, "SELECT 1") == 0) {
        sem_post(&inside);
        sem_wait(&go_on);
    }
}

static void *first_thread(void *arg)
{
    toasty_db *db = arg;
    toasty_status status = toasty_exec(db, "SELECT 1");
    return toasty_errcode(db) == TOASTY_OK && status == TOASTY_OK ? db : NULL;
}

static void a_second_thread_is_refused_and_spoils_nothing(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    pthread_t thread;
    void *result;
    (void)state;
    sem_init(&inside, 0, 0);
    sem_init(&go_on, 0, 0);
    toasty_set_logger(hold, NULL);
    assert_int_equal(pthread_create(&thread, NULL, first_thread, db), 0);
    sem_wait(&inside);
    assert_int_equal(toasty_exec(db, "DELETE FROM nowhere"), TOASTY_MISUSE);
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
    assert_message(db, "another thread or fiber is inside a call on this handle");
    assert_null(toasty_query(db, "SELECT 1"));
    assert_null(toasty_begin(db));
    assert_int_equal(toasty_commit(db), TOASTY_MISUSE);
    assert_int_equal(toasty_push_schema(db), TOASTY_MISUSE);
    /* Not even closing it. */
    toasty_close(db);
    /* A clone is what a second thread should have; it may be made now. */
    toasty_db *clone = toasty_clone(db);
    assert_non_null(clone);
    assert_int_equal(toasty_errcode(clone), TOASTY_OK);
    good(clone, toasty_exec(clone, "SELECT 2"));
    toasty_close(clone);
    sem_post(&go_on);
    pthread_join(thread, &result);
    assert_ptr_equal(result, db);
    toasty_set_logger(NULL, NULL);
    good(db, toasty_exec(db, "SELECT 1"));
    toasty_close(db);
    sem_destroy(&inside);
    sem_destroy(&go_on);
}

static void a_refusal_is_not_inherited_by_a_new_handle(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    assert_true(toasty__db_lock(db));
    assert_int_equal(toasty_exec(db, "SELECT 1"), TOASTY_MISUSE);
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
    toasty__db_unlock(db);
    toasty_close(db);
    for (int i = 0; i < 8; i++) {
        db = open_good("turso::memory:");
        toasty_close(db);
    }
}

/* ---- parents and children ---- */

static void a_parent_is_refused_while_its_transaction_is_open(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    check(db, toasty_exec(db, "SELECT 1"), TOASTY_MISUSE);
    assert_message(db, "a transaction is open on this handle");
    assert_null(toasty_query(db, "SELECT 1"));
    assert_null(toasty_begin(db));
    check(db, toasty_push_schema(db), TOASTY_MISUSE);
    check(db, toasty_reset_db(db), TOASTY_MISUSE);
    check(db, toasty_commit(db), TOASTY_MISUSE);

    toasty_db *inner = toasty_begin(tx);
    assert_non_null(inner);
    check(tx, toasty_exec(tx, "SELECT 1"), TOASTY_MISUSE);
    assert_message(tx, "a savepoint is open on this handle");
    check(tx, toasty_commit(tx), TOASTY_MISUSE);
    check(tx, toasty_rollback(tx), TOASTY_MISUSE);
    good(inner, toasty_exec(inner, "SELECT 1"));
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_errcode(tx), TOASTY_OK);
    good(tx, toasty_exec(tx, "SELECT 1"));
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(toasty_errcode(db), TOASTY_OK);
    good(db, toasty_exec(db, "SELECT 1"));
    toasty_close(db);
}

static void only_a_transaction_can_be_ended(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    check(db, toasty_commit(db), TOASTY_MISUSE);
    assert_message(db, "not a transaction: there is nothing to commit");
    check(db, toasty_rollback(db), TOASTY_MISUSE);
    good(db, toasty_exec(db, "SELECT 1"));
    toasty_close(db);
}

static void closing_a_session_rolls_back_all_that_is_open(void **state)
{
    temp_file file;
    (void)state;
    temp_file_make(&file, "turso");
    toasty_db *db = open_good(file.url, .max_pool_size = 1);
    toasty_db *other = toasty_clone(db);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    toasty_db *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_db *inner = toasty_begin(tx);
    good(inner, toasty_exec(inner, "INSERT INTO t VALUES (2)"));
    toasty_db *innermost = toasty_begin(inner);
    good(innermost, toasty_exec(innermost, "INSERT INTO t VALUES (3)"));
    toasty_close(db);
    assert_int_equal(ask(other, "SELECT count(*) FROM t"), 0);
    assert_int_equal(toasty_pool(other).available, 1);
    toasty_close(other);
    temp_file_remove(&file);
}

static void closing_a_transaction_rolls_it_back(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    toasty_db *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_db *inner = toasty_begin(tx);
    good(inner, toasty_exec(inner, "INSERT INTO t VALUES (2)"));
    toasty_close(inner);
    assert_int_equal(ask(tx, "SELECT count(*) FROM t"), 1);
    inner = toasty_begin(tx);
    good(inner, toasty_exec(inner, "INSERT INTO t VALUES (3)"));
    toasty_close(tx);
    assert_int_equal(toasty_errcode(db), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
    toasty_close(db);
}

static void clones_outlive_the_handle_they_were_made_from(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    (void)state;
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    toasty_db *clone = toasty_clone(db);
    toasty_db *tx = toasty_begin(db);
    toasty_db *of_tx = toasty_clone(tx); /* a session of its own, outside the transaction */
    assert_non_null(of_tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    assert_int_equal(ask(of_tx, "SELECT count(*) FROM t"), 0);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    toasty_close(db);
    toasty_close(of_tx);
    assert_int_equal(ask(clone, "SELECT count(*) FROM t"), 1);
    toasty_close(clone);
}

enum { THREADS = 6 };

static void *clone_and_query(void *arg)
{
    for (int i = 0; i < 50; i++) {
        toasty_db *db = toasty_clone(arg);
        if (!db || toasty_exec(db, "SELECT 1") != TOASTY_OK)
            return arg;
        toasty_close(db);
    }
    return NULL;
}

/* All threads clone the one handle that main opened, at the same time. */
static void many_threads_clone_one_handle(void **state)
{
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 3);
    pthread_t threads[THREADS];
    void *result;
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, clone_and_query, db), 0);
    for (int i = 0; i < 50; i++)
        good(db, toasty_exec(db, "SELECT 1"));
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        assert_null(result);
    }
    toasty_pool_status status = toasty_pool(db);
    assert_int_equal(status.size, status.available);
    toasty_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_is_a_handle_that_says_misuse),
        cmocka_unit_test(what_is_no_handle_is_refused),
        cmocka_unit_test(each_call_sets_the_status_anew),
        cmocka_unit_test(predicates_follow_the_status),
        cmocka_unit_test(a_second_thread_is_refused_and_spoils_nothing),
        cmocka_unit_test(a_refusal_is_not_inherited_by_a_new_handle),
        cmocka_unit_test(a_parent_is_refused_while_its_transaction_is_open),
        cmocka_unit_test(only_a_transaction_can_be_ended),
        cmocka_unit_test(closing_a_session_rolls_back_all_that_is_open),
        cmocka_unit_test(closing_a_transaction_rolls_it_back),
        cmocka_unit_test(clones_outlive_the_handle_they_were_made_from),
        cmocka_unit_test(many_threads_clone_one_handle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
