/* Transactions: begun and ended by hand, as functions, repeated after conflicts. */
#include "easy_support.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

static ember_db *open_table(const char *path)
{
    ember_db *db = ember_open(path, .busy_timeout_ms = EMBER_NEVER);
    ok(db, ember_exec_script(db, "CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES (1)"));
    return db;
}

static void by_hand(void **state)
{
    (void)state;
    static const ember_mode modes[] = {EMBER_MODE_DEFAULT, EMBER_DEFERRED, EMBER_IMMEDIATE, EMBER_EXCLUSIVE,
                                       EMBER_QUEUED};
    ember_db *db = open_table(":memory:");
    for (size_t i = 0; i < COUNT(modes); i++) {
        ok(db, ember_begin(db, modes[i]));
        assert_true(ember_in_transaction(db));
        ok(db, ember_exec(db, "INSERT INTO t VALUES (?1)", ember_args(10 + (int)i)));
        ok(db, ember_commit(db));
        assert_false(ember_in_transaction(db));
        ok(db, ember_begin(db, modes[i]));
        ok(db, ember_exec(db, "DELETE FROM t"));
        ok(db, ember_rollback(db));
    }
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 6);
    easy(EMBER_MISUSE, db, ember_begin(db, (ember_mode)77));
    easy_words(EMBER_ERROR, "no transaction", db, ember_commit(db));
    easy_words(EMBER_ERROR, "no transaction", db, ember_rollback(db));
    ok(db, ember_begin(db, EMBER_DEFERRED));
    easy_words(EMBER_ERROR, "within a transaction", db, ember_begin(db, EMBER_DEFERRED));
    /* A mistake in it does not end it. */
    easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT INTO t VALUES (1)"));
    easy(EMBER_ERROR, db, ember_exec(db, "nonsense"));
    assert_true(ember_in_transaction(db));
    ok(db, ember_exec(db, "COMMIT")); /* by text is as good */
    assert_false(ember_in_transaction(db));
    ember_close(db);
}

static void modes_take_their_locks(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    ember_db *other = ember_connect(db);
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    easy_words(EMBER_BUSY, "locked", other, ember_begin(other, EMBER_IMMEDIATE));
    ok(other, ember_begin(other, EMBER_DEFERRED));
    assert_int_equal(count_of(other, "SELECT count(*) FROM t"), 1);
    ok(db, ember_exec(db, "INSERT INTO t VALUES (2)"));
    ok(db, ember_commit(db));
    easy(EMBER_CONFLICT, other, ember_exec(other, "INSERT INTO t VALUES (3)"));
    ok(other, ember_rollback(other));
    ember_close(other);
    ember_close(db);
}

/* A commit that fails is over as well. */
static void commit_fails(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec_script(db, "CREATE TABLE p(id INTEGER PRIMARY KEY);"
                                 "CREATE TABLE c(r REFERENCES p DEFERRABLE INITIALLY DEFERRED)"));
    ok(db, ember_begin(db, EMBER_IMMEDIATE));
    ok(db, ember_exec(db, "INSERT INTO c VALUES (1)"));
    easy(EMBER_CONSTRAINT, db, ember_commit(db));
    assert_int_equal(ember_constraint_kind(db), EMBER_CONSTRAINT_FOREIGN_KEY);
    assert_false(ember_in_transaction(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM c"), 0);
    ember_close(db);
}

/* After the database has ended a transaction, the rest of it does not happen outside. */
static void ended_by_the_database(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    for (int way = 0; way < 4; way++) {
        ok(db, ember_begin(db, EMBER_IMMEDIATE));
        ok(db, ember_exec(db, "INSERT INTO t VALUES (50)"));
        ember_rows *rows = ember_query(db, "SELECT a FROM t");
        easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT OR ROLLBACK INTO t VALUES (1)"));
        assert_false(ember_next(rows));
        easy(EMBER_CONSTRAINT, db, ember_rows_free(rows));
        easy_words(EMBER_CONSTRAINT, "t.a", db, ember_exec(db, "INSERT INTO t VALUES (2)"));
        assert_int_equal(ember_constraint_kind(db), EMBER_CONSTRAINT_UNIQUE);
        easy(EMBER_CONSTRAINT, db, ember_exec_script(db, "INSERT INTO t VALUES (2)"));
        easy(EMBER_CONSTRAINT, db, ember_begin(db, EMBER_IMMEDIATE));
        easy(EMBER_CONSTRAINT, db, ember_exec(db, "ROLLBACK TO s"));
        easy(EMBER_CONSTRAINT, db, ember_rows_free(ember_query(db, "SELECT 1")));
        switch (way) {
        case 0: ok(db, ember_rollback(db)); break;
        case 1: easy_words(EMBER_CONSTRAINT, "t.a", db, ember_commit(db)); break;
        case 2: ok(db, ember_exec(db, " rollback transaction; ")); break;
        default: ok(db, ember_exec(db, "BEGIN")); ok(db, ember_rollback(db));
        }
        assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 1);
    }
    ember_close(db);
}

struct call {
    ember_status answer;
    const char *sql;
    int runs;
};

static ember_status run_sql(ember_db *db, void *arg)
{
    struct call *call = arg;
    call->runs++;
    ember_status status = call->sql ? ember_exec(db, call->sql) : EMBER_OK;
    return status == EMBER_OK ? call->answer : status;
}

static void as_a_function(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    int attempts = 0;
    struct call call = {EMBER_OK, "INSERT INTO t VALUES (2)", 0};
    ok(db, ember_transaction(db, run_sql, &call, .attempts = &attempts));
    assert_true(call.runs == 1 && attempts == 1 && !ember_in_transaction(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);

    call = (struct call){EMBER_NO_ROW, "INSERT INTO t VALUES (3)", 0};
    easy_words(EMBER_NO_ROW, "returned this status", db, ember_transaction(db, run_sql, &call));
    call = (struct call){EMBER_OK, "INSERT INTO t VALUES (2)", 0};
    easy_words(EMBER_CONSTRAINT, "t.a", db, ember_transaction(db, run_sql, &call));
    assert_int_equal(ember_constraint_kind(db), EMBER_CONSTRAINT_UNIQUE);
    assert_int_equal(call.runs, 1);
    /* It does not end its transaction itself, by text or by call. */
    call = (struct call){EMBER_OK, "COMMIT", 0};
    easy_words(EMBER_MISUSE, "by itself", db, ember_transaction(db, run_sql, &call));
    call = (struct call){EMBER_OK, "INSERT OR ROLLBACK INTO t VALUES (1)", 0};
    easy(EMBER_CONSTRAINT, db, ember_transaction(db, run_sql, &call));
    easy(EMBER_MISUSE, db, ember_transaction(db, NULL, NULL));
    easy(EMBER_MISUSE, db, ember_transaction(db, run_sql, &call, .mode = (ember_mode)9));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    ember_close(db);
}

static ember_status end_by_call(ember_db *db, void *arg)
{
    (void)arg;
    easy_words(EMBER_MISUSE, "inside", db, ember_commit(db));
    easy_words(EMBER_MISUSE, "inside", db, ember_rollback(db));
    easy_words(EMBER_MISUSE, "inside", db, ember_begin(db, EMBER_IMMEDIATE));
    return EMBER_OK;
}

/* Goes on as if nothing had happened. */
static ember_status ignore_the_end(ember_db *db, void *arg)
{
    (void)arg;
    easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT OR ROLLBACK INTO t VALUES (1)"));
    easy(EMBER_CONSTRAINT, db, ember_exec(db, "BEGIN"));
    easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT INTO t VALUES (99)"));
    return EMBER_OK;
}

static ember_status nested(ember_db *db, void *arg)
{
    (void)arg;
    int attempts = 0;
    struct call good = {EMBER_OK, "INSERT INTO t VALUES (20)", 0};
    struct call bad = {EMBER_BUSY, "INSERT INTO t VALUES (21)", 0};
    ok(db, ember_transaction(db, run_sql, &good));
    easy(EMBER_BUSY, db, ember_transaction(db, run_sql, &bad, .attempts = &attempts));
    assert_true(bad.runs == 1 && attempts == 1);
    ok(db, ember_transaction(db, end_by_call, NULL));
    return EMBER_OK;
}

static void inside_of_each_other(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    ok(db, ember_transaction(db, end_by_call, NULL));
    ok(db, ember_transaction(db, nested, NULL));
    assert_int_equal(count_of(db, "SELECT sum(a) FROM t"), 21);
    easy(EMBER_CONSTRAINT, db, ember_transaction(db, ignore_the_end, NULL));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    /* In a transaction that was begun by hand, too. */
    ok(db, ember_begin(db, EMBER_IMMEDIATE));
    struct call call = {EMBER_ERROR, "DELETE FROM t", 0};
    easy(EMBER_ERROR, db, ember_transaction(db, run_sql, &call));
    assert_true(ember_in_transaction(db));
    ok(db, ember_commit(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    ember_close(db);
}

static ember_status leave_rows(ember_db *db, void *arg)
{
    ember_rows **rows = arg;
    *rows = ember_query(db, "INSERT INTO t VALUES (30), (31) RETURNING a");
    return ember_next(*rows) ? EMBER_OK : EMBER_ERROR;
}

static void rows_of_a_write_at_commit(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    ember_rows *rows;
    int attempts = 0;
    easy_words(EMBER_MISUSE, "rows", db, ember_transaction(db, leave_rows, &rows, .attempts = &attempts));
    assert_int_equal(attempts, 1);
    ember_rows_free(rows);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 1);
    /* Rows that are only read may go on over a commit. */
    rows = ember_query(db, "SELECT a FROM t UNION ALL SELECT 5");
    assert_true(ember_next(rows));
    struct call call = {EMBER_OK, "INSERT INTO t VALUES (2)", 0};
    ok(db, ember_transaction(db, run_sql, &call));
    assert_true(ember_next(rows));
    ok(db, ember_rows_free(rows));
    ember_close(db);
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void counting_tries(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    ember_db *blocking = ember_connect(db);
    struct call call = {EMBER_OK, NULL, 0};
    int attempts = 0;
    ok(blocking, ember_begin(blocking, EMBER_IMMEDIATE));
    double began = now_ms();
    easy(EMBER_BUSY, db, ember_transaction(db, run_sql, &call, .attempts = &attempts));
    /* 0.5, 1, 2 … 64, 100, 100, 100 ms at most, and at least half of that. */
    assert_true(now_ms() - began >= 200);
    assert_true(call.runs == 0 && attempts == 11);
    easy(EMBER_BUSY, db, ember_transaction(db, run_sql, &call, .attempts = &attempts, .retries = 2));
    assert_int_equal(attempts, 3);
    easy(EMBER_BUSY, db,
         ember_transaction(db, run_sql, &call, .attempts = &attempts, .retries = EMBER_NEVER));
    assert_int_equal(attempts, 1);
    ok(blocking, ember_rollback(blocking));

    /* What the function returns counts as well. */
    call = (struct call){EMBER_CONFLICT, NULL, 0};
    easy(EMBER_CONFLICT, db, ember_transaction(db, run_sql, &call, .attempts = &attempts, .retries = 4));
    assert_true(call.runs == 5 && attempts == 5);
    ember_close(blocking);
    ember_close(db);
}

struct holder {
    ember_db *db;
    atomic_int tries; /* of the other thread; it lets go after three */
};

static void *hold(void *arg)
{
    struct holder *holder = arg;
    const struct timespec pause = {.tv_nsec = 1000000};
    while (atomic_load(&holder->tries) < 3)
        nanosleep(&pause, NULL);
    return (void *)(intptr_t)ember_commit(holder->db);
}

static ember_status write_deferred(ember_db *db, void *arg)
{
    struct holder *holder = arg;
    atomic_fetch_add(&holder->tries, 1);
    return ember_exec(db, "INSERT INTO t VALUES (2)");
}

static void a_writer_lets_go(void **state)
{
    (void)state;
    ember_db *db = open_table(":memory:");
    struct holder holder = {ember_connect(db), 0};
    pthread_t thread;
    int attempts = 0;
    void *answer;
    ok(holder.db, ember_begin(holder.db, EMBER_IMMEDIATE));
    assert_int_equal(pthread_create(&thread, NULL, hold, &holder), 0);
    ok(db, ember_transaction(db, write_deferred, &holder, .mode = EMBER_DEFERRED, .retries = 1000,
                             .attempts = &attempts));
    pthread_join(thread, &answer);
    assert_int_equal((intptr_t)answer, EMBER_OK);
    assert_true(attempts > 3);
    assert_int_equal(attempts, atomic_load(&holder.tries));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    ember_close(holder.db);
    ember_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(modes_take_their_locks),
        cmocka_unit_test(commit_fails),
        cmocka_unit_test(ended_by_the_database),
        cmocka_unit_test(as_a_function),
        cmocka_unit_test(inside_of_each_other),
        cmocka_unit_test(rows_of_a_write_at_commit),
        cmocka_unit_test(counting_tries),
        cmocka_unit_test(a_writer_lets_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
