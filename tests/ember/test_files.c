/* Databases in files: defaults, other programs, what can be wrong with a file. */
#include "support.h"

#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static char scratch[256];

static int set_up(void **state)
{
    (void)state;
    enter_scratch(scratch, sizeof scratch);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    leave_scratch(scratch);
    return 0;
}

static db_t open_read_only(const char *path)
{
    db_t db = new_db(path, (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect(TURSO_OK, turso_database_open(db, &error));
    return db;
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static bool exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

/* What the stock program says to a script; false when there is no such program. */
static bool stock(const char *path, const char *sql, char *out, size_t size)
{
    if (system("command -v sqlite3 >/dev/null 2>&1") != 0)
        return false;
    char command[1024];
    snprintf(command, sizeof command, "sqlite3 '%s' \"%s\" 2>&1", path, sql);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t n = fread(out, 1, size - 1, pipe);
    out[n] = 0;
    assert_int_equal(pclose(pipe), 0);
    return true;
}

static void a_file_gets_its_defaults(void **state)
{
    (void)state;
    db_t db = open_db("x.db");
    assert_true(exists("x.db"));
    conn_t c = connect_db(db);
    assert_string_equal(ask_text(c, "PRAGMA journal_mode"), "wal");
    assert_int_equal(ask_int(c, "PRAGMA foreign_keys"), 1);
    assert_int_equal(ask_int(c, "PRAGMA busy_timeout"), 5000);
    assert_int_equal(ask_int(c, "PRAGMA synchronous"), 2);
    exec(c, "CREATE TABLE t(v)");
    exec(c, "INSERT INTO t VALUES (1)");
    turso_connection_deinit(c);
    assert_true(exists("x.db-wal")); /* kept for the next connection */
    turso_database_deinit(db);
    assert_false(exists("x.db-wal")); /* and put away at the end */
    unsigned char header[20];
    FILE *file = fopen("x.db", "rb");
    assert_int_equal(fread(header, 1, 20, file), 20);
    fclose(file);
    assert_int_equal(header[18], 2);
    assert_int_equal(header[19], 2);
}

static void the_file_stays_the_same_after_chdir(void **state)
{
    (void)state;
    assert_int_equal(mkdir("elsewhere", 0777), 0);
    db_t db = open_db("x.db");
    conn_t a = connect_db(db);
    exec(a, "CREATE TABLE t(v)");
    assert_int_equal(chdir("elsewhere"), 0);
    conn_t b = connect_db(db);
    assert_int_equal(ask_int(b, "SELECT count(*) FROM t"), 0);
    assert_false(exists("x.db"));
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
    assert_int_equal(chdir(".."), 0);
}

static void the_stock_program_reads_and_writes_beside_us(void **state)
{
    (void)state;
    char out[256];
    db_t db = open_db("x.db");
    conn_t c = connect_db(db);
    exec(c, "CREATE TABLE t(v)");
    exec(c, "INSERT INTO t VALUES (1), (2)");
    if (!stock("x.db", "SELECT sum(v) FROM t; INSERT INTO t VALUES (4); PRAGMA integrity_check", out,
               sizeof out))
        skip();
    assert_string_equal(out, "3\nok\n");
    assert_int_equal(ask_int(c, "SELECT sum(v) FROM t"), 7);
    turso_connection_deinit(c);
    turso_database_deinit(db);
    stock("x.db", "SELECT sum(v) FROM t; PRAGMA journal_mode", out, sizeof out);
    assert_string_equal(out, "7\nwal\n");
}

static void we_read_what_the_stock_program_wrote(void **state)
{
    (void)state;
    char out[256];
    if (!stock("x.db", "CREATE TABLE t(v); INSERT INTO t VALUES (5)", out, sizeof out))
        skip();
    db_t db = open_read_only("x.db");
    conn_t c = connect_db(db);
    assert_int_equal(ask_int(c, "SELECT v FROM t"), 5);
    assert_string_equal(ask_text(c, "PRAGMA journal_mode"), "delete"); /* a reader changes nothing */
    turso_connection_deinit(c);
    turso_database_deinit(db);
    db = open_db("x.db");
    c = connect_db(db);
    assert_int_equal(ask_int(c, "SELECT v FROM t"), 5);
    assert_string_equal(ask_text(c, "PRAGMA journal_mode"), "wal");
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

static void read_only_means_it(void **state)
{
    (void)state;
    db_t db = new_db("x.db", (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect_error(TURSO_IOERR, "unable to open", turso_database_open(db, &error));
    assert_false(exists("x.db"));
    turso_database_deinit(db);
    db_t writer = open_db("x.db");
    conn_t w = connect_db(writer);
    exec(w, "CREATE TABLE t(v)");
    db = open_read_only("x.db");
    conn_t c = connect_db(db);
    expect_error(TURSO_READONLY, "readonly", run(c, "INSERT INTO t VALUES (1)", NULL, &error));
    expect_error(TURSO_READONLY, "readonly", run(c, "CREATE TABLE u(v)", NULL, &error));
    exec(w, "INSERT INTO t VALUES (1)");
    assert_int_equal(ask_int(c, "SELECT count(*) FROM t"), 1);
    turso_connection_deinit(c);
    turso_connection_deinit(w);
    turso_database_deinit(db);
    turso_database_deinit(writer);
}

static void bad_places_and_bad_files(void **state)
{
    (void)state;
    conn_t c = NULL;
    db_t db = new_db("no/such/x.db", (turso_database_config_t){0});
    expect_error(TURSO_IOERR, "No such file or directory", turso_database_open(db, &error));
    expect_error(TURSO_MISUSE, "opened", turso_database_connect(db, &c, &error));
    /* A failed open may be tried again. */
    assert_int_equal(mkdir("no", 0777), 0);
    assert_int_equal(mkdir("no/such", 0777), 0);
    expect(TURSO_OK, turso_database_open(db, &error));
    turso_database_deinit(db);
    db = new_db(".", (turso_database_config_t){0});
    expect_error(TURSO_IOERR, "unable to open", turso_database_open(db, &error));
    turso_database_deinit(db);
    char junk[5000];
    memset(junk, 'j', sizeof junk);
    write_file("junk.db", junk, sizeof junk);
    db = new_db("junk.db", (turso_database_config_t){0});
    expect_error(TURSO_NOTADB, "file is not a database", turso_database_open(db, &error));
    turso_database_deinit(db);
    db = new_db("junk.db", (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect_error(TURSO_NOTADB, "file is not a database", turso_database_open(db, &error));
    turso_database_deinit(db);
}

static void a_damaged_file_is_corrupt(void **state)
{
    (void)state;
    db_t db = open_db("x.db");
    conn_t c = connect_db(db);
    exec(c, "CREATE TABLE t(v)");
    exec(c, "INSERT INTO t VALUES (randomblob(3000)), (randomblob(3000))");
    turso_connection_deinit(c);
    turso_database_deinit(db);
    FILE *file = fopen("x.db", "r+b");
    fseek(file, 4096, SEEK_SET);
    for (int i = 0; i < 4096; i++)
        fputc(0xee, file);
    fclose(file);
    db = open_db("x.db");
    c = connect_db(db);
    expect_error(TURSO_CORRUPT, "malformed", run(c, "SELECT * FROM t", NULL, &error));
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void the_busy_timeout_is_kept(void **state)
{
    (void)state;
    db_t db = open_db("x.db");
    conn_t a = connect_db(db), b = connect_db(db);
    exec(a, "CREATE TABLE t(v)");
    exec(a, "BEGIN IMMEDIATE");
    turso_connection_set_busy_timeout_ms(b, 0);
    int64_t start = now_ms();
    expect_error(TURSO_BUSY, "database is locked", run(b, "INSERT INTO t VALUES (1)", NULL, &error));
    assert_true(now_ms() - start < 150);
    turso_connection_set_busy_timeout_ms(b, 300);
    start = now_ms();
    expect_error(TURSO_BUSY, "database is locked", run(b, "INSERT INTO t VALUES (1)", NULL, &error));
    assert_in_range(now_ms() - start, 290, 2000);
    exec(b, "PRAGMA busy_timeout = 120");
    start = now_ms();
    stmt_t s = prepare(b, "INSERT INTO t VALUES (1)");
    expect_error(TURSO_BUSY, "database is locked", turso_statement_step(s, &error));
    assert_in_range(now_ms() - start, 115, 1000);
    /* Nothing has been handed out, so the statement may simply be stepped again. */
    expect_error(TURSO_BUSY, "database is locked", turso_statement_step(s, &error));
    exec(a, "COMMIT");
    expect(TURSO_DONE, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_n_change(s), 1);
    turso_statement_deinit(s);
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

static void *commit_soon(void *arg)
{
    usleep(100000);
    return run(arg, "COMMIT", NULL, NULL) == TURSO_DONE ? NULL : arg;
}

static void a_waiter_gets_the_lock_when_it_is_free(void **state)
{
    (void)state;
    pthread_t thread;
    void *failed;
    db_t db = open_db("x.db");
    conn_t a = connect_db(db), b = connect_db(db);
    exec(a, "CREATE TABLE t(v)");
    exec(a, "BEGIN IMMEDIATE");
    int64_t start = now_ms();
    assert_int_equal(pthread_create(&thread, NULL, commit_soon, a), 0);
    exec(b, "INSERT INTO t VALUES (1)");
    assert_in_range(now_ms() - start, 90, 3000);
    pthread_join(thread, &failed);
    assert_null(failed);
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

/* Two handles of one file, as two programs would have them. */
static void handles_of_one_file_see_each_other(void **state)
{
    (void)state;
    db_t one = open_db("x.db"), two = open_db("x.db");
    conn_t a = connect_db(one), b = connect_db(two);
    exec(a, "CREATE TABLE t(v)");
    exec(b, "INSERT INTO t VALUES (1)");
    assert_int_equal(ask_int(a, "SELECT count(*) FROM t"), 1);
    turso_connection_deinit(a);
    turso_database_deinit(one);
    exec(b, "INSERT INTO t VALUES (2)");
    turso_connection_deinit(b);
    turso_database_deinit(two);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH(a_file_gets_its_defaults),
        WITH(the_file_stays_the_same_after_chdir),
        WITH(the_stock_program_reads_and_writes_beside_us),
        WITH(we_read_what_the_stock_program_wrote),
        WITH(read_only_means_it),
        WITH(bad_places_and_bad_files),
        WITH(a_damaged_file_is_corrupt),
        WITH(the_busy_timeout_is_kept),
        WITH(a_waiter_gets_the_lock_when_it_is_free),
        WITH(handles_of_one_file_see_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
