/* Transactions answer the same statement by statement, on their own connection, in the queue, and there in a
 * group with others. */
#include "answers.h"
#include "queue.h"

enum { WAYS = 3 };
typedef enum { PLAIN, QUEUED, GROUPED } way;

typedef struct {
    db_t db;
    conn_t c; /* the one that is watched */
    conn_t before;
    conn_t after;
    errand first; /* the COMMIT of the one before it in its group */
    errand last;  /* a statement that comes after it there */
    bool grouped;
    way way;
} stage;

static const char counts[] = "SELECT changes() AS c, total_changes() AS t, last_insert_rowid() AS r";
static const char *asked = counts;

/* Begins as the second member of a group. */
static turso_status_code_t begin_grouped(stage *g, stmt_t s, const char **error)
{
    errand own = {.c = g->c, .s = s};
    g->first = (errand){.c = g->before, .sql = "COMMIT"};
    exec(g->before, "BEGIN QUEUED");
    exec(g->before, "INSERT INTO beside VALUES (1, 0)");
    start_errand(&own);
    while (stat_of(g->before, "queued_waiting") != 1)
        pause_us(200);
    start_errand(&g->first);
    end_errand(&own);
    g->last = (errand){.c = g->after, .sql = "INSERT INTO beside VALUES (2, 0)"};
    start_errand(&g->last);
    await_waiting(g->c, 1);
    g->grouped = true;
    *error = own.error;
    return own.status;
}

/* The others of the group are there exactly once, whatever became of it. */
static void end_grouped(stage *g)
{
    expect_errand(&g->first, TURSO_DONE);
    expect_errand(&g->last, TURSO_DONE);
    assert_int_equal(ask_int(g->after, "SELECT count(*) * 100 + sum(id) FROM beside"), 203);
    exec(g->after, "DELETE FROM beside");
    g->grouped = false;
}

static void act(stage *g, answers *a, const char *sql)
{
    const char *error = NULL;
    stmt_t s = NULL;
    note(a, "%s\n", sql);
    bool begins = strcmp(sql, "BEGIN") == 0;
    const char *text = begins ? g->way == PLAIN ? "BEGIN IMMEDIATE" : "BEGIN QUEUED" : sql;
    turso_status_code_t status = turso_connection_prepare_single(g->c, text, &s, &error);
    if (status == TURSO_OK)
        status = begins && g->way == GROUPED ? begin_grouped(g, s, &error) : turso_statement_step(s, &error);
    note_rows(a, s, status, error);
    turso_statement_deinit(s);
    note(a, "  rowid %lld, autocommit %d\n", (long long)turso_connection_last_insert_rowid(g->c),
         turso_connection_get_autocommit(g->c));
    note_answer(a, g->c, asked);
    if (g->grouped && turso_connection_get_autocommit(g->c))
        end_grouped(g);
}

static void play(way w, const char *const *steps, answers *a)
{
    stage g = {.way = w, .db = open_db(":memory:")};
    g.before = connect_db(g.db);
    exec(g.before, "CREATE TABLE beside(id INTEGER PRIMARY KEY, x)");
    if (w != PLAIN)
        exec(g.before, "PRAGMA journal_mode = mvcc");
    g.c = connect_db(g.db);
    g.after = connect_db(g.db);
    for (; *steps; steps++)
        act(&g, a, *steps);
    assert_string_equal(ask_text(g.after, "PRAGMA integrity_check"), "ok");
    if (w != PLAIN)
        assert_true(stat_of(g.c, "largest_queued_group") >= (w == GROUPED ? 2 : 1));
    turso_connection_deinit(g.c);
    turso_connection_deinit(g.before);
    turso_connection_deinit(g.after);
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

static void reads_and_writes(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "INSERT INTO t(a) VALUES (0)", "BEGIN",
         "SELECT * FROM t", "INSERT INTO t(a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z')", "SELECT * FROM t",
         "UPDATE t SET b = b || '!' WHERE a > 1", "SELECT b FROM t WHERE a = 3", "DELETE FROM t WHERE a = 2",
         "UPDATE t SET b = 0 WHERE a > 100",
         "INSERT OR REPLACE INTO t VALUES (1, 9, 'nine'), (50, 10, 'ten')",
         "INSERT INTO t VALUES (1, 1, 1) ON CONFLICT (id) DO UPDATE SET a = a + excluded.a RETURNING a, id",
         "WITH n(i) AS (VALUES (100), (101)) INSERT INTO t(id, a) SELECT i, i FROM n RETURNING *",
         "WITH n(i) AS (VALUES (100), (101)) SELECT i, 2.5, NULL, x'', x'00ff', 'text', '' FROM n",
         "INSERT INTO t(a) VALUES (last_insert_rowid())", "SELECT count(*), sum(id) FROM t",
         "EXPLAIN QUERY PLAN SELECT * FROM t WHERE id = 1", "COMMIT", "SELECT count(*), sum(id) FROM t",
         "INSERT INTO t(a) VALUES (5)", "BEGIN", "DELETE FROM t", "SELECT count(*) FROM t", "ROLLBACK",
         "SELECT count(*), sum(id) FROM t", "BEGIN", "COMMIT", "BEGIN", "SELECT 1", "ROLLBACK", "COMMIT",
         "ROLLBACK", "INSERT INTO t(a) VALUES (6)", "BEGIN", "BEGIN IMMEDIATE", "BEGIN DEFERRED",
         "INSERT INTO t(a) VALUES (7)", "END TRANSACTION", "SELECT count(*) FROM t");
}

static void failures_of_statements(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE, n NOT NULL DEFAULT 0, p CHECK (p > 0))",
         "CREATE TABLE s(i INT, x TEXT) STRICT", "BEGIN", "INSERT INTO t(id, u) VALUES (1, 'a'), (2, 'b')",
         "INSERT INTO t(id, u) VALUES (10, 'c'), (11, 'a')", "INSERT INTO t(id) VALUES (1) RETURNING id",
         "INSERT INTO t(n) VALUES (NULL)", "INSERT INTO t(p) VALUES (1), (0)", "UPDATE t SET u = 'same'",
         "UPDATE OR IGNORE t SET u = 'same'",
         "INSERT OR FAIL INTO t(id, u) VALUES (20, 'k'), (21, 'same'), (22, 'l')",
         "INSERT OR FAIL INTO t(id) VALUES (500), (2), (501) RETURNING id",
         "INSERT OR ABORT INTO t(id, u) VALUES (40, 'o'), (41, 'same')", "INSERT INTO t(id) VALUES ('x')",
         "INSERT INTO s VALUES ('no', 'a')", "INSERT INTO nothing VALUES (1)", "SELECT nothing FROM t",
         "SELECT abs(-9223372036854775807 - 1)", "SELECT * FROM t", "COMMIT", "SELECT * FROM t");
}

static void keys_that_are_looked_at_in_the_end(void **state)
{
    (void)state;
    SAME("CREATE TABLE p(id INTEGER PRIMARY KEY)",
         "CREATE TABLE now(p REFERENCES p ON DELETE CASCADE ON UPDATE SET NULL)",
         "CREATE TABLE later(id INTEGER PRIMARY KEY, p REFERENCES p DEFERRABLE INITIALLY DEFERRED)", "BEGIN",
         "INSERT INTO now VALUES (1)", "INSERT INTO later(p) VALUES (3)", "COMMIT", "COMMIT",
         "INSERT INTO p VALUES (1), (2), (3)", "INSERT INTO now VALUES (1), (2), (2)",
         "DELETE FROM p WHERE id = 2", "COMMIT", "SELECT count(*) FROM now", "BEGIN",
         "INSERT INTO later(p) VALUES (9)", "COMMIT", "SELECT count(*) FROM later",
         "DELETE FROM later WHERE p = 9", "COMMIT", "BEGIN", "INSERT INTO later(p) VALUES (9)", "COMMIT",
         "ROLLBACK", "SELECT * FROM later", "PRAGMA foreign_key_check");
}

static void savepoints(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, v)", "BEGIN", "SAVEPOINT a", "INSERT INTO t(v) VALUES (1)",
         "SAVEPOINT b", "INSERT INTO t(v) VALUES (2)", "ROLLBACK TO b", "SELECT * FROM t",
         "INSERT INTO t(v) VALUES (3)", "RELEASE b", "RELEASE b", "ROLLBACK TO nowhere", "SELECT * FROM t",
         "ROLLBACK TRANSACTION TO SAVEPOINT a", "SELECT * FROM t", "INSERT INTO t(v) VALUES (4)", "RELEASE a",
         "SAVEPOINT a", "SAVEPOINT a", "INSERT INTO t(v) VALUES (5)", "ROLLBACK TO a", "COMMIT",
         "SELECT * FROM t", "BEGIN", "SAVEPOINT c", "INSERT INTO t(v) VALUES (6)", "ROLLBACK",
         "SELECT * FROM t", "RELEASE c");
}

static void what_asks_the_connection(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "CREATE TABLE other(x, y)",
         "CREATE TRIGGER asks AFTER UPDATE ON t BEGIN INSERT INTO other VALUES (changes(), "
         "last_insert_rowid()); END",
         "CREATE TABLE d(x DEFAULT (total_changes()), y)", "INSERT INTO t(a) VALUES (1), (2), (3)", "BEGIN",
         "SELECT changes(), total_changes()", "INSERT INTO t(a) VALUES (changes())",
         "UPDATE t SET b = 1 WHERE a < 3", "INSERT INTO t(a, b) VALUES (total_changes(), changes())",
         "SELECT changes(), total_changes()", "DELETE FROM t WHERE id < 3",
         "UPDATE t SET b = changes(), a = total_changes()", "INSERT INTO d(y) VALUES (1), (2)",
         "SELECT * FROM d", "SELECT * FROM other", "SELECT * FROM t", "ROLLBACK",
         "SELECT changes(), total_changes()", "BEGIN", "DELETE FROM t", "COMMIT",
         "SELECT changes(), total_changes()");
}

static void triggers(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY, v)", "CREATE TABLE log(id INTEGER PRIMARY KEY, what)",
         "CREATE TRIGGER t_abort BEFORE INSERT ON t WHEN new.v = 'abort' BEGIN INSERT INTO log(what) VALUES "
         "('a'); SELECT RAISE(ABORT, 'trigger says abort'); END",
         "CREATE TRIGGER t_fail AFTER INSERT ON t WHEN new.v = 'fail' BEGIN INSERT INTO log(what) VALUES "
         "('f'); SELECT RAISE(FAIL, 'trigger says fail'); END",
         "CREATE TRIGGER t_ignore BEFORE INSERT ON t WHEN new.v = 'ignore' BEGIN SELECT RAISE(IGNORE); END",
         "CREATE VIEW w AS SELECT id, v FROM t",
         "CREATE TRIGGER w_insert INSTEAD OF INSERT ON w BEGIN "
         "INSERT INTO t(v) VALUES (new.v); INSERT INTO log(what) VALUES ('one'), ('two'); END",
         "BEGIN", "INSERT INTO t(v) VALUES ('x'), ('abort')",
         "INSERT INTO t(v) VALUES ('x'), ('fail'), ('never')",
         "INSERT INTO t(v) VALUES ('ignore'), ('kept') RETURNING id, v",
         "INSERT INTO w(v) VALUES ('through'), ('view')", "INSERT INTO w(v) VALUES ('again') RETURNING v",
         "SELECT * FROM t", "SELECT count(*), sum(id) FROM log", "COMMIT", "SELECT * FROM t");
}

static void full_text(void **state)
{
    (void)state;
    /* The total counts what FTS5 writes into its own tables, which depends on when that is. */
    asked = "SELECT changes() AS c, last_insert_rowid() AS r";
    SAME("CREATE VIRTUAL TABLE f USING fts5(body)", "CREATE VIRTUAL TABLE r USING rtree(id, a, b)", "BEGIN",
         "INSERT INTO f(rowid, body) VALUES (5, 'one two'), (6, 'two three')",
         "INSERT INTO f(rowid, body) VALUES (7, 'four'), (5, 'five')",
         "UPDATE f SET body = 'two four' WHERE f MATCH 'one'", "SAVEPOINT a",
         "DELETE FROM f WHERE f MATCH 'three'", "SELECT rowid FROM f WHERE f MATCH 'two'", "ROLLBACK TO a",
         "SELECT rowid FROM f WHERE f MATCH 'two'", "INSERT INTO f(f) VALUES ('nonsense')",
         "INSERT INTO r VALUES (1, 0, 5), (2, 3, 4)", "INSERT INTO r VALUES (3, 5, 0)", "COMMIT",
         "SELECT count(*) FROM r", "SELECT rowid FROM f WHERE f MATCH 'two'");
    asked = counts;
}

static void numbers_and_pragmas(void **state)
{
    (void)state;
    SAME("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, v UNIQUE)", "BEGIN",
         "INSERT INTO t(v) VALUES (1), (2)", "INSERT INTO t(v) VALUES (3), (1)", "DELETE FROM t",
         "INSERT INTO t(v) VALUES (4) RETURNING id", "INSERT INTO t VALUES (100, 5)", "ROLLBACK", "BEGIN",
         "INSERT INTO t(v) VALUES (6) RETURNING id", "PRAGMA table_info(t)", "PRAGMA foreign_keys",
         "PRAGMA user_version", "PRAGMA integrity_check", "PRAGMA index_list(t)", "PRAGMA busy_timeout",
         "COMMIT", "INSERT INTO t(v) VALUES (7) RETURNING id");
}

static int usual_times(void **state)
{
    (void)state;
    ember__direct_usual_times();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_writes),
        cmocka_unit_test(failures_of_statements),
        cmocka_unit_test(keys_that_are_looked_at_in_the_end),
        cmocka_unit_test(savepoints),
        cmocka_unit_test(what_asks_the_connection),
        cmocka_unit_test(triggers),
        cmocka_unit_test(full_text),
        cmocka_unit_test(numbers_and_pragmas),
    };
    /* However slow the machine is. */
    ember__direct_test_times(600000000, 600000000);
    return cmocka_run_group_tests(tests, NULL, usual_times);
}
