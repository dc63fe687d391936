/* Scenarios that write through a relation of a record in hand. */
#include "world.h"

#include "record/annex.h"

static toasty_status create_in_many(world *w)
{
    return got(w->db, user_todos_create(w->db, w->bob, .title = "new", .notes = notes_new({.text = "n"})));
}

/* The one before loses its user. */
static toasty_status create_in_one(world *w)
{
    return got(w->db, user_profile_create(w->db, w->ada, .text = "new"));
}

/* The one before goes. */
static toasty_status create_in_required_one(world *w)
{
    return got(w->db, user_passport_create(w->db, w->ada, .code = "A9"));
}

static toasty_status insert_in_many(world *w)
{
    return same(w->db, user_todos_insert(w->db, w->bob, w->todo));
}

static toasty_status insert_in_one(world *w)
{
    return same(w->db, user_profile_insert(w->db, w->ada, w->profile));
}

static toasty_status insert_in_required_one(world *w)
{
    return same(w->db, user_passport_insert(w->db, w->ada, w->passport));
}

static toasty_status insert_optional(world *w)
{
    toasty_status status = same(w->db, todo_notes_insert(w->db, &w->ada->todos->items[1], w->note));
    assert_int_equal(toasty_is_loaded(w->note, Note.todo), status != TOASTY_OK);
    return status;
}

static toasty_status apply_to_lists(world *w)
{
    return same(w->db, user_update(w->db, w->ada, .name = toasty_set("Ada Augusta"),
                                   .todos = todos_apply(todo_new(.title = "new"), toasty_unlink(w->todo),
                                                        toasty_link(&w->ada->todos->items[1]))));
}

static toasty_status clear_lists(world *w)
{
    return same(w->db, user_update(w->db, w->ada,
                                   .todos = todos_apply(toasty_clear, todo_new(.title = "new"),
                                                        toasty_link(&w->ada->todos->items[1]))));
}

static toasty_status apply_in_create(world *w)
{
    return got(w->db, todo_create(w->db, .user = toasty_set(w->bob), .title = "new",
                                  .notes = notes_apply(toasty_link(w->note), note_new(.text = "n"))));
}

static toasty_status insert_several(world *w)
{
    return same(w->db, user_todos_insert_all(w->db, w->bob, w->ada->todos->items, w->ada->todos->len));
}

static toasty_status remove_several(world *w)
{
    return same(w->db, todo_notes_remove_all(w->db, w->todo, w->note, 1));
}

static toasty_status remove_optional(world *w)
{
    return same(w->db, todo_notes_remove(w->db, w->todo, w->note));
}

static toasty_status remove_required(world *w)
{
    return same(w->db, user_todos_remove(w->db, w->ada, w->todo));
}

static toasty_status remove_from_one(world *w)
{
    return same(w->db, user_profile_remove(w->db, w->ada, w->ada->profile));
}

static toasty_status insert_child_of_tree(world *w)
{
    struct Person *child = person_get_by_id(w->db, 4);
    if (!child)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = same(w->db, person_children_insert(w->db, w->person, child));
    toasty_free(child);
    return status;
}

static toasty_status insert_keeps_nothing(world *w)
{
    toasty_db *db = toasty_open(w->url, .models = toasty_models(&User));
    struct User *user = db ? user_get_by_email(db, "bob@x") : NULL;
    struct Todo *todo = user ? todo_one(db, .where = toasty_eq(Todo.title, "one")) : NULL;
    toasty_status status = db ? toasty_errcode(db) : TOASTY_OUT_OF_MEMORY;
    if (todo) {
        status = user_todos_insert(db, user, todo);
        assert_true(status == TOASTY_OK || !toasty__annex_in_use());
    }
    toasty_free(todo);
    toasty_free(user);
    toasty_close(db);
    return status;
}

static toasty_status delete_within(world *w)
{
    return same(w->db, user_todos_delete_where(w->db, w->ada, toasty_eq(Todo.done, false)));
}

static toasty_status delete_within_by(world *w)
{
    return same(w->db, user_todos_delete_by_id(w->db, w->ada, w->todo->id));
}

const scenario relation_scenarios[] = {
    {"create_in_many", create_in_many, 0},
    {"create_in_one", create_in_one, 0},
    {"create_in_required_one", create_in_required_one, 0},
    {"insert_in_many", insert_in_many, 0},
    {"insert_in_one", insert_in_one, 0},
    {"insert_in_required_one", insert_in_required_one, 0},
    {"insert_optional", insert_optional, 0},
    {"apply_to_lists", apply_to_lists, 0},
    {"clear_lists", clear_lists, 0},
    {"apply_in_create", apply_in_create, 0},
    {"insert_several", insert_several, 0},
    {"remove_several", remove_several, 0},
    {"remove_optional", remove_optional, 0},
    {"remove_required", remove_required, 0},
    {"remove_from_one", remove_from_one, 0},
    {"insert_child_of_tree", insert_child_of_tree, 0},
    {"insert_keeps_nothing", insert_keeps_nothing, BARE},
    {"delete_within", delete_within, 0},
    {"delete_within_by", delete_within_by, 0},
    {NULL, NULL, 0},
};
