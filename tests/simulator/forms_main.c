/*
 * The linker lets this stand in for a test program's main. The first argument says in which form its tests
 * run: fiber, simulated or cancelled. They run in a folder of their own, for one that is cancelled leaves its
 * files behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "simulator.h"
#include "torture.h"

int __real_main(int argc, char **argv);
int __wrap_main(int argc, char **argv);
int __real__cmocka_run_group_tests(const char *name, const struct CMUnitTest *tests, size_t count,
                                   CMFixtureFunction setup, CMFixtureFunction teardown);
int __wrap__cmocka_run_group_tests(const char *name, const struct CMUnitTest *tests, size_t count,
                                   CMFixtureFunction setup, CMFixtureFunction teardown);

static bool cancels;

/* The torture itself is a group of tests, too. */
int __wrap__cmocka_run_group_tests(const char *name, const struct CMUnitTest *tests, size_t count,
                                   CMFixtureFunction setup, CMFixtureFunction teardown)
{
    if (!cancels)
        return __real__cmocka_run_group_tests(name, tests, count, setup, teardown);
    cancels = false;
    return torture_run(tests, count, NULL);
}

/* Without arguments of its own. */
static void run(void *failed)
{
    char *none[] = {"test", NULL};
    *(int *)failed = __real_main(1, none);
}

static toasty_status run_in_fiber(int *failed)
{
#if defined(TEST_FIBERS)
    return toasty_run(run, failed);
#else
    (void)failed;
    return TOASTY_UNSUPPORTED_FEATURE;
#endif
}

static int run_form(const char *form)
{
    int failed = 1;
    const simulator_options options = {.seed = simulator_seed(), .run = run, .arg = &failed};
    toasty_status status = TOASTY_OK;
    cancels = strcmp(form, "cancelled") == 0;
    if (cancels)
        run(&failed);
    else if (strcmp(form, "simulated") == 0)
        status = simulator_run(&options);
    else if (strcmp(form, "fiber") == 0)
        status = run_in_fiber(&failed);
    else
        fprintf(stderr, "there is no form '%s': fiber, simulated or cancelled\n", form);
    if (status != TOASTY_OK)
        fprintf(stderr, "%s: %s\n", form, toasty_status_name(status));
    if (failed)
        simulator_report(options.seed);
    return failed;
}

int __wrap_main(int argc, char **argv)
{
    char folder[] = "/tmp/toasty-forms-XXXXXX", command[64];
    if (!mkdtemp(folder) || chdir(folder) != 0) {
        perror(folder);
        return 2;
    }
    int failed = run_form(argc > 1 ? argv[1] : "");
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (chdir("/") != 0 || system(command) != 0)
        perror(command);
    return failed;
}
