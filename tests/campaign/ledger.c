/*
 * The ledger campaign: threads of one or several processes, and the stock `sqlite3` program, write the ledger
 * at once; every answer is noted in a file outside of the database; then the database is checked against the
 * notes. With kills, the processes are killed at random moments again and again.
 *
 *   ledger isolation=immediate|snapshot|serializable|queued threads=4 processes=1 commits=2000 kills=0
 * stock=1 think=0 synchronous=1 checkpoint=0 singles=0 interrupts=0 fault=none seed=N
 *
 * `commits` are per process; TOASTY_SOAK multiplies them, and the kills, by 50. `stock` is the number of
 * sqlite3 programs. `checkpoint=1` lets them checkpoint, too, which releases before 3.51.3 do not survive
 * beside other checkpointers for certain. `singles` is how many per cent are single statements; so often in a
 * thousand times that they are asked `interrupts` ends statements and waits. With a fault the campaign
 * succeeds when the check finds just that.
 */
#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_THREADS = 256,
    MOST_PROCESSES = 8,
    MOST_READERS = 8,
    PROCESS_BITS = 40,
    THREAD_BITS = 32,
    ROUNDS_OF_A_FILE = 100
};

static const char file[] = "ledger.db";
static const char notes[] = "notes";

typedef struct {
    const char *isolation, *fault;
    long threads, processes, commits, kills, stock, think, readers, synchronous, checkpoint, singles,
        interrupts;
    uint64_t seed;
} plan;

static plan p;

static void read_plan(void)
{
    p.isolation = campaign_word("isolation", "snapshot");
    p.fault = campaign_word("fault", "none");
    p.threads = campaign_number("threads", 4);
    p.processes = campaign_number("processes", 1);
    /* A process that was started by another does what it is told, a fault needs no long run. */
    bool once = campaign_number("role", 0) || strcmp(p.fault, "none") != 0;
    p.commits = campaign_amount("commits", 1500, once ? 1 : 50);
    p.kills = campaign_amount("kills", 0, once ? 1 : 50);
    p.stock = campaign_number("stock", 1);
    p.think = campaign_number("think", 200);
    /* A reader would find most faults before the check does. */
    ledger_fault fault = ledger_fault_of(p.fault);
    p.readers = campaign_number("readers", fault == LEDGER_NO_FAULT || fault == LEDGER_FAULT_TORN);
    p.synchronous = campaign_number("synchronous", 1);
    p.checkpoint = campaign_number("checkpoint", 0);
    p.singles = campaign_number("singles", 0);
    p.interrupts = campaign_number("interrupts", 0);
    if (p.threads < 1 || p.threads > MOST_THREADS || p.processes < 1 || p.processes > MOST_PROCESSES ||
        p.stock < 0 || p.readers < 0 || p.readers > MOST_READERS || p.stock > MOST_PROCESSES)
        campaign_die("too many or too few");
}

/* ---- a process that writes */

static int notes_fd = -1;

/* One write() of a line at the end of the file: lines of several writers do not mix, and kill -9 does not
 * unsay them. */
static void note(ledger_writer *w, const ledger_report *r)
{
    (void)w;
    char line[80];
    int length = snprintf(line, sizeof line, "%c %lld %lld %lld\n", r->what, (long long)r->id,
                          (long long)r->begin, (long long)r->end);
    if (write(notes_fd, line, (size_t)length) != length)
        campaign_die("cannot note an answer: %s", strerror(errno));
}

static int work(long process)
{
    pthread_t threads[MOST_THREADS], reading[MOST_READERS];
    static ledger_writer writers[MOST_THREADS], readers[MOST_READERS];
    static atomic_bool stop;
    long committed = 0, conflicts = 0, refused = 0, closed = 0, interrupted = 0;
    notes_fd = open(notes, O_WRONLY | O_APPEND);
    if (notes_fd < 0)
        campaign_die("%s: %s", notes, strerror(errno));
    const turso_database_t *db = campaign_open(file);
    int64_t start = campaign_now_us();
    for (long i = 0; i < p.threads; i++) {
        writers[i] = (ledger_writer){.db = db,
                                     .isolation = campaign_isolation_of(p.isolation),
                                     .synchronous = (int)p.synchronous,
                                     .fault = ledger_fault_of(p.fault),
                                     .random = {p.seed + (uint64_t)(process * MOST_THREADS + i) * 7919},
                                     .first_id = (process << PROCESS_BITS) + (i << THREAD_BITS),
                                     .target = p.commits < 0 ? -1 : (p.commits + p.threads - 1) / p.threads,
                                     .think_us = p.think,
                                     .singles = p.singles,
                                     .interrupts = p.interrupts,
                                     .report = note};
        if (pthread_create(&threads[i], NULL, ledger_write, &writers[i]) != 0)
            campaign_die("no thread");
    }
    for (long i = 0; i < p.readers; i++) {
        readers[i] = (ledger_writer){.db = db,
                                     .isolation = campaign_isolation_of(p.isolation),
                                     .synchronous = (int)p.synchronous,
                                     .random = {p.seed + (uint64_t)i},
                                     .stop = &stop};
        if (pthread_create(&reading[i], NULL, ledger_watch, &readers[i]) != 0)
            campaign_die("no thread");
    }
    for (long i = 0; i < p.threads; i++) {
        pthread_join(threads[i], NULL);
        committed += writers[i].committed;
        conflicts += writers[i].conflicts;
        refused += writers[i].refused;
        closed += writers[i].closed;
        interrupted += writers[i].interrupted;
    }
    atomic_store(&stop, true);
    for (long i = 0; i < p.readers; i++)
        pthread_join(reading[i], NULL);
    turso_database_deinit(db);
    double seconds = (double)(campaign_now_us() - start) / 1e6;
    printf("process %ld: %ld committed, %ld conflicts, %ld interrupted, %ld refused in all, %ld accounts "
           "deleted, "
           "%.1f s, %.0f/s\n",
           process, committed, conflicts, interrupted, refused, closed, seconds, (double)committed / seconds);
    if (p.interrupts && !interrupted)
        campaign_die("nothing was interrupted");
    return 0;
}

static pid_t spawn_worker(long process, long commits)
{
    char words[11][64];
    const char *argv[12] = {0};
    snprintf(words[0], sizeof words[0], "role=%ld", process);
    snprintf(words[1], sizeof words[1], "isolation=%s", p.isolation);
    snprintf(words[2], sizeof words[2], "fault=%s", p.fault);
    snprintf(words[3], sizeof words[3], "threads=%ld", p.threads);
    snprintf(words[4], sizeof words[4], "commits=%ld", commits);
    snprintf(words[5], sizeof words[5], "think=%ld", p.think);
    snprintf(words[6], sizeof words[6], "synchronous=%ld", p.synchronous);
    snprintf(words[7], sizeof words[7], "seed=%llu", (unsigned long long)p.seed);
    snprintf(words[8], sizeof words[8], "readers=%ld", p.readers);
    snprintf(words[9], sizeof words[9], "singles=%ld", p.singles);
    snprintf(words[10], sizeof words[10], "interrupts=%ld", p.interrupts);
    for (int i = 0; i < 11; i++)
        argv[i] = words[i];
    return campaign_spawn(argv);
}

/* ---- the stock program as a writer */

typedef struct {
    pid_t generator, program;
    char notes[40];
    long offset;
} stock_writer;

/* Writes a script without end into the program's input, until that or a signal ends it. */
static _Noreturn void generate(int out, long number)
{
    FILE *f = fdopen(out, "w");
    campaign_random r = {p.seed + 77777 + (uint64_t)number};
    fprintf(f,
            ".timeout 60000\nPRAGMA synchronous = %ld;\nPRAGMA cache_size = 8;\nPRAGMA foreign_keys = ON;\n",
            p.synchronous);
    if (!p.checkpoint)
        fputs("PRAGMA wal_autocheckpoint = 0;\n", f);
    long long id = ((long long)(1000000 + number) << PROCESS_BITS);
    for (long i = 0;; i++) {
        int from = 1 + (int)campaign_below(&r, LEDGER_ACCOUNTS), to = from % LEDGER_ACCOUNTS + 1;
        id++;
        /* What is not there cannot be taken: the amount is limited by the balance, the entry takes what was
         * taken. */
        fprintf(
            f,
            "BEGIN IMMEDIATE;"
            "INSERT INTO entry SELECT %lld, %d, %d, min(balance, %d) FROM account WHERE id = %d;"
            "UPDATE account SET balance = balance - (SELECT amount FROM entry WHERE id = %lld) WHERE id = %d;"
            "UPDATE account SET balance = balance + (SELECT amount FROM entry WHERE id = %lld) WHERE id = %d;"
            "INSERT INTO stat VALUES (%d, %lld, 1) ON CONFLICT DO UPDATE SET n = n + 1;",
            id, from, to, 1 + (int)campaign_below(&r, 20), from, id, from, id, to, from % 50, id % 200);
        if (i % 20 == 0)
            fputs("UPDATE big SET v = v + 1, pad = zeroblob(300 + abs(random() % 300));", f);
        if (i % 3 == 0)
            fprintf(f, "INSERT INTO event(entry) VALUES (%lld);", id);
        /* An account that nobody refers to any more, and that has nothing. */
        if (i % 10 == 0)
            fprintf(f,
                    "DELETE FROM account WHERE id > %d AND opening = 0 AND balance = 0 AND id NOT IN "
                    "(SELECT source FROM entry) AND id NOT IN (SELECT target FROM entry);",
                    LEDGER_ACCOUNTS);
        fprintf(f, "COMMIT;\nSELECT 'A %lld';\n", id);
        if (p.checkpoint && i % 7 == 0)
            fputs("PRAGMA wal_checkpoint(PASSIVE);\n", f);
        if (fflush(f) != 0)
            _exit(0);
        /* Leaves the others room: a program that never pauses is a measure of the lock, not of the ledger. */
        campaign_sleep_us(500);
    }
}

static void start_stock(stock_writer *s, long number)
{
    int pipes[2];
    snprintf(s->notes, sizeof s->notes, "notes-stock-%ld", number);
    s->offset = 0;
    if (pipe(pipes) != 0)
        campaign_die("pipe: %s", strerror(errno));
    fflush(stdout);
    s->generator = fork();
    if (s->generator == 0) {
        campaign_end_with_parent();
        close(pipes[0]);
        signal(SIGPIPE, SIG_DFL);
        generate(pipes[1], number);
    }
    s->program = fork();
    if (s->program == 0) {
        campaign_end_with_parent();
        int out = open(s->notes, O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(pipes[0], 0);
        dup2(out, 1);
        close(pipes[0]);
        close(pipes[1]);
        execlp("sqlite3", "sqlite3", "-bail", "-batch", file, (char *)NULL);
        _exit(127);
    }
    if (s->generator < 0 || s->program < 0)
        campaign_die("fork: %s", strerror(errno));
    close(pipes[0]);
    close(pipes[1]);
}

/* Lets the program end what it has begun, or kills it; true when it ended as it should. */
static bool stop_stock(stock_writer *s, bool kill_it)
{
    int status;
    if (kill_it)
        kill(s->program, SIGKILL);
    kill(s->generator, SIGTERM);
    waitpid(s->generator, &status, 0);
    waitpid(s->program, &status, 0);
    if (kill_it || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
        return true;
    printf("the sqlite3 program failed: status %x\n", (unsigned)status);
    return false;
}

/* ---- the director */

static ledger_reports reports;
static long notes_offset;
static stock_writer stocks[MOST_PROCESSES];
static long stock_number;

static void begin_file(void)
{
    static const char *const old[] = {"ledger.db", "ledger.db-wal", "ledger.db-shm", "notes"};
    for (size_t i = 0; i < sizeof old / sizeof *old; i++)
        unlink(old[i]);
    reports.count = 0;
    notes_offset = 0;
    ledger_create(file);
    int fd = open(notes, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || close(fd) != 0)
        campaign_die("%s: %s", notes, strerror(errno));
}

static unsigned check(const char *title)
{
    ledger_read_reports(&reports, notes, &notes_offset);
    for (long i = 0; i < p.stock; i++)
        ledger_read_reports(&reports, stocks[i].notes, &stocks[i].offset);
    return ledger_verify(file, title, &reports, false);
}

static bool seen_torn;

static bool wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            campaign_die("waitpid: %s", strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    seen_torn = WIFEXITED(status) && WEXITSTATUS(status) == LEDGER_SEEN_TORN;
    printf("a writing process ended with status %x\n", (unsigned)status);
    return false;
}

static off_t size_of(const char *name)
{
    struct stat st;
    return stat(name, &st) == 0 ? st.st_size : 0;
}

/* One round that ends by itself. */
static bool run_to_the_end(void)
{
    pid_t workers[MOST_PROCESSES];
    bool good = true;
    for (long i = 0; i < p.stock; i++)
        start_stock(&stocks[i], stock_number++);
    for (long i = 0; i < p.processes; i++)
        workers[i] = spawn_worker(i + 1, p.commits);
    for (long i = 0; i < p.processes; i++)
        good &= wait_for(workers[i]);
    for (long i = 0; i < p.stock; i++)
        good &= stop_stock(&stocks[i], false);
    return good;
}

/* One round that ends by kill -9, at a random time after the first answers. */
static void run_until_killed(campaign_random *r, long round)
{
    pid_t workers[MOST_PROCESSES];
    off_t before = size_of(notes);
    int64_t patience = campaign_now_us() + 60 * 1000000;
    for (long i = 0; i < p.stock; i++)
        start_stock(&stocks[i], stock_number++);
    for (long i = 0; i < p.processes; i++)
        workers[i] = spawn_worker(1 + round * p.processes + i, -1);
    while (size_of(notes) == before) {
        if (campaign_now_us() > patience)
            campaign_die("no answer after a minute");
        campaign_sleep_us(1000);
    }
    campaign_sleep_us((int64_t)campaign_below(r, 120000));
    for (long i = 0; i < p.processes; i++) {
        if (kill(workers[i], SIGKILL) != 0)
            campaign_die("kill: %s", strerror(errno));
        if (campaign_chance(r, 50))
            campaign_sleep_us(2000);
    }
    for (long i = 0; i < p.processes; i++) {
        int status;
        waitpid(workers[i], &status, 0);
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
            campaign_die("a writing process ended before it was killed: status %x", (unsigned)status);
    }
    for (long i = 0; i < p.stock; i++)
        if (!stop_stock(&stocks[i], campaign_chance(r, 50)))
            campaign_die("the sqlite3 program could not go on");
}

static unsigned run_kills(void)
{
    campaign_random r = {p.seed};
    unsigned bad = 0;
    size_t noted = 0;
    for (long round = 0; round < p.kills && !bad; round++) {
        char title[40];
        if (round > 0 && round % ROUNDS_OF_A_FILE == 0) {
            bad |= ledger_verify_stock(file);
            noted += reports.count;
            begin_file();
        }
        run_until_killed(&r, round);
        snprintf(title, sizeof title, "kill %ld", round + 1);
        bad |= check((round + 1) % 20 == 0 || round + 1 == p.kills ? title : NULL);
    }
    printf("%ld kills, %zu answers\n", p.kills, noted + reports.count);
    return bad;
}

static int direct(void)
{
    ledger_fault fault = ledger_fault_of(p.fault);
    bool good = true;
    unsigned bad = 0;
    if (p.stock && !campaign_have_stock()) {
        puts("there is no sqlite3 program: nobody writes beside the engine");
        p.stock = 0;
    }
    campaign_enter();
    begin_file();
    if (p.kills)
        bad = run_kills();
    else
        good = run_to_the_end();
    ledger_damage(file, fault);
    if (!p.kills || fault != LEDGER_NO_FAULT)
        bad |= check("at the end");
    if (fault == LEDGER_NO_FAULT)
        bad |= ledger_verify_stock(file);
    free(reports.reports);
    unsigned wanted = ledger_finding_of(fault);
    if (fault == LEDGER_FAULT_TORN)
        good = seen_torn;
    else
        good = good && (wanted ? (bad & wanted) == wanted : bad == 0);
    if (fault != LEDGER_NO_FAULT)
        printf("the fault \"%s\" was %s\n", p.fault, good ? "found" : "NOT FOUND");
    campaign_leave(good);
    puts(good ? "PASS" : "FAIL");
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    campaign_options(argc, argv);
    read_plan();
    long role = campaign_number("role", 0);
    campaign_number("keep", 0);
    p.seed = role ? (uint64_t)campaign_number("seed", 1) : campaign_seed();
    campaign_options_end();
    return role ? work(role) : direct();
}
