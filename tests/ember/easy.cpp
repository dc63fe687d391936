// The friendly layer from C++, where its macros are not there.
#include <ember.h>

#include <cstdio>
#include <cstring>

static int failures;

static void check(bool truth, const char *what, ember_db *db)
{
    if (truth)
        return;
    std::fprintf(stderr, "%s: %s\n", what, ember_errmsg(db));
    failures++;
}

static ember_status insert(ember_db *db, void *arg)
{
    const ember_value values[] = {ember_value_int(*static_cast<int *>(arg)), ember_value_text("two"),
                                  ember_value_double(0.5), ember_value_blob(ember_bytes_of("x", 1))};
    return ember_exec_sql(db, ember_sql{"INSERT INTO t VALUES (?1, ?2, ?3, ?4)", {4, values}});
}

int main()
{
    ember_open_options options = {};
    options.path = ":memory:";
    ember_db *db = ember_open_with(&options);
    check(ember_exec_sql(db, ember_sql{"CREATE TABLE t(a, b, c, d)", {}}) == EMBER_OK, "create", db);

    int one = 1;
    ember_transaction_options transaction = {};
    transaction.db = db;
    transaction.run = insert;
    transaction.arg = &one;
    check(ember_transaction_with(&transaction) == EMBER_OK, "transaction", db);

    const ember_value id[] = {ember_value_named(":id", ember_value_int(1))};
    ember_rows *rows = ember_query_sql(db, ember_sql{"SELECT * FROM t WHERE a = :id", {1, id}});
    check(ember_next(rows), "next", db);
    check(ember_int_at(rows, 0) == 1 && std::strcmp(ember_text_named(rows, "b"), "two") == 0, "values", db);
    check(ember_rows_free(rows) == EMBER_OK, "rows", db);

    long long a = 0;
    char b[8] = "";
    const ember_out outs[] = {ember_out_of(EMBER_OUT_SIGNED, &a, sizeof a), ember_chars(b, sizeof b)};
    check(ember_query_row_sql(db, ember_row_query{"SELECT a, b FROM t", {2, outs}, {}}) == EMBER_OK, "row",
          db);
    check(a == 1 && std::strcmp(b, "two") == 0, "variables", db);

    ember_stmt *stmt = ember_prepare(db, "DELETE FROM t WHERE a = ?1");
    ember_bind_at(stmt, 1, ember_value_uint(1));
    check(ember_run_with(ember_call{stmt, {}}) == EMBER_OK && ember_changes(db) == 1, "run", db);
    ember_stmt_free(stmt);
    ember_close(db);
    return failures != 0;
}
