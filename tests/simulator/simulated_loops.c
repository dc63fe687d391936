/* The linker lets this stand in for toasty_run: the simulator instead of a libuv loop. */
#include "simulator.h"

toasty_status __wrap_toasty_run(void (*run)(void *arg), void *arg);

toasty_status __wrap_toasty_run(void (*run)(void *arg), void *arg)
{
    return simulator_run(&(const simulator_options){.seed = simulator_seed(), .run = run, .arg = arg});
}
