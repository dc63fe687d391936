/* Scenarios of lists over a join model, and of relations that are loaded with every query. */
#include "world.h"

/* The volume that the paper is not in. */
static struct Volume *second(world *w)
{
    return volume_get_by_name(w->db, "second");
}

static toasty_status insert_joined(world *w)
{
    struct Volume *volume = second(w);
    toasty_status status = volume ? paper_volumes_insert(w->db, w->paper, volume) : toasty_errcode(w->db);
    toasty_free(volume);
    return same(w->db, status);
}

static toasty_status insert_joined_again(world *w)
{
    return same(w->db, volume_papers_insert_all(w->db, w->volume, w->paper, 1));
}

static toasty_status remove_joined(world *w)
{
    return same(w->db, paper_volumes_remove(w->db, w->paper, w->volume));
}

static toasty_status create_joined(world *w)
{
    return got(w->db, paper_volumes_create(w->db, w->paper, .name = "third"));
}

static toasty_status apply_joined(world *w)
{
    return same(
        w->db, paper_update(w->db, w->paper, .slug = toasty_set("two"),
                            .volumes = volumes_apply(toasty_unlink(w->volume), volume_new(.name = "third"))));
}

static toasty_status clear_joined(world *w)
{
    return same(w->db, paper_update(w->db, w->paper,
                                    .volumes = volumes_apply(toasty_clear, volume_new(.name = "third"),
                                                             toasty_link(w->volume))));
}

/* The records of what is linked are loaded, with what they bring along. */
static toasty_status create_with_joined(world *w)
{
    return got(w->db,
               paper_create(w->db, .slug = "two", .body = "b",
                            .volumes = volumes_apply(toasty_link(w->volume), volume_new(.name = "third"))));
}

static toasty_status find_eager(world *w)
{
    toasty_status status = got(w->db, volume_find(w->db, .order_by = {toasty_asc(Volume.name)}));
    if (!status)
        status = got(w->db, volume_get_by_id(w->db, w->volume->id));
    return status ? status
                  : got(w->db, volume_paginate(w->db, .order_by = {toasty_asc(Volume.name)}, .per_page = 1,
                                               .include = {toasty_with(Volume.papers, .limit = 1)}));
}

static bool count_volume(struct Volume *volume, void *arg)
{
    assert_non_null(volume->papers);
    ++*(int *)arg;
    return true;
}

static toasty_status each_eager(world *w)
{
    int count = 0;
    toasty_status status =
        same(w->db, volume_each(w->db, count_volume, &count, .order_by = {toasty_asc(Volume.name)}));
    assert_true(status || count == 2);
    return status;
}

static toasty_status eager_from_sql(world *w)
{
    return got(w->db, volume_from_sql(w->db, "SELECT * FROM volumes"));
}

static toasty_status create_eager(world *w)
{
    return got(w->db, volume_create(w->db, .name = "third", .shelf = toasty_set(w->volume->shelf),
                                    .label = label_new(.text = "l")));
}

static toasty_status upsert_eager(world *w)
{
    return got(w->db, volume_upsert_by_name(w->db, "first", .shelf_id = toasty_null));
}

/* Everything that hangs on it is read anew: nobody's shelf, and a label. */
static toasty_status update_eager(world *w)
{
    return same(w->db, volume_update(w->db, w->volume, .name = toasty_set("new"), .shelf = toasty_null,
                                     .label = label_new(.text = "l")));
}

static toasty_status load_eager(world *w)
{
    return same(w->db, volume_load(w->db, w->volume));
}

const scenario joining_scenarios[] = {
    {"insert_joined", insert_joined, 0},
    {"insert_joined_again", insert_joined_again, VOLUME},
    {"remove_joined", remove_joined, VOLUME},
    {"create_joined", create_joined, 0},
    {"apply_joined", apply_joined, VOLUME},
    {"clear_joined", clear_joined, VOLUME},
    {"create_with_joined", create_with_joined, VOLUME},
    {"find_eager", find_eager, VOLUME},
    {"each_eager", each_eager, 0},
    {"eager_from_sql", eager_from_sql, 0},
    {"create_eager", create_eager, VOLUME},
    {"upsert_eager", upsert_eager, 0},
    {"update_eager", update_eager, VOLUME},
    {"load_eager", load_eager, VOLUME},
    {NULL, NULL, 0},
};
