/* Scenarios with embedded structs, behind pointers too. */
#include "world.h"

#define LONG_NAME "a name that is long enough to need memory of its own somewhere"

static toasty_status create_box(world *w)
{
    return got(
        w->db,
        box_create(w->db, .code = "b",
                   .shape = {.name = LONG_NAME, .width = toasty_i64(3), .lid = {.label = "l", .colour = RED}},
                   .other = shape_new(.name = "o", .lid = {.label = "m", .colour = GREEN},
                                      .spare = lid_new(.label = LONG_NAME, .colour = RED)),
                   .late = {.label = "n", .colour = RED}));
}

/* The box that is there, with what is deferred. */
static struct Box *the_box(world *w)
{
    return box_first(w->db, .where = toasty_eq(Box.code, "first"), .include = {toasty_with_field(Box.late)});
}

static toasty_status change_parts(world *w)
{
    struct Box *box = the_box(w);
    if (!box)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = box_update(
        w->db, box, .shape = {.name = toasty_set("s"), .spare = toasty_set({.label = "k", .colour = GREEN})},
        .other = {.name = toasty_set(LONG_NAME), .width = toasty_set(4), .remark = toasty_null},
        .late = {.label = toasty_set("late")});
    assert_string_equal(box->other->name, status ? "o" : LONG_NAME);
    assert_string_equal(box->late->label, status ? "n" : "late");
    assert_string_equal(box->other->spare->label, "spare");
    assert_true(toasty_is_loaded(box, Box.other.remark) == !status);
    assert_true(status ? !box->shape.spare : box->shape.spare->colour == GREEN);
    toasty_free(box);
    return same(w->db, status);
}

static toasty_status change_wholes(world *w)
{
    struct Box *box = the_box(w);
    if (!box)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = box_update(w->db, box, .shape = toasty_set(*box->other), .other = toasty_null);
    assert_true(status ? box->other && !box->shape.spare : !box->other && box->shape.spare);
    toasty_free(box);
    return same(w->db, status);
}

static toasty_status find_boxes(world *w)
{
    struct Box *read =
        box_first(w->db, .where = toasty_and(lid_eq(Box.late, {"n", RED}), toasty_is_not_null(Box.other)));
    toasty_status status = toasty_errcode(w->db);
    if (!read)
        return status;
    status = box_load(w->db, read, .include = {toasty_with_field(Box.late)});
    assert_true(status ? !read->late : read->late != NULL);
    char *json = status ? NULL : box_to_json(read);
    if (!status && !json)
        status = TOASTY_OUT_OF_MEMORY;
    toasty_free(json);
    toasty_free(read);
    return status;
}

static toasty_status upsert_box(world *w)
{
    return got(w->db,
               box_upsert_by_code(w->db, "u", .shape = toasty_set({.name = LONG_NAME, .lid = {"l", RED}}),
                                  .other = toasty_set({.name = "o", .lid = {"m", RED}}),
                                  .late = toasty_set({"n", GREEN})));
}

/* ---- unions ---- */

static toasty_status create_pot(world *w)
{
    return got(w->db, pot_create(w->db, .code = "p",
                                 .paint = {RED, .red = {LONG_NAME, lid_new(.label = "l", .colour = RED)}},
                                 .top = paint_new(GREEN, .green = {.tone = LONG_NAME})));
}

static toasty_status change_in_variants(world *w)
{
    struct Pot *pot = pot_first(w->db, .where = toasty_eq(Pot.paint.green.tone, "moss"));
    if (!pot)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status =
        pot_update(w->db, pot, .paint = {.green = {.tone = toasty_set(LONG_NAME)}},
                   .top = {.red = {.cover = toasty_set({.label = LONG_NAME, .colour = GREEN})}});
    assert_string_equal(pot->paint.green.tone, status ? "moss" : LONG_NAME);
    assert_int_equal(pot->paint.green.mix.len, 2);
    assert_string_equal(pot->top->red.shade, "rust");
    assert_true(status ? !pot->top->red.cover : pot->top->red.cover->colour == GREEN);
    toasty_free(pot);
    return same(w->db, status);
}

static toasty_status change_variants(world *w)
{
    struct Pot *pot = pot_first(w->db, .where = toasty_eq(Pot.paint.green.tone, "moss"));
    if (!pot)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = pot_update(w->db, pot, .paint = toasty_set({RED, .red = {.shade = "rose"}}),
                                      .top = toasty_set({GREEN, .green = {.tone = LONG_NAME}}));
    assert_string_equal(status ? pot->paint.green.tone : pot->paint.red.shade, status ? "moss" : "rose");
    assert_string_equal(status ? pot->top->red.shade : pot->top->green.tone, status ? "rust" : LONG_NAME);
    assert_true(status || toasty_is_loaded(pot, Pot.top.green.remark));
    toasty_free(pot);
    return same(w->db, status);
}

static toasty_status find_pots(world *w)
{
    struct Pot *pot = pot_first(w->db, .where = paint_eq(Pot.top, {RED, .red = {.shade = "rust"}}));
    if (!pot)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = pot_load(w->db, pot, .include = {toasty_with_field(Pot.paint.green.remark)});
    assert_true(toasty_is_loaded(pot, Pot.paint.green.remark) == !status);
    char *json = status ? NULL : pot_to_json(pot);
    if (!status && !json)
        status = TOASTY_OUT_OF_MEMORY;
    toasty_free(json);
    toasty_free(pot);
    return status;
}

static toasty_status upsert_pot(world *w)
{
    return got(w->db,
               pot_upsert_by_code(w->db, "first", .paint = toasty_set({RED, .red = {.shade = LONG_NAME}}),
                                  .top = toasty_null));
}

const scenario embed_scenarios[] = {
    {"create_box", create_box, 0},
    {"change_parts", change_parts, 0},
    {"change_wholes", change_wholes, 0},
    {"find_boxes", find_boxes, 0},
    {"upsert_box", upsert_box, 0},
    {"create_pot", create_pot, 0},
    {"change_in_variants", change_in_variants, 0},
    {"change_variants", change_variants, 0},
    {"find_pots", find_pots, 0},
    {"upsert_pot", upsert_pot, 0},
    {NULL, NULL, 0},
};
