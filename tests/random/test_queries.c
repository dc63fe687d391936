/*
 * Queries made at random on models made at random with rows made at random: what the library answers is what
 * plain loops over the rows find. A case that goes wrong is made small and shown; with its seed it comes
 * again alone.
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
#include "shrink.h"

enum { QUERIES = 60, ROUNDS = 120, SIMULATED_ROUNDS = 6 };

static const char *kind = "turso";

/* Whether every record comes back as it was created. */
static const char *rows_wrong(const world *w, toasty_db *db)
{
    for (size_t i = 0; i < w->count; i++) {
        query all = {.kind = QUERY_FIND, .model = w->tables[i].model};
        const char *problem = query_wrong(w, db, &all);
        if (problem)
            return problem;
    }
    return NULL;
}

static void round_of(uint64_t seed)
{
    static world w;
    size_t mark = scratch_mark();
    dice_state = seed;
    world_init(&w, &model_sets[dice(model_set_count)]);
    world_fill(&w, dice_one_in(6) ? 4 : 24);
    toasty_db *db = world_open(&w, kind);
    const char *problem = db ? rows_wrong(&w, db) : "no rows";
    if (problem && toasty_sleep(0) != TOASTY_OK)
        fail();
    if (problem) {
        toasty_close(db);
        fail_msg("TOASTY_SEED=%llu: %s", (unsigned long long)seed, problem);
    }
    for (int i = 0; i < QUERIES; i++) {
        size_t before = scratch_mark();
        query q = query_any(&w);
        if (query_wrong(&w, db, &q)) {
            if (toasty_sleep(0) != TOASTY_OK)
                fail(); /* cancelled (tests/simulator): no wonder */
            toasty_close(db);
            fprintf(stderr, "TOASTY_SEED=%llu\n", (unsigned long long)seed);
            case_shrink(&w, kind, &q);
            fail_msg("TOASTY_SEED=%llu: another answer than the rows give", (unsigned long long)seed);
        }
        scratch_rewind(before);
    }
    toasty_close(db);
    scratch_rewind(mark);
}

static void fixed_seeds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= (simulator_running() ? SIMULATED_ROUNDS : ROUNDS); seed++)
        round_of(seed);
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
    printf("%u rounds of %d queries\n", rounds, QUERIES);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(seeds_by_chance), cmocka_unit_test(fixed_seeds)};
    if (argc > 1)
        kind = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
