/*
 * Writes made at random on models made at random: after each of them the database holds what the guide's
 * rules, done to rows in memory, come to. A write that goes wrong is shown with as few rows before it as it
 * needs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <toasty/async.h>

#include "../simulator/simulator.h"
#include "dice.h"
#include "query.h"
#include "shrink.h"
#include "write.h"

enum { WRITES = 60, ROUNDS = 120, SIMULATED_ROUNDS = 6 };

static const char *kind = "turso";
static unsigned done[WRITE_KINDS], refused;

/* NULL, or how the database differs from the rows. */
static const char *state_wrong(const world *w, toasty_db *db)
{
    for (size_t i = 0; i < w->count; i++) {
        query all = {.kind = QUERY_FIND, .model = w->tables[i].model};
        for (uint16_t f = 0; f < all.model->field_count && all.include_count < QUERY_INCLUDES; f++)
            if (!is_relation(&all.model->fields[f]) && all.model->fields[f].flags & TOASTY_DEFERRED)
                all.includes[all.include_count++].field = &all.model->fields[f];
        const char *problem = query_wrong(w, db, &all);
        if (problem)
            return wrong("%s after it: %.300s", all.model->name, problem);
    }
    return NULL;
}

/* Does one write to both, in a transaction or not; the rows are as they should be afterwards. */
static const char *do_write(world *w, toasty_db *db, const writing *x)
{
    static world before;
    before = *w;
    outcome o = writing_apply(w, x);
    if (o.absurd) {
        *w = before;
        return NULL;
    }
    done[x->kind]++;
    refused += o.unique;
    const char *problem = writing_run(db, &before, x, &o);
    if (problem && !strcmp(problem, "unbounded")) {
        *w = before;
        problem = NULL;
    }
    return problem ? problem : state_wrong(w, db);
}

/* A created row has the first version. */
static void reset_versions(world *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (uint16_t f = 0; f < w->tables[i].model->field_count; f++)
            for (size_t n = 0; n < w->tables[i].count; n++)
                if (w->tables[i].model->fields[f].flags & TOASTY_ROW_VERSION)
                    w->tables[i].rows[n][f].as.u64 = 1;
}

static const char *alone_wrong(const world *before, const writing *x)
{
    static world w;
    w = *before;
    toasty_db *db = world_open(&w, kind);
    const char *problem = db ? do_write(&w, db, x) : NULL;
    toasty_close(db);
    return problem;
}

static bool still_wrong(const world *w, void *x)
{
    return alone_wrong(w, x) != NULL;
}

static bool is_needed(const row *r, void *x)
{
    return writing_needs(x, r);
}

static void show(world *before, writing *x, const char *problem)
{
    failing f = {still_wrong, is_needed, x};
    fprintf(stderr, "%s\n", problem);
    reset_versions(before);
    if (alone_wrong(before, x))
        while (world_shrink(before, &f))
            ;
    problem = alone_wrong(before, x);
    fprintf(stderr, "%s\nrows before:\n", problem ? problem : "not wrong on a fresh database");
    world_print(stderr, before);
    fprintf(stderr, "write:\n  ");
    writing_print(stderr, x);
}

/* Some rounds run in transactions, of which some are rolled back. */
static void round_of(uint64_t seed)
{
    static world w, before;
    writing x;
    size_t mark = scratch_mark();
    dice_state = seed;
    world_init(&w, &model_sets[dice(model_set_count)]);
    world_fill(&w, dice_one_in(3) ? 3 : 10);
    toasty_db *db = world_open(&w, kind);
    assert_non_null(db);
    bool transactions = dice_one_in(3);
    for (int i = 0; i < WRITES; i++) {
        if (!writing_any(&w, &x))
            continue;
        before = w;
        toasty_db *tx = transactions ? toasty_begin(db) : NULL;
        const char *problem = do_write(&w, tx ? tx : db, &x);
        if (!problem && tx) {
            bool back = dice_one_in(4);
            assert_int_equal(back ? toasty_rollback(tx) : toasty_commit(tx), TOASTY_OK);
            w = back ? before : w;
            problem = state_wrong(&w, db);
        }
        if (!problem)
            continue;
        if (toasty_sleep(0) != TOASTY_OK)
            fail(); /* cancelled (tests/simulator): no wonder */
        if (tx)
            toasty_rollback(tx);
        toasty_close(db);
        fprintf(stderr, "TOASTY_SEED=%llu\n", (unsigned long long)seed);
        show(&before, &x, problem);
        fail_msg("TOASTY_SEED=%llu: write %d does another thing than its rules say", (unsigned long long)seed,
                 i);
    }
    toasty_close(db);
    scratch_rewind(mark);
}

static void fixed_seeds(void **state)
{
    (void)state;
    bool few = simulator_running();
    for (uint64_t seed = 1; seed <= (few ? SIMULATED_ROUNDS : ROUNDS); seed++)
        round_of(seed);
    if (few)
        return;
    for (int i = 0; i < WRITE_KINDS; i++)
        assert_true(done[i] > 10);
    assert_true(refused > 10);
}

/* Beginning with TOASTY_SEED, or in a soak with the time. Ordinary runs have the fixed seeds alone. */
static void seeds_by_chance(void **state)
{
    const char *given = getenv("TOASTY_SEED"), *soak = getenv("TOASTY_SOAK");
    uint64_t seed = given ? strtoull(given, NULL, 0) : (uint64_t)time(NULL) * 1000;
    time_t until = time(NULL) + (soak ? 300 : 3);
    unsigned rounds = 0;
    (void)state;
    if ((!given && !soak) || simulator_running())
        skip(); /* in the simulator it would take minutes, each time it is run */
    printf("TOASTY_SEED=%llu, %u sets of models\n", (unsigned long long)seed, model_set_count);
    do
        round_of(seed++);
    while (++rounds < 4 || time(NULL) < until);
    printf("%u rounds of %d writes\n", rounds, WRITES);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(seeds_by_chance), cmocka_unit_test(fixed_seeds)};
    if (argc > 1)
        kind = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
