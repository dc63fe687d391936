/* Functions and collations of a connection, for those that call them elsewhere than on it. */
#ifndef EMBER_FUNCTION_H
#define EMBER_FUNCTION_H

#include "internal.h"

typedef struct {
    const char *name;
    int argc;
    bool deterministic;
} ember__function_kind_t;

/* The functions of a connection one after the other; NULL gives the first, and ends them. */
const ember__function_t *ember__function_next(const turso_connection_t *connection,
                                              const ember__function_t *f);
/* False: it is an aggregate. */
bool ember__function_describe(const ember__function_t *f, ember__function_kind_t *out);
void ember__function_call(const ember__function_t *f, sqlite3_context *call, int argc, sqlite3_value **argv);

struct ember__collation {
    uintptr_t context;
    turso_collation_function_t compare;
    turso_context_destructor_t destructor;
    ember__collation_t *next;
    ember__collation_t **link; /* NULL until the registration has succeeded */
    char name[];
};
int ember__collation_call(const ember__collation_t *collation, int left_size, const void *left,
                          int right_size, const void *right);
int ember__collations_copy(turso_connection_t *connection, sqlite3 *one, sqlite3 *two);

/* Whether something of this name may be registered or removed now. */
turso_status_code_t ember__check_name(turso_connection_t *connection, const char *name, const char **error);

#endif
