/* /users/#/notes and /notes/# */
#include "api.h"

static void respond_empty_page(struct call *call, const struct Note_page *page)
{
    bool there = user_exists(call->db, .where = toasty_eq(User.id, call->id));
    if (there)
        respond_json(call, HTTP_STATUS_OK, note_page_to_json(page));
    else if (toasty_errcode(call->db) == TOASTY_OK)
        respond_problem(call->response, HTTP_STATUS_NOT_FOUND, NULL, "there is no user with this id");
    else
        respond_failure(call);
}

/* Whether the user is there is asked only when there is nothing to show. */
void list_notes(struct call *call)
{
    struct page_query query;
    if (!read_page_query(call, &query))
        return;
    toasty_auto struct Note_page *page = note_paginate(call->db,
        .where    = toasty_eq(Note.user_id, call->id),
        .order_by = { toasty_asc(Note.id) },
        .per_page = query.limit,
        .after    = query.after[0] ? query.after : NULL);
    if (!page)
        respond_page_failure(call);
    else if (!page->len)
        respond_empty_page(call, page);
    else
        respond_json(call, HTTP_STATUS_OK, note_page_to_json(page));
}

void create_note(struct call *call)
{
    const char *title = NULL, *text = NULL;
    const struct member members[] = { { "title", TEXT, REQUIRED, &title }, { "text", TEXT, OPTIONAL, &text } };
    if (!read_body(call, members, COUNT(members)))
        return;
    toasty_auto struct Note *note = note_create(call->db, .user_id = call->id, .title = title, .text = text);
    if (note)
        respond_created(call, "/notes", note->id, note_to_json(note));
    else
        respond_failure(call);
}

void get_note(struct call *call)
{
    toasty_auto struct Note *note = note_get_by_id(call->db, call->id);
    if (note)
        respond_json(call, HTTP_STATUS_OK, note_to_json(note));
    else
        respond_failure(call);
}

/* [doc: change] */
void change_note(struct call *call)
{
    const char *title = NULL, *text = NULL;
    toasty_bool_change done = { 0 };
    json_int_t version = 0;
    const struct member members[] = {
        { "title", TEXT, OPTIONAL, &title },
        { "text", TEXT, OPTIONAL, &text },
        { "done", FLAG, OPTIONAL, &done },
        { "version", NUMBER, OPTIONAL, &version },        /* the one that the client has seen */
    };
    if (!read_body(call, members, COUNT(members)))
        return;
    if (!title && !text && !done.op) {
        respond_problem(call->response, HTTP_STATUS_UNPROCESSABLE_ENTITY, NULL, "the body changes nothing");
        return;
    }
    toasty_auto struct Note *note = note_get_by_id(call->db, call->id);
    if (note && json_object_get(call->body, "version"))
        note->version = (uint64_t)version;
    if (note && note_update(call->db, note,
                            .title = change_text(title),
                            .text  = change_text(text),
                            .done  = done) == TOASTY_OK)
        respond_json(call, HTTP_STATUS_OK, note_to_json(note));
    else
        respond_failure(call);
}
/* [end] */

void delete_note(struct call *call)
{
    respond_deleted(call, note_delete_by_id(call->db, call->id));
}
