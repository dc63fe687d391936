/* Pages of views: over what they show, of records and of groups. */
#include "view_pages.toasty.h"
#include "support.h"

enum { USERS = 9 };

/* User i has i % 3 todos of i minutes, every second without a label; every third user has no age. */
static toasty_db *filled(void)
{
    toasty_db *db = test_db(&User);
    for (int i = 0; i < USERS; i++) {
        char name[8];
        snprintf(name, sizeof name, "u%d", i);
        toasty_free(user_create(db, .id = i, .name = name, .age = i % 3 ? toasty_i64(i / 4) : NULL));
        for (int n = 0; n < i % 3; n++)
            toasty_free(todo_create(db, .user_id = i, .number = n, .minutes = i, .label = n % 2 ? NULL : "x",
                                    .user = toasty_set(&(struct User){.id = i})));
    }
    test_ok(db);
    return db;
}

/* The values of `field` page after page, "0 1|2 3|"; and back again, which must be the same pages. */
#define WALK(snake, Type, member)                                                                            \
    static void walk_##snake(toasty_db *db, char *out, size_t size, toasty_expr where, toasty_order first,   \
                             toasty_order second, int64_t per_page)                                          \
    {                                                                                                        \
        struct Type##_page *pages[32] = {0};                                                                 \
        size_t count = 0, used = 0;                                                                          \
        const char *after = NULL;                                                                            \
        out[0] = 0;                                                                                          \
        do {                                                                                                 \
            struct Type##_page *page = snake##_paginate(db, .where = where, .order_by = {first, second},     \
                                                        .per_page = per_page, .after = after);               \
            test_true(db, page);                                                                             \
            pages[count++] = page;                                                                           \
            toasty_each (item, page)                                                                         \
                used += (size_t)snprintf(out + used, size - used, "%lld ", (long long)item->member);         \
            used += (size_t)snprintf(out + used, size - used, "|");                                          \
            after = page->next;                                                                              \
        } while (after);                                                                                     \
        for (size_t i = count - 1; i > 0; i--) {                                                             \
            if (!pages[i]->len)                                                                              \
                continue;                                                                                    \
            struct Type##_page *page = snake##_paginate(db, .where = where, .order_by = {first, second},     \
                                                        .per_page = per_page, .before = pages[i]->prev);     \
            test_true(db, page);                                                                             \
            assert_int_equal(page->len, pages[i - 1]->len);                                                  \
            for (size_t k = 0; k < page->len; k++)                                                           \
                assert_int_equal(page->items[k].member, pages[i - 1]->items[k].member);                      \
            toasty_free(page);                                                                               \
        }                                                                                                    \
        for (size_t i = 0; i < count; i++)                                                                   \
            toasty_free(pages[i]);                                                                           \
    }
WALK(user_card, UserCard, id)
WALK(todo_line, TodoLine, owner)
WALK(todo_group, TodoGroup, minutes)

static const toasty_expr anything;
static const toasty_order none;

static void records_in_the_order_of_what_they_show(void **state)
{
    (void)state;
    toasty_db *db = filled();
    char seen[256];
    walk_user_card(db, seen, sizeof seen, anything, toasty_asc(UserCard.id), none, 4);
    assert_string_equal(seen, "0 1 2 3 |4 5 6 7 |8 |");
    /* an aggregate with many equal ones: the key completes the order, in the direction of its last field */
    walk_user_card(db, seen, sizeof seen, anything, toasty_desc(UserCard.todos), none, 4);
    assert_string_equal(seen, "8 5 2 7 |4 1 6 3 |0 |");
    walk_user_card(db, seen, sizeof seen, anything, toasty_asc(UserCard.todos), none, 2);
    assert_string_equal(seen, "0 3 |6 1 |4 7 |2 5 |8 |");
    /* NULLs come first, or last */
    walk_user_card(db, seen, sizeof seen, anything, toasty_asc(UserCard.average), none, 2);
    assert_string_equal(seen, "0 3 |6 1 |2 4 |5 7 |8 |");
    walk_user_card(db, seen, sizeof seen, anything, toasty_desc(UserCard.age), toasty_asc(UserCard.id), 2);
    assert_string_equal(seen, "8 4 |5 7 |1 2 |0 3 |6 |");
    /* a field of the model that the view shows */
    walk_user_card(db, seen, sizeof seen, anything, toasty_desc(User.age), toasty_asc(User.id), 5);
    assert_string_equal(seen, "8 4 5 7 1 |2 0 3 6 |");
    toasty_close(db);
}

static void conditions_stay(void **state)
{
    (void)state;
    toasty_db *db = filled();
    char seen[256];
    walk_user_card(db, seen, sizeof seen, toasty_and(toasty_gt(User.id, 1), toasty_gt(UserCard.todos, 0)),
                   toasty_desc(UserCard.id), none, 2);
    assert_string_equal(seen, "8 7 |5 4 |2 |");
    toasty_close(db);
}

static void keys_of_several_fields_under_other_names(void **state)
{
    (void)state;
    toasty_db *db = filled();
    char seen[256];
    walk_todo_line(db, seen, sizeof seen, anything, toasty_asc(TodoLine.number), none, 4);
    assert_string_equal(seen, "1 2 4 5 |7 8 2 5 |8 |");
    toasty_close(db);
}

static void groups(void **state)
{
    (void)state;
    toasty_db *db = filled();
    char seen[256];
    /* (u1,x) 1, (u2,NULL) 2, (u2,x) 2, (u4,x) 4, (u5,NULL) 5, (u5,x) 5, (u7,x) 7, (u8,NULL) 8, (u8,x) 8 */
    walk_todo_group(db, seen, sizeof seen, anything, toasty_desc(TodoGroup.minutes), none, 2);
    assert_string_equal(seen, "8 8 |7 5 |5 4 |2 2 |1 |");
    walk_todo_group(db, seen, sizeof seen, anything, toasty_asc(TodoGroup.label), none, 2);
    assert_string_equal(seen, "2 5 |8 1 |2 4 |5 7 |8 |");
    /* conditions before and behind the grouping */
    walk_todo_group(db, seen, sizeof seen,
                    toasty_and(toasty_gt(Todo.minutes, 2), toasty_lt(TodoGroup.minutes, 8)),
                    toasty_asc(TodoGroup.user), none, 2);
    assert_string_equal(seen, "4 5 |5 7 ||");
    /* one record for all: the page behind it is empty */
    struct TodoTotal_page *page =
        todo_total_paginate(db, .order_by = {toasty_asc(TodoTotal.rows)}, .per_page = 1);
    test_true(db, page && page->len == 1 && page->items[0].minutes == 42 && page->next);
    struct TodoTotal_page *behind =
        todo_total_paginate(db, .order_by = {toasty_asc(TodoTotal.rows)}, .per_page = 1, .after = page->next);
    test_true(db, behind && behind->len == 0 && !behind->next);
    toasty_free(behind);
    toasty_free(page);
    toasty_close(db);
}

/* What changes meanwhile shifts no page: a cursor is a place, not a number. */
static void rows_that_come_and_go(void **state)
{
    (void)state;
    toasty_db *db = filled();
    struct UserCard_page *page =
        user_card_paginate(db, .order_by = {toasty_asc(UserCard.todos)}, .per_page = 4);
    test_true(db, page && page->items[3].id == 1);
    assert_int_equal(user_delete_by_id(db, 0), TOASTY_OK);
    toasty_free(user_create(db, .id = 50, .name = "late"));
    struct UserCard_page *next =
        user_card_paginate(db, .order_by = {toasty_asc(UserCard.todos)}, .per_page = 4, .after = page->next);
    test_true(db, next && next->len == 4 && next->items[0].id == 4);
    toasty_free(next);
    toasty_free(page);
    toasty_close(db);
}

static void what_has_no_pages(void **state)
{
    (void)state;
    toasty_db *db = filled();
    assert_null(user_name_paginate(db, .order_by = {toasty_asc(UserName.name)}, .per_page = 2));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`UserName`", "primary key", "`User`", "`id`");
    assert_null(user_card_paginate(db, .per_page = 2));
    test_failed(db, TOASTY_UNSUPPORTED_FEATURE, "order_by");
    assert_null(user_card_paginate(db, .order_by = {toasty_asc(UserCard.id)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "per_page");
    struct UserCard_page *page = user_card_paginate(db, .order_by = {toasty_asc(UserCard.id)}, .per_page = 2);
    test_true(db, page && page->next);
    assert_null(
        user_card_paginate(db, .order_by = {toasty_asc(UserCard.name)}, .per_page = 2, .after = page->next));
    test_failed(db, TOASTY_VALIDATION, "cursor");
    assert_null(user_paginate(db, .order_by = {toasty_asc(User.id)}, .per_page = 2, .after = page->next));
    test_failed(db, TOASTY_VALIDATION, "cursor");
    toasty_free(page);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(records_in_the_order_of_what_they_show),
    cmocka_unit_test(conditions_stay),
    cmocka_unit_test(keys_of_several_fields_under_other_names),
    cmocka_unit_test(groups),
    cmocka_unit_test(rows_that_come_and_go),
    cmocka_unit_test(what_has_no_pages),
};

TEST_MAIN(tests)
