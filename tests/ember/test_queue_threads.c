/* The queue of single statements with many threads: nothing is lost or done twice, and nobody waits for ever.
 */
#include "queue.h"

#include <stdatomic.h>

enum { THREADS = 8 };

static const char insert[] = "INSERT INTO t(v) VALUES (1)";

typedef struct {
    fixture *f;
    int number;
    int rounds; /* 0: until `stop` */
    atomic_bool *stop;
    atomic_long done;
    pthread_t thread;
} worker;

static void start_workers(worker *w, fixture *f, int rounds, atomic_bool *stop, void *(*work)(void *))
{
    for (int i = 0; i < THREADS; i++) {
        w[i] = (worker){.f = f, .number = i, .rounds = rounds, .stop = stop};
        assert_int_equal(pthread_create(&w[i].thread, NULL, work, &w[i]), 0);
    }
}

static long join_workers(worker *w)
{
    long done = 0;
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(w[i].thread, NULL), 0);
        done += w[i].done;
    }
    return done;
}

static bool goes_on(const worker *w)
{
    return w->rounds ? w->done < w->rounds : !atomic_load(w->stop);
}

/* In threads: cmocka's assertions are for the main one. */
static void must(bool so, const char *what)
{
    if (so)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static void step_to(stmt_t s, turso_status_code_t wanted)
{
    const char *error = NULL;
    turso_status_code_t status = turso_statement_step(s, &error);
    if (status != wanted)
        fprintf(stderr, "%d, not %d: %s\n", (int)status, (int)wanted, error ? error : "");
    must(status == wanted, "step");
    turso_str_deinit(error);
}

static conn_t worker_connection(const worker *w, int64_t busy_ms)
{
    conn_t c = NULL;
    must(turso_database_connect(w->f->db, &c, NULL) == TURSO_OK, "connect");
    turso_connection_set_busy_timeout_ms(c, busy_ms);
    return c;
}

static stmt_t worker_statement(conn_t c, const char *sql)
{
    stmt_t s = NULL;
    must(turso_connection_prepare_single(c, sql, &s, NULL) == TURSO_OK, sql);
    return s;
}

/* Each writes its own rows, in every way, and reads them at once. */
static void *write_and_read(void *arg)
{
    worker *w = arg;
    conn_t c = worker_connection(w, 60000);
    stmt_t add = worker_statement(c, "INSERT INTO t(who, n) VALUES (?1, ?2)");
    stmt_t returning = worker_statement(c, "INSERT INTO t(who, n) VALUES (?1, ?2) RETURNING id, who, n");
    stmt_t twice = worker_statement(c, "INSERT INTO t(who, n) VALUES (?1, ?2 + 1000000), (?1, ?2)");
    stmt_t read = worker_statement(c, "SELECT who, n, last_insert_rowid(), changes() FROM t WHERE id = ?1");
    for (; goes_on(w); w->done++) {
        stmt_t s = w->done % 3 ? add : returning;
        turso_statement_bind_positional_int(s, 1, w->number);
        turso_statement_bind_positional_int(s, 2, w->done);
        step_to(s, s == add ? TURSO_DONE : TURSO_ROW);
        int64_t id = turso_connection_last_insert_rowid(c);
        if (s == returning)
            must(turso_statement_row_value_int(s, 0) == id &&
                     turso_statement_row_value_int(s, 1) == w->number &&
                     turso_statement_row_value_int(s, 2) == w->done,
                 "the rows of another");
        turso_statement_reset(s, NULL);
        must(turso_statement_n_change(s) == 1, "n_change");
        turso_statement_bind_positional_int(read, 1, id);
        step_to(read, TURSO_ROW);
        must(turso_statement_row_value_int(read, 0) == w->number &&
                 turso_statement_row_value_int(read, 1) == w->done &&
                 turso_statement_row_value_int(read, 2) == id && turso_statement_row_value_int(read, 3) == 1,
             "its own write is not there");
        turso_statement_reset(read, NULL);
        /* The second row is there already: neither is made, and the group goes on. */
        turso_statement_bind_positional_int(twice, 1, w->number);
        turso_statement_bind_positional_int(twice, 2, w->done);
        step_to(twice, TURSO_CONSTRAINT);
        turso_statement_reset(twice, NULL);
    }
    turso_statement_deinit(add);
    turso_statement_deinit(returning);
    turso_statement_deinit(twice);
    turso_statement_deinit(read);
    turso_connection_deinit(c);
    return NULL;
}

static void all_that_was_answered_is_there(void **state)
{
    enum { ROUNDS = 150 };
    fixture *f = *state;
    worker w[THREADS];
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, who, n, UNIQUE(who, n))");
    exec(f->a, "BEGIN IMMEDIATE");
    start_workers(w, f, ROUNDS, NULL, write_and_read);
    await_waiting(f->b, THREADS);
    exec(f->a, "COMMIT");
    join_workers(w);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), THREADS * ROUNDS);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM (SELECT who FROM t GROUP BY who "
                                   "HAVING count(*) = 150 AND min(n) = 0 AND max(n) = 149)"),
                     THREADS);
    assert_int_equal(stat_of(f->a, "statements"), THREADS * ROUNDS);
    assert_int_equal(stat_of(f->a, "statements_waiting"), 0);
    /* All but the first wait together. */
    assert_in_range(stat_of(f->a, "largest_statement_group"), THREADS - 1, THREADS);
    assert_true(stat_of(f->a, "statement_groups") < 2 * THREADS * ROUNDS);
}

/* Connections come and go, of which some have a table of their own by the same name. */
static void *come_and_go(void *arg)
{
    worker *w = arg;
    for (; goes_on(w); w->done++) {
        conn_t c = worker_connection(w, 60000);
        bool own = (w->done + w->number) % 5 == 0;
        if (own) {
            stmt_t s = worker_statement(c, "CREATE TEMP TABLE t(v)");
            step_to(s, TURSO_DONE);
            turso_statement_deinit(s);
        }
        stmt_t s = worker_statement(c, w->done % 2 ? "INSERT INTO t(v) VALUES (2) RETURNING v" : insert);
        step_to(s, w->done % 2 ? TURSO_ROW : TURSO_DONE);
        stmt_t other = worker_statement(c, "UPDATE main.sum SET v = v + 1");
        step_to(other, TURSO_DONE);
        turso_statement_deinit(other);
        if (w->done % 4 == 1)
            turso_connection_close(c, NULL);
        turso_statement_deinit(s);
        turso_connection_deinit(c);
    }
    return NULL;
}

static void connections_come_and_go(void **state)
{
    enum { ROUNDS = 40 };
    fixture *f = *state;
    worker w[THREADS];
    exec_all(f->a,
             "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE sum(v); INSERT INTO sum VALUES (0)");
    start_workers(w, f, ROUNDS, NULL, come_and_go);
    join_workers(w);
    assert_int_equal(ask_int(f->a, "SELECT v FROM sum"), THREADS * ROUNDS);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), THREADS * ROUNDS * 4 / 5);
}

/* The schema changes while statements are on their way. */
static void the_schema_changes_meanwhile(void **state)
{
    enum { ROUNDS = 60 };
    fixture *f = *state;
    worker w[THREADS];
    char sql[100];
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, who, n, UNIQUE(who, n))");
    start_workers(w, f, ROUNDS, NULL, write_and_read);
    for (int i = 0; i < 20; i++) {
        snprintf(sql, sizeof sql, "ALTER TABLE t ADD COLUMN c%d", i);
        exec(f->a, sql);
        snprintf(sql, sizeof sql, "CREATE INDEX i%d ON t(c%d)", i, i);
        exec(f->b, sql);
    }
    join_workers(w);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), THREADS * ROUNDS);
}

/* ---- waiting */

static void the_lock_is_taken_for_too_long(void **state)
{
    static const char *const texts[] = {"INSERT INTO t(v) VALUES (5)",
                                        "INSERT INTO t(v) VALUES (5) RETURNING v"};
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    exec(f->a, "INSERT INTO t VALUES (40, 1)");
    turso_connection_set_busy_timeout_ms(f->a, 20);
    for (size_t i = 0; i < COUNT(texts); i++) {
        int64_t before = ask_int(f->a, "SELECT count(*) FROM t");
        int64_t rowid = turso_connection_last_insert_rowid(f->a);
        stmt_t s = prepare(f->a, texts[i]);
        exec(f->b, "BEGIN IMMEDIATE");
        for (int again = 0; again < 3; again++)
            expect_error(TURSO_BUSY, "database is locked", turso_statement_step(s, &error));
        assert_int_equal(turso_connection_last_insert_rowid(f->a), rowid);
        assert_int_equal(ask_int(f->a, "SELECT total_changes()"), i + 1);
        exec(f->b, "ROLLBACK");
        expect((i ? TURSO_ROW : TURSO_DONE), turso_statement_step(s, &error));
        turso_statement_deinit(s);
        assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), before + 1);
        assert_int_equal(turso_connection_last_insert_rowid(f->a), rowid + 1);
    }
    assert_int_equal(stat_of(f->a, "statements_waiting"), 0);
}

/* Each waits as long as its own connection says. Were it otherwise, this would wait for ever. */
static const int64_t patience[][3] = {{600000, 20, 600000}, {20, 600000, 20}, {20, 20, 600000}};

static void each_has_its_own_patience(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    conn_t holder = connect_db(f->db);
    const conn_t all[] = {f->a, f->b, f->c};
    for (size_t i = 0; i < COUNT(patience); i++) {
        errand e[3];
        int64_t patient = 0;
        exec(holder, "BEGIN IMMEDIATE");
        for (int k = 0; k < 3; k++) {
            turso_connection_set_busy_timeout_ms(all[k], patience[i][k]);
            e[k] = (errand){.c = all[k], .sql = k == 1 ? "INSERT INTO t(v) VALUES (2) RETURNING v" : insert};
            patient += patience[i][k] > 20;
            start_errand(&e[k]);
        }
        for (int k = 0; k < 3; k++)
            if (patience[i][k] == 20)
                expect_errand(&e[k], TURSO_BUSY);
        await_waiting(holder, patient);
        assert_int_equal(ask_int(holder, "SELECT count(*) FROM t"), 0);
        exec(holder, "COMMIT");
        for (int k = 0; k < 3; k++)
            if (patience[i][k] > 20)
                expect_errand(&e[k], TURSO_DONE);
        exec(holder, "DELETE FROM t");
        assert_int_equal(ask_int(holder, "SELECT changes()"), patient);
    }
    turso_connection_deinit(holder);
}

/* The same for commits of concurrent transactions. */
static void each_commit_has_its_own_patience(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    conn_t holder = connect_db(f->db);
    const conn_t all[] = {f->a, f->b, f->c};
    for (size_t i = 0; i < COUNT(patience); i++) {
        errand e[3];
        int64_t patient = 0;
        for (int k = 0; k < 3; k++) {
            char sql[60];
            snprintf(sql, sizeof sql, "BEGIN CONCURRENT; INSERT INTO t VALUES (%d, 0)", k);
            exec_all(all[k], sql);
        }
        exec(holder, "BEGIN IMMEDIATE");
        for (int k = 0; k < 3; k++) {
            turso_connection_set_busy_timeout_ms(all[k], patience[i][k]);
            e[k] = (errand){.c = all[k], .sql = "COMMIT"};
            patient += patience[i][k] > 20;
            start_errand(&e[k]);
        }
        for (int k = 0; k < 3; k++)
            if (patience[i][k] == 20)
                expect_errand(&e[k], TURSO_BUSY);
        while (stat_of(holder, "commits_waiting") != patient)
            pause_us(200);
        exec(holder, "COMMIT");
        for (int k = 0; k < 3; k++)
            if (patience[i][k] > 20)
                expect_errand(&e[k], TURSO_DONE);
            else
                exec(all[k], "COMMIT"); /* it is still open */
        assert_int_equal(ask_int(holder, "SELECT count(*) FROM t"), 3);
        exec(holder, "DELETE FROM t");
    }
    turso_connection_deinit(holder);
}

/* ---- others beside a queue that is never empty */

static void *write_on(void *arg)
{
    worker *w = arg;
    conn_t c = worker_connection(w, 600000);
    stmt_t s = worker_statement(c, insert);
    for (; goes_on(w); w->done++) {
        step_to(s, TURSO_DONE);
        turso_statement_reset(s, NULL);
    }
    turso_statement_deinit(s);
    turso_connection_deinit(c);
    return NULL;
}

static bool have_stock(void)
{
    return system("sqlite3 --version >/dev/null 2>&1") == 0;
}

static void others_get_their_turn(void **state)
{
    enum { TIMES = 30, STOCK = 5 };
    fixture *f = *state;
    worker w[THREADS];
    atomic_bool stop = false;
    bool file = access("a.db", F_OK) == 0 && have_stock();
    exec_all(
        f->a,
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE u(v); PRAGMA ember_checkpoint_frames = 50");
    turso_connection_set_busy_timeout_ms(f->a, 600000);
    turso_connection_set_busy_timeout_ms(f->b, 600000);
    start_workers(w, f, 0, &stop, write_on);
    for (int i = 0; i < TIMES; i++) {
        exec_all(f->a, "BEGIN IMMEDIATE; INSERT INTO u VALUES (1); COMMIT");
        exec_all(f->b, "BEGIN CONCURRENT; INSERT INTO u VALUES (2); COMMIT");
    }
    for (int i = 0; i < STOCK && file; i++)
        assert_int_equal(system("sqlite3 -bail -cmd '.timeout 600000' a.db 'PRAGMA wal_autocheckpoint = 0; "
                                "INSERT INTO u VALUES (3)' >stock.out"),
                         0);
    /* ... and they do not keep the queue from going on. */
    int64_t before = ask_int(f->c, "SELECT count(*) FROM t");
    while (ask_int(f->c, "SELECT count(*) FROM t") < before + 500)
        pause_us(1000);
    for (int i = 0; i < THREADS; i++)
        while (atomic_load(&w[i].done) == 0)
            pause_us(1000);
    atomic_store(&stop, true);
    long done = join_workers(w);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), done);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM u"), TIMES * 3 + (file ? STOCK * 3 : 0));
    if (!file)
        assert_int_equal(stat_of(f->c, "foreign_commits"), 0);
    /* The log was moved into the file all the while. */
    assert_true(stat_of(f->c, "checkpoints") > 0);
}

#define both(test)                                                                                           \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down),                                                \
        cmocka_unit_test_setup_teardown(test, set_up_memory, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        both(all_that_was_answered_is_there), both(connections_come_and_go),
        both(the_schema_changes_meanwhile),   both(the_lock_is_taken_for_too_long),
        both(each_has_its_own_patience),      both(each_commit_has_its_own_patience),
        both(others_get_their_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
