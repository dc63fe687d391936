/* The anomalies that tests of isolation are made of, one table of steps for each. */
#include "concurrent.h"

enum who { END, A, B, C };

/* One step: a connection runs `sql`. `sees` is what its only column gives, joined by commas; NULL: nothing is
 * asked. `gives` is its status where that is not DONE. */
typedef struct {
    enum who who;
    const char *sql;
    const char *sees;
    turso_status_code_t gives;
} step;

typedef struct {
    const char *name;
    step steps[16];
} anomaly;

#define ALL "SELECT group_concat(v) FROM (SELECT v FROM t ORDER BY id)"
#define BEGIN(w)                                                                                             \
    {                                                                                                        \
        w, "BEGIN CONCURRENT", NULL, 0                                                                       \
    }
#define COMMIT(w)                                                                                            \
    {                                                                                                        \
        w, "COMMIT", NULL, 0                                                                                 \
    }
#define REFUSED(w)                                                                                           \
    {w, "COMMIT", NULL, TURSO_BUSY_SNAPSHOT},                                                                \
    {                                                                                                        \
        w, "ROLLBACK", NULL, 0                                                                               \
    }

static const anomaly anomalies[] = {
    {"G0 write cycles",
     {BEGIN(A),
      BEGIN(B),
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE t SET v = 12 WHERE id = 1", NULL, 0},
      {A, "UPDATE t SET v = 21 WHERE id = 2", NULL, 0},
      COMMIT(A),
      {B, "UPDATE t SET v = 22 WHERE id = 2", NULL, 0},
      REFUSED(B),
      {C, ALL, "11,21", 0}}},
    {"G1a aborted read",
     {BEGIN(A),
      BEGIN(B),
      {A, "UPDATE t SET v = 101 WHERE id = 1", NULL, 0},
      {B, ALL, "10,20", 0},
      {A, "ROLLBACK", NULL, 0},
      {B, ALL, "10,20", 0},
      COMMIT(B),
      {C, ALL, "10,20", 0}}},
    {"G1b intermediate read",
     {BEGIN(A),
      BEGIN(B),
      {A, "UPDATE t SET v = 101 WHERE id = 1", NULL, 0},
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      COMMIT(A),
      {B, ALL, "10,20", 0},
      COMMIT(B),
      {C, ALL, "11,20", 0}}},
    {"G1c circular flow",
     {BEGIN(A),
      BEGIN(B),
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE t SET v = 22 WHERE id = 2", NULL, 0},
      {A, ALL, "11,20", 0},
      {B, ALL, "10,22", 0},
      COMMIT(A),
      COMMIT(B),
      {C, ALL, "11,22", 0}}},
    {"OTV observed transaction vanishes",
     {BEGIN(A),
      BEGIN(B),
      BEGIN(C),
      {A, "UPDATE t SET v = v + 1", NULL, 0},
      {B, "UPDATE t SET v = v + 5 WHERE id = 1", NULL, 0},
      COMMIT(A),
      {C, ALL, "10,20", 0},
      REFUSED(B),
      {C, ALL, "10,20", 0},
      COMMIT(C),
      {C, ALL, "11,21", 0}}},
    {"PMP predicate read",
     {BEGIN(A),
      BEGIN(B),
      {A, "SELECT count(*) FROM t WHERE v = 30", "0", 0},
      {B, "INSERT INTO t VALUES (3, 30)", NULL, 0},
      COMMIT(B),
      {A, "SELECT count(*) FROM t WHERE v % 3 = 0", "0", 0},
      COMMIT(A),
      {C, ALL, "10,20,30", 0}}},
    {"PMP predicate write",
     {BEGIN(A),
      BEGIN(B),
      {A, "UPDATE t SET v = v + 10", NULL, 0},
      {B, "DELETE FROM t WHERE v = 20", NULL, 0},
      COMMIT(A),
      REFUSED(B),
      {C, ALL, "20,30", 0}}},
    {"P4 lost update",
     {BEGIN(A),
      BEGIN(B),
      {A, ALL, "10,20", 0},
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      COMMIT(A),
      REFUSED(B),
      {C, ALL, "11,20", 0}}},
    {"G-single read skew",
     {BEGIN(A),
      BEGIN(B),
      {A, "SELECT v FROM t WHERE id = 1", "10", 0},
      {B, "UPDATE t SET v = v + 2", NULL, 0},
      COMMIT(B),
      {A, "SELECT v FROM t WHERE id = 2", "20", 0},
      COMMIT(A),
      {C, ALL, "12,22", 0}}},
    {"G-single write predicate",
     {BEGIN(A),
      BEGIN(B),
      {A, ALL, "10,20", 0},
      {B, "UPDATE t SET v = v + 2", NULL, 0},
      COMMIT(B),
      {A, "DELETE FROM t WHERE v = 20", NULL, 0},
      REFUSED(A),
      {C, ALL, "12,22", 0}}},
    {"G-single interleaved",
     {BEGIN(A),
      BEGIN(B),
      {A, "DELETE FROM t WHERE id = 2", NULL, 0},
      {B, "UPDATE t SET v = 18 WHERE id = 2", NULL, 0},
      {A, "ROLLBACK", NULL, 0},
      COMMIT(B),
      {C, ALL, "10,18", 0}}},
    /* What a snapshot does not protect from; BEGIN IMMEDIATE does. */
    {"G2-item write skew",
     {BEGIN(A),
      BEGIN(B),
      {A, ALL, "10,20", 0},
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE t SET v = 21 WHERE id = 2", NULL, 0},
      COMMIT(A),
      COMMIT(B),
      {C, ALL, "11,21", 0}}},
    {"G2 predicate",
     {BEGIN(A),
      BEGIN(B),
      {A, "SELECT count(*) FROM t WHERE v % 3 = 0", "0", 0},
      {B, "SELECT count(*) FROM t WHERE v % 3 = 0", "0", 0},
      {A, "INSERT INTO t VALUES (3, 30)", NULL, 0},
      {B, "INSERT INTO t VALUES (4, 42)", NULL, 0},
      COMMIT(A),
      COMMIT(B),
      {C, ALL, "10,20,30,42", 0}}},
};

static void take(fixture *f, const anomaly *which, const step *now)
{
    conn_t c = now->who == A ? f->a : now->who == B ? f->b : f->c;
    const char *error = NULL;
    stmt_t s = prepare(c, now->sql);
    turso_status_code_t status = turso_statement_step(s, &error);
    turso_status_code_t wanted = now->sees ? TURSO_ROW : now->gives ? now->gives : TURSO_DONE;
    if (status != wanted)
        fail_msg("%s: %s gave %d: %s", which->name, now->sql, (int)status, error ? error : "");
    turso_str_deinit(error);
    if (now->sees) {
        char seen[100] = "";
        if (turso_statement_row_value_kind(s, 0) == TURSO_TYPE_INTEGER)
            snprintf(seen, sizeof seen, "%lld", (long long)turso_statement_row_value_int(s, 0));
        else
            snprintf(seen, sizeof seen, "%.*s", (int)turso_statement_row_value_bytes_count(s, 0),
                     turso_statement_row_value_bytes_ptr(s, 0));
        if (strcmp(seen, now->sees) != 0)
            fail_msg("%s: %s gave %s, not %s", which->name, now->sql, seen, now->sees);
    }
    turso_statement_deinit(s);
}

static void every_anomaly(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v INT)");
    for (size_t i = 0; i < COUNT(anomalies); i++) {
        exec_all(f->a, "DELETE FROM t; INSERT INTO t VALUES (1, 10), (2, 20)");
        for (const step *now = anomalies[i].steps; now->who != END; now++)
            take(f, &anomalies[i], now);
    }
}

/* With PRAGMA ember_serializable. */
static const anomaly serializable[] = {
    {"G2-item write skew",
     {BEGIN(A),
      BEGIN(B),
      {A, ALL, "10,20", 0},
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE u SET v = 21", NULL, 0},
      COMMIT(A),
      REFUSED(B),
      {C, ALL, "11,20", 0}}},
    {"G2 predicate",
     {BEGIN(A),
      BEGIN(B),
      {A, "SELECT count(*) FROM t WHERE v % 3 = 0", "0", 0},
      {B, "SELECT count(*) FROM t WHERE v % 3 = 0", "0", 0},
      {A, "INSERT INTO t VALUES (3, 30)", NULL, 0},
      {B, "INSERT INTO u VALUES (4, 42)", NULL, 0},
      COMMIT(A),
      REFUSED(B),
      {C, ALL, "10,20,30", 0}}},
    {"others that are not concurrent count too",
     {BEGIN(B),
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      {B, "UPDATE u SET v = 21", NULL, 0},
      REFUSED(B),
      {C, ALL, "11,20", 0}}},
    {"what was not read does not",
     {BEGIN(A),
      BEGIN(B),
      {A, ALL, "10,20", 0},
      {B, "UPDATE u SET v = 33", NULL, 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      COMMIT(A),
      COMMIT(B),
      {C, ALL, "11,20", 0}}},
    {"a page that is in the cache is read all the same",
     {{B, ALL, "10,20", 0},
      BEGIN(B),
      {B, ALL, "10,20", 0},
      COMMIT(B),
      BEGIN(B),
      {B, ALL, "10,20", 0},
      {B, "UPDATE u SET v = 5", NULL, 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      REFUSED(B),
      {C, ALL, "11,20", 0}}},
    {"who only reads always may",
     {BEGIN(A),
      BEGIN(B),
      {B, ALL, "10,20", 0},
      {A, "UPDATE t SET v = 11 WHERE id = 1", NULL, 0},
      COMMIT(A),
      COMMIT(B),
      {C, ALL, "11,20", 0}}},
};

/* The log is in one of its states when it begins: long, moved into the file, or begun anew. */
static void every_anomaly_serializable(void **state)
{
    fixture *f = *state;
    static const char *const before[] = {"SELECT 1", "PRAGMA wal_checkpoint",
                                         "PRAGMA wal_checkpoint(TRUNCATE)"};
    exec_all(f->a,
             "CREATE TABLE t(id INTEGER PRIMARY KEY, v INT); CREATE TABLE u(id INTEGER PRIMARY KEY, v INT);"
             "PRAGMA ember_serializable = ON");
    exec(f->b, "PRAGMA ember_serializable(1);");
    assert_int_equal(ask_int(f->b, "PRAGMA ember_serializable"), 1);
    assert_int_equal(ask_int(f->c, "PRAGMA ember_serializable"), 0);
    for (size_t i = 0; i < COUNT(serializable) * COUNT(before); i++) {
        const anomaly *which = &serializable[i / COUNT(before)];
        exec_all(f->a, "DELETE FROM t; INSERT INTO t VALUES (1, 10), (2, 20); DELETE FROM u; INSERT INTO u "
                       "VALUES (1, 0)");
        exec(f->c, before[i % COUNT(before)]);
        for (const step *now = which->steps; now->who != END; now++)
            take(f, which, now);
    }
    exec(f->a, "PRAGMA ember_serializable = OFF");
    assert_int_equal(ask_int(f->a, "PRAGMA ember_serializable"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_anomaly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_anomaly, set_up_memory, tear_down),
        cmocka_unit_test_setup_teardown(every_anomaly_serializable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_anomaly_serializable, set_up_memory, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
