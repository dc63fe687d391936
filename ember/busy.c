/* Waiting for locks. */
#include "concurrency.h"

int64_t ember__now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct timespec ember__clock_in(int64_t us)
{
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    int64_t ns = at.tv_nsec + us % 1000000 * 1000;
    at.tv_sec += (time_t)(us / 1000000 + ns / 1000000000);
    at.tv_nsec = (long)(ns % 1000000000);
    return at;
}

/*
 * Far shorter steps than SQLite's own: a commit takes well under a millisecond on a good disk, and a waiter
 * that sleeps a hundred of them loses the lock to whoever comes by.
 */
static int64_t turn_us(int turn, int64_t deadline)
{
    static const int waits_us[] = {20, 50, 100, 200, 300, 500, 700, 1000, 1000, 1500, 2000, 3000, 4000, 5000};
    const int last = (int)(sizeof waits_us / sizeof *waits_us) - 1;
    int64_t us = waits_us[turn < 0 ? 0 : turn < last ? turn : last];
    int64_t left = deadline - ember__now_us();
    return us < left ? us : left;
}

void ember__await_unlocked(turso_connection_t *connection, int turn, int64_t deadline)
{
    int64_t us = turn_us(turn, deadline);
    if (us > 0)
        ember__bell_wait(&connection->database->unlocked, us);
}

void ember__tell_unlocked(turso_connection_t *connection)
{
    if (sqlite3_get_autocommit(connection->db))
        ember__bell_ring(&connection->database->unlocked);
}

static int on_busy(void *arg, int turn)
{
    turso_connection_t *connection = arg;
    if (connection->never_sleep) {
        connection->had_to_wait = true;
        return 0;
    }
    if (turn == 0)
        connection->busy_deadline = ember__now_us() + connection->busy_ms * 1000;
    int64_t until = connection->busy_deadline;
    if (ember__now_us() >= until || !ember__caller_wants(&connection->caller, true))
        return 0;
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    if (!concurrency || !ember__turn_wait(&concurrency->turn, until, &connection->caller))
        ember__await_unlocked(connection, turn, until);
    return 1;
}

void ember__busy_install(turso_connection_t *connection)
{
    sqlite3_busy_handler(connection->db, on_busy, connection);
}
