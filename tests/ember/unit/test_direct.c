/* direct.h and settings.h: the queue by its own interface, without connections of a program. */
#include "../support.h"

#include <sqlite3.h>

#include "direct.h"
#include "internal.h"

typedef struct {
    char directory[500];
    ember__limits_t limits;
    ember__turn_t turn;
    ember__direct_t *direct;
    sqlite3 *db; /* another connection to the same file */
} bench;

static sqlite3 *open_file(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2("a.db", &db,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE,
                                     NULL),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static int set_up(void **state)
{
    static bench b;
    enter_scratch(b.directory, sizeof b.directory);
    b.db = open_file();
    assert_int_equal(sqlite3_exec(b.db, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(ember__turn_init(&b.turn), SQLITE_OK);
    ember__limits_init(&b.limits);
    assert_int_equal(ember__direct_new(open_file(), &b.limits, &b.turn, &b.direct), SQLITE_OK);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    ember__direct_free(b->direct);
    ember__turn_fini(&b->turn);
    assert_int_equal(sqlite3_close(b->db), SQLITE_OK);
    leave_scratch(b->directory);
    return 0;
}

static int64_t ask(bench *b, const char *sql)
{
    sqlite3_stmt *vm = NULL;
    assert_int_equal(sqlite3_prepare_v2(b->db, sql, -1, &vm, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(vm, 0);
    sqlite3_finalize(vm);
    return value;
}

/* Runs the text with one integer as its parameter, found under `hash`. */
static ember__job_t go(bench *b, const char *sql, uint32_t hash, int64_t value)
{
    ember__value_t bound = {.type = SQLITE_INTEGER, .integer = value};
    ember__parameters_t parameters = {.count = 1, .values = &bound};
    sqlite3_stmt *own = NULL;
    sqlite3_prepare_v2(b->db, sql, -1, &own, NULL);
    if (!own || !sqlite3_bind_parameter_count(own))
        parameters.count = 0;
    ember__job_t job = {.sql = sql,
                        .hash = hash,
                        .parameters = &parameters,
                        .returns = own && sqlite3_column_count(own) > 0,
                        .own = own,
                        .busy_ms = 60000,
                        .synchronous = 1,
                        .rowid_before = 77};
    ember__direct_run(b->direct, &job);
    sqlite3_finalize(own);
    return job;
}

static void an_answer(void **state)
{
    bench *b = *state;
    ember__job_t job = go(b, "INSERT INTO t(v) VALUES (last_insert_rowid()), (?1)", 1, 5);
    assert_true(job.rc == SQLITE_OK && !job.unfit && job.rowid == 2 && job.changes == 2 &&
                job.total_changes == 2);
    assert_int_equal(ask(b, "SELECT v FROM t WHERE id = 1"), 77);
    assert_int_equal(ask(b, "SELECT v FROM t WHERE id = 2"), 5);
    ember__job_fini(&job);
    job = go(b, "UPDATE t SET v = id * ?1 RETURNING id, v", 2, 10);
    assert_true(job.rc == SQLITE_OK && job.columns == 2 && job.value_count == 4 && job.rowid == 77);
    assert_int_equal(sqlite3_value_int(job.values[3]), 20);
    ember__job_fini(&job);
    assert_true(!job.values && !job.value_count);
    job = go(b, "INSERT INTO t(id) VALUES (?1)", 3, 1);
    assert_int_equal(job.rc, SQLITE_CONSTRAINT_PRIMARYKEY);
    assert_string_equal(job.words, "UNIQUE constraint failed: t.id");
    ember__job_fini(&job);
    assert_null(job.words);
    /* What cannot be compiled, or asks its connection, has to be done there. */
    static const char *const unfit[] = {
        "INSERT INTO nothing VALUES (1)", "INSERT INTO t(v) VALUES (changes())",
        "INSERT INTO t(v) SELECT total_changes() RETURNING v",
        "INSERT INTO t(v) SELECT cache_size FROM pragma_cache_size",
        "INSERT INTO t(v) SELECT cache_size FROM pragma_cache_size RETURNING v"};
    for (size_t i = 0; i < COUNT(unfit); i++) {
        job = go(b, unfit[i], 4, 0);
        assert_true(job.unfit && job.rc == SQLITE_OK);
        ember__job_fini(&job);
    }
    assert_int_equal(ask(b, "SELECT count(*) FROM t"), 2);
    ember__direct_stats_t stats;
    ember__direct_stats(b->direct, &stats);
    assert_int_equal(stats.statements, 2);
    assert_int_equal(stats.groups, 3 + COUNT(unfit));
    assert_int_equal(stats.waiting, 0);
    assert_true(ember__direct_frames(b->direct) > 0);
}

/* Different texts under one hash: each is run, and only as it is written. */
static void one_hash_for_all(void **state)
{
    static const char *const texts[] = {"INSERT INTO t(v) VALUES (?1)", "INSERT INTO t(v) VALUES (?1 * 100)",
                                        "INSERT INTO t(v) VALUES (?1 * 10000) RETURNING v"};
    bench *b = *state;
    for (int i = 0; i < 9; i++) {
        ember__job_t job = go(b, texts[i % 3], 12345, 1);
        assert_true(job.rc == SQLITE_OK && !job.unfit);
        assert_int_equal(job.value_count, i % 3 == 2);
        ember__job_fini(&job);
    }
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 30303);
}

/* The statement is kept, what it was run with is not. */
static void nothing_stays_behind(void **state)
{
    enum { BIG = 4000000 };
    bench *b = *state;
    char *big = malloc(BIG);
    assert_non_null(big);
    memset(big, 'b', BIG);
    for (int type = SQLITE_TEXT; type <= SQLITE_BLOB; type++) {
        ember__value_t bound = {.type = type, .bytes = big, .size = BIG};
        ember__parameters_t parameters = {.count = 1, .values = &bound};
        ember__job_t job = {
            .sql = "INSERT INTO t(v) VALUES (length(?1))", .parameters = &parameters, .busy_ms = 60000};
        int64_t before = sqlite3_memory_used();
        ember__direct_run(b->direct, &job);
        assert_int_equal(job.rc, SQLITE_OK);
        assert_true(sqlite3_memory_used() < before + BIG / 2);
        ember__job_fini(&job);
    }
    free(big);
    assert_int_equal(ask(b, "SELECT sum(v) FROM t"), 2 * BIG);
}

static void hashes(void **state)
{
    (void)state;
    assert_int_equal(ember__job_hash("INSERT"), ember__job_hash("INSERT"));
    assert_int_not_equal(ember__job_hash("INSERT"), ember__job_hash("INSERTS"));
    assert_int_not_equal(ember__job_hash("ab"), ember__job_hash("ba"));
}

static void the_lock_is_taken(void **state)
{
    bench *b = *state;
    ember__parameters_t none = {0};
    assert_int_equal(sqlite3_exec(b->db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int returns = 0; returns < 2; returns++) {
        sqlite3_stmt *own = NULL;
        const char *sql = returns ? "INSERT INTO t(v) VALUES (1) RETURNING v" : "INSERT INTO t(v) VALUES (1)";
        assert_int_equal(sqlite3_prepare_v2(b->db, sql, -1, &own, NULL), SQLITE_OK);
        ember__job_t job = {.sql = sql,
                            .parameters = &none,
                            .returns = returns,
                            .own = own,
                            .busy_ms = returns,
                            .rowid_before = 9,
                            .rowid = 9};
        ember__direct_run(b->direct, &job);
        assert_true(job.rc == SQLITE_BUSY && job.rowid == 9 && !job.unfit);
        ember__job_fini(&job);
        sqlite3_finalize(own);
    }
    assert_int_equal(sqlite3_exec(b->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(ask(b, "SELECT count(*) FROM t"), 0);
}

static void settings(void **state)
{
    static const char *const changed[] = {"foreign_keys = 0",       "query_only = 1",
                                          "recursive_triggers = 1", "trusted_schema = 0",
                                          "secure_delete = 3",      "ignore_check_constraints = 1",
                                          "count_changes = 1",      "reverse_unordered_selects = 1",
                                          "automatic_index = 0",    "max_page_count = 100",
                                          "legacy_alter_table = 1", "writable_schema = 1"};
    bench *b = *state;
    ember__settings_t now;
    int value = -1;
    assert_int_equal(ember__settings_read(b->db, &now), SQLITE_OK);
    assert_true(ember__settings_equal(&now, ember__direct_settings(b->direct)));
    for (size_t i = 0; i < COUNT(changed); i++) {
        char sql[80];
        sqlite3 *db = open_file();
        sqlite3_stmt *vm = NULL;
        snprintf(sql, sizeof sql, "PRAGMA %s", changed[i]);
        if (strncmp(changed[i], "secure_delete", 13) == 0)
            snprintf(sql, sizeof sql, "PRAGMA secure_delete = %d", now.values[4] == 0);
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &vm, NULL), SQLITE_OK);
        sqlite3_step(vm);
        assert_int_equal(sqlite3_finalize(vm), SQLITE_OK);
        assert_int_equal(ember__settings_read(db, &now), SQLITE_OK);
        if (ember__settings_equal(&now, ember__direct_settings(b->direct)))
            fail_msg("%s is not noticed", sql);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
    }
    assert_int_equal(ember__setting_read(b->db, "synchronous", &value), SQLITE_OK);
    assert_int_equal(value, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_hash_for_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_stays_behind, set_up, tear_down),
        cmocka_unit_test(hashes),
        cmocka_unit_test_setup_teardown(the_lock_is_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(settings, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
