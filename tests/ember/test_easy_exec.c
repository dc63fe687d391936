/* Opening, running SQL with values, errors. */
#include "easy_support.h"

#include <limits.h>

static void opening(void **state)
{
    (void)state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    ember_db *db = ember_open("notes.db", .busy_timeout_ms = 50);
    ok(db, ember_errcode(db));
    ok(db, ember_exec(db, "CREATE TABLE t(a)"));
    ok(db, ember_exec(db, "INSERT INTO t VALUES (1)"));
    assert_int_equal(count_of(db, "PRAGMA busy_timeout"), 50);
    ember_close(db);

    db = ember_open("notes.db", .read_only = true);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 1);
    easy(EMBER_READONLY, db, ember_exec(db, "INSERT INTO t VALUES (2)"));
    ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
    ok(db, ember_commit(db));
    ember_close(db);

    db = ember_open("notes.db", .busy_timeout_ms = EMBER_NEVER);
    assert_int_equal(count_of(db, "PRAGMA busy_timeout"), 0);
    ember_set_busy_timeout(db, 70);
    assert_int_equal(count_of(db, "PRAGMA busy_timeout"), 70);
    ember_close(db);
    ember_close(NULL);
    assert_string_equal(ember_version(), turso_version());
    leave_scratch(scratch);
}

static void opening_fails(void **state)
{
    (void)state;
    char scratch[256];
    enter_scratch(scratch, sizeof scratch);
    ember_db *db = ember_open("no/such/folder/x.db");
    assert_non_null(db);
    easy_words(EMBER_IOERR, "No such file", db, ember_errcode(db));
    /* Every call says the same, and further handles too. */
    easy_words(EMBER_IOERR, "No such file", db, ember_exec(db, "SELECT 1"));
    easy(EMBER_IOERR, db, ember_begin(db, EMBER_IMMEDIATE));
    easy(EMBER_IOERR, db, ember_commit(db));
    easy(EMBER_IOERR, db, ember_rollback(db));
    assert_null(ember_prepare(db, "SELECT 1"));
    easy(EMBER_IOERR, db, ember_rows_free(ember_query(db, "SELECT 1")));
    ember_db *second = ember_connect(db);
    easy_words(EMBER_IOERR, "No such file", second, ember_errcode(second));
    assert_null(ember_connection(second));
    ember_close(second);
    ember_close(db);

    db = ember_open(NULL);
    easy(EMBER_MISUSE, db, ember_errcode(db));
    ember_close(db);
    db = ember_open_with(NULL);
    easy(EMBER_MISUSE, db, ember_errcode(db));
    ember_close(db);
    db = ember_open("x.db", .read_only = true);
    easy(EMBER_IOERR, db, ember_errcode(db));
    ember_close(db);
    db = ember_open(":memory:", .encryption_cipher = "aes256gcm", .encryption_hexkey = "00");
    assert_true(ember_errcode(db) != EMBER_OK);
    ember_close(db);

    FILE *file = fopen("junk.db", "w");
    for (int i = 0; i < 500; i++)
        fputs("this is no database at all ", file);
    fclose(file);
    db = ember_open("junk.db");
    easy(EMBER_NOTADB, db, ember_errcode(db));
    ember_close(db);
    leave_scratch(scratch);
}

/* Whichever answer the engine gives, it is the caller's to see, and a transaction is one or is none. */
static void concurrent(void **state)
{
    (void)state;
    ember_db *db = ember_open(":memory:", .concurrent = true, .read_only = true);
    easy_words(EMBER_MISUSE, "read_only", db, ember_errcode(db));
    ember_close(db);
    db = ember_open(":memory:", .concurrent = true);
    if (ember_errcode(db) == EMBER_OK) {
        ok(db, ember_begin(db, EMBER_MODE_DEFAULT));
        ok(db, ember_exec(db, "SELECT 1"));
        ok(db, ember_commit(db));
    } else {
        easy_words(EMBER_ERROR, "oncurrent", db, ember_exec(db, "SELECT 1"));
    }
    ember_close(db);
    db = open_memory();
    easy_words(EMBER_ERROR, "oncurrent", db, ember_begin(db, EMBER_CONCURRENT));
    assert_false(ember_in_transaction(db));
    ember_close(db);
}

static void all_types(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    const char *words = "two";
    char letters[] = "letters";
    bool truth = true;
    short small = -3;
    unsigned char byte = 200;
    unsigned long long most = INT64_MAX;
    float half = 0.5f;
    const int fixed = 9;
    ok(db, ember_exec(db, "CREATE TABLE t(a, b, c, d, e, f, g, h, i, j, k, l, m)"));
    ok(db, ember_exec(db, "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      ember_args(1, words, 3.25, ember_bytes_of("\0\1\2", 3), NULL, truth, small, byte, most,
                                 half, letters, fixed, ember_value_text_of("cut here", 3))));
    assert_int_equal(ember_changes(db), 1);
    assert_int_equal(ember_last_insert_id(db), 1);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t WHERE a = 1 AND b = 'two' AND c = 3.25 AND "
                                  "d = x'000102' AND e IS NULL AND f = 1 AND g = -3 AND h = 200 AND "
                                  "i = 9223372036854775807 AND j = 0.5 AND k = 'letters' AND l = 9 AND "
                                  "m = 'cut' AND typeof(a) = 'integer' AND typeof(c) = 'real' AND "
                                  "typeof(d) = 'blob' AND typeof(m) = 'text'"),
                     1);

    const char *none = NULL;
    ok(db, ember_exec(db, "DELETE FROM t"));
    ok(db, ember_exec(db, "INSERT INTO t(a, b, c, d) VALUES (?1, ?2, ?3, ?4)",
                      ember_args(none, ember_bytes_of("", 0), ember_bytes_of(NULL, 0), "")));
    assert_int_equal(
        count_of(db, "SELECT count(*) FROM t WHERE a IS NULL AND b = x'' AND c IS NULL AND d = ''"), 1);

    easy_words(EMBER_MISUSE, "INT64_MAX", db, ember_exec(db, "SELECT ?1", ember_args(ULLONG_MAX)));
    void *pointer = db;
    easy_words(EMBER_MISUSE, "untyped pointer", db, ember_exec(db, "SELECT ?1", ember_args(pointer)));
    ember_close(db);
}

static void parameters(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    int64_t a = 0, b = 0, c = 0;
    ok(db, ember_query_row(db, "SELECT :a, @b, $c", ember_into(&a, &b, &c),
                           ember_args(ember_named("$c", 3), ember_named(":a", 1), ember_named("@b", 2))));
    assert_true(a == 1 && b == 2 && c == 3);
    ok(db, ember_query_row(db, "SELECT ?1, ?1, ?2", ember_into(&a, &b, &c), ember_args(4, 5)));
    assert_true(a == 4 && b == 4 && c == 5);
    /* Those without a name fill the positions from the first on. */
    ok(db, ember_query_row(db, "SELECT ?, ?, :x", ember_into(&a, &b, &c),
                           ember_args(6, ember_named(":x", 8), 7)));
    assert_true(a == 6 && b == 7 && c == 8);

    easy_words(EMBER_MISUSE, "parameter 2 has no value", db, ember_exec(db, "SELECT ?, ?", ember_args(1)));
    easy_words(EMBER_MISUSE, "parameter 1 (:name) has no value", db, ember_exec(db, "SELECT :name"));
    easy_words(EMBER_MISUSE, "no parameter 2", db, ember_exec(db, "SELECT ?1", ember_args(1, 2)));
    easy_words(EMBER_MISUSE, "\"name\"", db,
               ember_exec(db, "SELECT :name", ember_args(ember_named("name", 1))));
    easy(EMBER_MISUSE, db, ember_exec(db, "SELECT :name", ember_args(ember_named(NULL, 1))));
    easy(EMBER_MISUSE, db, ember_exec_sql(db, (ember_sql){"SELECT ?", {1, NULL}}));

    /* More than the bits of one word. */
    char sql[1000] = "SELECT ?";
    ember_value values[130];
    for (int i = 0; i < 130; i++) {
        values[i] = ember_value_int(i);
        if (i)
            strcat(sql, "+?");
    }
    ember_rows *rows = ember_query_sql(db, (ember_sql){sql, {130, values}});
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 129 * 65);
    ok(db, ember_rows_free(rows));
    easy_words(EMBER_MISUSE, "parameter 130 has no value", db,
               ember_exec_sql(db, (ember_sql){sql, {129, values}}));
    ember_close(db);
}

static void errors(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db,
       ember_exec_script(db, "CREATE TABLE p(id INTEGER PRIMARY KEY, u UNIQUE, n NOT NULL, "
                             "c CHECK (c > 0), r REFERENCES p(id)); CREATE TABLE s(i INT) STRICT;"
                             "CREATE TRIGGER no BEFORE DELETE ON p BEGIN SELECT RAISE(ABORT, 'keep it'); END;"
                             "INSERT INTO p VALUES (1, 1, 1, 1, NULL)"));
    static const struct {
        const char *sql;
        const char *words;
        ember_constraint kind;
    } cases[] = {
        {"INSERT INTO p VALUES (1, 2, 1, 1, 1)", "UNIQUE constraint failed: p.id", EMBER_CONSTRAINT_UNIQUE},
        {"INSERT INTO p VALUES (2, 1, 1, 1, 1)", "UNIQUE constraint failed: p.u", EMBER_CONSTRAINT_UNIQUE},
        {"INSERT INTO p VALUES (2, 2, NULL, 1, 1)", "p.n", EMBER_CONSTRAINT_NOT_NULL},
        {"INSERT INTO p VALUES (2, 2, 1, -1, 1)", "c > 0", EMBER_CONSTRAINT_CHECK},
        {"INSERT INTO p VALUES (2, 2, 1, 1, 9)", "FOREIGN KEY", EMBER_CONSTRAINT_FOREIGN_KEY},
        {"INSERT INTO s VALUES ('x')", "cannot store TEXT", EMBER_CONSTRAINT_DATATYPE},
        {"DELETE FROM p", "keep it", EMBER_CONSTRAINT_OTHER},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        easy_words(EMBER_CONSTRAINT, cases[i].words, db, ember_exec(db, cases[i].sql));
        assert_int_equal(ember_constraint_kind(db), cases[i].kind);
        assert_int_equal(ember_changes(db), 0);
    }
    ok(db, ember_exec(db, "SELECT 1"));
    assert_int_equal(ember_constraint_kind(db), EMBER_CONSTRAINT_NONE);
    easy_words(EMBER_ERROR, "syntax error", db, ember_exec(db, "SELEC 1"));
    easy_words(EMBER_ERROR, "no such table: nowhere", db, ember_exec(db, "DELETE FROM nowhere"));
    easy_words(EMBER_ERROR, "no statement", db, ember_exec(db, " -- nothing"));
    easy_words(EMBER_MISUSE, "ember_exec_script", db, ember_exec(db, "SELECT 1; SELECT 2"));
    easy(EMBER_MISUSE, db, ember_exec(db, NULL));
    assert_string_equal(ember_status_name(EMBER_CONFLICT), "CONFLICT");
    assert_string_equal(ember_status_name((ember_status)999), "UNKNOWN");
#define X(name, value, text)                                                                                 \
    assert_string_equal(ember_status_name(EMBER_##name), #name);                                             \
    assert_string_equal(ember_status_text(EMBER_##name), text);
    EMBER_STATUS_LIST(X)
#undef X
    /* A long text of ours is cut, between two characters. */
    char name[1200] = ":";
    for (int shift = 0; shift < 2; shift++) {
        strcat(name, shift ? "a" : "");
        for (int i = 0; i < 290; i++)
            strcat(name, "\xC3\xA4");
        easy(EMBER_MISUSE, db, ember_exec(db, "SELECT 1", ember_args(ember_named(name, 1))));
        size_t length = strlen(ember_errmsg(db));
        assert_true(length > 500 && length < 512);
        assert_int_equal((unsigned char)ember_errmsg(db)[length - 1], 0xA4);
        name[1] = '\0';
    }
    size_t too_long = 1000000001;
    char *zeros = calloc(1, too_long); /* never touched */
    assert_non_null(zeros);
    easy_words(EMBER_ERROR, "longer", db,
               ember_exec(db, "SELECT ?1", ember_args(ember_bytes_of(zeros, too_long))));
    free(zeros);
    ember_close(db);
}

static void scripts(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec_script(db, "CREATE TABLE t(a); -- one\nINSERT INTO t VALUES (1), (2);;"
                                 "INSERT INTO t VALUES (3); SELECT * FROM t; /* done */ "));
    assert_int_equal(ember_changes(db), 3);
    ok(db, ember_exec_script(db, ""));
    easy_words(EMBER_ERROR, "no such table: x", db,
               ember_exec_script(db, "INSERT INTO t VALUES (4); INSERT INTO x VALUES (5); DELETE FROM t"));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 4);
    /* Its own transaction is not left open … */
    easy(EMBER_ERROR, db, ember_exec_script(db, "BEGIN; DELETE FROM t; INSERT INTO x VALUES (5); COMMIT"));
    assert_false(ember_in_transaction(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 4);
    easy(EMBER_CONSTRAINT, db,
         ember_exec_script(db, "CREATE UNIQUE INDEX i ON t(a); BEGIN; DELETE FROM t WHERE a = 1;"
                               "INSERT OR ROLLBACK INTO t VALUES (2)"));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 4);
    /* … but that of the caller is the caller's. */
    ok(db, ember_begin(db, EMBER_IMMEDIATE));
    easy(EMBER_ERROR, db, ember_exec_script(db, "DELETE FROM t WHERE a = 1; INSERT INTO x VALUES (5)"));
    assert_true(ember_in_transaction(db));
    ok(db, ember_commit(db));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 3);
    easy(EMBER_MISUSE, db, ember_exec_script(db, "SELECT ?1"));
    easy(EMBER_MISUSE, db, ember_exec_script(db, NULL));
    ember_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening),   cmocka_unit_test(opening_fails), cmocka_unit_test(concurrent),
        cmocka_unit_test(all_types), cmocka_unit_test(parameters),    cmocka_unit_test(errors),
        cmocka_unit_test(scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
