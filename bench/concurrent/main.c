/*
 * Concurrent writers: transactions of 100 inserted rows by several threads, Ember beside stock SQLite in the
 * same run.
 *
 *   concurrent threads=1,4,16 work=none,sleep:1000 synchronous=full,normal sides=all ms=400 rounds=5 rows=100
 *              isolation=snapshot disk=US turso=FOLDER
 *
 * work: none, or busy:US or sleep:US, done within each transaction while its rows are half written.
 * disk: so many microseconds are added to each fdatasync(), for a disk that is slower than the one at hand.
 * `cells=all` is every combination of 1, 2, 4, 8, 16 threads with none and 0.1 and 1 ms of either. The sides:
 *
 *   sqlite            BEGIN IMMEDIATE with a busy timeout, row by row
 *   ember             BEGIN CONCURRENT, row by row
 *   ember-batch       BEGIN CONCURRENT, all rows in one statement
 *   ember-queued      BEGIN QUEUED, row by row
 *   sqlite-statement  one statement without BEGIN; the work is done before it
 *   ember-statement   likewise
 *   turso             BEGIN CONCURRENT by worker threads of node with @tursodatabase/database, if `turso`
 * names a folder that it is installed in
 *
 * Each measurement is a process of its own with a new file. The sides take turns; printed are the median of
 * transactions per second over the rounds, its ratio to stock SQLite, percentiles of the latency of all
 * rounds, and the largest resident memory.
 */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { MOST_THREADS = 64, MOST_ROUNDS = 101, MOST_LATENCIES = 4000000, MOST_CELLS = 200, SIDES = 7 };

/* ---- in the process that measures */

static atomic_bool ending;
static atomic_long conflicts;
static atomic_size_t latency_count;
static int64_t *latencies;

bool bench_goes_on(void)
{
    return !atomic_load_explicit(&ending, memory_order_relaxed);
}

void bench_do_work(const bench_cell *cell)
{
    if (cell->work == WORK_SLEEP)
        campaign_sleep_us(cell->work_us);
    else if (cell->work == WORK_BUSY)
        for (int64_t end = campaign_now_us() + cell->work_us; campaign_now_us() < end;)
            ;
}

void bench_done(int64_t begin)
{
    if (!bench_goes_on())
        return;
    size_t i = atomic_fetch_add(&latency_count, 1);
    if (i < MOST_LATENCIES)
        latencies[i] = campaign_now_us() - begin;
}

void bench_conflict(void)
{
    atomic_fetch_add(&conflicts, 1);
}

typedef struct {
    bench_thread thread;
    const bench_side *side;
} start;

static void *run_thread(void *arg)
{
    start *s = arg;
    s->side->write(&s->thread);
    return NULL;
}

/* Writes the latencies into the pipe. */
static _Noreturn void measure(const bench_side *side, const bench_cell *cell, int out)
{
    static start starts[MOST_THREADS];
    pthread_t ids[MOST_THREADS];
    latencies = calloc(MOST_LATENCIES, sizeof *latencies);
    void *db = side->open(cell);
    for (int i = 0; i < cell->threads; i++) {
        starts[i] = (start){{cell, db, (int64_t)(i + 1) << 40}, side};
        if (pthread_create(&ids[i], NULL, run_thread, &starts[i]) != 0)
            campaign_die("no thread");
    }
    campaign_sleep_us(cell->ms * 1000);
    atomic_store(&ending, true);
    for (int i = 0; i < cell->threads; i++)
        pthread_join(ids[i], NULL);
    side->close(db);
    FILE *f = fdopen(out, "w");
    size_t count = atomic_load(&latency_count);
    for (size_t i = 0; f && i < count && i < MOST_LATENCIES; i++)
        fprintf(f, "%lld\n", (long long)latencies[i]);
    if (!f || fprintf(f, "conflicts %ld\n", atomic_load(&conflicts)) < 0 || fclose(f) != 0)
        _exit(3);
    _exit(0);
}

static char script[1200]; /* turso.mjs, beside the program */

static _Noreturn void measure_turso(const bench_cell *cell, int out)
{
    static const char *const works[] = {"none", "busy", "sleep"};
    char words[5][32];
    dup2(out, 1);
    snprintf(words[0], sizeof words[0], "%d", cell->threads);
    snprintf(words[1], sizeof words[1], "%d", cell->rows);
    snprintf(words[2], sizeof words[2], "%d", cell->synchronous);
    snprintf(words[3], sizeof words[3], "%ld", cell->work_us);
    snprintf(words[4], sizeof words[4], "%ld", cell->ms);
    execlp("node", "node", script, cell->turso, words[0], words[1], words[2], works[cell->work], words[3],
           words[4], (char *)NULL);
    _exit(127);
}

/* ---- in the process that directs */

typedef struct {
    const char *name;
    const bench_side *side; /* NULL: Turso */
    double rates[MOST_ROUNDS];
    int64_t *latencies;
    size_t count, room;
    long conflicts, memory_kb;
    int rounds;
} result;

static void take(result *r, FILE *from, const bench_cell *cell)
{
    char line[64];
    size_t before = r->count;
    while (fgets(line, sizeof line, from)) {
        if (sscanf(line, "conflicts %ld", &r->conflicts) == 1)
            continue;
        if (r->count == r->room) {
            r->room = r->room ? 2 * r->room : 4096;
            r->latencies = realloc(r->latencies, r->room * sizeof *r->latencies);
            if (!r->latencies)
                campaign_die("no memory");
        }
        r->latencies[r->count++] = strtoll(line, NULL, 10);
    }
    r->rates[r->rounds++] = (double)(r->count - before) * 1000.0 / (double)cell->ms;
}

static void run_once(result *r, const bench_cell *cell)
{
    int pipes[2], status;
    struct rusage usage;
    long before = r->conflicts;
    if (system("rm -f bench.db bench.db-wal bench.db-shm bench.db-log") != 0 || pipe(pipes) != 0)
        campaign_die("cannot begin: %s", strerror(errno));
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        close(pipes[0]);
        if (!r->side)
            measure_turso(cell, pipes[1]);
        measure(r->side, cell, pipes[1]);
    }
    close(pipes[1]);
    FILE *from = fdopen(pipes[0], "r");
    r->conflicts = 0;
    take(r, from, cell);
    r->conflicts += before;
    fclose(from);
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        campaign_die("%s failed: status %x", r->name, (unsigned)status);
    if (usage.ru_maxrss > r->memory_kb)
        r->memory_kb = usage.ru_maxrss;
}

static int by_rate(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static int by_latency(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static double median(result *r)
{
    qsort(r->rates, (size_t)r->rounds, sizeof *r->rates, by_rate);
    return r->rates[r->rounds / 2];
}

static double percentile(const result *r, double share)
{
    return r->count ? (double)r->latencies[(size_t)((double)(r->count - 1) * share)] / 1000.0 : 0;
}

static void print(result *results, int count, const bench_cell *cell)
{
    static const char *const works[] = {"none", "busy", "sleep"};
    for (int i = 0; i < count; i++) {
        result *r = &results[i];
        const char *against = r->side ? r->side->against : "sqlite";
        double rate = median(r), base = 0;
        qsort(r->latencies, r->count, sizeof *r->latencies, by_latency);
        for (int j = 0; j < count && against; j++)
            if (strcmp(results[j].name, against) == 0)
                base = median(&results[j]);
        printf("%-6s %-5s %5ld %3d  %-16s %8.0f", cell->synchronous == 2 ? "full" : "normal",
               works[cell->work], cell->work_us, cell->threads, r->name, rate);
        if (base > 0)
            printf(" %6.2f", rate / base);
        else
            printf(" %6s", "");
        printf(" %9.2f %9.2f %9.2f %8ld %7.1f\n", percentile(r, 0.5), percentile(r, 0.99), percentile(r, 1),
               r->conflicts, (double)r->memory_kb / 1024);
        free(r->latencies);
    }
}

static void run_cell(const bench_cell *cell, const char *wanted, long rounds)
{
    static const bench_side *const sides[] = {&bench_sqlite,           &bench_ember,
                                              &bench_ember_batch,      &bench_ember_queued,
                                              &bench_sqlite_statement, &bench_ember_statement};
    result results[SIDES] = {0};
    int count = 0;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        char word[64];
        snprintf(word, sizeof word, ",%s,", sides[i]->name);
        if (strcmp(wanted, ",all,") == 0 || strstr(wanted, word))
            results[count++] = (result){.name = sides[i]->name, .side = sides[i]};
    }
    if (cell->turso)
        results[count++] = (result){.name = "turso"};
    for (long round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            run_once(&results[i], cell);
    print(results, count, cell);
}

/* Calls `each` with every word of a list with commas. */
static void split(const char *list, void (*each)(const char *word))
{
    char copy[256], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", list);
    for (char *word = strtok_r(copy, ",", &rest); word; word = strtok_r(NULL, ",", &rest))
        each(word);
}

static bench_cell cells[MOST_CELLS], draft;
static int cell_count;
static const char *thread_list, *work_list;

static void add_threads(const char *word)
{
    draft.threads = atoi(word);
    if (draft.threads < 1 || draft.threads > MOST_THREADS || cell_count == MOST_CELLS)
        campaign_die("threads=%s", word);
    cells[cell_count++] = draft;
}

static void add_work(const char *word)
{
    const char *colon = strchr(word, ':');
    draft.work = strncmp(word, "busy", 4) == 0    ? WORK_BUSY
                 : strncmp(word, "sleep", 5) == 0 ? WORK_SLEEP
                                                  : WORK_NONE;
    draft.work_us = colon ? atol(colon + 1) : 0;
    if ((draft.work == WORK_NONE) != (strcmp(word, "none") == 0) ||
        (draft.work != WORK_NONE && draft.work_us < 1))
        campaign_die("work=%s", word);
    split(thread_list, add_threads);
}

static void add_synchronous(const char *word)
{
    if (strcmp(word, "full") != 0 && strcmp(word, "normal") != 0)
        campaign_die("synchronous=%s", word);
    draft.synchronous = *word == 'f' ? 2 : 1;
    split(work_list, add_work);
}

static void find_script(const char *program)
{
    char *slash;
    if (!realpath(program, script) || !(slash = strrchr(script, '/')))
        campaign_die("where is %s?", program);
    snprintf(slash + 1, sizeof script - (size_t)(slash + 1 - script), "turso.mjs");
}

int main(int argc, char **argv)
{
    char wanted[256], turso[1024];
    for (int i = 1; i < argc; i++)
        if (!strchr(argv[i], '=')) {
            puts("left out: its options have the form name=value");
            return 0;
        }
    campaign_options(argc, argv);
    find_script(argv[0]);
    bool all = strcmp(campaign_word("cells", "short"), "all") == 0;
    thread_list = campaign_word("threads", all ? "1,2,4,8,16" : "1,4,16");
    work_list =
        campaign_word("work", all ? "none,busy:100,busy:1000,sleep:100,sleep:1000" : "none,sleep:1000");
    const char *synchronous = campaign_word("synchronous", "full,normal"),
               *folder = campaign_word("turso", NULL);
    snprintf(wanted, sizeof wanted, ",%s,", campaign_word("sides", "all"));
    draft.rows = (int)campaign_number("rows", 100);
    draft.ms = campaign_number("ms", all ? 1000 : 400);
    bench_disk_us = campaign_number("disk", 0);
    draft.isolation = campaign_isolation_of(campaign_word("isolation", "snapshot"));
    long rounds = campaign_number("rounds", 5);
    campaign_number("keep", 0);
    campaign_options_end();
    if (rounds < 1 || rounds > MOST_ROUNDS || draft.rows < 1 || draft.ms < 1)
        campaign_die("too many or too few");
    if (folder)
        draft.turso = realpath(folder, turso);
    if (folder && bench_disk_us)
        campaign_die("disk= does not reach Turso: leave one of the two out");
    if (folder && !draft.turso)
        campaign_die("%s: %s", folder, strerror(errno));
    if (!folder)
        puts("Turso is left out: turso=FOLDER names one where `npm install @tursodatabase/database` was run");
    split(synchronous, add_synchronous);
    campaign_enter();
    printf("%-6s %-5s %5s %3s  %-16s %8s %6s %9s %9s %9s %8s %7s\n", "sync", "work", "us", "thr", "side",
           "tx/s", "ratio", "p50 ms", "p99 ms", "max ms", "conflict", "MiB");
    for (int i = 0; i < cell_count; i++)
        run_cell(&cells[i], wanted, rounds);
    campaign_leave(true);
    return 0;
}
