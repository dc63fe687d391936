/* What the tests of the reading half share. */
#ifndef DERIVE_TEST_HARNESS_H
#define DERIVE_TEST_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "derive.h"
#include "resolve.h"

typedef struct reading {
    derive_arena *arena;
    derive_sources sources;
    derive_report report;
} reading;

void reading_init(reading *r);
void reading_fini(reading *r);

/** The models of the headers; mistakes are in the report. */
derive_unit *reading_models(reading *r, const char *const *headers, size_t count);

/** Writes `text` to a new file in a folder of its own, which `reading_remove` takes away again. */
const char *reading_file(reading *r, const char *name, const char *text);
void reading_remove(const char *path);

#endif
