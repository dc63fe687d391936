/* The linker lets this stand in for a test program's main, which then runs in a fiber of the simulator. */
#include "simulator.h"

int __real_main(void);
int __wrap_main(void);

static void run(void *failed)
{
    *(int *)failed = __real_main();
}

int __wrap_main(void)
{
    int failed = 1;
    const simulator_options options = {.seed = simulator_seed(), .run = run, .arg = &failed};
    if (simulator_run(&options) != TOASTY_OK || failed)
        simulator_report(options.seed);
    return failed;
}
