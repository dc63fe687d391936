/*
 * The VFS of concurrent transactions. It shows SQLite a database with a write-ahead log as a private one with
 * a rollback journal: a snapshot of the log, and over it the pages that this connection writes. Nothing it
 * does reaches the database; what a commit is meant to do there is for the function that the commit calls.
 */
#ifndef EMBER_OVERLAY_H
#define EMBER_OVERLAY_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sqlite3.h>

#include "pages.h"
#include "snapshot.h"

typedef struct ember__overlay_vfs ember__overlay_vfs_t;
typedef struct ember__overlay ember__overlay_t;

/* How much a transaction may write. */
typedef struct {
    size_t pages;           /* more are SQLITE_FULL */
    size_t pages_in_memory; /* more go to a private file */
} ember__overlay_limits_t;

/* `base_name`: the VFS below, NULL for the default. */
int ember__overlay_vfs_new(const char *base_name, ember__overlay_limits_t limits, ember__overlay_vfs_t **out);
const char *ember__overlay_vfs_name(const ember__overlay_vfs_t *vfs);
void ember__overlay_vfs_free(ember__overlay_vfs_t *vfs);

/* The main file of a connection that was opened with the VFS. */
ember__overlay_t *ember__overlay_of(sqlite3 *db);

/*
 * `commit` is called when all pages of a transaction are written and nothing else is left to do. What it
 * answers is what COMMIT answers: SQLITE_BUSY leaves the transaction open, everything else but SQLITE_OK
 * rolls it back.
 */
void ember__overlay_on_commit(ember__overlay_t *overlay, int (*commit)(void *), void *arg);
/* To be called by the commit hook of the connection: what is synchronized next is a commit. */
void ember__overlay_arm(ember__overlay_t *overlay);

/* What a connection that only reads is shown of another one, of the same thread. */
enum ember__view {
    EMBER__VIEW_OWN,
    EMBER__VIEW_BASE,  /* the snapshot of the other, without what it wrote */
    EMBER__VIEW_FINAL, /* with what it wrote */
};
void ember__overlay_follow(ember__overlay_t *reader, ember__overlay_t *leader, enum ember__view view);

/* Numbers of the file header as the transaction found them. */
typedef struct {
    uint32_t schema;   /* changes with every change of the schema */
    uint32_t encoding; /* of texts: 1 UTF-8, 2 UTF-16LE, 3 UTF-16BE */
    bool changed; /* the transaction has changed something in the header that only DDL and some pragmas do */
} ember__overlay_header_t;
int ember__overlay_header(ember__overlay_t *overlay, ember__overlay_header_t *out);

/* From the next transaction on. */
void ember__overlay_set_limits(ember__overlay_t *overlay, ember__overlay_limits_t limits);

bool ember__overlay_held(const ember__overlay_t *overlay);
bool ember__overlay_is_latest(ember__overlay_t *overlay);
/* Frames of the log that the snapshot keeps from being overwritten; 0 when it needs none. */
uint32_t ember__overlay_frames(ember__overlay_t *overlay);

/* From the next transaction on: notes the pages that are read, and has them all read anew, not taken from a
 * cache. */
void ember__overlay_watch(ember__overlay_t *overlay, bool on);
/* Whether nobody has changed what was read since. Page 1 does not count: its numbers change with most
 * commits, and the schema in it is watched by its own counter. */
int ember__overlay_unread(ember__overlay_t *overlay, bool *out);

/* Takes the snapshot away from a transaction, from any thread: it can read nothing more and not commit. */
void ember__overlay_revoke(ember__overlay_t *overlay);
bool ember__overlay_revoked(ember__overlay_t *overlay);

#endif
