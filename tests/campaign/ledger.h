/*
 * A bookkeeping whose every row is tied to others, so that a transaction that is lost, repeated or half there
 * shows:
 *
 *   account   balance = opening - what left + what came, over the entries of that account; those above
 *             LEDGER_ACCOUNTS come (an upsert) and go (a delete that foreign keys have a say in)
 *   entry     transfers; two indexes
 *   archive   the ids of entries that were deleted; their amounts went into `opening`
 *   stat      WITHOUT ROWID; one upsert for each entry ever made, so its sum is entries + archived
 *   event     AUTOINCREMENT; each belongs to an entry or an archived one
 *   note      single statements
 *   big       ballast for long transactions of other programs
 *
 * The ids of entries and notes are chosen by the writer and reported outside of the database.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdatomic.h>

#include "campaign.h"

enum { LEDGER_ACCOUNTS = 500, LEDGER_GUESTS = 40, LEDGER_OPENING = 1000, LEDGER_SEEN_TORN = 3 };

/* What a writer says about an id. */
enum { LEDGER_ACKNOWLEDGED = 'A', LEDGER_REFUSED = 'R' };

/* Begin and end (CLOCK_MONOTONIC, ns) let the checker tell which transactions followed which; 0: unknown. */
typedef struct {
    int64_t id, begin, end;
    char what;
} ledger_report;

/* Mistakes that a writer makes on purpose, to see that they are found. */
typedef enum {
    LEDGER_NO_FAULT,
    LEDGER_FAULT_LOST,  /* reads in one transaction, writes in another */
    LEDGER_FAULT_EARLY, /* reports before COMMIT, and may then roll back */
    LEDGER_FAULT_GHOST, /* reports a committed transaction as refused */
    LEDGER_FAULT_HALF,  /* commits in the middle */
    LEDGER_FAULT_TORN,  /* the same; a reader has to see it */
    LEDGER_FAULT_INDEX, /* an index is damaged afterwards */
    LEDGER_FAULT_ORPHAN /* an entry of an account that does not exist is made afterwards */
} ledger_fault;

ledger_fault ledger_fault_of(const char *word);
/* What ledger_verify() must find for a fault. */
unsigned ledger_finding_of(ledger_fault fault);

typedef struct ledger_writer {
    const turso_database_t *db;
    campaign_isolation isolation;
    int synchronous;
    ledger_fault fault;
    campaign_random random;
    int64_t first_id; /* the ids of this writer begin here */
    long target;      /* commits to reach; -1: for ever */
    long think_us;    /* at most, within a transaction */
    long interrupts;  /* of a thousand times that it is asked whether a statement is to go on, it says no */
    long singles;     /* per cent of what it does are single statements, besides the usual ones */
    void (*report)(struct ledger_writer *w, const ledger_report *r);
    const atomic_bool *stop; /* may be NULL */

    long committed, conflicts, refused, closed, interrupted; /* results; accounts that were deleted */
} ledger_writer;

/* Makes the file with libsqlite3. */
void ledger_create(const char *path);
/* Writes until the target is reached; the start of a thread. Anything unexpected ends the process. */
void *ledger_write(void *writer);
/* Reads in long transactions until *stop: what belongs together has to be seen together. The start of a
 * thread. */
void *ledger_watch(void *writer);
int64_t ledger_now_ns(void);

/* ---- the check, with libsqlite3 alone */

enum {
    LEDGER_BAD_SUM = 1,
    LEDGER_BAD_ACCOUNT = 2,
    LEDGER_BAD_STAT = 4,
    LEDGER_BAD_EVENT = 8,
    LEDGER_MISSING = 16,
    LEDGER_GHOST = 32,
    LEDGER_BAD_INTEGRITY = 64,
    LEDGER_BAD_FOREIGN_KEY = 128,
    LEDGER_NO_PREFIX = 256, /* something is there that began after the acknowledgement of something missing */
    LEDGER_UNREADABLE = 512,
};

typedef struct {
    ledger_report *reports;
    size_t count, room;
} ledger_reports;

void ledger_add(ledger_reports *all, const ledger_report *r);
/* Adds what a file of lines "A|R id begin end" says, from *offset on; a last line without its end is left. */
void ledger_read_reports(ledger_reports *all, const char *file, long *offset);

/* Checks a file against the reports (which it sorts); prints a line; 0 or LEDGER_ bits. With `may_lose`
 * acknowledged transactions may be missing as long as nothing later is there. */
unsigned ledger_verify(const char *path, const char *title, ledger_reports *all, bool may_lose);
/* PRAGMA integrity_check and foreign_key_check by the stock program. */
unsigned ledger_verify_stock(const char *path);
/* Does what the faults INDEX and ORPHAN say. */
void ledger_damage(const char *path, ledger_fault fault);

#endif
