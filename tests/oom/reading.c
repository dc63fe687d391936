/* Scenarios that only read. */
#include "world.h"

static toasty_status find_all(world *w)
{
    return got(w->db, user_find(w->db));
}

static toasty_status find_things(world *w)
{
    return got(w->db,
               thing_find(w->db, .where = toasty_eq(Thing.a_timestamp, ((toasty_timestamp){1700000000, 5}))));
}

static toasty_status find_with_comparisons(world *w)
{
    return got(w->db,
               user_find(w->db, .where = toasty_and(toasty_ne(User.name, "Dot"), toasty_gt(User.age, 1),
                                                    toasty_ge(User.age, 1), toasty_lt(User.age, 100),
                                                    toasty_le(User.age, 100), toasty_between(User.id, 1, 10),
                                                    toasty_not(toasty_eq(User.logins, 7)))));
}

static toasty_status find_via(world *w)
{
    return got(w->db,
               person_find(w->db,
                           .where = toasty_or(toasty_any(Person.grandchildren, toasty_gt(Person.id, 1)),
                                              toasty_ne(Person.grandchildren, w->person)),
                           .include = {toasty_with(Person.grandchildren, .where = toasty_gt(Person.id, 1),
                                                   .order_by = {toasty_asc(Person.name)},
                                                   .include = {toasty_with(Person.grandchildren)})}));
}

static toasty_status find_within_via(world *w)
{
    return got(w->db, person_grandchildren(w->db, w->person));
}

static toasty_status find_values(world *w)
{
    return got(w->db, person_names(w->db, w->person, .where = toasty_gt(Person.id, 1)));
}

static toasty_status include_values(world *w)
{
    return got(w->db, person_find(w->db, .include = {toasty_with(Person.names, .limit = 2),
                                                     toasty_with(Person.parents)}));
}

static toasty_status find_with_lists(world *w)
{
    return got(w->db,
               user_find(w->db, .where = toasty_or(toasty_in(User.name, "Ada", "Bob", "Cid"),
                                                   toasty_not_in(User.email, "a", "b"),
                                                   toasty_is_null(User.age), toasty_is_not_null(User.bio))));
}

static toasty_status find_with_patterns(world *w)
{
    return got(w->db,
               user_find(w->db, .where = toasty_or(
                                    toasty_starts_with(User.name, "A[*"), toasty_like(User.bio, "%poet%"),
                                    toasty_like_escape(User.bio, "%!%%", '!'),
                                    toasty_eq(User.picture, ((toasty_bytes){(const uint8_t *)"a", 1})))));
}

static toasty_status find_with_arithmetic(world *w)
{
    return got(w->db,
               user_find(w->db, .where = toasty_or(toasty_gt(toasty_times(toasty_plus(User.age, User.logins), 2), 1),
                                                   toasty_in(toasty_minus(User.id, 1), 1, 2, 3),
                                                   toasty_lt_field(User.age, toasty_divided_by(User.id, 2)))));
}

static toasty_status find_in_rows(world *w)
{
    return got(w->db, region_find(w->db, .where = toasty_and(
                                             toasty_in_rows((Region.country, Region.code), ("de", 7), ("de", 8)),
                                             toasty_not_in_rows((Region.country, Region.code), ("fr", 7)))));
}

static toasty_status find_in_a_long_list(world *w)
{
    toasty_value ids[300];
    for (int i = 0; i < 300; i++)
        ids[i] = toasty_value_int(i);
    return got(w->db, user_find(w->db, .where = toasty_in_array(User.id, ids, 300)));
}

static toasty_status find_by_relation(world *w)
{
    toasty_status status =
        got(w->db,
            todo_find(w->db, .where = toasty_or(toasty_eq(Todo.user, w->ada), toasty_ne(Todo.user, w->bob))));
    return status ? status
                  : got(w->db, city_find(w->db, .where = toasty_and(toasty_eq(City.region, w->region),
                                                                    toasty_is_not_null(City.region))));
}

static toasty_status find_without_relation(world *w)
{
    return got(w->db, user_find(w->db, .where = toasty_or(toasty_is_null(User.profile),
                                                          toasty_is_not_null(User.todos))));
}

static toasty_status find_across_relations(world *w)
{
    toasty_status status = got(
        w->db,
        user_find(w->db, .where = toasty_or(
                             toasty_any(User.todos, toasty_any(Todo.notes, toasty_contains(Note.text, "x"))),
                             toasty_every(User.todos, toasty_eq(Todo.done, true)),
                             toasty_none(User.profile, toasty_icontains(Profile.text, "MATH")),
                             toasty_eq_field(User.age, User.logins), toasty_ends_with(User.name, "a"))));
    return status
               ? status
               : got(w->db,
                     note_find(w->db, .where = toasty_eq(
                                          toasty_path(Note.todo, toasty_path(Todo.user, User.name)), "Ada")));
}

static toasty_status find_in_order(world *w)
{
    return got(w->db, user_find(w->db, .order_by = {toasty_desc(User.age), toasty_asc(User.name)}, .limit = 2,
                                .offset = 1));
}

static toasty_status find_with_includes(world *w)
{
    return got(w->db,
               user_find(w->db, .include = {
                                    toasty_with(User.todos, .where = toasty_eq(Todo.done, false),
                                                .order_by = {toasty_desc(Todo.title)},
                                                .include = {toasty_with(Todo.notes), toasty_with(Todo.user)}),
                                    toasty_with(User.profile, .where = toasty_is_not_null(Profile.text)),
                                    toasty_with(User.todos, .where = toasty_eq(Todo.done, true))}));
}

static toasty_status find_with_limits(world *w)
{
    toasty_status status =
        got(w->db, user_find(w->db, .include = {toasty_with(
                                        User.todos, .order_by = {toasty_desc(Todo.title)}, .limit = 1,
                                        .offset = 1, .include = {toasty_with(Todo.notes, .limit = 1)})}));
    return status
               ? status
               : got(w->db, person_find(w->db, .include = {toasty_with(Person.grandchildren, .limit = 1)}));
}

static toasty_status find_with_composite_include(world *w)
{
    return got(w->db, region_find(w->db, .include = {toasty_with(Region.cities,
                                                                 .include = {toasty_with(City.region)})}));
}

static toasty_status find_a_tree(world *w)
{
    return got(w->db, person_find(w->db, .include = {toasty_with(Person.children,
                                                                 .include = {toasty_with(Person.children)}),
                                                     toasty_with(Person.parent)}));
}

static toasty_status paginate(world *w)
{
    struct User_page *page = user_paginate(w->db, .order_by = {toasty_asc(User.age), toasty_desc(User.name)},
                                           .per_page = 2, .include = {toasty_with(User.todos)});
    if (!page)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status =
        got(w->db, user_paginate(w->db, .order_by = {toasty_asc(User.age), toasty_desc(User.name)},
                                 .per_page = 2, .after = page->next));
    if (!status)
        status = got(w->db,
                     user_todos_paginate(w->db, w->ada, .order_by = {toasty_asc(Todo.title)}, .per_page = 1));
    toasty_free(page);
    return status;
}

/* From page to page, past where values begin after NULLs or NULLs after values. */
static toasty_status paginate_over_nulls(world *w)
{
    for (int descending = 0; descending < 2; descending++) {
        char after[256] = "";
        for (bool more = true; more;) {
            struct User_page *page = user_paginate(w->db, .order_by = {{User.age.field, descending != 0}},
                                                   .per_page = 1, .after = *after ? after : NULL);
            if (!page)
                return same(w->db, toasty_errcode(w->db));
            more = page->next != NULL;
            snprintf(after, sizeof after, "%s", more ? page->next : "");
            toasty_free(page);
        }
    }
    return TOASTY_OK;
}

static toasty_status copy_expression(world *w)
{
    toasty_expr *copy =
        toasty_expr_copy(w->db, toasty_or(toasty_in(User.name, "Ada", "Bob"),
                                          toasty_not(toasty_eq(User.bio, "a text of its own")),
                                          toasty_any(User.todos, toasty_starts_with(Todo.title, "t")),
                                          toasty_gt(toasty_plus(User.age, 1), 0),
                                          toasty_in_rows((User.name, User.email), ("Ada", "x"))));
    if (!copy)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = got(w->db, user_find(w->db, .where = *copy));
    toasty_free(copy);
    return status;
}

static toasty_status first_and_one(world *w)
{
    toasty_status status = got(
        w->db, user_first(w->db, .order_by = {toasty_asc(User.id)}, .include = {toasty_with(User.todos)}));
    return status ? status : got(w->db, user_one(w->db, .where = toasty_eq(User.name, "Ada")));
}

static toasty_status none_is_not_out_of_memory(world *w)
{
    void *nobody = user_first(w->db, .where = toasty_eq(User.name, "nobody"));
    assert_null(nobody);
    return same(w->db, toasty_errcode(w->db));
}

static toasty_status counts(world *w)
{
    int64_t n = user_count(w->db, .where = toasty_eq(User.age, 20));
    toasty_status status = same(w->db, toasty_errcode(w->db));
    assert_int_equal(n, status ? -1 : 2);
    if (status)
        return status;
    n = user_count(w->db, .limit = 3);
    status = same(w->db, toasty_errcode(w->db));
    assert_int_equal(n, status ? -1 : 3);
    return status;
}

static toasty_status whether_exists(world *w)
{
    bool there = user_exists(w->db, .where = toasty_eq(User.age, 20));
    toasty_status status = same(w->db, toasty_errcode(w->db));
    assert_int_equal(there, status == TOASTY_OK);
    return status;
}

static toasty_status get_by_fields(world *w)
{
    toasty_status status = got(w->db, user_get_by_id(w->db, w->bob->id));
    if (!status)
        status = got(w->db, user_get_by_email(w->db, "cid@x"));
    if (!status)
        status = got(w->db, user_find_by_email(w->db, "ada@x", .include = {toasty_with(User.profile)}));
    if (!status)
        status = got(w->db, region_get_by_country_and_code(w->db, "de", 8));
    return status ? status : got(w->db, thing_get_by_name(w->db, "thing"));
}

static toasty_status within_relations(world *w)
{
    toasty_status status =
        got(w->db, user_todos(w->db, w->ada, .where = toasty_eq(Todo.done, false), .limit = 3));
    if (!status)
        status = got(w->db, user_todos_first(w->db, w->ada, .order_by = {toasty_asc(Todo.title)}));
    if (!status)
        status = got(w->db, user_todos_one(w->db, w->ada, .where = toasty_eq(Todo.title, "one")));
    if (!status)
        status = got(w->db, user_todos_get_by_id(w->db, w->ada, w->todo->id));
    if (!status && user_todos_count(w->db, w->ada) < 0)
        status = same(w->db, toasty_errcode(w->db));
    if (!status && !user_todos_exists(w->db, w->ada))
        status = same(w->db, toasty_errcode(w->db));
    return status;
}

static toasty_status single_relations(world *w)
{
    toasty_status status = got(w->db, user_profile(w->db, w->ada));
    if (!status)
        status = got(w->db, todo_user(w->db, w->todo));
    if (!status)
        status = got(w->db, user_passport(w->db, w->cid));
    if (!status)
        assert_null(user_profile(w->db, w->bob));
    return same(w->db, toasty_errcode(w->db));
}

/* A profile is found where none was known to be. */
static toasty_status load(world *w)
{
    toasty_status status =
        same(w->db, user_load(w->db, w->cid,
                              .include = {toasty_with(User.todos, .include = {toasty_with(Todo.notes)}),
                                          toasty_with(User.profile), toasty_with(User.passport)}));
    assert_int_equal(!w->cid->profile, status != TOASTY_OK);
    return status;
}

/* What is loaded there already is replaced. */
static toasty_status load_again(world *w)
{
    return same(w->db,
                user_load(w->db, w->ada,
                          .include = {toasty_with(User.todos),
                                      toasty_with(User.profile, .where = toasty_eq(Profile.text, "-"))}));
}

/* The profile is known to be none. */
static toasty_status load_none_again(world *w)
{
    return same(w->db,
                user_load(w->db, w->bob, .include = {toasty_with(User.profile), toasty_with(User.todos)}));
}

static toasty_status from_sql(world *w)
{
    return got(w->db, user_from_sql(w->db, "SELECT 1 AS more, * FROM users WHERE name <> ?1",
                                    toasty_args("nobody")));
}

static toasty_status query(world *w)
{
    return got(w->db, toasty_query(w->db, "SELECT name, email, age, picture, ?1, ?2, ?3 FROM users",
                                   toasty_args(toasty_now(), "text", 7)));
}

static toasty_status to_json(world *w)
{
    struct User_list *users = user_find(w->db);
    if (!users)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = TOASTY_OK;
    const struct User_page page = {.len = users->len, .items = users->items, .next = "x"};
    char *texts[] = {user_to_json(w->ada), user_list_to_json(users), thing_to_json(w->thing), user_page_to_json(&page)};
    for (int i = 0; i < 4; i++) {
        if (!texts[i])
            status = TOASTY_OUT_OF_MEMORY;
        toasty_free(texts[i]);
    }
    toasty_free(users);
    return status;
}

static toasty_status print(world *w)
{
    FILE *out = fopen("/dev/null", "w");
    assert_non_null(out);
    user_print(out, w->ada);
    thing_print(out, w->thing);
    region_print(out, w->region);
    fclose(out);
    return TOASTY_OK;
}

const scenario read_scenarios[] = {
    {"find_all", find_all, 0},
    {"find_things", find_things, 0},
    {"find_with_comparisons", find_with_comparisons, 0},
    {"find_via", find_via, 0},
    {"find_within_via", find_within_via, 0},
    {"find_values", find_values, 0},
    {"include_values", include_values, 0},
    {"find_with_lists", find_with_lists, 0},
    {"find_with_patterns", find_with_patterns, 0},
    {"find_with_arithmetic", find_with_arithmetic, 0},
    {"find_in_rows", find_in_rows, 0},
    {"find_in_a_long_list", find_in_a_long_list, 0},
    {"find_by_relation", find_by_relation, 0},
    {"find_without_relation", find_without_relation, 0},
    {"find_across_relations", find_across_relations, 0},
    {"find_in_order", find_in_order, 0},
    {"find_with_includes", find_with_includes, 0},
    {"find_with_limits", find_with_limits, 0},
    {"find_with_composite_include", find_with_composite_include, 0},
    {"find_a_tree", find_a_tree, 0},
    {"paginate", paginate, 0},
    {"paginate_over_nulls", paginate_over_nulls, 0},
    {"copy_expression", copy_expression, 0},
    {"first_and_one", first_and_one, 0},
    {"none_is_not_out_of_memory", none_is_not_out_of_memory, 0},
    {"counts", counts, 0},
    {"whether_exists", whether_exists, 0},
    {"get_by_fields", get_by_fields, 0},
    {"within_relations", within_relations, 0},
    {"single_relations", single_relations, 0},
    {"load", load, 0},
    {"load_again", load_again, 0},
    {"load_none_again", load_none_again, 0},
    {"from_sql", from_sql, 0},
    {"query", query, 0},
    {"to_json", to_json, 0},
    {"print", print, 0},
    {NULL, NULL, 0},
};
