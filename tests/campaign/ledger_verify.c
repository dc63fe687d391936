/* The check of a ledger: libsqlite3 alone, without the engine that wrote it. */
#include "ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>

static const char schema[] =
    "PRAGMA journal_mode = WAL;"
    "CREATE TABLE account(id INTEGER PRIMARY KEY, opening INT NOT NULL, balance INT NOT NULL CHECK (balance "
    ">= 0));"
    "CREATE INDEX account_balance ON account(balance);"
    "CREATE TABLE entry(id INTEGER PRIMARY KEY, source INT NOT NULL REFERENCES account(id),"
    " target INT NOT NULL REFERENCES account(id), amount INT NOT NULL);"
    "CREATE INDEX entry_source ON entry(source);"
    "CREATE INDEX entry_target ON entry(target);"
    "CREATE TABLE archive(id INTEGER PRIMARY KEY);"
    "CREATE TABLE stat(bucket INT, slot INT, n INT NOT NULL, PRIMARY KEY(bucket, slot)) WITHOUT ROWID;"
    "CREATE TABLE event(id INTEGER PRIMARY KEY AUTOINCREMENT, entry INT NOT NULL UNIQUE);"
    "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT);"
    "CREATE TABLE big(id INTEGER PRIMARY KEY, v INT, pad BLOB);"
    "CREATE INDEX big_v ON big(v);"
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)"
    " INSERT INTO account SELECT i, 1000, 1000 FROM c;"
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)"
    " INSERT INTO big SELECT i, i, zeroblob(400) FROM c;";

static sqlite3 *open_stock(const char *path)
{
    sqlite3 *db = NULL;
    /* By name: the default may be one that injects faults. */
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix") != SQLITE_OK)
        campaign_die("cannot open %s: %s", path, sqlite3_errmsg(db));
    sqlite3_busy_timeout(db, 60000);
    return db;
}

static void must(sqlite3 *db, const char *sql)
{
    char *error = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
        campaign_die("%.60s: %s", sql, error);
}

void ledger_create(const char *path)
{
    sqlite3 *db = open_stock(path);
    must(db, schema);
    sqlite3_close(db);
}

static int64_t ask(sqlite3 *db, const char *sql, bool *readable)
{
    sqlite3_stmt *s = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        value = sqlite3_column_int64(s, 0);
    else {
        printf("%s: %s\n", sql, sqlite3_errmsg(db));
        *readable = false;
    }
    sqlite3_finalize(s);
    return value;
}

static unsigned verify_sums(sqlite3 *db)
{
    bool readable = true;
    unsigned bad = 0;
    int64_t sum = ask(db, "SELECT sum(balance) FROM account", &readable);
    if (sum != (int64_t)LEDGER_ACCOUNTS * LEDGER_OPENING)
        bad |= LEDGER_BAD_SUM;
    if (ask(db,
            "SELECT count(*) FROM account a WHERE balance < 0 OR balance <> opening"
            " - (SELECT coalesce(sum(amount), 0) FROM entry WHERE source = a.id)"
            " + (SELECT coalesce(sum(amount), 0) FROM entry WHERE target = a.id)",
            &readable) != 0)
        bad |= LEDGER_BAD_ACCOUNT;
    if (ask(db,
            "SELECT (SELECT coalesce(sum(n), 0) FROM stat) - (SELECT count(*) FROM entry)"
            " - (SELECT count(*) FROM archive)",
            &readable) != 0)
        bad |= LEDGER_BAD_STAT;
    if (ask(db,
            "SELECT count(*) FROM event WHERE entry NOT IN (SELECT id FROM entry)"
            " AND entry NOT IN (SELECT id FROM archive)",
            &readable) != 0)
        bad |= LEDGER_BAD_EVENT;
    return readable ? bad : LEDGER_UNREADABLE;
}

static unsigned verify_structure(sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    unsigned bad = 0;
    if (sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &s, NULL) != SQLITE_OK ||
        sqlite3_step(s) != SQLITE_ROW || strcmp((const char *)sqlite3_column_text(s, 0), "ok") != 0) {
        printf("integrity_check: %s\n", s ? (const char *)sqlite3_column_text(s, 0) : sqlite3_errmsg(db));
        bad |= LEDGER_BAD_INTEGRITY;
    }
    sqlite3_finalize(s);
    s = NULL;
    if (sqlite3_prepare_v2(db, "PRAGMA foreign_key_check", -1, &s, NULL) != SQLITE_OK ||
        sqlite3_step(s) != SQLITE_DONE)
        bad |= LEDGER_BAD_FOREIGN_KEY;
    sqlite3_finalize(s);
    return bad;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const ledger_report *)a)->id, y = ((const ledger_report *)b)->id;
    return x < y ? -1 : x > y;
}

typedef struct {
    long acknowledged, missing, ghosts;
    int64_t first_missing_end; /* the earliest end of an acknowledged transaction that is missing */
    int64_t last_begin;        /* the latest begin of a transaction that is there */
} tally;

/* Walks the sorted reports and the sorted ids of the file side by side. */
static bool compare(sqlite3 *db, ledger_reports *all, tally *t)
{
    sqlite3_stmt *s = NULL;
    if (all->count > 0)
        qsort(all->reports, all->count, sizeof *all->reports, by_id);
    if (sqlite3_prepare_v2(
            db,
            "SELECT id FROM entry UNION ALL SELECT id FROM archive UNION ALL SELECT id FROM note "
            "ORDER BY 1",
            -1, &s, NULL) != SQLITE_OK)
        return false;
    int step = sqlite3_step(s);
    for (size_t i = 0; i < all->count; i++) {
        const ledger_report *r = &all->reports[i];
        while (step == SQLITE_ROW && sqlite3_column_int64(s, 0) < r->id)
            step = sqlite3_step(s);
        bool there = step == SQLITE_ROW && sqlite3_column_int64(s, 0) == r->id;
        if (r->what == LEDGER_REFUSED) {
            t->ghosts += there;
            continue;
        }
        t->acknowledged++;
        if (there && r->begin > t->last_begin)
            t->last_begin = r->begin;
        if (!there) {
            t->missing++;
            if (r->end && r->end < t->first_missing_end)
                t->first_missing_end = r->end;
        }
    }
    while (step == SQLITE_ROW)
        step = sqlite3_step(s);
    sqlite3_finalize(s);
    return step == SQLITE_DONE;
}

static void print_findings(unsigned bad)
{
    static const char *const words[] = {"sum",   "account",   "stat",        "event",  "missing",
                                        "ghost", "integrity", "foreign-key", "prefix", "unreadable"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bad & 1u << i)
            printf(" %s", words[i]);
}

unsigned ledger_verify(const char *path, const char *title, ledger_reports *all, bool may_lose)
{
    sqlite3 *db = open_stock(path);
    tally t = {.first_missing_end = INT64_MAX};
    unsigned bad = verify_structure(db) | verify_sums(db);
    if (!compare(db, all, &t))
        bad |= LEDGER_UNREADABLE;
    if (t.missing && !may_lose)
        bad |= LEDGER_MISSING;
    if (t.last_begin > t.first_missing_end)
        bad |= LEDGER_NO_PREFIX;
    if (t.ghosts)
        bad |= LEDGER_GHOST;
    sqlite3_close(db);
    if (title || bad) {
        printf("%s: %ld acknowledged, %ld missing, %ld refused but there:", title ? title : path,
               t.acknowledged, t.missing, t.ghosts);
        print_findings(bad);
        puts(bad ? " WRONG" : " good");
    }
    return bad;
}

unsigned ledger_verify_stock(const char *path)
{
    char out[1024];
    if (!campaign_have_stock()) {
        puts("there is no sqlite3 program: its checks are left out");
        return 0;
    }
    unsigned bad = 0;
    if (campaign_stock(path, "PRAGMA integrity_check", out, sizeof out) != 0 || strcmp(out, "ok\n") != 0) {
        printf("sqlite3 says: %s\n", out);
        bad |= LEDGER_BAD_INTEGRITY;
    }
    if (campaign_stock(path, "PRAGMA foreign_key_check", out, sizeof out) != 0 || strcmp(out, "") != 0) {
        printf("sqlite3 says: %s\n", out);
        bad |= LEDGER_BAD_FOREIGN_KEY;
    }
    return bad;
}

void ledger_add(ledger_reports *all, const ledger_report *r)
{
    if (all->count == all->room) {
        all->room = all->room ? 2 * all->room : 1024;
        all->reports = realloc(all->reports, all->room * sizeof *all->reports);
        if (!all->reports)
            campaign_die("no memory");
    }
    all->reports[all->count++] = *r;
}

void ledger_read_reports(ledger_reports *all, const char *file, long *offset)
{
    char line[128];
    FILE *f = fopen(file, "r");
    if (!f)
        return;
    fseek(f, *offset, SEEK_SET);
    while (fgets(line, sizeof line, f)) {
        long long id, begin = 0, end = 0;
        char what;
        if (!strchr(line, '\n'))
            break;
        *offset += (long)strlen(line);
        int fields = sscanf(line, "%c %lld %lld %lld", &what, &id, &begin, &end);
        /* The stock program prints answers of pragmas as well. */
        if (fields < 2 || (what != LEDGER_ACKNOWLEDGED && what != LEDGER_REFUSED))
            continue;
        ledger_add(all, &(ledger_report){.id = id, .begin = begin, .end = end, .what = what});
    }
    fclose(f);
}

static const struct {
    const char *word;
    unsigned finding;
} faults[] = {
    [LEDGER_NO_FAULT] = {"none", 0},
    [LEDGER_FAULT_LOST] = {"lost", LEDGER_BAD_ACCOUNT},
    [LEDGER_FAULT_EARLY] = {"early", LEDGER_MISSING},
    [LEDGER_FAULT_GHOST] = {"ghost", LEDGER_GHOST},
    [LEDGER_FAULT_HALF] = {"half", LEDGER_BAD_SUM | LEDGER_BAD_ACCOUNT},
    [LEDGER_FAULT_TORN] = {"torn", 0},
    [LEDGER_FAULT_INDEX] = {"index", LEDGER_BAD_INTEGRITY},
    [LEDGER_FAULT_ORPHAN] = {"orphan", LEDGER_BAD_FOREIGN_KEY},
};

ledger_fault ledger_fault_of(const char *word)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (strcmp(word, faults[i].word) == 0)
            return (ledger_fault)i;
    campaign_die("there is no fault called %s", word);
}

unsigned ledger_finding_of(ledger_fault fault)
{
    return faults[fault].finding;
}

void ledger_damage(const char *path, ledger_fault fault)
{
    if (fault != LEDGER_FAULT_INDEX && fault != LEDGER_FAULT_ORPHAN)
        return;
    sqlite3 *db = open_stock(path);
    if (fault == LEDGER_FAULT_ORPHAN)
        must(db, "INSERT INTO entry VALUES (1, 700, 701, 0); INSERT INTO stat VALUES (-1, -1, 1)");
    else
        must(db, "PRAGMA writable_schema = ON;"
                 "UPDATE sqlite_schema SET sql = 'CREATE INDEX entry_source ON entry(amount)' "
                 "WHERE name = 'entry_source'");
    sqlite3_close(db);
}
