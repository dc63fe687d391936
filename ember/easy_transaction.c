/* Transactions, and functions that are run in them until they get through. */
#include "easy.h"

#include <string.h>
#include <time.h>

enum { USUAL_RETRIES = 10, FIRST_PAUSE_US = 500, LONGEST_PAUSE_US = 100000 };

static const char *begin_text(const ember_db *db, ember_mode mode)
{
    switch (mode) {
    case EMBER_MODE_DEFAULT:
        return db->shared->concurrent  ? "BEGIN CONCURRENT"
               : db->shared->read_only ? "BEGIN"
                                       : "BEGIN IMMEDIATE";
    case EMBER_DEFERRED: return "BEGIN";
    case EMBER_IMMEDIATE: return "BEGIN IMMEDIATE";
    case EMBER_EXCLUSIVE: return "BEGIN EXCLUSIVE";
    case EMBER_CONCURRENT: return "BEGIN CONCURRENT";
    case EMBER_QUEUED: return db->shared->concurrent ? "BEGIN QUEUED" : "BEGIN IMMEDIATE";
    }
    return NULL;
}

static ember_status begin(ember_db *db, ember_mode mode)
{
    const char *sql = begin_text(db, mode);
    if (!sql)
        return ember__fault_set(&db->fault, EMBER_MISUSE, "there is no transaction mode %d", (int)mode);
    ember__control(db, sql, &db->fault);
    ember__settle(db, &db->fault);
    return db->fault.status;
}

/* Ends what there is of a transaction; the reason why is kept elsewhere. */
static void abandon(ember_db *db)
{
    ember__fault ignored = {.status = EMBER_OK};
    ember__control(db, "ROLLBACK", &ignored);
    ember__fault_clear(&ignored);
    ember__fault_clear(&db->lasting);
    db->live = ember_in_transaction(db);
}

static ember_status commit(ember_db *db)
{
    if (ember__control(db, "COMMIT", &db->fault) == EMBER_OK) {
        ember__settle(db, &db->fault);
        return EMBER_OK;
    }
    /* Busy with itself: trying again would not help. */
    if (db->fault.status == EMBER_BUSY &&
        strstr(ember__fault_words(&db->fault), "SQL statements in progress"))
        ember__fault_set(&db->fault, EMBER_MISUSE,
                         "rows of a statement that writes are open: free them before the commit");
    abandon(db);
    return db->fault.status;
}

/* Within ember_transaction() it is not the function that ends the transaction. */
static ember_status refuse_inside(ember_db *db, const char *what)
{
    if (db->closures)
        ember__fault_set(&db->fault, EMBER_MISUSE, "%s: inside ember_transaction(), which does this itself",
                         what);
    return db->fault.status;
}

ember_status ember_begin(ember_db *db, ember_mode mode)
{
    if (!ember__enter(db))
        return ember_errcode(db);
    return refuse_inside(db, "ember_begin") == EMBER_OK ? begin(db, mode) : db->fault.status;
}

ember_status ember_commit(ember_db *db)
{
    bool usable = ember__enter(db);
    if (!db || !db->connection || db->closures) {
        if (usable)
            refuse_inside(db, "ember_commit");
        return ember_errcode(db);
    }
    if (usable)
        return commit(db);
    abandon(db); /* the database has rolled it back already, and the error says why */
    return db->fault.status;
}

ember_status ember_rollback(ember_db *db)
{
    bool usable = ember__enter(db);
    if (!db || !db->connection || db->closures) {
        if (usable)
            refuse_inside(db, "ember_rollback");
        return ember_errcode(db);
    }
    if (!usable) {
        ember__fault_clear(&db->fault);
        abandon(db);
        return EMBER_OK;
    }
    ember__control(db, "ROLLBACK", &db->fault);
    db->live = ember_in_transaction(db);
    return db->fault.status;
}

/*
 * Doubles from try to try, and is drawn at random: those who met once shall not meet again at the same
 * moment.
 */
static void pause_before(ember_db *db, int retry)
{
    int64_t longest = retry < 8 ? FIRST_PAUSE_US << retry : LONGEST_PAUSE_US;
    uint64_t z = db->random += UINT64_C(0x9E3779B97F4A7C15); /* SplitMix64 */
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    z ^= z >> 31;
    int64_t us = longest / 2 + (int64_t)(z % (uint64_t)(longest / 2 + 1));
    const struct timespec time = {.tv_sec = 0, .tv_nsec = (long)us * 1000};
    nanosleep(&time, NULL);
}

/* Runs the function, and turns its answer into the error of the handle. */
static ember_status run(const ember_transaction_options *options)
{
    ember_db *db = options->db;
    db->closures++;
    ember_status status = options->run(db, options->arg);
    db->closures--;
    if (db->closed)
        return ember__fault_set(&db->fault, EMBER_MISUSE,
                                "the function of the transaction closed its handle");
    if (status != EMBER_OK) {
        if (db->fault.status != status)
            ember__fault_set(&db->fault, status, "the function of the transaction returned this status");
    } else if (db->lasting.status != EMBER_OK) {
        ember__fault_copy(&db->fault, &db->lasting);
    } else if (!ember_in_transaction(db)) {
        ember__fault_set(&db->fault, EMBER_MISUSE, "the function ended the transaction by itself");
    } else {
        ember__fault_clear(&db->fault);
    }
    return db->fault.status;
}

static ember_status try_once(const ember_transaction_options *options)
{
    ember_db *db = options->db;
    if (!ember__enter(db) || begin(db, options->mode) != EMBER_OK)
        return db->fault.status;
    if (run(options) == EMBER_OK)
        return commit(db);
    if (!db->closed)
        abandon(db);
    return db->fault.status;
}

static ember_status run_in_savepoint(const ember_transaction_options *options)
{
    ember_db *db = options->db;
    if (ember__control(db, "SAVEPOINT ember_transaction", &db->fault) != EMBER_OK)
        return db->fault.status;
    if (run(options) == EMBER_OK && ember__control(db, "RELEASE ember_transaction", &db->fault) == EMBER_OK)
        return EMBER_OK;
    ember__fault ignored = {.status = EMBER_OK};
    if (!db->closed && db->lasting.status == EMBER_OK && ember_in_transaction(db) &&
        ember__control(db, "ROLLBACK TO ember_transaction", &ignored) == EMBER_OK)
        ember__control(db, "RELEASE ember_transaction", &ignored);
    ember__fault_clear(&ignored);
    return db->fault.status;
}

static bool worth_repeating(ember_status status)
{
    return status == EMBER_CONFLICT || status == EMBER_BUSY;
}

ember_status ember_transaction_with(const ember_transaction_options *options)
{
    int attempts = 0;
    if (options && options->attempts)
        *options->attempts = 0;
    if (!options || !options->db)
        return EMBER_MISUSE;
    ember_db *db = options->db;
    if (!ember__enter(db))
        return db->fault.status;
    if (!options->run)
        return ember__fault_set(&db->fault, EMBER_MISUSE, "the function of the transaction is NULL");
    int retries = options->retries ? options->retries : USUAL_RETRIES;
    ember_status status;
    db->children++; /* the function may close the handle */
    if (ember_in_transaction(db)) {
        /* Not repeated: what it conflicts with is in the way of the whole transaction. */
        status = run_in_savepoint(options);
        attempts = 1;
    } else {
        status = try_once(options);
        for (attempts = 1; worth_repeating(status) && attempts <= retries && !db->closed; attempts++) {
            pause_before(db, attempts - 1);
            status = try_once(options);
        }
    }
    if (options->attempts)
        *options->attempts = attempts;
    ember__leave_child(db);
    return status;
}
