/* Clocks and entropy, in one place for tests. */
#ifndef TOASTY_CORE_CLOCK_H
#define TOASTY_CORE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t toasty__monotonic_ns(void);
int64_t toasty__realtime_ns(void);
void toasty__random_bytes(void *out, size_t count);

/* Clocks to read instead of the system's; NULL: the system's. For tests; set while no call runs. */
void toasty__set_clocks(int64_t (*monotonic_ns)(void), int64_t (*realtime_ns)(void));

#endif
