/* The n-th file operation fails within a concurrent transaction or a queued statement, for every n: it is
 * there whole, or not at all. */
#include "queue.h"

#include <sqlite3.h>
#include <stdatomic.h>

enum { MEMBERS = 3 };

typedef struct {
    sqlite3_file base;
    sqlite3_file *real;
} file;

static atomic_long countdown = -1; /* below 0: nothing fails */
static bool forever;
static sqlite3_vfs *below;
static sqlite3_vfs vfs;

static bool fails_now(void)
{
    long left = atomic_load(&countdown);
    while (left > 0 && !atomic_compare_exchange_weak(&countdown, &left, left - 1))
        ;
    if (left != 0)
        return false;
    if (!forever)
        atomic_store(&countdown, -2);
    return true;
}

#define REAL(base)              (((file *)(base))->real)
#define CALL(base, method, ...) REAL(base)->pMethods->method(REAL(base), __VA_ARGS__)

static int close_file(sqlite3_file *base)
{
    return REAL(base)->pMethods->xClose(REAL(base));
}

static int read_file(sqlite3_file *base, void *out, int amount, sqlite3_int64 offset)
{
    return fails_now() ? SQLITE_IOERR_READ : CALL(base, xRead, out, amount, offset);
}

static int write_file(sqlite3_file *base, const void *bytes, int amount, sqlite3_int64 offset)
{
    return fails_now() ? SQLITE_IOERR_WRITE : CALL(base, xWrite, bytes, amount, offset);
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size)
{
    return fails_now() ? SQLITE_IOERR_TRUNCATE : CALL(base, xTruncate, size);
}

static int sync_file(sqlite3_file *base, int flags)
{
    return fails_now() ? SQLITE_IOERR_FSYNC : CALL(base, xSync, flags);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
    return fails_now() ? SQLITE_IOERR_FSTAT : CALL(base, xFileSize, size);
}

static int lock_file(sqlite3_file *base, int level)
{
    return CALL(base, xLock, level);
}

static int unlock_file(sqlite3_file *base, int level)
{
    return CALL(base, xUnlock, level);
}

static int check_reserved(sqlite3_file *base, int *out)
{
    return CALL(base, xCheckReservedLock, out);
}

static int control_file(sqlite3_file *base, int operation, void *arg)
{
    return CALL(base, xFileControl, operation, arg);
}

static int sector_size(sqlite3_file *base)
{
    return REAL(base)->pMethods->xSectorSize(REAL(base));
}

static int characteristics(sqlite3_file *base)
{
    return REAL(base)->pMethods->xDeviceCharacteristics(REAL(base));
}

static int map_file(sqlite3_file *base, int region, int size, int extend, void volatile **out)
{
    return fails_now() ? SQLITE_IOERR_SHMMAP : CALL(base, xShmMap, region, size, extend, out);
}

static int shm_lock(sqlite3_file *base, int offset, int count, int flags)
{
    /* Giving back never fails for the operating system either. */
    return flags & SQLITE_SHM_LOCK && fails_now() ? SQLITE_IOERR_SHMLOCK
                                                  : CALL(base, xShmLock, offset, count, flags);
}

static void barrier(sqlite3_file *base)
{
    REAL(base)->pMethods->xShmBarrier(REAL(base));
}

static int unmap_file(sqlite3_file *base, int remove)
{
    return CALL(base, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_file,
    .xShmLock = shm_lock,
    .xShmBarrier = barrier,
    .xShmUnmap = unmap_file,
};

static int open_file(sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
    file *f = (file *)base;
    (void)self;
    memset(f, 0, (size_t)vfs.szOsFile);
    f->real = (sqlite3_file *)(f + 1);
    if (fails_now())
        return SQLITE_CANTOPEN;
    int rc = below->xOpen(below, name, f->real, flags, out_flags);
    if (rc == SQLITE_OK)
        f->base.pMethods = &methods;
    return rc;
}

static int group_set_up(void **state)
{
    (void)state;
    below = sqlite3_vfs_find(NULL);
    vfs = *below;
    vfs.zName = "failing";
    vfs.szOsFile = (int)sizeof(file) + below->szOsFile;
    vfs.xOpen = open_file;
    return sqlite3_vfs_register(&vfs, 1);
}

#define WRITES                                                                                               \
    "; UPDATE t SET v = v + 1 WHERE id < 50; "                                                               \
    "INSERT INTO s(v) VALUES (zeroblob(9000));"                                                              \
    "DELETE FROM w WHERE k = 'x'; INSERT INTO w VALUES ('x', 1); COMMIT"

static const char *transaction;

/* Runs it once with a failure at n. False: nothing failed any more. */
static bool attempt(fixture *f, conn_t c, long n, long *committed, long *failed)
{
    const char *error = NULL;
    countdown = n;
    turso_status_code_t status = script(c, transaction, &error);
    bool reached = countdown < 0 || (forever && countdown == 0);
    countdown = -1;
    if (status != TURSO_DONE && (!error || !*error))
        fail_msg("status %d without a word", (int)status);
    turso_str_deinit(error);
    if (status != TURSO_DONE && !turso_connection_get_autocommit(c))
        exec(c, "ROLLBACK");
    assert_true(turso_connection_get_autocommit(c));
    long there = (long)ask_int(f->c, "SELECT count(*) FROM s");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 49 * there);
    assert_in_range(there, *committed + (status == TURSO_DONE), *committed + 1);
    *committed = there;
    *failed += status != TURSO_DONE;
    return reached;
}

static void whole_or_not_there(fixture *f, const char *text)
{
    transaction = text;
    exec_all(
        f->a,
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v);"
        "CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID;"
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)"
        "INSERT INTO t SELECT i, 0 FROM c");
    long committed = 0;
    for (int mode = 0; mode < 4; mode++) {
        bool fresh = mode / 2; /* the connection's first such transaction, or not */
        long failed = 0;
        conn_t c = connect_db(f->db);
        forever = mode % 2;
        bool reached = true;
        for (long n = 0; reached; n++) {
            assert_true(n < 5000);
            if (fresh) {
                turso_connection_deinit(c);
                c = connect_db(f->db);
            }
            reached = attempt(f, c, n, &committed, &failed);
        }
        assert_true(failed > 10);
        turso_connection_deinit(c);
    }
    exec_all(f->a, transaction);
    exec_all(f->b, transaction);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), committed + 2);
}

static void a_transaction_is_whole_or_not_there(void **state)
{
    whole_or_not_there(*state, "BEGIN CONCURRENT" WRITES);
}

static void a_queued_transaction_is_whole_or_not_there(void **state)
{
    whole_or_not_there(*state, "BEGIN QUEUED" WRITES);
}

/* One that is answered is there; one that failed says why, and nobody else is touched. */
static void check_queued(fixture *f, errand *e, size_t count, long *failed)
{
    for (size_t i = 0; i < count; i++) {
        char sql[80];
        bool done = e[i].status == TURSO_DONE;
        snprintf(sql, sizeof sql, "SELECT count(*) FROM q WHERE who = %zu", i);
        int64_t rows = ask_int(f->c, sql);
        if (done ? rows != 2 : rows != 0 && rows != 2)
            fail_msg("%d rows after status %d", (int)rows, (int)e[i].status);
        if (!done && (!e[i].error || !*e[i].error))
            fail_msg("status %d without a word", (int)e[i].status);
        turso_str_deinit(e[i].error);
        if (!turso_connection_get_autocommit(e[i].c))
            exec(e[i].c, "ROLLBACK");
        *failed += !done;
    }
    exec(f->c, "DELETE FROM q");
}

/* The texts by connections of their own, one of them alone or all in a group. */
static void play_queued(fixture *f, const char *const *texts)
{
    conn_t c[MEMBERS];
    exec(f->a, "CREATE TABLE q(who, v)");
    for (size_t i = 0; i < MEMBERS; i++)
        c[i] = connect_db(f->db);
    for (int mode = 0; mode < 4; mode++) {
        size_t count = mode / 2 ? MEMBERS : 1;
        long failed = 0;
        bool reached = true;
        forever = mode % 2;
        for (long n = 0; reached; n++) {
            errand e[MEMBERS];
            assert_true(n < 2000);
            exec(f->a, "BEGIN IMMEDIATE");
            for (size_t i = 0; i < count; i++) {
                e[i] = (errand){.c = c[i], .sql = texts[i]};
                start_errand(&e[i]);
                while (stat_of(f->b, "statements_waiting") + stat_of(f->b, "queued_waiting") <= (int64_t)i)
                    pause_us(200);
            }
            countdown = n;
            expect(TURSO_DONE, run(f->a, "ROLLBACK", NULL, &error));
            for (size_t i = 0; i < count; i++)
                end_errand(&e[i]);
            reached = countdown < 0 || (forever && countdown == 0);
            countdown = -1;
            check_queued(f, e, count, &failed);
        }
        assert_true(failed > 5);
    }
    for (size_t i = 0; i < MEMBERS; i++)
        turso_connection_deinit(c[i]);
}

static void a_queued_statement_is_whole_or_not_there(void **state)
{
    static const char *const texts[MEMBERS] = {
        "INSERT INTO q VALUES (0, zeroblob(9000)), (0, 'x')",
        "INSERT INTO q VALUES (1, 'x'), (1, 'y') RETURNING who",
        "INSERT INTO q VALUES (2, 'x'), (2, zeroblob(9000))",
    };
    play_queued(*state, texts);
}

static void queued_transactions_of_a_group_are_whole_or_not_there(void **state)
{
    static const char *const texts[MEMBERS] = {
        "BEGIN QUEUED; INSERT INTO q VALUES (0, zeroblob(9000)); INSERT INTO q VALUES (0, 'x'); COMMIT",
        "INSERT INTO q VALUES (1, 'x'), (1, 'y')",
        ("BEGIN QUEUED; INSERT INTO q VALUES (2, 'x'); SELECT sum(length(v)) FROM q;"
         "INSERT INTO q VALUES (2, 'y') RETURNING who; COMMIT"),
    };
    fixture *f = *state;
    play_queued(f, texts);
    assert_int_equal(stat_of(f->c, "largest_queued_group"), MEMBERS);
}

static int set_up_groups(void **state)
{
    ember__direct_test_times(INT64_C(600000000), INT64_C(600000000));
    return set_up(state);
}

static int tear_down_groups(void **state)
{
    ember__direct_usual_times();
    return tear_down(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_transaction_is_whole_or_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_queued_transaction_is_whole_or_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_queued_statement_is_whole_or_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(queued_transactions_of_a_group_are_whole_or_not_there, set_up_groups,
                                        tear_down_groups),
    };
    return cmocka_run_group_tests(tests, group_set_up, NULL);
}
