/* JSON in: what was sent against what may be sent. */
#include "api.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* "application/json", with or without parameters: JSON is UTF-8 whatever they say. */
static bool is_json(const char *content_type)
{
    size_t len = strcspn(content_type, "; \t");
    return len == 16 && !strncasecmp(content_type, "application/json", len);
}

static bool refuse(struct call *call, int status, const char *name, const char *what)
{
    char message[160];
    snprintf(message, sizeof message, name ? "`%.60s` %s" : "%.0s%s", name ? name : "", what);
    respond_problem(call->response, status, name, message);
    return false;
}

static const char *take(const struct member *member, json_t *value)
{
    switch (member->type) {
    case TEXT:
        if (!json_is_string(value))
            return "must be a string";
        *(const char **)member->to = json_string_value(value);
        return NULL;
    case FLAG:
        if (!json_is_boolean(value))
            return "must be true or false";
        *(toasty_bool_change *)member->to = (toasty_bool_change)toasty_set(json_is_true(value));
        return NULL;
    case NUMBER:
        if (!json_is_integer(value))
            return "must be an integer";
        *(json_int_t *)member->to = json_integer_value(value);
        return NULL;
    }
    return NULL;
}

static bool parse_body(struct call *call)
{
    json_error_t error;
    if (!is_json(call->request->content_type))
        return refuse(call, HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL,
                      "the body must be application/json, and Content-Type say so");
    const char *text = call->request->body ? call->request->body : "";
    call->body = json_loadb(text, call->request->body_len, JSON_REJECT_DUPLICATES, &error);
    if (!call->body && json_error_code(&error) == json_error_out_of_memory)
        return refuse(call, HTTP_STATUS_SERVICE_UNAVAILABLE, NULL, "out of memory");
    if (!call->body) {
        char message[120];
        snprintf(message, sizeof message, "malformed JSON in line %d, column %d", error.line, error.column);
        return refuse(call, HTTP_STATUS_BAD_REQUEST, NULL, message);
    }
    return json_is_object(call->body) ||
           refuse(call, HTTP_STATUS_UNPROCESSABLE_ENTITY, NULL, "the body must be an object");
}

bool read_body(struct call *call, const struct member *members, size_t count)
{
    const char *name;
    json_t *value;
    if (!parse_body(call))
        return false;
    if (!json_object_size(call->body))
        return refuse(call, HTTP_STATUS_UNPROCESSABLE_ENTITY, NULL, "the body has no members");
    json_object_foreach (call->body, name, value) {
        size_t i = 0;
        while (i < count && strcmp(members[i].name, name) != 0)
            i++;
        const char *wrong = i < count ? take(&members[i], value) : "is not known here";
        if (wrong)
            return refuse(call, HTTP_STATUS_UNPROCESSABLE_ENTITY, name, wrong);
    }
    for (size_t i = 0; i < count; i++)
        if (members[i].need == REQUIRED && !json_object_get(call->body, members[i].name))
            return refuse(call, HTTP_STATUS_UNPROCESSABLE_ENTITY, members[i].name, "is missing");
    return true;
}
