/* Collations that programs register. */
#include "function.h"
#include "alloc.h"
#include "session.h"

#include <string.h>
#include <strings.h>

int ember__collation_call(const ember__collation_t *c, int left_size, const void *left, int right_size,
                          const void *right)
{
    return c->compare(c->context, left, (size_t)left_size, right, (size_t)right_size);
}

static int call_collation(void *arg, int left_size, const void *left, int right_size, const void *right)
{
    return ember__collation_call(arg, left_size, left, right_size, right);
}

static void drop_collation(void *arg)
{
    ember__collation_t *c = arg;
    if (c->link) {
        *c->link = c->next;
        if (c->next)
            c->next->link = c->link;
    }
    if (c->destructor)
        c->destructor(c->context);
    ember__free(c);
}

/* On the concurrent side, which does not own them: they come later and go first. NULL: takes it away. */
static int put_beside(turso_connection_t *connection, const char *name, ember__collation_t *c)
{
    if (!connection->session)
        return SQLITE_OK;
    sqlite3 *dbs[] = {connection->session->db, connection->session->reader};
    int rc = SQLITE_OK;
    for (size_t i = 0; i < 2 && rc == SQLITE_OK; i++)
        rc = sqlite3_create_collation_v2(dbs[i], name, SQLITE_UTF8, c, c ? call_collation : NULL, NULL);
    return rc;
}

int ember__collations_copy(turso_connection_t *connection, sqlite3 *one, sqlite3 *two)
{
    int rc = SQLITE_OK;
    for (ember__collation_t *c = connection->collations; c && rc == SQLITE_OK; c = c->next) {
        rc = sqlite3_create_collation_v2(one, c->name, SQLITE_UTF8, c, call_collation, NULL);
        if (rc == SQLITE_OK)
            rc = sqlite3_create_collation_v2(two, c->name, SQLITE_UTF8, c, call_collation, NULL);
    }
    return rc;
}

turso_status_code_t turso_connection_register_collation(const turso_connection_t *self, const char *name,
                                                        uintptr_t context,
                                                        turso_collation_function_t callback,
                                                        turso_context_destructor_t context_destructor,
                                                        const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_register_collation", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!callback)
        return ember__fail(error_opt_out, TURSO_MISUSE, "the callback of a collation is NULL");
    turso_status_code_t status = ember__check_name(connection, name, error_opt_out);
    if (status != TURSO_OK)
        return status;
    size_t size = strlen(name) + 1;
    ember__collation_t *c = ember__malloc(sizeof *c + size);
    if (!c)
        return ember__fail_memory(error_opt_out);
    *c = (ember__collation_t){.context = context, .compare = callback, .destructor = context_destructor};
    memcpy(c->name, name, size);
    int rc = put_beside(connection, name, NULL);
    if (rc == SQLITE_OK)
        rc =
            sqlite3_create_collation_v2(connection->db, name, SQLITE_UTF8, c, call_collation, drop_collation);
    if (rc != SQLITE_OK) {
        ember__free(c); /* other than with functions, SQLite leaves it to us */
        return ember__fail_sqlite(error_opt_out, connection->db, rc);
    }
    c->next = connection->collations;
    c->link = &connection->collations;
    if (c->next)
        c->next->link = &c->next;
    connection->collations = c;
    connection->alone = true;
    rc = put_beside(connection, name, c);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error_opt_out, connection->session->db, rc);
}

turso_status_code_t turso_connection_unregister_collation(const turso_connection_t *self, const char *name,
                                                          const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_unregister_collation", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    turso_status_code_t status = ember__check_name(connection, name, error_opt_out);
    if (status != TURSO_OK)
        return status;
    int rc = put_beside(connection, name, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_collation_v2(connection->db, name, SQLITE_UTF8, NULL, NULL, NULL);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error_opt_out, connection->db, rc);
}
