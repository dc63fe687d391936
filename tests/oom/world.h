/* A database with a little of everything in it, records in hand, and scenarios over both. */
#ifndef TESTS_OOM_WORLD_H
#define TESTS_OOM_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models.toasty.h"

enum { WORLD_HELD = 13 };

typedef struct world {
    const char *url;
    toasty_db *db; /* NULL in scenarios that open by themselves */
    toasty_db *tx; /* the transaction that db is, when it is one */
    toasty_db *session;
    /* Loaded before anything fails. */
    struct User *ada;          /* with everything loaded */
    struct User *bob;          /* its profile loaded: none */
    struct User *cid;          /* its profile loaded with a condition that it does not meet: none */
    struct Todo *todo;         /* ada's */
    struct Note *note;         /* of that todo, which is loaded likewise: none */
    struct Profile *profile;   /* nobody's */
    struct Passport *passport; /* cid's */
    struct Person *person;     /* the root of a tree */
    struct Region *region;
    struct Thing *thing;
    struct Paper *paper; /* its deferred fields not loaded */
    struct Volume *volume; /* with that paper in it, on a shelf, without a label; NULL in scenarios that have no use for it */
    int flags;
} world;

enum {
    BARE = 1,       /* opens the database itself */
    EMPTY = 2,      /* begins without tables; BARE */
    NO_TX = 4,      /* cannot run inside a transaction */
    DONE_OR_NOT = 8, /* when it fails, everything may have been written */
    VOLUME = 16     /* has the volume in hand */
};

typedef struct scenario {
    const char *name;
    /* One call, or several that belong together. Leaves nothing behind but what it wrote. */
    toasty_status (*run)(world *w);
    int flags;
} scenario;

extern const scenario read_scenarios[], write_scenarios[], record_scenarios[], relation_scenarios[], joining_scenarios[],
    session_scenarios[], wider_scenarios[], embed_scenarios[];

/* The files of a run. */
void world_begin(void);
void world_end(void);

/* A fresh database, opened unless the scenario is BARE. */
void world_make(world *w, const scenario *s);
void world_load(world *w);   /* the records in hand */
void world_unload(world *w); /* frees them */
void world_close(world *w);

/* Every row of every table as text, read through SQLite itself; to be freed. */
char *world_content(void);
/* Fails the test when SQLite finds fault with the file. */
void world_check_file(void);

/* How the records in hand look, loaded relations and all. */
typedef struct snapshot {
    char *json[WORLD_HELD];
    char *bytes[WORLD_HELD];
    unsigned loaded[WORLD_HELD];
} snapshot;
void snapshot_take(snapshot *s, const world *w);
void snapshot_free(snapshot *s);
/* Fails the test when they look otherwise now; `exactly`: to the byte. */
void snapshot_check(const snapshot *s, const world *w, bool exactly);

/* The status behind a result, which is freed; fails the test when they do not agree. */
toasty_status got(toasty_db *db, void *result);
/* Fails the test when the handle has another status. */
toasty_status same(toasty_db *db, toasty_status status);

#endif
