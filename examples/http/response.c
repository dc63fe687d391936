/* The head of an answer, and answers that are problems. */
#include "connection.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A second's date is the same for all who ask within it. The loop's thread alone comes here. */
static const char *date(void)
{
    static char text[40];
    static time_t of;
    time_t now = time(NULL);
    if (now != of) {
        struct tm utc;
        of = now;
        strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&now, &utc));
    }
    return text;
}

size_t response_head(const struct response *response, bool http_1_0, bool keep, char *head, size_t size)
{
    char content[80] = "", location[96] = "", allow[96] = "";
    if (response->status != HTTP_STATUS_NO_CONTENT)
        snprintf(content, sizeof content, "Content-Type: application/json\r\nContent-Length: %zu\r\n",
                 response->body ? strlen(response->body) : 0);
    if (response->location[0])
        snprintf(location, sizeof location, "Location: %s\r\n", response->location);
    if (response->allow[0])
        snprintf(allow, sizeof allow, "Allow: %s\r\n", response->allow);
    int len = snprintf(head, size, "HTTP/1.1 %d %s\r\nDate: %s\r\n%s%s%s%s%s\r\n", response->status,
                       http_status_str(response->status), date(), content, location, allow,
                       response->retry_after ? "Retry-After: 1\r\n" : "",
                       !keep ? "Connection: close\r\n" : http_1_0 ? "Connection: keep-alive\r\n" : "");
    return (size_t)len;                 /* each part has its limit, and all of them fit */
}

void respond_problem(struct response *response, int status, const char *field, const char *message)
{
    response_fini(response);
    json_t *problem = json_pack("{s:{s:i,s:s,s:s*}}", "error", "status", status, "message", message, "field", field);
    response->status = status;
    response->body = problem ? json_dumps(problem, JSON_COMPACT) : NULL;
    response->free_body = free;
    response->retry_after = status == HTTP_STATUS_SERVICE_UNAVAILABLE;
    json_decref(problem);
}

void response_fini(struct response *response)
{
    if (response->body)
        response->free_body(response->body);
    *response = (struct response){.status = HTTP_STATUS_OK};
}
