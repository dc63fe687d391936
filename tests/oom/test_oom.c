/*
 * Memory that runs out at every place it can: oom library|engine|sqlite once|for-good. Each scenario runs
 * with its n-th allocation failing, for n = 1, 2, 3 … until none fails any more; on a fresh connection, on
 * one that has done the same before, and inside a transaction. Whatever fails, nothing may be left behind,
 * records in hand stay as they are, either nothing or everything was written, and the same handle does it
 * right the next time.
 */
#include "world.h"

#include "fail.h"
#include "record/annex.h"

typedef enum variant { COLD, WARM, INSIDE, VARIANTS } variant;

/* What a scenario does when nothing fails. */
typedef struct expected {
    char *before;
    char *after;
    snapshot records;
} expected;

static fail_source source;
static bool for_good;
static long refusals, attempts, deepest;
static char where[160];
static bool spoiled; /* by a test that failed and left things behind */

static void make(world *w, const scenario *s, variant v)
{
    world_make(w, s);
    if (v == WARM) {
        /* statements are planned and prepared, but nothing is done */
        w->db = toasty_begin(w->session);
        assert_non_null(w->db);
        world_load(w);
        assert_int_equal(s->run(w), TOASTY_OK);
        world_unload(w);
        assert_int_equal(toasty_rollback(w->db), TOASTY_OK);
        w->db = w->session;
    }
    if (v == INSIDE) {
        w->db = w->tx = toasty_begin(w->session);
        assert_non_null(w->tx);
    }
    world_load(w);
}

static void expect(expected *e, const scenario *s)
{
    world w;
    make(&w, s, COLD);
    e->before = world_content();
    assert_int_equal(s->run(&w), TOASTY_OK);
    e->after = world_content();
    snapshot_take(&e->records, &w);
    world_close(&w);
    world_check_file();
}

static void forget(expected *e)
{
    free(e->before);
    free(e->after);
    snapshot_free(&e->records);
}

static void check_content(const char *wanted, const char *or_else)
{
    char *content = world_content();
    if (strcmp(content, wanted) && (!or_else || strcmp(content, or_else)))
        fail_msg("have:\n%swanted:\n%s", content, wanted);
    free(content);
}

static void check_pool(const world *w)
{
    toasty_pool_status pool = toasty_pool(w->session);
    assert_int_equal(pool.size - pool.available, w->tx ? 1 : 0);
}

/* The transaction goes on as if nothing had been, or it is over with the same reason. */
static void finish_inside(world *w, const scenario *s, const expected *e, toasty_status status)
{
    toasty_status again = status && !(s->flags & DONE_OR_NOT) ? s->run(w) : TOASTY_OK;
    if (again == TOASTY_OK)
        snapshot_check(&e->records, w, false);
    else if (again != TOASTY_OUT_OF_MEMORY)
        fail_msg("the second time: %s", toasty_errmsg(w->tx));
    toasty_status ended = toasty_commit(w->tx);
    if (ended != again && !(s->flags & DONE_OR_NOT && ended == status))
        fail_msg("committing: %s", toasty_errmsg(w->session));
    w->db = w->session;
    w->tx = NULL;
    check_content(again ? e->before : e->after, s->flags & DONE_OR_NOT ? e->before : NULL);
}

static void finish(world *w, const scenario *s, const expected *e, toasty_status status)
{
    check_content(status ? e->before : e->after, s->flags & DONE_OR_NOT ? e->after : NULL);
    if (!status)
        return;
    if (s->run(w) != TOASTY_OK)
        fail_msg("the second time: %s", w->db ? toasty_errmsg(w->db) : "");
    snapshot_check(&e->records, w, false);
    check_content(e->after, NULL);
}

/* One run whose allocation after `n` fails; false when it did not come to that. */
static bool attempt(const scenario *s, variant v, const expected *e, long n)
{
    static const char *const names[] = {"cold", "warm", "inside a transaction"};
    world w;
    snapshot records;
    snprintf(where, sizeof where, "%s, %s, after %ld allocations", s->name, names[v], n);
    size_t live = fail_live_bytes();
    make(&w, s, v);
    snapshot_take(&records, &w);
    fail_begin(source, n, for_good);
    toasty_status status = s->run(&w);
    long refused = fail_end();
    if (status && status != TOASTY_OUT_OF_MEMORY)
        fail_msg("%s: %s", toasty_status_name(status), w.db ? toasty_errmsg(w.db) : "");
    assert_true(refused || !status);
    if (w.session)
        check_pool(&w);
    if (status)
        snapshot_check(&records, &w, true);
    else
        snapshot_check(&e->records, &w, false);
    if (v == INSIDE)
        finish_inside(&w, s, e, status);
    else
        finish(&w, s, e, status);
    world_close(&w);
    snapshot_free(&records);
    if (refused)
        world_check_file();
    assert_true(spoiled || !toasty__annex_in_use());
    if (fail_live_bytes() != live && !spoiled)
        fail_msg("%zd bytes more are in use than before", (ssize_t)(fail_live_bytes() - live));
    refusals += refused;
    attempts += refused != 0;
    return refused != 0;
}

static void bears_it(void **state)
{
    const scenario *s = *state;
    expected e;
    bool thorough = getenv("TOASTY_SOAK") != NULL;
    expect(&e, s);
    for (variant v = COLD; v < VARIANTS; v++) {
        if (v != COLD && s->flags & (BARE | NO_TX))
            continue;
        long n = 0;
        /* SQLite allocates very often: the first ones all, then fewer and fewer */
        while (attempt(s, v, &e, n))
            n += !thorough && source == FAIL_SQLITE ? 1 + n / 12 : 1;
        deepest = n > deepest ? n : deepest;
    }
    forget(&e);
    where[0] = '\0';
}

static int tell(void **state)
{
    (void)state;
    fail_end();
    spoiled |= where[0] != '\0';
    if (where[0])
        print_error("at: %s\n", where);
    where[0] = '\0';
    return 0;
}

static size_t add(struct CMUnitTest *tests, size_t count, const scenario *from, const char *only)
{
    for (; from->name; from++)
        if (!only || !strcmp(only, from->name))
            tests[count++] = (struct CMUnitTest){.name = from->name,
                                                 .test_func = bears_it,
                                                 .teardown_func = tell,
                                                 .initial_state = (void *)from};
    return count;
}

int main(int argc, char **argv)
{
    static const char *const names[] = {"library", "engine", "sqlite"};
    struct CMUnitTest tests[256];
    size_t count = 0;
    const char *only = argc > 3 ? argv[3] : NULL;
    while (argc > 1 && source < FAIL_SOURCES && strcmp(argv[1], names[source]))
        source++;
    if (argc < 3 || source == FAIL_SOURCES) {
        fprintf(stderr, "usage: oom library|engine|sqlite once|for-good [scenario]\n");
        return 2;
    }
    for_good = !strcmp(argv[2], "for-good");
    fail_install();
    world_begin();
    count = add(tests, count, read_scenarios, only);
    count = add(tests, count, write_scenarios, only);
    count = add(tests, count, record_scenarios, only);
    count = add(tests, count, relation_scenarios, only);
    count = add(tests, count, joining_scenarios, only);
    count = add(tests, count, session_scenarios, only);
    count = add(tests, count, wider_scenarios, only);
    count = add(tests, count, embed_scenarios, only);
    int failed = _cmocka_run_group_tests("oom", tests, count, NULL, NULL);
    world_end();
    printf("%zu scenarios, %ld runs without memory, %ld allocations refused, the latest after %ld\n", count,
           attempts, refusals, deepest);
    return failed ? 1 : attempts < (long)count;
}
