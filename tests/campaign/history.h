/*
 * Histories of transactions over lists, and what is wrong with them.
 *
 * Every transaction appends unique numbers to lists and reads whole lists. A read then tells which appends
 * came before it and in which order, so the dependencies between transactions follow from what was read (the
 * method of Kingsbury and Alvaro, "Elle", VLDB 2020):
 *
 *   ww  the next append to a list came after this one
 *   wr  the reader saw this append as the last one
 *   rw  the reader did not see this append yet
 *   rt  had ended before the other one began
 *
 * A cycle of dependencies is an anomaly, named after its edges as in Adya's thesis.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum {
    HISTORY_OK,   /* committed */
    HISTORY_FAIL, /* not committed, for certain */
    HISTORY_INFO, /* nobody knows */
} history_outcome;

typedef struct {
    bool append;
    int64_t key;
    int64_t value;      /* appended */
    size_t list, count; /* read: `count` numbers from history.values[list] */
} history_op;

typedef struct {
    history_outcome outcome;
    int process;
    int64_t begin, end; /* before the first and after the last statement; both 0: unknown */
    size_t op, op_count;
} history_txn;

typedef struct {
    history_txn *txns;
    history_op *ops;
    int64_t *values;
    size_t txn_count, txn_room, op_count, op_room, value_count, value_room;
} history;

void history_fini(history *h);
/* Begins a transaction; the operations that follow are its own, until history_end(). */
void history_begin(history *h, int process, int64_t begin);
void history_append(history *h, int64_t key, int64_t value);
void history_read(history *h, int64_t key, const int64_t *values, size_t count);
void history_end(history *h, history_outcome outcome, int64_t end);
/* Adds the transactions of another history. */
void history_join(history *h, const history *other);

/*
 * One transaction a line: "ok 1 10-20: a5=7 r5=[1 2 7]" is process 1, from 10 to 20, that appended 7 to list
 * 5 and then read it. "fail" and "info" are the other outcomes; process and time may be left out. False: line
 * `*line` is wrong.
 */
bool history_parse(history *h, const char *text, size_t *line);
/* `brief` leaves out the middle of long lists, so that it cannot be parsed again. */
void history_print(const history *h, size_t txn, bool brief, FILE *out);

enum {
    HISTORY_GARBAGE = 1,         /* a number that nobody appended, or one that is in a list twice */
    HISTORY_INTERNAL = 2,        /* a transaction does not see what it read or appended itself */
    HISTORY_INCOMPATIBLE = 4,    /* two reads of a list of which neither continues the other */
    HISTORY_LOST = 8,            /* an acknowledged append that the last read of all does not have */
    HISTORY_G1A = 16,            /* a read of what was never committed */
    HISTORY_G1B = 32,            /* a read between two appends of one transaction */
    HISTORY_G0 = 64,             /* a cycle of ww */
    HISTORY_G1C = 128,           /* ... of ww and wr */
    HISTORY_G_SINGLE = 256,      /* ... with one rw */
    HISTORY_G_NONADJACENT = 512, /* ... with several rw, no two in a row */
    HISTORY_G2 = 1024,           /* ... with two rw in a row: write skew */
    HISTORY_REALTIME = 2048,     /* a cycle of any kind but G2 that needs an rt */
    HISTORY_REALTIME_G2 = 4096,  /* a cycle with two rw in a row that needs an rt */
};

/* What an isolation level lets happen. */
enum {
    HISTORY_SERIALIZABLE = 0,
    HISTORY_SNAPSHOT = HISTORY_G2 | HISTORY_REALTIME_G2,
};

/* `last_txn_reads_all` says that the last transaction read every list when all others had ended. Tells one
 * witness of each anomaly to `out`, if not NULL. */
unsigned history_check(const history *h, bool last_txn_reads_all, FILE *out);
/* Prints the names of anomalies. */
void history_print_anomalies(unsigned anomalies, FILE *out);
unsigned history_anomaly_of(const char *word); /* 0: no such name */

#endif
