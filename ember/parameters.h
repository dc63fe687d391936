/* Copies of bound parameters, for statements that may run on either side of a connection. */
#ifndef EMBER_PARAMETERS_H
#define EMBER_PARAMETERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>

typedef struct {
    int type; /* SQLITE_INTEGER ...; 0: not bound */
    int64_t integer;
    double real;
    const void *bytes;
    size_t size;
} ember__value_t;

typedef struct {
    int count;
    ember__value_t *values;
    size_t *capacities;
} ember__parameters_t;

void ember__parameters_fini(ember__parameters_t *parameters);
void ember__parameters_forget(ember__parameters_t *parameters);
/* `of`: the statement, for the number of its parameters. */
bool ember__parameters_set(ember__parameters_t *parameters, sqlite3_stmt *of, size_t position,
                           const ember__value_t *value);
/* Binds all of them, and nothing else. `keep`: SQLITE_TRANSIENT, or SQLITE_STATIC when they outlive the run.
 */
int ember__parameters_bind(const ember__parameters_t *parameters, sqlite3_stmt *vm,
                           sqlite3_destructor_type keep);

#endif
