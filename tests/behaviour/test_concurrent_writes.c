/* Many write transactions at once: what conflicts, what does not, and what is said. On turso only. */
#include <stdlib.h>

#include "concurrent_writes.toasty.h"
#include "simulator.h"
#include "support.h"

enum { THREADS = 4, ROUNDS = 25, SIMULATED_ROUNDS = 1 };

static int rounds;

static toasty_db *accounts(void)
{
    rounds = simulator_running() ? SIMULATED_ROUNDS : ROUNDS;
    toasty_db *db = test_open_fresh(&(const toasty_open_options){
        .models = toasty_models(&Account, &Entry), .driver = toasty_turso(.concurrent_writes = true)});
    toasty_free(account_create_many(db, accounts_new({.id = 1, .balance = 100}, {.id = 2, .balance = 100})));
    test_ok(db);
    return db;
}

static int64_t balance(toasty_db *db, int64_t id)
{
    struct Account *account = account_get_by_id(db, id);
    test_true(db, account);
    int64_t n = account->balance;
    toasty_free(account);
    return n;
}

static void skip_elsewhere(void)
{
    if (!test_is_turso())
        skip();
}

static void different_rows_do_not_conflict(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts(), *other = toasty_clone(db);
    toasty_db *a = toasty_begin(db), *b = toasty_begin(other);
    test_true(db, a);
    test_true(other, b);
    test_true(a, account_update_by_id(a, 1, .balance = toasty_add(1)) == TOASTY_OK);
    test_true(b, account_update_by_id(b, 2, .balance = toasty_sub(1)) == TOASTY_OK);
    /* each sees its own write and not the other's */
    assert_int_equal(balance(a, 1), 101);
    assert_int_equal(balance(a, 2), 100);
    assert_int_equal(balance(b, 1), 100);
    test_true(db, toasty_commit(a) == TOASTY_OK);
    test_true(other, toasty_commit(b) == TOASTY_OK);
    assert_int_equal(balance(db, 1), 101);
    assert_int_equal(balance(db, 2), 99);
    toasty_close(other);
    toasty_close(db);
}

static void one_row_conflicts_and_is_named(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts(), *other = toasty_clone(db);
    toasty_db *a = toasty_begin(db), *b = toasty_begin(other);
    test_true(a, account_update_by_id(a, 1, .balance = toasty_add(1)) == TOASTY_OK);
    test_true(b, account_update_by_id(b, 1, .balance = toasty_add(10)) == TOASTY_OK);
    test_true(db, toasty_commit(a) == TOASTY_OK);
    assert_int_equal(toasty_commit(b), TOASTY_SERIALIZATION_FAILURE);
    test_failed(other, TOASTY_SERIALIZATION_FAILURE, "conflict", "`Account`", "1");
    assert_true(toasty_is_serialization_failure(other));
    assert_string_equal(toasty_error(other)->model, "Account");
    assert_int_equal(balance(db, 1), 101);
    /* the handle goes on */
    assert_int_equal(balance(other, 1), 101);
    toasty_close(other);
    toasty_close(db);
}

static void other_modes_opt_out(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    test_log_start();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_string_equal(test_log_sql(0), "BEGIN CONCURRENT");
    toasty_rollback(tx);
    test_log_start();
    tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    test_true(db, tx);
    assert_string_equal(test_log_sql(0), "BEGIN IMMEDIATE");
    test_true(tx, account_update_by_id(tx, 1, .balance = toasty_set(5)) == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(balance(db, 1), 5);
    toasty_close(db);
}

/* In the queue of the calls: nobody else writes meanwhile. */
static void a_transaction_waits_for_its_turn_in_the_queue(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    test_log_start();
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_QUEUED);
    test_true(db, tx);
    assert_string_equal(test_log_sql(0), "BEGIN QUEUED");
    test_true(tx, account_update_by_id(tx, 1, .balance = toasty_add(5)) == TOASTY_OK);
    toasty_db *part = toasty_begin(tx);
    test_true(tx, part);
    test_true(part, account_delete_where(part, TOASTY_ALL_ROWS) == TOASTY_OK);
    assert_int_equal(account_count(part), 0);
    test_true(tx, toasty_rollback(part) == TOASTY_OK);
    toasty_db *other = toasty_clone(db);
    assert_int_equal(balance(other, 1), 100);
    assert_int_equal(balance(tx, 1), 105);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(balance(other, 1), 105);
    /* what only reads has no turn to wait for */
    test_log_start();
    tx = toasty_begin(db, .mode = TOASTY_MODE_QUEUED, .read_only = true);
    test_true(db, tx);
    assert_string_equal(test_log_sql(0), "BEGIN CONCURRENT");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    toasty_close(other);
    toasty_close(db);
}

static void calls_of_several_statements_share_a_turn(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    test_log_start();
    test_true(db, toasty_batch(db, account_update_by_id_op(1, .balance = toasty_add(-1)),
                               account_update_by_id_op(2, .balance = toasty_add(1))) == TOASTY_OK);
    assert_int_equal(test_log_count(), 4);
    assert_string_equal(test_log_sql(0), "BEGIN QUEUED");
    assert_string_equal(test_log_sql(3), "COMMIT");
    toasty_close(db);
}

/* ---- threads ---- */

typedef struct worker {
    toasty_db *db;
    int attempts;
} worker;

static toasty_status move_one(toasty_db *tx, void *arg)
{
    (void)arg;
    struct Account *from = account_get_by_id(tx, 1);
    if (!from)
        return toasty_errcode(tx);
    /* read, think, write: what somebody else did meanwhile must not be lost */
    toasty_status status = account_update(tx, from, .balance = toasty_set(from->balance - 1));
    toasty_free(from);
    return status ? status : account_update_by_id(tx, 2, .balance = toasty_add(1));
}

static void *transfer(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < rounds; i++) {
        int attempts = 0;
        if (toasty_transaction(w->db, move_one, NULL, .retries = 1000, .attempts = &attempts) != TOASTY_OK)
            return "a transfer failed";
        w->attempts += attempts;
    }
    return NULL;
}

static void *transfer_in_the_queue(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < rounds; i++) {
        int attempts = 0;
        if (toasty_transaction(w->db, move_one, NULL, .mode = TOASTY_MODE_QUEUED, .attempts = &attempts) !=
            TOASTY_OK)
            return "a transfer failed";
        w->attempts += attempts;
    }
    return NULL;
}

static toasty_status append(toasty_db *tx, void *arg)
{
    struct Entry *entry = entry_create(tx, .note = arg);
    toasty_status status = toasty_errcode(tx);
    toasty_free(entry);
    return status;
}

static void *appender(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < rounds; i++) {
        int attempts = 0;
        if (toasty_transaction(w->db, append, "x", .attempts = &attempts) != TOASTY_OK)
            return "appending failed";
        w->attempts += attempts;
    }
    return NULL;
}

/* Runs a worker on each of several clones; the sum of their attempts. */
static int run(toasty_db *db, void *(*work)(void *))
{
    test_thread *threads[THREADS];
    worker *workers = test_alloc(THREADS, sizeof *workers);
    int attempts = 0;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.db = toasty_clone(db)};
        threads[i] = test_thread_start(work, &workers[i]);
        assert_non_null(threads[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        void *failure = test_thread_join(threads[i]);
        if (failure)
            fail_msg("%s: %s", (char *)failure, toasty_errmsg(workers[i].db));
        attempts += workers[i].attempts;
        toasty_close(workers[i].db);
    }
    return attempts;
}

static void nothing_is_lost_when_all_write_one_row(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    run(db, transfer);
    assert_int_equal(balance(db, 1), 100 - THREADS * rounds);
    assert_int_equal(balance(db, 2), 100 + THREADS * rounds);
    toasty_close(db);
}

static void nobody_repeats_anything_in_the_queue(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    assert_int_equal(run(db, transfer_in_the_queue), THREADS * rounds);
    assert_int_equal(balance(db, 1), 100 - THREADS * rounds);
    assert_int_equal(balance(db, 2), 100 + THREADS * rounds);
    toasty_close(db);
}

static void appenders_with_automatic_numbers_do_not_conflict(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    assert_int_equal(run(db, appender), THREADS * rounds);
    assert_int_equal(entry_count(db), THREADS * rounds);
    toasty_close(db);
}

static void *batcher(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < rounds; i++)
        if (toasty_batch(w->db, account_update_by_id_op(1, .balance = toasty_add(-1)),
                         account_update_by_id_op(2, .balance = toasty_add(1))) != TOASTY_OK)
            return "a batch failed";
    return NULL;
}

/* Nobody stands behind a single call who would repeat it: it waits where a transaction would conflict. */
static void single_calls_do_not_conflict(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db = accounts();
    run(db, batcher);
    assert_int_equal(balance(db, 1), 100 - THREADS * rounds);
    assert_int_equal(balance(db, 2), 100 + THREADS * rounds);
    toasty_close(db);
}

static void the_file_stays_an_ordinary_database(void **state)
{
    (void)state;
    if (!test_is_turso() || test_in_memory())
        skip();
    toasty_db *db = accounts();
    run(db, transfer);
    assert_string_equal(test_sqlite3("PRAGMA integrity_check"), "ok\n");
    assert_string_equal(test_sqlite3("SELECT sum(balance) FROM accounts"), "200\n");
    toasty_close(db);
    assert_string_equal(test_sqlite3("PRAGMA journal_mode"), "wal\n");
}

static void the_url_turns_it_on_too(void **state)
{
    (void)state;
    skip_elsewhere();
    toasty_db *db =
        toasty_open("turso::memory:?concurrent_writes=true", .models = toasty_models(&Account, &Entry));
    test_ok(db);
    test_true(db, toasty_push_schema(db) == TOASTY_OK);
    test_log_start();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_string_equal(test_log_sql(0), "BEGIN CONCURRENT");
    test_true(tx, append(tx, "y") == TOASTY_OK);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(entry_count(db), 1);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(different_rows_do_not_conflict),
    cmocka_unit_test(one_row_conflicts_and_is_named),
    cmocka_unit_test(other_modes_opt_out),
    cmocka_unit_test(a_transaction_waits_for_its_turn_in_the_queue),
    cmocka_unit_test(calls_of_several_statements_share_a_turn),
    cmocka_unit_test(nobody_repeats_anything_in_the_queue),
    cmocka_unit_test(nothing_is_lost_when_all_write_one_row),
    cmocka_unit_test(appenders_with_automatic_numbers_do_not_conflict),
    cmocka_unit_test(single_calls_do_not_conflict),
    cmocka_unit_test(the_file_stays_an_ordinary_database),
    cmocka_unit_test(the_url_turns_it_on_too),
};

TEST_MAIN(tests)
