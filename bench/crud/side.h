/* One side of the comparison: the same six jobs, done by Toasty or by hand. */
#ifndef BENCH_CRUD_SIDE_H
#define BENCH_CRUD_SIDE_H

#include <stdio.h>

#include "compare.h"
#include "models.toasty.h"

enum { USERS = 1000, PARENTS = 100, CHILDREN = 10 };

typedef struct bench_side {
    const char *name;
    void *(*open)(const char *path);
    void (*close)(void *db);
    /* Creates users `first` to `first` + `count` - 1, in one transaction or each by itself. */
    void (*insert)(void *db, int first, int count, bool together);
    /* Reads `count` users by their keys, one after the other. */
    void (*get)(void *db, const toasty_uuid *ids, int count);
    /* Reads the first `count` users in one go. */
    void (*find)(void *db, int count);
    /* Sets the name of `count` users, one after the other, in one transaction. */
    void (*update)(void *db, const toasty_uuid *ids, int count);
    /* Gives the first PARENTS users CHILDREN todos each. */
    void (*insert_children)(void *db, const toasty_uuid *ids);
    /* Reads the users that have todos, with their todos. */
    void (*include)(void *db);
    /* The keys of the first `count` users. */
    void (*ids)(void *db, toasty_uuid *ids, int count);
} bench_side;

extern const bench_side bench_toasty;
extern const bench_side bench_raw;

static inline void bench_name(char out[64], int i)
{
    snprintf(out, 64, "User number %d of the benchmark", i);
}

static inline void bench_email(char out[64], int i)
{
    snprintf(out, 64, "user%d@example.com", i);
}

#endif
