/* A database of its own for a test, by the driver's functions. */
#ifndef TESTS_DRIVER_SUPPORT_H
#define TESTS_DRIVER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/driver.h"

typedef struct fixture {
    const toasty__driver *driver;
    toasty__driver_db *db;
    toasty__driver_conn *conn;
    toasty__error error;
    char directory[32];
    char path[64];
} fixture;

/* A database in memory, or in a file of its own directory; closed again by fixture_close. */
static inline void fixture_open(fixture *f, const char *scheme, bool file, int busy_timeout_ms)
{
    memset(f, 0, sizeof *f);
    toasty__error_init(&f->error);
    f->driver = toasty__driver_find(scheme);
    assert_non_null(f->driver);
    strcpy(f->path, ":memory:");
    if (file) {
        strcpy(f->directory, "driver-XXXXXX");
        assert_non_null(mkdtemp(f->directory));
        snprintf(f->path, sizeof f->path, "%s/test.db", f->directory);
    }
    const toasty__driver_config config = {
        .url = "test:", .path = f->path, .busy_timeout_ms = busy_timeout_ms};
    assert_int_equal(f->driver->open(&config, &f->db, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->connect(f->db, &f->conn, &f->error), TOASTY_OK);
}

static inline void fixture_close(fixture *f)
{
    char name[80];
    f->driver->disconnect(f->conn);
    f->driver->close(f->db);
    if (!f->directory[0])
        return;
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s%s", f->path, ends[i]);
        unlink(name);
    }
    assert_int_equal(rmdir(f->directory), 0);
}

/* Runs a statement; its rows are passed over. */
static inline toasty_status run_command(fixture *f, toasty__driver_conn *conn, const toasty__command *command)
{
    toasty__cursor cursor;
    toasty__step step;
    toasty__error_clear(&f->error);
    if (f->driver->start(conn, command, &cursor, &f->error) != TOASTY_OK)
        return f->error.info.code;
    while ((step = f->driver->step(conn, &cursor, NULL, &f->error)) == TOASTY__STEP_ROW)
        continue;
    f->driver->finish(conn, &cursor);
    return step == TOASTY__STEP_DONE ? TOASTY_OK : f->error.info.code;
}

static inline toasty_status run_sql_on(fixture *f, toasty__driver_conn *conn, const char *sql)
{
    const toasty__command command = {.kind = TOASTY__RAW, .sql = sql, .sql_length = strlen(sql)};
    return run_command(f, conn, &command);
}

static inline toasty_status run_sql(fixture *f, const char *sql)
{
    return run_sql_on(f, f->conn, sql);
}

/* The first value of a query, which must be an integer. */
static inline int64_t ask_on(fixture *f, toasty__driver_conn *conn, const char *sql)
{
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql)};
    toasty__cursor cursor;
    toasty__cell cell;
    assert_int_equal(f->driver->start(conn, &command, &cursor, &f->error), TOASTY_OK);
    assert_int_equal(cursor.column_count, 1);
    assert_int_equal(f->driver->step(conn, &cursor, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.kind, TOASTY__CELL_INT);
    f->driver->finish(conn, &cursor);
    return cell.as.integer;
}

static inline int64_t ask(fixture *f, const char *sql)
{
    return ask_on(f, f->conn, sql);
}

static inline toasty_status run_tx(fixture *f, toasty__driver_conn *conn, toasty__tx_action action,
                                   unsigned depth)
{
    const toasty__tx_request request = {.action = action, .depth = depth};
    toasty__error_clear(&f->error);
    return f->driver->transaction(conn, &request, &f->error);
}

#endif
