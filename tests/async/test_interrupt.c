/* Cancelling and deadlines end statements that run: most of these would never end by themselves. */
#include "../session/support.h"

#include <uv.h>

#include <toasty/async.h>

#define WITHOUT_END "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "

enum { MOMENT_MS = 20, OTHERS = 4 /* that write beside one that is cancelled */ };

static const char *const kinds[] = {"turso", "turso-memory", "turso-concurrent", "sqlite", "sqlite-memory"};

static toasty_db *open_kind(const char *kind, temp_file *file)
{
    char url[128];
    bool turso = strncmp(kind, "turso", 5) == 0;
    temp_file_make(file, turso ? "turso" : "sqlite");
    if (strstr(kind, "memory"))
        snprintf(url, sizeof url, "%s::memory:", turso ? "turso" : "sqlite");
    else
        snprintf(url, sizeof url, "%s%s", file->url,
                 strstr(kind, "concurrent") ? "?concurrent_writes=true" : "");
    toasty_db *db = open_good(url, .max_pool_size = strcmp(kind, "sqlite-memory") == 0 ? 1 : OTHERS + 1);
    good(db, toasty_exec(db, "CREATE TABLE t (x)"));
    return db;
}

static void close_kind(toasty_db *db, temp_file *file)
{
    toasty_rows *rows = toasty_query(db, "PRAGMA integrity_check");
    assert_non_null(rows);
    assert_string_equal(toasty_row_value(rows, 0, 0)->as.string, "ok");
    toasty_free(rows);
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    toasty_close(db);
    temp_file_remove(file);
}

/* On a plain thread and in a fiber. */
static void on_each_kind(void (*test)(void *kind))
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        test((void *)kinds[i]);
        assert_int_equal(toasty_run(test, (void *)kinds[i]), TOASTY_OK);
    }
}

static bool is(const void *kind, const char *what)
{
    return strcmp(kind, what) == 0;
}

static void read_past_the_deadline(void *kind)
{
    temp_file file;
    toasty_db *db = open_kind(kind, &file);
    toasty_deadline deadline = toasty_deadline_begin(MOMENT_MS);
    check(db, toasty_exec(db, WITHOUT_END "SELECT count(*) FROM c"), TOASTY_DEADLINE_EXCEEDED);
    assert_message(db, "interrupted");
    assert_non_null(strstr(toasty_error(db)->statement, "RECURSIVE"));
    check(db, toasty_exec(db, "SELECT 1"), TOASTY_DEADLINE_EXCEEDED);
    assert_message(db, "nothing");
    toasty_deadline_end(deadline);
    assert_int_equal(ask(db, "SELECT 1"), 1);
    close_kind(db, &file);
}

static void a_deadline_interrupts_a_read(void **state)
{
    (void)state;
    on_each_kind(read_past_the_deadline);
}

static void write_past_the_deadline(void *kind)
{
    temp_file file;
    toasty_db *db = open_kind(kind, &file);
    good(db, toasty_exec(db, "INSERT INTO t VALUES (0)"));
    toasty_deadline deadline = toasty_deadline_begin(MOMENT_MS);
    check(db, toasty_exec(db, WITHOUT_END "INSERT INTO t SELECT x FROM c"), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 1);
    close_kind(db, &file);
}

static void an_interrupted_write_leaves_nothing(void **state)
{
    (void)state;
    on_each_kind(write_past_the_deadline);
}

static void read_in(const char *kind, toasty_mode mode)
{
    temp_file file;
    toasty_db *db = open_kind(kind, &file);
    toasty_db *tx = toasty_begin(db, .mode = mode);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_deadline deadline = toasty_deadline_begin(MOMENT_MS);
    check(tx, toasty_exec(tx, WITHOUT_END "SELECT count(*) FROM c"), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (2)"));
    good(db, toasty_commit(tx));
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 2);
    close_kind(db, &file);
}

static void read_in_a_transaction(void *kind)
{
    read_in(kind, TOASTY_MODE_DEFAULT);
    read_in(kind, TOASTY_MODE_QUEUED);
}

static void a_transaction_outlives_an_interrupted_read(void **state)
{
    (void)state;
    on_each_kind(read_in_a_transaction);
}

static void write_in(const char *kind, toasty_mode mode)
{
    temp_file file;
    toasty_db *db = open_kind(kind, &file);
    toasty_db *tx = toasty_begin(db, .mode = mode);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_deadline deadline = toasty_deadline_begin(MOMENT_MS);
    check(tx, toasty_exec(tx, WITHOUT_END "INSERT INTO t SELECT x FROM c"), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    /* what would be final at once is refused */
    assert_int_not_equal(toasty_exec(tx, "INSERT INTO t VALUES (2)"), TOASTY_OK);
    assert_int_not_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
    close_kind(db, &file);
}

static void write_in_a_transaction(void *kind)
{
    write_in(kind, TOASTY_MODE_DEFAULT);
    write_in(kind, TOASTY_MODE_QUEUED);
}

static void a_transaction_ends_with_an_interrupted_write(void **state)
{
    (void)state;
    on_each_kind(write_in_a_transaction);
}

static void wait_past(const char *kind, toasty_mode mode)
{
    static const toasty_mode wanted[] = {TOASTY_MODE_IMMEDIATE, TOASTY_MODE_QUEUED};
    temp_file file;
    toasty_db *db = open_kind(kind, &file);
    toasty_db *owner = toasty_clone(db);
    toasty_db *tx = toasty_begin(owner, .mode = mode);
    assert_non_null(tx);
    for (int i = 0; i < 3; i++) {
        toasty_deadline deadline = toasty_deadline_begin(MOMENT_MS);
        if (i == 2)
            check(db, toasty_exec(db, "INSERT INTO t VALUES (1)"), TOASTY_DEADLINE_EXCEEDED);
        else
            assert_null(toasty_begin(db, .mode = wanted[i]));
        assert_int_equal(toasty_errcode(db), TOASTY_DEADLINE_EXCEEDED);
        toasty_deadline_end(deadline);
    }
    good(owner, toasty_commit(tx));
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
    toasty_close(owner);
    close_kind(db, &file);
}

static void wait_past_the_deadline(void *kind)
{
    if (is(kind, "sqlite-memory"))
        return; /* there nobody holds the lock while another one waits */
    wait_past(kind, TOASTY_MODE_IMMEDIATE);
    wait_past(kind, TOASTY_MODE_QUEUED);
}

static void a_deadline_ends_the_wait_for_a_lock(void **state)
{
    (void)state;
    on_each_kind(wait_past_the_deadline);
}

/* Whether a write is told to have failed or not, that is how it is. */
static void write_in_a_hurry(void *kind)
{
    temp_file file;
    int done = 0, interrupted = 0;
    toasty_db *db = open_kind(kind, &file);
    for (int i = 0; i < 60; i++) {
        toasty_deadline deadline = toasty_deadline_begin(1 + i % 3);
        toasty_status status = TOASTY_OK;
        while (status == TOASTY_OK) {
            status = toasty_exec(
                db, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 500) "
                    "INSERT INTO t SELECT x FROM c");
            done += status == TOASTY_OK;
        }
        toasty_deadline_end(deadline);
        assert_int_equal(status, TOASTY_DEADLINE_EXCEEDED);
        interrupted += strstr(toasty_errmsg(db), "interrupted") != NULL;
    }
    print_message("%s: %d done, %d interrupted\n", (const char *)kind, done, interrupted);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 500 * done);
    close_kind(db, &file);
}

static void what_is_called_interrupted_has_not_happened(void **state)
{
    (void)state;
    on_each_kind(write_in_a_hurry);
}

/* A reset that has begun comes to its end: half of it would be no database. */
static void reset_past_the_deadline(void *kind)
{
    enum { TABLES = 500 };
    temp_file file;
    char sql[64];
    toasty_status status = TOASTY_DEADLINE_EXCEEDED;
    toasty_db *db = open_kind(kind, &file);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
    assert_non_null(tx);
    for (int i = 0; i < TABLES; i++) {
        snprintf(sql, sizeof sql, "CREATE TABLE t%d (x)", i);
        good(tx, toasty_exec(tx, sql));
    }
    good(db, toasty_commit(tx));
    for (int ms = 1; status; ms++) { /* until one has begun in time */
        assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema"), TABLES + 1);
        toasty_deadline deadline = toasty_deadline_begin(ms);
        status = toasty_reset_db(db);
        toasty_deadline_end(deadline);
        check(db, status, status ? TOASTY_DEADLINE_EXCEEDED : TOASTY_OK);
    }
    assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema"), 0);
    close_kind(db, &file);
}

static void a_reset_is_not_interrupted(void **state)
{
    (void)state;
    on_each_kind(reset_past_the_deadline);
}

/* ---- cancelling ---- */

typedef struct running {
    toasty_db *db;
    const char *sql;
    bool in_transaction;
    toasty_mode mode;
    bool begun;
    toasty_status status, next, end;
} running;

static void run_without_end(void *arg)
{
    running *self = arg;
    toasty_db *mine = toasty_clone(self->db);
    toasty_db *on = self->in_transaction ? toasty_begin(mine, .mode = self->mode) : mine;
    assert_non_null(on);
    self->begun = true;
    self->status = toasty_exec(on, self->sql);
    self->next = toasty_exec(on, "SELECT 1");
    if (self->in_transaction)
        self->end = toasty_commit(on);
    toasty_close(mine);
}

static void cancel_what_runs(void *kind)
{
    temp_file file;
    running cases[] = {
        {.sql = WITHOUT_END "SELECT count(*) FROM c"},
        {.sql = WITHOUT_END "SELECT count(*) FROM c", .in_transaction = true},
        {.sql = WITHOUT_END "INSERT INTO t SELECT x FROM c", .in_transaction = true},
        {.sql = WITHOUT_END "SELECT count(*) FROM c", .in_transaction = true, .mode = TOASTY_MODE_QUEUED},
        {.sql = WITHOUT_END "INSERT INTO t SELECT x FROM c",
         .in_transaction = true,
         .mode = TOASTY_MODE_QUEUED},
        {.sql = WITHOUT_END "INSERT INTO t SELECT x FROM c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        running *self = &cases[i];
        self->db = open_kind(kind, &file);
        toasty_fiber *fiber = toasty_spawn(NULL, run_without_end, self, .joinable = true);
        while (!self->begun)
            toasty_yield();
        toasty_sleep(MOMENT_MS);
        toasty_cancel(fiber);
        toasty_join(fiber);
        assert_int_equal(self->status, TOASTY_CANCELLED);
        assert_int_equal(self->next, TOASTY_CANCELLED);
        assert_int_equal(self->end, self->in_transaction ? TOASTY_CANCELLED : TOASTY_OK);
        assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 0);
        close_kind(self->db, &file);
    }
}

static void cancelling_interrupts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_int_equal(toasty_run(cancel_what_runs, (void *)kinds[i]), TOASTY_OK);
}

/* ---- several whose commit is one ---- */

typedef struct other {
    toasty_db *db;
    bool queued;
    toasty_status status;
} other;

static void write_one(void *arg)
{
    other *self = arg;
    toasty_db *mine = toasty_clone(self->db);
    toasty_db *on = self->queued ? toasty_begin(mine, .mode = TOASTY_MODE_QUEUED) : mine;
    assert_non_null(on);
    self->status = toasty_exec(on, "INSERT INTO t VALUES (1)");
    if (self->queued && self->status == TOASTY_OK)
        self->status = toasty_commit(on);
    toasty_close(mine);
}

/* They wait behind it, and those that come in before it wait for the same commit. */
static void cancel_one_of_several(void *queued)
{
    temp_file file;
    for (int round = 0; round < 10; round++) {
        toasty_db *db = open_kind("turso-concurrent", &file);
        running endless = {.db = db,
                           .sql = WITHOUT_END "INSERT INTO t SELECT x FROM c",
                           .in_transaction = queued != NULL,
                           .mode = TOASTY_MODE_QUEUED};
        other others[OTHERS];
        toasty_fiber *fibers[OTHERS], *fiber = NULL;
        for (int i = 0; i < OTHERS; i++) {
            others[i] = (other){.db = db, .queued = i % 2};
            if (i == round % OTHERS)
                fiber = toasty_spawn(NULL, run_without_end, &endless, .joinable = true);
            fibers[i] = toasty_spawn(NULL, write_one, &others[i], .joinable = true);
        }
        while (!endless.begun)
            toasty_yield();
        toasty_sleep(MOMENT_MS);
        toasty_cancel(fiber);
        toasty_join(fiber);
        assert_int_equal(endless.status, TOASTY_CANCELLED);
        for (int i = 0; i < OTHERS; i++) {
            toasty_join(fibers[i]);
            assert_int_equal(others[i].status, TOASTY_OK);
        }
        assert_int_equal(ask(db, "SELECT count(*) FROM t"), OTHERS);
        close_kind(db, &file);
    }
}

static void others_whose_commit_is_the_same_go_on(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(cancel_one_of_several, NULL), TOASTY_OK);
    assert_int_equal(toasty_run(cancel_one_of_several, "queued"), TOASTY_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deadline_interrupts_a_read),
        cmocka_unit_test(an_interrupted_write_leaves_nothing),
        cmocka_unit_test(a_transaction_outlives_an_interrupted_read),
        cmocka_unit_test(a_transaction_ends_with_an_interrupted_write),
        cmocka_unit_test(a_deadline_ends_the_wait_for_a_lock),
        cmocka_unit_test(what_is_called_interrupted_has_not_happened),
        cmocka_unit_test(a_reset_is_not_interrupted),
        cmocka_unit_test(cancelling_interrupts),
        cmocka_unit_test(others_whose_commit_is_the_same_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
