/* Every call that has a twin for batches: what it does there, and what is left of it when the batch fails. */
#include "batch_twins.toasty.h"
#include "support.h"

static toasty_db *filled(void)
{
    toasty_db *db = test_db(&User);
    toasty_free(user_create_many(
        db, users_new({.name = "ada",
                       .email = "a",
                       .seats = seats_new({.hall = "A", .number = 1}, {.hall = "A", .number = 2})},
                      {.name = "bob", .email = "b"})));
    toasty_free(seat_create(db, .hall = "B", .number = 1));
    test_ok(db);
    return db;
}

static void reading(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct User *one;
    struct User_page *page;
    bool any, none;
    struct Seat *seat;
    struct Seat_list *hall, *row;
    test_log_start();
    assert_int_equal(toasty_batch(db, user_one_op(&one, .where = toasty_eq(User.name, "bob")),
                                  user_paginate_op(&page, .order_by = {toasty_asc(User.name)}, .per_page = 1),
                                  user_exists_op(&any, .where = toasty_eq(User.email, "a")),
                                  user_exists_op(&none, .where = toasty_eq(User.email, "x")),
                                  seat_get_by_hall_and_number_op(&seat, "A", 2),
                                  seat_find_by_hall_op(&hall, "A", .order_by = {toasty_desc(Seat.number)}),
                                  seat_find_by_hall_and_number_op(&row, "B", 1)),
                     TOASTY_OK);
    assert_string_equal(test_log(),
                        "BEGIN, SELECT users, SELECT users, SELECT users, SELECT users, SELECT seats, "
                        "SELECT seats, SELECT seats, COMMIT");
    assert_string_equal(one->name, "bob");
    assert_int_equal(page->len, 1);
    assert_non_null(page->next);
    assert_true(any && !none);
    assert_int_equal(seat->number, 2);
    assert_true(hall->len == 2 && hall->items[0].number == 2 && row->len == 1);
    toasty_free(one);
    toasty_free(page);
    toasty_free(seat);
    toasty_free(hall);
    toasty_free(row);
    toasty_close(db);
}

static void writing(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct User_list *made, *changed;
    struct Seat_list *gone;
    struct User *inserted, *updated, *ignored;
    int64_t left;
    assert_int_equal(
        toasty_batch(
            db,
            user_create_many_op(&made,
                                users_new({.name = "cid", .email = "c"}, {.name = "dot", .email = "d"})),
            user_upsert_by_email_op(&inserted, "e", .name = toasty_set("eve"), .logins = toasty_add(1)),
            user_upsert_by_email_op(&updated, "a", .name = toasty_set("Ada"), .logins = toasty_add(1)),
            user_upsert_by_email_op(&ignored, "b", .name = toasty_set("Bob"), .or_ignore = true),
            user_update_where_returning_op(&changed, toasty_in(User.email, "c", "d"),
                                           .logins = toasty_set(7)),
            user_update_by_email_op("b", .logins = toasty_set(9)),
            seat_update_by_hall_and_number_op("B", 1, .broken = toasty_set(true)),
            seat_delete_by_hall_and_number_op("A", 1),
            seat_delete_where_returning_op(&gone, toasty_eq(Seat.broken, true)), seat_count_op(&left)),
        TOASTY_OK);
    assert_string_equal(test_names(made, name), "cid,dot");
    assert_string_equal(inserted->name, "eve");
    assert_int_equal(inserted->logins, 1);
    assert_string_equal(updated->name, "Ada");
    assert_null(ignored);
    assert_string_equal(test_names(changed, name), "cid,dot");
    assert_true(changed->items[0].logins == 7 && changed->items[1].logins == 7);
    assert_true(gone->len == 1 && !strcmp(gone->items[0].hall, "B"));
    assert_int_equal(left, 1);
    assert_int_equal(
        user_count(db, .where = toasty_and(toasty_eq(User.name, "bob"), toasty_eq(User.logins, 9))), 1);
    toasty_free(made);
    toasty_free(inserted);
    toasty_free(updated);
    toasty_free(changed);
    toasty_free(gone);
    toasty_close(db);
}

static void views(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserLine_list *all;
    struct UserLine *first, *one;
    struct UserLine_page *page;
    int64_t count;
    bool any;
    assert_int_equal(
        toasty_batch(db, user_line_find_op(&all),
                     user_line_first_op(&first, .order_by = {toasty_desc(UserLine.seats)}),
                     user_line_one_op(&one, .where = toasty_eq(UserLine.seats, 0)),
                     user_line_paginate_op(&page, .order_by = {toasty_asc(UserLine.seats)}, .per_page = 5),
                     user_line_count_op(&count),
                     user_line_exists_op(&any, .where = toasty_gt(UserLine.seats, 2))),
        TOASTY_OK);
    assert_int_equal(all->len, 2);
    assert_string_equal(first->name, "ada");
    assert_string_equal(one->name, "bob");
    assert_true(page->len == 2 && count == 2 && !any);
    toasty_free(all);
    toasty_free(first);
    toasty_free(one);
    toasty_free(page);
    toasty_close(db);
}

static void nothing_is_left_of_one_that_fails(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct User_list *made = (void *)1, *changed = (void *)1;
    struct User *upserted = (void *)1, *got = (void *)1;
    struct User_page *page = (void *)1;
    bool any = true;
    assert_int_equal(
        toasty_batch(db, user_exists_op(&any),
                     user_create_many_op(&made, users_new({.name = "cid", .email = "c"})),
                     user_upsert_by_email_op(&upserted, "a", .name = toasty_set("Ada")),
                     user_update_where_returning_op(&changed, TOASTY_ALL_ROWS, .logins = toasty_set(7)),
                     user_paginate_op(&page, .order_by = {toasty_asc(User.name)}, .per_page = 1),
                     user_get_by_email_op(&got, "nobody")),
        TOASTY_RECORD_NOT_FOUND);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "`User`");
    assert_true(!made && !changed && !upserted && !got && !page && !any);
    assert_int_equal(user_count(db), 2);
    assert_int_equal(
        user_count(db, .where = toasty_or(toasty_eq(User.name, "Ada"), toasty_eq(User.logins, 7))), 0);
    /* results that nobody wants */
    assert_int_equal(toasty_batch(db, user_one_op(NULL), user_exists_op(NULL),
                                  user_paginate_op(NULL, .per_page = 1, .order_by = {toasty_asc(User.id)}),
                                  user_upsert_by_email_op(NULL, "a", .name = toasty_set("Ada")),
                                  seat_delete_where_returning_op(NULL, TOASTY_ALL_ROWS)),
                     TOASTY_OK);
    assert_int_equal(seat_count(db), 0);
    /* what is wrong with a call is found when it is made */
    assert_int_equal(toasty_batch(db, user_update_where_returning_op(&changed, TOASTY_ALL_ROWS)),
                     TOASTY_INVALID_STATEMENT);
    toasty_op empty = user_find_op(NULL);
    empty.input = NULL;
    assert_int_equal(toasty_batch_run(db, &empty, 1), TOASTY_MISUSE);
    empty.kind = TOASTY_OP_DELETE_RETURNING;
    assert_int_equal(toasty_batch_run(db, &empty, 1), TOASTY_MISUSE);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(reading),
    cmocka_unit_test(writing),
    cmocka_unit_test(views),
    cmocka_unit_test(nothing_is_left_of_one_that_fails),
};

TEST_MAIN(tests)
