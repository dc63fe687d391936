/* A database of notes with ember.h: tables, values, rows, a transaction, and what to do about errors. */
#include <stdio.h>
#include <stdlib.h>

#include <ember.h>

/* Says why a call failed and gives up. */
static void check(ember_db *db, ember_status status)
{
    if (status == EMBER_OK)
        return;
    fprintf(stderr, "%s: %s\n", ember_status_name(status), ember_errmsg(db));
    exit(EXIT_FAILURE);
}

struct move {
    int from, to;
    double weight;
};

/* What happens in here happens as a whole or not at all; it may be run again, so it only touches the database. */
static ember_status move_weight(ember_db *db, void *arg)
{
    const struct move *move = arg;
    ember_status status = ember_exec(db, "UPDATE note SET weight = weight - ?2 WHERE id = ?1",
                                     ember_args(move->from, move->weight));
    if (status != EMBER_OK)
        return status;
    return ember_exec(db, "UPDATE note SET weight = weight + ?2 WHERE id = ?1",
                      ember_args(move->to, move->weight));
}

int main(int argc, char **argv)
{
    ember_db *db = ember_open(argc > 1 ? argv[1] : ":memory:", .busy_timeout_ms = 2000);
    if (!db)
        return EXIT_FAILURE;
    check(db, ember_errcode(db));
    check(db, ember_exec_script(db, "DROP TABLE IF EXISTS note;"
                                    "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE,"
                                    "                  weight REAL)"));

    check(db, ember_exec(db, "INSERT INTO note(text, weight) VALUES (?1, ?2)", ember_args("buy bread", 1.0)));
    check(db, ember_exec(db, "INSERT INTO note(text, weight) VALUES (:text, :weight)",
                         ember_args(ember_named(":text", "write a letter"), ember_named(":weight", 2.5))));

    /* One check is enough: rows that failed are empty, and freeing them tells. */
    ember_rows *rows = ember_query(db, "SELECT id, text, weight FROM note WHERE weight > ?1", ember_args(0.5));
    while (ember_next(rows))
        printf("%d: %s (%.1f)\n", (int)ember_int(rows, 0), ember_text(rows, "text"), ember_double(rows, 2));
    check(db, ember_rows_free(rows));

    /* Errors have codes, so a program need not read the words. */
    ember_status status = ember_exec(db, "INSERT INTO note(text) VALUES ('buy bread')");
    if (status == EMBER_CONSTRAINT && ember_constraint_kind(db) == EMBER_CONSTRAINT_UNIQUE)
        printf("refused: %s\n", ember_errmsg(db));

    /* Repeated by itself while another writer is in the way. */
    struct move move = {2, 1, 1.0};
    int attempts;
    check(db, ember_transaction(db, move_weight, &move, .attempts = &attempts));

    int count;
    double weight;
    check(db, ember_query_row(db, "SELECT count(*), sum(weight) + ?1 FROM note", ember_into(&count, &weight),
                              ember_args(1)));
    printf("moved after %d attempt(s): %d notes weigh %.1f\n", attempts, count, weight);

    ember_close(db);
    return EXIT_SUCCESS;
}
