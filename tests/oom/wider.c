/* Queries beyond whole records. */
#include "world.h"

#include <math.h>

static toasty_status aggregates(world *w)
{
    int64_t sum = toasty_sum(w->db, User.age);
    toasty_status status = same(w->db, toasty_errcode(w->db));
    assert_int_equal(sum, status ? 0 : 76);
    if (status)
        return status;
    double average = toasty_avg(w->db, User.age, .where = toasty_eq(User.age, 20), .limit = 1);
    status = same(w->db, toasty_errcode(w->db));
    assert_true(status ? isnan(average) : average == 20.0);
    return status;
}

static toasty_status extremes(world *w)
{
    toasty_status status = got(w->db, toasty_max(w->db, User.age));
    if (!status)
        status = got(w->db, toasty_min(w->db, User.name));
    return status ? status : got(w->db, toasty_max(w->db, Thing.a_timestamp));
}

static toasty_status pluck(world *w)
{
    toasty_status status = got(w->db, toasty_pluck(w->db, User.bio, .order_by = {toasty_asc(User.id)}));
    if (!status)
        status = got(w->db, toasty_pluck(w->db, User.age));
    if (!status)
        status = got(w->db, toasty_pluck(w->db, Thing.a_bytes));
    return status ? status : got(w->db, toasty_pluck(w->db, Todo.title, .where = toasty_eq(Todo.user, w->ada)));
}

static bool count_users(struct User *user, void *arg)
{
    (void)user;
    ++*(int *)arg;
    return true;
}

static toasty_status each(world *w)
{
    int users = 0;
    toasty_status status = same(w->db, user_each(w->db, count_users, &users, .order_by = {toasty_asc(User.id)}));
    assert_true(status || users == 4);
    return status;
}

static toasty_status view(world *w)
{
    toasty_status status =
        got(w->db, user_card_find(w->db, .where = toasty_and(toasty_gt(UserCard.todos, 0), toasty_gt(User.id, 0)),
                                  .order_by = {toasty_desc(User.name)}));
    return status ? status : got(w->db, user_card_first(w->db, .order_by = {toasty_asc(UserCard.last)}));
}

static toasty_status page_of_a_view(world *w)
{
    return got(w->db, user_line_paginate(w->db, .order_by = {toasty_desc(UserLine.todos)}, .per_page = 2));
}

static bool count_lists(struct UserLists *user, void *arg)
{
    *(size_t *)arg += user->todos->len;
    return true;
}

static toasty_status relations_of_a_view(world *w)
{
    size_t todos = 0;
    toasty_status status =
        got(w->db, user_lists_find(w->db, .include = {toasty_with(UserLists.todos, .where = toasty_gt(Todo.id, 0),
                                                                  .order_by = {toasty_asc(Todo.id)}, .limit = 2)}));
    if (!status)
        status = got(w->db, user_lists_first(w->db, .order_by = {toasty_asc(UserLists.name)}));
    if (!status)
        status = got(w->db, city_line_paginate(w->db, .order_by = {toasty_desc(CityLine.id)}, .per_page = 1));
    if (!status)
        status = same(w->db, user_lists_each(w->db, count_lists, &todos));
    assert_true(status || todos > 0);
    return status;
}

static toasty_status batch_of_the_others(world *w)
{
    struct User *user = NULL;
    struct User_list *users = NULL;
    struct UserLine_page *page = NULL;
    struct Person_list *people = NULL;
    bool any = false;
    toasty_status status =
        same(w->db, toasty_batch(w->db, user_get_by_email_op(&user, "ada@x"), user_exists_op(&any),
                                 user_update_where_returning_op(&users, toasty_eq(User.age, 20), .name = toasty_set("x")),
                                 person_create_many_op(&people, people_new({.id = 77, .name = "new"})),
                                 user_line_paginate_op(&page, .order_by = {toasty_asc(UserLine.id)}, .per_page = 1),
                                 paper_upsert_by_slug_op(NULL, "one", .body = toasty_set("b"), .hits = toasty_add(1)),
                                 city_delete_where_returning_op(NULL, TOASTY_ALL_ROWS)));
    assert_int_equal(!user || !users || !page || !people || !any, status != TOASTY_OK);
    toasty_free(user);
    toasty_free(users);
    toasty_free(page);
    toasty_free(people);
    return status;
}

static toasty_status batch(world *w)
{
    struct Person *person = NULL;
    struct User_list *users = NULL;
    int64_t count = 0;
    toasty_status status =
        same(w->db, toasty_batch(w->db, person_create_op(&person, .id = 77, .name = "new"),
                                 user_find_op(&users, .where = toasty_gt(User.id, 0)), person_count_op(&count),
                                 city_delete_where_op(TOASTY_ALL_ROWS)));
    assert_int_equal(!person, status != TOASTY_OK);
    assert_int_equal(!users, status != TOASTY_OK);
    assert_int_equal(count, status ? -1 : 5);
    toasty_free(person);
    toasty_free(users);
    return status;
}

static toasty_status all(world *w)
{
    struct User *user = NULL;
    struct User_list *users = NULL;
    int64_t count = 0;
    toasty_status status =
        same(w->db, toasty_all(w->db, user_get_by_email_op(&user, "ada@x"),
                               user_update_where_op(toasty_eq(User.age, 20), .name = toasty_set("x")),
                               user_find_op(&users, .include = {toasty_with(User.todos)}), person_count_op(&count)));
    assert_true(status || (user && users && count == 4));
    toasty_free(user);
    toasty_free(users);
    return status;
}

static toasty_status delete_what_the_database_holds(world *w)
{
    return same(w->db, vault_delete_by_id(w->db, 1));
}

/* What is expected is that the database refuses; without memory for its words it is not known why. */
static toasty_status refused(world *w, toasty_status status)
{
    if (status != TOASTY_DRIVER_OPERATION_FAILED)
        return status;
    return toasty_error(w->db)->constraint == TOASTY_CONSTRAINT_FOREIGN_KEY ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

static toasty_status violate_foreign_keys(world *w)
{
    assert_null(coin_create(w->db, .id = 9, .vault_id = 99));
    toasty_status status = refused(w, toasty_errcode(w->db));
    return status ? status : refused(w, vault_delete_by_id(w->db, 2));
}

const scenario wider_scenarios[] = {
    {"batch", batch, 0},
    {"all", all, DONE_OR_NOT},
    {"delete_what_the_database_holds", delete_what_the_database_holds, 0},
    {"violate_foreign_keys", violate_foreign_keys, 0},
    {"view", view, 0},
    {"page_of_a_view", page_of_a_view, 0},
    {"relations_of_a_view", relations_of_a_view, 0},
    {"batch_of_the_others", batch_of_the_others, 0},
    {"each", each, 0},
    {"aggregates", aggregates, 0},
    {"extremes", extremes, 0},
    {"pluck", pluck, 0},
    {NULL, NULL, 0},
};
