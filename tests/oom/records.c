/* Scenarios of versions, upserts and deferred fields. */
#include "world.h"

static toasty_status update_version(world *w)
{
    return same(w->db, paper_update(w->db, w->paper, .slug = toasty_set("uno"), .hits = toasty_add(1)));
}

static toasty_status update_deferred(world *w)
{
    return same(w->db,
                paper_update(w->db, w->paper, .body = toasty_set("another body"), .note = toasty_null));
}

static toasty_status update_with_leaves(world *w)
{
    return same(w->db, paper_update(w->db, w->paper, .note = toasty_set("a note"),
                                    .leaves = leaves_new({.text = "y"}, {.text = NULL})));
}

/* With all that depends on it. */
static toasty_status delete_version(world *w)
{
    return same(w->db, paper_delete(w->db, w->paper));
}

static toasty_status upsert_create(world *w)
{
    return got(w->db, paper_upsert_by_slug(w->db, "two", .body = toasty_set("a body"), .hits = toasty_add(4),
                                           .on_update = {.note = toasty_set("not now")}));
}

static toasty_status upsert_update(world *w)
{
    return got(w->db, paper_upsert_by_slug(w->db, "one", .body = toasty_set("another"), .hits = toasty_add(4),
                                           .on_create = {.note = toasty_set("not now")}));
}

static toasty_status upsert_ignore(world *w)
{
    if (paper_upsert_by_slug(w->db, "one", .body = toasty_set("another"), .or_ignore = true))
        fail_msg("there was one");
    return toasty_errcode(w->db);
}

static toasty_status create_deferred(world *w)
{
    return got(w->db, paper_create(w->db, .slug = "two", .body = "b",
                                   .leaves = leaves_new({.text = "y"}, {.text = NULL})));
}

static toasty_status find_deferred(world *w)
{
    struct Paper *paper =
        paper_one(w->db, .where = toasty_eq(Paper.body, "a body"),
                  .include = {toasty_with_field(Paper.body), toasty_with_field(Paper.note),
                              toasty_with(Paper.leaves, .include = {toasty_with_field(Leaf.text)})});
    if (paper) {
        assert_string_equal(paper->body, "a body");
        assert_true(toasty_is_loaded(paper, Paper.note));
        assert_true(toasty_is_loaded(&paper->leaves->items[1], Leaf.text));
    }
    return got(w->db, paper);
}

/* Ordered by what is not read otherwise. */
static toasty_status page_deferred(world *w)
{
    return got(w->db, paper_paginate(w->db, .order_by = {toasty_asc(Paper.body)}, .per_page = 1));
}

static toasty_status load_deferred(world *w)
{
    return same(w->db, paper_load(w->db, w->paper,
                                  .include = {toasty_with_field(Paper.body), toasty_with_field(Paper.note),
                                              toasty_with(Paper.leaves)}));
}

static toasty_status from_sql_deferred(world *w)
{
    return got(w->db, paper_from_sql(w->db, "SELECT * FROM papers"));
}

const scenario record_scenarios[] = {
    {"update_version", update_version, 0},
    {"update_deferred", update_deferred, 0},
    {"update_with_leaves", update_with_leaves, 0},
    {"delete_version", delete_version, 0},
    {"upsert_create", upsert_create, 0},
    {"upsert_update", upsert_update, 0},
    {"upsert_ignore", upsert_ignore, 0},
    {"create_deferred", create_deferred, 0},
    {"find_deferred", find_deferred, 0},
    {"page_deferred", page_deferred, 0},
    {"load_deferred", load_deferred, 0},
    {"from_sql_deferred", from_sql_deferred, 0},
    {NULL, NULL, 0},
};
