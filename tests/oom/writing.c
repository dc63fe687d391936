/* Scenarios that write records of one model, and those nested in them. */
#include "world.h"

#include "record/annex.h"

static toasty_status create(world *w)
{
    return got(w->db, user_create(w->db, .name = "Eve", .email = "eve@x",
                                  .bio = "a rather long text about nothing much"));
}

static toasty_status create_nested(world *w)
{
    return got(w->db, user_create(
                          w->db, .name = "Eve", .email = "eve@x",
                          .todos = todos_new({.title = "p", .notes = notes_new({.text = "q"}, {.text = "r"})},
                                             {.title = "s", .notes = notes_new({.text = "t"})}),
                          .profile = profile_new(.text = "u"), .passport = passport_new(.code = "E1")));
}

static toasty_status create_with_parent(world *w)
{
    return got(w->db, note_create(
                          w->db, .text = "m",
                          .todo = todo_new(.title = "n", .user = user_new(.name = "Eve", .email = "eve@x"))));
}

static toasty_status create_linked(world *w)
{
    return got(w->db, todo_create(w->db, .title = "n", .user = toasty_set(w->bob)));
}

/* Ada's profile loses her. */
static toasty_status create_rival(world *w)
{
    return got(w->db, profile_create(w->db, .text = "n", .user = toasty_set(w->ada)));
}

/* The profile of nobody gets somebody. */
static toasty_status create_around(world *w)
{
    return got(w->db, user_create(w->db, .name = "Eve", .email = "eve@x", .profile = toasty_set(w->profile)));
}

static toasty_status create_thing(world *w)
{
    return got(w->db,
               thing_create(w->db, .name = "other", .a_uuid = {{9}}, .a_bytes = w->thing->a_bytes,
                            .a_timestamp = {1, 2}, .a_date = {2000, 1, 1},
                            .a_datetime = {{2000, 1, 1}, {1, 1, 1, 1}}, .a_decimal = {"1"}, .a_json = {"{}"},
                            .an_inet = {4, 8, {1}}, .a_cidr = {4, 8, {1}}, .maybe_bytes = &w->thing->a_bytes,
                            .maybe_decimal = &w->thing->a_decimal, .maybe_inet = &w->thing->an_inet));
}

static toasty_status create_many(world *w)
{
    return got(w->db, person_create_many(
                          w->db, people_new({.id = 20, .name = "x"},
                                            {.id = 21, .name = "y", .parent_id = toasty_i64(20)},
                                            {.id = 22, .name = "z", .parent = toasty_set(w->person)})));
}

static toasty_status create_many_numbered(world *w)
{
    return got(w->db,
               user_create_many(w->db, users_new({.name = "x", .email = "1"}, {.name = "y", .email = "2"},
                                                 {.name = "z", .email = "3"})));
}

static toasty_status create_many_nested(world *w)
{
    return got(
        w->db,
        user_create_many(w->db, users_new({.name = "x", .email = "1", .todos = todos_new({.title = "j"})},
                                          {.name = "y", .email = "2", .profile = profile_new(.text = "k")})));
}

static toasty_status create_array(world *w)
{
    struct User_new items[60];
    char emails[60][12];
    for (int i = 0; i < 60; i++) {
        snprintf(emails[i], sizeof emails[i], "%d", i);
        items[i] =
            (struct User_new){.name = "one of many", .email = emails[i], .bio = "with a few words about it"};
    }
    return got(w->db, user_create_array(w->db, items, 60));
}

static toasty_status update(world *w)
{
    return same(w->db,
                user_update(w->db, w->ada, .name = toasty_set("Augusta Ada King, Countess of Lovelace"),
                            .bio = toasty_null,
                            .picture = toasty_set(((toasty_bytes){(const uint8_t *)"new", 3})),
                            .age = toasty_set(37)));
}

static toasty_status update_by_adding(world *w)
{
    return same(w->db, user_update(w->db, w->ada, .age = toasty_add(4), .logins = toasty_sub(2),
                                   .bio = toasty_set("counted")));
}

static toasty_status update_nulls(world *w)
{
    return same(w->db, user_update(w->db, w->bob, .age = toasty_set(1), .bio = toasty_set("b"),
                                   .picture = toasty_set(((toasty_bytes){(const uint8_t *)"new", 3}))));
}

static toasty_status update_thing(world *w)
{
    return same(w->db, thing_update(w->db, w->thing,
                                    .a_bytes = toasty_set(((toasty_bytes){(const uint8_t *)"xyz", 3})),
                                    .a_decimal = toasty_set(((toasty_decimal){"99.9"})),
                                    .maybe_uuid = toasty_set(w->thing->a_uuid), .maybe_f64 = toasty_add(1.5),
                                    .maybe_json = toasty_null, .an_i8 = toasty_sub(1),
                                    .maybe_inet = toasty_set(w->thing->an_inet), .a_u64 = toasty_add(1)));
}

static toasty_status update_where(world *w)
{
    toasty_status status = user_update_where(w->db, toasty_eq(User.age, 20), .name = toasty_set("twenty"),
                                             .logins = toasty_add(1));
    if (!status)
        assert_int_equal(toasty_changes(w->db), 2);
    return same(w->db, status);
}

static toasty_status update_all(world *w)
{
    return same(w->db, todo_update_where(w->db, TOASTY_ALL_ROWS, .title = toasty_set("all the same")));
}

static toasty_status update_by(world *w)
{
    return same(w->db,
                user_update_by_email(w->db, "bob@x", .name = toasty_set("Robert"), .age = toasty_set(3)));
}

static toasty_status update_within(world *w)
{
    return same(w->db, user_todos_update_where(w->db, w->ada, toasty_eq(Todo.done, false),
                                               .title = toasty_set("done"), .done = toasty_set(true)));
}

static toasty_status update_children(world *w)
{
    return same(w->db,
                user_update(w->db, w->ada, .name = toasty_set("A"),
                            .todos = todos_new({.title = "five", .notes = notes_new({.text = "n"})}),
                            .profile = profile_new(.text = "fresh"), .passport = passport_new(.code = "A2")));
}

static toasty_status update_links(world *w)
{
    return same(w->db, user_update(w->db, w->ada, .profile = toasty_set(w->profile),
                                   .bio = toasty_set("with another profile")));
}

static toasty_status update_unlinks(world *w)
{
    toasty_status status = same(w->db, user_update(w->db, w->ada, .profile = toasty_null));
    assert_true(toasty_is_loaded(w->ada, User.profile));
    return status;
}

/* Memory that was got for the new values goes at once when they do not come. */
static toasty_status update_keeps_nothing(world *w)
{
    toasty_db *db = toasty_open(w->url, .models = toasty_models(&User));
    struct User *user = db ? user_get_by_email(db, "ada@x") : NULL;
    toasty_status status = db ? toasty_errcode(db) : TOASTY_OUT_OF_MEMORY;
    if (user) {
        status =
            user_update(db, user, .name = toasty_set("N"), .bio = toasty_set("B"), .profile = toasty_null,
                        .todos = todos_new({.title = "T"}), .age = toasty_add(1));
        assert_int_equal(toasty__annex_in_use(), status == TOASTY_OK);
    }
    toasty_free(user);
    toasty_close(db);
    return status;
}

static toasty_status update_parent(world *w)
{
    return same(w->db, todo_update(w->db, w->todo, .user = toasty_set(w->bob),
                                   .title = toasty_set("moved to somebody else")));
}

/* What was known of the parent before is known no longer. */
static toasty_status update_key(world *w)
{
    toasty_status status = same(w->db, note_update(w->db, w->note, .todo_id = toasty_set(2)));
    assert_int_equal(toasty_is_loaded(w->note, Note.todo), status != TOASTY_OK);
    return status;
}

static toasty_status update_new_parent(world *w)
{
    return same(w->db, note_update(w->db, w->note,
                                   .todo = todo_new(.title = "new",
                                                    .user = user_new(.name = "Eve", .email = "eve@x"))));
}

static toasty_status update_where_returning(world *w)
{
    return got(w->db, user_update_where_returning(w->db, toasty_eq(User.age, 20), .name = toasty_set("twenty")));
}

static toasty_status update_returning_with_relations(world *w)
{
    return got(w->db, user_update_where_returning(w->db, toasty_is_not_null(User.age), .profile = toasty_null));
}

static toasty_status delete_where_returning(world *w)
{
    return got(w->db, city_delete_where_returning(w->db, TOASTY_ALL_ROWS));
}

static toasty_status delete_returning_what_others_need(world *w)
{
    return got(w->db, user_delete_where_returning(w->db, toasty_exists(User.todos)));
}

static toasty_status update_where_with_relations(world *w)
{
    return same(w->db,
                user_update_where(w->db, toasty_is_not_null(User.age), .profile = toasty_null,
                                  .name = toasty_set("bare"), .todos = todos_new({.title = "for each"})));
}

static toasty_status delete_record(world *w)
{
    return same(w->db, user_delete(w->db, w->ada));
}

static toasty_status delete_where(world *w)
{
    toasty_status status =
        user_delete_where(w->db, toasty_or(toasty_eq(User.age, 20), toasty_starts_with(User.name, "B")));
    if (!status)
        assert_int_equal(toasty_changes(w->db), 3);
    return same(w->db, status);
}

static toasty_status delete_all(world *w)
{
    return same(w->db, user_delete_where(w->db, TOASTY_ALL_ROWS));
}

static toasty_status delete_by(world *w)
{
    return same(w->db, region_delete_by_country_and_code(w->db, "de", 7));
}

static toasty_status delete_tree(world *w)
{
    return same(w->db, person_delete(w->db, w->person));
}

static toasty_status delete_thing(world *w)
{
    return same(w->db, thing_delete(w->db, w->thing));
}

const scenario write_scenarios[] = {
    {"create", create, 0},
    {"create_nested", create_nested, 0},
    {"create_with_parent", create_with_parent, 0},
    {"create_linked", create_linked, 0},
    {"create_rival", create_rival, 0},
    {"create_around", create_around, 0},
    {"create_thing", create_thing, 0},
    {"create_many", create_many, 0},
    {"create_many_numbered", create_many_numbered, 0},
    {"create_many_nested", create_many_nested, 0},
    {"create_array", create_array, 0},
    {"update", update, 0},
    {"update_by_adding", update_by_adding, 0},
    {"update_nulls", update_nulls, 0},
    {"update_thing", update_thing, 0},
    {"update_where", update_where, 0},
    {"update_all", update_all, 0},
    {"update_by", update_by, 0},
    {"update_within", update_within, 0},
    {"update_children", update_children, 0},
    {"update_links", update_links, 0},
    {"update_unlinks", update_unlinks, 0},
    {"update_keeps_nothing", update_keeps_nothing, BARE},
    {"update_parent", update_parent, 0},
    {"update_key", update_key, 0},
    {"update_new_parent", update_new_parent, 0},
    {"update_where_with_relations", update_where_with_relations, 0},
    {"delete_record", delete_record, 0},
    {"update_where_returning", update_where_returning, 0},
    {"update_returning_with_relations", update_returning_with_relations, 0},
    {"delete_where_returning", delete_where_returning, 0},
    {"delete_returning_what_others_need", delete_returning_what_others_need, 0},
    {"delete_where", delete_where, 0},
    {"delete_all", delete_all, 0},
    {"delete_by", delete_by, 0},
    {"delete_tree", delete_tree, 0},
    {"delete_thing", delete_thing, 0},
    {NULL, NULL, 0},
};
