/*
 * Many threads move money between accounts in concurrent transactions, while the stock sqlite3 program writes
 * to the same file, and while processes are killed. Afterwards every sum, every account and every
 * acknowledged transfer has to be there. Short by default; TOASTY_SOAK=1 runs for minutes.
 */
#include "concurrent.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

enum { ACCOUNTS = 200, MOST_THREADS = 16 };

typedef struct {
    atomic_long commits;
    atomic_long conflicts;
    atomic_long failures;
    atomic_long stop;
} counts;

typedef struct {
    db_t db;
    counts *n;
    int id;
    int acknowledged; /* a file that gets the number of each transfer once it is committed */
    unsigned seed;
} worker;

static long soak(long brief, long lengthy)
{
    const char *wanted = getenv("TOASTY_SOAK");
    return wanted && *wanted && strcmp(wanted, "0") != 0 ? lengthy : brief;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const char schema[] =
    "CREATE TABLE acc(id INTEGER PRIMARY KEY, bal INT); CREATE INDEX accb ON acc(bal);"
    "CREATE TABLE led(id INTEGER PRIMARY KEY, src REFERENCES acc(id), dst REFERENCES acc(id), amt INT);"
    "CREATE INDEX ls ON led(src); CREATE INDEX ld ON led(dst);"
    "CREATE TABLE wr(k1, k2, v, PRIMARY KEY (k1, k2)) WITHOUT ROWID;"
    "CREATE TABLE num(id INTEGER PRIMARY KEY AUTOINCREMENT, tx);"
    "CREATE TABLE big(id INTEGER PRIMARY KEY, v, pad); CREATE INDEX bigv ON big(v);"
    "CREATE VIRTUAL TABLE ft USING fts5(x);"
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200) INSERT INTO acc SELECT i, "
    "1000 FROM c;"
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100)"
    "INSERT INTO big SELECT i, i, zeroblob(400) FROM c;";

static void format_transfer(char *sql, size_t size, worker *w, long long tx)
{
    int from = rand_r(&w->seed) % ACCOUNTS + 1;
    int to = rand_r(&w->seed) % ACCOUNTS + 1;
    int amount = rand_r(&w->seed) % 50;
    if (from == to)
        to = from % ACCOUNTS + 1;
    snprintf(sql, size,
             "UPDATE acc SET bal = bal - %d WHERE id = %d; UPDATE acc SET bal = bal + %d WHERE id = %d;"
             "INSERT INTO led VALUES (%lld, %d, %d, %d); INSERT INTO num(tx) VALUES (%lld);"
             "INSERT INTO wr VALUES (%d, %lld, 1) ON CONFLICT DO UPDATE SET v = v + 1",
             amount, from, amount, to, tx, from, to, amount, tx, from % 50, tx % 200);
}

static bool all_kinds; /* of transactions, instead of concurrent and a few immediate ones */

static const char *begin_text(long long tx)
{
    return tx % 7 == 0 ? "BEGIN IMMEDIATE" : all_kinds && tx % 7 < 4 ? "BEGIN QUEUED" : "BEGIN CONCURRENT";
}

/* One transaction, begun to ended. */
static turso_status_code_t attempt(conn_t c, worker *w, const char *transfer, long long tx,
                                   const char **error)
{
    turso_status_code_t status = run(c, begin_text(tx), NULL, error);
    if (status == TURSO_DONE)
        status = script(c, transfer, error);
    if (status == TURSO_DONE && tx % 40 == 1) {
        char sql[100];
        snprintf(sql, sizeof sql, "INSERT INTO ft(rowid, x) VALUES (%lld, 'transfer')", tx);
        status = script(c, sql, error);
    }
    if (status == TURSO_DONE && rand_r(&w->seed) % 30 == 0)
        status = script(c, "SAVEPOINT s; UPDATE acc SET bal = 0; ROLLBACK TO s; RELEASE s", error);
    if (status == TURSO_DONE)
        status = run(c, "COMMIT", NULL, error);
    return status;
}

static void *work(void *arg)
{
    worker *w = arg;
    conn_t c = NULL;
    if (turso_database_connect(w->db, &c, NULL) != TURSO_OK)
        return NULL;
    turso_connection_set_busy_timeout_ms(c, 30000);
    long long tx = (long long)getpid() << 36 | (long long)w->id << 28;
    while (!atomic_load(&w->n->stop)) {
        char sql[600];
        format_transfer(sql, sizeof sql, w, ++tx);
        turso_status_code_t status;
        do {
            const char *error = NULL;
            status = attempt(c, w, sql, tx, &error);
            if (status == TURSO_BUSY_SNAPSHOT)
                atomic_fetch_add(&w->n->conflicts, 1);
            else if (status != TURSO_DONE && atomic_fetch_add(&w->n->failures, 1) < 5)
                fprintf(stderr, "status %d: %s\n", (int)status, error ? error : "");
            turso_str_deinit(error);
            if (!turso_connection_get_autocommit(c))
                run(c, "ROLLBACK", NULL, NULL);
        } while (status != TURSO_DONE && !atomic_load(&w->n->stop));
        if (status == TURSO_DONE) {
            if (w->acknowledged >= 0 && write(w->acknowledged, &tx, sizeof tx) != sizeof tx)
                atomic_fetch_add(&w->n->failures, 1);
            atomic_fetch_add(&w->n->commits, 1);
        }
        /* Left without a commit, now and then. */
        if (rand_r(&w->seed) % 25 == 0) {
            script(
                c,
                "BEGIN CONCURRENT; UPDATE acc SET bal = bal + 1; INSERT OR ROLLBACK INTO acc(id) VALUES (1)",
                NULL);
            run(c, "ROLLBACK", NULL, NULL);
        }
    }
    turso_connection_deinit(c);
    return NULL;
}

static void start(pthread_t *threads, worker *workers, int count, db_t db, counts *n, int acknowledged)
{
    for (int i = 0; i < count; i++) {
        workers[i] = (worker){db, n, i, acknowledged, (unsigned)(i * 77 + getpid())};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
}

static void sleep_ms(long ms)
{
    struct timespec pause = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&pause, NULL);
}

/* ---- the stock program beside ---- */

static void feed(int out, unsigned seed)
{
    FILE *to = fdopen(out, "w");
    fprintf(to, ".timeout 30000\nPRAGMA cache_size = 8;\n");
    for (long i = 0;; i++) {
        int from = rand_r(&seed) % ACCOUNTS + 1;
        int amount = rand_r(&seed) % 20;
        long long tx = (9000000LL << 36) + ((long long)seed << 20) + i;
        fprintf(to,
                "BEGIN IMMEDIATE; UPDATE acc SET bal = bal - %d WHERE id = %d; UPDATE acc SET bal = bal + %d "
                "WHERE id = %d;"
                "INSERT INTO led VALUES (%lld, %d, %d, %d);",
                amount, from, amount, from % ACCOUNTS + 1, tx, from, from % ACCOUNTS + 1, amount);
        if (i % 20 == 0)
            fprintf(to, "UPDATE big SET v = v + 1, pad = zeroblob(300 + abs(random() %% 300));");
        fprintf(to, "COMMIT;\n%s", i % 7 == 0 ? "PRAGMA wal_checkpoint(PASSIVE);\n" : "");
        if (fflush(to) != 0)
            _exit(0);
    }
}

/* Two processes: one writes SQL, the sqlite3 program runs it. Answers the latter. */
static pid_t start_program(const char *file, unsigned seed)
{
    pid_t program = fork();
    if (program != 0)
        return program;
    int ends[2];
    if (pipe(ends) != 0)
        _exit(9);
    if (fork() == 0) {
        close(ends[0]);
        feed(ends[1], seed);
    }
    int null = open("/dev/null", O_WRONLY);
    dup2(ends[0], 0);
    dup2(null, 1);
    dup2(open("program.out", O_WRONLY | O_CREAT | O_APPEND, 0600), 2);
    close(ends[0]);
    close(ends[1]);
    execlp("sqlite3", "sqlite3", file, (char *)NULL);
    _exit(9);
}

static void stop_program(pid_t program)
{
    int status;
    kill(program, SIGKILL);
    assert_int_equal(waitpid(program, &status, 0), program);
    assert_true(WIFSIGNALED(status)); /* it was still at work */
}

/* ---- what has to be true afterwards ---- */

static void check(conn_t c)
{
    assert_int_equal(ask_int(c, "SELECT sum(bal) FROM acc"), ACCOUNTS * 1000);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM acc a WHERE bal <> 1000 "
                                "- (SELECT coalesce(sum(amt), 0) FROM led WHERE src = a.id) "
                                "+ (SELECT coalesce(sum(amt), 0) FROM led WHERE dst = a.id)"),
                     0);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM num WHERE tx NOT IN (SELECT id FROM led)"), 0);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM (SELECT 1 FROM num GROUP BY tx HAVING count(*) > 1)"),
                     0);
    assert_int_equal(
        ask_int(c, "SELECT (SELECT count(*) FROM ft WHERE ft MATCH 'transfer') = (SELECT count(*) FROM ft)"),
        1);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM ft WHERE rowid NOT IN (SELECT id FROM led)"), 0);
    exec(c, "INSERT INTO ft(ft) VALUES ('integrity-check')");
}

static long check_acknowledged(conn_t c, const char *file)
{
    FILE *in = fopen(file, "rb");
    long long tx;
    long count = 0;
    assert_non_null(in);
    stmt_t s = prepare(c, "SELECT 1 FROM led WHERE id = ?1");
    while (fread(&tx, sizeof tx, 1, in) == 1) {
        expect(TURSO_OK, turso_statement_bind_positional_int(s, 1, tx));
        if (turso_statement_step(s, NULL) != TURSO_ROW)
            fail_msg("transfer %lld was acknowledged and is not there", tx);
        expect(TURSO_OK, turso_statement_reset(s, &error));
        count++;
    }
    turso_statement_deinit(s);
    fclose(in);
    return count;
}

/* ---- the tests ---- */

static void print_stats(conn_t c)
{
    stmt_t s = prepare(c, "PRAGMA ember_stats");
    while (turso_statement_step(s, NULL) == TURSO_ROW)
        print_message(" %.*s %lld", (int)turso_statement_row_value_bytes_count(s, 0),
                      turso_statement_row_value_bytes_ptr(s, 0),
                      (long long)turso_statement_row_value_int(s, 1));
    print_message("\n");
    turso_statement_deinit(s);
}

static void run_threads(fixture *f, int count, long ms, const char *what)
{
    counts n = {0};
    pthread_t threads[MOST_THREADS];
    worker workers[MOST_THREADS];
    double begun = seconds();
    start(threads, workers, count, f->db, &n, -1);
    sleep_ms(ms);
    atomic_store(&n.stop, 1);
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    double took = seconds() - begun;
    print_message("%s: %d threads, %ld commits (%.0f/s), %ld conflicts;", what, count,
                  atomic_load(&n.commits), (double)atomic_load(&n.commits) / took, atomic_load(&n.conflicts));
    print_stats(f->c);
    assert_int_equal(atomic_load(&n.failures), 0);
    assert_true(atomic_load(&n.commits) > 20);
    check(f->c);
}

static void threads_alone(void **state)
{
    fixture *f = *state;
    exec_all(f->a, schema);
    run_threads(f, 4, soak(1500, 60000), "alone");
}

static void all_kinds_of_transactions(void **state)
{
    fixture *f = *state;
    exec_all(f->a, schema);
    all_kinds = true;
    run_threads(f, 8, soak(1500, 60000), "of all kinds");
    all_kinds = false;
    assert_true(stat_of(f->c, "queued") > 0);
}

static void threads_beside_the_stock_program(void **state)
{
    fixture *f = *state;
    exec_all(f->a, schema);
    pid_t program = start_program("a.db", 1);
    run_threads(f, 4, soak(2500, 120000), "beside sqlite3");
    stop_program(program);
    assert_true(ask_int(f->c, "SELECT count(*) FROM led WHERE id >= (9000000 << 36)") > 0);
    check(f->c);
}

static void more_threads_with_a_short_log(void **state)
{
    fixture *f = *state;
    ember__test_limits_t usual;
    ember__concurrency_get_limits(&usual);
    ember__test_limits_t small = usual;
    small.checkpoint_frames = 50;
    small.drain_frames = 300;
    ember__concurrency_test_limits(&small);
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    f->db = open_db("a.db");
    f->a = connect_db(f->db);
    exec(f->a, "PRAGMA journal_mode = mvcc");
    f->b = connect_db(f->db);
    f->c = connect_db(f->db);
    ember__concurrency_test_limits(&usual);
    exec_all(f->a, schema);
    run_threads(f, 12, soak(1500, 60000), "short log");
}

/* A process of several threads, killed in the middle. */
static void child(int acknowledged, counts *n)
{
    pthread_t threads[4];
    worker workers[4];
    db_t db = NULL;
    conn_t c = NULL;
    turso_database_config_t config = {.path = "a.db"};
    if (turso_database_new(&config, &db, NULL) != TURSO_OK || turso_database_open(db, NULL) != TURSO_OK ||
        turso_database_connect(db, &c, NULL) != TURSO_OK ||
        run(c, "PRAGMA journal_mode = mvcc", NULL, NULL) != TURSO_DONE)
        _exit(8);
    start(threads, workers, 4, db, n, acknowledged);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    _exit(0);
}

static void killed_processes_lose_nothing_that_was_acknowledged(void **state)
{
    fixture *f = *state;
    exec_all(f->a, schema);
    counts *n = mmap(NULL, sizeof *n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(n != MAP_FAILED);
    int acknowledged = open("acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0600);
    unsigned seed = 99;
    long rounds = soak(6, 200);
    for (long round = 0; round < rounds; round++) {
        int status;
        pid_t program = round % 2 ? start_program("a.db", (unsigned)round) : 0;
        pid_t engine = fork();
        if (engine == 0)
            child(acknowledged, n);
        sleep_ms(150 + rand_r(&seed) % 300);
        if (program && round % 4 == 1)
            stop_program(program);
        kill(engine, SIGKILL);
        assert_int_equal(waitpid(engine, &status, 0), engine);
        assert_true(WIFSIGNALED(status));
        if (program && round % 4 != 1)
            stop_program(program);
        check(f->c);
    }
    close(acknowledged);
    long count = check_acknowledged(f->c, "acknowledged");
    print_message("killed %ld times: %ld transfers acknowledged, none missing\n", rounds, count);
    assert_true(count > 20);
    assert_int_equal(atomic_load(&n->failures), 0);
    munmap(n, sizeof *n);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(threads_alone),
        cmocka_unit_test_setup_teardown(threads_alone, set_up_memory, tear_down),
        TEST(all_kinds_of_transactions),
        cmocka_unit_test_setup_teardown(all_kinds_of_transactions, set_up_memory, tear_down),
        TEST(threads_beside_the_stock_program),
        TEST(more_threads_with_a_short_log),
        TEST(killed_processes_lose_nothing_that_was_acknowledged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
