#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "compare.h"

enum { MOST_ROUNDS = 101 };

static char folder[64] = "/tmp/toasty-bench-XXXXXX";

void bench_fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

const char *bench_folder(void)
{
    if (!mkdtemp(folder))
        bench_fail(folder, "cannot be made");
    return folder;
}

void bench_remove_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (system(command))
        bench_fail(folder, "cannot be removed");
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double time_once(const bench_job *j, void *bed)
{
    if (j->before)
        j->before(bed);
    double begin = seconds();
    j->run(bed);
    return (seconds() - begin) * 1e6 / j->per;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

static void compare_sides(const bench_job *j, void *toasty, void *raw, int rounds)
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

void bench_compare(const bench_job *jobs, int count, void *toasty, void *raw, int argc, char **argv)
{
    int only = argc > 1 ? atoi(argv[1]) : -1, rounds = argc > 2 ? atoi(argv[2]) : 0;
    printf("%-42s %10s %10s %8s %8s\n", "microseconds for one, medians", "toasty", "sqlite3", "ratio", "aim");
    for (int i = 0; i < count; i++)
        if (only < 0 || only == i)
            compare_sides(&jobs[i], toasty, raw,
                          rounds > 0 && rounds < MOST_ROUNDS ? rounds : jobs[i].rounds);
}
