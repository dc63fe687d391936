/* The mistakes of one run: gathered in any order, shown sorted, each with its line, a caret and how to mend
 * it. */
#ifndef DERIVE_REPORT_H
#define DERIVE_REPORT_H

#include "model.h"
#include "source.h"

#include <stdio.h>

typedef struct derive_mistake {
    derive_location location; /* file NULL: about no file */
    const char *message;
    const char *hint; /* or NULL */
} derive_mistake;

typedef struct derive_report {
    derive_arena *arena;
    derive_sources *sources;
    size_t count;
    size_t capacity;
    derive_mistake *mistakes;
} derive_report;

void derive_report_init(derive_report *report, derive_arena *arena, derive_sources *sources);

/** Adds a mistake. */
void derive_mistake_at(derive_report *report, derive_location location, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Says how to mend the mistake that was added last. */
void derive_hint(derive_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Sorts by place and drops what was said twice. */
void derive_report_sort(derive_report *report);

/** Shows every mistake, then how many there were. */
void derive_report_print(derive_report *report, FILE *out);

#endif
