/* Transactions that are committed in one group: each has an answer of its own. */
#include "../concurrent.h"
#include "hazard.h"
#include "together.h"

enum { MEMBERS = 5 };

/* A scenario: `texts` run in transactions of their own that begin at one moment. */
typedef struct {
    const char *prepare;        /* before they begin */
    const char *meanwhile;      /* after they have begun, by somebody else; or NULL */
    const char *texts[MEMBERS]; /* the first one leads */
    int largest;                /* the group that has to come about */
    bool serializable;
    int without_keys; /* so many, from the first on, have foreign keys off */
} scenario;

static void play(fixture *f, const scenario *s, member *members)
{
    int count = 0;
    exec_all(f->a, s->prepare);
    for (; count < MEMBERS && s->texts[count]; count++) {
        conn_t c = connect_db(f->db);
        members[count] = (member){.connection = c, .sql = "COMMIT"};
        if (s->serializable)
            exec(c, "PRAGMA ember_serializable = ON");
        if (count < s->without_keys)
            exec(c, "PRAGMA foreign_keys = OFF");
        exec(c, "BEGIN CONCURRENT");
    }
    for (int i = 0; i < count; i++)
        exec_all(members[i].connection, s->texts[i]);
    if (s->meanwhile)
        exec_all(f->a, s->meanwhile);
    run_together(f->c, "commits_waiting", members, count);
    assert_true(stat_of(f->c, "largest_group") >= s->largest);
    for (int i = 0; i < count; i++) {
        if (members[i].status != TURSO_DONE)
            exec(members[i].connection, "ROLLBACK");
        turso_connection_deinit(members[i].connection);
    }
}

#define TABLES                                                                                               \
    "CREATE TABLE o(id INTEGER PRIMARY KEY, v); CREATE TABLE t(id INTEGER PRIMARY KEY, v);"                  \
    "INSERT INTO t VALUES (1, 10), (2, 20);"                                                                 \
    "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id));"    \
    "INSERT INTO p VALUES (1), (2);"
#define LEAD "INSERT INTO o VALUES (1, 1)"

static void two_of_one_group_that_write_one_row(void **state)
{
    fixture *f = *state;
    static const scenario s = {
        .prepare = TABLES,
        .texts = {LEAD, "UPDATE t SET v = v + 1 WHERE id = 1", "UPDATE t SET v = v + 1 WHERE id = 1"},
        .largest = 2};
    member members[MEMBERS];
    play(f, &s, members);
    assert_int_equal(members[1].status, TURSO_DONE);
    assert_int_equal(members[2].status, TURSO_BUSY_SNAPSHOT);
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), 11);
}

static void a_member_that_conflicts_leaves_no_trace(void **state)
{
    fixture *f = *state;
    /* The child of the second comes in, and fails with its foreign key at the end. */
    static const scenario s = {.prepare = TABLES,
                               .meanwhile = "DELETE FROM p WHERE id = 2",
                               .texts = {LEAD,
                                         "UPDATE t SET v = 99 WHERE id = 1; INSERT INTO c VALUES (1, 2)",
                                         "UPDATE t SET v = 21 WHERE id = 2"},
                               .largest = 2};
    member members[MEMBERS];
    play(f, &s, members);
    assert_int_equal(members[1].status, TURSO_BUSY_SNAPSHOT);
    assert_int_equal(members[2].status, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 10 + 21);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 0);
}

static void a_member_that_breaks_a_key_does_not_fail_the_group(void **state)
{
    fixture *f = *state;
    static const scenario s = {.prepare = TABLES,
                               .meanwhile = "DELETE FROM p WHERE id = 2",
                               .texts = {LEAD, "UPDATE t SET v = 11 WHERE id = 1",
                                         "INSERT INTO c VALUES (1, 2)", "UPDATE t SET v = 21 WHERE id = 2"},
                               .largest = 3};
    member members[MEMBERS];
    play(f, &s, members);
    assert_int_equal(members[1].status, TURSO_DONE);
    assert_int_equal(members[2].status, TURSO_BUSY_SNAPSHOT);
    assert_int_equal(members[3].status, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 11 + 21);
}

static void a_member_without_foreign_keys_does_not_take_them_from_others(void **state)
{
    fixture *f = *state;
    static const scenario s = {
        .prepare = TABLES,
        .meanwhile = "DELETE FROM p WHERE id = 2",
        .texts = {LEAD, "INSERT INTO c VALUES (1, 2)", "UPDATE t SET v = 21 WHERE id = 2"},
        .largest = 2,
        .without_keys = 1};
    member members[MEMBERS];
    play(f, &s, members);
    assert_int_equal(members[0].status, TURSO_DONE);
    assert_int_equal(members[1].status, TURSO_BUSY_SNAPSHOT);
    assert_int_equal(members[2].status, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 0);
}

static void serializable_members_see_each_other(void **state)
{
    fixture *f = *state;
    /* Each reads the table that the other writes. */
    static const scenario s = {.prepare = TABLES,
                               .texts = {LEAD, "SELECT sum(v) FROM t; INSERT INTO p VALUES (3)",
                                         "SELECT count(*) FROM p; UPDATE t SET v = 0"},
                               .serializable = true};
    member members[MEMBERS];
    play(f, &s, members);
    assert_int_equal(members[1].status, TURSO_DONE);
    assert_int_equal(members[2].status, TURSO_BUSY_SNAPSHOT);
}

static void what_a_serializable_transaction_has_read_does_not_change(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLES "PRAGMA ember_serializable = ON; BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 30);
    exec(f->a, "INSERT INTO o VALUES (5, 5)");
    exec(f->b, "UPDATE t SET v = 0");
    expect_error(TURSO_BUSY_SNAPSHOT, "has read", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static void what_was_read_from_the_cache_was_read(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLES "PRAGMA ember_serializable = ON; BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 30);
    exec_all(f->a, "COMMIT; BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 30);
    exec(f->a, "INSERT INTO o VALUES (5, 5)");
    exec(f->b, "UPDATE t SET v = 0");
    expect_error(TURSO_BUSY_SNAPSHOT, "has read", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static const struct CMUnitTest hazards[] = {
    HAZARD("values", two_of_one_group_that_write_one_row),
    HAZARD("undo_one", a_member_that_conflicts_leaves_no_trace),
    HAZARD("keys_of_each", a_member_that_breaks_a_key_does_not_fail_the_group),
    HAZARD("group_keys", a_member_without_foreign_keys_does_not_take_them_from_others),
    HAZARD("group_reads", serializable_members_see_each_other),
    HAZARD("reads", what_a_serializable_transaction_has_read_does_not_change),
    HAZARD("cold_cache", what_was_read_from_the_cache_was_read),
};

HAZARD_MAIN
