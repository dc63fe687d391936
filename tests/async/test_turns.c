/* What fibers do on the loop's thread, and for what they go to another one. */
#include "../session/support.h"

#include <stdatomic.h>
#include <uv.h>

#include "core/clock.h"
#include "runtime/fiber.h"
#include "runtime/sanitizer.h"
#include "turns.toasty.h"
#include <toasty/async.h>

enum { NOTES = 3000, QUICK_RUNS = 16 };

static int64_t usual_turn;

/* So that no machine is too slow for what is quick: a turn then ends when the test says so. */
static const int64_t ENDLESS = INT64_MAX;

typedef struct bed {
    const char *scheme;
    bool file;
    bool concurrent;
    void (*run)(toasty_db *db);
    temp_file at;
    toasty_db *db;
} bed;

static void add_notes(toasty_db *db)
{
    good(db, toasty_push_schema(db));
    good(db,
         toasty_exec(
             db,
             "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ?1) INSERT INTO notes "
             "SELECT x, 'note ' || x, x % 10 FROM c",
             toasty_args(NOTES)));
}

static void run_bed(void *arg)
{
    bed *self = arg;
    toasty_db *db = toasty_clone(self->db);
    assert_non_null(db);
    self->run(db);
    toasty_close(db);
    toasty__fiber_set_turn(usual_turn);
}

static void on_each_kind(void (*run)(toasty_db *db), bool concurrent, int pool_size)
{
    bed beds[] = {{.scheme = "turso", .file = true},
                  {.scheme = "turso"},
                  {.scheme = "sqlite", .file = true},
                  {.scheme = "sqlite"},
                  {.scheme = "turso", .file = true, .concurrent = true}};
    usual_turn = toasty__fiber_turn();
    for (int i = 0; i < (concurrent ? 5 : 4); i++) {
        bed *self = &beds[i];
        char url[128];
        temp_file_make(&self->at, self->scheme);
        snprintf(url, sizeof url, "%s%s", self->file ? self->at.url : self->scheme,
                 self->file ? "" : "::memory:");
        if (self->concurrent)
            strcat(url, "?concurrent_writes=true");
        self->db = open_good(url, .models = toasty_models(&Note, &Tag), .max_pool_size = pool_size);
        self->run = run;
        add_notes(self->db);
        assert_int_equal(toasty_run(run_bed, self), TOASTY_OK);
        assert_string_equal(toasty_errmsg(self->db), "");
        assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
        toasty_close(self->db);
        temp_file_remove(&self->at);
    }
}

static uint64_t trips_of(toasty_db *db, void (*call)(toasty_db *db))
{
    uint64_t before = toasty__fiber_trips();
    call(db);
    return toasty__fiber_trips() - before;
}

/* ---- the rule ---- */

static void get_one(toasty_db *db)
{
    struct Note *note = note_get_by_id(db, 7);
    assert_non_null(note);
    assert_string_equal(note->title, "note 7");
    toasty_free(note);
}

static void list_all(toasty_db *db)
{
    struct Note_list *notes = note_find(db, .where = toasty_ge(Note.rank, 0));
    assert_non_null(notes);
    assert_int_equal(notes->len, NOTES);
    for (size_t i = 0; i < notes->len; i++)
        assert_int_equal(notes->items[i].rank, notes->items[i].id % 10);
    toasty_free(notes);
}

static void update_one(toasty_db *db)
{
    good(db, note_update_by_id(db, 7, .rank = toasty_set(7)));
}

static void get_by_sql(toasty_db *db)
{
    assert_int_equal(ask(db, "SELECT rank FROM notes WHERE id = 7"), 7);
}

static void read_and_write(toasty_db *db)
{
    toasty__fiber_set_turn(ENDLESS);
    assert_int_equal(trips_of(db, get_one), 1); /* it has to be prepared */
    for (int i = 0; i < 20; i++)
        assert_int_equal(trips_of(db, get_one), 0);
    list_all(db);
    assert_int_equal(trips_of(db, list_all), 0);
    for (int i = 0; i < 3; i++)
        assert_int_equal(trips_of(db, update_one), 1);
    for (int i = 0; i < 3; i++)
        assert_int_equal(trips_of(db, get_by_sql), 1); /* nobody knows what it does */
}

static void short_reads_stay_and_writes_go_away(void **state)
{
    (void)state;
    on_each_kind(read_and_write, true, 1);
}

static void remember_what_is_slow(toasty_db *db)
{
    toasty__fiber_set_turn(ENDLESS);
    get_one(db);
    assert_int_equal(trips_of(db, get_one), 0);
    toasty__fiber_set_turn(0); /* everything is slow */
    get_one(db);
    toasty__fiber_set_turn(ENDLESS);
    for (int i = 0; i < QUICK_RUNS; i++)
        assert_int_equal(trips_of(db, get_one), 1);
    assert_int_equal(trips_of(db, get_one), 0);
}

static void slow_statements_go_away_until_they_are_quick_again(void **state)
{
    (void)state;
    on_each_kind(remember_what_is_slow, true, 1);
}

/* ---- what is not the statement's time ---- */

static int64_t now_ns;

static int64_t read_clock(void)
{
    return now_ns;
}

static void let_turns_pass(void)
{
    now_ns += 100 * toasty__fiber_turn();
}

static bool visit(struct Note *note, void *slowly)
{
    assert_non_null(note);
    if (*(bool *)slowly)
        let_turns_pass();
    return true;
}

static bool slowly;

static void visit_some(toasty_db *db)
{
    good(db, note_each(db, visit, &slowly, .where = toasty_le(Note.id, 3)));
}

static void visit_some_with_tags(toasty_db *db)
{
    good(db,
         note_each(db, visit, &slowly, .where = toasty_le(Note.id, 3), .include = {toasty_with(Note.tags)}));
}

static void pass_after_tags(void *slow, const toasty_log_event *event)
{
    if (*(bool *)slow && strstr(event->statement, "FROM \"tags\""))
        let_turns_pass();
}

/* Time stands still but for what visitors take, and what comes with includes. */
static void take_time_elsewhere(toasty_db *db)
{
    void (*const calls[])(toasty_db *) = {visit_some, visit_some_with_tags};
    toasty__set_clocks(read_clock, NULL);
    for (int i = 0; i < 2; i++) {
        calls[i](db);
        assert_int_equal(trips_of(db, calls[i]), 0);
        slowly = true;
        calls[i](db);
        slowly = false;
        assert_int_equal(trips_of(db, calls[i]), 0);
    }
    bool slow_tags = false;
    toasty_set_logger(pass_after_tags, &slow_tags);
    slow_tags = true;
    visit_some_with_tags(db);
    slow_tags = false;
    assert_int_equal(trips_of(db, visit_some_with_tags), 0);
    toasty_set_logger(NULL, NULL);
    toasty__set_clocks(NULL, NULL);
}

static void visitors_do_not_make_a_statement_slow(void **state)
{
    (void)state;
    on_each_kind(take_time_elsewhere, true, 1);
}

/* ---- transactions ---- */

static int in_transaction;

static toasty_status write_three(toasty_db *tx, void *unused)
{
    (void)unused;
    uint64_t before = toasty__fiber_trips();
    get_one(tx);
    for (int i = 0; i < 3; i++)
        update_one(tx);
    toasty_db *inner = toasty_begin(tx);
    assert_non_null(inner);
    update_one(inner);
    good(tx, toasty_commit(inner));
    in_transaction += (int)(toasty__fiber_trips() - before);
    return TOASTY_OK;
}

static void write_in_transaction(toasty_db *db)
{
    good(db, toasty_transaction(db, write_three, NULL));
}

static toasty_status read_two(toasty_db *tx, void *unused)
{
    (void)unused;
    get_one(tx);
    get_one(tx);
    return TOASTY_OK;
}

static void read_in_transaction(toasty_db *db)
{
    good(db, toasty_transaction(db, read_two, NULL, .mode = TOASTY_MODE_DEFERRED));
}

static void count_trips_of_transactions(toasty_db *db)
{
    toasty__fiber_set_turn(ENDLESS);
    write_in_transaction(db);
    in_transaction = 0;
    assert_int_equal(trips_of(db, write_in_transaction), 1); /* the commit */
    assert_int_equal(in_transaction, 0);
    assert_int_equal(trips_of(db, read_in_transaction), 0);
}

static void a_transaction_goes_away_for_its_commit(void **state)
{
    (void)state;
    on_each_kind(count_trips_of_transactions, false, 1);
}

enum { WRITERS = 4, TRANSACTIONS = 20 };

static toasty_status write_and_read(toasty_db *tx, void *unused)
{
    (void)unused;
    update_one(tx);
    get_one(tx);
    return TOASTY_OK;
}

static void write_queued(void *arg)
{
    toasty_db *db = toasty_clone(arg);
    for (int i = 0; i < TRANSACTIONS; i++) {
        int attempts = 0;
        good(db,
             toasty_transaction(db, write_and_read, NULL, .mode = TOASTY_MODE_QUEUED, .attempts = &attempts));
        assert_int_equal(attempts, 1);
    }
    toasty_close(db);
}

/* Who waits for the commit of a group must not keep its other members from the loop. */
static void share_commits(toasty_db *db)
{
    toasty_fiber *writers[WRITERS];
    toasty__fiber_set_turn(ENDLESS);
    for (int i = 0; i < WRITERS; i++)
        writers[i] = toasty_spawn(NULL, write_queued, db, .joinable = true);
    for (int i = 0; i < WRITERS; i++)
        toasty_join(writers[i]);
}

static void queued_transactions_of_one_loop_share_commits(void **state)
{
    (void)state;
    on_each_kind(share_commits, true, WRITERS + 1);
}

/* ---- in the middle of a statement ---- */

typedef struct scan {
    pid_t thread;
    bool astray; /* a visitor was called on another one */
    int64_t next;
    uint64_t first_trips;
    bool moved_by_then;
} scan;

static bool look(struct Note *note, void *arg)
{
    scan *self = arg;
    self->astray |= gettid() != self->thread;
    assert_int_equal(note->id, ++self->next);
    if (self->next == 1) {
        self->first_trips = toasty__fiber_trips();
        toasty__fiber_set_turn(0);
    }
    if (self->next == NOTES) {
        self->moved_by_then = toasty__fiber_trips() > self->first_trips;
        toasty__fiber_set_turn(ENDLESS); /* so that it counts as quick, and begins at home the next time */
    }
    return true;
}

/* True when the statement began at home and was moved between two records. */
static bool scan_all(toasty_db *db)
{
    scan self = {.thread = gettid()};
    uint64_t before = toasty__fiber_trips();
    good(db, note_each(db, look, &self, .where = toasty_ge(Note.id, 0), .order_by = {toasty_asc(Note.id)}));
    assert_int_equal(self.next, NOTES);
    assert_false(self.astray);
    return self.first_trips == before && self.moved_by_then;
}

static void move_in_the_middle(toasty_db *db)
{
    toasty__fiber_set_turn(ENDLESS);
    scan_all(db);
    assert_true(scan_all(db));
    assert_true(toasty__fiber_trips() < NOTES / 2); /* and not for each record */
}

static void a_read_that_takes_long_moves_on_its_way(void **state)
{
    (void)state;
    on_each_kind(move_in_the_middle, true, 1);
}

#if defined(TOASTY__TSAN)
enum { SCANS = 20 };
#else
enum { SCANS = 60 };
#endif
enum { READERS = 8 };

static atomic_bool over;

/* Moves rank from one note to another: the sum stays. */
static void *write_beside(void *db)
{
    while (!atomic_load(&over)) {
        toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_IMMEDIATE);
        assert_non_null(tx);
        good(tx, note_update_by_id(tx, 11, .rank = toasty_add(1)));
        good(tx, note_update_by_id(tx, 2999, .rank = toasty_add(-1)));
        good(db, toasty_commit(tx));
    }
    toasty_close(db);
    return NULL;
}

static void scan_often(void *arg)
{
    toasty_db *db = toasty_clone(arg);
    for (int i = 0; i < SCANS; i++) {
        struct Note_list *notes = note_find(db, .where = toasty_ge(Note.id, 0));
        int64_t sum = 0;
        assert_non_null(notes);
        for (size_t at = 0; at < notes->len; at++)
            sum += notes->items[at].rank;
        assert_int_equal(sum, NOTES / 10 * 45);
        toasty_free(notes);
        scan_all(db);
    }
    toasty_close(db);
}

static void scan_beside_writers(toasty_db *db)
{
    pthread_t writers[2];
    toasty_fiber *readers[READERS];
    atomic_store(&over, false);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&writers[i], NULL, write_beside, toasty_clone(db)), 0);
    for (int i = 0; i < READERS; i++)
        readers[i] = toasty_spawn(NULL, scan_often, db, .joinable = true);
    for (int i = 0; i < READERS; i++)
        toasty_join(readers[i]);
    atomic_store(&over, true);
    for (int i = 0; i < 2; i++)
        pthread_join(writers[i], NULL);
    assert_int_equal(ask(db, "SELECT sum(rank) FROM notes"), NOTES / 10 * 45);
}

static void reads_move_beside_writers(void **state)
{
    (void)state;
    on_each_kind(scan_beside_writers, true, 6);
}

/* ---- nobody is held up ---- */

static int rounds_of_other;

static void take_rounds(void *over_too)
{
    while (!*(bool *)over_too) {
        rounds_of_other++;
        toasty_yield();
    }
}

/* Whether another fiber has run by the end of a call that made no trip. */
static bool let_other_run(toasty_db *db)
{
    int rounds = rounds_of_other;
    return trips_of(db, get_one) == 0 && rounds_of_other > rounds;
}

/* Calls that need no trip still let others run. */
static void read_for_long(toasty_db *db)
{
    enum { TURN_NS = 5000000, MOST = 100000 };
    bool done = false;
    int calls = 0;
    get_one(db);
    rounds_of_other = 0;
    toasty_fiber *other = toasty_spawn(NULL, take_rounds, &done, .joinable = true);
    toasty__fiber_set_turn(TURN_NS);
    while (calls < MOST && !let_other_run(db))
        calls++;
    assert_true(calls < MOST);
    rounds_of_other = 0;
    toasty__fiber_set_turn(0);
    for (int i = 0; i < 50; i++)
        get_one(db);
    done = true;
    assert_true(rounds_of_other >= 49);
    toasty_join(other);
}

static void reads_in_a_row_let_others_run(void **state)
{
    (void)state;
    on_each_kind(read_for_long, false, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_reads_stay_and_writes_go_away),
        cmocka_unit_test(slow_statements_go_away_until_they_are_quick_again),
        cmocka_unit_test(visitors_do_not_make_a_statement_slow),
        cmocka_unit_test(a_transaction_goes_away_for_its_commit),
        cmocka_unit_test(queued_transactions_of_one_loop_share_commits),
        cmocka_unit_test(a_read_that_takes_long_moves_on_its_way),
        cmocka_unit_test(reads_move_beside_writers),
        cmocka_unit_test(reads_in_a_row_let_others_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
