/*
 * Files that cannot be read or written any more, or are slow to open: system calls below SQLite are replaced.
 * On a plain thread and in fibers.
 */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>

#include "../runtime/support.h"

static atomic_bool broken;
static atomic_int open_ms; /* how long opening takes */

static ssize_t pread_or_fail(int fd, void *bytes, size_t count, off_t offset)
{
    if (atomic_load(&broken)) {
        errno = EIO;
        return -1;
    }
    return pread(fd, bytes, count, offset);
}

static ssize_t pwrite_or_fail(int fd, const void *bytes, size_t count, off_t offset)
{
    if (atomic_load(&broken)) {
        errno = EIO;
        return -1;
    }
    return pwrite(fd, bytes, count, offset);
}

static int open_slowly(const char *path, int flags, int mode)
{
    usleep((useconds_t)atomic_load(&open_ms) * 1000);
    return open(path, flags, mode);
}

static void replace(const char *name, sqlite3_syscall_ptr call)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find("unix");
    assert_non_null(vfs);
    if (vfs->xGetSystemCall(vfs, name))
        assert_int_equal(vfs->xSetSystemCall(vfs, name, call), SQLITE_OK);
}

static int set_up(void **state)
{
    (void)state;
    sqlite3_initialize();
    replace("pread", (sqlite3_syscall_ptr)pread_or_fail);
    replace("pread64", (sqlite3_syscall_ptr)pread_or_fail);
    replace("pwrite", (sqlite3_syscall_ptr)pwrite_or_fail);
    replace("pwrite64", (sqlite3_syscall_ptr)pwrite_or_fail);
    replace("open", (sqlite3_syscall_ptr)open_slowly);
    return 0;
}

static void run_both(void (*run)(void *arg), void *arg)
{
    run(arg);
    test_spawn(run, arg, 0);
    test_run_loop();
}

/* ---- lost ---- */

typedef struct expected {
    const char *scheme;
    toasty_status status;
    const char *options;
} expected;

static void lose_and_find(void *arg)
{
    const expected *want = arg;
    temp_file file;
    char url[128];
    temp_file_make(&file, want->scheme);
    snprintf(url, sizeof url, "%s%s", file.url, want->options);
    toasty_db *db = open_good(url, .max_pool_size = 2);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    good(db, toasty_exec(db, "INSERT INTO t VALUES (1)"));
    atomic_store(&broken, true);
    check(db, toasty_exec(db, "INSERT INTO t VALUES (2)"), want->status);
    assert_int_equal(toasty_is_connection_lost(db), want->status == TOASTY_CONNECTION_LOST);
    assert_message(db, "disk I/O error");
    assert_string_equal(toasty_error(db)->statement, "INSERT INTO t VALUES (2)");
    assert_int_equal(toasty_pool(db).size, 0); /* it is not used again */
    atomic_store(&broken, false);
    /* and replaced; what was there, is there */
    assert_int_equal(ask(db, "SELECT sum(a) FROM t"), 1);
    assert_int_equal(toasty_pool(db).available, 1);
    good(db, toasty_exec(db, "INSERT INTO t VALUES (4)"));
    assert_int_equal(ask(db, "SELECT sum(a) FROM t"), 5);
    toasty_close(db);
    temp_file_remove(&file);
}

static void a_lost_connection_is_replaced(void **state)
{
    expected turso = {"turso", TOASTY_CONNECTION_LOST, ""};
    expected concurrent = {"turso", TOASTY_CONNECTION_LOST, "?concurrent_writes=true"};
    expected sqlite = {"sqlite", TOASTY_DRIVER_OPERATION_FAILED, ""};
    (void)state;
    run_both(lose_and_find, &turso);
    run_both(lose_and_find, &concurrent);
    run_both(lose_and_find, &sqlite);
}

static void lose_in_transaction(void *unused)
{
    temp_file file;
    (void)unused;
    temp_file_make(&file, "turso");
    toasty_db *db = open_good(file.url);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    atomic_store(&broken, true);
    check(db, toasty_commit(tx), TOASTY_CONNECTION_LOST);
    atomic_store(&broken, false);
    assert_int_equal(toasty_pool(db).size, 0);
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
    good(db, toasty_exec(db, "INSERT INTO t VALUES (1)"));
    toasty_close(db);
    temp_file_remove(&file);
}

static void a_transaction_is_lost_with_its_connection(void **state)
{
    (void)state;
    run_both(lose_in_transaction, NULL);
}

static void open_in_vain(void *unused)
{
    temp_file file;
    (void)unused;
    temp_file_make(&file, "turso");
    toasty_close(open_good(file.url));
    atomic_store(&broken, true);
    toasty_db *db = toasty_open(file.url);
    assert_int_not_equal(toasty_errcode(db), TOASTY_OK);
    assert_message(db, "disk I/O error");
    atomic_store(&broken, false);
    toasty_close(db);
    temp_file_remove(&file);
}

static void a_file_that_cannot_be_read_cannot_be_opened(void **state)
{
    (void)state;
    run_both(open_in_vain, NULL);
}

/* ---- slow ---- */

static void open_too_slowly(void *unused)
{
    temp_file file;
    (void)unused;
    temp_file_make(&file, "turso");
    toasty_close(open_good(file.url));
    atomic_store(&open_ms, 30);
    toasty_db *db = toasty_open(file.url, .pool_create_timeout_ms = 5);
    assert_int_equal(toasty_errcode(db), TOASTY_CONNECTION_POOL);
    assert_message(db, "making a connection took ");
    assert_message(db, "; the limit is 5 ms");
    toasty_close(db);
    atomic_store(&open_ms, 0);
    temp_file_remove(&file);
}

static void making_a_connection_has_a_limit(void **state)
{
    (void)state;
    run_both(open_too_slowly, NULL);
}

/* ---- old ---- */

static void grow_old(void *unused)
{
    temp_file file;
    (void)unused;
    temp_file_make(&file, "turso");
    /* what a connection remembers is gone with it */
    toasty_db *db = open_good(file.url, .max_pool_size = 1, .pool_max_lifetime_ms = 20);
    good(db, toasty_exec(db, "PRAGMA cache_size = 77"));
    toasty__fiber_sleep(30000000);
    assert_true(ask(db, "PRAGMA cache_size") != 77);
    toasty_close(db);
    db = open_good(file.url, .max_pool_size = 1, .pool_max_idle_ms = 20);
    good(db, toasty_exec(db, "PRAGMA cache_size = 77"));
    toasty__fiber_sleep(30000000);
    assert_true(ask(db, "PRAGMA cache_size") != 77);
    toasty_close(db);
    db = open_good(file.url, .max_pool_size = 1, .pool_health_check_interval_ms = 10);
    good(db, toasty_exec(db, "PRAGMA cache_size = 77"));
    toasty__fiber_sleep(20000000);
    assert_int_equal(ask(db, "PRAGMA cache_size"), 77); /* it answers */
    toasty_close(db);
    temp_file_remove(&file);
}

static void connections_grow_old(void **state)
{
    (void)state;
    run_both(grow_old, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lost_connection_is_replaced),
        cmocka_unit_test(a_transaction_is_lost_with_its_connection),
        cmocka_unit_test(a_file_that_cannot_be_read_cannot_be_opened),
        cmocka_unit_test(making_a_connection_has_a_limit),
        cmocka_unit_test(connections_grow_old),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
