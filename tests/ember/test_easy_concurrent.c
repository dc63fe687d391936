/* Concurrent transactions through the friendly layer. */
#include "easy_support.h"

#include <pthread.h>

enum { THREADS = 2, ROUNDS = 100 };

static char directory[500];

static ember_db *open_table(const char *path)
{
    ember_db *db = ember_open(path, .concurrent = true);
    ok(db, ember_errcode(db));
    ok(db, ember_exec_script(
               db, "CREATE TABLE t(id INTEGER PRIMARY KEY, n UNIQUE); INSERT INTO t VALUES (1, 10), (2, 20);"
                   "CREATE TABLE log(id INTEGER PRIMARY KEY AUTOINCREMENT, who)"));
    return db;
}

/* Tests run on a file and in memory. */
static int set_up(void **state)
{
    enter_scratch(directory, sizeof directory);
    *state = open_table("easy.db");
    return 0;
}

static int set_up_memory(void **state)
{
    enter_scratch(directory, sizeof directory);
    *state = open_table(":memory:");
    return 0;
}

static int tear_down(void **state)
{
    ember_close(*state);
    leave_scratch(directory);
    return 0;
}

static void opening(void **state)
{
    ember_db *db = *state;
    ember_db *other = ember_connect(db);
    ok(other, ember_begin(other, EMBER_MODE_DEFAULT));
    ok(other, ember_exec(other, "UPDATE t SET n = 11 WHERE id = 1"));
    ok(db, ember_begin(db, EMBER_CONCURRENT)); /* takes no lock */
    ok(db, ember_exec(db, "UPDATE t SET n = 21 WHERE id = 2"));
    ok(db, ember_commit(db));
    ok(other, ember_commit(other));
    assert_int_equal(count_of(db, "SELECT sum(n) FROM t"), 32);
    ember_close(other);

    /* a handle without them says what is missing, and goes on */
    ember_db *plain = open_memory();
    easy_words(EMBER_ERROR, "not turned on", plain, ember_begin(plain, EMBER_CONCURRENT));
    ok(plain, ember_begin(plain, EMBER_MODE_DEFAULT));
    ok(plain, ember_commit(plain));
    ember_close(plain);
}

static ember_status move_three(ember_db *db, void *arg)
{
    (void)arg;
    ember_status status = ember_exec(db, "UPDATE t SET n = n + 3 WHERE id = 1");
    return status ? status : ember_exec(db, "UPDATE t SET n = n - 3 WHERE id = 2");
}

static ember_status goes_wrong(ember_db *db, void *arg)
{
    (void)arg;
    ember_status status = ember_exec(db, "DELETE FROM t");
    return status ? status : ember_exec(db, "INSERT OR ROLLBACK INTO log(id) VALUES (1), (1)");
}

static void functions_in_the_queue(void **state)
{
    ember_db *db = *state;
    int attempts = 0;
    ok(db, ember_transaction(db, move_three, NULL, .mode = EMBER_QUEUED, .attempts = &attempts));
    assert_int_equal(attempts, 1);
    assert_int_equal(ember_stat(db, "queued"), 1);
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 1"), 13);
    easy_words(EMBER_CONSTRAINT, "UNIQUE", db, ember_transaction(db, goes_wrong, NULL, .mode = EMBER_QUEUED));
    assert_false(ember_in_transaction(db));
    ok(db, ember_begin(db, EMBER_QUEUED));
    easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT OR ROLLBACK INTO t VALUES (1, 1)"));
    easy_words(EMBER_ERROR, "rolled back", db, ember_exec(db, "DELETE FROM t"));
    ok(db, ember_rollback(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
}

static void a_database_that_cannot_have_a_log_says_so(void **state)
{
    (void)state;
    enter_scratch(directory, sizeof directory);
    ember_db *db = ember_open("", .concurrent = true);
    assert_int_not_equal(ember_errcode(db), EMBER_OK);
    ember_close(db);
    db = ember_open("x.db", .concurrent = true, .read_only = true);
    easy_words(EMBER_MISUSE, "read_only", db, ember_begin(db, EMBER_CONCURRENT));
    ember_close(db);
    leave_scratch(directory);
}

/* `other` commits a change of row 1 while `db` is in a transaction that has changed it too. */
static ember_db *get_in_the_way(ember_db *db)
{
    ember_db *other = ember_connect(db);
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_exec(db, "UPDATE t SET n = n + 1 WHERE id = 1"));
    ok(other, ember_exec(other, "UPDATE t SET n = n + 100 WHERE id = 1"));
    return other;
}

static void a_conflict_by_hand(void **state)
{
    ember_db *db = *state;
    ember_db *other = get_in_the_way(db);
    easy_words(EMBER_CONFLICT, "table \"t\", rowid 1", db, ember_commit(db));
    assert_false(ember_in_transaction(db));
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 1"), 110);
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_exec(db, "UPDATE t SET n = n + 1 WHERE id = 1"));
    ok(db, ember_commit(db));
    assert_int_equal(count_of(other, "SELECT n FROM t WHERE id = 1"), 111);
    ember_close(other);
}

static void a_conflict_of_a_commit_by_text_has_to_be_noticed(void **state)
{
    static const char *const ways_out[] = {"ROLLBACK", "BEGIN CONCURRENT", "BEGIN"};
    ember_db *db = *state;
    for (size_t i = 0; i < COUNT(ways_out); i++) {
        ember_db *other = get_in_the_way(db);
        easy_words(EMBER_CONFLICT, "rowid 1", db, ember_exec(db, "COMMIT"));
        easy_words(EMBER_CONFLICT, "ROLLBACK or BEGIN first", db, ember_exec(db, "DELETE FROM t"));
        easy(EMBER_CONFLICT, db, ember_query_row(db, "SELECT 1", ember_into(&(int){0})));
        ok(db, ember_exec(db, ways_out[i]));
        assert_int_equal(ember_in_transaction(db), i > 0);
        assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
        if (i > 0)
            ok(db, ember_rollback(db));
        ember_close(other);
    }
}

/* The log is too long, and a snapshot is in the way: what reads from it next learns that it is gone. */
static void a_conflict_in_the_middle(void **state)
{
    ember_db *db = *state;
    ember_db *other = ember_connect(db);
    ok(db,
       ember_exec_script(
           db, "PRAGMA ember_checkpoint_frames = 10; PRAGMA ember_drain_frames = 20;"
               "PRAGMA ember_snapshot_ms = 1; PRAGMA ember_drain_ms = 1;"
               "CREATE TABLE big(id INTEGER PRIMARY KEY, v); INSERT INTO big VALUES (1, zeroblob(100000))"));
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_exec(db, "UPDATE t SET n = 0 WHERE id = 1"));
    usleep(3000);
    for (int i = 0; i < 4; i++) {
        ok(other, ember_begin(other, EMBER_MODE_DEFAULT));
        ok(other, ember_exec(other, "UPDATE big SET v = randomblob(100000)"));
        ok(other, ember_commit(other));
    }
    assert_int_equal(ember_stat(other, "revoked"), 1);
    easy(EMBER_CONFLICT, db, ember_exec(db, "UPDATE big SET v = 1"));
    easy(EMBER_CONFLICT, db, ember_commit(db));
    assert_false(ember_in_transaction(db));
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 1"), 10);
    ember_close(other);
}

/* ---- functions ---- */

typedef struct {
    ember_db *rival; /* gets in the way of the first `times` runs */
    int times;
    int runs;
} meeting;

static ember_status add_one(ember_db *db, void *arg)
{
    meeting *m = arg;
    int64_t n = 0;
    ember_status status = ember_query_row(db, "SELECT n FROM t WHERE id = 1", ember_into(&n));
    if (m->runs++ < m->times)
        ok(m->rival, ember_exec(m->rival, "UPDATE t SET n = n + 100 WHERE id = 1"));
    return status == EMBER_OK ? ember_exec(db, "UPDATE t SET n = ?1 WHERE id = 1", ember_args(n + 1))
                              : status;
}

static void a_function_is_repeated(void **state)
{
    ember_db *db = *state;
    int attempts = 0;
    meeting m = {.rival = ember_connect(db), .times = 3};
    ok(db, ember_transaction(db, add_one, &m, .attempts = &attempts));
    assert_int_equal(attempts, 4);
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 1"), 311);
    assert_int_equal(ember_stat(db, "conflicts.t"), 3);
    assert_int_equal(ember_stat(db, "retries"), 3);

    m = (meeting){.rival = m.rival, .times = 100};
    easy_words(EMBER_CONFLICT, "rowid 1", db,
               ember_transaction(db, add_one, &m, .retries = 2, .attempts = &attempts));
    assert_int_equal(attempts, 3);
    m.runs = 0;
    easy(EMBER_CONFLICT, db,
         ember_transaction(db, add_one, &m, .retries = EMBER_NEVER, .attempts = &attempts));
    assert_int_equal(attempts, 1);
    assert_false(ember_in_transaction(db));
    ember_close(m.rival);
}

static ember_status refuse(ember_db *db, void *arg)
{
    (void)arg;
    ember_status status = ember_exec(db, "INSERT INTO t VALUES (3, 30)");
    return status == EMBER_OK ? EMBER_MISMATCH : status;
}

static ember_status nest(ember_db *db, void *arg)
{
    ember_status status = ember_transaction(db, refuse, NULL);
    if (status != EMBER_MISMATCH)
        return EMBER_ERROR;
    return ember_transaction(db, add_one, arg);
}

static void functions_nest(void **state)
{
    ember_db *db = *state;
    int attempts = 0;
    meeting m = {.rival = ember_connect(db), .times = 1};
    /* the whole is repeated, since an inner part cannot be */
    ok(db, ember_transaction(db, nest, &m, .mode = EMBER_CONCURRENT, .attempts = &attempts));
    assert_int_equal(attempts, 2);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 1"), 111);
    ember_close(m.rival);
}

typedef struct {
    const ember_db *parent;
    int number;
    int attempts;
    ember_status status;
    char words[200];
} worker;

static ember_status transfer(ember_db *db, void *arg)
{
    const worker *w = arg;
    int64_t n = 0;
    ember_status status = ember_query_row(db, "SELECT n FROM t WHERE id = 2", ember_into(&n));
    if (status == EMBER_OK)
        status = ember_exec(db, "UPDATE t SET n = ?1 WHERE id = 2", ember_args(n + 1));
    if (status == EMBER_OK)
        status = ember_exec(db, "INSERT INTO log(who) VALUES (?1)", ember_args(w->number));
    return status;
}

static void *work(void *arg)
{
    worker *w = arg;
    ember_db *db = ember_connect(w->parent);
    w->status = ember_errcode(db);
    for (int i = 0; i < ROUNDS && w->status == EMBER_OK; i++) {
        int attempts = 0;
        w->status = ember_transaction(db, transfer, w, .retries = 10000, .attempts = &attempts);
        w->attempts += attempts;
    }
    snprintf(w->words, sizeof w->words, "%s", ember_errmsg(db));
    ember_close(db);
    return NULL;
}

static void threads_that_change_one_row_lose_nothing(void **state)
{
    ember_db *db = *state;
    pthread_t threads[THREADS];
    worker workers[THREADS];
    int attempts = 0;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.parent = db, .number = i};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        if (workers[i].status != EMBER_OK)
            fail_msg("%s", workers[i].words);
        attempts += workers[i].attempts;
    }
    assert_int_equal(count_of(db, "SELECT n FROM t WHERE id = 2"), 20 + THREADS * ROUNDS);
    assert_int_equal(count_of(db, "SELECT count(*) FROM log"), THREADS * ROUNDS);
    assert_int_equal(ember_stat(db, "commits"), THREADS * ROUNDS);
    /* every further attempt was for a conflict that the engine counted */
    assert_int_equal(ember_stat(db, "conflicts"), attempts - THREADS * ROUNDS);
}

/* ---- statements ---- */

static void prepared_statements_go_along(void **state)
{
    ember_db *db = *state;
    ember_stmt *insert = ember_prepare(db, "INSERT INTO t VALUES (:id, :n)");
    ember_stmt *select = ember_prepare(db, "SELECT n FROM t WHERE id = ?1");
    int64_t n = 0;
    assert_true(insert && select);
    ok(db, ember_bind(insert, ":id", 3));
    /* bound outside, run inside */
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_bind(insert, ":n", 30));
    ok(db, ember_run(insert));
    ok(db, ember_run_row(select, ember_into(&n), ember_args(3)));
    assert_int_equal(n, 30);
    ok(db, ember_rollback(db));
    easy(EMBER_NO_ROW, db, ember_run_row(select, ember_into(&n), ember_args(3)));
    for (int i = 0; i < 3; i++) {
        ok(db, ember_begin(db, i == 1 ? EMBER_IMMEDIATE : EMBER_CONCURRENT));
        ok(db, ember_run(insert, ember_args(ember_named(":id", 10 + i), ember_named(":n", 100 + i))));
        assert_int_equal(ember_changes(db), 1);
        assert_int_equal(ember_last_insert_id(db), 10 + i);
        ok(db, ember_commit(db));
        ok(db, ember_run_row(select, ember_into(&n), ember_args(10 + i)));
        assert_int_equal(n, 100 + i);
    }
    /* it is good after a conflict, too */
    ember_db *other = get_in_the_way(db);
    ok(db, ember_run(insert, ember_args(20, 200)));
    easy(EMBER_CONFLICT, db, ember_commit(db));
    ok(db, ember_run(insert, ember_args(20, 200)));
    ok(db, ember_run_row(select, ember_into(&n), ember_args(20)));
    assert_int_equal(n, 200);
    ember_stmt_free(insert);
    ember_stmt_free(select);
    ember_close(other);
}

/* On a handle that has had no concurrent transaction yet. */
static void values_bound_before_the_first_transaction_go_along(void **state)
{
    ember_db *db = ember_connect(*state);
    ember_stmt *insert = ember_prepare(db, "INSERT INTO t VALUES (?1, ?2)");
    ok(db, ember_bind(insert, 1, 7));
    ok(db, ember_bind(insert, 2, "a text that is kept"));
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_run(insert));
    ok(db, ember_commit(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t WHERE n = 'a text that is kept' AND id = 7"), 1);
    ember_stmt_free(insert);
    ember_close(db);
}

static void rows_that_are_open_at_the_end(void **state)
{
    ember_db *db = *state;
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ember_rows *rows = ember_query(db, "SELECT n FROM t ORDER BY id");
    assert_true(ember_next(rows));
    ok(db, ember_exec(db, "UPDATE t SET n = 11 WHERE id = 1"));
    ok(db, ember_commit(db));
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 20);
    easy_words(EMBER_BUSY, "reset them first", db, ember_begin(db, EMBER_MODE_DEFAULT));
    assert_int_equal(ember_rows_free(rows), EMBER_OK);
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    /* rows of a statement that writes */
    rows = ember_query(db, "INSERT INTO t VALUES (5, 50), (6, 60) RETURNING id");
    assert_true(ember_next(rows));
    easy_words(EMBER_MISUSE, "free them before the commit", db, ember_commit(db));
    assert_false(ember_in_transaction(db));
    ember_rows_free(rows);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
}

static void numbers(void **state)
{
    ember_db *db = *state;
    assert_int_equal(ember_stat(db, "commits"), 0);
    assert_int_equal(ember_stat(db, "conflicts.no such table"), 0);
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    assert_int_equal(ember_stat(db, "open"), 1);
    ok(db, ember_exec(db, "DELETE FROM t WHERE id = 1"));
    ok(db, ember_commit(db));
    assert_int_equal(ember_stat(db, "commits"), 1);
    assert_int_equal(ember_errcode(db), EMBER_OK);
    assert_int_equal(ember_stat(db, "commit"), -1);
    easy_words(EMBER_MISUSE, "commit", db, ember_errcode(db));
    assert_int_equal(ember_stat(db, NULL), -1);
    assert_int_equal(ember_stat(NULL, "commits"), -1);
}

#define TEST(function)                                                                                       \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down),                                            \
    {                                                                                                        \
#function " in memory", function, set_up_memory, tear_down, NULL                                     \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_database_that_cannot_have_a_log_says_so),
        TEST(opening),
        TEST(a_conflict_by_hand),
        TEST(a_conflict_of_a_commit_by_text_has_to_be_noticed),
        TEST(a_conflict_in_the_middle),
        TEST(a_function_is_repeated),
        TEST(functions_nest),
        TEST(functions_in_the_queue),
        TEST(threads_that_change_one_row_lose_nothing),
        TEST(prepared_statements_go_along),
        TEST(values_bound_before_the_first_transaction_go_along),
        TEST(rows_that_are_open_at_the_end),
        TEST(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
