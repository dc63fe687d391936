/*
 * Toasty against hand-written sqlite3 code that does the same work on the same kind of file: each job is timed for both
 * sides in turn, many times over; the ratio of a pair does not care how fast the machine was in that moment. Printed are
 * the medians.
 *
 *   crud [job [rounds]]     one job only, for a profiler
 */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "side.h"

enum { MOST_ROUNDS = 101, SINGLES = 20 };

typedef struct bed {
    const bench_side *side;
    void *db;
    toasty_uuid ids[USERS];
    int next; /* the number of the next user to insert */
} bed;

static char folder[64] = "/tmp/toasty-bench-XXXXXX";

void bench_fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void job_get(bed *b)
{
    b->side->get(b->db, b->ids, USERS);
}

static void job_find(bed *b)
{
    b->side->find(b->db, USERS);
}

static void job_insert_together(bed *b)
{
    b->side->insert(b->db, b->next, USERS, true);
    b->next += USERS;
}

static void job_insert_singly(bed *b)
{
    b->side->insert(b->db, b->next, SINGLES, false);
    b->next += SINGLES;
}

static void job_update(bed *b)
{
    b->side->update(b->db, b->ids, USERS);
}

static void job_include(bed *b)
{
    b->side->include(b->db);
}

typedef struct job {
    const char *name;
    void (*run)(bed *b);
    int per; /* what one run does so many times */
    int rounds;
    double aim;
} job;

static const job jobs[] = {
    {"get by key", job_get, USERS, 101, 1.15},
    {"find of 1,000 rows", job_find, 1, 101, 1.15},
    {"include of 10 children for 100 parents", job_include, 1, 101, 1.15},
    {"update by key, 1,000 in a transaction", job_update, USERS, 51, 1.25},
    {"insert, 1,000 in a transaction", job_insert_together, USERS, 31, 1.25},
    {"insert one by one", job_insert_singly, SINGLES, 51, 1.25},
};

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double time_once(const job *j, bed *b)
{
    double begin = seconds();
    j->run(b);
    return (seconds() - begin) * 1e6 / j->per;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static void set_up(bed *b, const bench_side *side)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s.db", folder, side->name);
    b->side = side;
    b->db = side->open(path);
    side->insert(b->db, 0, USERS, true);
    b->next = USERS;
    side->ids(b->db, b->ids, USERS);
    side->insert_children(b->db, b->ids);
}

static void compare_sides(const job *j, bed *toasty, bed *raw, int rounds)
{
    double ours[MOST_ROUNDS], theirs[MOST_ROUNDS], ratios[MOST_ROUNDS];
    time_once(j, toasty);
    time_once(j, raw);
    for (int i = 0; i < rounds; i++) {
        /* who goes first takes turns: the second finds warmer caches */
        if (i & 1) {
            ours[i] = time_once(j, toasty);
            theirs[i] = time_once(j, raw);
        } else {
            theirs[i] = time_once(j, raw);
            ours[i] = time_once(j, toasty);
        }
        ratios[i] = ours[i] / theirs[i];
    }
    printf("%-42s %10.2f %10.2f %8.2f %8.2f\n", j->name, median(ours, rounds), median(theirs, rounds),
           median(ratios, rounds), j->aim);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    static bed toasty, raw;
    char command[128];
    int only = argc > 1 ? atoi(argv[1]) : -1;
    if (!mkdtemp(folder))
        bench_fail(folder, "cannot be made");
    set_up(&toasty, &bench_toasty);
    set_up(&raw, &bench_raw);
    printf("%-42s %10s %10s %8s %8s\n", "microseconds for one, medians", "toasty", "sqlite3", "ratio", "aim");
    for (int i = 0; i < (int)(sizeof jobs / sizeof *jobs); i++)
        if (only < 0 || only == i)
            compare_sides(&jobs[i], &toasty, &raw, argc > 2 ? atoi(argv[2]) : jobs[i].rounds);
    toasty.side->close(toasty.db);
    raw.side->close(raw.db);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command) != 0;
}
