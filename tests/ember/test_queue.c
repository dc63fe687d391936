/* Single statements that write answer the same by themselves, through the queue, and in a group of others
 * there.
 */
#include "answers.h"
#include "queue.h"

enum { WAYS = 3 };
typedef enum { PLAIN, QUEUED, GROUPED } way;

typedef struct {
    db_t db;
    conn_t c; /* the one that is watched */
    conn_t others[2];
    conn_t holder; /* of the write lock, until all wait */
    int64_t added;
    way way;
} stage;

/* Steps the statement for the first time, with others before and behind it in the queue. */
static turso_status_code_t step_grouped(stage *g, stmt_t s, const char **error)
{
    errand one = {.c = g->others[0], .sql = "INSERT INTO beside VALUES (1, 0)"};
    errand two = {.c = g->others[1], .sql = "INSERT INTO beside VALUES (2, 0)"};
    errand own = {.c = g->c, .s = s};
    exec(g->holder, "BEGIN IMMEDIATE");
    exec(g->holder, "DELETE FROM beside");
    start_errand(&one);
    await_waiting(g->holder, 1);
    start_errand(&own);
    await_waiting(g->holder, 2);
    start_errand(&two);
    await_waiting(g->holder, 3);
    exec(g->holder, "COMMIT");
    end_errand(&own);
    expect_errand(&one, TURSO_DONE);
    expect_errand(&two, TURSO_DONE);
    /* ... who are there exactly once, whatever became of it. */
    assert_int_equal(ask_int(g->holder, "SELECT count(*) * 100 + sum(id) FROM beside"), 203);
    *error = own.error;
    return own.status;
}

/* What is asked of the connection after each statement. */
static const char counts[] = "SELECT changes() AS c, total_changes() AS t, last_insert_rowid() AS r";
static const char *asked = counts;

/* A statement marked with '*' is to go through the queue. */
static void act(stage *g, answers *a, const char *sql)
{
    bool marked = *sql == '*';
    const char *error = NULL;
    stmt_t s = NULL;
    note(a, "%s\n", sql);
    turso_status_code_t status = turso_connection_prepare_single(g->c, sql + marked, &s, &error);
    int64_t groups = stat_of(g->c, "statement_groups");
    if (status == TURSO_OK)
        status = marked && g->way == GROUPED ? step_grouped(g, s, &error) : turso_statement_step(s, &error);
    if (marked && g->way != PLAIN && stat_of(g->c, "statement_groups") == groups)
        fail_msg("%s did not go through the queue", sql);
    note_rows(a, s, status, error);
    turso_statement_deinit(s);
    note(a, "  rowid %lld, autocommit %d\n", (long long)turso_connection_last_insert_rowid(g->c),
         turso_connection_get_autocommit(g->c));
    note_answer(a, g->c, asked);
}

static void play(way w, const char *const *steps, answers *a)
{
    stage g = {.way = w, .db = open_db(":memory:")};
    conn_t first = connect_db(g.db);
    exec(first, "CREATE TABLE beside(id INTEGER PRIMARY KEY, x)");
    if (w != PLAIN)
        exec(first, "PRAGMA journal_mode = mvcc");
    g.c = connect_db(g.db);
    g.holder = connect_db(g.db);
    g.others[0] = first;
    g.others[1] = connect_db(g.db);
    for (; *steps; steps++)
        act(&g, a, *steps);
    assert_string_equal(ask_text(g.holder, "PRAGMA integrity_check"), "ok");
    if (w == GROUPED)
        assert_true(stat_of(g.c, "largest_statement_group") >= 2);
    turso_connection_deinit(g.c);
    turso_connection_deinit(g.holder);
    turso_connection_deinit(g.others[0]);
    turso_connection_deinit(g.others[1]);
    turso_database_deinit(g.db);
}

static void show_difference(const char *expected, const char *found, way w)
{
    const char *line = expected;
    size_t at = 0;
    for (; expected[at] && expected[at] == found[at]; at++)
        if (expected[at] == '\n' && expected[at + 1] != ' ')
            line = expected + at + 1;
    fail_msg("%s: expected\n%.600s\nfound\n%.600s", w == QUEUED ? "queued" : "in a group", line,
             found + (line - expected));
}

static void same_in_all_ways(const char *const *steps)
{
    static answers all[WAYS];
    for (int w = PLAIN; w < WAYS; w++) {
        all[w].length = 0;
        all[w].text[0] = '\0';
        play((way)w, steps, &all[w]);
        if (strcmp(all[PLAIN].text, all[w].text) != 0)
            show_difference(all[PLAIN].text, all[w].text, (way)w);
    }
}

#define SAME(...) same_in_all_ways((const char *const[]){__VA_ARGS__, NULL})

/* ---- */

static void plain_writes(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
         "*INSERT INTO t(a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z')", "*UPDATE t SET b = b || '!' WHERE a > 1",
         "*UPDATE t SET b = 0 WHERE a > 100", "*DELETE FROM t WHERE a = 2",
         "*REPLACE INTO t VALUES (1, 7, 'seven')", "*INSERT OR IGNORE INTO t VALUES (1, 8, 'eight')",
         "*INSERT OR REPLACE INTO t VALUES (1, 9, 'nine'), (50, 10, 'ten')",
         "*INSERT INTO t VALUES (1, 1, 1) ON CONFLICT (id) DO UPDATE SET a = a + excluded.a",
         "*INSERT INTO t VALUES (1, 1, 1) ON CONFLICT (id) DO NOTHING",
         "*WITH n(i) AS (VALUES (100), (101)) INSERT INTO t(id, a) SELECT i, i FROM n",
         "*WITH n(i) AS (VALUES (100), (101)) UPDATE t SET a = -a WHERE id IN (SELECT i FROM n)",
         "*INSERT INTO t SELECT id + 1000, a, b FROM t", "*INSERT INTO t(a) VALUES (last_insert_rowid())",
         "*DELETE FROM t", "SELECT count(*) FROM t");
}

static void rows_that_are_returned(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, v)",
         "*INSERT INTO t(v) VALUES (1), (2.5), ('text'), (''), (x'00ff'), (x''), (zeroblob(3)), (NULL) "
         "RETURNING *",
         "*INSERT INTO t VALUES (100, 9223372036854775807) RETURNING id AS key, v, typeof(v), id * 2",
         "*UPDATE t SET v = v WHERE id > 1000 RETURNING id",
         "*UPDATE t SET v = id WHERE id < 4 RETURNING v, id", "*DELETE FROM t WHERE id < 3 RETURNING id",
         "*INSERT OR IGNORE INTO t VALUES (100, 0) RETURNING id",
         "*INSERT INTO t VALUES (100, 1) ON CONFLICT DO UPDATE SET v = 5 RETURNING v, id",
         "*INSERT INTO t(v) VALUES (1), (-9223372036854775807 - 1) RETURNING abs(v)",
         "*INSERT INTO t(id) VALUES (500), (100), (501) RETURNING id",
         "*INSERT OR FAIL INTO t(id) VALUES (500), (100), (501) RETURNING id",
         "SELECT count(*), sum(id) FROM t");
}

static void constraints(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE, n NOT NULL DEFAULT 0, p CHECK (p > 0))",
         "*INSERT INTO t(id, u) VALUES (1, 'a'), (2, 'b')",
         "*INSERT INTO t(id, u) VALUES (10, 'c'), (11, 'a')", "*INSERT INTO t(id) VALUES (1)",
         "*INSERT INTO t(n) VALUES (NULL)", "*INSERT INTO t(p) VALUES (1), (0)", "*UPDATE t SET u = 'same'",
         "*UPDATE OR IGNORE t SET u = 'same'", "*UPDATE OR REPLACE t SET u = 'same'",
         "*INSERT OR FAIL INTO t(id, u) VALUES (20, 'k'), (21, 'same'), (22, 'l')",
         "*INSERT OR IGNORE INTO t(id, u) VALUES (30, 'm'), (31, 'same'), (32, 'n')",
         "*INSERT OR ABORT INTO t(id, u) VALUES (40, 'o'), (41, 'same')",
         "INSERT OR ROLLBACK INTO t(id, u) VALUES (50, 'p'), (51, 'same')", "*INSERT INTO t(id) VALUES ('x')",
         "SELECT group_concat(id || '=' || u) AS all_of_them FROM t", "CREATE TABLE s(i INT, x TEXT) STRICT",
         "*INSERT INTO s VALUES (1, 'a')", "*INSERT INTO s VALUES ('no', 'a')",
         "*INSERT INTO s VALUES (2, x'00')", "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID",
         "*INSERT INTO w VALUES ('a', 1), ('b', 2)", "*INSERT INTO w VALUES ('c', 1), ('b', 2)",
         "*INSERT INTO w VALUES ('b', 5) ON CONFLICT DO UPDATE SET v = v + excluded.v RETURNING *",
         "*DELETE FROM w WHERE k = 'a' RETURNING v", "SELECT group_concat(k || v) AS all_of_them FROM w",
         "CREATE TABLE g(a, b AS (a * 2) STORED, c AS (a + 1), CHECK (c < 10))",
         "*INSERT INTO g VALUES (1) RETURNING *", "*INSERT INTO g VALUES (10)",
         "INSERT INTO g(b) VALUES (10)", "INSERT INTO nothing VALUES (1)", "*DELETE FROM t");
}

static void foreign_keys(void **state)
{
    (void)state;
    SAME("CREATE TABLE p(id INTEGER PRIMARY KEY)",
         "CREATE TABLE now(p REFERENCES p ON DELETE CASCADE ON UPDATE SET NULL)",
         "CREATE TABLE later(id INTEGER PRIMARY KEY, p REFERENCES p DEFERRABLE INITIALLY DEFERRED)",
         "CREATE TABLE restrict_(p REFERENCES p ON DELETE RESTRICT)",
         "*INSERT INTO p VALUES (1), (2), (3), (4)", "*INSERT INTO now VALUES (1), (2), (2)",
         "*INSERT INTO now VALUES (2), (9)", "*INSERT INTO later(p) VALUES (3)",
         "*INSERT INTO later(p) VALUES (3), (9)", "*INSERT OR FAIL INTO later(id, p) VALUES (50, 9), (1, 3)",
         "*UPDATE later SET p = 8", "*DELETE FROM p WHERE id = 3", "*INSERT INTO restrict_ VALUES (4)",
         "*DELETE FROM p WHERE id = 4", "*DELETE FROM p WHERE id = 2", "*UPDATE p SET id = 10 WHERE id = 1",
         "SELECT count(*), count(p) FROM now", "SELECT count(*) FROM later",
         /* a violation that was there before is nobody's fault */
         "PRAGMA foreign_keys = OFF", "INSERT INTO later(id, p) VALUES (70, 77)", "PRAGMA foreign_keys = ON",
         "*UPDATE later SET id = 71 WHERE id = 70", "*DELETE FROM later WHERE id = 71",
         "*INSERT INTO later(p) VALUES (77)", "SELECT count(*) FROM later");
}

static void triggers(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, v)", "CREATE TABLE log(id INTEGER PRIMARY KEY, what)",
         "CREATE TRIGGER t_abort BEFORE INSERT ON t WHEN new.v = 'abort' BEGIN INSERT INTO log(what) VALUES "
         "('a'); "
         "SELECT RAISE(ABORT, 'trigger says abort'); END",
         "CREATE TRIGGER t_fail AFTER INSERT ON t WHEN new.v = 'fail' BEGIN INSERT INTO log(what) VALUES "
         "('f'); "
         "SELECT RAISE(FAIL, 'trigger says fail'); END",
         "CREATE TRIGGER t_rollback AFTER INSERT ON t WHEN new.v = 'undo' BEGIN "
         "SELECT RAISE(ROLLBACK, 'trigger says rollback'); END",
         "CREATE TRIGGER t_ignore BEFORE INSERT ON t WHEN new.v = 'ignore' BEGIN SELECT RAISE(IGNORE); END",
         "CREATE TRIGGER t_log AFTER INSERT ON t WHEN new.v = 'log' BEGIN INSERT INTO log(what) SELECT 'l' "
         "FROM t; END",
         "*INSERT INTO t(v) VALUES ('x'), ('log'), ('y'), ('log')",
         "*INSERT INTO t(v) VALUES ('x'), ('abort')", "*INSERT INTO t(v) VALUES ('x'), ('fail'), ('never')",
         "*INSERT INTO t(v) VALUES ('x'), ('undo')", "*INSERT INTO t(v) VALUES ('undo') RETURNING id",
         "*INSERT INTO t(v) VALUES ('ignore'), ('kept') RETURNING id, v", "SELECT count(*) FROM t",
         "SELECT count(*), sum(id) FROM log", "CREATE VIEW w AS SELECT id, v FROM t",
         "CREATE TRIGGER w_insert INSTEAD OF INSERT ON w BEGIN "
         "INSERT INTO t(v) VALUES (new.v); INSERT INTO log(what) VALUES ('one'), ('two'); END",
         "*INSERT INTO w(v) VALUES ('through'), ('view')", "*INSERT INTO w(v) VALUES ('again') RETURNING v",
         "DELETE FROM w", "SELECT count(*) FROM t", "CREATE TABLE deep(n)",
         "CREATE TRIGGER deep_more AFTER INSERT ON deep WHEN new.n > 0 BEGIN INSERT INTO deep VALUES (new.n "
         "- 1); END",
         "*INSERT INTO deep VALUES (5)", "SELECT count(*) FROM deep");
}

/* What asks its connection: such statements stay there, the triggers in question are noticed. */
static void what_asks_the_connection(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "*INSERT INTO t(a) VALUES (1), (2), (3)",
         "INSERT INTO t(a) VALUES (changes())", "*UPDATE t SET b = 1 WHERE a < 3",
         "INSERT INTO t(a, b) VALUES (total_changes(), changes())",
         "*INSERT INTO t(a) VALUES (last_insert_rowid())", "SELECT group_concat(a) AS all_of_them FROM t",
         "CREATE TABLE other(x, y)",
         "CREATE TRIGGER asks AFTER UPDATE ON t BEGIN INSERT INTO other VALUES (changes(), "
         "last_insert_rowid()); END",
         "UPDATE t SET b = 2 WHERE id < 4", "*DELETE FROM t WHERE id = 1", "UPDATE t SET b = 3 WHERE id = 2",
         "SELECT group_concat(x || ':' || y) AS all_of_them FROM other",
         "INSERT INTO other SELECT 1, foreign_keys FROM pragma_foreign_keys",
         "CREATE TABLE d(x DEFAULT (total_changes()), y)", "INSERT INTO d(y) VALUES (1)", "SELECT * FROM d");
}

static void mixed_with_own_statements(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, v)", "*INSERT INTO t(v) VALUES (1), (2), (3)",
         "CREATE TABLE u(id INTEGER PRIMARY KEY, v)", "BEGIN IMMEDIATE",
         "INSERT INTO u(id, v) VALUES (77, 1), (78, 2)", "COMMIT", "*INSERT INTO t(v) VALUES (4)", "BEGIN",
         "ROLLBACK", "DROP TABLE u", "*UPDATE t SET v = 0", "PRAGMA user_version = 5", "SAVEPOINT s",
         "INSERT INTO t VALUES (90, 9)", "ROLLBACK TO s", "RELEASE s",
         "*INSERT INTO t(v) VALUES (5) RETURNING id", "*INSERT INTO t(id) VALUES (1)",
         "INSERT OR ROLLBACK INTO t(id) VALUES (1)", "*DELETE FROM t WHERE id = 1",
         "ALTER TABLE t ADD COLUMN w DEFAULT 'w'", "*INSERT INTO t(v) VALUES (6) RETURNING *",
         "SELECT count(*) FROM t", "*DELETE FROM t WHERE id = -1", "EXPLAIN QUERY PLAN DELETE FROM t",
         "SELECT count(*) FROM t", "VACUUM", "*DELETE FROM t");
}

static void full_text(void **state)
{
    (void)state;
    /* The total counts what FTS5 writes into its own tables, which is less in a group with libsqlite3 3.53.
     */
    asked = "SELECT changes() AS c, last_insert_rowid() AS r";
    SAME("CREATE VIRTUAL TABLE f USING fts5(body)",
         "*INSERT INTO f(rowid, body) VALUES (5, 'one two'), (6, 'two three')",
         "*INSERT INTO f(rowid, body) VALUES (7, 'four'), (5, 'five')",
         "*UPDATE f SET body = 'two four' WHERE f MATCH 'one'", "*DELETE FROM f WHERE f MATCH 'three'",
         "*INSERT INTO f(f) VALUES ('optimize')", "*INSERT INTO f(f) VALUES ('nonsense')",
         "*INSERT INTO f(f) VALUES ('integrity-check')",
         "SELECT group_concat(rowid) FROM f WHERE f MATCH 'four'",
         "CREATE VIRTUAL TABLE r USING rtree(id, a, b)", "*INSERT INTO r VALUES (1, 0, 5), (2, 3, 4)",
         "*INSERT INTO r VALUES (3, 5, 0)", "*DELETE FROM r WHERE id = 2", "SELECT count(*) FROM r");
    asked = counts;
}

static void sequences(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, v UNIQUE)",
         "*INSERT INTO t(v) VALUES (1), (2)", "*INSERT INTO t(v) VALUES (3), (1)", "*DELETE FROM t",
         "*INSERT INTO t(v) VALUES (4) RETURNING id", "*INSERT INTO t VALUES (100, 5)",
         "*INSERT INTO t(v) VALUES (6) RETURNING id", "*UPDATE sqlite_sequence SET seq = 500",
         "*INSERT INTO t(v) VALUES (7) RETURNING id");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_writes),
        cmocka_unit_test(rows_that_are_returned),
        cmocka_unit_test(constraints),
        cmocka_unit_test(foreign_keys),
        cmocka_unit_test(triggers),
        cmocka_unit_test(what_asks_the_connection),
        cmocka_unit_test(mixed_with_own_statements),
        cmocka_unit_test(full_text),
        cmocka_unit_test(sequences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
