/* Several connections that wait for the write lock at one moment, so that they are served as a group. */
#ifndef EMBER_TEST_TOGETHER_H
#define EMBER_TEST_TOGETHER_H

#include <pthread.h>
#include <sqlite3.h>

typedef struct {
    conn_t connection;
    const char *sql;
    turso_status_code_t status;
    pthread_t thread;
} member;

static inline void *run_member(void *arg)
{
    member *m = arg;
    m->status = run(m->connection, m->sql, NULL, NULL);
    return NULL;
}

/*
 * Runs the statements while somebody else has the write lock, in their order: the first leads, those after it
 * queue up and are in its group or the next. `watch` sees them in `waiting`, a number of PRAGMA ember_stats.
 */
static inline void run_together(conn_t watch, const char *waiting, member *members, int count)
{
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open("a.db", &other), SQLITE_OK);
    sqlite3_busy_timeout(other, 5000);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < count; i++) {
        assert_int_equal(pthread_create(&members[i].thread, NULL, run_member, &members[i]), 0);
        for (int tries = 0; stat_of(watch, waiting) <= i; tries++) {
            assert_in_range(tries, 0, 50000);
            usleep(200);
        }
    }
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    for (int i = 0; i < count; i++)
        pthread_join(members[i].thread, NULL);
}

#endif
