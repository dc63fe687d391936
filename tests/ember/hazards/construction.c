/*
 * Hazards that cannot occur because of how it is made: until COMMIT a transaction has nothing but a private
 * file without shared memory, and after it the committer is an ordinary connection with the real write lock.
 * There is no guard to switch off; these tests are of the construction.
 */
#include "../overlay_support.h"
#include "paused.h"
#include "hazard.h"
#include "wal_index.h"

/* What others share: the file, the log and the index of the log but for the marks of readers. */
typedef struct {
    unsigned char *bytes[2];
    size_t sizes[2];
    uint32_t index[2 * INDEX_COPY];
} shared;

static const char *const names[] = {"a.db", "a.db-wal"};

static void look(fixture *f, shared *out)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        FILE *file = fopen(names[i], "rb");
        assert_non_null(file);
        fseek(file, 0, SEEK_END);
        out->sizes[i] = (size_t)ftell(file);
        rewind(file);
        out->bytes[i] = malloc(out->sizes[i] + 1);
        assert_int_equal(fread(out->bytes[i], 1, out->sizes[i], file), out->sizes[i]);
        fclose(file);
    }
    index_get(wal_index(f->w), 0, 2 * INDEX_COPY, out->index);
}

static void assert_untouched(fixture *f, shared *before, const char *what)
{
    shared now;
    look(f, &now);
    for (size_t i = 0; i < COUNT(names); i++) {
        if (now.sizes[i] != before->sizes[i] || memcmp(now.bytes[i], before->bytes[i], now.sizes[i]) != 0)
            fail_msg("%s: %s is not what it was", what, names[i]);
        free(now.bytes[i]);
    }
    assert_memory_equal(now.index, before->index, sizeof now.index);
}

static int interrupt(void *arg)
{
    (void)arg;
    return 1;
}

static void the_file_has_no_shared_memory(void **state)
{
    fixture *f = *state;
    sqlite3_file *file = NULL;
    assert_int_equal(sqlite3_file_control(f->p, "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
    assert_int_equal(file->pMethods->iVersion, 1);
    /* So SQLite can neither recover a log under a lock that is not real, nor check it out, nor lock it for
     * itself. */
    sql(f->p, "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->w, "UPDATE t SET v = v + 1");
}

/* A cache that spills, rollbacks that nobody asked for, commits of nothing that rows would show. */
static void whatever_a_transaction_does_others_see_nothing_of_it(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {
        "UPDATE t SET v = v + 1, pad = zeroblob(900); ROLLBACK",
        "UPDATE t SET v = v + 1, pad = zeroblob(900); COMMIT",
        "UPDATE t SET v = v + 1; SAVEPOINT s; DELETE FROM t; ROLLBACK TO s; COMMIT",
        "UPDATE t SET v = v + 1; INSERT OR ROLLBACK INTO t(id) VALUES (1)",
        "CREATE TABLE n(x); COMMIT",
        "PRAGMA user_version = 5; COMMIT",
        "COMMIT",
    };
    sql(f->p, "PRAGMA cache_size = 5");
    for (int answer = 0; answer < 2; answer++) {
        f->answer = answer ? SQLITE_BUSY_SNAPSHOT : SQLITE_OK;
        for (size_t i = 0; i < COUNT(texts); i++) {
            shared before;
            look(f, &before);
            sql(f->p, "BEGIN IMMEDIATE");
            sqlite3_exec(f->p, texts[i], NULL, NULL, NULL);
            if (!sqlite3_get_autocommit(f->p))
                sql(f->p, "ROLLBACK");
            assert_untouched(f, &before, texts[i]);
            for (size_t k = 0; k < COUNT(names); k++)
                free(before.bytes[k]);
        }
    }
    shared before;
    look(f, &before);
    sql(f->p, "BEGIN IMMEDIATE");
    sqlite3_progress_handler(f->p, 1000, interrupt, NULL);
    assert_int_equal(sqlite3_exec(f->p, "UPDATE t SET v = v + 1", NULL, NULL, NULL), SQLITE_INTERRUPT);
    sqlite3_close(f->p);
    f->p = NULL;
    assert_untouched(f, &before, "an interrupt, and closing");
    for (size_t k = 0; k < COUNT(names); k++)
        free(before.bytes[k]);
}

/* A rollback beside a writer in progress, whose pages are in the log already. */
static void a_writer_in_progress_is_not_disturbed(void **state)
{
    fixture *f = *state;
    static const char *const ends[] = {"ROLLBACK", "INSERT OR ROLLBACK INTO t(id) VALUES (1)", "COMMIT"};
    sql(f->w, "PRAGMA cache_size = 10");
    for (size_t i = 0; i < COUNT(ends); i++) {
        int64_t sum = ask(f->w, SUM);
        sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = -5 WHERE id = 7");
        sql(f->w,
            "INSERT INTO t(v) VALUES (0); BEGIN IMMEDIATE; UPDATE t SET v = v + 1000, pad = zeroblob(600) "
            "WHERE id <= 400");
        sqlite3_exec(f->p, ends[i], NULL, NULL, NULL);
        sql(f->w, "UPDATE t SET v = v + 1 WHERE id <= 400; COMMIT");
        assert_int_equal(ask(f->w, SUM), sum + 400 * 1001);
        assert_sound(f->w);
        assert_int_equal(ask(f->p, SUM), sum + 400 * 1001); /* and nothing of before is left in the cache */
    }
}

static void cursors_go_on_with_what_they_saw(void **state)
{
    fixture *f = *state;
    sqlite3_stmt *vm = NULL;
    sql(f->p, "BEGIN IMMEDIATE");
    assert_int_equal(sqlite3_prepare_v2(f->p, "SELECT v FROM t ORDER BY id", -1, &vm, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    sql(f->w, "UPDATE t SET v = 0");
    sql(f->p, "COMMIT");
    for (int i = 2; i <= 400; i++) {
        assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(vm, 0), i);
    }
    sqlite3_finalize(vm);
    assert_int_equal(ask(f->p, SUM), 0);
}

static const struct CMUnitTest hazards[] = {
    CONSTRUCTION(the_file_has_no_shared_memory),
    CONSTRUCTION(whatever_a_transaction_does_others_see_nothing_of_it),
    CONSTRUCTION(a_writer_in_progress_is_not_disturbed),
    CONSTRUCTION(cursors_go_on_with_what_they_saw),
};

HAZARD_MAIN
