/* Two connections write at once; the one that comes too late runs its transaction again. */
#include <stdio.h>
#include <stdlib.h>

#include <turso.h>

/* Prints why a call failed, releases the text and gives up. */
static void check(turso_status_code_t status, const char *error)
{
    if (status == TURSO_OK || status == TURSO_DONE)
        return;
    fprintf(stderr, "error %d: %s\n", (int)status, error ? error : "no text");
    turso_str_deinit(error);
    exit(EXIT_FAILURE);
}

/* A conflict is an answer like any other; other failures end the program. */
static turso_status_code_t run(turso_connection_t *connection, const char *sql)
{
    turso_statement_t *statement = NULL;
    const char *error = NULL;
    check(turso_connection_prepare_single(connection, sql, &statement, &error), error);
    turso_status_code_t status = turso_statement_execute(statement, NULL, &error);
    turso_statement_deinit(statement);
    if (status != TURSO_BUSY_SNAPSHOT) {
        check(status, error);
        return status;
    }
    printf("%s\n", error);
    turso_str_deinit(error);
    return status;
}

static turso_connection_t *rival; /* somebody who is faster, once */

static turso_status_code_t transfer(turso_connection_t *connection)
{
    if (rival)
        run(rival, "UPDATE account SET balance = balance + 1 WHERE id = 1");
    rival = NULL;
    turso_status_code_t status = run(connection, "UPDATE account SET balance = balance - 5 WHERE id = 1");
    return status == TURSO_DONE ? run(connection, "UPDATE account SET balance = balance + 5 WHERE id = 2")
                                : status;
}

static void transfer_until_done(turso_connection_t *connection)
{
    turso_status_code_t status;
    /* [doc: retry] */
    do {
        run(connection, "BEGIN CONCURRENT");
        status = transfer(connection);
        if (status == TURSO_DONE)
            status = run(connection, "COMMIT");
        if (!turso_connection_get_autocommit(connection))
            run(connection, "ROLLBACK");
    } while (status == TURSO_BUSY_SNAPSHOT);
    /* [end] */
}

static void print_balances(turso_connection_t *connection)
{
    turso_statement_t *select = NULL;
    const char *error = NULL;
    check(turso_connection_prepare_single(connection, "SELECT id, balance FROM account ORDER BY id", &select, &error),
          error);
    while (turso_statement_step(select, NULL) == TURSO_ROW)
        printf("%d: %d\n", (int)turso_statement_row_value_int(select, 0),
               (int)turso_statement_row_value_int(select, 1));
    turso_statement_deinit(select);
}

int main(void)
{
    const turso_database_config_t config = {.path = ":memory:"};
    const turso_database_t *database = NULL;
    turso_connection_t *connection = NULL;
    const char *error = NULL;
    check(turso_database_new(&config, &database, &error), error);
    check(turso_database_open(database, &error), error);
    check(turso_database_connect(database, &connection, &error), error);
    check(turso_database_connect(database, &rival, &error), error);
    const turso_connection_t *second = rival;
    run(connection, "PRAGMA journal_mode = 'mvcc'");
    run(connection, "CREATE TABLE account(id INTEGER PRIMARY KEY, balance INTEGER NOT NULL)");
    run(connection, "INSERT INTO account VALUES(1, 100), (2, 100)");
    transfer_until_done(connection);
    print_balances(connection);
    turso_connection_deinit(second);
    turso_connection_deinit(connection);
    turso_database_deinit(database);
    return 0;
}
