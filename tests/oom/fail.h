/* Memory that runs out: the n-th allocation fails, alone or with all after it. */
#ifndef TESTS_OOM_FAIL_H
#define TESTS_OOM_FAIL_H

#include <stdbool.h>
#include <stddef.h>

/* Whose allocations. */
typedef enum fail_source { FAIL_LIBRARY, FAIL_ENGINE, FAIL_SQLITE, FAIL_SOURCES } fail_source;

/* Before anything else uses SQLite. */
void fail_install(void);
/* `n` allocations of the source succeed from now on; then one fails, or all do. */
void fail_begin(fail_source source, long n, bool for_good);
/* Back to normal; returns how many were refused. */
long fail_end(void);
/* Bytes allocated by the program now, as far as can be told. */
size_t fail_live_bytes(void);

#endif
