/* /users and /users/# */
#include "api.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* What the database does not know about an address. */
static bool check_email(struct call *call, const char *email)
{
    const char *at = email ? strchr(email, '@') : NULL;
    if (!email || (at && at > email && at[1]))
        return true;
    respond_problem(call->response, HTTP_STATUS_UNPROCESSABLE_ENTITY, "email", "`email` must have the form name@host");
    return false;
}

/* [doc: list] */
void list_users(struct call *call)
{
    struct page_query query;
    if (!read_page_query(call, &query))
        return;
    toasty_auto struct User_page *page = user_paginate(call->db,
        .order_by = { toasty_asc(User.id) },
        .per_page = query.limit,
        .after    = query.after[0] ? query.after : NULL);
    if (page)
        respond_json(call, HTTP_STATUS_OK, user_page_to_json(page));
    else
        respond_page_failure(call);
}
/* [end] */

/* [doc: create] */
void create_user(struct call *call)
{
    const char *email = NULL, *name = NULL;
    const struct member members[] = {
        { "email", TEXT, REQUIRED, &email },
        { "name", TEXT, REQUIRED, &name },
    };
    if (!read_body(call, members, COUNT(members)) || !check_email(call, email))
        return;
    toasty_auto struct User *user = user_create(call->db, .email = email, .name = name);
    if (user)
        respond_created(call, "/users", user->id, user_to_json(user));
    else
        respond_failure(call);              /* an address that is taken: 409, a name that is too long: 422, … */
}
/* [end] */

/* [doc: get] */
void get_user(struct call *call)
{
    toasty_auto struct User *user = user_get_by_id(call->db, call->id);
    if (user)
        respond_json(call, HTTP_STATUS_OK, user_to_json(user));
    else
        respond_failure(call);
}
/* [end] */

void change_user(struct call *call)
{
    const char *email = NULL, *name = NULL;
    const struct member members[] = { { "email", TEXT, OPTIONAL, &email }, { "name", TEXT, OPTIONAL, &name } };
    if (!read_body(call, members, COUNT(members)) || !check_email(call, email))
        return;
    toasty_auto struct User *user = user_get_by_id(call->db, call->id);
    if (user && user_update(call->db, user, .email = change_text(email), .name = change_text(name)) == TOASTY_OK)
        respond_json(call, HTTP_STATUS_OK, user_to_json(user));
    else
        respond_failure(call);
}

/* The notes go, too: the database sees to that. */
void delete_user(struct call *call)
{
    respond_deleted(call, user_delete_by_id(call->db, call->id));
}
