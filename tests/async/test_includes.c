/*
 * Relations of one level in fibers: read at once where they take long, from one state of the database, and
 * otherwise as if they were read one after the other.
 */
#include "../session/support.h"

#include <stdatomic.h>
#include <time.h>
#include <uv.h>
#include <sqlite3.h>

#include "core/alloc.h"
#include "core/clock.h"
#include "includes.toasty.h"
#include "runtime/fiber.h"
#include "runtime/sanitizer.h"
#include "session/session.h"
#include "turso_ember.h"
#include <toasty/async.h>

enum { ROWS = 300 };

#define MODELS toasty_models(&Shelf, &Owner, &Red, &Leaf, &Bud, &Green, &Blue)
#define ALL                                                                                                  \
    {                                                                                                        \
        toasty_with(Shelf.reds), toasty_with(Shelf.greens), toasty_with(Shelf.blues)                         \
    }

/* ---- what happens while statements run ---- */

static struct {
    atomic_int present;  /* statements that wait for another one */
    atomic_bool meeting; /* they are to meet: two run at the same time */
    atomic_bool met;
    atomic_bool held;    /* then they are to go on running */
    atomic_int pause_us; /* of each, and before another connection begins */
    atomic_int beside;   /* connections that were taken for other ones */
    atomic_int refused;  /* that were not to be had */
} now;

static void sleep_us(int us)
{
    struct timespec time = {.tv_nsec = us * 1000};
    nanosleep(&time, NULL);
}

/* Until another one is here as well; but not for ever. */
static void meet(void)
{
    if (atomic_fetch_add(&now.present, 1))
        atomic_store(&now.met, true);
    for (int i = 0; i < 100000 && !atomic_load(&now.met); i++)
        sleep_us(100);
    while (atomic_load(&now.held))
        sleep_us(100);
}

typedef struct watcher {
    bool (*handler)(void *arg, bool waits);
    void *arg;
} watcher;

static bool on_progress(void *arg, bool waits)
{
    const watcher *self = arg;
    if (!toasty__fiber_current() || toasty__fiber_at_home())
        return self->handler(self->arg, waits);
    if (atomic_load(&now.meeting) && !atomic_load(&now.met))
        meet();
    else if (atomic_load(&now.pause_us))
        sleep_us(atomic_load(&now.pause_us));
    return self->handler(self->arg, waits);
}

void __real_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg);
void __wrap_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg);

void __wrap_turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                                  bool (*handler)(void *arg, bool waits), void *arg)
{
    static watcher watchers[400];
    static atomic_int count;
    int n = atomic_fetch_add(&count, 1);
    assert_true(n < 400);
    watchers[n] = (watcher){handler, arg};
    __real_turso_connection_set_progress_handler(self, operations, on_progress, &watchers[n]);
}

toasty__driver_conn *__real_toasty__take_beside(toasty_db *db, const toasty__state *state);
toasty__driver_conn *__wrap_toasty__take_beside(toasty_db *db, const toasty__state *state);

toasty__driver_conn *__wrap_toasty__take_beside(toasty_db *db, const toasty__state *state)
{
    if (atomic_load(&now.pause_us))
        sleep_us(atomic_load(&now.pause_us) * (1 + atomic_load(&now.beside) % 3) / 2);
    toasty__driver_conn *conn = __real_toasty__take_beside(db, state);
    atomic_fetch_add(conn ? &now.beside : &now.refused, 1);
    return conn;
}

/* ---- databases ---- */

typedef struct bed {
    temp_file at;
    char url[128];
    bool file;
    toasty_db *db;
    void (*run)(struct bed *self);
} bed;

static void fill(toasty_db *db)
{
    static const char *const tables[] = {"reds", "greens", "blues", "leaves", "buds"};
    good(db, toasty_push_schema(db));
    good(db, toasty_exec(db, "INSERT INTO shelves VALUES (1, 0, 404, 405), (2, 0, 404, 405)"));
    for (int i = 0; i < 5; i++) {
        char sql[240];
        snprintf(sql, sizeof sql,
                 "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ?1) "
                 "INSERT INTO %s SELECT x, %s, 0%s FROM c",
                 tables[i], i < 3 ? "1" : "x", i < 3 ? ", 'name ' || x" : "");
        good(db, toasty_exec(db, sql, toasty_args(ROWS)));
    }
}

static void open_bed(bed *self, const char *kind, int pool_size)
{
    memset(&now, 0, sizeof now);
    temp_file_make(&self->at, "turso");
    self->file = strcmp(kind, "memory") != 0;
    snprintf(self->url, sizeof self->url, "%s%s", self->file ? self->at.url : "turso::memory:",
             strcmp(kind, "concurrent") == 0 ? "?concurrent_writes=true" : "");
    self->db = open_good(self->url, .models = MODELS, .max_pool_size = pool_size);
    fill(self->db);
}

static void close_bed(bed *self)
{
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    good(self->db, toasty_exec(self->db, "UPDATE shelves SET version = version"));
    toasty_close(self->db);
    temp_file_remove(&self->at);
}

static void run_bed(void *arg)
{
    bed *self = arg;
    self->run(self);
}

/* In a fiber, to which everything takes longer than its turn. */
static void in_fiber(bed *self, void (*run)(bed *self))
{
    int64_t turn = toasty__fiber_turn();
    self->run = run;
    toasty__fiber_set_turn(0);
    toasty_status status = toasty_run(run_bed, self);
    toasty__fiber_set_turn(turn);
    assert_int_equal(status, TOASTY_OK);
}

static const char *const kinds[] = {"file", "concurrent", "memory"};

static void on_each_kind(void (*run)(bed *self), int pool_size)
{
    for (int i = 0; i < 3; i++) {
        bed self = {.db = NULL};
        open_bed(&self, kinds[i], pool_size);
        in_fiber(&self, run);
        close_bed(&self);
    }
}

static void check_shelf(toasty_db *db, const struct Shelf *shelf)
{
    if (!shelf)
        fail_msg("%s", toasty_errmsg(db));
    assert_int_equal(shelf->reds->len, ROWS);
    assert_int_equal(shelf->greens->len, ROWS);
    assert_int_equal(shelf->blues->len, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        char name[32];
        snprintf(name, sizeof name, "name %zu", i + 1);
        assert_string_equal(shelf->reds->items[i].name, name);
        assert_string_equal(shelf->greens->items[i].name, name);
        assert_string_equal(shelf->blues->items[i].name, name);
        assert_int_equal(shelf->reds->items[i].version, shelf->version);
        assert_int_equal(shelf->greens->items[i].version, shelf->version);
        assert_int_equal(shelf->blues->items[i].version, shelf->version);
    }
}

static void get_shelf(toasty_db *db)
{
    struct Shelf *shelf = shelf_one(db, .where = toasty_eq(Shelf.id, 1), .include = ALL);
    check_shelf(db, shelf);
    toasty_free(shelf);
}

static void begin_meeting(void)
{
    atomic_store(&now.present, 0);
    atomic_store(&now.met, false);
    atomic_store(&now.meeting, true);
}

/* ---- at once, or not ---- */

static void read_at_once(bed *self)
{
    get_shelf(self->db); /* opens the connections */
    begin_meeting();
    get_shelf(self->db);
    assert_true(atomic_load(&now.met));
    assert_in_range(atomic_load(&now.beside), 1, 64);
    assert_in_range(toasty_pool(self->db).size, 2, 3);
}

static void slow_relations_are_read_at_the_same_time(void **state)
{
    (void)state;
    on_each_kind(read_at_once, 3);
}

static bool see_shelf(struct Shelf *shelf, void *seen)
{
    ++*(int *)seen;
    if (shelf->id == 1)
        check_shelf(NULL, shelf);
    return true;
}

/* Relations within one, of which it has several. */
static void read_nested(bed *self)
{
    get_shelf(self->db); /* opens the connections */
    begin_meeting();
    for (int i = 0; i < 2; i++) {
        struct Shelf *shelf = shelf_one(
            self->db, .where = toasty_eq(Shelf.id, 1),
            .include = {toasty_with(Shelf.reds, .include = {toasty_with(Red.leaves), toasty_with(Red.buds)}),
                        toasty_with(Shelf.greens), toasty_with(Shelf.blues)});
        check_shelf(self->db, shelf);
        for (size_t k = 0; k < ROWS; k++) {
            assert_int_equal(shelf->reds->items[k].leaves->items[0].id, k + 1);
            assert_int_equal(shelf->reds->items[k].buds->items[0].id, k + 1);
        }
        toasty_free(shelf);
    }
    assert_in_range(atomic_load(&now.beside), 1, 64);
    /* while the records that have them are read */
    int seen = 0;
    good(self->db, shelf_each(self->db, see_shelf, &seen, .where = toasty_ge(Shelf.id, 1), .include = ALL));
    assert_int_equal(seen, 2);
    /* on a record that was there before */
    struct Shelf *shelf = shelf_one(self->db, .where = toasty_eq(Shelf.id, 1));
    good(self->db, shelf_load(self->db, shelf, .include = ALL));
    good(self->db, shelf_load(self->db, shelf, .include = ALL));
    check_shelf(self->db, shelf);
    toasty_free(shelf);
}

static void relations_within_relations(void **state)
{
    (void)state;
    on_each_kind(read_nested, 4);
}

static void read_in_a_row(bed *self)
{
    for (int i = 0; i < 3; i++)
        get_shelf(self->db);
    assert_int_equal(atomic_load(&now.beside), 0);
    assert_int_equal(toasty_pool(self->db).size, 1);
}

static void without_another_connection_they_are_read_in_a_row(void **state)
{
    (void)state;
    on_each_kind(read_in_a_row, 1);
}

static void read_beside_a_transaction(bed *self)
{
    toasty_db *clone = toasty_clone(self->db);
    toasty_db *tx = toasty_begin(clone);
    assert_non_null(tx);
    get_shelf(self->db); /* of two connections one is the transaction's */
    assert_int_equal(atomic_load(&now.beside), 0);
    /* ... and in it its own writes are read, which nobody else sees */
    good(tx, toasty_exec(tx, "UPDATE shelves SET version = 7"));
    good(tx, toasty_exec(tx, "UPDATE reds SET version = 7"));
    good(tx, toasty_exec(tx, "UPDATE greens SET version = 7"));
    good(tx, toasty_exec(tx, "UPDATE blues SET version = 7"));
    struct Shelf *shelf = shelf_one(tx, .where = toasty_eq(Shelf.id, 1), .include = ALL);
    check_shelf(tx, shelf);
    assert_int_equal(shelf->version, 7);
    toasty_free(shelf);
    assert_int_equal(atomic_load(&now.beside), 0);
    good(clone, toasty_rollback(tx));
    toasty_close(clone);
    begin_meeting();
    get_shelf(self->db);
    assert_true(atomic_load(&now.met));
}

static void connections_in_use_and_transactions_are_left_alone(void **state)
{
    (void)state;
    on_each_kind(read_beside_a_transaction, 2);
}

static void read_quickly(bed *self)
{
    get_shelf(self->db);
    get_shelf(self->db);
    toasty__fiber_set_turn(INT64_MAX);
    for (int i = 0; i < 16; i++)
        get_shelf(self->db);
    atomic_store(&now.beside, 0);
    uint64_t trips = toasty__fiber_trips();
    for (int i = 0; i < 5; i++)
        get_shelf(self->db);
    assert_int_equal(atomic_load(&now.beside) + atomic_load(&now.refused), 0);
    assert_int_equal(toasty__fiber_trips(), trips);
    toasty__fiber_set_turn(0);
}

static void quick_relations_stay_on_the_thread_of_the_loop(void **state)
{
    (void)state;
    on_each_kind(read_quickly, 1);
}

static void plain_threads_have_no_help(void **state)
{
    bed self = {.db = NULL};
    (void)state;
    open_bed(&self, "file", 4);
    get_shelf(self.db);
    get_shelf(self.db);
    assert_int_equal(atomic_load(&now.beside) + atomic_load(&now.refused), 0);
    assert_int_equal(toasty_pool(self.db).size, 1);
    close_bed(&self);
}

/* ---- as if in a row ---- */

static int64_t count_and_record(toasty_db *db)
{
    int64_t before = toasty_query_count(db);
    record_begin();
    get_shelf(db);
    record_end();
    return toasty_query_count(db) - before;
}

static void compare_logs(bed *self)
{
    static recorded in_a_row[MAX_EVENTS];
    toasty_db *one = open_good(self->url, .models = MODELS, .max_pool_size = 1);
    get_shelf(one);
    int64_t sent = count_and_record(one);
    int count = recorder.count;
    memcpy(in_a_row, recorder.events, sizeof in_a_row);
    assert_int_equal(sent, 6);
    assert_int_equal(count, 6);
    assert_int_equal(atomic_load(&now.beside), 0);
    toasty_close(one);
    for (int i = 0; i < 5; i++) {
        get_shelf(self->db);
        begin_meeting();
        assert_int_equal(count_and_record(self->db), sent);
        assert_true(atomic_load(&now.met));
        assert_int_equal(recorder.count, count);
        for (int k = 0; k < count; k++) {
            assert_string_equal(recorder.events[k].statement, in_a_row[k].statement);
            assert_string_equal(recorder.events[k].params, in_a_row[k].params);
            assert_string_equal(recorder.events[k].message, in_a_row[k].message);
            assert_int_equal(recorder.events[k].rows, in_a_row[k].rows);
        }
    }
}

static void the_log_has_the_order_of_the_includes(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) { /* in memory there is no second pool to compare with */
        bed self = {.db = NULL};
        open_bed(&self, kinds[i], 2);
        in_fiber(&self, compare_logs);
        close_bed(&self);
    }
}

static void load_again_and_again(bed *self)
{
    toasty_db *db =
        open_good(self->url, .models = MODELS, .max_pool_size = 3, .repeated_statement_warning = 3);
    struct Shelf *shelf = shelf_one(db, .where = toasty_eq(Shelf.id, 1));
    good(db, shelf_load(db, shelf, .include = ALL));
    record_begin();
    for (int i = 0; i < 6; i++) {
        begin_meeting();
        good(db, shelf_load(db, shelf, .include = ALL));
        assert_true(atomic_load(&now.met));
    }
    record_end();
    for (int i = 0; i < recorder.count; i++)
        assert_null(strstr(recorder.events[i].message, "in a row"));
    toasty_free(shelf);
    toasty_close(db);
}

static void none_of_them_counts_as_repeated(void **state)
{
    bed self = {.db = NULL};
    (void)state;
    open_bed(&self, "file", 1);
    in_fiber(&self, load_again_and_again);
    close_bed(&self);
}

static void miss_somebody(bed *self)
{
    for (int i = 0; i < 6; i++) {
        begin_meeting();
        assert_null(shelf_one(self->db, .where = toasty_eq(Shelf.id, 1),
                              .include = {toasty_with(Shelf.greens), toasty_with(Shelf.reds),
                                          toasty_with(Shelf.owner), toasty_with(Shelf.keeper)}));
        assert_int_equal(toasty_errcode(self->db), TOASTY_RECORD_NOT_FOUND);
        assert_string_equal(toasty_error(self->db)->field, "owner");
        assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    }
    assert_true(atomic_load(&now.met));
    get_shelf(self->db);
}

static void the_first_failure_is_told(void **state)
{
    (void)state;
    on_each_kind(miss_somebody, 2);
    on_each_kind(miss_somebody, 4);
}

/* ---- the end of it ---- */

enum { HOUR = 3600 * 1000 };

static atomic_llong hours; /* by which the clock is ahead */

static int64_t read_clock(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (time.tv_sec + atomic_load(&hours) * 3600) * INT64_C(1000000000) + time.tv_nsec;
}

static void read_until_told_to_stop(void *arg)
{
    bed *self = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_deadline deadline = toasty_deadline_begin(HOUR);
    assert_null(shelf_one(db, .where = toasty_eq(Shelf.id, 1), .include = ALL));
    assert_int_equal(toasty_errcode(db), self->run ? TOASTY_CANCELLED : TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    toasty_close(db);
}

static void stop_both(bed *self, bool cancel)
{
    bed reader = {.db = self->db, .run = cancel ? self->run : NULL};
    get_shelf(self->db);
    atomic_store(&hours, 0);
    toasty__set_clocks(read_clock, NULL);
    begin_meeting();
    atomic_store(&now.held, true);
    toasty_fiber *fiber = toasty_spawn(NULL, read_until_told_to_stop, &reader, .joinable = true);
    for (int i = 0; i < 20000 && !atomic_load(&now.met); i++)
        toasty_sleep(1);
    assert_true(atomic_load(&now.met));
    if (cancel)
        toasty_cancel(fiber);
    else
        atomic_store(&hours, 2);
    atomic_store(&now.held, false);
    toasty_join(fiber);
    toasty__set_clocks(NULL, NULL);
    atomic_store(&now.meeting, false);
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    get_shelf(self->db);
}

static void cancel_both(bed *self)
{
    stop_both(self, true);
}

static void let_both_run_out_of_time(bed *self)
{
    stop_both(self, false);
}

static void all_of_them_end_when_the_fiber_is_to_stop(void **state)
{
    (void)state;
    on_each_kind(cancel_both, 2);
    on_each_kind(let_both_run_out_of_time, 2);
}

static atomic_long allocations; /* until one that fails; negative: none does */
static atomic_long refused;

static int allow(void)
{
    if (atomic_load(&allocations) < 0 || atomic_fetch_sub(&allocations, 1) != 0)
        return 1;
    atomic_fetch_add(&refused, 1);
    return 0;
}

static void run_out_of_memory(bed *self)
{
    int failed = 0, n = 0;
    get_shelf(self->db);
    atomic_store(&now.pause_us, 50); /* so that the others come in time */
    do {
        atomic_store(&refused, 0);
        atomic_store(&allocations, n++);
        toasty__set_alloc_gate(allow);
        struct Shelf *shelf = shelf_one(self->db, .where = toasty_eq(Shelf.id, 1), .include = ALL);
        toasty__set_alloc_gate(NULL);
        if (shelf) {
            check_shelf(self->db, shelf);
            toasty_free(shelf);
        } else {
            assert_int_equal(toasty_errcode(self->db), TOASTY_OUT_OF_MEMORY);
            failed++;
        }
        assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    } while (atomic_load(&refused));
    assert_true(failed > 10);
    assert_in_range(atomic_load(&now.beside), 5, INT32_MAX);
}

static void without_memory_nothing_is_left_behind(void **state)
{
    (void)state;
    on_each_kind(run_out_of_memory, 2);
}

/* ---- one state ---- */

#if defined(TOASTY__TSAN)
enum { READS = 60 };
#else
enum { READS = 120 };
#endif

static atomic_bool over;
static atomic_bool resting; /* writers do nothing meanwhile */

static bool goes_on(void)
{
    while (atomic_load(&resting) && !atomic_load(&over))
        sleep_us(100);
    return !atomic_load(&over);
}

static const char *const written[] = {"shelves", "reds", "greens", "blues"};

/* All that the shelf has, in one transaction; and the log begins anew now and then. */
static void write_text(char *out, size_t size, int version)
{
    static const char *const then[] = {"", "PRAGMA wal_checkpoint(RESTART);", "",
                                       "PRAGMA wal_checkpoint(TRUNCATE);", "PRAGMA wal_checkpoint;"};
    size_t at = (size_t)snprintf(out, size, "BEGIN IMMEDIATE;");
    for (int i = 0; i < 4; i++)
        at += (size_t)snprintf(out + at, size - at, "UPDATE %s SET version = %d;", written[i], version);
    snprintf(out + at, size - at, "COMMIT;%s\n", then[version % 5]);
}

static void *write_with_libsqlite3(void *arg)
{
    const bed *self = arg;
    char sql[400];
    sqlite3 *db;
    assert_int_equal(sqlite3_open(self->at.path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 30000);
    sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    for (int version = 1; goes_on(); version++) {
        write_text(sql, sizeof sql, version);
        assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    }
    sqlite3_close(db);
    return NULL;
}

/* The stock program, which is another process. */
static void *write_with_sqlite3(void *arg)
{
    const bed *self = arg;
    char text[400];
    snprintf(text, sizeof text, "sqlite3 -batch '%s' > %s/said 2>&1", self->at.path, self->at.directory);
    FILE *program = popen(text, "w");
    assert_non_null(program);
    fprintf(program, ".timeout 30000\nPRAGMA synchronous = OFF;\n");
    for (int version = 1; goes_on(); version++) {
        write_text(text, sizeof text, version);
        fputs(text, program);
        fflush(program);
    }
    assert_int_equal(pclose(program), 0);
    snprintf(text, sizeof text, "%s/said", self->at.directory);
    unlink(text);
    return NULL;
}

static toasty_status write_one(toasty_db *tx, void *version)
{
    char sql[80];
    for (int i = 0; i < 4; i++) {
        snprintf(sql, sizeof sql, "UPDATE %s SET version = %d", written[i], *(int *)version);
        good(tx, toasty_exec(tx, sql));
    }
    return TOASTY_OK;
}

static void *write_with_the_library(void *arg)
{
    const bed *self = arg;
    toasty_db *db = toasty_clone(self->db);
    for (int version = 1; goes_on(); version++) {
        good(db, toasty_transaction(db, write_one, &version, .mode = TOASTY_MODE_IMMEDIATE));
        sleep_us(500);
    }
    toasty_close(db);
    return NULL;
}

static void read_beside_a_writer(bed *self)
{
    /* both have to have happened: they read beside each other, and could not as somebody had committed */
    for (int i = 0; i < READS || (i < 20 * READS && atomic_load(&now.refused) < 3); i++)
        get_shelf(self->db);
    atomic_store(&resting, true);
    for (int i = 0; i < 20 * READS && atomic_load(&now.beside) < 3; i++)
        get_shelf(self->db);
    atomic_store(&resting, false);
    for (int i = 0; i < READS / 10; i++) {
        struct Shelf_list *shelves = shelf_find(self->db, .order_by = {toasty_asc(Shelf.id)}, .include = ALL);
        assert_int_equal(shelves->len, 2);
        check_shelf(self->db, &shelves->items[0]);
        toasty_free(shelves);
    }
}

static void get_shelf_once(bed *self)
{
    get_shelf(self->db);
}

static void check_beside(const char *kind, void *(*write)(void *bed))
{
    bed self = {.db = NULL};
    pthread_t writer;
    open_bed(&self, kind, 3);
    in_fiber(&self, get_shelf_once);
    atomic_store(&now.pause_us, 300);
    atomic_store(&over, false);
    assert_int_equal(pthread_create(&writer, NULL, write, &self), 0);
    while (ask(self.db, "SELECT version FROM shelves WHERE id = 1") < 3)
        sleep_us(1000);
    in_fiber(&self, read_beside_a_writer);
    atomic_store(&over, true);
    pthread_join(writer, NULL);
    atomic_store(&now.pause_us, 0);
    assert_in_range(atomic_load(&now.beside), 3, INT32_MAX);
    assert_in_range(atomic_load(&now.refused), 3, INT32_MAX);
    close_bed(&self);
}

static void writers_in_the_process_are_not_seen_in_part(void **state)
{
    (void)state;
    check_beside("file", write_with_libsqlite3);
    check_beside("concurrent", write_with_libsqlite3);
    check_beside("concurrent", write_with_the_library);
    check_beside("memory", write_with_the_library);
}

static void writers_of_other_processes_are_not_seen_in_part(void **state)
{
    (void)state;
    if (system("command -v sqlite3 >/dev/null 2>&1") != 0)
        skip();
    check_beside("file", write_with_sqlite3);
    check_beside("concurrent", write_with_sqlite3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slow_relations_are_read_at_the_same_time),
        cmocka_unit_test(relations_within_relations),
        cmocka_unit_test(without_another_connection_they_are_read_in_a_row),
        cmocka_unit_test(connections_in_use_and_transactions_are_left_alone),
        cmocka_unit_test(quick_relations_stay_on_the_thread_of_the_loop),
        cmocka_unit_test(plain_threads_have_no_help),
        cmocka_unit_test(the_log_has_the_order_of_the_includes),
        cmocka_unit_test(none_of_them_counts_as_repeated),
        cmocka_unit_test(the_first_failure_is_told),
        cmocka_unit_test(all_of_them_end_when_the_fiber_is_to_stop),
        cmocka_unit_test(without_memory_nothing_is_left_behind),
        cmocka_unit_test(writers_in_the_process_are_not_seen_in_part),
        cmocka_unit_test(writers_of_other_processes_are_not_seen_in_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
