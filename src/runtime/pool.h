/* Connections of one database, shared by its sessions. Thread-safe. First come, first served. */
#ifndef TOASTY_RUNTIME_POOL_H
#define TOASTY_RUNTIME_POOL_H

#include "driver/driver.h"

typedef struct toasty__pool toasty__pool;

typedef struct toasty__pool_config {
    int max_size;
    int wait_timeout_ms;          /* negative: none */
    int create_timeout_ms;        /* negative: none */
    int health_check_interval_ms; /* negative: none */
    bool pre_ping;
    int max_lifetime_ms; /* negative: none */
    int max_idle_ms;     /* negative: none */
} toasty__pool_config;

toasty__pool *toasty__pool_new(const toasty__driver *driver, toasty__driver_db *db,
                               const toasty__pool_config *config);
/* Closes all connections; all must be back. */
void toasty__pool_free(toasty__pool *pool);
/*
 * A connection for exclusive use until it is given back; NULL and an error: TOASTY_CONNECTION_POOL, why the
 * fiber is to stop, why it could not be made, or TOASTY_MISUSE when a thread would wait for fibers that wait
 * for it. May block; a fiber that waits is suspended, and for what else blocks it goes away.
 */
toasty__driver_conn *toasty__pool_acquire(toasty__pool *pool, toasty__error *error);
/* The same without waiting: NULL also when none is free. May block all the same, to make or to check one. */
toasty__driver_conn *toasty__pool_try(toasty__pool *pool);
/* One that is no longer usable is closed instead of kept. */
void toasty__pool_release(toasty__pool *pool, toasty__driver_conn *conn);
toasty_pool_status toasty__pool_status(toasty__pool *pool);
/* How many threads and fibers wait for a connection. */
int toasty__pool_waiting(toasty__pool *pool);

#endif
