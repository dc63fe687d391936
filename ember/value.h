/* SQL values on their way to and from functions written in C. */
#ifndef EMBER_VALUE_H
#define EMBER_VALUE_H

#include <stdbool.h>
#include <sqlite3.h>

#include "turso.h"

/* Room for what a turso_value_t points to. */
typedef union {
    turso_extension_text_t text;
    turso_extension_blob_t blob;
} ember__payload_t;

/* Arguments of one call. */
typedef struct {
    turso_value_t *values;
    turso_value_t few_values[8];
    ember__payload_t few_payloads[8];
} ember__arguments_t;

/* Views of the arguments, valid for the call. False: no memory. */
bool ember__arguments_init(ember__arguments_t *arguments, int argc, sqlite3_value **argv);
void ember__arguments_fini(ember__arguments_t *arguments);

/* Makes `value` the result of the function or, if it is an error, its failure; copies what it needs. */
void ember__result(sqlite3_context *call, const turso_value_t *value);

#endif
