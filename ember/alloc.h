/* The one door to the heap for everything Ember allocates itself. */
#ifndef EMBER_ALLOC_H
#define EMBER_ALLOC_H

#include <stddef.h>

void *ember__malloc(size_t size);
/* Zero-filled; NULL also when count * size does not fit. */
void *ember__calloc(size_t count, size_t size);
/* On failure the old block stays as it is. */
void *ember__realloc(void *block, size_t size);
void ember__free(void *block);
/* A copy of a string, NULL for NULL. */
char *ember__strdup(const char *text);

#endif
