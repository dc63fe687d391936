/*
 * Each test again and again in the simulator, cancelled at its first, second, third … point: where it is
 * suspended, and behind each statement of a call. A test says things that do not hold once it is cancelled,
 * so then it ends at the first of them; what it has open is closed for it. What must hold afterwards,
 * whatever the test:
 *
 *   - all connections are back in their pools, and what is left of transactions is rolled back;
 *   - nothing is locked: this handle and another one can write at once; the file is intact;
 *   - no call is half done: the file has what it had before or after one of the calls of the test (which of several made
 *     at once are done is open);
 *   - a call that was cancelled has left no memory behind.
 */
#ifndef TESTS_BEHAVIOUR_TORTURE_H
#define TESTS_BEHAVIOUR_TORTURE_H

#include "support.h"

/* The number of tests that failed. */
int torture_run(const struct CMUnitTest *tests, size_t count);
/* Whether a test runs that was cancelled, so that it is no news when something does not hold. */
bool torture_cancelled(void);
/* A statement has run, or the test was suspended. */
void torture_point(void);
/* A test opens the file at this path, fresh; it has its tables. */
void torture_opens(const char *path);
void torture_has_opened(void);

/* What a database file holds, in one number, read through a connection of its own. */
typedef struct torture_file torture_file;
torture_file *torture_file_open(const char *path);
void torture_file_close(torture_file *file);
/* The number; the same as long as nothing has changed. */
uint64_t torture_file_state(torture_file *file);
/* NULL, or what is wrong with it: it cannot be written, or is damaged. */
const char *torture_file_check(torture_file *file);

#endif
