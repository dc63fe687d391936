/* bell.h: whoever waits for the lock hears of its end. */
#include "../support.h"

#include <pthread.h>
#include <sched.h>

#include "internal.h"

enum { FAR = 600000000 /* microseconds: longer than any test may take */ };

typedef struct {
    db_t db;
    conn_t writer;
    pthread_t thread;
} listening;

static ember__bell_t *bell_of(listening *self)
{
    return &((turso_database_t *)self->db)->unlocked;
}

static void *listen(void *arg)
{
    ember__bell_wait(bell_of(arg), FAR);
    return NULL;
}

static void begin_to_listen(listening *self)
{
    assert_int_equal(pthread_create(&self->thread, NULL, listen, self), 0);
    while (!ember__bell_awaited(bell_of(self)))
        sched_yield();
}

/* Does not return unless somebody has rung. */
static void hear(listening *self)
{
    assert_int_equal(pthread_join(self->thread, NULL), 0);
    assert_false(ember__bell_awaited(bell_of(self)));
}

static void set_up(listening *self)
{
    self->db = open_db(":memory:");
    self->writer = connect_db(self->db);
    exec(self->writer, "CREATE TABLE t (a)");
}

static void exec_all(conn_t c, const char *const *statements)
{
    for (; *statements; statements++)
        exec(c, *statements);
}

static void tear_down(listening *self)
{
    turso_database_deinit(self->db);
}

static void whatever_gives_the_lock_back_rings(void **state)
{
    static const struct {
        const char *before[3], *end;
    } cases[] = {
        {{NULL}, "INSERT INTO t VALUES (1)"},
        {{NULL}, "INSERT INTO t VALUES (1) RETURNING a"},
        {{"BEGIN IMMEDIATE"}, "COMMIT"},
        {{"BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)"}, "END"},
        {{"BEGIN", "INSERT INTO t VALUES (1)"}, "ROLLBACK"},
    };
    listening self;
    (void)state;
    set_up(&self);
    for (size_t i = 0; i < COUNT(cases); i++) {
        exec_all(self.writer, cases[i].before);
        begin_to_listen(&self);
        exec(self.writer, cases[i].end);
        hear(&self);
    }
    exec(self.writer, "BEGIN IMMEDIATE");
    begin_to_listen(&self);
    turso_connection_deinit(self.writer);
    hear(&self);
    tear_down(&self);
}

static void a_failed_write_rings_too(void **state)
{
    listening self;
    (void)state;
    set_up(&self);
    exec(self.writer, "CREATE UNIQUE INDEX i ON t (a)");
    exec(self.writer, "INSERT INTO t VALUES (1)");
    begin_to_listen(&self);
    expect(TURSO_CONSTRAINT, run(self.writer, "INSERT INTO t VALUES (1)", NULL, &error));
    hear(&self);
    turso_connection_deinit(self.writer);
    tear_down(&self);
}

static void who_keeps_the_lock_or_only_reads_is_silent(void **state)
{
    static const char *const silent[] = {
        "SELECT count(*) FROM t", "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)", "SAVEPOINT s",
        "UPDATE t SET a = 2",     "ROLLBACK TO s",   "RELEASE s",                "SELECT a FROM t",
        NULL};
    listening self;
    (void)state;
    set_up(&self);
    begin_to_listen(&self);
    exec_all(self.writer, silent);
    for (int i = 0; i < 1000; i++)
        sched_yield();
    assert_true(ember__bell_awaited(bell_of(&self)));
    exec(self.writer, "COMMIT");
    hear(&self);
    turso_connection_deinit(self.writer);
    tear_down(&self);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_gives_the_lock_back_rings),
        cmocka_unit_test(a_failed_write_rings_too),
        cmocka_unit_test(who_keeps_the_lock_or_only_reads_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
