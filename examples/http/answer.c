/* JSON out, and what the failures of the library are in HTTP. */
#include "api.h"

#include <inttypes.h>
#include <stdio.h>

static void out_of_memory(struct call *call)
{
    respond_problem(call->response, HTTP_STATUS_SERVICE_UNAVAILABLE, NULL, "out of memory");
}

void respond_json(struct call *call, int status, char *json)
{
    if (!json) {
        out_of_memory(call);
        return;
    }
    call->response->status = status;
    call->response->body = json;
    call->response->free_body = toasty_free;
}

void respond_created(struct call *call, const char *path, int64_t id, char *json)
{
    snprintf(call->response->location, sizeof call->response->location, "%s/%" PRId64, path, id);
    respond_json(call, HTTP_STATUS_CREATED, json);
}

void respond_deleted(struct call *call, toasty_status status)
{
    if (status != TOASTY_OK)
        respond_failure(call);
    else if (!toasty_changes(call->db))
        respond_problem(call->response, HTTP_STATUS_NOT_FOUND, NULL, "there is nothing with this id");
    else
        call->response->status = HTTP_STATUS_NO_CONTENT;
}

/* [doc: failure] */
static void respond_driver_failure(struct call *call, const toasty_error_info *error)
{
    switch (error->constraint) {
    case TOASTY_CONSTRAINT_UNIQUE:
        respond_problem(call->response, HTTP_STATUS_CONFLICT, error->field, "this value is taken");
        break;
    case TOASTY_CONSTRAINT_FOREIGN_KEY:
        respond_problem(call->response, HTTP_STATUS_NOT_FOUND, NULL, "what it belongs to is not there");
        break;
    default:
        fprintf(stderr, "%s\n  %s\n", error->message, error->statement);   /* for us, not for the client */
        respond_problem(call->response, HTTP_STATUS_INTERNAL_SERVER_ERROR, NULL, "internal error");
    }
}

void respond_failure(struct call *call)
{
    const toasty_error_info *error = toasty_error(call->db);
    switch (error->code) {
    case TOASTY_RECORD_NOT_FOUND:
        respond_problem(call->response, HTTP_STATUS_NOT_FOUND, NULL, "there is nothing with this id");
        break;
    case TOASTY_VALIDATION:
        respond_problem(call->response, HTTP_STATUS_UNPROCESSABLE_ENTITY, error->field, error->message);
        break;
    case TOASTY_CONDITION_FAILED:
        respond_problem(call->response, HTTP_STATUS_CONFLICT, NULL, "somebody else has changed it meanwhile");
        break;
    case TOASTY_CONNECTION_POOL:
    case TOASTY_CONNECTION_LOST:
    case TOASTY_SERIALIZATION_FAILURE:
    case TOASTY_DEADLINE_EXCEEDED:
    case TOASTY_OUT_OF_MEMORY:
        respond_problem(call->response, HTTP_STATUS_SERVICE_UNAVAILABLE, NULL, toasty_status_text(error->code));
        break;
    default:
        respond_driver_failure(call, error);
    }
}
/* [end] */

void respond_page_failure(struct call *call)
{
    if (toasty_errcode(call->db) == TOASTY_VALIDATION)
        respond_problem(call->response, HTTP_STATUS_BAD_REQUEST, "after",
                        "`after` is not the `next` of a page of this list");
    else
        respond_failure(call);
}
