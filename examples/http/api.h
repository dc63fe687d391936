/* What the service does: calls of routes, what comes in as JSON and what goes out. */
#ifndef API_H
#define API_H

#include "http.h"
#include "models.toasty.h"
#include <jansson.h>

/* One request, within its fiber. */
struct call {
    toasty_db *db;
    const struct request *request;
    struct response *response;
    int64_t id;                 /* of "/users/7" */
    json_t *body;               /* once read_body has read it; its strings live as long as the call */
};

/* router.c: `serve` of a server whose context is a toasty_db. */
void serve_api(struct exchange *exchange);

/* query.c: a parameter of the target, decoded; 1, 0 when it is not there, -1 when it is malformed or does not fit. */
int query_parameter(const struct request *request, const char *name, char *value, size_t size);

/* How long a page may be, and where it begins; false when it has answered that the request is wrong. */
struct page_query {
    char after[MAX_TARGET];
    int limit;
};
bool read_page_query(struct call *call, struct page_query *page);

/* body.c: members of the JSON object that was sent. `to` is left alone for a member that was not. */
struct member {
    const char *name;
    enum { TEXT, FLAG, NUMBER } type;       /* of `to`: const char *, toasty_bool_change, json_int_t */
    enum { OPTIONAL, REQUIRED } need;
    void *to;
};

#define COUNT(array) (sizeof (array) / sizeof *(array))

/* Reads the members, of which there must be one at least; false when it has answered what is wrong. */
bool read_body(struct call *call, const struct member *members, size_t count);

static inline toasty_string_change change_text(const char *text)
{
    return text ? (toasty_string_change)toasty_set(text) : (toasty_string_change){.op = TOASTY_KEEP};
}

/* answer.c: `json` is what _to_json returned, NULL when memory was out. */
void respond_json(struct call *call, int status, char *json);
void respond_created(struct call *call, const char *path, int64_t id, char *json);
void respond_deleted(struct call *call, toasty_status status);     /* nothing deleted: there was nothing */
void respond_failure(struct call *call);                           /* why the last call on the handle failed */
void respond_page_failure(struct call *call);                      /* the same; the cursor may have been wrong */

/* users.c, notes.c */
void list_users(struct call *call);
void create_user(struct call *call);
void get_user(struct call *call);
void change_user(struct call *call);
void delete_user(struct call *call);
void list_notes(struct call *call);
void create_note(struct call *call);
void get_note(struct call *call);
void change_note(struct call *call);
void delete_note(struct call *call);

#endif
