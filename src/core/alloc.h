/* The one seam through which the library allocates, so that a test can fail the n-th allocation. */
#ifndef TOASTY_CORE_ALLOC_H
#define TOASTY_CORE_ALLOC_H

#include <stddef.h>

void *toasty__malloc(size_t size);
void *toasty__calloc(size_t count, size_t size);
void *toasty__realloc(void *pointer, size_t size);
char *toasty__strdup(const char *text);
char *toasty__strndup(const char *text, size_t length);
void toasty__free(void *pointer);

/* Asked before every allocation; false makes it fail. NULL: none. For tests; set while no call runs. */
void toasty__set_alloc_gate(int (*allow)(void));

#endif
