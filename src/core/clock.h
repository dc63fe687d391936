/* Clocks and entropy, in one place for tests. */
#ifndef TOASTY_CORE_CLOCK_H
#define TOASTY_CORE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t toasty__monotonic_ns(void);
int64_t toasty__realtime_ns(void);
void toasty__random_bytes(void *out, size_t count);

#endif
