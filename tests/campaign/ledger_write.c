/* The writers of the ledger. */
#include "ledger.h"
#include "turso_ember.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { AMOUNT = 50, BUCKETS = 50, SLOTS = 200 };

typedef struct {
    campaign_conn conn;
    turso_statement_t *open_guest, *settle, *archive_all, *forget_all, *hand_over, *close_guest;
    turso_statement_t *balance, *add, *set, *entry, *stat, *event, *note, *note_and_tell, *note_twice,
        *oldest, *archive, *forget, *debit_opening, *credit_opening, *ballast, *violate;
    ledger_writer *w;
    int64_t id;
    int64_t begin;
} book;

int64_t ledger_now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void report(book *b, char what)
{
    ledger_report r = {.id = b->id, .begin = b->begin, .end = ledger_now_ns(), .what = what};
    if (b->w->fault == LEDGER_FAULT_GHOST && what == LEDGER_ACKNOWLEDGED && campaign_chance(&b->w->random, 2))
        r.what = LEDGER_REFUSED;
    b->w->report(b->w, &r);
}

static void think(book *b)
{
    if (b->w->think_us > 0)
        campaign_sleep_us((int64_t)campaign_below(&b->w->random, (uint64_t)b->w->think_us));
}

/* A statement that has to succeed unless it was interrupted, or the transaction is in conflict; true when it
 * did. */
static bool did(book *b, turso_status_code_t status)
{
    if (status == TURSO_DONE || status == TURSO_ROW)
        return true;
    if (status == TURSO_INTERRUPT && b->w->interrupts) {
        b->w->interrupted++;
        return false;
    }
    if (!campaign_is_conflict(&b->conn, status))
        campaign_die("writer: %d %s", (int)status, b->conn.error);
    return false;
}

#define EXEC(b, statement, ...)                                                                              \
    did((b), campaign_exec(&(b)->conn, (b)->statement, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t),   \
                           (int64_t[]){__VA_ARGS__}))

static void refuse(book *b)
{
    /* Whatever happened, ROLLBACK is allowed; without a transaction it is an error that says so. */
    turso_status_code_t status = campaign_run(&b->conn, "ROLLBACK");
    if (status != TURSO_DONE && !strstr(b->conn.error, "no transaction is active"))
        campaign_die("ROLLBACK: %d %s", (int)status, b->conn.error);
    if (!turso_connection_get_autocommit(b->conn.handle))
        campaign_die("after ROLLBACK there still is a transaction");
    b->w->refused++;
    report(b, LEDGER_REFUSED);
}

static void conflict(book *b)
{
    b->w->conflicts++;
    refuse(b);
    /* Without a pause the loser of a race would spend its time losing again. */
    campaign_sleep_us((int64_t)campaign_below(&b->w->random, 300));
}

static void begin(book *b)
{
    b->begin = ledger_now_ns();
    turso_status_code_t status;
    while ((status = campaign_run(&b->conn, b->conn.begin)) == TURSO_BUSY)
        ;
    if (status != TURSO_DONE)
        campaign_die("%s: %d %s", b->conn.begin, (int)status, b->conn.error);
}

static bool commit(book *b)
{
    turso_status_code_t status = campaign_run(&b->conn, "COMMIT");
    if (status == TURSO_INTERRUPT)
        campaign_die("the end of a transaction was interrupted");
    if (!did(b, status)) {
        conflict(b);
        return false;
    }
    b->w->committed++;
    return true;
}

/* A statement that SQLite ends together with the whole transaction. */
static void provoke_rollback(book *b)
{
    turso_status_code_t status = campaign_exec(&b->conn, b->violate, 1, (int64_t[]){1});
    if (status != TURSO_CONSTRAINT && !campaign_is_conflict(&b->conn, status) &&
        !(status == TURSO_INTERRUPT && b->w->interrupts))
        campaign_die("INSERT OR ROLLBACK: %d %s", (int)status, b->conn.error);
    refuse(b);
}

/* Rows that are made and undone within the transaction leave nothing behind. */
static bool undo_something(book *b, int64_t from, int64_t to)
{
    return did(b, campaign_run(&b->conn, "SAVEPOINT s")) && EXEC(b, add, 7, from) &&
           EXEC(b, entry, b->id, to, from, 3) && did(b, campaign_run(&b->conn, "ROLLBACK TO s")) &&
           did(b, campaign_run(&b->conn, "RELEASE s"));
}

/* The mistake of LEDGER_FAULT_LOST: the balance is written as it was read before the transaction. */
static bool debit(book *b, int64_t account, int64_t amount, int64_t known)
{
    if (b->w->fault == LEDGER_FAULT_LOST)
        return EXEC(b, set, known - amount, account);
    return EXEC(b, add, -amount, account);
}

static bool halfway(book *b)
{
    if (b->w->fault != LEDGER_FAULT_HALF && b->w->fault != LEDGER_FAULT_TORN)
        return true;
    if (!did(b, campaign_run(&b->conn, "COMMIT")))
        return false;
    campaign_sleep_us(500);
    begin(b);
    return true;
}

static bool make_entry(book *b, int64_t from, int64_t to, int64_t amount)
{
    bool ok = EXEC(b, entry, b->id, from, to, amount) && EXEC(b, stat, from % BUCKETS, b->id % SLOTS);
    if (ok && campaign_chance(&b->w->random, 25))
        ok = EXEC(b, event, b->id);
    return ok;
}

/* Accounts come and go only where nothing else is wrong: a fault is to be found by the check alone. */
static int64_t any_account(book *b)
{
    campaign_random *r = &b->w->random;
    if (b->w->fault == LEDGER_NO_FAULT && campaign_chance(r, 8))
        return LEDGER_ACCOUNTS + 1 + (int64_t)campaign_below(r, LEDGER_GUESTS);
    return 1 + (int64_t)campaign_below(r, LEDGER_ACCOUNTS);
}

static void transfer(book *b)
{
    campaign_random *r = &b->w->random;
    int64_t from = any_account(b);
    int64_t to = any_account(b);
    int64_t amount = 1 + (int64_t)campaign_below(r, AMOUNT), balance = -1;
    uint64_t dice = campaign_below(r, 100);
    if (from == to)
        return;
    if (b->w->fault == LEDGER_FAULT_LOST) {
        if (!did(b, campaign_ask(&b->conn, b->balance, 1, &from, &balance)))
            campaign_die("a read outside of a transaction is in conflict");
        campaign_sleep_us(4000); /* long enough for somebody else to change it, time and again */
    }
    begin(b);
    if (b->w->fault != LEDGER_FAULT_LOST && !did(b, campaign_ask(&b->conn, b->balance, 1, &from, &balance))) {
        conflict(b);
        return;
    }
    think(b);
    if (balance < amount || dice < 4) {
        refuse(b);
        return;
    }
    bool ok = to <= LEDGER_ACCOUNTS || EXEC(b, open_guest, to);
    ok = ok && (dice < 94 || undo_something(b, from, to));
    ok = ok && debit(b, from, amount, balance) && halfway(b) && EXEC(b, add, amount, to) &&
         make_entry(b, from, to, amount);
    /* Now and then a transaction of many pages. */
    if (ok && campaign_below(r, 400) == 0)
        ok = EXEC(b, ballast, b->id);
    if (!ok) {
        conflict(b);
        return;
    }
    if (dice < 7) {
        provoke_rollback(b);
        return;
    }
    if (b->w->fault == LEDGER_FAULT_EARLY) {
        report(b, LEDGER_ACKNOWLEDGED);
        if (dice < 20 && campaign_run(&b->conn, "ROLLBACK") == TURSO_DONE)
            return;
    }
    think(b);
    if (commit(b) && b->w->fault != LEDGER_FAULT_EARLY)
        report(b, LEDGER_ACKNOWLEDGED);
}

/* Deletes the oldest entry of an account and carries its amount into the openings. */
static void carry_forward(book *b)
{
    int64_t account = 1 + (int64_t)campaign_below(&b->w->random, LEDGER_ACCOUNTS), old = 0;
    begin(b);
    turso_status_code_t status = campaign_ask(&b->conn, b->oldest, 1, &account, &old);
    if (status == TURSO_DONE) {
        refuse(b);
        return;
    }
    think(b);
    if (!did(b, status) || !EXEC(b, debit_opening, old) || !EXEC(b, credit_opening, old) ||
        !EXEC(b, archive, old) || !EXEC(b, forget, old) || !EXEC(b, note, b->id)) {
        conflict(b);
        return;
    }
    if (commit(b))
        report(b, LEDGER_ACKNOWLEDGED);
}

/* Deletes an account, and before it whatever refers to it: entries are carried forward, the balance goes to
 * another account. Meanwhile somebody may want to book on it. */
static void close_account(book *b)
{
    campaign_random *r = &b->w->random;
    int64_t guest = LEDGER_ACCOUNTS + 1 + (int64_t)campaign_below(r, LEDGER_GUESTS), balance = -1;
    int64_t heir = 1 + (int64_t)campaign_below(r, LEDGER_ACCOUNTS);
    begin(b);
    turso_status_code_t status = campaign_ask(&b->conn, b->balance, 1, &guest, &balance);
    if (status == TURSO_DONE) {
        refuse(b);
        return;
    }
    bool ok =
        did(b, status) && EXEC(b, settle, guest) && EXEC(b, archive_all, guest) && EXEC(b, forget_all, guest);
    think(b);
    ok = ok && EXEC(b, hand_over, guest, heir) && EXEC(b, close_guest, guest) && EXEC(b, note, b->id);
    if (!ok) {
        conflict(b);
        return;
    }
    if (commit(b)) {
        b->w->closed++;
        report(b, LEDGER_ACKNOWLEDGED);
    }
}

/* By itself, with rows, or one whose second half cannot be, so that nothing of it may be there. */
static void one_statement(book *b)
{
    uint64_t dice = campaign_below(&b->w->random, 10);
    turso_statement_t *s = dice < 5 ? b->note : dice < 8 ? b->note_and_tell : b->note_twice;
    b->begin = ledger_now_ns();
    turso_status_code_t status;
    while ((status = campaign_exec(&b->conn, s, 1, &b->id)) == TURSO_BUSY)
        ;
    if (s == b->note_twice && status == TURSO_CONSTRAINT) {
        b->w->refused++;
        report(b, LEDGER_REFUSED);
        return;
    }
    if (!did(b, status)) {
        conflict(b);
        return;
    }
    b->w->committed++;
    report(b, LEDGER_ACKNOWLEDGED);
}

/* On this thread, whoever runs the statement: the dice are not shared. */
static bool goes_on(void *arg, bool waits)
{
    book *b = arg;
    (void)waits;
    return (long)campaign_below(&b->w->random, 1000) >= b->w->interrupts;
}

static void open_book(book *b, ledger_writer *w)
{
    campaign_conn *c = &b->conn;
    b->w = w;
    b->id = w->first_id;
    campaign_connect(c, w->db, w->isolation, w->synchronous);
    if (w->interrupts)
        turso_connection_set_progress_handler(c->handle, 20, goes_on, b);
    b->balance = campaign_prepare(c, "SELECT balance FROM account WHERE id = ?1");
    b->add = campaign_prepare(c, "UPDATE account SET balance = balance + ?1 WHERE id = ?2");
    b->set = campaign_prepare(c, "UPDATE account SET balance = ?1 WHERE id = ?2");
    b->entry = campaign_prepare(c, "INSERT INTO entry(id, source, target, amount) VALUES (?1, ?2, ?3, ?4)");
    b->stat = campaign_prepare(c, "INSERT INTO stat(bucket, slot, n) VALUES (?1, ?2, 1) "
                                  "ON CONFLICT DO UPDATE SET n = n + 1");
    b->event = campaign_prepare(c, "INSERT INTO event(entry) VALUES (?1)");
    b->note = campaign_prepare(c, "INSERT INTO note(id, text) VALUES (?1, 'note')");
    b->note_and_tell =
        campaign_prepare(c, "INSERT INTO note(id, text) VALUES (?1, 'told') RETURNING id, text");
    b->note_twice = campaign_prepare(c, "INSERT INTO note(id, text) VALUES (?1, 'one'), (?1, 'two')");
    b->oldest = campaign_prepare(c, "SELECT id FROM entry WHERE source = ?1 ORDER BY rowid LIMIT 1");
    b->debit_opening =
        campaign_prepare(c, "UPDATE account SET opening = opening - (SELECT amount FROM entry WHERE id = ?1) "
                            "WHERE id = (SELECT source FROM entry WHERE id = ?1)");
    b->credit_opening =
        campaign_prepare(c, "UPDATE account SET opening = opening + (SELECT amount FROM entry WHERE id = ?1) "
                            "WHERE id = (SELECT target FROM entry WHERE id = ?1)");
    b->archive = campaign_prepare(c, "INSERT INTO archive(id) VALUES (?1)");
    b->forget = campaign_prepare(c, "DELETE FROM entry WHERE id = ?1");
    b->open_guest = campaign_prepare(
        c, "INSERT INTO account(id, opening, balance) VALUES (?1, 0, 0) ON CONFLICT(id) DO NOTHING");
    b->settle = campaign_prepare(
        c,
        "UPDATE account AS a SET opening = opening"
        " - (SELECT coalesce(sum(amount), 0) FROM entry WHERE source = a.id AND (a.id = ?1 OR target = ?1))"
        " + (SELECT coalesce(sum(amount), 0) FROM entry WHERE target = a.id AND (a.id = ?1 OR source = ?1))"
        " WHERE id IN (SELECT target FROM entry WHERE source = ?1 UNION SELECT source FROM entry"
        "              WHERE target = ?1 UNION SELECT ?1)");
    b->archive_all =
        campaign_prepare(c, "INSERT INTO archive(id) SELECT id FROM entry WHERE source = ?1 OR target = ?1");
    b->forget_all = campaign_prepare(c, "DELETE FROM entry WHERE source = ?1 OR target = ?1");
    b->hand_over = campaign_prepare(
        c, "INSERT INTO account(id, opening, balance) SELECT ?2, balance, balance FROM account WHERE id = ?1 "
           "ON CONFLICT(id) DO UPDATE SET opening = opening + excluded.opening, "
           "balance = balance + excluded.balance");
    b->close_guest = campaign_prepare(c, "DELETE FROM account WHERE id = ?1");
    b->ballast = campaign_prepare(c, "UPDATE big SET v = v + 1, pad = zeroblob(300 + ?1 % 300)");
    b->violate =
        campaign_prepare(c, "INSERT OR ROLLBACK INTO account(id, opening, balance) VALUES (?1, 0, 0)");
}

static void close_book(book *b)
{
    turso_statement_t *all[] = {
        b->balance,       b->add,        b->set,           b->entry,          b->stat,
        b->event,         b->note,       b->oldest,        b->archive,        b->forget,
        b->violate,       b->ballast,    b->debit_opening, b->credit_opening, b->open_guest,
        b->note_and_tell, b->note_twice, b->settle,        b->archive_all,    b->forget_all,
        b->hand_over,     b->close_guest};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        turso_statement_deinit(all[i]);
    campaign_disconnect(&b->conn);
}

void *ledger_write(void *writer)
{
    ledger_writer *w = writer;
    book b = {0};
    open_book(&b, w);
    while ((w->target < 0 || w->committed < w->target) && !(w->stop && atomic_load(w->stop))) {
        uint64_t dice = campaign_below(&w->random, 100);
        b.id++;
        if ((long)campaign_below(&w->random, 100) < w->singles)
            one_statement(&b);
        else if (dice < 80)
            transfer(&b);
        else if (dice < 90 || (dice < 92 && w->fault != LEDGER_NO_FAULT))
            carry_forward(&b);
        else if (dice < 92)
            close_account(&b);
        else
            one_statement(&b);
    }
    close_book(&b);
    return NULL;
}

_Noreturn static void seen_torn(int query, int64_t value)
{
    fprintf(stderr, "a reader saw half of a transaction, or its snapshot changed: query %d gave %lld\n",
            query, (long long)value);
    _exit(LEDGER_SEEN_TORN);
}

/* One look of a reader at everything; false when its snapshot was taken away. */
static bool look(campaign_conn *c, turso_statement_t *const *queries, int64_t *seen)
{
    for (int i = 0; i < 2; i++) {
        int64_t value = -1;
        turso_status_code_t status = campaign_ask(c, queries[i], 0, NULL, &value);
        if (status == TURSO_BUSY_SNAPSHOT)
            return false;
        if (status != TURSO_ROW)
            campaign_die("reader: %d %s", (int)status, c->error);
        if (value != (i == 0 ? (int64_t)LEDGER_ACCOUNTS * LEDGER_OPENING : 0))
            seen_torn(i, value);
    }
    int64_t count = -1;
    if (campaign_ask(c, queries[2], 0, NULL, &count) != TURSO_ROW)
        return false;
    if (*seen >= 0 && count != *seen)
        seen_torn(2, count);
    *seen = count;
    return true;
}

void *ledger_watch(void *writer)
{
    ledger_writer *w = writer;
    campaign_conn c;
    campaign_connect(&c, w->db, w->isolation, w->synchronous);
    turso_statement_t *queries[] = {
        campaign_prepare(&c, "SELECT sum(balance) FROM account"),
        campaign_prepare(&c, "SELECT (SELECT coalesce(sum(n), 0) FROM stat) - (SELECT count(*) FROM entry)"
                             " - (SELECT count(*) FROM archive)"),
        campaign_prepare(&c, "SELECT count(*) FROM note"),
    };
    while (!atomic_load(w->stop)) {
        int64_t seen = -1;
        bool lock = w->isolation == CAMPAIGN_IMMEDIATE || w->isolation == CAMPAIGN_QUEUED;
        if (campaign_run(&c, lock ? "BEGIN" : c.begin) != TURSO_DONE)
            campaign_die("reader: %s", c.error);
        for (uint64_t looks = 1 + campaign_below(&w->random, 6); looks > 0 && look(&c, queries, &seen);
             looks--)
            campaign_sleep_us((int64_t)campaign_below(&w->random, 30000));
        if (campaign_run(&c, "COMMIT") != TURSO_DONE && campaign_run(&c, "ROLLBACK") != TURSO_DONE)
            campaign_die("reader: %s", c.error);
    }
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        turso_statement_deinit(queries[i]);
    campaign_disconnect(&c);
    return NULL;
}
