/*
 * Toasty against hand-written sqlite3 code that does the same work on the same kind of file: each job is
 * timed for both sides in turn, many times over; the ratio of a pair does not care how fast the machine was
 * in that moment. Printed are the medians.
 */
#ifndef BENCH_COMPARE_H
#define BENCH_COMPARE_H

typedef struct bench_job {
    const char *name;
    void (*run)(void *bed);    /* a bed is one side with its database and whatever else it keeps */
    void (*before)(void *bed); /* makes it ready, outside of the measured time; may be NULL */
    int per;                   /* what one run does so many times */
    int rounds;
    double aim; /* of the ratio */
} bench_job;

/* A new folder for the files of both sides. */
const char *bench_folder(void);

/* Measures all jobs, or the one that the program's arguments [job [rounds]] name, for a profiler. */
void bench_compare(const bench_job *jobs, int count, void *toasty, void *raw, int argc, char **argv);

void bench_remove_folder(void);

/* Ends the program, saying what went wrong. */
_Noreturn void bench_fail(const char *what, const char *why);

#endif
