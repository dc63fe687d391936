/* Functions that programs register. */
#include "internal.h"
#include "alloc.h"
#include "function.h"
#include "session.h"
#include "value.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

/* A registered function. SQLite owns it; the connection's list is there to find it by name. */
struct ember__function {
    uintptr_t context;
    turso_scalar_function_t scalar;
    turso_aggregate_init_function_t init;
    turso_aggregate_step_function_t step;
    turso_aggregate_final_function_t finalize;
    turso_context_destructor_t context_destructor;
    turso_context_destructor_t aggregate_destructor;
    turso_value_destructor_t value_destructor;
    int argc;
    bool deterministic;
    ember__function_t *next;
    ember__function_t **link; /* NULL until the registration has succeeded */
    char name[];
};

/* One run of an aggregate, in memory of SQLite's that begins as zeros. */
typedef struct {
    turso_agg_ctx_t *state;
    bool begun;
} aggregate_run;

static void deliver(sqlite3_context *call, const ember__function_t *f, turso_value_t value)
{
    ember__result(call, &value);
    if (f->value_destructor)
        f->value_destructor(&value);
}

void ember__function_call(const ember__function_t *f, sqlite3_context *call, int argc, sqlite3_value **argv)
{
    ember__arguments_t arguments;
    if (!ember__arguments_init(&arguments, argc, argv)) {
        sqlite3_result_error_nomem(call);
        return;
    }
    deliver(call, f,
            f->scalar(f->context, argc, arguments.values, f->context_destructor, f->value_destructor));
    ember__arguments_fini(&arguments);
}

static void call_scalar(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    ember__function_call(sqlite3_user_data(call), call, argc, argv);
}

static void call_step(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    const ember__function_t *f = sqlite3_user_data(call);
    aggregate_run *run = sqlite3_aggregate_context(call, sizeof *run);
    ember__arguments_t arguments;
    if (!run || !ember__arguments_init(&arguments, argc, argv)) {
        sqlite3_result_error_nomem(call);
        return;
    }
    if (!run->begun) {
        run->state = f->init(f->context);
        run->begun = true;
    }
    turso_value_t value = f->step(f->context, run->state, argc, arguments.values);
    if (value.value_type == TURSO_EXTENSION_VALUE_ERROR)
        ember__result(call, &value);
    if (f->value_destructor)
        f->value_destructor(&value);
    ember__arguments_fini(&arguments);
}

static void call_final(sqlite3_context *call)
{
    const ember__function_t *f = sqlite3_user_data(call);
    /* Size 0: no memory is made, so a group without rows cannot fail here. */
    aggregate_run *run = sqlite3_aggregate_context(call, 0);
    turso_agg_ctx_t *state = run && run->begun ? run->state : f->init(f->context);
    deliver(call, f, f->finalize(f->context, state));
    if (f->aggregate_destructor)
        f->aggregate_destructor((uintptr_t)state);
}

static void drop_function(void *arg)
{
    ember__function_t *f = arg;
    if (f->link) {
        *f->link = f->next;
        if (f->next)
            f->next->link = f->link;
        if (f->context_destructor)
            f->context_destructor(f->context);
    }
    ember__free(f);
}

static ember__function_t *find(turso_connection_t *connection, const char *name)
{
    ember__function_t *f = connection->functions;
    while (f && strcasecmp(f->name, name) != 0)
        f = f->next;
    return f;
}

/* SQLite refuses some changes while statements run and allows others; Ember refuses them all alike. */
static turso_status_code_t check_idle(turso_connection_t *connection, const char **error)
{
    for (const turso_statement_t *s = connection->statements; s; s = s->next)
        if (s->vm && sqlite3_stmt_busy(s->vm))
            return ember__fail(
                error, TURSO_BUSY,
                "functions and collations cannot be changed while a statement of the connection runs");
    return TURSO_OK;
}

turso_status_code_t ember__check_name(turso_connection_t *connection, const char *name, const char **error)
{
    if (!name || !*name || strlen(name) > 255)
        return ember__fail(error, TURSO_MISUSE, "the name of a function or collation has 1 to 255 bytes");
    return check_idle(connection, error);
}

/* The concurrent side has the same functions and collations, which the ordinary one owns. So they come later
 * and go first. */
static size_t sides(turso_connection_t *connection, sqlite3 *out[2])
{
    if (!connection->session)
        return 0;
    out[0] = connection->session->db;
    out[1] = connection->session->reader;
    return 2;
}

static int put_function(sqlite3 *db, ember__function_t *f, void (*drop)(void *))
{
    int flags = SQLITE_UTF8 | (f->deterministic ? SQLITE_DETERMINISTIC : 0);
#ifdef SQLITE_RESULT_SUBTYPE
    flags |= SQLITE_RESULT_SUBTYPE;
#endif
    return sqlite3_create_function_v2(db, f->name, f->argc, flags, f, f->scalar ? call_scalar : NULL,
                                      f->scalar ? NULL : call_step, f->scalar ? NULL : call_final, drop);
}

static int take_beside(turso_connection_t *connection, const char *name, int argc)
{
    sqlite3 *dbs[2];
    int rc = SQLITE_OK;
    for (size_t i = 0, n = sides(connection, dbs); i < n && rc == SQLITE_OK; i++)
        rc = sqlite3_create_function_v2(dbs[i], name, argc, SQLITE_UTF8, NULL, NULL, NULL, NULL, NULL);
    return rc;
}

static int put_beside(turso_connection_t *connection, ember__function_t *f)
{
    sqlite3 *dbs[2];
    int rc = SQLITE_OK;
    for (size_t i = 0, n = sides(connection, dbs); i < n && rc == SQLITE_OK; i++)
        rc = put_function(dbs[i], f, NULL);
    return rc;
}

static int remove_function(turso_connection_t *connection, const ember__function_t *f)
{
    int rc = take_beside(connection, f->name, f->argc);
    if (rc != SQLITE_OK)
        return rc;
    /* The name lives in the function that SQLite is about to drop. */
    char name[256];
    strcpy(name, f->name);
    return sqlite3_create_function_v2(connection->db, name, f->argc, SQLITE_UTF8, NULL, NULL, NULL, NULL,
                                      NULL);
}

static turso_status_code_t add_function(turso_connection_t *connection, const char *name,
                                        const ember__function_t *settings, const char **error)
{
    turso_status_code_t status = ember__check_name(connection, name, error);
    if (status != TURSO_OK)
        return status;
    int most = sqlite3_limit(connection->db, SQLITE_LIMIT_FUNCTION_ARG, -1);
    if (settings->argc < -1 || settings->argc > most)
        return ember__fail(error, TURSO_MISUSE, "a function takes 0 to %d arguments, or -1 for any number",
                           most);
    size_t name_size = strlen(name) + 1;
    ember__function_t *f = ember__malloc(sizeof *f + name_size);
    if (!f)
        return ember__fail_memory(error);
    *f = *settings;
    memcpy(f->name, name, name_size);
    ember__function_t *old = find(connection, name);
    bool other_arity = old && old->argc != f->argc;
    int rc = old ? take_beside(connection, old->name, old->argc) : SQLITE_OK;
    if (rc != SQLITE_OK) {
        ember__free(f);
        return ember__fail_sqlite(error, connection->session->db, rc);
    }
    rc = put_function(connection->db, f, drop_function);
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, connection->db, rc); /* and SQLite has dropped f */
    f->next = connection->functions;
    f->link = &connection->functions;
    if (f->next)
        f->next->link = &f->next;
    connection->functions = f;
    connection->alone = true;
    /* For SQLite functions of other arity are other functions; here a name stands for one. */
    if (other_arity && (rc = remove_function(connection, old)) != SQLITE_OK)
        return ember__fail_sqlite(error, connection->db, rc);
    rc = put_beside(connection, f);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error, connection->session->db, rc);
}

turso_status_code_t turso_connection_register_scalar_function(
    const turso_connection_t *self, const char *name, int32_t argc, bool deterministic, uintptr_t context,
    turso_scalar_function_t callback, turso_context_destructor_t context_destructor,
    turso_value_destructor_t value_destructor, const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_register_scalar_function", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!callback)
        return ember__fail(error_opt_out, TURSO_MISUSE, "the callback of a scalar function is NULL");
    const ember__function_t settings = {.context = context,
                                        .scalar = callback,
                                        .context_destructor = context_destructor,
                                        .value_destructor = value_destructor,
                                        .argc = argc,
                                        .deterministic = deterministic};
    return add_function(connection, name, &settings, error_opt_out);
}

turso_status_code_t turso_connection_register_aggregate_function(
    const turso_connection_t *self, const char *name, int32_t argc, uintptr_t context,
    turso_aggregate_init_function_t init, turso_aggregate_step_function_t step,
    turso_aggregate_final_function_t finalize, turso_context_destructor_t context_destructor,
    turso_context_destructor_t aggregate_destructor, turso_value_destructor_t value_destructor,
    const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_register_aggregate_function", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!init || !step || !finalize)
        return ember__fail(error_opt_out, TURSO_MISUSE, "a callback of an aggregate function is NULL");
    const ember__function_t settings = {.context = context,
                                        .init = init,
                                        .step = step,
                                        .finalize = finalize,
                                        .context_destructor = context_destructor,
                                        .aggregate_destructor = aggregate_destructor,
                                        .value_destructor = value_destructor,
                                        .argc = argc};
    return add_function(connection, name, &settings, error_opt_out);
}

turso_status_code_t turso_connection_unregister_function(const turso_connection_t *self, const char *name,
                                                         const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_unregister_function", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    turso_status_code_t status = ember__check_name(connection, name, error_opt_out);
    if (status != TURSO_OK)
        return status;
    const ember__function_t *f = find(connection, name);
    if (!f)
        return ember__fail(error_opt_out, TURSO_ERROR, "no function \"%s\" is registered", name);
    int rc = remove_function(connection, f);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error_opt_out, connection->db, rc);
}

const ember__function_t *ember__function_next(const turso_connection_t *connection,
                                              const ember__function_t *f)
{
    return f ? f->next : connection->functions;
}

bool ember__function_describe(const ember__function_t *f, ember__function_kind_t *out)
{
    *out = (ember__function_kind_t){.name = f->name, .argc = f->argc, .deterministic = f->deterministic};
    return f->scalar != NULL;
}

int ember__functions_copy(turso_connection_t *connection, sqlite3 *one, sqlite3 *two)
{
    int rc = SQLITE_OK;
    for (ember__function_t *f = connection->functions; f && rc == SQLITE_OK; f = f->next) {
        rc = put_function(one, f, NULL);
        if (rc == SQLITE_OK)
            rc = put_function(two, f, NULL);
    }
    return rc == SQLITE_OK ? ember__collations_copy(connection, one, two) : rc;
}
