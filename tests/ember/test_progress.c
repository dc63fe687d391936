/* What turso_ember.h says of statements that run: a handler that is told of them and can end them, and what
 * they may have to wait for. */
#include "concurrent.h"

#include "turso_ember.h"

#define COUNT_TO(n) "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < " #n ") "
static const char *const begins[] = {"BEGIN", "BEGIN CONCURRENT", "BEGIN QUEUED"};

#define WITHOUT_END "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "

typedef struct {
    int calls, waits;
    int left; /* so often it goes on */
} told;

static bool tell(void *arg, bool waits)
{
    told *self = arg;
    self->calls += !waits;
    self->waits += waits;
    return self->left-- > 0;
}

static void watch(conn_t c, int operations, told *self, int left)
{
    *self = (told){.left = left};
    turso_connection_set_progress_handler(c, operations, tell, self);
}

static void statements_that_run_are_told_of(void **state)
{
    fixture *f = *state;
    told self;
    watch(f->a, 100, &self, INT32_MAX);
    assert_int_equal(ask_int(f->a, COUNT_TO(1000) "SELECT count(*) FROM c"), 1000);
    assert_in_range(self.calls, 30, 10000);
    assert_int_equal(self.waits, 0);
    turso_connection_set_progress_handler(f->a, 0, NULL, NULL);
    int calls = self.calls;
    assert_int_equal(ask_int(f->a, COUNT_TO(1000) "SELECT count(*) FROM c"), 1000);
    assert_int_equal(self.calls, calls);
    turso_connection_set_progress_handler(NULL, 1, tell, &self);
}

static void a_read_can_be_ended(void **state)
{
    fixture *f = *state;
    told self;
    watch(f->a, 100, &self, 10);
    expect_error(TURSO_INTERRUPT, "interrupted",
                 run(f->a, WITHOUT_END "SELECT count(*) FROM c", NULL, &error));
    assert_int_equal(self.calls, 11);
    /* the transaction around it goes on */
    exec(f->a, "CREATE TABLE t (x)");
    for (size_t i = 0; i < COUNT(begins); i++) {
        watch(f->a, 1000, &self, INT32_MAX);
        exec(f->a, begins[i]);
        exec(f->a, "INSERT INTO t VALUES (1)");
        self.left = 0;
        expect(TURSO_INTERRUPT, run(f->a, WITHOUT_END "SELECT count(*) FROM c, t", NULL, &error));
        self.left = INT32_MAX;
        exec(f->a, "INSERT INTO t VALUES (2)");
        exec(f->a, "COMMIT");
    }
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 2 * COUNT(begins));
}

/* With concurrent transactions, and so with the queue, or without. */
typedef struct {
    db_t db;
    conn_t a, b;
} pair;

static pair open_pair(bool queue)
{
    pair p = {.db = open_db(queue ? "queue.db" : "plain.db")};
    p.a = connect_db(p.db);
    if (queue)
        exec(p.a, "PRAGMA journal_mode = 'mvcc'");
    p.b = connect_db(p.db);
    exec(p.a, "CREATE TABLE t (x)");
    return p;
}

static void close_pair(pair *p)
{
    turso_connection_deinit(p->a);
    turso_connection_deinit(p->b);
    turso_database_deinit(p->db);
}

static void an_ended_write_is_undone(void **state)
{
    (void)state;
    told self;
    for (int queue = 0; queue < 2; queue++) {
        pair p = open_pair(queue);
        exec(p.a, "INSERT INTO t VALUES (0)");
        watch(p.a, 100, &self, 20);
        expect_error(TURSO_INTERRUPT, "interrupted",
                     run(p.a, WITHOUT_END "INSERT INTO t SELECT x FROM c", NULL, &error));
        assert_int_equal(self.calls, 21);
        /* and one with rows */
        watch(p.a, 100, &self, 20);
        expect(TURSO_INTERRUPT,
               run(p.a, WITHOUT_END "INSERT INTO t SELECT x FROM c RETURNING x", NULL, &error));
        assert_int_equal(ask_int(p.b, "SELECT count(*) FROM t"), 1);
        assert_string_equal(ask_text(p.b, "PRAGMA integrity_check"), "ok");
        close_pair(&p);
    }
}

static void an_ended_write_takes_its_transaction_along(void **state)
{
    fixture *f = *state;
    told self;
    exec(f->a, "CREATE TABLE t (x)");
    exec(f->a, "INSERT INTO t VALUES (0)");
    for (size_t i = 0; i < COUNT(begins); i++) {
        watch(f->a, 1000, &self, INT32_MAX);
        exec(f->a, begins[i]);
        exec(f->a, "INSERT INTO t VALUES (1)");
        self.left = 10;
        expect(TURSO_INTERRUPT,
               run(f->a, WITHOUT_END "UPDATE t SET x = (SELECT count(*) FROM c)", NULL, &error));
        /* a concurrent or queued one wants to be rolled back by the program, which has to take notice */
        assert_int_equal(turso_connection_get_autocommit(f->a), i == 0);
        self.left = INT32_MAX;
        if (i) {
            expect_error(TURSO_ERROR, "was rolled back", run(f->a, "SELECT 1", NULL, &error));
            exec(f->a, "ROLLBACK");
        }
        assert_true(turso_connection_get_autocommit(f->a));
    }
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 1);
    assert_string_equal(ask_text(f->a, "PRAGMA integrity_check"), "ok");
}

/* Whenever the handler says no, the answer and the table agree. */
static void interrupt_often(pair p)
{
    told self;
    int done = 0, interrupted = 0;
    for (int operations = 1; operations < 60; operations++)
        for (int left = 0; left < 4; left++) {
            const char *error = NULL;
            stmt_t s = prepare(p.a, COUNT_TO(3) "INSERT INTO t SELECT x FROM c");
            watch(p.a, operations, &self, left);
            turso_status_code_t status = turso_statement_execute(s, NULL, &error);
            turso_connection_set_progress_handler(p.a, 0, NULL, NULL);
            turso_statement_deinit(s);
            turso_str_deinit(error);
            assert_true(status == TURSO_DONE || status == TURSO_INTERRUPT);
            done += status == TURSO_DONE;
            interrupted += status == TURSO_INTERRUPT;
            assert_int_equal(ask_int(p.b, "SELECT count(*) FROM t"), 3 * done);
        }
    assert_true(done > 10 && interrupted > 10);
    close_pair(&p);
}

static void what_is_done_is_not_called_interrupted(void **state)
{
    (void)state;
    interrupt_often(open_pair(false));
    interrupt_often(open_pair(true));
}

/* In the queue, too. */
static void a_wait_for_a_queued_transaction_can_be_ended(void **state)
{
    fixture *f = *state;
    told self;
    exec(f->a, "CREATE TABLE t (x)");
    turso_connection_set_busy_timeout_ms(f->a, 3600 * 1000);
    exec(f->b, "BEGIN QUEUED");
    static const char *const waits[] = {"INSERT INTO t VALUES (1)", "BEGIN QUEUED", "BEGIN IMMEDIATE"};
    for (size_t i = 0; i < COUNT(waits); i++) {
        watch(f->a, 1000, &self, 3);
        expect(TURSO_BUSY, run(f->a, waits[i], NULL, &error));
        assert_in_range(self.waits, 4, 5); /* SQLite asks for the lock once more at the end of a wait */
        assert_true(turso_connection_get_autocommit(f->a));
    }
    exec(f->b, "COMMIT");
    self.left = INT32_MAX;
    exec_all(f->a, "INSERT INTO t VALUES (1); BEGIN QUEUED; COMMIT; BEGIN IMMEDIATE; COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
}

static void waits_are_told_of_and_can_be_ended(void **state)
{
    fixture *f = *state;
    told self;
    exec(f->a, "CREATE TABLE t (x)");
    exec(f->b, "BEGIN IMMEDIATE");
    turso_connection_set_busy_timeout_ms(f->a, 3600 * 1000);
    watch(f->a, 1000, &self, 3);
    expect(TURSO_BUSY, run(f->a, "BEGIN IMMEDIATE", NULL, &error));
    assert_int_equal(self.waits, 4);
    exec(f->b, "COMMIT");
    self.left = INT32_MAX;
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, "COMMIT");
}

static void it_is_known_what_a_statement_may_wait_for(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t (x)");
    assert_int_equal(turso_connection_waits(NULL, false), TURSO_WAIT_DISK);
    assert_int_equal(turso_connection_end_waits(NULL), TURSO_WAIT_DISK);

    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_waits(f->a, true), TURSO_WAIT_DISK);
    exec(f->a, "BEGIN");
    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_waits(f->a, true), TURSO_WAIT_LOCK);
    assert_int_equal(turso_connection_end_waits(f->a), TURSO_WAIT_NEVER);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 0);
    assert_int_equal(turso_connection_end_waits(f->a), TURSO_WAIT_NEVER);
    exec(f->a, "INSERT INTO t VALUES (1)");
    assert_int_equal(turso_connection_waits(f->a, true), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_end_waits(f->a), TURSO_WAIT_DISK);
    exec(f->a, "COMMIT");

    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_waits(f->a, true), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_end_waits(f->a), TURSO_WAIT_DISK);
    exec(f->a, "ROLLBACK");

    /* It has the lock; its end commits for others, too. */
    exec(f->a, "BEGIN QUEUED");
    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_waits(f->a, true), TURSO_WAIT_NEVER);
    assert_int_equal(turso_connection_end_waits(f->a), TURSO_WAIT_DISK);
    exec(f->a, "ROLLBACK");
    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_NEVER);
    expect(TURSO_OK, turso_connection_close(f->a, &error));
    assert_int_equal(turso_connection_waits(f->a, false), TURSO_WAIT_DISK);
}

/* Readers and writers wait for each other there. */
static void without_a_log_everything_may_wait(void **state)
{
    (void)state;
    db_t db = new_db("readonly.db", (turso_database_config_t){0});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t c = connect_db(db);
    exec(c, "CREATE TABLE t (x)");
    turso_connection_deinit(c);
    turso_database_deinit(db);
    db = new_db("readonly.db", (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect(TURSO_OK, turso_database_open(db, &error));
    c = connect_db(db);
    assert_int_equal(turso_connection_waits(c, false), TURSO_WAIT_DISK);
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(statements_that_run_are_told_of),
        TEST(a_read_can_be_ended),
        TEST(an_ended_write_is_undone),
        TEST(an_ended_write_takes_its_transaction_along),
        TEST(what_is_done_is_not_called_interrupted),
        TEST(waits_are_told_of_and_can_be_ended),
        TEST(a_wait_for_a_queued_transaction_can_be_ended),
        TEST(it_is_known_what_a_statement_may_wait_for),
        TEST(without_a_log_everything_may_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
