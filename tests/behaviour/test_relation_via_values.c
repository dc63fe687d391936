/* Relations via others whose path ends at a field: lists of values, each once. */
#include "relation_via_values.toasty.h"
#include "support.h"

#include <math.h>
#include <stdlib.h>

#define MODELS  &User, &Article
#define BY_NAME .order_by = {toasty_asc(User.name)}

static const char *joined(const toasty_string_list *list, bool sorted)
{
    return test_joined(list->items, list->len, sizeof *list->items, 0, sorted);
}

/* Asserts what is in a list of strings, in any order, and frees it. */
static void check_list(toasty_db *db, toasty_string_list *list, const char *expected)
{
    test_true(db, list);
    assert_null(list->nulls);
    assert_string_equal(joined(list, true), expected);
    toasty_free(list);
}

static void comment(toasty_db *db, const struct User *user, const struct Article *article, const char *body)
{
    struct Comment *c = comment_create(db, .user = toasty_set(user), .body = body,
                                       .article_id = article ? &article->id : NULL);
    test_true(db, c);
    toasty_free(c);
}

/* Ada comments on both articles called "Loom" (one twice) and on "Gears", Bob on "Gears" and on nothing, Cid
 * does not. */
typedef struct world {
    toasty_db *db;
    struct User *ada, *bob, *cid;
    struct Article *loom, *second_loom, *gears;
} world;

static world make_world(void)
{
    world w = {.db = test_db(MODELS)};
    w.ada = user_create(w.db, .name = "Ada");
    w.bob = user_create(w.db, .name = "Bob");
    w.cid = user_create(w.db, .name = "Cid");
    test_true(w.db, w.ada && w.bob && w.cid);
    w.loom = article_create(w.db, .title = "Loom", .subtitle = "a", .stars = (const int16_t[]){3});
    w.second_loom = article_create(w.db, .title = "Loom", .stars = (const int16_t[]){-3});
    w.gears = article_create(w.db, .title = "Gears", .subtitle = "b", .stars = (const int16_t[]){5});
    test_true(w.db, w.loom && w.second_loom && w.gears);
    comment(w.db, w.ada, w.loom, "good");
    comment(w.db, w.ada, w.loom, "really");
    comment(w.db, w.ada, w.second_loom, "good");
    comment(w.db, w.ada, w.gears, "bad");
    comment(w.db, w.bob, w.gears, "bad");
    comment(w.db, w.bob, NULL, "lost");
    return w;
}

static void free_world(const world *w)
{
    toasty_free(w->ada);
    toasty_free(w->bob);
    toasty_free(w->cid);
    toasty_free(w->loom);
    toasty_free(w->second_loom);
    toasty_free(w->gears);
    toasty_close(w->db);
}

static void equal_values_come_once(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    check_list(w.db, user_commented_article_titles(w.db, w.ada), "Gears,Loom");
    assert_string_equal(test_log(), "SELECT articles");
    check_list(w.db, user_commented_article_titles(w.db, w.bob), "Gears");
    check_list(w.db, user_commented_article_titles(w.db, w.cid), "");
    /* over one relation; a deferred field, too */
    check_list(w.db, user_comment_bodies(w.db, w.ada), "bad,good,really");
    check_list(w.db, user_comment_bodies(w.db, w.bob), "bad,lost");
    free_world(&w);
}

static void values_can_be_chosen_ordered_and_limited(void **state)
{
    (void)state;
    world w = make_world();
    check_list(w.db, user_commented_article_titles(w.db, w.ada, .where = toasty_gt(Article.stars, 4)),
               "Gears");
    check_list(w.db, user_commented_article_titles(w.db, w.ada, .where = toasty_lt(Article.stars, 0)),
               "Loom");
    check_list(w.db, user_commented_article_titles(w.db, w.ada, .where = toasty_is_null(Article.title)), "");
    toasty_string_list *bodies =
        user_comment_bodies(w.db, w.ada, .order_by = {toasty_desc(Comment.body)}, .limit = 2);
    test_true(w.db, bodies);
    assert_string_equal(joined(bodies, false), "really,good");
    toasty_free(bodies);
    bodies = user_comment_bodies(w.db, w.ada, .order_by = {toasty_asc(Comment.body)}, .offset = 1);
    test_true(w.db, bodies);
    assert_string_equal(joined(bodies, false), "good,really");
    toasty_free(bodies);
    assert_null(user_comment_bodies(w.db, w.ada, .order_by = {toasty_asc(Comment.id)}));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "Comment.body", "Comment.id");
    assert_null(user_comment_bodies(w.db, w.ada, .limit = -1));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "negative");
    assert_null(user_comment_bodies(w.db, (const struct User *)NULL));
    test_failed(w.db, TOASTY_MISUSE, "User.comment_bodies", "NULL");
    /* and in conditions, which are about the records that have the values */
    struct User_list *users =
        user_find(w.db, .where = toasty_any(User.commented_article_titles, toasty_eq(Article.title, "Loom")));
    test_true(w.db, users);
    assert_string_equal(test_names(users, name), "Ada");
    toasty_free(users);
    assert_int_equal(user_count(w.db, .where = toasty_exists(User.commented_article_titles)), 2);
    assert_null(user_find(w.db, .where = toasty_eq(User.commented_article_titles, w.loom)));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.commented_article_titles", "toasty_any");
    free_world(&w);
}

static void lists_are_included(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    struct User_list *users =
        user_find(w.db, BY_NAME,
                  .include = {toasty_with(User.commented_article_titles), toasty_with(User.comment_bodies),
                              toasty_with(User.stars)});
    test_true(w.db, users);
    assert_string_equal(test_log(),
                        "BEGIN, SELECT users, SELECT articles, SELECT comments, SELECT articles, COMMIT");
    const struct User *u = users->items;
    assert_string_equal(joined(u[0].commented_article_titles, true), "Gears,Loom");
    assert_string_equal(joined(u[1].commented_article_titles, true), "Gears");
    assert_int_equal(u[2].commented_article_titles->len, 0);
    assert_true(toasty_is_loaded(&u[2], User.commented_article_titles));
    assert_string_equal(joined(u[0].comment_bodies, true), "bad,good,really");
    assert_string_equal(joined(u[1].comment_bodies, true), "bad,lost");
    assert_int_equal(u[0].stars->len, 3);
    assert_int_equal(u[0].stars->items[0] + u[0].stars->items[1] + u[0].stars->items[2], 5);
    assert_null(u[0].article_ids);
    assert_false(toasty_is_loaded(&u[0], User.article_ids));
    toasty_free(users);
    test_true(w.db, !user_load(w.db, w.ada, .include = {toasty_with(User.commented_article_titles)}));
    assert_string_equal(joined(w.ada->commented_article_titles, true), "Gears,Loom");
    free_world(&w);
}

static void included_lists_are_chosen_ordered_and_limited(void **state)
{
    (void)state;
    world w = make_world();
    struct User_list *users = user_find(
        w.db, BY_NAME,
        .include = {toasty_with(User.commented_article_titles, .where = toasty_lt(Article.stars, 4)),
                    toasty_with(User.comment_bodies, .order_by = {toasty_desc(Comment.body)}, .limit = 2,
                                .offset = 1),
                    toasty_with(User.stars, .order_by = {toasty_desc(Article.stars)}, .limit = 1)});
    test_true(w.db, users);
    const struct User *u = users->items;
    assert_string_equal(joined(u[0].commented_article_titles, true), "Loom");
    assert_int_equal(u[1].commented_article_titles->len, 0);
    assert_string_equal(joined(u[0].comment_bodies, false), "good,bad");
    assert_string_equal(joined(u[1].comment_bodies, false), "bad");
    assert_int_equal(u[2].comment_bodies->len, 0);
    assert_true(u[0].stars->len == 1 && u[0].stars->items[0] == 5);
    assert_true(u[1].stars->len == 1 && u[1].stars->items[0] == 5);
    toasty_free(users);
    /* without an order the first values are taken, each once */
    users = user_find(w.db, BY_NAME,
                      .include = {toasty_with(User.commented_article_titles, .limit = 2),
                                  toasty_with(User.comment_bodies, .limit = 1)});
    test_true(w.db, users);
    assert_string_equal(joined(users->items[0].commented_article_titles, false), "Gears,Loom");
    assert_string_equal(joined(users->items[0].comment_bodies, false), "bad");
    toasty_free(users);
    assert_null(
        user_find(w.db, .include = {toasty_with(User.comment_bodies, .order_by = {toasty_asc(Comment.id)})}));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "Comment.body", "Comment.id");
    assert_null(user_find(
        w.db, .include = {toasty_with(User.comment_bodies, .include = {toasty_with(Comment.article)})}));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.comment_bodies", "nothing to include");
    free_world(&w);
}

static size_t nulls_of(const bool *nulls, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; nulls && i < len; i++)
        count += nulls[i];
    return count;
}

static void null_is_a_value_and_a_missing_link_is_not(void **state)
{
    (void)state;
    world w = make_world();
    toasty_string_list *subtitles = user_subtitles(w.db, w.ada, .order_by = {toasty_asc(Article.subtitle)});
    test_true(w.db, subtitles);
    assert_int_equal(subtitles->len, 3);
    assert_non_null(subtitles->nulls);
    assert_true(subtitles->nulls[0] && !subtitles->nulls[1] && !subtitles->nulls[2]);
    assert_null(subtitles->items[0]);
    assert_string_equal(subtitles->items[2], "b");
    toasty_free(subtitles);
    struct User_list *users =
        user_find(w.db, BY_NAME, .include = {toasty_with(User.subtitles), toasty_with(User.article_ids)});
    test_true(w.db, users);
    const struct User *u = users->items;
    assert_int_equal(u[0].subtitles->len, 3);
    assert_int_equal(nulls_of(u[0].subtitles->nulls, 3), 1);
    /* Bob's list has none, though it was read together with one that has */
    assert_int_equal(u[1].subtitles->len, 1);
    assert_null(u[1].subtitles->nulls);
    assert_string_equal(u[1].subtitles->items[0], "b");
    assert_int_equal(u[0].article_ids->len, 3);
    assert_null(u[0].article_ids->nulls);
    assert_int_equal(u[1].article_ids->len, 2);
    assert_int_equal(nulls_of(u[1].article_ids->nulls, 2), 1);
    toasty_free(users);
    free_world(&w);
}

static void values_of_all_types(void **state)
{
    (void)state;
    world w = make_world();
    struct User *ada = user_get_by_name(w.db, "Ada");
    test_true(w.db, ada);
    test_true(w.db, !user_load(w.db, ada,
                               .include = {toasty_with(User.scores), toasty_with(User.days),
                                           toasty_with(User.flags), toasty_with(User.sizes),
                                           toasty_with(User.prices), toasty_with(User.digests)}));
    assert_true(ada->scores->len == 1 && ada->scores->items[0] == (double)0.1f);
    assert_true(ada->days->len == 1 && ada->days->items[0].year == 2026 && ada->days->items[0].day == 2);
    assert_true(ada->flags->len == 1 && !ada->flags->items[0]);
    assert_true(ada->sizes->len == 1 && ada->sizes->items[0] == 4000000000u);
    assert_int_equal(ada->prices->len, 1);
    assert_string_equal(ada->prices->items[0].text, "0.50");
    assert_true(ada->digests->len == 1 && ada->digests->items[0].len == 2);
    assert_memory_equal(ada->digests->items[0].data, "\1\2", 2);
    toasty_int_list *stars = user_stars(w.db, ada, .order_by = {toasty_asc(Article.stars)});
    test_true(w.db, stars);
    assert_true(stars->len == 3 && stars->items[0] == -3 && stars->items[2] == 5);
    toasty_free(stars);
    toasty_free(ada);
    free_world(&w);
}

static void they_are_shown(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db,
              !user_load(w.db, w.ada,
                         .include = {toasty_with(User.subtitles, .order_by = {toasty_asc(Article.subtitle)}),
                                     toasty_with(User.scores), toasty_with(User.days)}));
    char *json = user_to_json(w.ada);
    assert_non_null(json);
    assert_non_null(
        strstr(json, "\"subtitles\":[null,\"a\",\"b\"],\"scores\":[0.1],\"days\":[\"2026-01-02\"]"));
    assert_null(strstr(json, "commented_article_titles"));
    toasty_free(json);
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    user_print(out, w.ada);
    fclose(out);
    assert_non_null(strstr(text, "    subtitles: [NULL, \"a\", \"b\"],\n"));
    assert_non_null(strstr(text, "    commented_article_titles: (not loaded),\n"));
    free(text);
    free_world(&w);
}

/* Article.authors */
static void eager_ones_come_with_every_query(void **state)
{
    (void)state;
    world w = make_world();
    assert_int_equal(w.gears->authors->len, 0);
    struct Article *gears = article_one(w.db, .where = toasty_eq(Article.title, "Gears"));
    test_true(w.db, gears);
    assert_string_equal(joined(gears->authors, true), "Ada,Bob");
    test_true(w.db, !article_update(w.db, gears, .comments = comments_new({.user = toasty_set(w.cid)})));
    assert_string_equal(joined(gears->authors, true), "Ada,Bob,Cid");
    toasty_free(gears);
    struct User *ada = user_one(w.db, .where = toasty_eq(User.name, "Bob"),
                                .include = {toasty_with(User.commented_articles)});
    test_true(w.db, ada);
    assert_string_equal(joined(ada->commented_articles->items[0].authors, true), "Ada,Bob,Cid");
    toasty_free(ada);
    struct Article *fresh =
        article_create(w.db, .title = "Steam",
                       .comments = comments_new({.user = toasty_set(w.ada)}, {.user = toasty_set(w.bob)}));
    test_true(w.db, fresh);
    assert_string_equal(joined(fresh->authors, true), "Ada,Bob");
    toasty_free(fresh);
    free_world(&w);
}

static void keys_of_two_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Box);
    struct Box_list *boxes =
        box_create_many(db, boxes_new({.kind = "a",
                                       .number = 1,
                                       .items = items_new({.label = "x"}, {.label = "y"}, {.label = "x"})},
                                      {.kind = "a", .number = 2, .items = items_new({.label = "z"})},
                                      {.kind = "b", .number = 1, .items = items_new({.box_kind = NULL})}));
    test_true(db, boxes);
    check_list(db, box_labels(db, &boxes->items[0]), "x,y");
    toasty_free(boxes);
    for (int limit = 0; limit < 2; limit++) {
        boxes = box_find(db, .order_by = {toasty_asc(Box.kind), toasty_asc(Box.number)},
                         .include = {toasty_with(Box.labels, .limit = limit)});
        test_true(db, boxes);
        assert_string_equal(joined(boxes->items[0].labels, true), limit ? "x" : "x,y");
        assert_string_equal(joined(boxes->items[1].labels, true), "z");
        assert_int_equal(boxes->items[2].labels->len, 1);
        assert_true(boxes->items[2].labels->nulls && boxes->items[2].labels->nulls[0]);
        toasty_free(boxes);
    }
    toasty_close(db);
}

/* Of the records that a query finds: from the other end, each value once. */
static void values_of_many_records(void **state)
{
    (void)state;
    world w = make_world();
    toasty_expr of_users =
        toasty_any(Article.comments, toasty_any(Comment.user, toasty_in(User.name, "Ada", "Bob")));
    toasty_string_list *titles = toasty_pluck(w.db, Article.title, .where = of_users, .distinct = true,
                                              .order_by = {toasty_desc(Article.title)});
    test_true(w.db, titles);
    assert_string_equal(joined(titles, false), "Loom,Gears");
    toasty_free(titles);
    check_list(w.db, toasty_pluck(w.db, Article.title, .where = of_users), "Gears,Loom,Loom");
    assert_null(toasty_pluck(w.db, Article.title, .distinct = true, .order_by = {toasty_asc(Article.stars)}));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "Article.title", "Article.stars");
    assert_null(article_find(w.db, .distinct = true));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "toasty_pluck");
    free_world(&w);
}

static void they_are_read_only(void **state)
{
    (void)state;
    world w = make_world();
    const toasty_field *titles = User.commented_article_titles.field;
    assert_int_equal(toasty_relation_insert(titles, w.db, w.ada, w.gears), TOASTY_INVALID_STATEMENT);
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.commented_article_titles", "read");
    assert_int_equal(toasty_relation_remove(titles, w.db, w.ada, w.gears), TOASTY_INVALID_STATEMENT);
    struct Article_new new = {.toasty__db = w.db, .toasty__parent = w.ada, .title = "x"};
    assert_null(toasty_model_create(Article.toasty__model, titles, &new));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.commented_article_titles");
    assert_int_equal(article_count(w.db), 3);
    free_world(&w);
}

/* More records than one statement asks for, whose values come mixed. */
static void many_records(void **state)
{
    (void)state;
    enum { COUNT = 8200 };
    toasty_db *db = test_db(&Box);
    struct Box_new *boxes = test_alloc(COUNT, sizeof *boxes);
    struct Item_new *items = test_alloc(COUNT * 3, sizeof *items);
    char(*labels)[8] = test_alloc(COUNT, sizeof *labels);
    for (int i = 0; i < COUNT; i++) {
        snprintf(labels[i], sizeof labels[i], "%04d", i);
        boxes[i] = (struct Box_new){.kind = "k", .number = i + 1};
        for (int k = 0; k < 3; k++)
            items[k * COUNT + i] = (struct Item_new){
                .box_kind = "k", .box_number = i + 1, .label = k == 2 ? NULL : labels[(i + k) % COUNT]};
    }
    struct Box_list *made = box_create_array(db, boxes, COUNT);
    test_true(db, made);
    struct Item_list *filled = item_create_array(db, items, COUNT * 3);
    test_true(db, filled);
    struct Box_list *found =
        box_find(db, .order_by = {toasty_desc(Box.number)}, .include = {toasty_with(Box.labels)});
    test_true(db, found);
    assert_int_equal(found->len, COUNT);
    for (int i = 0; i < COUNT; i++) {
        const struct Box *box = &found->items[COUNT - 1 - i];
        assert_int_equal(box->labels->len, 3);
        assert_int_equal(nulls_of(box->labels->nulls, 3), 1);
        for (size_t k = 0; k < 3; k++)
            assert_true(box->labels->nulls[k] || atoi(box->labels->items[k]) == i ||
                        atoi(box->labels->items[k]) == (i + 1) % COUNT);
    }
    toasty_free(found);
    toasty_free(filled);
    toasty_free(made);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(equal_values_come_once),
    cmocka_unit_test(values_can_be_chosen_ordered_and_limited),
    cmocka_unit_test(lists_are_included),
    cmocka_unit_test(included_lists_are_chosen_ordered_and_limited),
    cmocka_unit_test(null_is_a_value_and_a_missing_link_is_not),
    cmocka_unit_test(values_of_all_types),
    cmocka_unit_test(they_are_shown),
    cmocka_unit_test(eager_ones_come_with_every_query),
    cmocka_unit_test(keys_of_two_fields),
    cmocka_unit_test(values_of_many_records),
    cmocka_unit_test(they_are_read_only),
    cmocka_unit_test(many_records),
};

TEST_MAIN(tests)
