/* Ember through turso.h, and stock SQLite through sqlite3.h, doing the same. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"

static const char insert_row[] = "INSERT INTO t(id, data) VALUES (?1, 'some data that a row has')";

const char *bench_statement(const bench_cell *cell, char *buffer, size_t size)
{
    snprintf(buffer, size,
             "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < %d) "
             "INSERT INTO t(id, data) SELECT ?1 + i, 'some data that a row has' FROM c",
             cell->rows - 1);
    return buffer;
}

/* ---- stock SQLite */

static void must(sqlite3 *db, int rc, const char *what)
{
    if (rc != SQLITE_OK && rc != SQLITE_DONE)
        campaign_die("sqlite: %s: %s", what, sqlite3_errmsg(db));
}

static sqlite3 *connect_sqlite(const bench_cell *cell)
{
    sqlite3 *db;
    char pragma[40];
    if (sqlite3_open("bench.db", &db) != SQLITE_OK)
        campaign_die("sqlite: %s", sqlite3_errmsg(db));
    sqlite3_busy_timeout(db, 60000);
    snprintf(pragma, sizeof pragma, "PRAGMA synchronous = %d", cell->synchronous);
    must(db, sqlite3_exec(db, pragma, NULL, NULL, NULL), pragma);
    return db;
}

static void *open_sqlite(const bench_cell *cell)
{
    sqlite3 *db = connect_sqlite(cell);
    must(db,
         sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)",
                      NULL, NULL, NULL),
         "create");
    return db;
}

static void close_sqlite(void *db)
{
    sqlite3_close(db);
}

static sqlite3_stmt *prepare_sqlite(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    must(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL), sql);
    return s;
}

static void run_sqlite(sqlite3 *db, sqlite3_stmt *s)
{
    must(db, sqlite3_step(s), sqlite3_sql(s));
    sqlite3_reset(s);
}

static void write_sqlite(bench_thread *t)
{
    const bench_cell *cell = t->cell;
    sqlite3 *db = connect_sqlite(cell);
    sqlite3_stmt *begin = prepare_sqlite(db, "BEGIN IMMEDIATE"), *commit = prepare_sqlite(db, "COMMIT");
    sqlite3_stmt *insert = prepare_sqlite(db, insert_row);
    while (bench_goes_on()) {
        int64_t start = campaign_now_us();
        run_sqlite(db, begin);
        for (int i = 0; i < cell->rows; i++) {
            if (i == cell->rows / 2)
                bench_do_work(cell);
            sqlite3_bind_int64(insert, 1, ++t->id);
            run_sqlite(db, insert);
        }
        run_sqlite(db, commit);
        bench_done(start);
    }
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_finalize(insert);
    sqlite3_close(db);
}

static void write_sqlite_statement(bench_thread *t)
{
    char sql[256];
    sqlite3 *db = connect_sqlite(t->cell);
    sqlite3_stmt *insert = prepare_sqlite(db, bench_statement(t->cell, sql, sizeof sql));
    while (bench_goes_on()) {
        int64_t start = campaign_now_us();
        bench_do_work(t->cell);
        sqlite3_bind_int64(insert, 1, t->id);
        run_sqlite(db, insert);
        t->id += t->cell->rows;
        bench_done(start);
    }
    sqlite3_finalize(insert);
    sqlite3_close(db);
}

/* ---- Ember */

static void *open_ember(const bench_cell *cell)
{
    campaign_conn c;
    const turso_database_t *db = campaign_open("bench.db");
    campaign_connect(&c, db, cell->isolation, cell->synchronous);
    if (campaign_run(&c, "CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)") != TURSO_DONE)
        campaign_die("ember: %s", c.error);
    campaign_disconnect(&c);
    return (void *)db;
}

static void close_ember(void *db)
{
    turso_database_deinit(db);
}

/* True unless it is in conflict, which ends the transaction. */
static bool did(campaign_conn *c, turso_status_code_t status)
{
    if (status == TURSO_DONE)
        return true;
    if (!campaign_is_conflict(c, status))
        campaign_die("ember: %d %s", (int)status, c->error);
    campaign_run(c, "ROLLBACK");
    bench_conflict();
    return false;
}

typedef struct {
    campaign_conn c;
    turso_statement_t *begin, *commit, *insert;
} writer;

/* `begin`: NULL for what the isolation says. */
static void open_writer(writer *w, const bench_thread *t, const char *sql, const char *begin)
{
    campaign_connect(&w->c, t->db, t->cell->isolation, t->cell->synchronous);
    w->begin = campaign_prepare(&w->c, begin ? begin : w->c.begin);
    w->commit = campaign_prepare(&w->c, "COMMIT");
    w->insert = campaign_prepare(&w->c, sql);
}

static void close_writer(writer *w)
{
    turso_statement_deinit(w->begin);
    turso_statement_deinit(w->commit);
    turso_statement_deinit(w->insert);
    campaign_disconnect(&w->c);
}

static bool row_by_row(writer *w, bench_thread *t)
{
    const bench_cell *cell = t->cell;
    for (int i = 0; i < cell->rows; i++) {
        if (i == cell->rows / 2)
            bench_do_work(cell);
        t->id++;
        if (!did(&w->c, campaign_exec(&w->c, w->insert, 1, &t->id)))
            return false;
    }
    return true;
}

static void write_rows(bench_thread *t, const char *begin)
{
    writer w;
    open_writer(&w, t, insert_row, begin);
    while (bench_goes_on()) {
        int64_t start = campaign_now_us(), first = t->id;
        while (!did(&w.c, campaign_exec(&w.c, w.begin, 0, NULL)) || !row_by_row(&w, t) ||
               !did(&w.c, campaign_exec(&w.c, w.commit, 0, NULL)))
            t->id = first;
        bench_done(start);
    }
    close_writer(&w);
}

static void write_ember(bench_thread *t)
{
    write_rows(t, NULL);
}

static void write_ember_queued(bench_thread *t)
{
    write_rows(t, "BEGIN QUEUED");
}

static void write_ember_batch(bench_thread *t)
{
    writer w;
    char sql[256];
    open_writer(&w, t, bench_statement(t->cell, sql, sizeof sql), NULL);
    while (bench_goes_on()) {
        int64_t start = campaign_now_us();
        bool done;
        do {
            done = did(&w.c, campaign_exec(&w.c, w.begin, 0, NULL));
            if (done)
                bench_do_work(t->cell);
            done = done && did(&w.c, campaign_exec(&w.c, w.insert, 1, &t->id)) &&
                   did(&w.c, campaign_exec(&w.c, w.commit, 0, NULL));
        } while (!done);
        t->id += t->cell->rows;
        bench_done(start);
    }
    close_writer(&w);
}

static void write_ember_statement(bench_thread *t)
{
    writer w;
    char sql[256];
    open_writer(&w, t, bench_statement(t->cell, sql, sizeof sql), NULL);
    while (bench_goes_on()) {
        int64_t start = campaign_now_us();
        bench_do_work(t->cell);
        while (!did(&w.c, campaign_exec(&w.c, w.insert, 1, &t->id)))
            ;
        t->id += t->cell->rows;
        bench_done(start);
    }
    close_writer(&w);
}

const bench_side bench_sqlite = {"sqlite", NULL, open_sqlite, write_sqlite, close_sqlite};
const bench_side bench_sqlite_statement = {"sqlite-statement", NULL, open_sqlite, write_sqlite_statement,
                                           close_sqlite};
const bench_side bench_ember = {"ember", "sqlite", open_ember, write_ember, close_ember};
const bench_side bench_ember_batch = {"ember-batch", "sqlite", open_ember, write_ember_batch, close_ember};
const bench_side bench_ember_queued = {"ember-queued", "sqlite", open_ember, write_ember_queued, close_ember};
const bench_side bench_ember_statement = {"ember-statement", "sqlite-statement", open_ember,
                                          write_ember_statement, close_ember};
