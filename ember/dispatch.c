#include "dispatch.h"
#include "alloc.h"
#include "function.h"
#include "guard.h"

#include <string.h>
#include <strings.h>

/* What the committer has registered under a name; who is meant is found out at the call. */
struct ember__proxy {
    ember__dispatch_t *dispatch;
    ember__proxy_t *next;
    int argc;
    bool collation;
    bool deterministic;
    char name[];
};

void ember__dispatch_init(ember__dispatch_t *d, sqlite3 *db)
{
    *d = (ember__dispatch_t){.db = db};
}

void ember__dispatch_fini(ember__dispatch_t *d)
{
    for (ember__proxy_t *proxy = d->proxies, *next; proxy; proxy = next) {
        next = proxy->next;
        ember__free(proxy);
    }
    d->proxies = NULL;
}

static void call_function(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    const ember__proxy_t *proxy = sqlite3_user_data(call);
    const ember__function_t *f = NULL;
    ember__function_kind_t kind;
    while ((f = ember__function_next(proxy->dispatch->current, f)) != NULL) {
        if (ember__function_describe(f, &kind) && kind.argc == proxy->argc &&
            strcasecmp(kind.name, proxy->name) == 0) {
            ember__function_call(f, call, argc, argv);
            return;
        }
    }
    sqlite3_result_error(call, "a function that the schema uses is registered on another connection only",
                         -1);
}

static int call_collation(void *arg, int left_size, const void *left, int right_size, const void *right)
{
    const ember__proxy_t *proxy = arg;
    for (const ember__collation_t *c = proxy->dispatch->current->collations; c; c = c->next)
        if (strcasecmp(c->name, proxy->name) == 0)
            return ember__collation_call(c, left_size, left, right_size, right);
    proxy->dispatch->missing = proxy->name;
    return 0;
}

static ember__proxy_t *find(ember__dispatch_t *d, const char *name, int argc, bool collation)
{
    ember__proxy_t *proxy = d->proxies;
    while (proxy &&
           (proxy->collation != collation || proxy->argc != argc || strcasecmp(proxy->name, name) != 0))
        proxy = proxy->next;
    return proxy;
}

static int add(ember__dispatch_t *d, const char *name, int argc, bool collation, bool deterministic)
{
    ember__proxy_t *proxy = find(d, name, argc, collation);
    if (proxy && (proxy->deterministic || !deterministic))
        return SQLITE_OK;
    if (!proxy) {
        size_t size = strlen(name) + 1;
        proxy = ember__calloc(1, sizeof *proxy + size);
        if (!proxy)
            return SQLITE_NOMEM;
        memcpy(proxy->name, name, size);
        proxy->dispatch = d;
        proxy->argc = argc;
        proxy->collation = collation;
        proxy->next = d->proxies;
        d->proxies = proxy;
    }
    int flags = SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0);
    int rc = collation ? sqlite3_create_collation_v2(d->db, name, SQLITE_UTF8, proxy, call_collation, NULL)
                       : sqlite3_create_function_v2(d->db, name, argc, flags, proxy, call_function, NULL,
                                                    NULL, NULL);
    if (rc != SQLITE_OK && d->proxies == proxy) {
        d->proxies = proxy->next;
        ember__free(proxy);
        return rc;
    }
    proxy->deterministic = deterministic;
    return rc;
}

int ember__dispatch_enter(ember__dispatch_t *d, const turso_connection_t *connection)
{
    const ember__function_t *f = NULL;
    int rc = SQLITE_OK;
    d->current = connection;
    d->missing = NULL;
    while (rc == SQLITE_OK && (f = ember__function_next(connection, f)) != NULL && EMBER__GUARD(functions)) {
        ember__function_kind_t kind;
        /* Aggregates have no place in a schema. */
        if (ember__function_describe(f, &kind))
            rc = add(d, kind.name, kind.argc, false, kind.deterministic);
    }
    for (const ember__collation_t *c = connection->collations; c && rc == SQLITE_OK; c = c->next)
        rc = add(d, c->name, 0, true, true);
    return rc;
}

void ember__dispatch_leave(ember__dispatch_t *d)
{
    d->current = NULL;
}
