/* Files that cannot have a write-ahead log: there readers and writers wait for each other. */
#include "../session/support.h"

#include <sqlite3.h>
#include <stdatomic.h>

#include <toasty/async.h>

enum { MOMENT_MS = 20, LONGEST_MS = 5000 };

/* ---- an operating system without shared memory ---- */

static sqlite3_vfs unlogged, *below;
static sqlite3_io_methods methods;
static int (*lock_below)(sqlite3_file *file, int lock);
static atomic_int refused; /* locks that somebody else had */

static int take_lock(sqlite3_file *file, int lock)
{
    int rc = lock_below(file, lock);
    if (rc == SQLITE_BUSY)
        atomic_fetch_add(&refused, 1);
    return rc;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
    (void)vfs;
    int rc = below->xOpen(below, name, file, flags, flags_out);
    if (rc != SQLITE_OK || !(flags & SQLITE_OPEN_MAIN_DB))
        return rc;
    if (!methods.iVersion) { /* opening a database: nobody else is there yet */
        methods = *file->pMethods;
        methods.iVersion = 1;
        lock_below = methods.xLock;
        methods.xLock = take_lock;
    }
    file->pMethods = &methods;
    return rc;
}

static int begin_without(void **state)
{
    (void)state;
    below = sqlite3_vfs_find(NULL);
    unlogged = *below;
    unlogged.zName = "unlogged";
    unlogged.xOpen = open_file;
    return sqlite3_vfs_register(&unlogged, 1);
}

static int end_without(void **state)
{
    (void)state;
    return sqlite3_vfs_unregister(&unlogged);
}

/* ---- a statement that has to wait for the schema ---- */

typedef struct bed {
    const char *scheme;
    temp_file at;
    toasty_db *db;
} bed;

static void make_bed(bed *self, const char *scheme)
{
    *self = (bed){.scheme = scheme};
    temp_file_make(&self->at, scheme);
    self->db = open_good(self->at.url, .max_pool_size = 2);
    toasty_rows *rows = toasty_query(self->db, "PRAGMA journal_mode");
    assert_non_null(rows);
    assert_string_equal(toasty_row_value(rows, 0, 0)->as.string, "delete");
    toasty_free(rows);
    good(self->db, toasty_exec(self->db, "CREATE TABLE t (x)"));
}

static void unmake_bed(bed *self)
{
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    toasty_close(self->db);
    temp_file_remove(&self->at);
}

static void on_each_kind(void (*test)(void *bed), bool on_thread_too)
{
    static const char *const schemes[] = {"turso", "sqlite"};
    for (int i = 0; i < 2; i++) {
        bed self;
        if (on_thread_too) {
            make_bed(&self, schemes[i]);
            test(&self);
            unmake_bed(&self);
        }
        make_bed(&self, schemes[i]);
        assert_int_equal(toasty_run(test, &self), TOASTY_OK);
        unmake_bed(&self);
    }
}

static toasty_db *take_all(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_EXCLUSIVE);
    if (!tx)
        fail_msg("%s", toasty_errmsg(db));
    return tx;
}

/* The connection that is left is new, and knows nothing of the schema. */
static void prepare_past_the_deadline(void *arg)
{
    bed *self = arg;
    toasty_db *owner = toasty_clone(self->db), *tx = take_all(owner);
    int ms = MOMENT_MS;
    do { /* a busy machine may need longer to come so far that it waits */
        toasty_deadline deadline = toasty_deadline_begin(ms);
        check(self->db, toasty_exec(self->db, "SELECT count(*) FROM t"), TOASTY_DEADLINE_EXCEEDED);
        toasty_deadline_end(deadline);
    } while (!strstr(toasty_errmsg(self->db), "interrupted") && (ms *= 2) < LONGEST_MS);
    assert_message(self->db, "interrupted");
    assert_string_equal(toasty_error(self->db)->statement, "SELECT count(*) FROM t");
    good(owner, toasty_commit(tx));
    assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 0);
    toasty_close(owner);
}

static void a_deadline_ends_the_wait_of_a_statement_to_be_prepared(void **state)
{
    (void)state;
    on_each_kind(prepare_past_the_deadline, true);
}

typedef struct caller {
    toasty_db *db;
    toasty_status status;
    bool ended;
} caller;

static void read_table(void *arg)
{
    caller *self = arg;
    toasty_rows *rows = toasty_query(self->db, "SELECT count(*) FROM t");
    self->status = toasty_errcode(self->db);
    toasty_free(rows);
    self->ended = true;
}

/* Until somebody, who is not through yet, was refused a lock so many times more. */
static void await_refusals(const caller *who, int more)
{
    int before = atomic_load(&refused);
    while (!who->ended && atomic_load(&refused) < before + more)
        toasty_sleep(1);
}

static void cancel_while_preparing(void *arg)
{
    bed *self = arg;
    caller reader = {.db = toasty_clone(self->db)};
    toasty_db *tx = take_all(self->db);
    toasty_fiber *fiber = toasty_spawn(NULL, read_table, &reader, .joinable = true);
    await_refusals(&reader, 2);
    toasty_cancel(fiber);
    toasty_join(fiber);
    check(reader.db, reader.status, TOASTY_CANCELLED);
    assert_message(reader.db, "interrupted");
    good(self->db, toasty_commit(tx));
    toasty_close(reader.db);
}

static void cancelling_ends_the_wait_of_a_statement_to_be_prepared(void **state)
{
    (void)state;
    on_each_kind(cancel_while_preparing, false);
}

/* ---- an end that has to wait ---- */

static void write_row(void *arg)
{
    caller *self = arg;
    toasty_db *tx = toasty_begin(self->db, .mode = TOASTY_MODE_IMMEDIATE);
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    self->status = toasty_commit(tx);
    self->ended = true;
}

static void cancel_while_committing(void *arg)
{
    bed *self = arg;
    caller writer = {.db = toasty_clone(self->db)};
    toasty_db *reading = toasty_begin(self->db, .read_only = true);
    assert_non_null(reading);
    assert_int_equal(ask(reading, "SELECT count(*) FROM t"), 0);
    toasty_fiber *fiber = toasty_spawn(NULL, write_row, &writer, .joinable = true);
    await_refusals(&writer, 2); /* only its commit has to wait */
    toasty_cancel(fiber);
    await_refusals(&writer, 2);
    assert_int_equal(ask(reading, "SELECT count(*) FROM t"), 0);
    good(self->db, toasty_rollback(reading));
    toasty_join(fiber);
    check(writer.db, writer.status, TOASTY_OK);
    assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 1);
    toasty_close(writer.db);
}

static void a_commit_that_waits_is_not_interrupted(void **state)
{
    (void)state;
    on_each_kind(cancel_while_committing, false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_without, end_without)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_deadline_ends_the_wait_of_a_statement_to_be_prepared),
        TEST(cancelling_ends_the_wait_of_a_statement_to_be_prepared),
        TEST(a_commit_that_waits_is_not_interrupted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
