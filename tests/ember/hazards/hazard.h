/*
 * Hazards of concurrent transactions. Each test passes, and fails when the guards that are named with it are
 * switched off: that is tried in a build with TOASTY_EMBER_UNGUARDED. CMakeLists.txt reads the lines that
 * begin with HAZARD.
 */
#ifndef EMBER_TEST_HAZARD_H
#define EMBER_TEST_HAZARD_H

#ifndef HAZARD_SET_UP
#define HAZARD_SET_UP    set_up
#define HAZARD_TEAR_DOWN tear_down
#endif
#define HAZARD(guards, test) cmocka_unit_test_setup_teardown(test, HAZARD_SET_UP, HAZARD_TEAR_DOWN)

/* One that cannot occur because of how it is made: no guard is there to switch off. */
#define CONSTRUCTION(test) cmocka_unit_test_setup_teardown(test, HAZARD_SET_UP, HAZARD_TEAR_DOWN)

/* With an argument only the test of that name. */
#define HAZARD_MAIN                                                                                          \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        if (argc > 1)                                                                                        \
            cmocka_set_test_filter(argv[1]);                                                                 \
        return cmocka_run_group_tests(hazards, NULL, NULL);                                                  \
    }

#endif
