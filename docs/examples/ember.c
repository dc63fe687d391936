/* A database of notes: tables, parameters, rows, a transaction, and what to do about errors. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <turso.h>

/* Prints why a call failed, releases the text and gives up. */
static void check(turso_status_code_t status, const char *error)
{
    if (status == TURSO_OK || status == TURSO_DONE || status == TURSO_ROW)
        return;
    fprintf(stderr, "error %d: %s\n", (int)status, error ? error : "no text");
    turso_str_deinit(error);
    exit(EXIT_FAILURE);
}

static turso_statement_t *prepare(turso_connection_t *connection, const char *sql)
{
    turso_statement_t *statement = NULL;
    const char *error = NULL;
    check(turso_connection_prepare_single(connection, sql, &statement, &error), error);
    return statement;
}

static void run(turso_connection_t *connection, const char *sql)
{
    const char *error = NULL;
    turso_statement_t *statement = prepare(connection, sql);
    check(turso_statement_execute(statement, NULL, &error), error);
    turso_statement_deinit(statement);
}

static void add_note(turso_statement_t *insert, const char *text, double weight)
{
    const char *error = NULL;
    /* The bytes are copied: `text` may go away. */
    check(turso_statement_bind_positional_text(insert, 1, text, strlen(text)), "binding the text");
    check(turso_statement_bind_positional_double(insert, 2, weight), "binding the weight");
    check(turso_statement_execute(insert, NULL, &error), error);
    check(turso_statement_reset(insert, &error), error);
}

static void print_notes(turso_connection_t *connection)
{
    const char *error = NULL;
    turso_status_code_t status;
    turso_statement_t *select =
        prepare(connection, "SELECT id, text, weight FROM note WHERE weight > ?1 ORDER BY id");
    check(turso_statement_bind_positional_double(select, 1, 0.5), "binding the limit");
    while ((status = turso_statement_step(select, &error)) == TURSO_ROW)
        printf("%d: %.*s (%.1f)\n", (int)turso_statement_row_value_int(select, 0),
               (int)turso_statement_row_value_bytes_count(select, 1),
               turso_statement_row_value_bytes_ptr(select, 1), turso_statement_row_value_double(select, 2));
    check(status, error);
    turso_statement_deinit(select);
}

int main(int argc, char **argv)
{
    const turso_database_t *database = NULL;
    turso_connection_t *connection = NULL;
    const char *error = NULL;
    turso_database_config_t config = {.path = argc > 1 ? argv[1] : ":memory:"};

    check(turso_database_new(&config, &database, &error), error);
    check(turso_database_open(database, &error), error);
    check(turso_database_connect(database, &connection, &error), error);

    run(connection,
        "CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, weight REAL)");

    /* One transaction, so one write to the disk, for all of them. */
    run(connection, "BEGIN IMMEDIATE");
    turso_statement_t *insert =
        prepare(connection, "INSERT INTO note(text, weight) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    add_note(insert, "buy bread", 1.0);
    add_note(insert, "write a letter", 2.5);
    add_note(insert, "count the stars", 0.1);
    turso_statement_deinit(insert);
    run(connection, "COMMIT");

    print_notes(connection);

    /* Errors have codes, so a program need not read the text. */
    turso_statement_t *twice = prepare(connection, "INSERT INTO note(text) VALUES ('buy bread')");
    if (turso_statement_execute(twice, NULL, &error) == TURSO_CONSTRAINT) {
        printf("refused: %s\n", error);
        turso_str_deinit(error);
    }
    turso_statement_deinit(twice);

    turso_connection_deinit(connection);
    turso_database_deinit(database);
    return EXIT_SUCCESS;
}
