/* What the campaigns share: options, randomness that can be replayed, and short ways to drive a database. */
#ifndef CAMPAIGN_H
#define CAMPAIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "turso.h"

/* Ends the process with a message and status 2: the campaign itself could not go on. */
_Noreturn void campaign_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- options: arguments of the form name=value */

void campaign_options(int argc, char **argv);
long campaign_number(const char *name, long otherwise);
const char *campaign_word(const char *name, const char *otherwise);
/* Dies when an argument was never asked for: a misspelt option would test something else. */
void campaign_options_end(void);
/* An amount of work: a number that the long variants (TOASTY_SOAK) multiply by `factor`. */
long campaign_amount(const char *name, long otherwise, long factor);
/* The option `seed`, or a new one; printed, so that the run can be repeated. */
uint64_t campaign_seed(void);

/* ---- randomness and time */

typedef struct {
    uint64_t state;
} campaign_random;

uint64_t campaign_next(campaign_random *r);
/* 0 .. below-1 */
uint64_t campaign_below(campaign_random *r, uint64_t below);
/* True `percent` times in a hundred. */
bool campaign_chance(campaign_random *r, unsigned percent);
int64_t campaign_now_us(void);
void campaign_sleep_us(int64_t us);

/* ---- files and programs */

/* A new folder, which becomes the current one; removed by campaign_leave() unless `keep=1` is given. */
void campaign_enter(void);
void campaign_leave(bool passed);
bool campaign_have_stock(void);
/* What the stock `sqlite3` program prints for some SQL; returns its exit status. */
int campaign_stock(const char *file, const char *sql, char *out, size_t size);
/* In a new child: ends it together with its parent, where that can be had. */
void campaign_end_with_parent(void);
/* Starts this program again with other arguments (ended by NULL). */
pid_t campaign_spawn(const char *const *arguments);

/* ---- the engine */

typedef enum {
    CAMPAIGN_IMMEDIATE,    /* BEGIN IMMEDIATE */
    CAMPAIGN_SNAPSHOT,     /* BEGIN CONCURRENT */
    CAMPAIGN_SERIALIZABLE, /* the same, with the reads of a transaction checked at its end */
    CAMPAIGN_QUEUED,       /* BEGIN QUEUED */
} campaign_isolation;

campaign_isolation campaign_isolation_of(const char *word);
const char *campaign_isolation_word(campaign_isolation isolation);

typedef struct {
    turso_connection_t *handle;
    const char *begin; /* the statement that begins a write transaction */
    char error[256];   /* of the last call that failed */
} campaign_conn;

const turso_database_t *campaign_open(const char *path);
/* Connects and applies the isolation and `synchronous` (1 NORMAL, 2 FULL); dies when the engine has no such
 * thing. */
void campaign_connect(campaign_conn *c, const turso_database_t *db, campaign_isolation isolation,
                      int synchronous);
void campaign_disconnect(campaign_conn *c);

turso_statement_t *campaign_prepare(campaign_conn *c, const char *sql);
/* Runs SQL of one statement to its end; DONE or the failure. */
turso_status_code_t campaign_run(campaign_conn *c, const char *sql);
/* Runs a prepared statement with integers bound to its first `count` parameters; DONE or the failure. */
turso_status_code_t campaign_exec(campaign_conn *c, turso_statement_t *s, size_t count,
                                  const int64_t *values);
/* The same for a query of one integer; ROW (value in *out), DONE (no row) or the failure. */
turso_status_code_t campaign_ask(campaign_conn *c, turso_statement_t *s, size_t count, const int64_t *values,
                                 int64_t *out);
/* Whether a failure means: roll back and repeat the whole transaction. */
bool campaign_is_conflict(const campaign_conn *c, turso_status_code_t status);

#endif
