/* Indexes over several fields: calls for each beginning of one, and that the database uses it. */
#include "index_composite.toasty.h"
#include "support.h"

/* The plan of the last statement, as SQLite tells it. */
static void expect_index(toasty_db *db, const char *name)
{
    char sql[1024];
    snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", test_log_sql(test_log_count() - 1));
    for (char *at = sql; (at = strchr(at, '?'));) /* ?1 becomes 00 */
        memcpy(at, "00", 2);
    toasty_rows *rows = toasty_query(db, sql);
    test_true(db, rows);
    const toasty_value *detail = toasty_row_value(rows, 0, 3);
    assert_non_null(detail);
    if (!strstr(detail->as.string, name)) {
        print_error("%s: %s\n", sql, detail->as.string);
        fail();
    }
    toasty_free(rows);
}

static void composite_index_basic(void **state)
{
    (void)state;
    toasty_db *db = test_db(&GameScore);
    toasty_free(
        game_score_create_many(db, game_scores_new({.user_id = "u1", .game_title = "chess", .top_score = 10},
                                                   {.user_id = "u2", .game_title = "chess", .top_score = 30},
                                                   {.user_id = "u3", .game_title = "chess", .top_score = 20},
                                                   {.user_id = "u1", .game_title = "go", .top_score = 99})));
    test_ok(db);
    test_log_start();
    struct GameScore_list *scores =
        game_score_find_by_game_title(db, "chess", .order_by = {toasty_desc(GameScore.top_score)});
    assert_string_equal(test_names_in_order(scores, user_id), "u2,u3,u1");
    toasty_free(scores);
    expect_index(db, "index_game_scores_by_game_title_and_top_score");
    scores = game_score_find_by_game_title_and_top_score(db, "chess", 20);
    assert_string_equal(test_names(scores, user_id), "u3");
    toasty_free(scores);
    /* the beginning of an index and a range of what comes next in it */
    test_log_start();
    scores = game_score_find_by_game_title(db, "chess", .where = toasty_gt(GameScore.top_score, 15));
    assert_string_equal(test_names(scores, user_id), "u2,u3");
    toasty_free(scores);
    expect_index(db, "index_game_scores_by_game_title_and_top_score");
    scores = game_score_find(db, .where = toasty_and(toasty_eq(GameScore.game_title, "chess"),
                                                     toasty_between(GameScore.top_score, 10, 20)));
    assert_string_equal(test_names(scores, user_id), "u1,u3");
    toasty_free(scores);
    toasty_close(db);
}

static void composite_index_struct_level(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Post);
    toasty_free(post_create_many(db, posts_new({.user_id = "a", .title = "1"}, {.user_id = "a", .title = "2"},
                                               {.user_id = "b", .title = "3"})));
    test_log_start();
    struct Post_list *posts = post_find_by_user_id(db, "a");
    assert_string_equal(test_names(posts, title), "1,2");
    toasty_free(posts);
    expect_index(db, "index_posts_by_user_id");
    toasty_close(db);
}

static void composite_index_three_columns(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Address);
    toasty_free(address_create_many(db, addresses_new({.country = "de", .city = "kiel", .zip_code = "1"},
                                                      {.country = "de", .city = "kiel", .zip_code = "2"},
                                                      {.country = "de", .city = "bonn", .zip_code = "1"},
                                                      {.country = "fr", .city = "kiel", .zip_code = "1"})));
    struct Address_list *found = address_find_by_country(db, "de");
    test_true(db, found);
    assert_int_equal(found->len, 3);
    toasty_free(found);
    test_log_start();
    found = address_find_by_country_and_city(db, "de", "kiel");
    assert_string_equal(test_names(found, zip_code), "1,2");
    toasty_free(found);
    expect_index(db, "index_addresses_by_country_and_city_and_zip_code");
    test_log_start();
    found = address_find_by_country_and_city_and_zip_code(db, "de", "kiel", "2");
    test_true(db, found);
    assert_int_equal(found->len, 1);
    toasty_free(found);
    expect_index(db, "index_addresses_by_country_and_city_and_zip_code");
    assert_int_equal(address_delete_by_country_and_city(db, "de", "kiel"), TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    toasty_close(db);
}

static void composite_index_multiple_indexes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Product);
    toasty_free(product_create_many(db, products_new({.id = "1", .category = "tea", .brand = "x"},
                                                     {.id = "2", .category = "tea", .brand = "y"},
                                                     {.id = "3", .category = "cup", .brand = "x"})));
    test_log_start();
    struct Product_list *products = product_find_by_category(db, "tea");
    assert_string_equal(test_names(products, id), "1,2");
    toasty_free(products);
    expect_index(db, "index_products_by_category");
    test_log_start();
    products = product_find_by_brand(db, "x");
    assert_string_equal(test_names(products, id), "1,3");
    toasty_free(products);
    expect_index(db, "by_brand");
    toasty_close(db);
}

static void composite_unique_index(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Site);
    toasty_free(site_create_many(
        db, sites_new({.host = "a", .path = "x"}, {.host = "a", .path = "y"}, {.host = "b", .path = "x"})));
    test_ok(db);
    assert_null(site_create(db, .host = "b", .path = "x"));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->model, "Site");
    struct Site *site = site_get_by_host_and_path(db, "a", "y");
    test_true(db, site);
    assert_int_equal(site_update(db, site, .path = toasty_set("x")), TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(site->path, "y");
    assert_int_equal(site_update(db, site, .host = toasty_set("b")), TOASTY_OK);
    toasty_free(site);
    test_log_start();
    struct Site_list *sites = site_find_by_host(db, "b");
    assert_string_equal(test_names(sites, path), "x,y");
    toasty_free(sites);
    expect_index(db, "index_sites_by_host_and_path");
    /* a pair with a NULL in it is like no other */
    toasty_free(site_create_many(db, sites_new({.host = "b"}, {.host = "b"})));
    test_ok(db);
    assert_int_equal(site_count(db), 5);
    toasty_close(db);
}

static void create_filter_update_by_raw_identifier_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Select);
    toasty_free(select_create(db, .type = "a", .order = 1, .group = "g", .where = true, .table = "first"));
    toasty_free(select_create(db, .type = "a", .order = 2, .group = "g", .table = "second"));
    test_ok(db);
    struct Select_list *list = select_find_by_type(db, "a", .where = toasty_eq(Select.where, true));
    assert_string_equal(test_names(list, table), "first");
    toasty_free(list);
    list = select_find_by_group_and_order(db, "g", 2);
    assert_string_equal(test_names(list, table), "second");
    toasty_free(list);
    struct Select *one = select_get_by_table(db, "first");
    test_true(db, one);
    assert_int_equal(select_update(db, one, .type = toasty_set("b"), .order = toasty_add(5)), TOASTY_OK);
    assert_int_equal(one->order, 6);
    assert_int_equal(select_update_by_type(db, "b", .group = toasty_set("h")), TOASTY_OK);
    toasty_free(one);
    one = select_upsert_by_table(db, "first", .type = toasty_set("c"), .order = toasty_set(1),
                                 .group = toasty_set("i"), .where = toasty_set(true));
    test_true(db, one);
    assert_string_equal(one->group, "i");
    toasty_free(one);
    list = select_find(db, .order_by = {toasty_desc(Select.order), toasty_asc(Select.group)});
    assert_string_equal(test_names_in_order(list, table), "second,first");
    toasty_free(list);
    assert_int_equal(select_delete_by_table(db, "first"), TOASTY_OK);
    assert_int_equal(select_count(db), 1);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(composite_index_basic),
    cmocka_unit_test(composite_index_struct_level),
    cmocka_unit_test(composite_index_three_columns),
    cmocka_unit_test(composite_index_multiple_indexes),
    cmocka_unit_test(composite_unique_index),
    cmocka_unit_test(create_filter_update_by_raw_identifier_field),
};

TEST_MAIN(tests)
