/* What keeps concurrent transactions from harm: limits, the log, other programs, functions, and lack of
 * memory. */
#include "concurrent.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "checkpoint.h"

static ember__test_limits_t usual;

static int64_t log_bytes(void)
{
    struct stat about;
    return stat("a.db-wal", &about) == 0 ? about.st_size : 0;
}

/* ---- limits ---- */

static void too_many_rows_are_refused(void **state)
{
    fixture *f = *state;
    ember__concurrency_get_limits(&usual);
    ember__test_limits_t few = usual;
    few.rows = 100;
    reopen(f, &few);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); BEGIN CONCURRENT;"
                   "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 101) INSERT "
                   "INTO t SELECT i, 0 FROM c");
    expect_error(TURSO_DATABASE_FULL, "too many rows", run(f->a, "COMMIT", NULL, &error));
    exec_all(f->a, "ROLLBACK; BEGIN CONCURRENT;"
                   "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100) INSERT "
                   "INTO t SELECT i, 0 FROM c;"
                   "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 100);
}

static void too_many_pages_are_refused_and_many_go_to_a_private_file(void **state)
{
    fixture *f = *state;
    ember__concurrency_get_limits(&usual);
    ember__test_limits_t few = usual;
    few.pages = 900;
    few.pages_in_memory = 10;
    reopen(f, &few);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); BEGIN CONCURRENT;");
    expect_error(TURSO_DATABASE_FULL, "full",
                 script(f->a, "INSERT INTO t VALUES (1, zeroblob(8000000)); COMMIT", &error));
    exec_all(f->a, "ROLLBACK; BEGIN CONCURRENT; INSERT INTO t VALUES (1, zeroblob(3000000)); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT sum(length(v)) FROM t"), 3000000);
}

static void many_rows_are_fine(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE o(x);"
                   "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000) INSERT "
                   "INTO t SELECT i, i FROM c;"
                   "BEGIN CONCURRENT; UPDATE t SET v = v + 1");
    exec(f->b, "INSERT INTO o VALUES (1)");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 200030000);
    exec_all(f->a, "BEGIN CONCURRENT; DELETE FROM t; COMMIT"); /* without a condition SQLite has a way to skip
                                                                  the rows */
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
}

/* ---- the log ---- */

typedef struct {
    db_t db;
    int id;
    int commits;
    int64_t longest;
} overlapper;

/* Threads of which one is always in a transaction that has begun before the last one ended. */
static void *overlap(void *arg)
{
    overlapper *o = arg;
    conn_t c = NULL;
    turso_database_connect(o->db, &c, NULL);
    for (int i = 0; i < 150; i++) {
        char sql[120];
        snprintf(sql, sizeof sql, "BEGIN CONCURRENT; UPDATE t SET v = randomblob(20000) WHERE id = %d",
                 o->id);
        script(c, sql, NULL);
        usleep(500);
        o->commits += run(c, "COMMIT", NULL, NULL) == TURSO_DONE;
        if (log_bytes() > o->longest)
            o->longest = log_bytes();
    }
    turso_connection_deinit(c);
    return NULL;
}

static void overlapping_transactions_do_not_make_the_log_endless(void **state)
{
    fixture *f = *state;
    pthread_t threads[4];
    overlapper all[4];
    ember__concurrency_get_limits(&usual);
    ember__test_limits_t small = usual;
    small.checkpoint_frames = 50;
    small.drain_frames = 200;
    reopen(f, &small);
    exec_all(f->a, "PRAGMA synchronous = NORMAL; CREATE TABLE t(id INTEGER PRIMARY KEY, v);"
                   "INSERT INTO t VALUES (0, 0), (1, 0), (2, 0), (3, 0)");
    for (int i = 0; i < 4; i++) {
        all[i] = (overlapper){.db = f->db, .id = i};
        assert_int_equal(pthread_create(&threads[i], NULL, overlap, &all[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(all[i].commits, 150);
        assert_in_range(all[i].longest, 1, 1500 * 4120); /* of about 4000 that were written */
    }
    assert_true(stat_of(f->c, "drains") > 0);
}

static void ordinary_writes_empty_the_log_too(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    for (int i = 0; i < 40; i++)
        exec(f->a, "INSERT INTO t(v) VALUES (zeroblob(400000))");
    assert_true(stat_of(f->c, "checkpoints") > 0);
    assert_true(log_bytes() < 3000 * 4120);
}

static void an_old_snapshot_is_given_up_when_the_log_is_too_long(void **state)
{
    fixture *f = *state;
    ember__concurrency_get_limits(&usual);
    ember__test_limits_t small = usual;
    small.checkpoint_frames = 20;
    small.drain_frames = 60;
    small.oldest_us = 1000;
    reopen(f, &small);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, zeroblob(100000)); "
                   "CREATE TABLE o(x)");
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO o VALUES (1)");
    usleep(3000);
    for (int i = 0; i < 5; i++)
        exec_all(f->b, "BEGIN CONCURRENT; UPDATE t SET v = randomblob(100000); COMMIT");
    assert_true(stat_of(f->c, "revoked") > 0);
    expect_error(TURSO_BUSY_SNAPSHOT, "given up", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO o VALUES (1); COMMIT");
}

static sqlite3 *open_raw(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open("a.db", &db), SQLITE_OK);
    return db;
}

static int frames_left(sqlite3 *db)
{
    int log = 0;
    int moved = 0;
    sqlite3_exec(db, "PRAGMA schema_version", NULL, NULL, NULL);
    assert_int_equal(sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, &log, &moved), SQLITE_OK);
    return log - moved;
}

static void no_writer_comes_between_while_a_checkpoint_finds_its_place(void **state)
{
    fixture *f = *state;
    ember__limits_t limits;
    ember__limits_init(&limits);
    ember__limit_set(&limits, EMBER__LIMIT_CHECKPOINT_FRAMES, 1);
    ember__checkpointer_t *checkpointer = NULL;
    ember__turn_t turn;
    assert_int_equal(ember__turn_init(&turn), SQLITE_OK);
    exec(f->a, "CREATE TABLE t(v)");
    sqlite3 *writer = open_raw();
    sqlite3_wal_autocheckpoint(writer, 0);
    assert_int_equal(ember__checkpointer_new(open_raw(), open_raw(), &limits, &turn, &checkpointer),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(writer, "INSERT INTO t VALUES (1); BEGIN IMMEDIATE", NULL, NULL, NULL),
                     SQLITE_OK);
    /* Somebody writes, so it has to wait for its turn. */
    int64_t before = ask_int(f->c, "SELECT 1");
    ember__checkpointer_run(checkpointer, 10);
    struct stat one;
    assert_int_equal(stat("a.db", &one), 0);
    assert_int_equal(before, 1);
    assert_int_equal(one.st_size, 4096); /* the table is in the log still */
    assert_int_equal(sqlite3_exec(writer, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    ember__checkpointer_run(checkpointer, 20);
    assert_int_equal(stat("a.db", &one), 0);
    assert_true(one.st_size > 4096);
    assert_int_equal(frames_left(writer), 0);
    /* One whose turn it is keeps it away, too. */
    struct stat two;
    assert_int_equal(sqlite3_exec(writer, "INSERT INTO t VALUES (zeroblob(20000))", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_true(ember__turn_take(&turn, 0, &(ember__caller_t){0}));
    ember__checkpointer_run(checkpointer, 30);
    assert_int_equal(stat("a.db", &two), 0);
    assert_int_equal(two.st_size, one.st_size);
    ember__turn_pass(&turn);
    ember__checkpointer_run(checkpointer, 40);
    assert_int_equal(stat("a.db", &two), 0);
    assert_true(two.st_size > one.st_size);
    ember__checkpointer_free(checkpointer);
    ember__turn_fini(&turn);
    sqlite3_close(writer);
}

/* ---- fairness ---- */

typedef struct {
    db_t db;
    atomic_int stop;
} hurry;

static void *hasten(void *arg)
{
    hurry *h = arg;
    conn_t c = NULL;
    turso_database_connect(h->db, &c, NULL);
    while (!atomic_load(&h->stop)) {
        script(c, "BEGIN CONCURRENT; UPDATE t SET v = v + 1 WHERE id = 1; COMMIT", NULL);
        if (!turso_connection_get_autocommit(c))
            run(c, "ROLLBACK", NULL, NULL);
    }
    turso_connection_deinit(c);
    return NULL;
}

static void who_always_comes_too_late_is_let_through(void **state)
{
    fixture *f = *state;
    pthread_t threads[2];
    hurry h = {.db = f->db};
    int tries = 0;
    exec_all(
        f->a,
        "PRAGMA synchronous = OFF; CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 0)");
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hasten, &h), 0);
    for (int done = 0; done < 3 && tries < 200;) {
        tries++;
        exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = v + 1 WHERE id = 1");
        usleep(20000); /* many commits of the others */
        if (run(f->a, "COMMIT", NULL, NULL) == TURSO_DONE)
            done++;
        else
            exec(f->a, "ROLLBACK");
    }
    atomic_store(&h.stop, 1);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_in_range(tries, 3, 60); /* three times nine, as a rule */
    assert_true(stat_of(f->c, "alone") > 0);
}

/* ---- other programs ---- */

static void the_file_stays_an_ordinary_one(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 1), (2, 2);"
                   "BEGIN CONCURRENT; UPDATE t SET v = 10 WHERE id = 1");
    assert_int_equal(system("sqlite3 a.db 'UPDATE t SET v = 20 WHERE id = 2'"), 0);
    exec(f->a, "COMMIT");
    assert_int_equal(system("test \"$(sqlite3 a.db 'SELECT group_concat(v) FROM t')\" = 10,20"), 0);
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 11 WHERE id = 1");
    assert_int_equal(system("sqlite3 a.db 'UPDATE t SET v = 12 WHERE id = 1'"), 0);
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(system("test \"$(od -An -tu1 -j18 -N2 a.db | tr -d ' ')\" = 22"), 0);
    assert_int_equal(access("a.db-journal", F_OK), -1);
}

static void a_read_only_handle_has_no_use_for_it(void **state)
{
    (void)state;
    db_t db = new_db("a.db", (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t c = connect_db(db);
    expect_error(TURSO_READONLY, "read-only", run(c, "PRAGMA journal_mode = mvcc", NULL, &error));
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

/* ---- functions and collations ---- */

static turso_value_t negate(uintptr_t context, int32_t argc, const turso_value_t *argv,
                            turso_context_destructor_t context_destructor,
                            turso_value_destructor_t value_destructor)
{
    (void)argc;
    (void)context_destructor;
    (void)value_destructor;
    ++*(int *)context;
    return (turso_value_t){.value_type = TURSO_EXTENSION_VALUE_INTEGER,
                           .value.int_value = -argv[0].value.int_value};
}

static int32_t backwards(uintptr_t context, const uint8_t *left, size_t left_size, const uint8_t *right,
                         size_t right_size)
{
    size_t size = left_size < right_size ? left_size : right_size;
    int order = memcmp(right, left, size);
    ++*(int *)context;
    return order ? order : right_size < left_size ? -1 : right_size > left_size;
}

static void register_both(conn_t c, int *called)
{
    expect(TURSO_OK, turso_connection_register_scalar_function(c, "negate", 1, true, (uintptr_t)called,
                                                               negate, NULL, NULL, &error));
    expect(TURSO_OK,
           turso_connection_register_collation(c, "backwards", (uintptr_t)called, backwards, NULL, &error));
}

static void functions_in_the_schema_are_those_of_the_connection(void **state)
{
    fixture *f = *state;
    int of_a = 0;
    int of_b = 0;
    int of_c = 0;
    register_both(f->c, &of_c);
    register_both(f->a, &of_a);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v, k TEXT COLLATE backwards UNIQUE);"
                   "CREATE INDEX tn ON t(negate(v)); INSERT INTO t VALUES (1, 1, 'a'), (2, 2, 'b')");
    /* Registered before the first concurrent transaction, and after it. */
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->b, "ROLLBACK");
    register_both(f->b, &of_b);
    for (int i = 0; i < 3; i++) {
        of_a = of_b = 0;
        exec(f->a, "BEGIN CONCURRENT");
        exec_all(f->a, "UPDATE t SET v = v + 10 WHERE id = 1; UPDATE t SET k = k || 'x' WHERE id = 1");
        int before = of_a;
        exec(f->a, "COMMIT");
        assert_true(of_a > before);
        assert_int_equal(of_b, 0);
        exec_all(
            f->b,
            "BEGIN CONCURRENT; UPDATE t SET v = v + 10 WHERE id = 2; UPDATE t SET k = k || 'y' WHERE id = 2");
        before = of_b;
        int of_others = of_a;
        exec(f->b, "COMMIT");
        assert_true(of_b > before);
        assert_int_equal(of_a, of_others);
    }
    assert_int_equal(ask_int(f->c, "SELECT id FROM t INDEXED BY tn WHERE negate(v) = -32"), 2);
    assert_string_equal(ask_text(f->c, "SELECT group_concat(k) FROM (SELECT k FROM t ORDER BY k)"),
                        "byyy,axxx");
    /* Without them the statement fails, and the transaction goes on. */
    expect(TURSO_OK, turso_connection_unregister_function(f->b, "negate", &error));
    exec(f->b, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "negate", run(f->b, "UPDATE t SET v = 5", NULL, &error));
    exec(f->b, "COMMIT");
    register_both(f->b, &of_b);
    exec_all(f->c, "DROP TABLE t");
}

int main(void)
{
#define TEST(name)        cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define MEMORY_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_memory, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(too_many_rows_are_refused),
        TEST(too_many_pages_are_refused_and_many_go_to_a_private_file),
        TEST(many_rows_are_fine),
        MEMORY_TEST(many_rows_are_fine),
        TEST(overlapping_transactions_do_not_make_the_log_endless),
        TEST(ordinary_writes_empty_the_log_too),
        TEST(an_old_snapshot_is_given_up_when_the_log_is_too_long),
        TEST(no_writer_comes_between_while_a_checkpoint_finds_its_place),
        TEST(who_always_comes_too_late_is_let_through),
        TEST(the_file_stays_an_ordinary_one),
        TEST(a_read_only_handle_has_no_use_for_it),
        TEST(functions_in_the_schema_are_those_of_the_connection),
        MEMORY_TEST(functions_in_the_schema_are_those_of_the_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
