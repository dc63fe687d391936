/*
 * Each test again and again in the simulator, cancelled at its first, second, third … point: where it is
 * suspended, and behind each statement of a call. A test says things that do not hold once it is cancelled,
 * so then it ends at the first of them; its threads (test_thread.h) are told to stop, too, and what it has
 * open is closed for it. Setups and teardowns run outside of the fiber. What must hold afterwards, whatever
 * the test:
 *
 *   - all connections are back in their pools, and what is left of transactions is rolled back;
 *   - nothing is locked: this handle and another one can write at once; the file is intact;
 *   - no call is half done: the file has what it had before or after one of the calls of the test (which of
 * several made at once are done is open);
 *   - a call that was cancelled has left no memory behind.
 */
#ifndef TESTS_SIMULATOR_TORTURE_H
#define TESTS_SIMULATOR_TORTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The number of tests that failed. `free_rest` (may be NULL) frees what a test that was left could not. */
int torture_run(const struct CMUnitTest *tests, size_t count, void (*free_rest)(void));
/* A test has made its tables. */
void torture_has_opened(void);
/* How many results of calls, and what was added to them later, are not freed yet. */
long torture_blocks(void);

/* What a database file holds, in one number, read through a connection of its own. */
typedef struct torture_file torture_file;
torture_file *torture_file_open(const char *path);
void torture_file_close(torture_file *file);
/* The number; the same as long as nothing has changed. */
uint64_t torture_file_state(torture_file *file);
/* NULL, or what is wrong with it: it cannot be written, or is damaged. */
const char *torture_file_check(torture_file *file);

#endif
