/* From a request to its handler, each in a fiber of its own. */
#include "api.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <toasty/async.h>

enum { REQUEST_MS = 3000 };     /* all that a request may take, waiting for a connection included */

static const struct route {
    enum http_method method;
    const char *path;           /* "#" stands for an id */
    void (*handle)(struct call *call);
} routes[] = {
    {HTTP_GET, "/users", list_users},
    {HTTP_POST, "/users", create_user},
    {HTTP_GET, "/users/#", get_user},
    {HTTP_PATCH, "/users/#", change_user},
    {HTTP_DELETE, "/users/#", delete_user},
    {HTTP_GET, "/users/#/notes", list_notes},
    {HTTP_POST, "/users/#/notes", create_note},
    {HTTP_GET, "/notes/#", get_note},
    {HTTP_PATCH, "/notes/#", change_note},
    {HTTP_DELETE, "/notes/#", delete_note},
};
enum { ROUTES = sizeof routes / sizeof *routes };

/* Of 18 digits at most, so that it fits. */
static const char *read_id(const char *at, int64_t *id)
{
    const char *first = at;
    for (*id = 0; *at >= '0' && *at <= '9'; at++) {
        if (at - first == 18)
            return NULL;
        *id = *id * 10 + (*at - '0');
    }
    return at > first ? at : NULL;
}

/* A proxy may be asked by the whole address, and any server must understand that. */
static const char *path_of(const char *target)
{
    if (strncasecmp(target, "http://", 7) != 0)
        return target;
    target += 7 + strcspn(target + 7, "/?");
    return *target == '/' ? target : "/";
}

static bool matches(const char *path, const char *target, int64_t *id)
{
    for (; *path; path++) {
        if (*path == '#')
            target = read_id(target, id);
        else
            target = *path == *target ? target + 1 : NULL;
        if (!target)
            return false;
    }
    return !*target || *target == '?';
}

/* HEAD is GET without the body, which the server leaves out. */
static enum http_method asked(const struct request *request)
{
    return request->method == HTTP_HEAD ? HTTP_GET : request->method;
}

/* A path that is there for other methods only is 405, and names them. */
static const struct route *find_route(struct call *call, char *allow, size_t size)
{
    const char *path = path_of(call->request->target);
    size_t len = 0;
    for (int i = 0; i < ROUTES; i++) {
        if (!matches(routes[i].path, path, &call->id))
            continue;
        if (routes[i].method == asked(call->request))
            return &routes[i];
        len += (size_t)snprintf(allow + len, size - len, "%s%s", len ? ", " : "",
                                http_method_str(routes[i].method));
    }
    return NULL;
}

static const struct route *route(struct call *call)
{
    char allow[sizeof call->response->allow] = "";
    const struct route *found = find_route(call, allow, sizeof allow);
    if (found)
        return found;
    if (*allow)
        respond_problem(call->response, HTTP_STATUS_METHOD_NOT_ALLOWED, NULL, "the method is not one of this path");
    else
        respond_problem(call->response, HTTP_STATUS_NOT_FOUND, NULL, "there is nothing at this path");
    memcpy(call->response->allow, allow, sizeof allow);
    return NULL;
}

/* [doc: fiber] */
static void run(void *argument)
{
    struct exchange *exchange = argument;
    struct call call = {
        .db       = toasty_clone(exchange->context),    /* NULL without memory: every call on it fails */
        .request  = &exchange->request,
        .response = &exchange->response,
    };
    toasty_deadline deadline = toasty_deadline_begin(REQUEST_MS);
    const struct route *found = route(&call);
    if (found)
        found->handle(&call);
    toasty_deadline_end(deadline);
    json_decref(call.body);
    toasty_close(call.db);
    exchange_answer(exchange);
}

void serve_api(struct exchange *exchange)
{
    if (toasty_spawn(exchange->loop, run, exchange, .name = "request"))
        return;
    respond_problem(&exchange->response, HTTP_STATUS_SERVICE_UNAVAILABLE, NULL, "out of memory");
    exchange_answer(exchange);
}
/* [end] */
