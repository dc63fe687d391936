/* Seams for tests; not installed. */
#ifndef EMBER_TESTING_H
#define EMBER_TESTING_H

#include <stddef.h>

/*
 * Puts `hook` in front of every allocation of Ember: it is asked as realloc(block, size) would be and answers
 * as realloc() does. Releasing does not pass it. NULL takes it away. Blocks made with and without the hook
 * must come from the same allocator.
 */
void ember__alloc_hook(void *(*hook)(void *block, size_t size));

#endif
