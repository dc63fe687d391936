/* The log: how it becomes durable, how it is moved into the file, and how it is kept short. */
#include "../concurrent.h"
#include "paused.h"
#include "hazard.h"
#include "wal_index.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

#include "checkpoint.h"

enum { RESET_MENDED = 3051003 };

static sqlite3 *open_raw(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open("a.db", &db), SQLITE_OK);
    sqlite3_wal_autocheckpoint(db, 0);
    sqlite3_exec(db, "PRAGMA schema_version", NULL, NULL, NULL);
    return db;
}

static void sql(sqlite3 *db, const char *text)
{
    if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", text, sqlite3_errmsg(db));
}

static int64_t ask(sqlite3 *db, const char *text)
{
    sqlite3_stmt *vm = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &vm, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(vm, 0);
    sqlite3_finalize(vm);
    return value;
}

static int64_t size_of(const char *name)
{
    struct stat about;
    return stat(name, &about) == 0 ? about.st_size : 0;
}

static ember__checkpointer_t *new_checkpointer(bool gate)
{
    static ember__limits_t limits; /* both outlive the checkpointer */
    static ember__turn_t turn;
    assert_int_equal(ember__turn_init(&turn), SQLITE_OK);
    ember__limits_init(&limits);
    ember__limit_set(&limits, EMBER__LIMIT_CHECKPOINT_FRAMES, 1);
    ember__checkpointer_t *checkpointer = NULL;
    sqlite3 *db = NULL;
    sqlite3 *holder = NULL;
    assert_int_equal(sqlite3_open("a.db", &db), SQLITE_OK);
    assert_int_equal(sqlite3_open("a.db", &holder), SQLITE_OK);
    assert_int_equal(ember__checkpointer_new(db, holder, &limits, gate ? &turn : NULL, &checkpointer),
                     SQLITE_OK);
    return checkpointer;
}

static void begin_the_log_anew(void *arg)
{
    sqlite3_exec(arg, "INSERT INTO a VALUES ('anew')", NULL, NULL, NULL); /* which the gate forbids */
}

/* Before 3.51.3 a checkpoint could take the frames of a log that has begun anew for moved already, so that
 * they were overwritten. */
static void a_checkpoint_does_not_trust_what_it_knew_of_the_log(void **state)
{
    fixture *f = *state;
    bool mended = sqlite3_libversion_number() >= RESET_MENDED;
    exec_all(f->a,
             "CREATE TABLE a(x); CREATE TABLE t(id INTEGER PRIMARY KEY, v, pad); CREATE INDEX tv ON t(v)");
    sqlite3 *writer = open_raw();
    sqlite3 *other = open_raw();
    ember__checkpointer_t *ours = new_checkpointer(!mended);
    sql(writer, "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)"
                "INSERT INTO t SELECT i, i, zeroblob(500) FROM c");
    sql(other, "PRAGMA wal_checkpoint");
    pause_before_unfetch(begin_the_log_anew, writer);
    ember__checkpointer_run(ours, 10);
    assert_false(pause_pending());
    sql(writer, "UPDATE t SET v = v + 1000 WHERE id < 40");
    int64_t sum = ask(writer, "SELECT sum(v) FROM t");
    sql(writer,
        "CREATE TABLE b(z); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)"
        "INSERT INTO b SELECT zeroblob(3000) FROM c");
    for (int i = 0; i < 3; i++) {
        sql(other, "PRAGMA wal_checkpoint");
        sqlite3_exec(writer, "INSERT INTO a VALUES ('more')", NULL, NULL, NULL);
    }
    ember__checkpointer_free(ours);
    sqlite3_close(other);
    sqlite3_close(writer);
    sqlite3 *fresh = open_raw();
    int64_t found = ask(fresh, "SELECT sum(v) FROM t");
    sqlite3_close(fresh);
    assert_int_equal(found, sum);
    if (mended)
        skip(); /* there is nothing that the gate keeps away */
}

static void the_first_checkpoint_is_not_taken_for_nothing_to_do(void **state)
{
    fixture *f = *state;
    int64_t before = size_of("a.db");
    exec(f->a, "CREATE TABLE t(v)");
    ember__checkpointer_t *ours = new_checkpointer(true);
    ember__checkpointer_run(ours, 10);
    ember__checkpointer_free(ours);
    assert_true(size_of("a.db") > before);
}

static void set_limits(fixture *f, int checkpoint, int drain, int64_t oldest)
{
    ember__test_limits_t limits;
    ember__concurrency_get_limits(&limits);
    limits.checkpoint_frames = checkpoint;
    limits.drain_frames = drain;
    limits.oldest_us = oldest;
    reopen(f, &limits);
}

#define WRITE_MUCH "INSERT INTO t(v) VALUES (zeroblob(3000000)); INSERT INTO t(v) VALUES (zeroblob(3000000));"

static void a_queued_statement_does_not_checkpoint_by_itself(void **state)
{
    fixture *f = *state;
    set_limits(f, 1000000, 1000000, 1000000);
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    int64_t before = size_of("a.db");
    exec_all(f->a, WRITE_MUCH);
    assert_int_equal(size_of("a.db"), before);
}

static void an_ordinary_transaction_does_not_checkpoint_by_itself(void **state)
{
    fixture *f = *state;
    set_limits(f, 1000000, 1000000, 1000000);
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    int64_t before = size_of("a.db");
    for (int i = 0; i < 2; i++)
        exec_all(f->a, "BEGIN IMMEDIATE;" WRITE_MUCH "COMMIT");
    assert_int_equal(size_of("a.db"), before);
}

static void the_committer_does_not_checkpoint_by_itself(void **state)
{
    fixture *f = *state;
    set_limits(f, 1000000, 1000000, 1000000);
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    int64_t before = size_of("a.db");
    for (int i = 0; i < 2; i++)
        exec_all(f->a, "BEGIN CONCURRENT;" WRITE_MUCH "COMMIT");
    assert_int_equal(size_of("a.db"), before);
}

static void a_commit_is_synchronized(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(v); BEGIN CONCURRENT; INSERT INTO t VALUES (1)");
    int before = pause_syncs("-wal");
    exec(f->a, "COMMIT");
    assert_true(pause_syncs("-wal") > before);
}

/* ---- the length of the log ---- */

typedef struct {
    db_t db;
    int id;
    sem_t *mine;
    sem_t *other;
    int64_t longest;
} overlapper;

/* Waits until the other one is inside; not for ever, as it may be kept out. */
static void await(sem_t *semaphore)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_nsec += 50000000;
    end.tv_sec += end.tv_nsec / 1000000000;
    end.tv_nsec %= 1000000000;
    while (sem_timedwait(semaphore, &end) != 0 && errno == EINTR)
        ;
}

static void *overlap(void *arg)
{
    overlapper *o = arg;
    conn_t c = NULL;
    turso_database_connect(o->db, &c, NULL);
    for (int i = 0; i < 60; i++) {
        char sql_text[120];
        snprintf(sql_text, sizeof sql_text,
                 "BEGIN CONCURRENT; UPDATE t SET v = randomblob(20000) WHERE id = %d", o->id);
        script(c, sql_text, NULL);
        sem_post(o->mine);
        await(o->other);
        run(c, "COMMIT", NULL, NULL);
        if (size_of("a.db-wal") > o->longest)
            o->longest = size_of("a.db-wal");
    }
    sem_post(o->mine);
    turso_connection_deinit(c);
    return NULL;
}

/* Each of two is in a transaction until the other one is in the next. */
static void overlapping_transactions_do_not_make_the_log_endless(void **state)
{
    fixture *f = *state;
    sem_t inside[2];
    overlapper both[2];
    pthread_t threads[2];
    set_limits(f, 20, 100, 30000000);
    exec_all(f->a,
             "PRAGMA synchronous = NORMAL; CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES "
             "(0, zeroblob(20000)), (1, zeroblob(20000))");
    for (int i = 0; i < 2; i++)
        assert_int_equal(sem_init(&inside[i], 0, 0), 0);
    for (int i = 0; i < 2; i++) {
        both[i] = (overlapper){.db = f->db, .id = i, .mine = &inside[i], .other = &inside[!i]};
        assert_int_equal(pthread_create(&threads[i], NULL, overlap, &both[i]), 0);
        await(&inside[0]); /* the first is in before the second begins */
        if (i == 0)
            sem_post(&inside[0]);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 2; i++)
        assert_in_range(both[i].longest, 1, 400 * 4120); /* of about 720 that were written */
}

static void a_snapshot_does_not_hold_the_log_for_ever(void **state)
{
    fixture *f = *state;
    set_limits(f, 20, 60, 1000);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, zeroblob(100000)); "
                   "CREATE TABLE o(x); BEGIN CONCURRENT; INSERT INTO o VALUES (1)");
    usleep(3000);
    for (int i = 0; i < 5; i++)
        exec_all(f->b, "BEGIN CONCURRENT; UPDATE t SET v = randomblob(100000); COMMIT");
    assert_true(stat_of(f->c, "revoked") > 0);
    exec(f->a, "ROLLBACK");
}

static void what_lost_its_snapshot_does_not_commit(void **state)
{
    fixture *f = *state;
    set_limits(f, 20, 60, 1000);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, zeroblob(100000)); "
                   "CREATE TABLE o(x); BEGIN CONCURRENT; INSERT INTO o VALUES (1)");
    usleep(3000);
    for (int i = 0; i < 5; i++)
        exec_all(f->b, "BEGIN CONCURRENT; UPDATE t SET v = randomblob(100000); COMMIT");
    expect_error(TURSO_BUSY_SNAPSHOT, "given up", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static void an_index_that_somebody_left_torn_is_repaired(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(v); INSERT INTO t VALUES (1); BEGIN CONCURRENT; ROLLBACK");
    sqlite3 *raw = open_raw();
    uint32_t torn[INDEX_COPY] = {0};
    /* A connection that has had concurrent transactions, and one that has not. */
    index_put(wal_index(raw), 0, INDEX_COPY, torn);
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO t VALUES (2); COMMIT");
    index_put(wal_index(raw), 0, INDEX_COPY, torn);
    exec_all(f->b, "BEGIN CONCURRENT; INSERT INTO t VALUES (3); COMMIT");
    sqlite3_close(raw);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 6);
}

static const struct CMUnitTest hazards[] = {
    HAZARD("reset_gate", a_checkpoint_does_not_trust_what_it_knew_of_the_log),
    HAZARD("read_once", the_first_checkpoint_is_not_taken_for_nothing_to_do),
    HAZARD("own_checkpoints", a_queued_statement_does_not_checkpoint_by_itself),
    HAZARD("own_checkpoints", an_ordinary_transaction_does_not_checkpoint_by_itself),
    HAZARD("own_checkpoints", the_committer_does_not_checkpoint_by_itself),
    HAZARD("synchronous", a_commit_is_synchronized),
    HAZARD("drain", overlapping_transactions_do_not_make_the_log_endless),
    HAZARD("age_limit", a_snapshot_does_not_hold_the_log_for_ever),
    HAZARD("revoked_commit,revoked_read", what_lost_its_snapshot_does_not_commit),
    HAZARD("recovery", an_index_that_somebody_left_torn_is_repaired),
};

HAZARD_MAIN
