/* Prepared statements that a connection keeps. */
#include "support.h"

#include "driver/turso/internal.h"

static toasty__turso_cache *cache_of(fixture *f)
{
    return &toasty__turso_of(f->conn)->cache;
}

static int open_and_create(void **state)
{
    static fixture f;
    fixture_open(&f, "turso", false, 0);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (id INTEGER PRIMARY KEY, a)"), TOASTY_OK);
    *state = &f;
    return 0;
}

static int close_again(void **state)
{
    fixture_close(*state);
    return 0;
}

/* "SELECT <id>" under that id; the value must come back, whoever's statement is in the slot. */
static void select_id(fixture *f, uint64_t id)
{
    char sql[64];
    toasty__cursor cursor;
    toasty__cell cell;
    snprintf(sql, sizeof sql, "SELECT %llu", (unsigned long long)id);
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = id};
    assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->step(f->conn, &cursor, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, id);
    f->driver->finish(f->conn, &cursor);
}

static bool is_kept(fixture *f, uint64_t id)
{
    toasty__turso_cache *cache = cache_of(f);
    int slot = toasty__turso_cache_take(cache, id);
    if (slot >= 0)
        toasty__turso_cache_give(cache, (unsigned)slot, TOASTY__PACE_UNKNOWN);
    return slot >= 0;
}

static void a_statement_is_prepared_once(void **state)
{
    fixture *f = *state;
    select_id(f, 1);
    turso_statement_t *statement = cache_of(f)->kept[0].statement;
    for (int i = 0; i < 10; i++)
        select_id(f, 1);
    assert_int_equal(cache_of(f)->count, 1);
    assert_ptr_equal(cache_of(f)->kept[0].statement, statement);
}

/* What ran for long counts as slow until it was quick for some time; what nobody timed tells nothing. */
static void slow_statements_are_remembered(void **state)
{
    fixture *f = *state;
    toasty__turso_cache *cache = cache_of(f);
    assert_false(toasty__turso_cache_quick(cache, 1));
    select_id(f, 1);
    assert_true(toasty__turso_cache_quick(cache, 1));
    unsigned slot = (unsigned)toasty__turso_cache_take(cache, 1);
    assert_false(toasty__turso_cache_quick(cache, 1)); /* it runs */
    toasty__turso_cache_give(cache, slot, TOASTY__PACE_SLOW);
    int runs = 0;
    for (; !toasty__turso_cache_quick(cache, 1); runs++) {
        select_id(f, 1);
        assert_false(toasty__turso_cache_quick(cache, 1));
        toasty__turso_cache_take(cache, 1);
        toasty__turso_cache_give(cache, slot, TOASTY__PACE_QUICK);
    }
    assert_int_equal(runs, 16);
}

static void statements_without_an_id_are_not_kept(void **state)
{
    fixture *f = *state;
    assert_int_equal(ask(f, "SELECT 7"), 7);
    assert_int_equal(cache_of(f)->count, 0);
}

static void the_least_recently_used_gives_way(void **state)
{
    fixture *f = *state;
    for (uint64_t id = 1; id <= TOASTY__TURSO_KEPT; id++)
        select_id(f, id);
    assert_int_equal(cache_of(f)->count, TOASTY__TURSO_KEPT);
    select_id(f, 1);
    select_id(f, 1000); /* takes the place of 2 */
    assert_int_equal(cache_of(f)->count, TOASTY__TURSO_KEPT);
    assert_true(is_kept(f, 1));
    assert_false(is_kept(f, 2));
    assert_true(is_kept(f, 3));
    assert_true(is_kept(f, 1000));
}

/* Ids as they come, with many in one bucket, against what a list says. */
static void lookup_holds_under_any_order(void **state)
{
    fixture *f = *state;
    uint64_t random = 42;
    for (int i = 0; i < 20000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        select_id(f, 1 + random % 600 * ((random >> 32) % 2 ? 1 : 1024));
    }
    toasty__turso_cache *cache = cache_of(f);
    int buckets = 0;
    for (int i = 0; i < TOASTY__TURSO_BUCKETS; i++)
        buckets += cache->buckets[i] != 0;
    assert_int_equal(buckets, TOASTY__TURSO_KEPT);
    for (int i = 0; i < TOASTY__TURSO_KEPT; i++)
        assert_true(is_kept(f, cache->kept[i].id));
}

static void a_running_statement_is_not_handed_out_twice(void **state)
{
    fixture *f = *state;
    const char *sql = "SELECT value FROM json_each('[1,2,3]')";
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = 5};
    toasty__cursor outer, inner;
    toasty__cell cell;
    assert_int_equal(f->driver->start(f->conn, &command, &outer, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->step(f->conn, &outer, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(f->driver->start(f->conn, &command, &inner, &f->error), TOASTY_OK);
    assert_true(outer.keep);
    assert_false(inner.keep);
    assert_int_equal(f->driver->step(f->conn, &inner, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, 1);
    assert_int_equal(f->driver->step(f->conn, &outer, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, 2);
    f->driver->finish(f->conn, &inner);
    assert_int_equal(f->driver->step(f->conn, &outer, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, 3);
    f->driver->finish(f->conn, &outer);
    assert_int_equal(cache_of(f)->count, 1);
}

static void a_running_statement_does_not_give_way(void **state)
{
    fixture *f = *state;
    static toasty__cursor cursors[TOASTY__TURSO_KEPT + 1];
    char sql[32];
    toasty__cell cell;
    for (uint64_t id = 1; id <= TOASTY__TURSO_KEPT + 1; id++) {
        snprintf(sql, sizeof sql, "SELECT %d", (int)id);
        const toasty__command command = {
            .kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = id};
        assert_int_equal(f->driver->start(f->conn, &command, &cursors[id - 1], &f->error), TOASTY_OK);
        assert_int_equal(cursors[id - 1].keep, id <= TOASTY__TURSO_KEPT);
    }
    for (int i = 0; i <= TOASTY__TURSO_KEPT; i++) {
        assert_int_equal(f->driver->step(f->conn, &cursors[i], &cell, &f->error), TOASTY__STEP_ROW);
        assert_int_equal(cell.as.integer, i + 1);
        f->driver->finish(f->conn, &cursors[i]);
    }
    select_id(f, 2000);
    assert_true(is_kept(f, 2000));
}

static void values_do_not_stay_bound(void **state)
{
    fixture *f = *state;
    const toasty__cell five = {.kind = TOASTY__CELL_INT, .as.integer = 5};
    toasty__command command = {.kind = TOASTY__QUERY, .sql = "SELECT ?1 IS NULL", .sql_length = 17, .id = 9};
    toasty__cursor cursor;
    toasty__cell cell;
    command.params = &five;
    command.param_count = 1;
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_OK);
    command.param_count = 0;
    assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
    assert_int_equal(f->driver->step(f->conn, &cursor, &cell, &f->error), TOASTY__STEP_ROW);
    assert_int_equal(cell.as.integer, 1);
    f->driver->finish(f->conn, &cursor);
}

/* A kept statement sees the table as it is now, not as it was when it was prepared. */
static void kept_statements_survive_changes_of_the_schema(void **state)
{
    fixture *f = *state;
    const char *sql = "SELECT count(*) FROM t";
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = 3};
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_OK);
    assert_int_equal(run_sql(f, "ALTER TABLE t ADD COLUMN b"), TOASTY_OK);
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_OK);
    assert_int_equal(run_sql(f, "DROP TABLE t"), TOASTY_OK);
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(strstr(f->error.info.message, "no such table: t"));
    assert_int_equal(run_sql(f, "CREATE TABLE t (x)"), TOASTY_OK);
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_and_create, close_again)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_statement_is_prepared_once),
        TEST(slow_statements_are_remembered),
        TEST(statements_without_an_id_are_not_kept),
        TEST(the_least_recently_used_gives_way),
        TEST(lookup_holds_under_any_order),
        TEST(a_running_statement_is_not_handed_out_twice),
        TEST(a_running_statement_does_not_give_way),
        TEST(values_do_not_stay_bound),
        TEST(kept_statements_survive_changes_of_the_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
