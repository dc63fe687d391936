/*
 * Concurrent transactions as the friendly layer sees them. The engine is given a part to play by two
 * functions that the linker puts before its own: it takes the pragma and BEGIN CONCURRENT, and lets commits
 * and updates conflict.
 */
#include "easy_support.h"

static const char *mode = "mvcc"; /* the answer to the pragma */
static int conflicts;             /* to come */
static const char *conflicting;   /* the statement that they come from */
static bool ends;                 /* a conflict ends the transaction */
static const turso_statement_t *victim;
static const turso_connection_t *connection;

turso_status_code_t __real_turso_connection_prepare_single(const turso_connection_t *self, const char *sql,
                                                           turso_statement_t **statement, const char **error);
turso_status_code_t __wrap_turso_connection_prepare_single(const turso_connection_t *self, const char *sql,
                                                           turso_statement_t **statement, const char **error);
turso_status_code_t __real_turso_statement_execute(const turso_statement_t *self, uint64_t *changes,
                                                   const char **error);
turso_status_code_t __wrap_turso_statement_execute(const turso_statement_t *self, uint64_t *changes,
                                                   const char **error);

turso_status_code_t __wrap_turso_connection_prepare_single(const turso_connection_t *self, const char *sql,
                                                           turso_statement_t **statement, const char **error)
{
    char answer[64];
    const char *played = sql;
    snprintf(answer, sizeof answer, "SELECT '%s'", mode);
    if (strcmp(sql, "PRAGMA journal_mode = 'mvcc'") == 0)
        played = answer;
    else if (strcmp(sql, "BEGIN CONCURRENT") == 0)
        played = "BEGIN";
    turso_status_code_t code = __real_turso_connection_prepare_single(self, played, statement, error);
    if (code == TURSO_OK && conflicting && strcmp(sql, conflicting) == 0) {
        victim = *statement;
        connection = self;
    }
    return code;
}

turso_status_code_t __wrap_turso_statement_execute(const turso_statement_t *self, uint64_t *changes,
                                                   const char **error)
{
    turso_statement_t *rollback = NULL;
    bool hit = self == victim && conflicts > 0;
    if (self == victim)
        victim = NULL; /* another statement may come to lie there */
    if (!hit)
        return __real_turso_statement_execute(self, changes, error);
    conflicts--;
    if (ends) {
        assert_int_equal(__real_turso_connection_prepare_single(connection, "ROLLBACK", &rollback, NULL),
                         TURSO_OK);
        assert_int_equal(__real_turso_statement_execute(rollback, NULL, NULL), TURSO_DONE);
        turso_statement_deinit(rollback);
    }
    *error = strdup("write-write conflict: table t, key 1");
    return TURSO_BUSY_SNAPSHOT;
}

static void play(const char *statement, int times, bool ends_it)
{
    conflicting = statement;
    conflicts = times;
    ends = ends_it;
    victim = NULL;
}

static ember_db *open_concurrent(void)
{
    mode = "mvcc";
    ember_db *db = ember_open(":memory:", .concurrent = true, .statement_cache = EMBER_NEVER);
    ok(db, ember_errcode(db));
    ok(db, ember_exec_script(db, "CREATE TABLE t(a); INSERT INTO t VALUES (0)"));
    return db;
}

static void opening(void **state)
{
    (void)state;
    mode = "wal";
    ember_db *db = ember_open(":memory:", .concurrent = true);
    easy_words(EMBER_ERROR, "stays wal", db, ember_begin(db, EMBER_MODE_DEFAULT));
    ember_close(db);
    db = open_concurrent();
    ember_db *second = ember_connect(db);
    ok(second, ember_begin(second, EMBER_MODE_DEFAULT));
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT)); /* takes no lock */
    ok(db, ember_commit(db));
    ok(second, ember_commit(second));
    ember_close(second);
    ember_close(db);
}

static void by_hand(void **state)
{
    (void)state;
    ember_db *db = open_concurrent();
    for (int way = 0; way < 2; way++) {
        play("COMMIT", 1, way);
        ok(db, ember_begin(db, EMBER_CONCURRENT));
        ok(db, ember_exec(db, "INSERT INTO t VALUES (1)"));
        easy_words(EMBER_CONFLICT, "key 1", db, ember_commit(db));
        assert_false(ember_in_transaction(db));
        assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 1);

        play("UPDATE t SET a = 2", 1, way);
        ok(db, ember_begin(db, EMBER_CONCURRENT));
        ok(db, ember_exec(db, "INSERT INTO t VALUES (1)"));
        easy_words(EMBER_CONFLICT, "key 1", db, ember_exec(db, "UPDATE t SET a = 2"));
        if (way)
            easy_words(EMBER_CONFLICT, "key 1", db, ember_exec(db, "DELETE FROM t"));
        ok(db, ember_rollback(db));
        assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 1);
        play(NULL, 0, false);
        ok(db, ember_exec(db, "UPDATE t SET a = 3"));
    }
    ember_close(db);
}

static int runs;

static ember_status update(ember_db *db, void *arg)
{
    (void)arg;
    runs++;
    return ember_exec(db, "UPDATE t SET a = a + 1");
}

/* Does not look at what its calls say. */
static ember_status careless(ember_db *db, void *arg)
{
    ember_status ignored = update(db, arg);
    (void)ignored;
    ignored = ember_exec(db, "INSERT INTO t VALUES (7)");
    return EMBER_OK;
}

static void repeated(void **state)
{
    (void)state;
    static const char *const statements[] = {"COMMIT", "UPDATE t SET a = a + 1"};
    ember_db *db = open_concurrent();
    int attempts = 0;
    for (int i = 0; i < 4; i++) {
        runs = 0;
        ok(db, ember_exec(db, "UPDATE t SET a = 0"));
        play(statements[i / 2], 3, i % 2);
        ok(db, ember_transaction(db, update, NULL, .mode = EMBER_CONCURRENT, .attempts = &attempts));
        assert_true(runs == 4 && attempts == 4);
        assert_int_equal(count_of(db, "SELECT a FROM t"), 1);
        play(statements[i / 2], 100, i % 2);
        easy(EMBER_CONFLICT, db, ember_transaction(db, update, NULL, .retries = 2, .attempts = &attempts));
        assert_int_equal(attempts, 3);
        play(NULL, 0, false);
    }
    play("UPDATE t SET a = a + 1", 2, true);
    ok(db, ember_transaction(db, careless, NULL, .attempts = &attempts));
    assert_int_equal(attempts, 3);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    ember_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(repeated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
