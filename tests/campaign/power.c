/*
 * The power-loss campaign: threads write the ledger over a VFS that remembers what is not synced yet; again
 * and again, at random moments, the files are copied as a power failure would leave them, and the copy is
 * opened and checked with libsqlite3 alone. With synchronous=FULL nothing that was acknowledged may be
 * missing; with NORMAL what is missing may be only the newest.
 *
 *   power isolation=immediate|snapshot|serializable|queued threads=4 synchronous=2 failures=60 think=100
 * fault=none seed=N
 *
 * fault=lie: the disk confirms syncs and forgets them; fault=off: the engine runs with synchronous=OFF.
 * Either has to be found.
 */
#include "ledger.h"
#include "power_vfs.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_THREADS = 64, ENOUGH_ENTRIES = 5000 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ledger_reports reports; /* guarded by the lock */
static atomic_bool stop;

static void note(ledger_writer *w, const ledger_report *r)
{
    (void)w;
    pthread_mutex_lock(&lock);
    ledger_add(&reports, r);
    pthread_mutex_unlock(&lock);
}

/* What has been answered at the moment of the failure. */
static void copy_reports(void *context)
{
    ledger_reports *copy = context;
    pthread_mutex_lock(&lock);
    copy->count = 0;
    for (size_t i = 0; i < reports.count; i++)
        ledger_add(copy, &reports.reports[i]);
    pthread_mutex_unlock(&lock);
}

static size_t answers(void)
{
    pthread_mutex_lock(&lock);
    size_t count = reports.count;
    pthread_mutex_unlock(&lock);
    return count;
}

static unsigned fail_once(long number, campaign_random *r, bool may_lose, size_t *unsynced)
{
    static const char *const ways[] = {"nothing unsynced is left", "all is left", "some writes are left",
                                       "some sectors are left", "the first writes are left"};
    static ledger_reports copy;
    char folder[32], path[64], title[128];
    power_way way = (power_way)campaign_below(r, POWER_WAYS);
    snprintf(folder, sizeof folder, "failure-%ld", number);
    snprintf(path, sizeof path, "%s/ledger.db", folder);
    snprintf(title, sizeof title, "failure %ld (%s)", number, ways[way]);
    if (mkdir(folder, 0777) != 0)
        campaign_die("%s: %s", folder, strerror(errno));
    *unsynced += power_fail(folder, way, r, copy_reports, &copy);
    unsigned bad = ledger_verify(path, number % 20 == 0 ? title : NULL, &copy, may_lose);
    if (bad)
        printf("%s\n", title);
    return bad;
}

static void remove_folder(long number)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf failure-%ld", number);
    if (system(command) != 0)
        campaign_die("cannot remove failure-%ld", number);
}

/* Waits until a random number of file operations more have happened. */
static void wait_for_something(campaign_random *r)
{
    long target = power_operations() + 1 + (long)campaign_below(r, 400);
    int64_t patience = campaign_now_us() + 60 * 1000000;
    while (power_operations() < target) {
        if (campaign_now_us() > patience)
            campaign_die("nothing happened for a minute");
        campaign_sleep_us(20);
    }
}

static struct {
    campaign_isolation isolation;
    long threads, synchronous, failures, think;
    campaign_random random;
} p;

static void start(ledger_writer *writers, pthread_t *ids, const turso_database_t *db, int synchronous)
{
    atomic_store(&stop, false);
    for (long i = 0; i < p.threads; i++) {
        writers[i] = (ledger_writer){.db = db,
                                     .isolation = p.isolation,
                                     .synchronous = synchronous,
                                     .random = {campaign_next(&p.random)},
                                     .first_id = (i + 1) << 32,
                                     .target = -1,
                                     .think_us = p.think,
                                     .singles = 40,
                                     .report = note,
                                     .stop = &stop};
        if (pthread_create(&ids[i], NULL, ledger_write, &writers[i]) != 0)
            campaign_die("no thread");
    }
}

/* One file, until it is large enough; adds to the number of failures. What the check found wrong. */
static unsigned run_file(long *done, int synchronous)
{
    static ledger_writer writers[MOST_THREADS];
    pthread_t ids[MOST_THREADS];
    size_t unsynced = 0;
    long before = *done, operations = power_operations(), syncs = power_syncs();
    unsigned bad = 0;
    reports.count = 0;
    ledger_create("ledger.db");
    const turso_database_t *db = campaign_open("ledger.db");
    start(writers, ids, db, synchronous);
    while (*done < p.failures && !bad && answers() < ENOUGH_ENTRIES) {
        wait_for_something(&p.random);
        bad |= fail_once(++*done, &p.random, p.synchronous < 2, &unsynced);
        if (!bad)
            remove_folder(*done);
    }
    atomic_store(&stop, true);
    for (long i = 0; i < p.threads; i++)
        pthread_join(ids[i], NULL);
    turso_database_deinit(db);
    printf("%ld failures among %zu answers, %ld operations and %ld syncs; %zu unsynced writes each\n",
           *done - before, reports.count, power_operations() - operations, power_syncs() - syncs,
           unsynced / (size_t)(*done - before));
    bad |= ledger_verify("ledger.db", "at the end", &reports, false);
    power_forget();
    if (!bad && (unlink("ledger.db") != 0 || access("ledger.db-wal", F_OK) == 0))
        campaign_die("the files were not put away");
    return bad;
}

int main(int argc, char **argv)
{
    campaign_options(argc, argv);
    p.isolation = campaign_isolation_of(campaign_word("isolation", "snapshot"));
    const char *fault = campaign_word("fault", "none");
    p.threads = campaign_number("threads", 4);
    p.synchronous = campaign_number("synchronous", 2);
    p.failures = campaign_amount("failures", 60, strcmp(fault, "none") != 0 ? 1 : 50);
    p.think = campaign_number("think", 100);
    p.random.state = campaign_seed();
    campaign_number("keep", 0);
    campaign_options_end();
    bool lie = strcmp(fault, "lie") == 0, off = strcmp(fault, "off") == 0;
    if (p.threads < 1 || p.threads > MOST_THREADS || (!lie && !off && strcmp(fault, "none") != 0))
        campaign_die("too many or too few, or a fault that there is not");
    campaign_enter();
    power_register(lie);
    unsigned bad = 0;
    for (long done = 0; done < p.failures && !bad;)
        bad = run_file(&done, off ? 0 : (int)p.synchronous);
    /* A disk that forgets may also lose what holds a database together, so any finding is one. */
    bool good = lie || off ? bad != 0 : bad == 0;
    if (lie || off)
        printf("the fault \"%s\" was %s\n", fault, good ? "found" : "NOT FOUND");
    free(reports.reports);
    campaign_leave(good);
    puts(good ? "PASS" : "FAIL");
    return good ? 0 : 1;
}
